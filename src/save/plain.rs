//! Articles as plain text.
//!
//! Title, subtitle and byline on a line each, then the paragraphs, with a blank line between; in
//! one file the articles stand one after another with a line of [`BETWEEN`] between them. What is
//! discarded or unplaced is not in it.

use std::borrow::Cow;

use super::names::file_name;
use crate::document::{ArticleText, Placement, article_text};
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
        Self {
            encoding: Encoding::Utf8,
            line_end: LineEnd::Lf,
            bom: false,
        }
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
    in_one(texts(placement))
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

/// All articles as the bytes of one file.
///
/// # Errors
/// [`TextError`] names the first character that the encoding lacks.
pub fn text_bytes(placement: &Placement, options: TextOptions) -> Result<Vec<u8>, TextError> {
    let texts = in_one(texts(placement));
    Ok([bom(options), encoded(&texts, options)?.concat()].concat())
}

/// One file an article: names (without folder) and bytes. The names are all different.
///
/// # Errors
/// [`TextError`] names the first character that the encoding lacks.
pub fn text_files(
    placement: &Placement,
    options: TextOptions,
) -> Result<Vec<(String, Vec<u8>)>, TextError> {
    let texts = texts(placement);
    let encoded = encoded(&texts, options)?.into_iter();
    let file = |(index, (bytes, (title, _))): (usize, (Vec<u8>, &(String, String)))| {
        (
            file_name(index + 1, title, "txt"),
            [bom(options), bytes].concat(),
        )
    };
    Ok(encoded.zip(&texts).enumerate().map(file).collect())
}

/// Title and text of every article.
fn texts(placement: &Placement) -> Vec<(String, String)> {
    let one = |article| {
        let read = article_text(placement, article);
        let text = one_article(&read);
        (read.title, text)
    };
    placement.articles().map(one).collect()
}

/// The texts, each but the last with what stands between two articles after it. Places inside an
/// article are the same as in a file of its own.
fn in_one(mut texts: Vec<(String, String)>) -> Vec<(String, String)> {
    let but_last = texts.len().saturating_sub(1);
    for (_, text) in texts.iter_mut().take(but_last) {
        text.push_str(&format!("\n{BETWEEN}\n\n"));
    }
    texts
}

fn one_article(read: &ArticleText) -> String {
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

fn bom(options: TextOptions) -> Vec<u8> {
    // Without text there is nothing that an encoding could lack.
    encode("", options.encoding, options.bom).unwrap_or_default()
}

/// The bytes of all texts, or the first character that the encoding lacks: everything is encoded
/// before anything is written.
fn encoded(texts: &[(String, String)], options: TextOptions) -> Result<Vec<Vec<u8>>, TextError> {
    let one = |(index, (_, text)): (usize, &(String, String))| {
        let text = match options.line_end {
            LineEnd::Lf => Cow::Borrowed(text),
            LineEnd::CrLf => Cow::Owned(text.replace('\n', "\r\n")),
        };
        encode(&text, options.encoding, false).map_err(|lacking| {
            let before = text.get(..lacking.at).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            TextError {
                encoding: options.encoding,
                character: lacking.character,
                article: index + 1,
                line: before.matches('\n').count() + 1,
                column: line.chars().count() + 1,
                count: texts
                    .iter()
                    .map(|(_, text)| count_lacking(text, options.encoding))
                    .sum(),
            }
        })
    };
    texts.iter().enumerate().map(one).collect()
}

/// How many characters of the text the encoding lacks. Most lines lack none, and those are not
/// looked at character by character.
fn count_lacking(text: &str, encoding: Encoding) -> usize {
    let lacks =
        |character: &char| encode(character.encode_utf8(&mut [0; 4]), encoding, false).is_err();
    let lines = text
        .lines()
        .filter(|line| encode(line, encoding, false).is_err());
    lines.map(|line| line.chars().filter(lacks).count()).sum()
}
