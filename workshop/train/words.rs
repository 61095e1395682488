//! Makes lexicons: jieba's words for Chinese, the corpus's own for Latin scripts.

use std::collections::HashMap;

use recolumn::suggest::language::packed::Trail;
use recolumn::suggest::language::{LEXICON_MARK, LONGEST_WORD, Language, Symbol, fold};

use crate::pack::{Row, Widths, pack};

/// Slots of three bytes: a byte for the frequency, two to tell strangers.
const WIDTHS: Widths = Widths {
    first: 8,
    second: 0,
    fingerprint: 16,
};

/// The packed lexicon of words with counts.
pub(crate) fn lexicon(counts: &HashMap<Vec<Symbol>, u64>, least: u64) -> Result<Vec<u8>, String> {
    let all: u64 = counts.values().sum();
    let mut kept: Vec<(&Vec<Symbol>, u64)> = counts
        .iter()
        .map(|(word, count)| (word, *count))
        .filter(|(_, count)| *count >= least)
        .collect();
    kept.sort_unstable();
    let rows: Vec<Row> = kept
        .iter()
        .map(|(word, count)| Row {
            trail: Trail::of(word),
            first: (*count as f64 / all as f64).ln() as f32,
            second: 0.0,
        })
        .collect();
    let mut bytes = LEXICON_MARK.to_vec();
    pack(&rows, WIDTHS, &mut bytes)?;
    eprintln!(
        "{} words of {}, {} bytes",
        rows.len(),
        counts.len(),
        bytes.len()
    );
    Ok(bytes)
}

/// Words of jieba's dictionary: a word, its frequency and its kind on each line.
pub(crate) fn from_dictionary(lines: impl Iterator<Item = String>) -> HashMap<Vec<Symbol>, u64> {
    let mut counts = HashMap::new();
    for line in lines {
        let mut fields = line.split(' ');
        let (Some(word), Some(Ok(count))) = (fields.next(), fields.next().map(str::parse::<u64>))
        else {
            continue;
        };
        let mut symbols = Vec::new();
        fold(Language::Chinese, word, &mut symbols);
        let chinese = symbols.iter().all(|it| (0x3400..0xa000).contains(it));
        if chinese && (2..=LONGEST_WORD).contains(&symbols.len()) {
            *counts.entry(symbols).or_default() += count;
        }
    }
    counts
}

/// Words of running text, in small letters.
pub(crate) fn from_text(paragraphs: &[Vec<Symbol>]) -> HashMap<Vec<Symbol>, u64> {
    let mut counts: HashMap<Vec<Symbol>, u64> = HashMap::new();
    for paragraph in paragraphs {
        let small: Vec<Symbol> = paragraph.iter().map(|it| small(*it)).collect();
        for word in small.split(|it| !char::from_u32(*it).is_some_and(char::is_alphabetic)) {
            if word.len() > 2 {
                *counts.entry(word.to_vec()).or_default() += 1;
            }
        }
    }
    counts
}

/// The small form of a letter.
fn small(symbol: Symbol) -> Symbol {
    char::from_u32(symbol)
        .and_then(|it| it.to_lowercase().next())
        .map_or(symbol, Symbol::from)
}
