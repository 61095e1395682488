//! The right answer of a page, as its file says it.
//!
//! A JSON object: `source` (the page's name), `chars` (its length), `articles` and `discard`. Places
//! are half-open pairs of code points of the page's text. An article has `title`, `subtitle`,
//! `byline` and `running_heads`, each a list of places, and a `body`: paragraphs in reading order,
//! each with its places and its `kind`. Other keys are for people and are not read.

use std::ops::Range;

use serde::{Deserialize, Deserializer};

use crate::document::{Reason, Role};

/// A place in the page's text, in code points.
pub type CodePoints = Range<u32>;

/// The right answer of one page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Gold {
    /// The name of the page's file.
    pub source: String,
    /// How many code points the page's text has, blanks and all.
    #[serde(rename = "chars")]
    pub code_points: u32,
    /// The articles.
    pub articles: Vec<GoldArticle>,
    /// What belongs to no article.
    #[serde(rename = "discard")]
    pub discards: Vec<GoldDiscard>,
}

/// One article of an answer.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct GoldArticle {
    /// Its title.
    #[serde(default, deserialize_with = "places")]
    pub title: Vec<CodePoints>,
    /// Its second title.
    #[serde(default, deserialize_with = "places")]
    pub subtitle: Vec<CodePoints>,
    /// Who wrote it.
    #[serde(default, deserialize_with = "places")]
    pub byline: Vec<CodePoints>,
    /// Its title wherever it is repeated over a continued column.
    #[serde(default, deserialize_with = "places")]
    pub running_heads: Vec<CodePoints>,
    /// Its running text: paragraphs in reading order.
    pub body: Vec<GoldItem>,
}

/// One paragraph of an answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldItem {
    /// Where it stands, in reading order.
    #[serde(deserialize_with = "places")]
    pub spans: Vec<CodePoints>,
    /// What it is: one of the roles of running text. A `list` counts as a paragraph.
    #[serde(rename = "kind", deserialize_with = "body_role")]
    pub role: Role,
}

/// Something that belongs to no article.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldDiscard {
    /// Where it stands.
    #[serde(deserialize_with = "places")]
    pub spans: Vec<CodePoints>,
    /// What it is.
    #[serde(rename = "kind", deserialize_with = "reason")]
    pub reason: Reason,
}

/// Why a file is not the answer of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoldError {
    /// It is not JSON at this line and this byte of the line, both counted from 1.
    NotJson(usize, usize),
    /// It is JSON, but at this line and this byte not what an answer has to be.
    NotGold(usize, usize),
}

impl Gold {
    /// Reads the answer of a page.
    ///
    /// # Errors
    /// [`GoldError`] names the place where the file is no answer.
    pub fn read(bytes: &[u8]) -> Result<Self, GoldError> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        serde_json::from_slice(bytes).map_err(|error| {
            let (line, byte) = (error.line(), error.column());
            if error.is_data() {
                GoldError::NotGold(line, byte)
            } else {
                GoldError::NotJson(line, byte)
            }
        })
    }
}

/// Pairs of code points; `null` is an empty list, and a pair the wrong way round is empty.
fn places<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<CodePoints>, D::Error> {
    let pairs = Option::<Vec<(u32, u32)>>::deserialize(deserializer)?;
    Ok(pairs
        .unwrap_or_default()
        .into_iter()
        .map(|(start, end)| start..end.max(start))
        .collect())
}

fn body_role<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Role, D::Error> {
    let kind = String::deserialize(deserializer)?;
    Ok(match kind.as_str() {
        "heading" => Role::Heading,
        "caption" => Role::Caption,
        "note" => Role::Note,
        "paragraph" | "list" => Role::Paragraph,
        _ => return Err(serde::de::Error::custom("not a kind of running text")),
    })
}

/// An answer's kinds of furniture, as the reasons of a discard.
fn reason<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Reason, D::Error> {
    let kind = String::deserialize(deserializer)?;
    Ok(match kind.as_str() {
        "advertisement" => Reason::Advertisement,
        "navigation" | "related_links" => Reason::Navigation,
        "spam" => Reason::Spam,
        _ => Reason::PageFurniture,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_and_what_is_none_is_named() {
        let text = r#"{"source": "p.txt", "chars": 9, "articles": [{"id": "a1", "title": [[0, 2]],
            "subtitle": null, "body": [{"spans": [[3, 5], [7, 9]], "kind": "list"}]}],
            "discard": [{"spans": [[5, 6]], "kind": "folio"}], "uncertain": []}"#;
        let gold = Gold::read(text.as_bytes()).unwrap();
        assert_eq!((gold.source.as_str(), gold.code_points), ("p.txt", 9));
        assert_eq!(gold.articles[0].title, std::slice::from_ref(&(0..2)));
        assert_eq!(gold.articles[0].byline, []);
        let body = &gold.articles[0].body[0];
        assert_eq!(
            (body.spans.as_slice(), body.role),
            ([3..5, 7..9].as_slice(), Role::Paragraph)
        );
        assert_eq!(gold.discards[0].reason, Reason::PageFurniture);

        assert_eq!(Gold::read(b"{\n]"), Err(GoldError::NotJson(2, 1)));
        let saved = b"{\"format\": \"recolumn\", \"articles\": []}";
        assert!(matches!(Gold::read(saved), Err(GoldError::NotGold(1, _))));
        let odd = text.replace("list", "stanza");
        assert!(matches!(
            Gold::read(odd.as_bytes()),
            Err(GoldError::NotGold(2, _))
        ));
    }
}
