//! An article as it stands with proposed parts filled in between, and how they join.
//!
//! Parts that stand keep their order; a proposed part goes where its neighbours in the proposal
//! are neighbours still. A seam whose two sides stay keeps its join; one that the proposal has gets
//! the proposed join; any other (because a part between was left out) begins a new paragraph, for
//! that can be wrong without gluing texts together that have nothing to do with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Proposal, ProposedArticle, ProposedPart};
use crate::document::{
    ArrangedArticle, ArrangedPart, Article, ArticleId, By, FragmentId, Join, Placement, Role,
    RoleBy, Standing,
};

/// Where the parts of a proposed article go.
#[derive(Clone, Copy)]
pub(super) enum Home<'a> {
    /// Into this article.
    Article(&'a Article),
    /// Into one that is to be made.
    New,
}

impl<'a> Home<'a> {
    /// Where a proposed article is now. If it was to be made and some of it was accepted already,
    /// it is where that went. `None` if it is not clear any more.
    pub(super) fn of(
        article: &ProposedArticle,
        placement: &'a Placement,
        by: &BTreeMap<FragmentId, By>,
    ) -> Option<Self> {
        if let Some(id) = article.article {
            return placement.article(id).map(Self::Article);
        }
        let accepted = |part: &ProposedPart| match placement.fragment(part.fragment)?.standing {
            Standing::InArticle(id) if by.get(&part.fragment) != Some(&By::User) => Some(id),
            _ => None,
        };
        let homes: BTreeSet<ArticleId> = article.parts.iter().filter_map(accepted).collect();
        match homes.len() {
            0 => Some(Self::New),
            1 => homes
                .first()
                .and_then(|&id| placement.article(id))
                .map(Self::Article),
            _ => None,
        }
    }

    fn article(self) -> Option<&'a Article> {
        match self {
            Self::Article(article) => Some(article),
            Self::New => None,
        }
    }
}

/// Who placed each part of every article.
pub(super) fn by_whom(placement: &Placement) -> BTreeMap<FragmentId, By> {
    placement
        .articles()
        .flat_map(|article| article.parts.iter())
        .map(|part| (part.fragment, part.by))
        .collect()
}

/// The seam before a part: the text of the same kind before it, and how the two join.
type Seam = (Option<FragmentId>, Join);

/// An article that is being filled.
pub(super) struct Filling<'a> {
    placement: &'a Placement,
    home: Option<&'a Article>,
    parts: Vec<ArrangedPart>,
    told: BTreeMap<FragmentId, Seam>,
    filled: bool,
}

impl<'a> Filling<'a> {
    /// The article as it stands; nothing for one that is to be made.
    pub(super) fn around(home: Home<'a>, placement: &'a Placement) -> Self {
        let home = home.article();
        let stands = home.iter().flat_map(|article| article.parts.iter());
        let parts = stands.filter_map(|part| {
            Some(ArrangedPart {
                fragment: part.fragment,
                role: placement.fragment(part.fragment)?.role,
                join: part.join,
                by: part.by,
            })
        });
        Self {
            placement,
            home,
            parts: parts.collect(),
            told: BTreeMap::new(),
            filled: false,
        }
    }

    /// True if the article has this part, or will have it.
    pub(super) fn holds(&self, fragment: FragmentId) -> bool {
        self.parts.iter().any(|part| part.fragment == fragment)
    }

    /// Takes over the joins of a proposed article, for the seams that come to be as it has them.
    pub(super) fn heed(&mut self, article: &ProposedArticle) {
        let parts = article.parts.iter();
        let seams = seams(parts.map(|part| (part.fragment, self.role_of(part), part.join)));
        self.told.extend(seams);
    }

    /// Fills in the wanted parts of a proposed article that are open.
    pub(super) fn fill(
        &mut self,
        article: &ProposedArticle,
        wanted: &dyn Fn(&ProposedPart) -> bool,
    ) {
        self.heed(article);
        let places: BTreeMap<FragmentId, usize> = self
            .parts
            .iter()
            .enumerate()
            .map(|(at, part)| (part.fragment, at))
            .collect();
        let mut gaps: Vec<(usize, Vec<ArrangedPart>)> = Vec::new();
        let (mut begins, mut gap) = (0, Vec::new());
        for part in &article.parts {
            if let Some(&at) = places.get(&part.fragment) {
                if at == begins {
                    gaps.push((at, std::mem::take(&mut gap)));
                }
                gap.clear();
                begins = at + 1;
            } else if wanted(part) && self.is_open(part.fragment) {
                gap.push(ArrangedPart {
                    fragment: part.fragment,
                    role: self.role_of(part),
                    join: part.join,
                    by: By::Suggestion(part.confidence),
                });
            }
        }
        if begins == self.parts.len() {
            gaps.push((begins, gap));
        }
        let mut stands = std::mem::take(&mut self.parts).into_iter();
        let mut taken = 0;
        for (at, gap) in gaps.into_iter().filter(|(_, gap)| !gap.is_empty()) {
            // The proposal has the parts that stand in another order: it is out of date.
            if at < taken {
                continue;
            }
            self.parts.extend(stands.by_ref().take(at - taken));
            taken = at;
            self.filled = true;
            self.parts.extend(gap);
        }
        self.parts.extend(stands);
    }

    /// Puts a part at the beginning.
    pub(super) fn begin_with(&mut self, part: ArrangedPart) {
        self.told.insert(part.fragment, (None, part.join));
        self.parts.insert(0, part);
        self.filled = true;
    }

    /// Puts a part right after another one, if that is there; its join is about the two.
    pub(super) fn put_after(&mut self, before: FragmentId, part: ArrangedPart) {
        let at = self.parts.iter().position(|one| one.fragment == before);
        if let Some(at) = at {
            self.told.insert(part.fragment, (Some(before), part.join));
            self.parts.insert(at + 1, part);
            self.filled = true;
        }
    }

    /// The article as it is to be; `None` if nothing came into it.
    pub(super) fn finish(mut self) -> Option<ArrangedArticle> {
        if !self.filled {
            return None;
        }
        let stood = self
            .home
            .iter()
            .flat_map(|article| article.parts.iter())
            .filter_map(|part| {
                let role = self.placement.fragment(part.fragment)?.role;
                Some((part.fragment, role, part.join))
            });
        let stood = seams(stood);
        let now = seams(self.parts.iter().map(|p| (p.fragment, p.role, p.join)));
        for part in &mut self.parts {
            let before = now.get(&part.fragment).map(|&(before, _)| before);
            let same = |seam: &&Seam| Some(seam.0) == before;
            let stays = stood.get(&part.fragment).filter(same);
            let told = self.told.get(&part.fragment).filter(same);
            part.join = stays.or(told).map_or(Join::Paragraph, |&(_, join)| join);
        }
        Some(ArrangedArticle {
            article: self.home.map(|article| article.id),
            parts: self.parts,
        })
    }

    fn is_open(&self, fragment: FragmentId) -> bool {
        let fragment = self.placement.fragment(fragment);
        fragment.is_some_and(|fragment| fragment.standing == Standing::Unplaced)
    }

    /// What a part is: as proposed, unless it stands somewhere or the user said it.
    fn role_of(&self, part: &ProposedPart) -> Role {
        let fixed = self.placement.fragment(part.fragment).filter(|fragment| {
            fragment.role_by == RoleBy::User || fragment.standing != Standing::Unplaced
        });
        fixed.map_or(part.role, |fragment| fragment.role)
    }
}

/// Where something new is proposed before a part that stands, the part joins that: the join that it
/// has is about what stands before it now.
pub(super) fn join_anew(proposal: &mut Proposal, placement: &Placement) {
    for article in &mut proposal.articles {
        let Some(home) = article.article.and_then(|id| placement.article(id)) else {
            continue;
        };
        let role_of = |id| placement.fragment(id).map(|fragment| fragment.role);
        let stands = home.parts.iter();
        let stood = seams(stands.filter_map(|p| Some((p.fragment, role_of(p.fragment)?, p.join))));
        let now = seams(article.parts.iter().map(|p| (p.fragment, p.role, p.join)));
        let before =
            |seams: &BTreeMap<FragmentId, Seam>, id| seams.get(&id).and_then(|seam| seam.0);
        for part in article.parts.iter_mut().filter(|part| part.placed) {
            let left = before(&now, part.fragment);
            if left == before(&stood, part.fragment) {
                continue;
            }
            let mut candidates = left
                .and_then(|left| proposal.ends.get(&left))
                .into_iter()
                .flatten();
            if let Some(known) = candidates.find(|one| one.fragment == part.fragment) {
                part.join = known.join;
            }
        }
    }
}

/// The seam before each part. Heads of a kind follow each other, and running text follows running
/// text over whatever head stands between.
fn seams(
    parts: impl Iterator<Item = (FragmentId, Role, Join)>,
) -> BTreeMap<FragmentId, (Option<FragmentId>, Join)> {
    let mut last: BTreeMap<Option<Role>, FragmentId> = BTreeMap::new();
    parts
        .map(|(fragment, role, join)| {
            let chain = (!role.is_body()).then_some(role);
            (fragment, (last.insert(chain, fragment), join))
        })
        .collect()
}
