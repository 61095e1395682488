//! Fits the weights of links to pages whose right answer is known.
//!
//!     fit [OPTION…] PAGES…
//!
//! PAGES are folders of pages (`*.txt`) with their right answers (`*.json`). The weights fitted on all
//! of them, and on those of `--extra`, go to `assets/suggest/links.txt`, and the curves of confidence
//! to `confidence.txt` beside it. `workshop/README.md` says what the options do, and which were used
//! for what ships.
//!
//! An answer is taken over to the fragments as the program cuts them, so that a fragment that holds
//! two things has the place of what most of it is.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod calibration;
mod gold;

use std::fs;
use std::path::{Path, PathBuf};

use recolumn::suggest::confidence::Curves;
use recolumn::suggest::fitting::{Answer, Lesson, fit, signal_names};
use recolumn::suggest::{Fitted, Prepared, read_weights, roles};

use calibration::Links;

struct Options {
    folds: usize,
    penalty: f32,
    rounds: usize,
    out: Option<PathBuf>,
    oracle: bool,
    roles: Option<PathBuf>,
    weights: PathBuf,
    fixed: bool,
    skip_lines: bool,
    turns: usize,
    extra: Vec<PathBuf>,
    valid: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

fn options() -> Options {
    let mut options = Options {
        folds: 5,
        penalty: 1.0e-3,
        rounds: 300,
        out: None,
        oracle: false,
        roles: None,
        weights: PathBuf::from("assets/suggest/links.txt"),
        fixed: false,
        skip_lines: false,
        turns: 3,
        extra: Vec::new(),
        valid: Vec::new(),
        folders: Vec::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_default();
        match &*argument {
            "--folds" => options.folds = value().parse().unwrap_or(5),
            "--penalty" => options.penalty = value().parse().unwrap_or(1.0e-3),
            "--rounds" => options.rounds = value().parse().unwrap_or(300),
            "--out" => options.out = Some(value().into()),
            "--weights" => options.weights = value().into(),
            "--roles" => options.roles = Some(value().into()),
            "--oracle" => options.oracle = true,
            "--skip-lines" => options.skip_lines = true,
            "--turns" => options.turns = value().parse().unwrap_or(3),
            "--valid" => options.valid.push(value().into()),
            "--extra" => options.extra.push(value().into()),
            "--fixed" => options.fixed = true,
            _ => options.folders.push(argument.into()),
        }
    }
    options
}

/// Folders of pages that were left out, and the confidence from which on their parts are accepted.
const ACCEPTED: [(&str, f64); 2] = [("all", 0.0), ("above", 0.5)];

fn main() {
    let options = options();
    let mut pages = Vec::new();
    for folder in &options.folders {
        pages.extend(gold::pages(folder));
    }
    if pages.is_empty() {
        eprintln!("There are no pages with answers in the folders named.");
        std::process::exit(2);
    }
    let is_across = |page: &gold::Page| page.name.contains("-lines") || page.name.contains("-scan");
    let mut extra = Vec::new();
    for folder in &options.extra {
        extra.extend(gold::pages(folder).into_iter().filter(|it| !is_across(it)));
    }
    let begin = read_weights(&fs::read_to_string(&options.weights).unwrap_or_default());
    let roles = Roles::read(options.roles.as_deref(), options.folds);
    let train = |held: Option<usize>| {
        let mut fitted = Fitted {
            links: begin,
            curves: Curves::PLAIN,
            roles: roles.of(held),
        };
        if options.fixed {
            return fitted;
        }
        let taught: Vec<&gold::Page> = pages
            .iter()
            .enumerate()
            .filter(|(n, _)| Some(n % options.folds) != held)
            .map(|(_, page)| page)
            .filter(|page| !options.skip_lines || !is_across(page))
            .chain(&extra)
            .collect();
        let mut all: Vec<Lesson> = vec![Lesson::default(); taught.len()];
        for turn in 0..options.turns {
            for (lesson, page) in all.iter_mut().zip(&taught) {
                lesson.extend(Lesson::new(&page.placement, &page.answer, &fitted));
            }
            // The pages named are worth more than those made.
            let own = all.len() - extra.len();
            let lessons: Vec<&Lesson> = all
                .iter()
                .take(own)
                .chain(all.iter().take(own))
                .chain(&all)
                .collect();
            let (found, report) = fit(&lessons, &fitted.links, options.penalty, options.rounds);
            fitted.links = found;
            eprintln!(
                "fold {held:?} turn {turn}: loss {:.4}, right {:.4}",
                report.loss, report.right
            );
        }
        fitted
    };
    let mut links = Links::default();
    let mut folds = Vec::new();
    if options.out.is_some() {
        for fold in 0..options.folds {
            let fitted = train(Some(fold));
            for page in pages.iter().skip(fold).step_by(options.folds) {
                let prepared = Prepared::fitted(&page.placement, &fitted);
                let answer: Option<&Answer> = options.oracle.then_some(&page.answer);
                let proposal = prepared.solve_with(&page.placement, &fitted, answer);
                links.add(page, &prepared, fold, &proposal);
            }
            folds.push(fitted);
        }
    }
    let fitted = train(None);
    for (n, page) in options
        .valid
        .iter()
        .flat_map(|it| gold::pages(it))
        .enumerate()
    {
        let prepared = Prepared::fitted(&page.placement, &fitted);
        let proposal = prepared.solve_with(&page.placement, &fitted, None);
        links.add(&page, &prepared, n % options.folds, &proposal);
    }
    links.print();
    // What is written of the pages left out has confidences by curves that did not see them.
    if let Some(out) = &options.out {
        for (folder, _) in ACCEPTED {
            let _ = fs::create_dir_all(out.join(folder));
        }
        for (fold, mut fitted) in folds.into_iter().enumerate() {
            fitted.curves = links.curves(Some(fold));
            for page in pages.iter().skip(fold).step_by(options.folds) {
                let prepared = Prepared::fitted(&page.placement, &fitted);
                let answer: Option<&Answer> = options.oracle.then_some(&page.answer);
                let proposal = prepared.solve_with(&page.placement, &fitted, answer);
                for (folder, above) in ACCEPTED {
                    let saved = gold::saved(&page.placement, &proposal, above);
                    let path = out.join(folder).join(format!("{}.json", page.name));
                    let _ = fs::write(path, saved);
                }
            }
        }
    }
    if !options.fixed {
        let _ = fs::write(
            options.weights.with_file_name("confidence.txt"),
            links.curves(None).written(),
        );
        let mut text = String::new();
        for (name, weight) in signal_names().iter().zip(fitted.links) {
            text.push_str(&format!("{name} {weight:.4}\n"));
        }
        let _ = fs::write(&options.weights, &text);
    }
}

/// The weights of roles: those that ship, and those that each fold was held out of.
struct Roles(Vec<roles::Weights>);

impl Roles {
    fn read(folder: Option<&Path>, folds: usize) -> Self {
        let Some(folder) = folder else {
            return Self(Vec::new());
        };
        let read = |fold: usize| {
            let path = folder.join(format!("{fold}.json"));
            match fs::read_to_string(&path) {
                Ok(json) => roles::Weights::from_json(&json),
                Err(error) => {
                    eprintln!("{}: {error}", path.display());
                    std::process::exit(2);
                }
            }
        };
        Self((0..folds).map(read).collect())
    }

    fn of(&self, held: Option<usize>) -> &roles::Weights {
        let held = held.and_then(|held| self.0.get(held));
        held.unwrap_or(roles::Weights::shipped())
    }
}
