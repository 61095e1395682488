//! The curves from odds to confidence, fitted to links of pages that the weights were not fitted on;
//! and how far they can be believed, each link judged by curves that were fitted without its fold.
//!
//! Lines of columns that were read straight across are left out: most of their links are no result
//! of the search.

use std::collections::BTreeMap;

use recolumn::document::{FragmentId, Role};
use recolumn::suggest::confidence::{Curves, Grounds, SUREST, Script};
use recolumn::suggest::{Prepared, Proposal};

use crate::gold::Page;

/// One link that was proposed, its odds left plain.
struct Link {
    /// The pages that it was held out with.
    fold: usize,
    language: &'static str,
    script: Script,
    grounds: Grounds,
    /// The logarithm of its odds.
    odds: f32,
    right: bool,
}

/// All links of pages that were held out.
#[derive(Default)]
pub(crate) struct Links(Vec<Link>);

/// The language of a page, which its name begins with.
fn language(name: &str) -> &'static str {
    let known = ["zh-Hant", "zh-Hans", "zh", "essay", "en", "de", "fr"];
    match known.iter().find(|known| name.starts_with(**known)) {
        Some(&"essay" | &"zh") | None => "zh-Hans",
        Some(known) => known,
    }
}

fn log_odds(confidence: f64) -> f32 {
    let confidence = confidence.clamp(1.0e-6, 1.0 - 1.0e-6);
    ((confidence / (1.0 - confidence)).ln() as f32).clamp(-SUREST, SUREST)
}

impl Links {
    /// Adds the links of a proposal whose odds were left plain.
    pub(crate) fn add(&mut self, page: &Page, prepared: &Prepared, fold: usize, found: &Proposal) {
        if page.name.contains("-lines") {
            return;
        }
        let mut next: BTreeMap<Option<FragmentId>, Vec<FragmentId>> = BTreeMap::new();
        for (title, texts) in &page.answer.articles {
            let row: Vec<FragmentId> = title.iter().chain(texts).copied().collect();
            next.entry(None).or_default().extend(texts.first());
            for pair in row.windows(2) {
                next.entry(Some(pair[0])).or_default().push(pair[1]);
            }
        }
        for article in &found.articles {
            let title = article.parts.iter().find(|part| part.role == Role::Title);
            let mut last = title.map(|part| part.fragment);
            let mut grounds = match last {
                Some(_) => Grounds::Start,
                None => Grounds::Untitled,
            };
            for part in article.parts.iter().filter(|part| part.role.is_body()) {
                let right = next.get(&last);
                self.0.push(Link {
                    fold,
                    language: language(&page.name),
                    script: prepared.script_of(part.fragment).unwrap_or(Script::Wide),
                    grounds,
                    odds: log_odds(part.confidence.value()),
                    right: right.is_some_and(|right| right.contains(&part.fragment)),
                });
                last = Some(part.fragment);
                grounds = match prepared.breaks_off(part.fragment) {
                    true => Grounds::Open,
                    false => Grounds::Closed,
                };
            }
        }
    }

    /// The curves of all links but those of one fold: a logistic regression for each script and
    /// ground, drawn a little to no change.
    pub(crate) fn curves(&self, without: Option<usize>) -> Curves {
        let mut curves = Curves::PLAIN;
        for script in Script::ALL {
            for grounds in Grounds::ALL {
                let chosen: Vec<(f32, bool)> = self
                    .0
                    .iter()
                    .filter(|link| link.script == script && link.grounds == grounds)
                    .filter(|link| Some(link.fold) != without)
                    .map(|link| (link.odds, link.right))
                    .collect();
                if chosen.len() >= 30 {
                    let (slope, height) = regression(&chosen);
                    curves.set(script, grounds, slope, height);
                }
            }
        }
        curves
    }

    /// Prints how often links of each confidence were right, by language.
    pub(crate) fn print(&self) {
        let last = self.0.iter().map(|link| link.fold).max().unwrap_or(0);
        let curves: Vec<Curves> = (0..=last).map(|fold| self.curves(Some(fold))).collect();
        /// Confidences that are counted together begin here.
        const BOUNDS: [f32; 8] = [0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99];
        println!("links by confidence: how many, how many of 1000 right");
        print!("{:10}", "");
        for bound in BOUNDS {
            print!("{:>13}", format!("{bound:.2} and up"));
        }
        println!();
        for language in ["zh-Hans", "zh-Hant", "en", "de", "fr", "rough", "all"] {
            let mut bins = [(0_u32, 0_u32); BOUNDS.len()];
            for link in &self.0 {
                let kind = match link.script {
                    Script::Rough => "rough",
                    _ => link.language,
                };
                if language != "all" && kind != language {
                    continue;
                }
                let against = (-link.odds).exp();
                let sure = curves[link.fold].confidence(link.script, link.grounds, against);
                let bin = BOUNDS.partition_point(|&bound| bound <= sure).max(1) - 1;
                bins[bin].0 += 1;
                bins[bin].1 += u32::from(link.right);
            }
            print!("{language:10}");
            for (count, right) in bins {
                print!("{:>13}", format!("{count} {}", 1000 * right / count.max(1)));
            }
            println!();
        }
    }
}

/// Slope and height of the curve that makes what was found likeliest.
fn regression(links: &[(f32, bool)]) -> (f32, f32) {
    let (mut slope, mut height) = (1.0_f32, 0.0_f32);
    let count = links.len() as f32;
    for _ in 0..4000 {
        let (mut by_slope, mut by_height) = (0.0, 0.0);
        for &(odds, right) in links {
            let sure = 1.0 / (1.0 + (-(height + slope * odds)).exp());
            let miss = sure - f32::from(u8::from(right));
            by_slope += miss * odds;
            by_height += miss;
        }
        slope -= 0.02 * (by_slope / count + 0.002 * (slope - 1.0));
        height -= 0.05 * (by_height / count + 0.002 * height);
    }
    (slope, height)
}
