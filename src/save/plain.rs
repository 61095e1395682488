//! Articles as plain text.
//!
//! Title, subtitle and byline on a line each, then the paragraphs, with a blank line between; in
//! one file the articles stand one after another with a line of [`BETWEEN`] between them. What is
//! discarded or unplaced is not in it.

use super::names::file_name;
use crate::document::{Article, Placement, article_text};
use crate::encoding::{Encoding, encode};

/// The line between two articles: three asterisks, which every encoding can hold.
const BETWEEN: &str = "* * *";

/// How plain text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// The encoding.
    pub encoding: Encoding,
    /// How lines end.
    pub line_end: LineEnd,
    /// Whether a byte order mark comes first, in the encodings that have one.
    pub bom: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { encoding: Encoding::Utf8, line_end: LineEnd::Lf, bom: false }
    }
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// A line feed, as on Linux and macOS.
    Lf,
    /// Carriage return and line feed, as on Windows.
    CrLf,
}

/// A character that the wanted encoding cannot hold. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextError {
    /// The encoding.
    pub encoding: Encoding,
    /// The first character that it lacks.
    pub character: char,
    /// The article, counted from 1.
    pub article: usize,
    /// The line of that article's text, counted from 1.
    pub line: usize,
    /// The character of that line, in code points, counted from 1.
    pub column: usize,
    /// How many characters there are that it lacks, in all articles.
    pub count: usize,
}

/// All articles as one text, lines ending in LF.
#[must_use]
pub fn plain_text(placement: &Placement) -> String {
    let articles: Vec<String> = placement.articles().map(|a| one_article(placement, a)).collect();
    articles.join(&format!("\n{BETWEEN}\n\n"))
}

/// All articles as the bytes of one file.
///
/// # Errors
/// [`TextError`] names the first character that the encoding lacks.
pub fn text_bytes(placement: &Placement, options: TextOptions) -> Result<Vec<u8>, TextError> {
    check_encoding(placement, options.encoding)?;
    bytes_of(&plain_text(placement), options)
}

/// One file an article: names (without folder) and bytes. The names are all different.
///
/// # Errors
/// [`TextError`] names the first character that the encoding lacks.
pub fn text_files(
    placement: &Placement,
    options: TextOptions,
) -> Result<Vec<(String, Vec<u8>)>, TextError> {
    check_encoding(placement, options.encoding)?;
    let files = placement.articles().enumerate().map(|(index, article)| {
        let title = article_text(placement, article).title;
        let bytes = bytes_of(&one_article(placement, article), options)?;
        Ok((file_name(index + 1, &title, "txt"), bytes))
    });
    files.collect()
}

fn one_article(placement: &Placement, article: &Article) -> String {
    let read = article_text(placement, article);
    let mut text = String::new();
    for head in [&read.title, &read.subtitle, &read.byline] {
        if !head.is_empty() {
            text.push_str(head);
            text.push('\n');
        }
    }
    for paragraph in &read.paragraphs {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&paragraph.text);
        text.push('\n');
    }
    text
}

/// Everything is looked at before anything is written.
fn check_encoding(placement: &Placement, encoding: Encoding) -> Result<(), TextError> {
    let mut first: Option<TextError> = None;
    let mut count = 0;
    for (index, article) in placement.articles().enumerate() {
        let text = one_article(placement, article);
        if encode(&text, encoding, false).is_ok() {
            continue;
        }
        for (line_index, line) in text.lines().enumerate() {
            if encode(line, encoding, false).is_ok() {
                continue;
            }
            let lacking = line.chars().enumerate().filter(|(_, c)| lacks(encoding, *c));
            for (column, character) in lacking {
                count += 1;
                first.get_or_insert(TextError {
                    encoding,
                    character,
                    article: index + 1,
                    line: line_index + 1,
                    column: column + 1,
                    count: 0,
                });
            }
        }
    }
    first.map_or(Ok(()), |error| Err(TextError { count, ..error }))
}

fn lacks(encoding: Encoding, character: char) -> bool {
    encode(character.encode_utf8(&mut [0; 4]), encoding, false).is_err()
}

fn bytes_of(text: &str, options: TextOptions) -> Result<Vec<u8>, TextError> {
    let text = match options.line_end {
        LineEnd::Lf => text.to_owned(),
        LineEnd::CrLf => text.replace('\n', "\r\n"),
    };
    encode(&text, options.encoding, options.bom).map_err(|lacking| TextError {
        encoding: options.encoding,
        character: lacking.character,
        article: 1,
        line: 1,
        column: 1,
        count: 1,
    })
}
