//! Trains what `src/suggest/language` reads: n-gram models, towers, lexicons.
//!
//! ```text
//! train ngrams  LANGUAGE ORDER BYTES OUT TEXT…   an n-gram model of at most so many bytes
//! train towers  LANGUAGE BATCHES OUT TEXT…       both towers, trained for so many batches
//! train words   LANGUAGE LEAST OUT TEXT…         a lexicon of the words that stand so often
//! train folding OUT TABLE                        traditional → simplified, from OpenCC's table
//! train measure LANGUAGE CUTS…                   how often the true continuation ranks first
//! ```
//!
//! `LANGUAGE` is zh, en, de or fr. A `TEXT` is a file with a paragraph a line, or `-` for standard
//! input; `FILE@FROM-TO` takes some of its lines, `FILE@FROM-` all from one on; `TEXT*3` counts
//! three times; `+TEXT` is where most of the towers' stretches come from. The Chinese lexicon is
//! made from jieba's dictionary in the text's place. `CUTS` are pairs of a left and a right side, one
//! a line with a tab between, in random order. The same texts give the same bytes.
//!
//! The commands that made the shipped files are in `assets/language/README.md`. They are opened
//! again after writing. A file that is to be made anew has to be there already, if only as the one
//! before it: the program holds it.

#![allow(clippy::print_stderr, clippy::print_stdout)]

mod counts;
mod estimate;
mod matrix;
mod measure;
mod pack;
#[cfg(test)]
mod tests;
mod texts;
mod towers;
mod words;

use std::error::Error;
use std::fs;

use recolumn::suggest::language::towers::Towers;
use recolumn::suggest::language::{Language, Lexicon, MODEL_MARK, Model, Symbol, fold};

use texts::Text;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["ngrams", language, order, bytes, out, texts @ ..] => {
            let packed = ngrams(named(language)?, order.parse()?, bytes.parse()?, texts)?;
            Model::open(&packed).map_err(|_| "what was packed does not open")?;
            fs::write(out, packed)?;
        }
        ["towers", language, batches, out, texts @ ..] => {
            let language = named(language)?;
            let packed = towers(language, batches.parse()?, texts)?;
            Towers::open(language, &packed).map_err(|_| "what was packed does not open")?;
            fs::write(out, packed)?;
        }
        ["words", language, least, out, texts @ ..] => {
            let packed = lexicon(named(language)?, least.parse()?, texts)?;
            Lexicon::open(&packed).map_err(|_| "what was packed does not open")?;
            fs::write(out, packed)?;
        }
        ["folding", out, table] => fs::write(out, words::folding(&fs::read_to_string(table)?))?,
        ["measure", language, cuts @ ..] => {
            let language = named(language)?;
            for file in cuts {
                measure::measure(language, file, &fs::read_to_string(file)?);
            }
        }
        _ => return Err("see the head of workshop/train/main.rs for what to say".into()),
    }
    Ok(())
}

fn named(language: &str) -> Result<Language, String> {
    match language {
        "zh" => Ok(Language::Chinese),
        "en" => Ok(Language::English),
        "de" => Ok(Language::German),
        "fr" => Ok(Language::French),
        other => Err(format!("{other} is not zh, en, de or fr")),
    }
}

fn ngrams(
    language: Language,
    order: usize,
    bytes: usize,
    texts: &[&str],
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut paragraphs: Vec<Vec<Symbol>> = Vec::new();
    for text in texts {
        Text::named(text)?.each_line(|line| {
            let mut symbols = Vec::new();
            fold(language, line.trim(), &mut symbols);
            paragraphs.push(symbols);
        })?;
    }
    let text = counts::Numbered::new(&paragraphs);
    drop(paragraphs);
    let (grams, of_counts) = counts::count(&text, order);
    let estimate = estimate::Estimate::new(&grams, &of_counts);
    Ok(estimate.pack(&grams, &text.symbols, bytes, &MODEL_MARK)?)
}

fn towers(language: Language, batches: u32, texts: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut symbols: Vec<Symbol> = vec![0];
    let mut often = None;
    for text in texts {
        let text = Text::named(text)?;
        let start = symbols.len();
        text.each_line(|line| {
            fold(language, line.trim(), &mut symbols);
            symbols.push(0);
        })?;
        if text.often {
            let from = often.map_or(start, |(from, _)| from);
            often = Some((from, symbols.len()));
        }
    }
    let often = often.map_or(0..symbols.len(), |(from, to)| from..to);
    let mut training = towers::Training::new(language, &symbols);
    training.run(&symbols, &often, batches);
    Ok(training.pack())
}

fn lexicon(language: Language, least: u64, texts: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut lines = Vec::new();
    for text in texts {
        Text::named(text)?.each_line(|line| lines.push(line.to_owned()))?;
    }
    let counts = if language == Language::Chinese {
        words::from_dictionary(&lines)
    } else {
        words::from_text(language, &lines)
    };
    Ok(words::lexicon(
        &counts,
        least,
        language == Language::Chinese,
    )?)
}
