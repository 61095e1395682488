//! From a placement to the bytes of a saved file.
//!
//! The same placement gives the same bytes.

use serde_json::{Map, Value};

use super::positions::Positions;
use super::saved::{
    FORMAT, Saved, SavedArticle, SavedBy, SavedDiscarded, SavedParagraph, SavedPart, SavedRejected,
    SavedSource, SavedStart, SavedUnplaced, VERSION,
};
use crate::document::{
    Article, By, Extra, Fragment, FragmentId, Join, Part, Placement, Role, RoleBy, Source,
    SourceId, Span, Standing, article_text,
};

/// The saved file as bytes: UTF-8, two-space indent, a final newline.
#[must_use]
pub fn saved_bytes(placement: &Placement) -> Vec<u8> {
    // Writing into memory cannot fail, and every key of the shape is a string.
    let mut bytes = serde_json::to_vec_pretty(&Shape::new(placement).saved()).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The same, as a value.
pub(super) fn saved_value(placement: &Placement) -> Value {
    serde_json::to_value(Shape::new(placement).saved()).unwrap_or_default()
}

struct Shape<'a> {
    placement: &'a Placement,
    positions: Vec<Positions<'a>>,
}

impl<'a> Shape<'a> {
    fn new(placement: &'a Placement) -> Self {
        let positions = placement
            .sources()
            .map(|(_, s)| Positions::new(&s.text))
            .collect();
        Self {
            placement,
            positions,
        }
    }

    fn saved(&self) -> Saved<'a> {
        let mut discarded = Vec::new();
        let mut unplaced = Vec::new();
        for (id, fragment) in self.placement.fragments() {
            match &fragment.standing {
                Standing::Unplaced => unplaced.extend(self.unplaced(id, fragment)),
                Standing::Discarded(reason) => {
                    discarded.extend(self.discarded(id, fragment, reason.as_str()));
                }
                Standing::InArticle(_) => {}
            }
        }
        Saved {
            format: FORMAT,
            version: VERSION,
            generator: concat!("recolumn ", env!("CARGO_PKG_VERSION")),
            sources: self
                .placement
                .sources()
                .map(|(id, source)| saved_source(id, source))
                .collect(),
            articles: self
                .placement
                .articles()
                .map(|article| self.article(article))
                .collect(),
            discarded,
            unplaced,
            rejected: self
                .placement
                .rejected()
                .map(|(left, right)| SavedRejected {
                    left: self.start(left),
                    right: self.start(right),
                })
                .collect(),
            extra: all(self.placement.extra()),
        }
    }

    fn article(&self, article: &Article) -> SavedArticle {
        let read = article_text(self.placement, article);
        let paragraphs = read.paragraphs.into_iter();
        SavedArticle {
            id: format!("a{}", article.id.0),
            title: read.title,
            subtitle: read.subtitle,
            byline: read.byline,
            paragraphs: paragraphs
                .map(|p| SavedParagraph {
                    role: p.role,
                    text: p.text,
                })
                .collect(),
            parts: article
                .parts
                .iter()
                .flat_map(|part| self.parts(part))
                .collect(),
            extra: all(&article.extra),
        }
    }

    fn parts(&self, part: &Part) -> Vec<SavedPart> {
        let Some(fragment) = self.placement.fragment(part.fragment) else {
            return Vec::new();
        };
        let (by, confidence) = match part.by {
            By::User => (SavedBy::User, None),
            By::Suggestion(confidence) => (SavedBy::Suggestion, Some(confidence.value())),
        };
        let pieces = self.pieces(part.fragment, fragment);
        let entry = |(index, (start, end)): (usize, (u64, u64))| SavedPart {
            source: source_name(part.fragment.source),
            start,
            end,
            role: fragment.role,
            role_by: said(fragment),
            join: if index == 0 {
                part.join
            } else {
                Join::Continue
            },
            same_fragment: index > 0,
            by,
            confidence,
            extra: if index == 0 {
                without(&fragment.extra, &["join", "by", "confidence"])
            } else {
                Map::new()
            },
        };
        pieces.enumerate().map(entry).collect()
    }

    fn discarded(
        &self,
        id: FragmentId,
        fragment: &Fragment,
        reason: &'a str,
    ) -> Vec<SavedDiscarded<'a>> {
        let entry = |(index, (start, end)): (usize, (u64, u64))| SavedDiscarded {
            source: source_name(id.source),
            start,
            end,
            reason,
            role: (fragment.role != Role::Paragraph).then_some(fragment.role),
            role_by: said(fragment),
            same_fragment: index > 0,
            extra: if index == 0 {
                without(&fragment.extra, &["reason"])
            } else {
                Map::new()
            },
        };
        self.pieces(id, fragment).enumerate().map(entry).collect()
    }

    fn unplaced(&self, id: FragmentId, fragment: &Fragment) -> Vec<SavedUnplaced> {
        let entry = |(index, (start, end)): (usize, (u64, u64))| SavedUnplaced {
            source: source_name(id.source),
            start,
            end,
            role: fragment.role,
            role_by: said(fragment),
            same_fragment: index > 0,
            extra: if index == 0 {
                all(&fragment.extra)
            } else {
                Map::new()
            },
        };
        self.pieces(id, fragment).enumerate().map(entry).collect()
    }

    /// Where a fragment starts, in code points.
    fn start(&self, id: FragmentId) -> SavedStart {
        let positions = self.positions.get(id.source.index());
        SavedStart {
            source: source_name(id.source),
            start: positions.map_or(0, |text| u64::from(text.code_point(id.start))),
        }
    }

    /// The spans of a fragment in code points.
    fn pieces(&self, id: FragmentId, fragment: &Fragment) -> impl Iterator<Item = (u64, u64)> {
        let positions = self.positions.get(id.source.index());
        let at = move |byte| positions.map_or(0, |positions| u64::from(positions.code_point(byte)));
        fragment
            .spans
            .iter()
            .map(move |Span { start, end }| (at(start), at(end)))
    }
}

fn saved_source(id: SourceId, source: &Source) -> SavedSource<'_> {
    SavedSource {
        id: source_name(id),
        name: &source.name,
        encoding: &source.encoding,
        sha256: hexadecimal(&source.sha256),
        text: &source.text,
        extra: all(&source.extra),
    }
}

/// Who said the role, where it is worth writing.
fn said(fragment: &Fragment) -> Option<RoleBy> {
    (fragment.role_by == RoleBy::User).then_some(RoleBy::User)
}

fn source_name(id: SourceId) -> String {
    format!("s{}", id.index() + 1)
}

fn all(extra: &Extra) -> Map<String, Value> {
    extra.as_deref().cloned().unwrap_or_default()
}

/// The unknown keys, without those that mean something in the list to which the fragment has
/// moved: no key may stand in an object twice.
fn without(extra: &Extra, known: &[&str]) -> Map<String, Value> {
    let mut extra = all(extra);
    extra.retain(|key, _| !known.contains(&key.as_str()));
    extra
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
