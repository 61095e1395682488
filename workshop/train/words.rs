//! Makes lexicons: jieba's words for Chinese, the corpus's own for Latin scripts; and the table
//! by which characters are folded.

use std::collections::{BTreeMap, HashMap};

use recolumn::suggest::language::packed::Trail;
use recolumn::suggest::language::{
    LEXICON_MARK, LONGEST_WORD, Language, PAIRS, Symbol, fold, letter, pair_bit, small,
};

use crate::pack::{Row, Widths, pack};

/// Slots of three bytes: a byte for the frequency, two to tell strangers.
const WIDTHS: Widths = Widths {
    first: 8,
    second: 0,
    fingerprint: 16,
};

/// The packed lexicon of words that stand so often; with the pairs of symbols in them, if words are
/// to be found at a seam without a hyphen.
pub(crate) fn lexicon(
    counts: &HashMap<Vec<Symbol>, u64>,
    least: u64,
    with_pairs: bool,
) -> Result<Vec<u8>, String> {
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
    if with_pairs {
        let mut pairs = vec![0_u8; PAIRS];
        for (word, _) in &kept {
            for pair in word.windows(2) {
                let (byte, bit) = pair_bit(pair[0], pair[1]);
                pairs[byte] |= 1 << bit;
            }
        }
        let set: u32 = pairs.iter().map(|byte| byte.count_ones()).sum();
        eprintln!("{set} pairs of symbols in words");
        bytes.extend(pairs);
    }
    eprintln!(
        "{} words of {}, {} bytes",
        rows.len(),
        counts.len(),
        bytes.len()
    );
    Ok(bytes)
}

/// Words of jieba's dictionary: a word, its frequency and its kind on each line. What is longer
/// than any word that is looked up stays out, and what is not Chinese.
pub(crate) fn from_dictionary(lines: &[String]) -> HashMap<Vec<Symbol>, u64> {
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

/// Words of three letters and more in running text, in small letters.
pub(crate) fn from_text(language: Language, lines: &[String]) -> HashMap<Vec<Symbol>, u64> {
    let mut counts: HashMap<Vec<Symbol>, u64> = HashMap::new();
    for line in lines {
        let mut symbols = Vec::new();
        fold(language, line, &mut symbols);
        for symbol in &mut symbols {
            *symbol = small(*symbol);
        }
        for word in symbols
            .split(|it| !letter(*it))
            .filter(|word| word.len() > 2)
        {
            *counts.entry(word.to_vec()).or_default() += 1;
        }
    }
    counts
}

/// The packed folding table: for each character whose first simplified form is another one, both
/// as two bytes.
pub(crate) fn folding(table: &str) -> Vec<u8> {
    let mut pairs = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(['\t', ' ']).map(|field| {
            let mut characters = field.chars();
            let only = characters.next().filter(|_| characters.next().is_none());
            only.and_then(|it| u16::try_from(u32::from(it)).ok())
        });
        if let (Some(Some(from)), Some(Some(to))) = (fields.next(), fields.next())
            && from != to
        {
            pairs.insert(from, to);
        }
    }
    pairs
        .iter()
        .flat_map(|(from, to)| [from.to_le_bytes(), to.to_le_bytes()])
        .flatten()
        .collect()
}
