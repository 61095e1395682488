//! From a proposal, or a part of it, to the command that a person accepts it with.
//!
//! All of it is a function of the proposal and the placement. The placement may have changed since
//! the proposal was made: what stands anywhere now is left there, and a part whose neighbours are
//! not the proposed ones any more is left out. So an answer that came late does no harm.

use std::collections::{BTreeMap, BTreeSet};

use super::filling::{Filling, Home, by_whom};
use super::{Proposal, ProposedArticle, ProposedPart};
use crate::document::{
    ArrangedArticle, ArrangedPart, Arrangement, By, Command, Destination, FragmentId, Join,
    Placement, Refusal, Role, RoleBy, Standing,
};

impl Proposal {
    /// Accepts everything that is proposed; `None` if nothing of it is open.
    #[must_use]
    pub fn accept_all(&self, placement: &Placement) -> Option<Command> {
        self.accept_above(0.0, placement)
    }

    /// Accepts every part and every discard whose confidence is at least `line` (0 to 1). A part
    /// below it is left out, to be looked at, and those above it close up.
    #[must_use]
    pub fn accept_above(&self, line: f64, placement: &Placement) -> Option<Command> {
        let sure = |_: &ProposedArticle| BTreeSet::new();
        self.accept(line, &sure, placement)
    }

    /// The same where nobody looks at what is left out. That a text is sure means that it comes right
    /// after the text before it, or right under its title; so that one goes with it, with its own
    /// confidence. Without it the sure one would stand after something that it was not proposed for.
    #[must_use]
    pub fn accept_unseen(&self, line: f64, placement: &Placement) -> Option<Command> {
        self.accept(line, &|article| led(article, line), placement)
    }

    /// Accepts what is at least as sure as the line, and what `more` says of each article.
    fn accept(
        &self,
        line: f64,
        more: &dyn Fn(&ProposedArticle) -> BTreeSet<FragmentId>,
        placement: &Placement,
    ) -> Option<Command> {
        let by = by_whom(placement);
        let mut changed = BTreeSet::new();
        let articles = self.articles.iter().filter_map(|article| {
            let more = more(article);
            let wanted = |part: &ProposedPart| {
                part.confidence.value() >= line || more.contains(&part.fragment)
            };
            filled(article, placement, &by, &wanted)
                .filter(is_one)
                // Two proposed articles may have become one meanwhile: the first one goes in.
                .filter(|filled| filled.article.is_none_or(|id| changed.insert(id)))
        });
        let discarded = self
            .discards
            .iter()
            .filter(|discard| discard.confidence.value() >= line)
            .filter(|discard| may_be_discarded(placement, discard.fragment))
            .map(|discard| (discard.fragment, discard.reason.clone()));
        command(Arrangement {
            articles: articles.collect(),
            discarded: discarded.collect(),
        })
    }

    /// Accepts one proposed article, whole; `index` counts [`Proposal::articles`] from 0.
    #[must_use]
    pub fn accept_article(&self, index: usize, placement: &Placement) -> Option<Command> {
        let article = self.articles.get(index)?;
        let article = filled(article, placement, &by_whom(placement), &|_| true)?;
        command(Arrangement {
            articles: vec![article],
            discarded: Vec::new(),
        })
    }

    /// Accepts that one fragment belongs where it is proposed: in its article, or discarded. If
    /// there is no such article yet, it is made of the part and of what the part is linked to.
    #[must_use]
    pub fn accept_part(&self, fragment: FragmentId, placement: &Placement) -> Option<Command> {
        if let Some(discard) = self.discards.iter().find(|one| one.fragment == fragment) {
            let reason = discard.reason.clone();
            let open = may_be_discarded(placement, fragment);
            return command(Arrangement {
                articles: Vec::new(),
                discarded: open.then_some((fragment, reason)).into_iter().collect(),
            });
        }
        let (article, at) = self.place_of(fragment)?;
        let by = by_whom(placement);
        let mut wanted = BTreeSet::from([fragment]);
        if matches!(Home::of(article, placement, &by)?, Home::New) {
            wanted.extend(article.linked_to(at));
        }
        let chosen = |part: &ProposedPart| wanted.contains(&part.fragment);
        let filled = filled(article, placement, &by, &chosen)?;
        filled
            .parts
            .iter()
            .any(|part| part.fragment == fragment)
            .then_some(Arrangement {
                articles: vec![filled],
                discarded: Vec::new(),
            })
            .and_then(command)
    }

    /// Puts a candidate right after the end for which it was proposed. What is taken against the
    /// proposal is the user's own word, as if it had been dropped there. An end that stands nowhere
    /// yet goes into the article that it is proposed for, if that exists; otherwise the two make a
    /// new one.
    ///
    /// # Errors
    /// [`Refusal::PlacedAlready`] if the user put the candidate somewhere, or discarded one of the
    /// two; [`Refusal::NoSuchFragment`] if it was not proposed for this end.
    pub fn take(
        &self,
        end: FragmentId,
        candidate: FragmentId,
        placement: &Placement,
    ) -> Result<Command, Refusal> {
        let known = self
            .ends
            .get(&end)
            .and_then(|list| list.iter().find(|one| one.fragment == candidate))
            .ok_or(Refusal::NoSuchFragment)?;
        let as_proposed = self
            .place_of(candidate)
            .is_some_and(|(article, at)| article.before(at) == Some(end));
        let by = if as_proposed {
            By::Suggestion(known.confidence)
        } else {
            By::User
        };
        let standing = |id| placement.fragment(id).map(|fragment| &fragment.standing);
        let whom = by_whom(placement);
        match standing(candidate).ok_or(Refusal::NoSuchFragment)? {
            Standing::Unplaced => {}
            Standing::InArticle(_) if whom.get(&candidate) != Some(&By::User) => {
                return Self::move_behind(end, candidate, placement, by);
            }
            Standing::InArticle(_) | Standing::Discarded(_) => return Err(Refusal::PlacedAlready),
        }
        let part = ArrangedPart {
            fragment: candidate,
            role: self.role_of(candidate, placement),
            join: known.join,
            by,
        };
        let mut filling = match standing(end).ok_or(Refusal::NoSuchFragment)? {
            Standing::InArticle(article) => {
                let home = placement.article(*article).ok_or(Refusal::NoSuchArticle)?;
                Filling::around(Home::Article(home), placement)
            }
            Standing::Unplaced => self.with_end(end, placement, &whom),
            Standing::Discarded(_) => return Err(Refusal::PlacedAlready),
        };
        if let Some((article, _)) = self.place_of(candidate) {
            filling.heed(article);
        }
        filling.put_after(end, part);
        let filled = filling.finish().ok_or(Refusal::NothingToDo)?;
        Ok(Command::Arrange(Arrangement {
            articles: vec![filled],
            discarded: Vec::new(),
        }))
    }

    /// Says no to one proposed part: it does not come right after what stands before it. The first
    /// part of an article is not followed by the second; what is proposed to be discarded is what
    /// it is now, and belongs somewhere. `None` for what is no proposal.
    #[must_use]
    pub fn reject(&self, fragment: FragmentId, placement: &Placement) -> Option<Command> {
        let now = placement.fragment(fragment)?;
        if now.standing != Standing::Unplaced {
            return None;
        }
        let keep_role = Command::SetRole {
            fragments: vec![fragment],
            role: now.role,
        };
        if self.discards.iter().any(|one| one.fragment == fragment) {
            return Some(keep_role);
        }
        let (article, at) = self.place_of(fragment)?;
        let after = || article.parts.get(at + 1).map(|part| part.fragment);
        let (left, right) = match (article.before(at), after()) {
            (Some(left), _) => (left, fragment),
            (None, Some(right)) => (fragment, right),
            (None, None) => {
                let other = article.parts.get(at).filter(|part| part.role != now.role);
                return other.map(|_| keep_role);
            }
        };
        let there = [left, right].map(|id| placement.fragment(id).is_some());
        (there == [true, true]).then_some(Command::Reject { left, right })
    }

    /// Where a fragment is proposed: the article, and the place in it counted from 0.
    fn place_of(&self, fragment: FragmentId) -> Option<(&ProposedArticle, usize)> {
        self.articles.iter().find_map(|article| {
            let at = article.parts.iter().position(|p| p.fragment == fragment)?;
            Some((article, at))
        })
    }

    /// What a fragment would be: as proposed, unless the user said it.
    fn role_of(&self, fragment: FragmentId, placement: &Placement) -> Role {
        let now = placement.fragment(fragment);
        let said = now.filter(|now| now.role_by == RoleBy::User);
        let proposed = self
            .place_of(fragment)
            .and_then(|(article, at)| article.parts.get(at))
            .map(|part| part.role);
        said.map(|now| now.role)
            .or(proposed)
            .or(now.map(|now| now.role))
            .unwrap_or(Role::Paragraph)
    }

    /// The article that an unplaced end is proposed for with that end in it; a new one with it
    /// alone if there is none, or if it has no place there any more.
    fn with_end<'a>(
        &'a self,
        end: FragmentId,
        placement: &'a Placement,
        by: &BTreeMap<FragmentId, By>,
    ) -> Filling<'a> {
        let proposed = self.place_of(end);
        if let Some((article, _)) = proposed
            && let Some(home @ Home::Article(_)) = Home::of(article, placement, by)
        {
            let mut filling = Filling::around(home, placement);
            filling.fill(article, &|part| part.fragment == end);
            if filling.holds(end) {
                return filling;
            }
        }
        let sure = proposed.and_then(|(article, at)| article.parts.get(at));
        let mut filling = Filling::around(Home::New, placement);
        filling.begin_with(ArrangedPart {
            fragment: end,
            role: self.role_of(end, placement),
            join: Join::Paragraph,
            by: sure.map_or(By::User, |part| By::Suggestion(part.confidence)),
        });
        filling
    }

    /// A candidate that was accepted elsewhere before comes over here.
    fn move_behind(
        end: FragmentId,
        candidate: FragmentId,
        placement: &Placement,
        by: By,
    ) -> Result<Command, Refusal> {
        let standing = placement.fragment(end).map(|fragment| &fragment.standing);
        let (fragments, to) = match standing.ok_or(Refusal::NoSuchFragment)? {
            Standing::InArticle(article) => {
                let home = placement.article(*article).ok_or(Refusal::NoSuchArticle)?;
                let at = home.position(end).ok_or(Refusal::NoSuchFragment)?;
                let next = home.parts.get(at + 1).map(|part| part.fragment);
                if next == Some(candidate) {
                    return Err(Refusal::NothingToDo);
                }
                let to = Destination::Article {
                    article: *article,
                    before: next,
                };
                (vec![candidate], to)
            }
            Standing::Unplaced => (
                vec![end, candidate],
                Destination::NewArticle { before: None },
            ),
            Standing::Discarded(_) => return Err(Refusal::PlacedAlready),
        };
        Ok(Command::Move {
            fragments,
            to,
            role: None,
            by,
        })
    }
}

/// True if it is more than heads left behind: a byline or a second head makes no article, if neither
/// its title nor its text is sure.
fn is_one(article: &ArrangedArticle) -> bool {
    let carries = |part: &ArrangedPart| part.role == Role::Title || part.role.is_body();
    article.article.is_some() || article.parts.iter().any(carries)
}

impl ProposedArticle {
    /// What the part at this place would come right after: for running text, the running text
    /// before it; for a head, the part before it.
    #[must_use]
    pub fn before(&self, at: usize) -> Option<FragmentId> {
        let part = self.parts.get(at)?;
        let earlier = self.parts.get(..at)?;
        let body = earlier
            .iter()
            .rfind(|other| part.role.is_body() && other.role.is_body());
        body.or(earlier.last()).map(|other| other.fragment)
    }

    /// What the part at this place hangs on: the text before it, or else the title.
    fn linked_to(&self, at: usize) -> Option<FragmentId> {
        let part = self.parts.get(at)?;
        let earlier = self.parts.get(..at)?;
        let before = |role: &dyn Fn(Role) -> bool| earlier.iter().rfind(|other| role(other.role));
        let body = before(&|role| part.role.is_body() && role.is_body());
        body.or_else(|| before(&|role| role == Role::Title))
            .or(earlier.last())
            .map(|other| other.fragment)
    }
}

/// The open parts that a sure text of the article comes right after: the text or the title before it.
fn led(article: &ProposedArticle, line: f64) -> BTreeSet<FragmentId> {
    let texts: Vec<&ProposedPart> = article
        .parts
        .iter()
        .filter(|part| part.role.is_body() || part.role == Role::Title)
        .collect();
    texts
        .windows(2)
        .filter(|pair| !pair[0].placed && !pair[1].placed && pair[1].confidence.value() >= line)
        .map(|pair| pair[0].fragment)
        .collect()
}

/// The proposed article with the wanted parts that are open; `None` if there is none of them.
fn filled(
    article: &ProposedArticle,
    placement: &Placement,
    by: &BTreeMap<FragmentId, By>,
    wanted: &dyn Fn(&ProposedPart) -> bool,
) -> Option<ArrangedArticle> {
    let mut filling = Filling::around(Home::of(article, placement, by)?, placement);
    filling.fill(article, wanted);
    filling.finish()
}

/// True for a fragment that stands nowhere, and of which the user has not said what it is.
fn may_be_discarded(placement: &Placement, id: FragmentId) -> bool {
    placement.fragment(id).is_some_and(|fragment| {
        fragment.standing == Standing::Unplaced && fragment.role_by == RoleBy::Guess
    })
}

fn command(arrangement: Arrangement) -> Option<Command> {
    let empty = arrangement.articles.is_empty() && arrangement.discarded.is_empty();
    (!empty).then_some(Command::Arrange(arrangement))
}
