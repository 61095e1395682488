//! How often the true continuation ranks first among 77, for cuts that nothing was trained on.

use std::time::{Duration, Instant};

use recolumn::suggest::language::{Language, LeftEnd, RightBeginning, reading, word_across};

/// Candidates a group.
const GROUP: usize = 77;

/// What is said of a pair.
const SIGNALS: usize = 4;
type Signals = [f32; SIGNALS];

fn signals(left: &LeftEnd, right: &RightBeginning) -> Signals {
    let word = word_across(left, right).map_or(0.0, |it| it.strength.clamp(0.0, 15.0));
    let it = reading(left, right);
    [it.characters, it.characters.min(0.0), it.kinds, word]
}

/// One left side with all its candidates; the right one is `right`.
struct Question {
    right: usize,
    candidates: Vec<Signals>,
}

fn dot(a: &Signals, b: &Signals) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Conditional logit by plain gradient steps.
fn fit(questions: &[Question], used: [bool; SIGNALS]) -> Signals {
    let mut weights = [0.0; SIGNALS];
    let mut squares = [1e-9_f32; SIGNALS];
    for _ in 0..250 {
        let mut slope = [0.0; SIGNALS];
        for question in questions {
            let scores: Vec<f32> = question
                .candidates
                .iter()
                .map(|it| dot(it, &weights))
                .collect();
            let most = scores.iter().fold(f32::MIN, |a, b| a.max(*b));
            let all: f32 = scores.iter().map(|it| (it - most).exp()).sum();
            for (place, candidate) in question.candidates.iter().enumerate() {
                let share = (scores[place] - most).exp() / all;
                let miss = f32::from(u8::from(place == question.right)) - share;
                for (slope, signal) in slope.iter_mut().zip(candidate) {
                    *slope += miss * signal;
                }
            }
        }
        for (at, weight) in weights.iter_mut().enumerate().filter(|(at, _)| used[*at]) {
            squares[at] += slope[at] * slope[at];
            *weight += 0.3 * slope[at] / squares[at].sqrt();
        }
    }
    weights
}

/// Share first, share among the first three, nats.
fn judge(questions: &[Question], weights: &Signals) -> [f64; 3] {
    let mut figures = [0.0; 3];
    for question in questions {
        let scores: Vec<f32> = question
            .candidates
            .iter()
            .map(|it| dot(it, weights))
            .collect();
        let right = scores[question.right];
        let better = scores.iter().filter(|it| **it >= right).count() - 1;
        let most = scores.iter().fold(f32::MIN, |a, b| a.max(*b));
        let all: f32 = scores.iter().map(|it| (it - most).exp()).sum();
        figures[0] += f64::from(u8::from(better == 0));
        figures[1] += f64::from(u8::from(better < 3));
        figures[2] -= f64::from(right - most - all.ln());
    }
    figures.map(|figure| figure / questions.len().max(1) as f64)
}

/// Measures one file of cuts; weights are fitted on one half of it and judged on the other.
pub(crate) fn measure(language: Language, name: &str, text: &str) {
    let cuts: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let mut halves = [Vec::new(), Vec::new()];
    // The quickest group's: what else the machine does is no matter.
    let (mut preparing, mut pairing) = (Duration::MAX, Duration::MAX);
    for (number, group) in cuts.chunks_exact(GROUP).enumerate() {
        let start = Instant::now();
        let ready: Vec<(LeftEnd, RightBeginning)> = group
            .iter()
            .map(|(l, r)| (LeftEnd::new(language, l), RightBeginning::new(language, r)))
            .collect();
        preparing = preparing.min(start.elapsed());
        let start = Instant::now();
        for (right, (left, _)) in ready.iter().enumerate() {
            let candidates = ready
                .iter()
                .map(|(_, right)| signals(left, right))
                .collect();
            halves[number % 2].push(Question { right, candidates });
        }
        pairing = pairing.min(start.elapsed());
    }
    println!("{name} ({})", cuts.len());
    println!(
        "  {:?} to make both sides ready, {:?} a pair",
        preparing / GROUP as u32,
        pairing / (GROUP * GROUP) as u32
    );
    for (name, used) in [
        ("characters", [true, false, false, false]),
        ("characters bent", [true, true, false, false]),
        ("towers", [false, false, true, false]),
        ("characters, word", [true, true, false, true]),
        ("all", [true, true, true, true]),
    ] {
        let weights = [fit(&halves[0], used), fit(&halves[1], used)];
        let (a, b) = (
            judge(&halves[1], &weights[0]),
            judge(&halves[0], &weights[1]),
        );
        let mean: Vec<f64> = a.iter().zip(&b).map(|(a, b)| (a + b) / 2.0).collect();
        println!(
            "  {name:18} first {:.3} three {:.3} nats {:.3}  {:.2?}",
            mean[0], mean[1], mean[2], weights[0]
        );
    }
}
