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
use std::path::PathBuf;

use recolumn::suggest::confidence::Curves;
use recolumn::suggest::fitting::{Answer, Lesson, fit, signal_names};
use recolumn::suggest::{Prepared, read_weights};

struct Options {
    folds: usize,
    penalty: f32,
    rounds: usize,
    out: Option<PathBuf>,
    oracle: bool,
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

fn main() {
    let options = options();
    let mut pages = Vec::new();
    for folder in &options.folders {
        pages.extend(gold::pages(folder));
    }
    if options.skip_lines {
        pages.retain(|page| !page.name.contains("-lines"));
    }
    if pages.is_empty() {
        eprintln!("There are no pages with answers in the folders named.");
        std::process::exit(2);
    }
    let mut extra = Vec::new();
    for folder in &options.extra {
        extra.extend(
            gold::pages(folder)
                .into_iter()
                .filter(|page| !page.name.contains("-lines") && !page.name.contains("-scan")),
        );
    }
    let begin = read_weights(&fs::read_to_string(&options.weights).unwrap_or_default());
    let train = |held: Option<usize>| {
        let mut weights = begin;
        if options.fixed {
            return weights;
        }
        let taught: Vec<&gold::Page> = pages
            .iter()
            .enumerate()
            .filter(|(n, _)| Some(n % options.folds) != held)
            .map(|(_, page)| page)
            .chain(&extra)
            .collect();
        let mut all: Vec<Lesson> = vec![Lesson::default(); taught.len()];
        for turn in 0..options.turns {
            for (lesson, page) in all.iter_mut().zip(&taught) {
                lesson.extend(Lesson::new(&page.placement, &page.answer, &weights));
            }
            // The pages named are worth more than those made.
            let own = all.len() - extra.len();
            let lessons: Vec<&Lesson> = all
                .iter()
                .take(own)
                .chain(all.iter().take(own))
                .chain(&all)
                .collect();
            let (found, report) = fit(&lessons, &weights, options.penalty, options.rounds);
            weights = found;
            eprintln!(
                "fold {held:?} turn {turn}: loss {:.4}, right {:.4}",
                report.loss, report.right
            );
        }
        weights
    };
    let curves = if options.fixed {
        Curves::shipped()
    } else {
        Curves::PLAIN
    };
    let mut samples = calibration::Samples::default();
    if let Some(out) = &options.out {
        let _ = fs::create_dir_all(out);
        for fold in 0..options.folds {
            let weights = train(Some(fold));
            for (_, page) in pages
                .iter()
                .enumerate()
                .filter(|(n, _)| n % options.folds == fold)
            {
                let answer: Option<&Answer> = options.oracle.then_some(&page.answer);
                let started = std::time::Instant::now();
                let prepared = Prepared::with_weights(&page.placement, &weights);
                let middle = started.elapsed();
                let proposal = prepared.solve_with(&page.placement, &weights, &curves, answer);
                calibration::collect(page, &proposal, &mut samples);
                let solved = started.elapsed() - middle;
                if solved.as_millis() > 20 {
                    eprintln!(
                        "{}: {} fragments, prepared {middle:?}, solved {solved:?}",
                        page.name,
                        page.placement.fragment_count()
                    );
                }
                let saved = gold::saved(&page.placement, &proposal);
                let _ = fs::write(out.join(format!("{}.json", page.name)), saved);
            }
        }
    }
    if !options.fixed {
        let weights = train(None);
        for folder in &options.valid {
            for page in gold::pages(folder) {
                let prepared = Prepared::with_weights(&page.placement, &weights);
                let proposal = prepared.solve_with(&page.placement, &weights, &Curves::PLAIN, None);
                calibration::collect(&page, &proposal, &mut samples);
            }
        }
        let curves = calibration::fit(&samples);
        calibration::table(&samples, &curves);
        let _ = fs::write(
            options.weights.with_file_name("confidence.txt"),
            curves.written(),
        );
        let mut text = String::new();
        for (name, weight) in signal_names().iter().zip(weights) {
            text.push_str(&format!("{name} {weight:.4}\n"));
        }
        let _ = fs::write(&options.weights, &text);
        print!("{text}");
    }
}
