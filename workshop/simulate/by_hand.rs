//! The count without suggestions: every fragment placed by an action of its own.
//!
//! Every cut is an action: wherever a fragment goes over the edge of an item of the answer (a
//! paragraph, a title, something to discard) or leaves the order of its article. Then each piece is
//! dropped where it belongs, in reading order: one action each, and its role comes with the place
//! (titles, bylines and running heads are dropped on their slot). Making an article is no action of
//! its own. Then each seam is looked at: where the program chose a new paragraph and it is the same
//! one, or the other way round, changing it is an action.
//!
//! Somebody who selects several cards at once needs fewer: `in_runs` counts pieces that stand one
//! after the other on the page and are dropped in that order at one place as one action.

use recolumn::document::{By, Command, Destination, Document, FragmentId, Join, Role};

use crate::answer::{Answer, Belongs};

/// Actions by hand.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ByHand {
    cuts: usize,
    drops: usize,
    runs: usize,
    joins: usize,
}

impl ByHand {
    /// With one drop for each piece.
    pub(crate) fn all(&self) -> usize {
        self.cuts + self.drops + self.joins
    }

    /// With one drop for each run of pieces.
    pub(crate) fn in_runs(&self) -> usize {
        self.cuts + self.runs + self.joins
    }
}

/// Brings a fresh page to its answer and counts.
pub(crate) fn bring(mut document: Document, answer: &Answer) -> Result<ByHand, String> {
    let mut count = ByHand::default();
    let refused = |refusal| format!("by hand: {refusal:?}");
    let mut queue = all(&document);
    while let Some(id) = queue.pop() {
        let fragment = document.placement().fragment(id);
        if let Some(at) = fragment.and_then(|fragment| answer.cut_in(fragment)) {
            let cut = Command::Cut { fragment: id, at };
            document.apply(&cut).map_err(refused)?;
            count.cuts += 1;
            queue.extend([id, FragmentId { start: at, ..id }]);
        }
    }
    let pieces = all(&document);
    count.drops = pieces.len();
    for article in 0..answer.articles() {
        let placement = document.placement();
        let mut parts: Vec<(bool, usize, FragmentId, Role)> = pieces
            .iter()
            .filter_map(|&id| {
                let fragment = placement.fragment(id)?;
                match answer.belongs(fragment) {
                    Belongs::To(its, role) if *its == article => {
                        Some((role.is_body(), answer.order(fragment), id, *role))
                    }
                    _ => None,
                }
            })
            .collect();
        parts.sort_unstable();
        let follows = |one: FragmentId, other: FragmentId| placement.following(one) == Some(other);
        count.runs += 1 + parts
            .windows(2)
            .filter(|pair| {
                pair[0].3.is_body() != pair[1].3.is_body() || !follows(pair[0].2, pair[1].2)
            })
            .count();
        let mut home = None;
        for (_, _, id, role) in parts {
            let to = match home {
                None => Destination::NewArticle { before: None },
                Some(article) => Destination::Article {
                    article,
                    before: None,
                },
            };
            let drop = Command::Move {
                fragments: vec![id],
                to,
                role: Some(role),
                by: By::User,
            };
            document.apply(&drop).map_err(refused)?;
            home = home.or(document.placement().articles().last().map(|one| one.id));
        }
        let home = home.and_then(|home| document.placement().article(home));
        let parts: Vec<_> = home
            .into_iter()
            .flat_map(|home| home.parts.clone())
            .collect();
        for part in parts {
            let fragment = document.placement().fragment(part.fragment);
            let Some(fragment) = fragment.filter(|fragment| fragment.role.is_body()) else {
                continue;
            };
            let begins = answer.begins(fragment);
            if begins != (part.join == Join::Paragraph) {
                let set = Command::SetJoin {
                    fragment: part.fragment,
                    join: if begins {
                        Join::Paragraph
                    } else {
                        Join::Continue
                    },
                };
                document.apply(&set).map_err(refused)?;
                count.joins += 1;
            }
        }
    }
    let mut before: Option<FragmentId> = None;
    for id in pieces {
        let fragment = document.placement().fragment(id);
        let belongs = fragment.map(|fragment| answer.belongs(fragment).clone());
        if let Some(Belongs::Nowhere(reason)) = belongs {
            let drop = Command::Move {
                fragments: vec![id],
                to: Destination::Discarded(reason),
                role: None,
                by: By::User,
            };
            document.apply(&drop).map_err(refused)?;
            let run =
                before.is_some_and(|before| document.placement().following(before) == Some(id));
            count.runs += usize::from(!run);
            before = Some(id);
        }
    }
    if answer.is_reached(document.placement()) {
        Ok(count)
    } else {
        let figures = answer.score(document.placement()).figures;
        Err(format!("by hand: the answer was not reached: {figures:?}"))
    }
}

fn all(document: &Document) -> Vec<FragmentId> {
    document.placement().fragments().map(|(id, _)| id).collect()
}
