//! Fits the weights of links to pages whose right answer is known.
//!
//! `cargo run --release --example fit -- [--folds N] [--penalty P] [--out FOLDER] PAGES…`
//!
//! PAGES are folders of pages (`*.txt`) with their right answers (`*.json`). Each page is held out
//! once; the saved files of the held-out pages go to FOLDER, and the weights fitted on all pages to
//! `assets/suggest/links.txt`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod gold;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

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
    if std::env::var("AFFINITY").is_ok() {
        let auc = |list: &[(f32, bool)]| {
            let (mut good, mut all) = (0.0, 0.0);
            for a in list.iter().filter(|a| a.1) {
                for b in list.iter().filter(|b| !b.1) {
                    all += 1.0;
                    good += if a.0 > b.0 { 1.0 } else if a.0 == b.0 { 0.5 } else { 0.0 };
                }
            }
            (good, all)
        };
        let mut sums: BTreeMap<String, [f64; 4]> = BTreeMap::new();
        for page in &pages {
            let (pairs, heads) = recolumn::suggest::fitting::affinities(&page.placement, &page.answer);
            let style = page.name.rsplit_once('-').map_or("", |s| s.0).to_owned();
            let sum = sums.entry(style).or_default();
            let (g, a) = auc(&pairs);
            if a > 0.0 { sum[0] += g / a; sum[1] += 1.0; }
            let (g, a) = auc(&heads);
            if a > 0.0 { sum[2] += g / a; sum[3] += 1.0; }
        }
        let mut all = [0.0; 4];
        for (style, sum) in &sums {
            println!("{style:18} pairs {:.4} heads {:.4}", sum[0] / sum[1], sum[2] / sum[3]);
            for k in 0..4 { all[k] += sum[k]; }
        }
        println!("ALL pairs {:.4} heads {:.4}", all[0] / all[1], all[2] / all[3]);
        return;
    }
    let mut extra = Vec::new();
    for folder in &options.extra {
        extra.extend(gold::pages(folder).into_iter().filter(|page| !page.name.contains("-lines")));
    }
    let begin = read_weights(&fs::read_to_string(&options.weights).unwrap_or_default());
    let train = |held: Option<usize>| {
        let mut weights = begin;
        if options.fixed {
            return weights;
        }
        let taught: Vec<&gold::Page> = pages.iter().enumerate().filter(|(n, _)| Some(n % options.folds) != held).map(|(_, page)| page).chain(&extra).collect();
        let mut all: Vec<Lesson> = vec![Lesson::default(); taught.len()];
        for turn in 0..options.turns {
            for (lesson, page) in all.iter_mut().zip(&taught) {
                lesson.extend(Lesson::new(&page.placement, &page.answer, &weights));
            }
            let lessons: Vec<&Lesson> = all.iter().collect();
            let (found, report) = fit(&lessons, &weights, options.penalty, options.rounds);
            weights = found;
            eprintln!("fold {held:?} turn {turn}: loss {:.4}, right {:.4}", report.loss, report.right);
        }
        weights
    };
    let nothing: BTreeMap<(), ()> = BTreeMap::new();
    let _ = nothing;
    if let Some(out) = &options.out {
        let _ = fs::create_dir_all(out);
        for fold in 0..options.folds {
            let weights = train(Some(fold));
            for (_, page) in pages.iter().enumerate().filter(|(n, _)| n % options.folds == fold) {
                let answer: Option<&Answer> = options.oracle.then_some(&page.answer);
                let started = std::time::Instant::now();
                let prepared = Prepared::with_weights(&page.placement, &weights);
                let middle = started.elapsed();
                let proposal = prepared.solve_with(&page.placement, &weights, answer);
                let solved = started.elapsed() - middle;
                if solved.as_millis() > 20 {
                    eprintln!("{}: {} fragments, prepared {middle:?}, solved {solved:?}", page.name, page.placement.fragment_count());
                }
                let saved = gold::saved(&page.placement, &proposal);
                let _ = fs::write(out.join(format!("{}.json", page.name)), saved);
            }
            if options.fixed && fold == usize::MAX {
                break;
            }
        }
    }
    if !options.fixed {
        let weights = train(None);
        let mut text = String::new();
        for (name, weight) in signal_names().iter().zip(weights) {
            text.push_str(&format!("{name} {weight:.4}\n"));
        }
        let _ = fs::write(&options.weights, &text);
        print!("{text}");
    }
}
