//! Many fragments put into their places at once: what a proposal, or a part of one, asks for.
//!
//! An [`Arrangement`] says how articles look afterwards, and what is discarded. It only fills in:
//! what stands in an article stays there, in its order and with whoever put it there. Unlike a
//! move, it says each join itself, so none is found from the characters that meet.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Article, ArticleId, By, Deed, FragmentId, Join, Part, Placement, Reason, Refusal, Role, RoleBy,
    Standing,
};

/// Articles as they are to be, and what goes to the discarded ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Arrangement {
    /// The articles that change, each at most once, and the new ones.
    pub articles: Vec<ArrangedArticle>,
    /// Fragments that are unplaced now and belong to no article, and why.
    pub discarded: Vec<(FragmentId, Reason)>,
}

/// One article as it is to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrangedArticle {
    /// The article that is there already; `None` makes one at the end.
    pub article: Option<ArticleId>,
    /// All its parts in reading order. Those that stand in it now are among them, in the order in
    /// which they stand; the others are unplaced now.
    pub parts: Vec<ArrangedPart>,
}

/// One part of an article as it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArrangedPart {
    /// The fragment.
    pub fragment: FragmentId,
    /// What it is. A role that the user has said stays.
    pub role: Role,
    /// How it attaches to the part before it.
    pub join: Join,
    /// Who places it. A part that stands in the article keeps whoever placed it.
    pub by: By,
}

impl Placement {
    /// Arranges the articles and discards; see [`Arrangement`].
    pub(super) fn arrange(&mut self, wanted: &Arrangement) -> Result<Deed, Refusal> {
        let before = self.clone();
        let (mut seen, mut changed) = (BTreeSet::new(), BTreeSet::new());
        let mut placed = 0;
        for article in &wanted.articles {
            let here = match article.article {
                Some(id) if changed.insert(id) => {
                    Some(before.article(id).ok_or(Refusal::NoSuchArticle)?)
                }
                Some(_) => return Err(Refusal::NoSuchArticle),
                None => None,
            };
            for part in &article.parts {
                if !seen.insert(part.fragment) {
                    return Err(Refusal::NoSuchFragment);
                }
            }
            placed += self.arrange_article(here, &article.parts)?;
        }
        for (id, reason) in &wanted.discarded {
            if !seen.insert(*id) {
                return Err(Refusal::NoSuchFragment);
            }
            self.must_be_unplaced(*id)?;
            self.change(*id, |fragment| {
                fragment.standing = Standing::Discarded(reason.clone());
            });
        }
        if seen.is_empty() {
            return Err(Refusal::NothingNamed);
        }
        Ok(Deed::Accepted {
            parts: placed,
            discarded: wanted.discarded.len(),
        })
    }

    /// Makes one article what is wanted; how many parts came into it.
    fn arrange_article(
        &mut self,
        here: Option<&Article>,
        wanted: &[ArrangedPart],
    ) -> Result<usize, Refusal> {
        let (id, extra) = match here {
            Some(article) => (article.id, article.extra.clone()),
            None => (self.fresh_article().ok_or(Refusal::TooMany)?, None),
        };
        let mut standing = here.iter().flat_map(|article| article.parts.iter());
        let mut next = standing.next();
        let (mut parts, mut new) = (imbl::Vector::new(), 0);
        for part in wanted {
            let stands = next.filter(|next| next.fragment == part.fragment);
            let by = if let Some(there) = stands {
                next = standing.next();
                there.by
            } else {
                self.must_be_unplaced(part.fragment)?;
                new += 1;
                part.by
            };
            self.change(part.fragment, |fragment| {
                fragment.standing = Standing::InArticle(id);
                if fragment.role_by == RoleBy::Guess {
                    fragment.role = part.role;
                }
            });
            parts.push_back(Part {
                fragment: part.fragment,
                join: part.join,
                by,
            });
        }
        // A part that stands in the article was left out, or comes in another order.
        if next.is_some() {
            return Err(Refusal::NoSuchFragment);
        }
        if parts.is_empty() {
            return Err(Refusal::NothingNamed);
        }
        let article = Article { id, parts, extra };
        match self.article_index(id) {
            Some(index) => drop(self.articles.set(index, article)),
            None => self.articles.push_back(article),
        }
        Ok(new)
    }

    fn must_be_unplaced(&self, id: FragmentId) -> Result<(), Refusal> {
        match self.fragment(id).map(|fragment| &fragment.standing) {
            None => Err(Refusal::NoSuchFragment),
            Some(Standing::Unplaced) => Ok(()),
            Some(Standing::InArticle(_) | Standing::Discarded(_)) => Err(Refusal::PlacedAlready),
        }
    }
}
