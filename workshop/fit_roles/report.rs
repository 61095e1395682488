//! How good guesses are: by character as pages are scored, and how far their probabilities can be
//! believed.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use recolumn::document::Role;
use recolumn::suggest::roles::{Kind, Weights, guess_with};

use crate::answers::Page;

/// The kinds that pages are scored by.
const SCORED: [&str; 5] = ["title", "byline", "running head", "body", "discard"];

fn scored(kind: Kind) -> usize {
    match kind {
        Kind::Part(Role::Title | Role::Subtitle) => 0,
        Kind::Part(Role::Byline) => 1,
        Kind::Part(Role::RunningHead) => 2,
        Kind::Part(_) => 3,
        Kind::Furniture => 4,
    }
}

/// Characters: rightly so called, so called, so meant.
type Counts = [[usize; 3]; 5];

#[derive(Default)]
pub(crate) struct Report {
    styles: BTreeMap<String, Counts>,
    total: Counts,
    /// The same if every fragment were called what most of its characters are.
    ceiling: Counts,
    /// By probability of the best kind, in twentieths: how many, and how many right.
    reliability: [[usize; 2]; 21],
    /// Fragments that are a heading by the answer: how many, and how many were found.
    headings: [usize; 3],
    time: Duration,
    fragments: usize,
}

impl Report {
    pub(crate) fn add(&mut self, page: &Page, weights: &Weights, verbose: bool) {
        let begin = Instant::now();
        let guesses = guess_with(&page.placement, weights);
        self.time += begin.elapsed();
        self.fragments += guesses.len();
        let style = self.styles.entry(page.style().to_owned()).or_default();
        for guess in &guesses {
            let (best, probability) = guess.best();
            let Some(place) = page
                .observed
                .fragments
                .iter()
                .position(|&id| id == guess.fragment)
            else {
                continue;
            };
            let Some(meant) = page.kinds[place] else {
                continue;
            };
            let mut right = 0;
            let mut count = 0;
            let spans = page
                .placement
                .fragment(guess.fragment)
                .map(|fragment| fragment.spans.clone());
            for span in spans.iter().flat_map(|spans| spans.iter()) {
                for &kind in page.bytes[span.range()].iter().flatten() {
                    count += 1;
                    let (called, kind) = (scored(best), scored(kind));
                    right += usize::from(called == kind);
                    for counts in [&mut *style, &mut self.total] {
                        counts[called][1] += 1;
                        counts[kind][2] += 1;
                        counts[called][0] += usize::from(called == kind);
                    }
                    let called = scored(meant);
                    self.ceiling[called][1] += 1;
                    self.ceiling[kind][2] += 1;
                    self.ceiling[called][0] += usize::from(called == kind);
                }
            }
            let bin = ((probability * 20.0) as usize).min(20);
            self.reliability[bin][0] += 1;
            self.reliability[bin][1] += usize::from(scored(best) == scored(meant));
            let heading = Kind::Part(Role::Heading);
            self.headings[0] += usize::from(meant == heading && best == heading);
            self.headings[1] += usize::from(best == heading);
            self.headings[2] += usize::from(meant == heading);
            if verbose && 2 * right < count {
                let words: String = page.words(guess.fragment).chars().take(60).collect();
                println!(
                    "{} {} → {} {probability:.2}: {}",
                    page.name,
                    meant.name(),
                    best.name(),
                    words.replace('\n', "⏎")
                );
            }
        }
    }

    pub(crate) fn print(&self) {
        for (style, counts) in &self.styles {
            println!("  {style:24}{}", line(counts));
        }
        println!("  {:24}{}", "ALL", line(&self.total));
        println!("  {:24}{}", "(by majority)", line(&self.ceiling));
        println!(
            "  headings {:.3} of {}",
            f1(self.headings),
            self.headings[2]
        );
        let each = self.time.as_secs_f64() * 1e6 / self.fragments.max(1) as f64;
        println!("  {each:.1} µs a fragment");
        println!("  probability of the best: how many, right");
        for (bin, [count, right]) in self.reliability.iter().enumerate() {
            if *count > 0 {
                let share = *right as f64 / *count as f64;
                println!("    {:.2}–  {count:6}  {share:.3}", bin as f64 / 20.0);
            }
        }
    }
}

fn f1([right, called, meant]: [usize; 3]) -> f64 {
    if called + meant == 0 {
        return 1.0;
    }
    2.0 * right as f64 / (called + meant) as f64
}

fn line(counts: &Counts) -> String {
    let mut line = String::new();
    for (name, counts) in SCORED.iter().zip(counts) {
        if counts[1] + counts[2] > 0 {
            line.push_str(&format!("  {name} {:.3}", f1(*counts)));
        }
    }
    line
}
