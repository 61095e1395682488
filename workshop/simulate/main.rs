//! A simulated user: how many actions it takes from a page to its right answer, with the program's
//! suggestions and without them.
//!
//!     simulate [--trace] [--threads N] FOLDER…
//!
//! A folder holds pages (`name.txt`) with their answers (`name.json`). What counts as an action, with
//! and without suggestions, stands in `user.rs` and `by_hand.rs`. The figures are printed for each
//! style (pages whose names differ in a number at the end) and for all. `--trace` prints every action.
//! `torn` are those for what had been right until another action: there solving around it failed.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod answer;
mod by_hand;
mod fault;
mod placing;
mod user;

use std::collections::BTreeMap;
use std::error::Error;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use recolumn::document::{Document, Placement};
use recolumn::load::{files_in, load_page};
use recolumn::score::Gold;
use recolumn::session::{cores, each_in_order};

use answer::Answer;
use by_hand::ByHand;
use user::{Actions, Course};

/// A page that was brought to its answer twice.
struct Outcome {
    name: String,
    fragments: usize,
    by_hand: ByHand,
    course: Course,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut trace = false;
    let mut threads = cores();
    let mut pages = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--trace" => trace = true,
            "--threads" => {
                let number = arguments.next().and_then(|number| number.parse().ok());
                threads = number
                    .and_then(NonZeroUsize::new)
                    .ok_or("--threads wants a number")?;
            }
            folder => pages.extend(pages_in(Path::new(folder))?),
        }
    }
    if pages.is_empty() {
        return Err("name a folder that holds pages (name.txt) and answers (name.json)".into());
    }
    let mut outcomes = Vec::new();
    let mut failed = Vec::new();
    let work = |(page, answer): &(PathBuf, PathBuf)| {
        simulate(page, answer).map_err(|error| format!("{}: {error}", page.display()))
    };
    each_in_order(&pages, threads, work, |_, outcome| match outcome {
        Ok(outcome) => {
            if trace {
                println!("{}", outcome.name);
                for step in &outcome.course.steps {
                    println!("    {step}");
                }
            }
            outcomes.push(outcome);
        }
        Err(error) => failed.push(error),
    });
    print_table(&outcomes);
    for outcome in &outcomes {
        if let Some(stuck) = &outcome.course.stuck {
            println!("{} did not come to its answer: {stuck}", outcome.name);
        }
    }
    for error in &failed {
        eprintln!("{error}");
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err("some pages could not be read".into())
    }
}

fn pages_in(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Box<dyn Error>> {
    let texts = files_in(folder, "txt").map_err(|error| format!("{error:?}"))?;
    let texts = texts.ok_or_else(|| format!("{} is no folder", folder.display()))?;
    let with_answers = texts
        .into_iter()
        .map(|text| (text.with_extension("json"), text));
    Ok(with_answers
        .filter(|(answer, _)| answer.is_file())
        .map(|(answer, text)| (text, answer))
        .collect())
}

fn simulate(page: &Path, answer: &Path) -> Result<Outcome, String> {
    let io = |error: std::io::Error| error.to_string();
    let name = page.file_stem().unwrap_or_default().to_string_lossy();
    let bytes = std::fs::read(page).map_err(io)?;
    let loaded = load_page(&name, bytes, None).map_err(|error| format!("{error:?}"))?;
    let gold = Gold::read(&std::fs::read(answer).map_err(io)?);
    let gold = gold.map_err(|error| format!("the answer: {error:?}"))?;
    let mut placement = Placement::default();
    placement.add_page(&loaded.page).ok_or("too many pages")?;
    let answer = Answer::new(gold, &placement).map_err(|error| format!("{error:?}"))?;
    let fragments = placement.fragment_count();
    Ok(Outcome {
        name: name.into_owned(),
        fragments,
        by_hand: by_hand::bring(Document::new(placement.clone()), &answer)?,
        course: user::bring(Document::new(placement), &answer),
    })
}

/// `zh-flow` for `zh-flow-012`.
fn style(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end_matches('-')
}

fn print_table(outcomes: &[Outcome]) {
    let mut styles: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        styles
            .entry(style(&outcome.name))
            .or_default()
            .push(outcome);
    }
    println!("Actions a page, from the suggestion to the right answer; and by hand, from nothing.");
    println!(
        "{:<20}{:>6}{:>7} |{:>7}{:>7}{:>7}{:>7}{:>7}{:>7}{:>8}{:>7} |{:>9}{:>7} |{:>7}{:>7} |{:>9}",
        "",
        "pages",
        "frags",
        "place",
        "role",
        "discard",
        "cut",
        "join",
        "reject",
        "all",
        "torn",
        "by hand",
        "runs",
        "ratio",
        "runs",
        "solve ms"
    );
    for (name, outcomes) in &styles {
        print_line(name, outcomes);
    }
    if styles.len() > 1 {
        let wanted = |form: &str| {
            let of_form = outcomes
                .iter()
                .filter(|one| style(&one.name).ends_with(form));
            of_form.collect::<Vec<_>>()
        };
        for form in ["flow", "wrapped", "rows", "lines"] {
            let outcomes = wanted(form);
            if !outcomes.is_empty() {
                print_line(&format!("all *-{form}"), &outcomes);
            }
        }
        print_line("all", &outcomes.iter().collect::<Vec<_>>());
    }
}

fn print_line(name: &str, outcomes: &[&Outcome]) {
    let pages = outcomes.len().max(1) as f64;
    let mean = |of: &dyn Fn(&Outcome) -> usize| {
        outcomes.iter().map(|outcome| of(outcome)).sum::<usize>() as f64 / pages
    };
    let actions = |of: fn(&Actions) -> usize| mean(&|outcome| of(&outcome.course.actions));
    let (all, by_hand) = (actions(Actions::all), mean(&|one| one.by_hand.all()));
    let runs = mean(&|outcome| outcome.by_hand.in_runs());
    let solved: Duration = outcomes.iter().map(|one| one.course.solving).sum();
    let solves: u32 = outcomes.iter().map(|one| one.course.solves).sum();
    println!(
        "{name:<20}{:>6}{:>7.0} |{:>7.1}{:>7.1}{:>7.1}{:>7.1}{:>7.1}{:>7.1}{all:>8.1}{:>7.1} |{by_hand:>9.1}{runs:>7.1} |{:>7.3}{:>7.3} |{:>9.2}",
        outcomes.len(),
        mean(&|outcome| outcome.fragments),
        actions(|actions| actions.placed),
        actions(|actions| actions.roles),
        actions(|actions| actions.discarded),
        actions(|actions| actions.cuts),
        actions(|actions| actions.joins),
        actions(|actions| actions.rejected),
        mean(&|outcome| outcome.course.torn),
        all / by_hand.max(1.0),
        all / runs.max(1.0),
        solved.as_secs_f64() * 1000.0 / f64::from(solves.max(1)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever is proposed, a user comes to the answer, and no slower than by hand by much.
    #[test]
    fn our_pages_come_to_their_answers() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
        let pages = pages_in(&folder).unwrap();
        assert!(pages.len() >= 7, "pages are missing");
        for (page, answer) in pages {
            let outcome = simulate(&page, &answer).unwrap();
            let (course, by_hand) = (&outcome.course, outcome.by_hand.all());
            assert_eq!(course.stuck, None, "{}: {:#?}", outcome.name, course.steps);
            assert!(by_hand >= outcome.fragments, "{}", outcome.name);
            assert!(course.actions.all() <= by_hand + 2, "{}", outcome.name);
        }
    }

    #[test]
    fn a_style_is_the_name_without_its_number() {
        assert_eq!(style("zh-flow-012"), "zh-flow");
        assert_eq!(style("rows-hans"), "rows-hans");
    }
}
