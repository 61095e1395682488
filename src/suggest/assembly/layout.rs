//! Where heads, texts and furniture stand on the page, once each piece's role is known.
//!
//! The texts in reading order, what stands between each and the one before it, the titles, and
//! which title a running head repeats. All of it follows from the roles, which the user may change;
//! so it is worked out with each solve.

use crate::document::Role;

use super::super::page::Piece;
use crate::signs::Direction;

/// What a piece is taken for while the page is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Running text: paragraph, heading, caption, note.
    Text,
    /// A title.
    Title,
    /// A second head of the title beside it.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// A title repeated over a column.
    RunningHead,
    /// Nothing of any article.
    Furniture,
}

impl Part {
    /// The part that a piece of this role plays.
    pub(crate) fn of(role: Role) -> Self {
        match role {
            Role::Title => Self::Title,
            Role::Subtitle => Self::Subtitle,
            Role::Byline => Self::Byline,
            Role::RunningHead => Self::RunningHead,
            Role::Heading | Role::Paragraph | Role::Caption | Role::Note => Self::Text,
        }
    }
}

/// What stands between a text and the text before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Between {
    pub(crate) title: bool,
    pub(crate) byline: bool,
    pub(crate) running_head: bool,
    pub(crate) furniture: bool,
    /// Another page begins here, or another column of columns side by side.
    pub(crate) column: bool,
    /// Another page.
    pub(crate) page: bool,
}

/// A piece of running text in its place.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// Which piece.
    pub(crate) piece: usize,
    /// What stands above it.
    pub(crate) above: Between,
    /// The title directly above it, only bylines between.
    pub(crate) title_above: Option<usize>,
    /// The title that the running head directly above repeats.
    pub(crate) head_above: Option<usize>,
    /// The piece that says that this text goes on elsewhere: itself, or the one below it.
    pub(crate) to: Option<usize>,
    /// The piece that says that this text comes from elsewhere: itself, or the one above it.
    pub(crate) from: Option<usize>,
}

/// A title in its place.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// Which piece.
    pub(crate) piece: usize,
    /// How many texts stand above it.
    pub(crate) order: usize,
    /// How sure it is that it is a title at all, from 0 to 1.
    pub(crate) sure: f32,
    /// True if another title stands right below it: it may be the first head of that one's article.
    pub(crate) over_title: bool,
}

/// The page as heads and texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    /// The texts in reading order.
    pub(crate) texts: Vec<Text>,
    /// The titles in reading order.
    pub(crate) titles: Vec<Title>,
    /// For each piece that is a running head, the title that it repeats.
    pub(crate) repeats: Vec<(usize, Option<usize>)>,
}

impl Layout {
    /// Looks at the pieces in reading order, each with its part.
    pub(crate) fn new(pieces: &[Piece], parts: &[Part]) -> Self {
        let mut layout = Self::default();
        for (index, part) in parts.iter().enumerate() {
            if *part == Part::Title {
                layout.titles.push(Title {
                    piece: index,
                    order: 0,
                    sure: 1.0,
                    over_title: parts.get(index + 1) == Some(&Part::Title)
                        && pieces.get(index + 1).is_some_and(|below| {
                            pieces[index].column == below.column
                                && pieces[index].id.source == below.id.source
                        }),
                });
            }
        }
        let repeated: Vec<Option<usize>> = parts
            .iter()
            .enumerate()
            .map(|(index, part)| {
                (*part == Part::RunningHead)
                    .then(|| layout.repeated(pieces, index))
                    .flatten()
            })
            .collect();
        let mut above = Between::default();
        let (mut title_above, mut head_above) = (None, None);
        let mut next_title = 0;
        let mut before: Option<&Piece> = None;
        let mut from = None;
        for (index, (piece, part)) in pieces.iter().zip(parts).enumerate() {
            if let Some(before) = before {
                above.page |= before.id.source != piece.id.source;
                above.column |= before.column != piece.column || above.page;
            }
            before = Some(piece);
            match piece.reference.map(|reference| reference.direction) {
                Some(Direction::From) => from = Some(index),
                Some(Direction::To) if *part != Part::Text => {
                    if let Some(text) = layout.texts.last_mut() {
                        text.to = Some(index);
                    }
                }
                _ => {}
            }
            match part {
                Part::Title => {
                    above.title = true;
                    title_above = Some(next_title);
                    head_above = None;
                    if let Some(title) = layout.titles.get_mut(next_title) {
                        title.order = layout.texts.len();
                    }
                    next_title += 1;
                }
                Part::Subtitle => {}
                Part::Byline => above.byline = true,
                Part::RunningHead => {
                    above.running_head = true;
                    head_above = repeated.get(index).copied().flatten();
                    title_above = None;
                    layout.repeats.push((index, head_above));
                }
                Part::Furniture => above.furniture = true,
                Part::Text => {
                    layout.texts.push(Text {
                        piece: index,
                        above,
                        title_above,
                        head_above,
                        to: piece
                            .reference
                            .filter(|reference| reference.direction == Direction::To)
                            .map(|_| index),
                        from: from.take(),
                    });
                    above = Between::default();
                    (title_above, head_above) = (None, None);
                }
            }
        }
        layout
    }

    /// The title that a running head repeats: the one with most of its characters in order.
    fn repeated(&self, pieces: &[Piece], head: usize) -> Option<usize> {
        let words = characters(&pieces.get(head)?.text);
        let mut best: Option<(f32, usize)> = None;
        for (index, title) in self.titles.iter().enumerate() {
            let whole = characters(&pieces.get(title.piece)?.text);
            let likeness = likeness(&words, &whole);
            if likeness >= LIKE && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, index));
            }
        }
        best.map(|(_, index)| index)
    }
}

/// The least likeness of a running head and its title: OCR may have read one character in four
/// differently.
const LIKE: f32 = 0.7;

fn characters(text: &str) -> Vec<char> {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The share of the shorter text's pairs of characters that the other has.
fn likeness(one: &[char], other: &[char]) -> f32 {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.len() < 2 {
        return 0.0;
    }
    let has = |pair: &[char]| long.windows(2).any(|other| other == pair);
    let found = short.windows(2).filter(|pair| has(pair)).count();
    found as f32 / (short.len() - 1) as f32
}
