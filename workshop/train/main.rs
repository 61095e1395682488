//! Trains the shipped language models and packs the lexicons (`assets/language/README.md`).
//!
//!     train LANGUAGE ORDER BYTES OUT.ngrams TEXT…      an n-gram model of at most so many bytes
//!     train LANGUAGE words LEAST OUT.words TEXT…       a lexicon of words seen so often
//!     train LANGUAGE measure WEIGHT CUTS…              how often the true continuation ranks first
//!
//! `LANGUAGE` is zh, en, de or fr. A text holds a paragraph a line; for the Chinese lexicon it is
//! jieba's dictionary. Cuts are a left and a right side a line, with a tab between.
#![allow(clippy::print_stderr, clippy::print_stdout)]

mod counts;
mod estimate;
mod measure;
mod pack;
mod words;

use std::io::BufRead;

use recolumn::suggest::language::{Language, MODEL_MARK, Model, Symbol, fold};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let language = match arguments[1].as_str() {
        "zh" => Language::Chinese,
        "en" => Language::English,
        "de" => Language::German,
        "fr" => Language::French,
        _ => return Err("zh, en, de or fr".into()),
    };
    if arguments[2] == "measure" {
        for file in &arguments[4..] {
            measure::measure(language, file, arguments[3].parse()?);
        }
        return Ok(());
    }
    if arguments[2] == "words" {
        let least: u64 = arguments[3].parse()?;
        let mut lines = Vec::new();
        for file in &arguments[5..] {
            for line in std::io::BufReader::new(std::fs::File::open(file)?).lines() {
                lines.push(line?);
            }
        }
        let counts = if language == Language::Chinese {
            words::from_dictionary(lines.into_iter())
        } else {
            let paragraphs: Vec<Vec<Symbol>> = lines
                .iter()
                .map(|line| measure::symbols(language, line))
                .collect();
            words::from_text(&paragraphs)
        };
        std::fs::write(&arguments[4], words::lexicon(&counts, least)?)?;
        return Ok(());
    }
    let order: usize = arguments[2].parse()?;
    let size: usize = arguments[3].parse()?;
    let mut paragraphs: Vec<Vec<Symbol>> = Vec::new();
    for file in &arguments[5..] {
        for line in std::io::BufReader::new(std::fs::File::open(file)?).lines() {
            let mut symbols = Vec::new();
            fold(language, line?.trim(), &mut symbols);
            paragraphs.push(symbols);
        }
    }
    let text = counts::Text::new(&paragraphs, 3, |_| u32::MAX);
    drop(paragraphs);
    eprintln!(
        "{} symbols of {} kinds",
        text.numbers.len(),
        text.symbols.len()
    );
    let (grams, of_counts) = counts::count(&text, order, 3);
    for grams in &grams {
        eprintln!("{} kinds", grams.keys.len());
    }
    let total: u64 = grams[0].counts.iter().map(|count| u64::from(*count)).sum();
    let estimate = estimate::estimate(&grams, &of_counts, total);
    eprintln!("estimated");
    let bytes = estimate.pack(&grams, &text.symbols, size, &MODEL_MARK)?;
    Model::open(&bytes).map_err(|_| "damaged")?;
    std::fs::write(&arguments[4], bytes)?;
    Ok(())
}
