//! A tiny model, trained, packed and read again, against sums worked out another way.

use std::collections::BTreeMap;

use recolumn::suggest::language::{
    BOUNDARY, Language, Lexicon, MODEL_MARK, Model, Symbol, fold, simplified,
};

use crate::{counts, estimate, words};

const TEXT: &str = "\
The bridge was opened on Monday, and many people came to the river.
The river was high in the morning; the old bridge was closed.
Many people came in the morning and saw the new bridge.
On Monday the people of the town saw the river from the bridge.";

const ORDER: usize = 4;

fn paragraphs() -> Vec<Vec<Symbol>> {
    let fold = |line: &str| {
        let mut symbols = Vec::new();
        fold(Language::English, line, &mut symbols);
        symbols
    };
    TEXT.lines().map(fold).collect()
}

fn packed(bytes: usize) -> Vec<u8> {
    let text = counts::Numbered::new(&paragraphs());
    let (grams, of_counts) = counts::count(&text, ORDER);
    estimate::Estimate::new(&grams, &of_counts)
        .pack(&grams, &text.symbols, bytes, &MODEL_MARK)
        .unwrap()
}

/// The same model the slow way: every count by going through the text.
struct Plain {
    counts: Vec<BTreeMap<Vec<Symbol>, u32>>,
}

impl Plain {
    fn new() -> Self {
        let mut seen = BTreeMap::new();
        for symbol in paragraphs().into_iter().flatten() {
            *seen.entry(symbol).or_insert(0) += 1;
        }
        let mut counts = vec![BTreeMap::new(); ORDER];
        for paragraph in paragraphs() {
            let rare = |symbol: Symbol| {
                if seen[&symbol] < 3 {
                    Symbol::MAX
                } else {
                    symbol
                }
            };
            let mut whole = vec![BOUNDARY];
            whole.extend(paragraph.into_iter().map(rare));
            whole.push(BOUNDARY);
            for length in 1..=ORDER {
                // The last boundary is the next paragraph's first.
                let last = if length == 1 {
                    whole.len() - 1
                } else {
                    whole.len()
                };
                for gram in whole[..last].windows(length) {
                    *counts[length - 1].entry(gram.to_vec()).or_insert(0) += 1;
                }
            }
        }
        Self { counts }
    }

    fn discount(&self, length: usize, count: u32) -> f64 {
        let of = |count: u32| {
            let all = self.counts[length - 1].values();
            all.filter(|it| **it == count).count().max(1) as f64
        };
        let y = of(1) / (of(1) + 2.0 * of(2));
        match count {
            1 => (1.0 - 2.0 * y * of(2) / of(1)).clamp(0.1, 0.95),
            2 => (2.0 - 3.0 * y * of(3) / of(2)).clamp(0.2, 1.9),
            _ => (3.0 - 4.0 * y * of(4) / of(3)).clamp(0.3, 2.8),
        }
    }

    /// The probability of the last symbol after the others, if the n-gram is one to keep.
    fn probability(&self, gram: &[Symbol]) -> Option<f64> {
        let count = *self.counts[gram.len() - 1].get(gram)?;
        if gram.len() == 1 {
            let all: u32 = self.counts[0].values().sum();
            return Some(f64::from(count) / f64::from(all));
        }
        if gram.len() > 2 && count < 2 {
            return None;
        }
        let history = &gram[..gram.len() - 1];
        let (mut all, mut left) = (0, 0.0);
        for (other, count) in &self.counts[gram.len() - 1] {
            if other.starts_with(history) {
                all += count;
                left += self.discount(gram.len(), *count);
            }
        }
        let all = f64::from(all);
        let shorter = self.probability(&gram[1..])?;
        let seen = f64::from(count) - self.discount(gram.len(), count);
        Some((seen / all + left / all * shorter).min(1.0))
    }
}

#[test]
fn the_reader_agrees_with_sums_worked_out_another_way() {
    let bytes = packed(1 << 20);
    let model = Model::open(&bytes).unwrap();
    let plain = Plain::new();
    let mut compared = 0;
    for length in 1..=ORDER {
        for gram in plain.counts[length - 1].keys() {
            let Some(wanted) = plain.probability(gram) else {
                continue;
            };
            let found = model.log_probability(&gram[..length - 1], gram[length - 1]);
            // Longest n-grams are kept in 64 steps, shorter ones in 256.
            assert!(
                (f64::from(found) - wanted.ln()).abs() < 0.06,
                "{gram:?}: {found} for {}",
                wanted.ln()
            );
            compared += 1;
        }
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn after_every_history_the_probabilities_make_one() {
    let bytes = packed(1 << 20);
    let model = Model::open(&bytes).unwrap();
    let plain = Plain::new();
    let symbols: Vec<Symbol> = plain.counts[0].keys().map(|gram| gram[0]).collect();
    let mut histories: Vec<Vec<Symbol>> = vec![Vec::new()];
    for text in ["the ", "bri", "on M", "xyz", "e r"] {
        histories.push(text.chars().map(Symbol::from).collect());
    }
    for history in histories {
        let sum: f32 = symbols
            .iter()
            .map(|symbol| model.log_probability(&history, *symbol).exp())
            .sum();
        assert!((sum - 1.0).abs() < 0.05, "{history:?}: {sum}");
    }
}

#[test]
fn a_smaller_model_is_smaller_and_the_same_every_time() {
    let (large, small) = (packed(1 << 20), packed(6_500));
    assert!(small.len() < large.len());
    assert_eq!(small, packed(6_500));
    let model = Model::open(&small).unwrap();
    assert!(model.knows(Symbol::from('e')) && !model.knows(Symbol::from('国')));
}

#[test]
fn damaged_bytes_are_an_error_and_never_a_panic() {
    let bytes = packed(1 << 20);
    for length in (0..bytes.len()).step_by(7) {
        assert!(Model::open(&bytes[..length]).is_err());
    }
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0xff;
        if let Ok(model) = Model::open(&damaged) {
            let history: Vec<Symbol> = "on the ".chars().map(Symbol::from).collect();
            let _ = model.log_probability(&history, Symbol::from('b'));
        }
    }
}

#[test]
fn a_lexicon_knows_its_words_and_no_others() {
    let lines: Vec<String> = ["教育者 20 n", "報紙 30 n", "AA制 5 n", "的 900 u"]
        .map(str::to_owned)
        .to_vec();
    let bytes = words::lexicon(&words::from_dictionary(&lines), 1, true).unwrap();
    let lexicon = Lexicon::open(&bytes).unwrap();
    assert_eq!(lexicon.len(), 2);
    let symbols = |word: &str| word.chars().map(Symbol::from).collect::<Vec<_>>();
    let found = lexicon.log_frequency(&symbols("教育者")).unwrap();
    assert!((found - 0.4_f32.ln()).abs() < 0.01);
    // Folded like everything else.
    assert!(lexicon.log_frequency(&symbols("报纸")).is_some());
    assert!(lexicon.log_frequency(&symbols("報紙")).is_none());
    assert!(Lexicon::open(&bytes[..bytes.len() - 1]).is_err());
}

#[test]
fn the_folding_table_takes_the_first_form_of_one_character() {
    let table = "# head\n橋\t桥\n乾\t干 乾\n台\t台\n臺\t台\n";
    let packed = words::folding(table);
    assert_eq!(packed.len(), 3 * 4);
    assert_eq!(simplified('橋'), '桥');
}
