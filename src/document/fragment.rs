//! A piece of a page that belongs together: what a person drags.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{ArticleId, Role, RoleBy, SourceId, Spans, solid_characters};

/// Keys and values of a saved file that this version does not know: kept and written back.
pub type Extra = Option<Arc<serde_json::Map<String, serde_json::Value>>>;

/// Which fragment: the source and the byte at which its first span starts.
///
/// Fragments are disjoint, so the place is a name; and names in order are fragments in file order.
/// A cut leaves the first half its name, a join leaves the name of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FragmentId {
    /// The source that it is a piece of.
    pub source: SourceId,
    /// Byte of the source's text at which the fragment's first span starts.
    pub start: u32,
}

/// A piece of one source, in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// Its bytes, in reading order. Each span begins and ends on a non-blank character.
    pub spans: Spans,
    /// How many non-blank characters (code points) it has; at least one.
    pub solid: u32,
    /// What it is.
    pub role: Role,
    /// Who said so.
    pub role_by: RoleBy,
    /// Where it is.
    pub standing: Standing,
    /// Keys of a saved file that this version does not know.
    pub extra: Extra,
}

impl Fragment {
    /// A fragment of `text`, its characters counted. Its role is a guess.
    #[must_use]
    pub fn new(text: &str, spans: Spans, role: Role, standing: Standing, extra: Extra) -> Self {
        let solid = spans
            .iter()
            .map(|span| solid_characters(span.of(text)))
            .sum();
        Self {
            spans,
            solid,
            role,
            role_by: RoleBy::Guess,
            standing,
            extra,
        }
    }
}

/// The one place where a fragment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not decided yet.
    Unplaced,
    /// Not part of any article, and why.
    Discarded(Reason),
    /// A part of this article; where in it, the article says.
    InArticle(ArticleId),
}

/// Why a fragment was discarded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Reason {
    /// Lines that every page has: folio, date line, editors' line, name of the paper.
    PageFurniture,
    /// An advertisement.
    Advertisement,
    /// Menus, links and buttons of a web page.
    Navigation,
    /// Text that has nothing to do with the paper.
    Spam,
    /// The same text stands elsewhere.
    Duplicate,
    /// A reason in somebody's own words.
    Other(Arc<str>),
}

impl Reason {
    /// The reasons that menus offer.
    pub const OFFERED: [Self; 5] = [
        Self::PageFurniture,
        Self::Advertisement,
        Self::Navigation,
        Self::Spam,
        Self::Duplicate,
    ];

    /// The reason as the saved file writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::PageFurniture => "page furniture",
            Self::Advertisement => "advertisement",
            Self::Navigation => "navigation",
            Self::Spam => "spam",
            Self::Duplicate => "duplicate",
            Self::Other(words) => words,
        }
    }
}

impl From<&str> for Reason {
    fn from(written: &str) -> Self {
        Self::OFFERED
            .into_iter()
            .find(|reason| reason.as_str() == written)
            .unwrap_or_else(|| Self::Other(written.into()))
    }
}

impl From<String> for Reason {
    fn from(written: String) -> Self {
        written.as_str().into()
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.as_str().to_owned()
    }
}
