//! What must always hold: every character once, every fragment in one place.
//!
//! Debug builds ask after each command. Opening a saved file asks about the coverage, which is all
//! that such a file can get wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ArticleId, Fragment, FragmentId, Ledger, Placement, SourceId, Span, Standing, is_blank, trim,
};

/// The first thing that is wrong with a placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The character at this byte of the source's text is in no fragment.
    Lost(SourceId, u32),
    /// The character at this byte is in two fragments.
    Twice(SourceId, u32),
    /// The span that starts at this byte reaches beyond the text, cuts a character in two, or
    /// begins or ends with a blank.
    Crooked(SourceId, u32),
    /// A fragment's standing and the parts of the articles do not agree.
    Astray(FragmentId),
    /// Two articles have this number, or one is empty.
    Article(ArticleId),
    /// A rejected link is of fragments that are not there, or of one with itself.
    Rejected(FragmentId, FragmentId),
    /// The ledger does not add up.
    Ledger,
}

/// The first fault, or `None` if everything holds.
#[must_use]
pub fn find_fault(placement: &Placement) -> Option<Fault> {
    let spans = |id| {
        placement
            .fragments_of(id)
            .flat_map(|(_, fragment)| fragment.spans.iter())
    };
    for (id, source) in placement.sources() {
        let mut all: Vec<Span> = spans(id).collect();
        if let Some(crooked) = all
            .iter()
            .find(|&&span| trim(&source.text, span) != Some(span))
        {
            return Some(Fault::Crooked(id, crooked.start));
        }
        match coverage(&source.text, &mut all) {
            Some(Coverage::Lost(at)) => return Some(Fault::Lost(id, at)),
            Some(Coverage::Twice(at)) => return Some(Fault::Twice(id, at)),
            None => {}
        }
    }
    standing_fault(placement)
        .or_else(|| rejected_fault(placement))
        .or_else(|| ledger_fault(placement))
}

/// The first character that is not covered exactly once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// The character at this byte is in no span.
    Lost(u32),
    /// The character at this byte is in two spans.
    Twice(u32),
}

/// Checks that `spans` (bytes, any order; they get sorted) cover every non-blank character of
/// `text` exactly once; the first character at fault, if there is one. Spans beyond the text's end
/// are taken as they are: ask [`trim`] about those.
#[must_use]
pub fn coverage(text: &str, spans: &mut [Span]) -> Option<Coverage> {
    spans.sort_unstable();
    let mut reached = 0;
    let first_solid = |from: u32, to: u32| {
        let gap = Span::new(from, to).of(text);
        gap.char_indices()
            .find(|&(_, c)| !is_blank(c))
            .map(|(at, _)| from + u32::try_from(at).unwrap_or(u32::MAX))
    };
    for span in spans.iter() {
        if let Some(at) = first_solid(reached, span.start) {
            return Some(Coverage::Lost(at));
        }
        if span.start < reached
            && let Some(at) = first_solid(span.start, reached.min(span.end))
        {
            return Some(Coverage::Twice(at));
        }
        reached = reached.max(span.end);
    }
    first_solid(reached, u32::try_from(text.len()).unwrap_or(u32::MAX)).map(Coverage::Lost)
}

fn standing_fault(placement: &Placement) -> Option<Fault> {
    let mut home: BTreeMap<FragmentId, ArticleId> = BTreeMap::new();
    let mut articles = BTreeSet::new();
    for article in placement.articles() {
        if !articles.insert(article.id) || article.parts.is_empty() {
            return Some(Fault::Article(article.id));
        }
        for part in &article.parts {
            let fragment = placement.fragment(part.fragment);
            if home.insert(part.fragment, article.id).is_some() || fragment.is_none() {
                return Some(Fault::Astray(part.fragment));
            }
        }
    }
    let agrees = |id: FragmentId, fragment: &Fragment| match fragment.standing {
        Standing::InArticle(article) => home.get(&id) == Some(&article),
        Standing::Unplaced | Standing::Discarded(_) => !home.contains_key(&id),
    };
    placement
        .fragments()
        .find(|(id, fragment)| !agrees(*id, fragment) || id.start != fragment.spans.first().start)
        .map(|(id, _)| Fault::Astray(id))
}

fn rejected_fault(placement: &Placement) -> Option<Fault> {
    let there = |id| placement.fragment(id).is_some();
    placement
        .rejected()
        .find(|&(left, right)| left == right || !there(left) || !there(right))
        .map(|(left, right)| Fault::Rejected(left, right))
}

fn ledger_fault(placement: &Placement) -> Option<Fault> {
    let mut ledger = Ledger::default();
    for (_, fragment) in placement.fragments() {
        ledger += fragment;
    }
    (ledger != placement.ledger()).then_some(Fault::Ledger)
}
