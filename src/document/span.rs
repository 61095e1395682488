//! Places in a source's text.
//!
//! A [`Span`] is a half-open range of **bytes** of the decoded text (UTF-8), always on character
//! boundaries. Bytes, because slicing is then free; the saved file counts code points, and
//! [`save`](crate::save) converts at the door. Offsets are `u32`: a text of more than 4 GiB is
//! refused when it is loaded.
//!
//! A fragment is usually one span. Where columns stand side by side it is one span a row, so
//! [`Spans`] is a list that is never empty: first span, then the rest, in reading order.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of one source's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, but not including, `end`, in bytes. A reversed pair is empty.
    #[must_use]
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The same as a range that slices a `str`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text the span stands for; empty where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if the span holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end == self.start
    }
}

/// One or more spans of one source, in reading order. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Span>", into = "Vec<Span>")]
pub struct Spans {
    first: Span,
    rest: Box<[Span]>,
}

impl Spans {
    /// A single span.
    #[must_use]
    pub fn one(span: Span) -> Self {
        Self {
            first: span,
            rest: Box::default(),
        }
    }

    /// The list as spans, or `None` for an empty list.
    #[must_use]
    pub fn from_list(list: &[Span]) -> Option<Self> {
        let (&first, rest) = list.split_first()?;
        Some(Self {
            first,
            rest: rest.into(),
        })
    }

    /// The first span in reading order.
    #[must_use]
    pub fn first(&self) -> Span {
        self.first
    }

    /// The last span in reading order.
    #[must_use]
    pub fn last(&self) -> Span {
        self.rest.last().copied().unwrap_or(self.first)
    }

    /// How many spans there are; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.rest.len()
    }

    /// The spans in reading order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl TryFrom<Vec<Span>> for Spans {
    type Error = &'static str;

    fn try_from(list: Vec<Span>) -> Result<Self, Self::Error> {
        Self::from_list(&list).ok_or("no span at all")
    }
}

impl From<Spans> for Vec<Span> {
    fn from(spans: Spans) -> Self {
        spans.iter().collect()
    }
}
