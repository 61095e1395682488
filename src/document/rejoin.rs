//! After a command: which articles it touched, and how the parts in them join now.
//!
//! A join belongs to a seam: the text that ends before it and the part after it. While a seam stays
//! the same, so does its join, wherever it was moved to; a seam that is new gets the join that its
//! two sides ask for. The two halves of a cut go on as they did.

use std::collections::{BTreeSet, HashMap};

use imbl::ordmap::DiffItem;

use super::derive::{BodyPair, PairKey, body_pairs};
use super::{Article, ArticleId, Fragment, FragmentId, Join, Placement, Standing, natural_join};

/// What differs between two placements.
pub(super) struct Difference {
    /// The articles that differ, or whose fragments do.
    articles: BTreeSet<ArticleId>,
    /// True if anything differs.
    any: bool,
    /// True if a fragment differs: then it is not a matter of order and joins alone.
    fragments: bool,
}

impl Difference {
    /// Looks at what the two placements do not share.
    pub(super) fn between(before: &Placement, after: &Placement) -> Self {
        let home = |fragment: &Fragment| match fragment.standing {
            Standing::InArticle(id) => Some(id),
            Standing::Unplaced | Standing::Discarded(_) => None,
        };
        let mut any = before.sources != after.sources || before.rejected != after.rejected;
        let (mut articles, mut fragments) = (BTreeSet::new(), false);
        for item in before.fragments.diff(&after.fragments) {
            (any, fragments) = (true, true);
            match item {
                DiffItem::Add(_, fragment) | DiffItem::Remove(_, fragment) => {
                    articles.extend(home(fragment));
                }
                DiffItem::Update {
                    old: (_, old),
                    new: (_, new),
                } => {
                    articles.extend(home(old).into_iter().chain(home(new)));
                }
            }
        }
        let old: HashMap<ArticleId, &Article> = before.articles().map(|a| (a.id, a)).collect();
        for article in after.articles() {
            let same = old
                .get(&article.id)
                .is_some_and(|old| old.parts.ptr_eq(&article.parts) || old.parts == article.parts);
            if !same {
                any = true;
                articles.insert(article.id);
            }
        }
        let order = |placement: &Placement| placement.articles().map(|a| a.id).collect::<Vec<_>>();
        any |= order(before) != order(after);
        Self {
            articles,
            any,
            fragments,
        }
    }

    /// The articles that differ, or whose fragments do.
    pub(super) fn articles(&self) -> &BTreeSet<ArticleId> {
        &self.articles
    }

    /// True if fragments themselves differ, not just their order.
    pub(super) fn has_fragments(&self) -> bool {
        self.fragments
    }

    /// True if nothing differs.
    pub(super) fn is_none(&self) -> bool {
        !self.any
    }
}

impl Placement {
    /// Finds the joins of the articles that differ from what was before.
    pub(super) fn rejoin(&mut self, before: &Self, difference: &Difference) {
        let touched = |article: &&Article| difference.articles.contains(&article.id);
        let mut known: HashMap<FragmentId, (PairKey, Join)> = HashMap::new();
        for article in before.articles().filter(touched) {
            for (pair, part) in body_pairs(before, article).zip(&article.parts) {
                known.insert(pair.right, (pair.key(), part.join));
            }
        }
        for index in 0..self.articles.len() {
            let Some(article) = self.articles.get(index).filter(touched) else {
                continue;
            };
            let joins: Vec<Join> = body_pairs(self, article)
                .map(|pair| join_of(before, &known, &pair))
                .collect();
            let Some(article) = self.articles.get_mut(index) else {
                continue;
            };
            for (position, join) in joins.into_iter().enumerate() {
                if article
                    .parts
                    .get(position)
                    .is_some_and(|part| part.join != join)
                    && let Some(part) = article.parts.get_mut(position)
                {
                    part.join = join;
                }
            }
        }
    }
}

fn join_of(
    before: &Placement,
    known: &HashMap<FragmentId, (PairKey, Join)>,
    pair: &BodyPair<'_>,
) -> Join {
    match known.get(&pair.right) {
        Some((key, join)) if *key == pair.key() => *join,
        _ if is_second_half(before, pair) => Join::Continue,
        _ => natural_join(&pair.ends()),
    }
}

/// True for the second half of a cut, after the first.
fn is_second_half(before: &Placement, pair: &BodyPair<'_>) -> bool {
    let whole = pair.left.and_then(|left| before.fragment(left.id));
    let reached = whole.is_some_and(|whole| {
        whole
            .spans
            .iter()
            .any(|span| span.start <= pair.right.start && pair.right.start < span.end)
    });
    reached
        && pair
            .left
            .is_some_and(|left| left.id.source == pair.right.source)
        && before.fragment(pair.right).is_none()
}
