//! The stories that pages are filled with, and the reader of our own ones.
//!
//! A file of texts is named `<language>.<anything>.txt` and holds stories parted by a line `---`.
//! A story begins with lines `key: value` (`title`, `kicker`, `subtitle`, `author`, `unit`,
//! `genre`), then a blank line, then a paragraph a line. A line that begins with `## ` is a heading
//! inside the text; `[caption] `, `[note] ` and `[list] ` begin other kinds.

use crate::canvas::Kind;

/// Which kind of page a story fits on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Genre {
    /// Short pieces of news.
    News,
    /// Essays, reports of work, experience of units.
    Essay,
    /// The speech of old newspapers, for badly recognised pages.
    Old,
}

/// A paragraph or another item of a story's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Item {
    /// A paragraph.
    pub(crate) fn paragraph(text: impl Into<String>) -> Self {
        let text = text.into();
        let kind = Kind::Paragraph;
        Self { kind, text }
    }
}

/// A story as it was written, before a page dresses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Story {
    pub(crate) genre: Genre,
    pub(crate) title: String,
    pub(crate) kicker: Option<String>,
    pub(crate) subtitle: Option<String>,
    /// The names of those who wrote it.
    pub(crate) authors: Vec<String>,
    /// Where they work.
    pub(crate) unit: Option<String>,
    pub(crate) items: Vec<Item>,
}

/// The stories of one file. What is wrong is said with its line.
pub(crate) fn read(text: &str) -> Result<Vec<Story>, String> {
    let mut stories = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while lines.peek().is_some() {
        let mut story = Story {
            genre: Genre::News,
            title: String::new(),
            kicker: None,
            subtitle: None,
            authors: Vec::new(),
            unit: None,
            items: Vec::new(),
        };
        let mut in_head = true;
        for (number, line) in lines.by_ref() {
            let line = line.trim();
            if line == "---" {
                break;
            }
            if line.is_empty() {
                in_head &= story.title.is_empty();
            } else if in_head {
                head_line(&mut story, line)
                    .map_err(|what| format!("line {}: {what}", number + 1))?;
            } else {
                story.items.push(body_line(line));
            }
        }
        if !story.items.is_empty() {
            stories.push(story);
        }
    }
    Ok(stories)
}

fn head_line(story: &mut Story, line: &str) -> Result<(), String> {
    let (key, value) = line
        .split_once(':')
        .ok_or_else(|| format!("{line} is no `key: value`"))?;
    let value = value.trim().to_owned();
    match key {
        "title" => story.title = value,
        "kicker" => story.kicker = Some(value),
        "subtitle" => story.subtitle = Some(value),
        "author" => story.authors = value.split(',').map(|it| it.trim().to_owned()).collect(),
        "unit" => story.unit = Some(value),
        "genre" if value == "news" => story.genre = Genre::News,
        "genre" if value == "old" => story.genre = Genre::Old,
        "genre" if value == "essay" => story.genre = Genre::Essay,
        _ => return Err(format!("{key}: {value} is not known")),
    }
    Ok(())
}

fn body_line(line: &str) -> Item {
    let kinds = [
        ("## ", Kind::Heading),
        ("[caption] ", Kind::Caption),
        ("[note] ", Kind::Note),
        ("[list] ", Kind::List),
    ];
    for (mark, kind) in kinds {
        if let Some(text) = line.strip_prefix(mark) {
            let text = text.to_owned();
            return Item { kind, text };
        }
    }
    Item::paragraph(line)
}
