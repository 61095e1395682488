//! An article: parts in reading order.
//!
//! Title, subtitle, byline and paragraphs are not kept, they follow from the parts
//! (see [`article_text`](super::article_text)).

use imbl::Vector;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, FragmentId};

/// Which article; a number that is not used again while the document is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub u32);

/// Parts in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// Its parts. An article that loses its last part is gone.
    pub parts: Vector<Part>,
    /// Keys of a saved file that this version does not know.
    pub extra: Extra,
}

impl Article {
    /// Where in the article a fragment stands, counted from 0.
    #[must_use]
    pub fn position(&self, fragment: FragmentId) -> Option<usize> {
        self.parts.iter().position(|part| part.fragment == fragment)
    }
}

/// One fragment in an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The fragment.
    pub fragment: FragmentId,
    /// How it attaches to the text before it.
    pub join: Join,
    /// Who put it here.
    pub by: By,
}

/// How a part attaches to the part before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// It begins a new paragraph.
    Paragraph,
    /// It goes on in the same paragraph; nothing, a space, or the removal of a hyphen joins the two.
    Continue,
}

/// Who put a part where it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A person, by hand.
    User,
    /// The program proposed it with this confidence, and a person accepted.
    Suggestion(Confidence),
}

/// How sure a suggestion was: a number from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// `None` for anything that is not a number from 0 to 1.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then_some(Self(value))
    }

    /// The number, from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.0
    }
}

impl TryFrom<f64> for Confidence {
    type Error = &'static str;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Self::new(value).ok_or("not from 0 to 1")
    }
}
