//! Which parts make which text of an article, and where in it the text of each part begins.
//!
//! [`article_text`](super::article_text) is made of this, so that what a person reads on the screen
//! is what will be saved, to the character. The outline is worked out for a whole article; the texts
//! of heads and paragraphs are made one by one, so that of a long article only what is looked at has
//! to be joined. Parts are given as they are to be read: those that stand, and those that are only
//! proposed, alike.

use std::ops::Range;

use super::derive::{append, append_head, gap_on_line};
use super::{FragmentId, Join, Placement, Role, fragment_text};

/// A part of an article, as it is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadPart {
    /// The fragment.
    pub fragment: FragmentId,
    /// What it is.
    pub role: Role,
    /// How it attaches to the text before it.
    pub join: Join,
}

/// Which parts make which text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The parts of the title.
    pub title: Vec<ReadPart>,
    /// The parts of the subtitle.
    pub subtitle: Vec<ReadPart>,
    /// The parts of the byline.
    pub byline: Vec<ReadPart>,
    /// The parts of the running text. Repeated titles are in no text.
    pub body: Vec<ReadPart>,
    /// The stretches of `body` that are one paragraph each, in order.
    pub paragraphs: Vec<Range<usize>>,
}

/// A text, and where in it the text of each of its parts begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PiecedText {
    /// The text, on one line.
    pub text: String,
    /// The byte of `text` at which each part begins, in order.
    pub starts: Vec<usize>,
}

impl Outline {
    /// The outline of an article of these parts.
    #[must_use]
    pub fn new(parts: impl IntoIterator<Item = ReadPart>) -> Self {
        let mut outline = Self::default();
        for part in parts {
            match part.role {
                Role::Title => outline.title.push(part),
                Role::Subtitle => outline.subtitle.push(part),
                Role::Byline => outline.byline.push(part),
                Role::RunningHead => {}
                _ => {
                    let at = outline.body.len();
                    outline.body.push(part);
                    match outline.paragraphs.last_mut() {
                        Some(last) if part.join == Join::Continue => last.end = at + 1,
                        _ => outline.paragraphs.push(at..at + 1),
                    }
                }
            }
        }
        outline
    }

    /// The parts of one paragraph.
    #[must_use]
    pub fn paragraph(&self, index: usize) -> &[ReadPart] {
        let stretch = self.paragraphs.get(index).cloned();
        stretch
            .and_then(|stretch| self.body.get(stretch))
            .unwrap_or_default()
    }
}

/// The text of a title, a subtitle or a byline.
#[must_use]
pub fn head_text(placement: &Placement, parts: &[ReadPart]) -> PiecedText {
    let mut read = PiecedText::default();
    for part in parts {
        let text = part_text(placement, part.fragment);
        append_head(&mut read.text, &text, part.join);
        read.starts.push(read.text.len() - text.len());
    }
    read
}

/// The text of a paragraph.
#[must_use]
pub fn paragraph_text(placement: &Placement, parts: &[ReadPart]) -> PiecedText {
    let mut read = PiecedText::default();
    let mut end = None;
    for part in parts {
        let id = part.fragment;
        let text = part_text(placement, id);
        match gap_on_line(placement.text(id.source), end, id) {
            Some(gap) => {
                read.text.push_str(gap);
                read.text.push_str(&text);
            }
            None => append(&mut read.text, &text),
        }
        read.starts.push(read.text.len() - text.len());
        let fragment = placement.fragment(id);
        end = fragment.map(|fragment| (id.source, fragment.spans.last().end));
    }
    read
}

fn part_text(placement: &Placement, id: FragmentId) -> String {
    placement.fragment(id).map_or_else(String::new, |fragment| {
        fragment_text(placement.text(id.source), &fragment.spans)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Fragment, Source, Span, Spans, Standing};

    /// A page of these fragments, a line each, and a part of this role for each.
    fn page(lines: &[(&str, Role, Join)]) -> (Placement, Vec<ReadPart>) {
        let text: Vec<&str> = lines.iter().map(|line| line.0).collect();
        let text = text.join("\n");
        let mut placement = Placement::default();
        placement.sources.push_back(Arc::new(Source {
            name: "page".into(),
            encoding: "UTF-8".into(),
            sha256: [0; 32],
            text: text.as_str().into(),
            extra: None,
        }));
        let (mut at, mut parts) = (0, Vec::new());
        for &(line, role, join) in lines {
            let end = at + u32::try_from(line.len()).unwrap();
            let spans = Spans::one(Span::new(at, end));
            let source = crate::document::SourceId(0);
            let fragment = Fragment::new(&text, spans, role, Standing::Unplaced, None);
            let fragment = placement.insert(source, fragment);
            parts.push(ReadPart {
                fragment,
                role,
                join,
            });
            at = end + 1;
        }
        (placement, parts)
    }

    #[test]
    fn heads_stand_apart_and_paragraphs_run_on() {
        let (new, goes_on) = (Join::Paragraph, Join::Continue);
        let (placement, parts) = page(&[
            ("灯塔", Role::Title, new),
            ("亮了", Role::Title, goes_on),
            ("守灯人", Role::Byline, new),
            ("海上的船又能看见岸", Role::Paragraph, goes_on),
            ("灯塔亮了", Role::RunningHead, new),
            ("了。The light-", Role::Paragraph, goes_on),
            ("house is old.", Role::Paragraph, goes_on),
            ("第二天", Role::Heading, new),
        ]);
        let outline = Outline::new(parts.iter().copied());
        assert_eq!(head_text(&placement, &outline.title).text, "灯塔亮了");
        assert_eq!(head_text(&placement, &outline.title).starts, [0, 6]);
        assert_eq!(outline.byline.len(), 1);
        assert_eq!(outline.paragraphs, [0..3, 3..4]);
        let read = paragraph_text(&placement, outline.paragraph(0));
        assert_eq!(read.text, "海上的船又能看见岸了。The lighthouse is old.");
        let pieces: Vec<&str> = read.starts.iter().map(|&at| &read.text[at..]).collect();
        assert_eq!(pieces[1], "了。The lighthouse is old.");
        assert_eq!(pieces[2], "house is old.");
        assert!(outline.paragraph(2).is_empty());
    }
}
