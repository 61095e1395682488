//! A page as somebody reads it: what comes after each character, which article it is in, and what
//! it is there.
//!
//! The answer of a page and a placement become the same thing here, a [`Reading`], and so can be
//! compared. Characters go by number: the non-blank characters of the page's text in file order,
//! counted from 0 ([`Numbered`]). The next character of the file is then the next number.

use std::ops::Range;

use super::gold::{CodePoints, Gold};
use crate::document::{Join, Placement, Role, Span, Standing, is_blank};

/// Why a placement cannot be compared with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The placement has so many pages; an answer is of one.
    Pages(usize),
    /// The texts are not of one length: so many code points in the placement, and so many in the
    /// answer.
    Length(u32, u32),
    /// The answer names a place up to this code point, which is beyond the text.
    Beyond(u32),
    /// The answer does not have the character at this code point exactly once.
    NotOnce(u32),
}

/// The non-blank characters of a text, numbered in file order from 0.
#[derive(Clone, Debug)]
pub struct Numbered {
    bytes: Vec<u32>,
    code_points: Vec<u32>,
    length: u32,
}

impl Numbered {
    /// Numbers the characters of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (mut bytes, mut code_points) = (Vec::new(), Vec::new());
        let mut length = 0;
        let characters = text.char_indices().filter_map(|(byte, character)| {
            let byte = u32::try_from(byte).ok()?;
            Some((byte, character))
        });
        for (byte, character) in characters {
            if !is_blank(character) {
                bytes.push(byte);
                code_points.push(length);
            }
            length += 1;
        }
        Self {
            bytes,
            code_points,
            length,
        }
    }

    /// How many non-blank characters there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.bytes.len()
    }

    /// The byte of the text at which a character starts; 0 for a number that no character has.
    #[must_use]
    pub fn byte(&self, number: u32) -> u32 {
        self.bytes.get(number as usize).copied().unwrap_or_default()
    }

    /// The numbers of the characters that start in a span of bytes.
    #[must_use]
    pub fn in_span(&self, span: Span) -> Range<u32> {
        between(&self.bytes, span.start..span.end)
    }

    /// The numbers of the characters in a place of code points.
    #[must_use]
    pub fn in_place(&self, place: &CodePoints) -> Range<u32> {
        between(&self.code_points, place.clone())
    }
}

fn between(starts: &[u32], place: Range<u32>) -> Range<u32> {
    let number = |at: u32| {
        let before = starts.partition_point(|&start| start < at);
        u32::try_from(before).unwrap_or(u32::MAX)
    };
    number(place.start)..number(place.end)
}

/// What a character is, as far as the figures tell kinds apart: a subtitle counts as title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Part of a title or a subtitle.
    Title,
    /// Part of a byline.
    Byline,
    /// Part of a running head.
    RunningHead,
    /// Running text.
    Body,
    /// In no article.
    Discarded,
    /// Not decided.
    Unplaced,
}

impl From<Role> for Kind {
    fn from(role: Role) -> Self {
        match role {
            Role::Title | Role::Subtitle => Self::Title,
            Role::Byline => Self::Byline,
            Role::RunningHead => Self::RunningHead,
            Role::Heading | Role::Paragraph | Role::Caption | Role::Note => Self::Body,
        }
    }
}

/// A page as somebody reads it. All lists but `bodies` have one entry for each character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The running text of each article: characters in reading order. Articles without running
    /// text have an empty one.
    pub bodies: Vec<Vec<u32>>,
    /// The character after it in its article's running text.
    pub next: Vec<Option<u32>>,
    /// Which article it belongs to, head or text.
    pub article: Vec<Option<u32>>,
    /// What it is; `None` if it is nowhere.
    pub kind: Vec<Option<Kind>>,
    /// True if a paragraph of running text begins with it.
    pub begins: Vec<bool>,
    /// In how many places it is; anything but 1 is a fault.
    pub times: Vec<u32>,
}

impl Reading {
    fn empty(count: usize) -> Self {
        Self {
            bodies: Vec::new(),
            next: vec![None; count],
            article: vec![None; count],
            kind: vec![None; count],
            begins: vec![false; count],
            times: vec![0; count],
        }
    }

    /// The right reading, of a text that was numbered.
    ///
    /// # Errors
    /// [`Mismatch`] if the answer is not of this text, or does not hold every character once.
    pub fn of_gold(gold: &Gold, numbered: &Numbered) -> Result<Self, Mismatch> {
        if gold.code_points != numbered.length {
            return Err(Mismatch::Length(numbered.length, gold.code_points));
        }
        let mut reading = Self::empty(numbered.count());
        let characters = |places: &[CodePoints]| -> Result<Vec<u32>, Mismatch> {
            match places.iter().find(|place| place.end > numbered.length) {
                Some(place) => Err(Mismatch::Beyond(place.end)),
                None => Ok(places
                    .iter()
                    .flat_map(|place| numbered.in_place(place))
                    .collect()),
            }
        };
        for article in &gold.articles {
            let number = reading.begin_article();
            for (places, kind) in [
                (&article.title, Kind::Title),
                (&article.subtitle, Kind::Title),
                (&article.byline, Kind::Byline),
                (&article.running_heads, Kind::RunningHead),
            ] {
                reading.put(&characters(places)?, kind, Some(number));
            }
            for item in &article.body {
                reading.put_text(&characters(&item.spans)?, true, number);
            }
        }
        for discard in &gold.discards {
            reading.put(&characters(&discard.spans)?, Kind::Discarded, None);
        }
        let at_fault = reading.times.iter().position(|&times| times != 1);
        match at_fault.and_then(|number| numbered.code_points.get(number)) {
            Some(&code_point) => Err(Mismatch::NotOnce(code_point)),
            None => {
                reading.follow();
                Ok(reading)
            }
        }
    }

    /// What a placement says of its first page, whose text was numbered.
    #[must_use]
    pub fn of_placement(placement: &Placement, numbered: &Numbered) -> Self {
        let mut reading = Self::empty(numbered.count());
        let characters = |fragment: &crate::document::Fragment| -> Vec<u32> {
            let spans = fragment.spans.iter();
            spans.flat_map(|span| numbered.in_span(span)).collect()
        };
        for article in placement.articles() {
            let number = reading.begin_article();
            for part in &article.parts {
                let Some(fragment) = placement.fragment(part.fragment) else {
                    continue;
                };
                let characters = characters(fragment);
                if fragment.role.is_body() {
                    reading.put_text(&characters, part.join == Join::Paragraph, number);
                } else {
                    reading.put(&characters, fragment.role.into(), Some(number));
                }
            }
        }
        for (_, fragment) in placement.fragments() {
            let kind = match fragment.standing {
                Standing::Unplaced => Kind::Unplaced,
                Standing::Discarded(_) => Kind::Discarded,
                Standing::InArticle(_) => continue,
            };
            reading.put(&characters(fragment), kind, None);
        }
        reading.follow();
        reading
    }

    fn begin_article(&mut self) -> u32 {
        self.bodies.push(Vec::new());
        u32::try_from(self.bodies.len() - 1).unwrap_or(u32::MAX)
    }

    fn put(&mut self, characters: &[u32], kind: Kind, article: Option<u32>) {
        for at in characters.iter().map(|&number| number as usize) {
            if let (Some(its_kind), Some(its_article), Some(times)) = (
                self.kind.get_mut(at),
                self.article.get_mut(at),
                self.times.get_mut(at),
            ) {
                *its_kind = Some(kind);
                *its_article = article;
                *times += 1;
            }
        }
    }

    /// Puts running text after what the article has of it.
    fn put_text(&mut self, characters: &[u32], paragraph: bool, article: u32) {
        self.put(characters, Kind::Body, Some(article));
        let first = characters.first().filter(|_| paragraph);
        if let Some(begins) = first.and_then(|&first| self.begins.get_mut(first as usize)) {
            *begins = true;
        }
        if let Some(body) = self.bodies.get_mut(article as usize) {
            body.extend_from_slice(characters);
        }
    }

    /// Makes `next` of the running texts.
    fn follow(&mut self) {
        for pair in self.bodies.iter().flat_map(|body| body.windows(2)) {
            if let [left, right] = pair
                && let Some(next) = self.next.get_mut(*left as usize)
            {
                *next = Some(*right);
            }
        }
    }

    /// The places where the running text leaves the order of the file: this character, and the one
    /// that comes after it.
    pub fn seams(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let numbered = (0..).zip(&self.next);
        numbered.filter_map(|(left, next)| {
            let right = (*next)?;
            (right != left + 1).then_some((left, right))
        })
    }
}

/// The text of a placement of one page.
pub(super) fn only_text(placement: &Placement) -> Result<&str, Mismatch> {
    let mut sources = placement.sources();
    let count = sources.len();
    match (sources.next(), count) {
        (Some((_, source)), 1) => Ok(&source.text),
        _ => Err(Mismatch::Pages(count)),
    }
}
