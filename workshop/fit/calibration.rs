//! The curves from odds to confidence, fitted to links of pages that were held out.

use std::collections::BTreeMap;

use recolumn::document::{FragmentId, Role};
use recolumn::suggest::Proposal;
use recolumn::suggest::confidence::{Curves, Grounds, SUREST};

use crate::gold::Page;

/// Links: whether the script has spaces, what the link rests on, the logarithm of its odds, and
/// whether it was right.
#[derive(Default)]
pub(crate) struct Samples(Vec<(bool, Grounds, f32, bool)>);

fn log_odds(confidence: f64) -> f32 {
    let confidence = confidence.clamp(1.0e-6, 1.0 - 1.0e-6);
    ((confidence / (1.0 - confidence)).ln() as f32).clamp(-SUREST, SUREST)
}

/// Adds the links of a proposal whose odds were left plain.
pub(crate) fn collect(page: &Page, proposal: &Proposal, samples: &mut Samples) {
    let mut next: BTreeMap<FragmentId, FragmentId> = BTreeMap::new();
    for (title, texts) in &page.answer.articles {
        let row: Vec<FragmentId> = title.iter().chain(texts).copied().collect();
        for pair in row.windows(2) {
            next.insert(pair[0], pair[1]);
        }
    }
    let text_of = |id: FragmentId| {
        let spans = page
            .placement
            .fragment(id)
            .map(|fragment| fragment.spans.last());
        spans.map_or("", |span| span.of(page.placement.text(id.source)))
    };
    let spaced = {
        let wide = page
            .placement
            .sources()
            .flat_map(|(_, source)| source.text.chars().take(3000).collect::<Vec<_>>())
            .filter(|c| *c >= '\u{2E80}')
            .count();
        wide < 500
    };
    for article in &proposal.articles {
        let title = article.parts.iter().find(|part| part.role == Role::Title);
        let texts: Vec<_> = article
            .parts
            .iter()
            .filter(|part| part.role.is_body())
            .collect();
        if let (Some(title), Some(first)) = (title, texts.first()) {
            let right = next.get(&title.fragment) == Some(&first.fragment);
            samples.0.push((
                spaced,
                Grounds::Start,
                log_odds(first.confidence.value()),
                right,
            ));
        }
        for pair in texts.windows(2) {
            let (left, right) = (pair[0], pair[1]);
            if (right.confidence.value() - 0.98).abs() < 1.0e-6 {
                continue;
            }
            let open = !text_of(left.fragment).trim_end().ends_with([
                '。', '！', '？', '.', '!', '?', '”', '"', '»', '…', '：', '；', ':', ';', '）',
                ')', '」', '』',
            ]);
            let grounds = if open { Grounds::Open } else { Grounds::Closed };
            samples.0.push((
                spaced,
                grounds,
                log_odds(right.confidence.value()),
                next.get(&left.fragment) == Some(&right.fragment),
            ));
        }
    }
}

/// Fits the curves: logistic regression for each script and ground, drawn a little to no change.
pub(crate) fn fit(samples: &Samples) -> Curves {
    let mut curves = Curves::PLAIN;
    for spaced in [false, true] {
        for grounds in Grounds::ALL {
            let chosen: Vec<(f32, bool)> = samples
                .0
                .iter()
                .filter(|sample| sample.0 == spaced && sample.1 == grounds)
                .map(|sample| (sample.2, sample.3))
                .collect();
            if chosen.len() < 30 {
                continue;
            }
            let (mut slope, mut height) = (1.0_f32, 0.0_f32);
            for _ in 0..4000 {
                let (mut by_slope, mut by_height) = (0.0, 0.0);
                for &(odds, right) in &chosen {
                    let sure = 1.0 / (1.0 + (-(height + slope * odds)).exp());
                    let miss = sure - f32::from(u8::from(right));
                    by_slope += miss * odds;
                    by_height += miss;
                }
                let count = chosen.len() as f32;
                slope -= 0.02 * (by_slope / count + 0.002 * (slope - 1.0));
                height -= 0.05 * (by_height / count + 0.002 * height);
            }
            curves.set(spaced, grounds, slope, height);
        }
    }
    curves
}

/// Prints how often links of each confidence were right.
pub(crate) fn table(samples: &Samples, curves: &Curves) {
    for (name, wanted) in [("without spaces", false), ("with spaces", true)] {
        let mut bins = [(0_usize, 0_usize, 0.0_f64); 12];
        for &(spaced, grounds, odds, right) in samples.0.iter().filter(|sample| sample.0 == wanted)
        {
            let sure = curves.confidence(spaced, grounds, (-odds).exp());
            let bin = if sure >= 0.99 {
                11
            } else if sure >= 0.95 {
                10
            } else {
                (sure * 10.0) as usize
            };
            bins[bin].0 += 1;
            bins[bin].1 += usize::from(right);
            bins[bin].2 += f64::from(sure);
        }
        println!("{name}: confidence, links, right");
        for (count, right, sure) in bins.iter().filter(|bin| bin.0 > 0) {
            println!(
                "  {:.3} {count:6} {:.3}",
                sure / *count as f64,
                *right as f64 / *count as f64
            );
        }
    }
}
