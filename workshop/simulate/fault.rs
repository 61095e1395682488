//! The first thing that is wrong with a proposal, and how it is mended.

use std::collections::{BTreeMap, BTreeSet};

use recolumn::document::{Fragment, FragmentId, Join, Placement, Reason, Role, Standing};
use recolumn::score::Kind;
use recolumn::suggest::{Proposal, ProposedPart};

use crate::answer::{Answer, Belongs};

/// What the user does about something wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fix {
    Cut {
        fragment: FragmentId,
        at: u32,
    },
    Role {
        fragment: FragmentId,
        role: Role,
    },
    Discard {
        fragment: FragmentId,
        reason: Reason,
    },
    /// The right one comes right after the left one.
    Place {
        left: FragmentId,
        right: FragmentId,
    },
    /// A title, byline or running head goes to this article of the answer.
    Head {
        fragment: FragmentId,
        role: Role,
        article: u32,
    },
    /// The text of this article of the answer begins here, under this title if it is given.
    Begin {
        fragment: FragmentId,
        title: Option<FragmentId>,
        article: u32,
    },
    /// All the text of an article that has no title.
    Alone {
        fragment: FragmentId,
        role: Role,
    },
    Join {
        left: Option<FragmentId>,
        right: FragmentId,
        join: Join,
    },
    Reject {
        left: FragmentId,
        right: FragmentId,
    },
}

/// Where a fragment is in a proposal.
#[derive(Clone, Copy)]
struct Seat<'a> {
    /// The proposed article, counted from 0.
    article: usize,
    part: &'a ProposedPart,
    /// The running text before it in the article.
    before: Option<FragmentId>,
}

struct Eye<'a> {
    placement: &'a Placement,
    answer: &'a Answer,
    seats: BTreeMap<FragmentId, Seat<'a>>,
    discards: BTreeSet<FragmentId>,
}

/// All that is wrong: the fragments at which it is met and how it is mended there, in the order of
/// the doubts and then in file order.
pub(crate) fn faults(
    proposal: &Proposal,
    placement: &Placement,
    answer: &Answer,
) -> Vec<(FragmentId, Fix)> {
    let mut seats = BTreeMap::new();
    for (article, proposed) in proposal.articles.iter().enumerate() {
        let mut before = None;
        for part in &proposed.parts {
            let seat = Seat {
                article,
                part,
                before,
            };
            seats.insert(part.fragment, seat);
            if part.role.is_body() {
                before = Some(part.fragment);
            }
        }
    }
    let eye = Eye {
        placement,
        answer,
        seats,
        discards: proposal.discards.iter().map(|one| one.fragment).collect(),
    };
    let doubts = proposal.doubts().into_iter().map(|doubt| doubt.fragment);
    let in_file_order = placement.fragments().map(|(id, _)| id);
    let mut looked_at = BTreeSet::new();
    doubts
        .chain(in_file_order)
        .filter(|&id| looked_at.insert(id))
        .filter_map(|id| Some((id, eye.fault(id)?)))
        .collect()
}

impl Eye<'_> {
    fn fragment(&self, id: FragmentId) -> Option<&Fragment> {
        self.placement.fragment(id)
    }

    /// The seat of a fragment that is not discarded.
    fn seat(&self, id: FragmentId) -> Option<&Seat<'_>> {
        let standing = self.fragment(id).map(|fragment| &fragment.standing);
        let discarded = matches!(standing, Some(Standing::Discarded(_)));
        self.seats.get(&id).filter(|_| !discarded)
    }

    fn cut(&self, id: FragmentId) -> Option<Fix> {
        let at = self.answer.cut_in(self.fragment(id)?)?;
        Some(Fix::Cut { fragment: id, at })
    }

    fn fault(&self, id: FragmentId) -> Option<Fix> {
        if let Some(cut) = self.cut(id) {
            return Some(cut);
        }
        let fragment = self.fragment(id)?;
        match (self.answer.belongs(fragment), self.seat(id)) {
            (Belongs::Nowhere(reason), Some(_)) => Some(Fix::Discard {
                fragment: id,
                reason: reason.clone(),
            }),
            // What is not proposed for any place is left where it is: unplaced or discarded.
            (Belongs::Nowhere(reason), None) => self.left_out(id).then(|| Fix::Discard {
                fragment: id,
                reason: reason.clone(),
            }),
            (Belongs::To(article, role), None) => Some(self.place_somewhere(id, *article, *role)),
            (Belongs::To(article, role), Some(seat)) => {
                let (article, role) = (*article, *role);
                if Kind::from(seat.part.role) != Kind::from(role) {
                    return Some(Fix::Role { fragment: id, role });
                }
                if role.is_body() {
                    self.link_fault(id, seat)
                } else {
                    self.head_fault(id, seat, article, role)
                }
            }
        }
    }

    /// True if it is neither proposed as discarded nor discarded.
    fn left_out(&self, id: FragmentId) -> bool {
        let standing = self.fragment(id).map(|fragment| &fragment.standing);
        standing == Some(&Standing::Unplaced) && !self.discards.contains(&id)
    }

    /// A fragment of an article that is not proposed for any.
    fn place_somewhere(&self, id: FragmentId, article: u32, role: Role) -> Fix {
        let fragment = self.fragment(id);
        let before = fragment.and_then(|fragment| self.answer.before(self.placement, fragment));
        let after = fragment.and_then(|fragment| self.answer.after(self.placement, fragment));
        match (before, after) {
            _ if !role.is_body() => self.place_head(id, article, role),
            (Some(before), _) => self.place(before, id),
            (None, Some(after)) => self.place(id, after),
            (None, None) => Fix::Alone { fragment: id, role },
        }
    }

    /// Both sides of the seam have to be there, and be text, before they are put together.
    fn place(&self, left: FragmentId, right: FragmentId) -> Fix {
        let ready = |id| self.cut(id).or_else(|| self.wrong_kind(id));
        // The role of what is placed comes with the place; that of what stands there does not.
        self.cut(right)
            .or_else(|| ready(left))
            .unwrap_or(Fix::Place { left, right })
    }

    fn wrong_kind(&self, id: FragmentId) -> Option<Fix> {
        let role = self.answer.body_role(self.fragment(id)?)?;
        let is_text = self.seat(id).is_some_and(|seat| seat.part.role.is_body());
        (!is_text).then_some(Fix::Role { fragment: id, role })
    }

    fn place_head(&self, id: FragmentId, article: u32, role: Role) -> Fix {
        let beginning = self.answer.beginning(self.placement, article);
        let cut = beginning.and_then(|beginning| self.cut(beginning));
        cut.unwrap_or(Fix::Head {
            fragment: id,
            role,
            article,
        })
    }

    /// A title is right if the text of its article begins in the article where it is proposed.
    fn head_fault(&self, id: FragmentId, seat: &Seat<'_>, article: u32, role: Role) -> Option<Fix> {
        let beginning = self.answer.beginning(self.placement, article)?;
        let there = self.seat(beginning).map(|seat| seat.article);
        (there != Some(seat.article)).then(|| self.place_head(id, article, role))
    }

    fn link_fault(&self, id: FragmentId, seat: &Seat<'_>) -> Option<Fix> {
        let fragment = self.fragment(id)?;
        let before = self.answer.before(self.placement, fragment);
        let begins = self.answer.begins(fragment);
        let join = if begins {
            Join::Paragraph
        } else {
            Join::Continue
        };
        let wrong_join = (seat.part.join != join).then_some(Fix::Join {
            left: seat.before,
            right: id,
            join,
        });
        let Some(left) = seat.before else {
            return match before {
                Some(before) => Some(self.place(before, id)),
                None => wrong_join,
            };
        };
        let of_left = self.fragment(left)?;
        if self.answer.follows(of_left, fragment) {
            return wrong_join;
        }
        if let Some(cut) = self.cut(left) {
            return Some(cut);
        }
        if self.answer.body_role(of_left).is_none() {
            // What stands before it is no text at all: that is what is wrong here.
            return self.fault(left);
        }
        let after = self.answer.after(self.placement, of_left);
        Some(match (after, before) {
            (Some(after), _) => self.place_after(left, after),
            (None, Some(before)) => self.place(before, id),
            (None, None) => self.begin(left, id)?,
        })
    }

    /// An article ends with `left` and another one begins with `right`: the user puts that under its
    /// title, or to what is there of its article; without either there is only a no.
    fn begin(&self, left: FragmentId, right: FragmentId) -> Option<Fix> {
        let Belongs::To(article, _) = self.answer.belongs(self.fragment(right)?) else {
            return None;
        };
        let article = *article;
        let mut fragments = self.placement.fragments();
        let is_there = fragments.any(|(_, fragment)| {
            let placed = matches!(fragment.standing, Standing::InArticle(_));
            placed && self.answer.is_of(fragment, article)
        });
        let title = self.answer.title(self.placement, article);
        if let (Some(title), false) = (title, is_there) {
            let is_title = |seat: &Seat<'_>| Kind::from(seat.part.role) == Kind::Title;
            let cut = self.cut(title);
            if cut.is_some() || !self.seat(title).is_some_and(is_title) {
                return cut.or(Some(Fix::Role {
                    fragment: title,
                    role: Role::Title,
                }));
            }
        }
        Some(if is_there || title.is_some() {
            Fix::Begin {
                fragment: right,
                title,
                article,
            }
        } else {
            Fix::Reject { left, right }
        })
    }

    /// The same as `place`, but it is the right one that comes to the left one.
    fn place_after(&self, left: FragmentId, right: FragmentId) -> Fix {
        self.cut(right).unwrap_or(Fix::Place { left, right })
    }
}
