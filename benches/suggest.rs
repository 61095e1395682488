//! How fast pages are put together: `cargo bench --bench suggest --no-default-features`. Each figure
//! stands beside reading and cutting the same page, run in the same breath, so that a slow machine
//! does not look like a slow program.
//!
//! The pages are made here of the sentences of our own stories (`workshop/texts`): articles of
//! several columns, five on a page at a time, their columns laid out in turn and broken inside
//! sentences. On long pages sentences come back, which is more work than a real page is: whatever
//! stands on both sides of a seam stands elsewhere, too.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod figures;

use std::fs;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::Command as Process;
use std::time::Instant;

use recolumn::document::{By, Command, Destination, Document, FragmentId, Placement};
use recolumn::load::load_page;
use recolumn::save::saved_bytes;
use recolumn::session::each_in_order;
use recolumn::suggest::{Prepared, Proposal, propose};

use figures::{best, heads, line};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, peak, language, count, solve, ..] = arguments.as_slice()
        && peak == "--peak"
    {
        let placement = place(&Stories::read(language).page(count.parse().unwrap()));
        if solve == "solve" {
            black_box(propose(&placement));
        }
        return println!("{}", peak_memory().unwrap_or(0));
    }
    heads();
    for (language, name) in [("zh-Hans", "Chinese"), ("en", "English"), ("de", "German")] {
        let stories = Stories::read(language);
        solving(&stories, name, 80, "≤ 20 ms");
        deciding(&stories, name);
        solving(&stories, name, 500, "");
        solving(&stories, name, 2000, "≤ 1 s");
        memory(language, name);
    }
    threads();
}

/// Titles and sentences in one language.
struct Stories {
    titles: Vec<String>,
    sentences: Vec<String>,
    spaced: bool,
}

impl Stories {
    fn read(language: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshop/texts");
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy();
                name.starts_with(&format!("{language}.")) && !name.contains(".phrases.")
            })
            .collect();
        files.sort();
        let (mut titles, mut sentences) = (Vec::new(), Vec::new());
        for file in files {
            let text = fs::read_to_string(file).unwrap();
            for story in text.split("\n---\n") {
                let (head, body) = story.split_once("\n\n").unwrap();
                let title = head.lines().find_map(|line| line.strip_prefix("title: "));
                titles.push(title.unwrap().to_owned());
                let paragraphs = body.lines().filter(|line| !line.starts_with(['#', '[']));
                for paragraph in paragraphs {
                    sentences.extend(
                        paragraph
                            .split_inclusive(['。', '！', '？'])
                            .flat_map(|part| part.split_inclusive(". "))
                            .map(|sentence| sentence.trim().to_owned())
                            .filter(|sentence| sentence.chars().count() > 8),
                    );
                }
            }
        }
        assert!(titles.len() > 3 && sentences.len() > 50, "{language}");
        let spaced = !language.starts_with("zh");
        Self {
            titles,
            sentences,
            spaced,
        }
    }

    /// A page of so many fragments, a paragraph a line. The last columns break off.
    fn page(&self, fragments: usize) -> String {
        // The same numbers every time; the constants are Knuth's.
        let mut state: u64 = 7;
        let mut draw = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut page: Vec<String> = Vec::new();
        while page.iter().filter(|line| !line.is_empty()).count() < fragments {
            let mut columns: Vec<Vec<Vec<String>>> = Vec::new();
            for _ in 0..5 {
                let mut lines = vec![self.titles[draw(self.titles.len())].clone()];
                for _ in 0..6 + draw(4) {
                    let chosen: Vec<&str> = (0..2 + draw(3))
                        .map(|_| self.sentences[draw(self.sentences.len())].as_str())
                        .collect();
                    lines.push(chosen.join(if self.spaced { " " } else { "" }));
                }
                columns.push(in_columns(lines, &mut draw));
            }
            let deepest = columns.iter().map(Vec::len).max().unwrap_or(0);
            for depth in 0..deepest {
                for column in columns.iter().filter_map(|article| article.get(depth)) {
                    page.extend(column.iter().cloned().chain([String::new()]));
                }
            }
        }
        while page.iter().filter(|line| !line.is_empty()).count() > fragments {
            page.pop();
        }
        page.join("\n")
    }
}

/// An article's lines in two or three columns, broken inside a paragraph.
fn in_columns(mut lines: Vec<String>, draw: &mut impl FnMut(usize) -> usize) -> Vec<Vec<String>> {
    let mut columns = Vec::new();
    for left in (1..2 + draw(2)).rev() {
        let rest = lines.split_off((lines.len() / (left + 1)).max(1));
        let mut rest = rest.into_iter();
        let torn = rest.next().unwrap_or_default();
        let middle = torn.chars().count() / 3 + draw(5);
        // Latin words stay whole.
        let at = torn
            .char_indices()
            .skip(middle)
            .find(|(_, c)| !c.is_ascii_alphanumeric())
            .map_or(torn.len(), |(at, _)| at);
        let (head, tail) = torn.split_at(at);
        lines.push(head.trim().to_owned());
        columns.push(std::mem::take(&mut lines));
        lines.push(tail.trim().to_owned());
        lines.extend(rest);
        lines.retain(|line| !line.is_empty());
    }
    columns.push(lines);
    columns
}

fn place(text: &str) -> Placement {
    let loaded = load_page("page.txt", text.as_bytes().to_vec(), None).unwrap();
    let mut placement = Placement::default();
    placement.add_page(&loaded.page).unwrap();
    placement
}

fn solving(stories: &Stories, name: &str, fragments: usize, limit: &str) {
    let text = stories.page(fragments);
    let placement = place(&text);
    let runs = if fragments > 200 { 2 } else { 9 };
    let preparing = best(runs, || {
        black_box(Prepared::new(&placement));
    });
    let prepared = Prepared::new(&placement);
    let solved = best(runs, || {
        black_box(prepared.solve(&placement));
    });
    let beside = best(runs, || {
        black_box(place(&text));
    });
    let count = placement.fragment_count();
    let what = format!("{count} fragments, {name}: prepared");
    line(&what, preparing, beside, "");
    let what = format!("{count} fragments, {name}: solved");
    line(&what, solved, beside, "");
    let what = format!("{count} fragments, {name}: both");
    line(&what, preparing + solved, beside, limit);
}

/// What somebody does to the doubts of a page, one after the other: puts the least certain part
/// where it is proposed, or somewhere else, or says no to it.
fn decide(document: &mut Document, proposal: &Proposal, turn: usize) -> bool {
    let placement = document.placement();
    let Some(doubt) = proposal.doubts().into_iter().next() else {
        return false;
    };
    let fragment = doubt.fragment;
    let before: Option<FragmentId> = placement
        .articles()
        .last()
        .and_then(|article| article.parts.front())
        .map(|part| part.fragment);
    let command = match turn % 3 {
        0 => proposal.accept_part(fragment, placement),
        1 => proposal.reject(fragment, placement),
        _ => None,
    };
    let to = match placement.articles().last() {
        Some(article) => Destination::Article {
            article: article.id,
            before,
        },
        None => Destination::NewArticle { before: None },
    };
    let command = command.unwrap_or(Command::Move {
        fragments: vec![fragment],
        to,
        role: None,
        by: By::User,
    });
    document.apply(&command).is_ok()
}

/// Solving again after each of twelve decisions.
fn deciding(stories: &Stories, name: &str) {
    let text = stories.page(80);
    let mut document = Document::new(place(&text));
    let prepared = Prepared::new(document.placement());
    let mut proposal = prepared.solve(document.placement());
    let mut times = Vec::new();
    for turn in 0..12 {
        if !decide(&mut document, &proposal, turn) {
            continue;
        }
        let placement = document.placement();
        assert!(prepared.holds_for(placement));
        times.push(best(3, || {
            proposal = prepared.solve(placement);
        }));
    }
    times.sort_unstable();
    let beside = best(9, || {
        black_box(place(&text));
    });
    let (Some(&median), Some(&worst)) = (times.get(times.len() / 2), times.last()) else {
        return println!("{name}: there was nothing to decide");
    };
    let what = |which| format!("again after a decision, {name}, {which}");
    line(&what("median"), median, beside, "");
    line(&what("worst"), worst, beside, "≤ 8 ms");
}

/// The most memory that this process has had, in kB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// What solving needs on top of the page itself, each in a process of its own.
fn memory(language: &str, name: &str) {
    let program = std::env::current_exe().unwrap();
    let peak = |count: usize, solve: &str| -> Option<u64> {
        let mut process = Process::new(&program);
        let output = process
            .args(["--peak", language, &count.to_string(), solve])
            .output()
            .ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        said.trim().parse().ok().filter(|&peak| peak > 0)
    };
    let mut said = Vec::new();
    for count in [80, 500, 1000, 2000] {
        let (Some(with), Some(without)) = (peak(count, "solve"), peak(count, "load")) else {
            return println!("memory: this system does not say it");
        };
        let needed = with.saturating_sub(without) as f64 / 1024.0;
        said.push(format!("{count}: {needed:.1} MB"));
    }
    println!(
        "memory of a solve by fragments, {name}: {}",
        said.join(", ")
    );
}

/// Twelve pages put together on one thread and on two: the same bytes.
fn threads() {
    let stories: Vec<_> = ["zh-Hans", "en", "de", "fr"].map(Stories::read).into();
    let pages: Vec<String> = (0..12)
        .map(|number| stories[number % 4].page(40 + 20 * (number / 4)))
        .collect();
    let work = |text: &String| {
        let mut document = Document::new(place(text));
        let placement = document.placement();
        if let Some(command) = propose(placement).accept_above(0.5, placement) {
            document.apply(&command).unwrap();
        }
        saved_bytes(document.placement())
    };
    let on = |threads: usize| {
        let mut works = Vec::new();
        let start = Instant::now();
        let threads = NonZeroUsize::new(threads).unwrap();
        each_in_order(&pages, threads, work, |_, bytes| works.push(bytes));
        (works, start.elapsed())
    };
    let (one, alone) = on(1);
    let (two, together) = on(2);
    let (again, _) = on(2);
    assert_eq!(one, two, "two threads make other bytes");
    assert_eq!(two, again, "the second run makes other bytes");
    line(
        "12 pages on 2 threads, the same bytes as on 1",
        together,
        alone,
        "beside: 1 thread",
    );
}
