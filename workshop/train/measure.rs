//! How often the true continuation ranks first among 77, for cuts that nothing was trained on.

use recolumn::suggest::language::{
    Language, LeftEnd, RightBeginning, Symbol, fold, reads_on, word_across,
};

pub(crate) fn symbols(language: Language, text: &str) -> Vec<Symbol> {
    let mut s = Vec::new();
    fold(language, text, &mut s);
    s
}

pub(crate) fn measure(language: Language, file: &str, weight: f32) {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let cuts: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let (mut first, mut three, mut all) = (0, 0, 0);
    let mut nll = 0.0;
    let mut time = std::time::Duration::ZERO;
    let mut pairs = 0;
    for group in cuts.chunks(77) {
        let ready: Vec<(LeftEnd, RightBeginning)> = group
            .iter()
            .map(|(l, r)| (LeftEnd::new(language, l), RightBeginning::new(language, r)))
            .collect();
        let start = std::time::Instant::now();
        for (i, (left, _)) in ready.iter().enumerate() {
            let scores: Vec<f32> = ready
                .iter()
                .map(|(_, r)| {
                    reads_on(left, r)
                        + weight * word_across(left, r).map_or(0.0, |w| w.strength.clamp(0.0, 15.0))
                })
                .collect();
            pairs += scores.len();
            let better = scores
                .iter()
                .enumerate()
                .filter(|(j, s)| *j != i && **s >= scores[i])
                .count();
            let sum: f32 = scores.iter().map(|s| s.exp()).sum();
            nll -= (scores[i] - sum.ln()) as f64;
            first += (better == 0) as usize;
            three += (better < 3) as usize;
            all += 1;
        }
        time += start.elapsed();
    }
    println!(
        "{} first {:.3} three {:.3} nll {:.3} n {} {:.0} ns/pair",
        file.rsplit('/').next().unwrap_or_default(),
        first as f64 / all as f64,
        three as f64 / all as f64,
        nll / all as f64,
        all,
        time.as_nanos() as f64 / pairs as f64
    );
}
