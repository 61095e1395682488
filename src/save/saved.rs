//! The shape of the saved file, version 1.
//!
//! These types say what stands in the file and in which order; the JSON Schema is derived from
//! them. Positions are Unicode code points of the source's text, half-open. Keys that this version
//! does not know are kept in `extra` and written back; where a fragment has several entries, on the
//! first of them. The ids of sources are not kept: they are counted anew, `s1`, `s2`, …
//!
//! Four keys serve only to come back to the same state: `same_fragment` (this entry goes on in the
//! fragment of the entry before it; where columns stand side by side, a fragment is a piece of each
//! row), the `role` of a discarded piece, `role_by` and `rejected`. The last two are written only
//! where there is something to say, so that a file from before there were any comes out as it was.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::document::{Join, Role, RoleBy};

/// What `format` says.
pub const FORMAT: &str = "recolumn";

/// The version that this program writes.
pub const VERSION: u64 = 1;

/// A saved file: the reassembled articles, and the whole state of the work.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Saved<'a> {
    /// Always `recolumn`.
    pub format: &'a str,
    /// The version of the format.
    pub version: u64,
    /// Name and version of the program that wrote the file.
    #[serde(default)]
    pub generator: &'a str,
    /// The pages' texts.
    pub sources: Vec<SavedSource<'a>>,
    /// The articles in order.
    #[serde(default)]
    pub articles: Vec<SavedArticle>,
    /// What belongs to no article, and why.
    #[serde(default)]
    pub discarded: Vec<SavedDiscarded<'a>>,
    /// What is not decided yet.
    #[serde(default)]
    pub unplaced: Vec<SavedUnplaced>,
    /// Links that the user has said no to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<SavedRejected>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The text of one page.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SavedSource<'a> {
    /// `s1`, `s2`, … (another program may use other ids, all different).
    pub id: String,
    /// The file's name without its folder.
    pub name: &'a str,
    /// The encoding that it was read in.
    pub encoding: &'a str,
    /// SHA-256 of the file's bytes, in hexadecimal.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: String,
    /// The decoded text, whole.
    pub text: &'a str,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SavedArticle {
    /// `a1`, `a2`, … up to `a1000000000`, each once.
    #[schemars(regex(pattern = r"^a[1-9][0-9]{0,9}$"))]
    pub id: String,
    /// The text of its title parts; for the reader's sake.
    #[serde(default)]
    pub title: String,
    /// The text of its subtitle parts; for the reader's sake.
    #[serde(default)]
    pub subtitle: String,
    /// The text of its byline parts; for the reader's sake.
    #[serde(default)]
    pub byline: String,
    /// Its running text; for the reader's sake.
    #[serde(default)]
    pub paragraphs: Vec<SavedParagraph>,
    /// Where its text comes from, in reading order. An article without any text is left out.
    pub parts: Vec<SavedPart>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One paragraph, heading, caption or note.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SavedParagraph {
    /// What it is.
    pub role: Role,
    /// Its text on one line.
    pub text: String,
}

/// A piece of a source in an article.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SavedPart {
    /// Which source.
    pub source: String,
    /// First code point.
    pub start: u64,
    /// One past the last code point.
    pub end: u64,
    /// What it is.
    pub role: Role,
    /// Who said what it is, where that was the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_by: Option<RoleBy>,
    /// How it attaches to the part before it.
    pub join: Join,
    /// True if it goes on in the fragment of the part before it, whose role, join and author then
    /// count.
    #[serde(default, skip_serializing_if = "is_false")]
    pub same_fragment: bool,
    /// Who put it here.
    pub by: SavedBy,
    /// How sure the suggestion was, from 0 to 1; nothing is kept of it on a part that the user put
    /// here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: Option<f64>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Who put a part where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SavedBy {
    /// A person, by hand.
    User,
    /// The program proposed it, and a person accepted.
    Suggestion,
}

/// A piece of a source that belongs to no article.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SavedDiscarded<'a> {
    /// Which source.
    pub source: String,
    /// First code point.
    pub start: u64,
    /// One past the last code point.
    pub end: u64,
    /// Why it was discarded.
    pub reason: &'a str,
    /// What it is, where it is not a paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Who said what it is, where that was the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_by: Option<RoleBy>,
    /// True if it goes on in the fragment of the entry before it, whose reason and role then count.
    #[serde(default, skip_serializing_if = "is_false")]
    pub same_fragment: bool,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A piece of a source that is not decided yet.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SavedUnplaced {
    /// Which source.
    pub source: String,
    /// First code point.
    pub start: u64,
    /// One past the last code point.
    pub end: u64,
    /// What it is.
    pub role: Role,
    /// Who said what it is, where that was the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_by: Option<RoleBy>,
    /// True if it goes on in the fragment of the entry before it, whose role then counts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub same_fragment: bool,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Two fragments of which the second does not come right after the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SavedRejected {
    /// The fragment whose end it is about.
    pub left: SavedStart,
    /// The fragment that does not follow it.
    pub right: SavedStart,
}

/// A fragment, named by where it starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SavedStart {
    /// Which source.
    pub source: String,
    /// The first code point of its first piece.
    pub start: u64,
}

/// The JSON Schema (draft 2020-12) of the saved file, derived from these types.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(Saved<'_>).to_value()
}

// Serde hands the value by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !*value
}
