//! Moves by hand while something is proposed: a drop into a column in which cards are only proposed,
//! and what becomes of the role that a card was shown with.
//!
//! What is dropped shall stand where it was dropped: right behind the card above the gap, also if
//! nobody has accepted that card yet. What is not placed cannot hold anything in its place, so the
//! proposed cards that the place depends on are accepted with the drop, in one step of undo:
//!
//! ```text
//!   placed     A          A
//!   proposed   B   ──▶    B   proposed still: something may come between A and C
//!   proposed   C          C   accepted, because the drop stands behind it
//!   - - - drop - - -      X   placed by hand
//!   proposed   D          D   proposed still, unless E was placed by hand
//!   placed     E          E
//! ```
//!
//! What a person places follows what stands before it there. So if E was put there by hand, it would
//! follow X from now on, and D would have lost its place: then D is accepted, too. In a column
//! that is only proposed, accepting a card makes the article, as it does anywhere else; if no card is
//! above the gap, the one below it does that.
//!
//! A move says where, not what. So a fragment that is shown as a heading, because that is proposed,
//! is one when it comes into an article, and still not by the word of the user.
//!
//! An answer that came late may not fit any more. What cannot be accepted is left out then, and the
//! drop goes to the nearest place that is left.

use std::collections::BTreeSet;

use super::state::Session;
use crate::document::{
    ArticleId, By, Command, Destination, FragmentId, Placement, RoleBy, Standing,
};
use crate::suggest::Proposal;

/// A gap in a column as it is shown, with its proposed cards among the placed ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownGap {
    /// The article of the column; `None` if it is only proposed.
    pub article: Option<ArticleId>,
    /// The cards above the gap, from the top: heads, too.
    pub above: Vec<FragmentId>,
    /// The cards below it, from the top.
    pub below: Vec<FragmentId>,
}

impl Session {
    /// Puts fragments into a gap of a column.
    pub(super) fn drop_into(&mut self, fragments: Vec<FragmentId>, gap: &ShownGap) {
        let shown = self.suggestion().map(|shown| shown.proposal.clone());
        let Some(placement) = self.placement() else {
            return;
        };
        let command = dropped(shown.as_deref(), placement, fragments, gap);
        self.apply_as_shown(command);
    }

    /// Applies a command; what it moves into an article by hand is there what it is shown as.
    pub(super) fn apply_as_shown(&mut self, command: Command) {
        let roles = match (self.suggestion(), self.placement()) {
            (Some(shown), Some(placement)) => {
                proposed_roles(&shown.proposal, placement, moved_by_hand(&command))
            }
            _ => Vec::new(),
        };
        if roles.is_empty() {
            self.apply(&command);
            return;
        }
        let mut commands = roles;
        commands.push(command);
        self.apply(&Command::Together(commands));
    }
}

/// What a command puts into an article by hand without saying what it is.
fn moved_by_hand(command: &Command) -> &[FragmentId] {
    match command {
        Command::Move {
            fragments,
            to: Destination::Article { .. } | Destination::NewArticle { .. },
            role: None,
            by: By::User,
        } => fragments,
        Command::Together(commands) => commands.last().map_or(&[], moved_by_hand),
        _ => &[],
    }
}

/// The commands that give fragments the roles that are proposed for them, as guesses.
fn proposed_roles(
    proposal: &Proposal,
    placement: &Placement,
    fragments: &[FragmentId],
) -> Vec<Command> {
    let parts = proposal.articles.iter().flat_map(|article| &article.parts);
    let wanted = parts.filter(|part| {
        fragments.contains(&part.fragment)
            && placement.fragment(part.fragment).is_some_and(|now| {
                now.standing == Standing::Unplaced
                    && now.role_by == RoleBy::Guess
                    && now.role != part.role
            })
    });
    wanted
        .map(|part| Command::Move {
            fragments: vec![part.fragment],
            to: Destination::Unplaced,
            role: Some(part.role),
            by: By::Suggestion(part.confidence),
        })
        .collect()
}

/// The command that a drop into a gap of a column is: one step of undo.
#[must_use]
pub fn dropped(
    proposal: Option<&Proposal>,
    placement: &Placement,
    fragments: Vec<FragmentId>,
    gap: &ShownGap,
) -> Command {
    let moving: BTreeSet<FragmentId> = fragments.iter().copied().collect();
    let stays = |id: &FragmentId| !moving.contains(id);
    let above = gap.above.iter().copied().rfind(stays);
    let below: Vec<FragmentId> = gap.below.iter().copied().filter(stays).collect();
    let mut now = placement.clone();
    let mut commands = Vec::new();
    for anchor in anchors(placement, gap.article, above, &below) {
        let accept = proposal.and_then(|proposal| proposal.accept_part(anchor, &now));
        if let Some(command) = accept
            && let Ok((next, _)) = now.applied(&command)
            && gap.article.is_none_or(|id| home(&next, anchor) == Some(id))
        {
            now = next;
            commands.push(command);
        }
    }
    let to = place_in(&now, gap.article, above, &below, &moving);
    commands.push(Command::Move {
        fragments,
        to,
        role: None,
        by: By::User,
    });
    match commands.pop() {
        Some(only) if commands.is_empty() => only,
        last => {
            commands.extend(last);
            Command::Together(commands)
        }
    }
}

/// The proposed cards that the place of the drop depends on.
fn anchors(
    placement: &Placement,
    article: Option<ArticleId>,
    above: Option<FragmentId>,
    below: &[FragmentId],
) -> Vec<FragmentId> {
    let is_proposed = |id: &FragmentId| home(placement, *id).is_none();
    let mut anchors: Vec<FragmentId> = above.into_iter().filter(is_proposed).collect();
    let next = below.iter().position(|id| !is_proposed(id));
    let follows = |at: &usize| below.get(*at).is_some_and(|&id| by_hand(placement, id));
    if let Some(at) = next.filter(follows) {
        anchors.extend(at.checked_sub(1).and_then(|at| below.get(at)));
    } else if above.is_none() && article.is_none() {
        anchors.extend(below.first());
    }
    anchors
}

/// Behind the card above, or else before the first card below that is placed.
fn place_in(
    now: &Placement,
    article: Option<ArticleId>,
    above: Option<FragmentId>,
    below: &[FragmentId],
    moving: &BTreeSet<FragmentId>,
) -> Destination {
    let stands = |id: FragmentId| {
        let home = home(now, id)?;
        article
            .is_none_or(|article| article == home)
            .then_some(home)
    };
    let behind = above.and_then(|above| {
        let article = stands(above)?;
        let parts = now.article(article)?.parts.iter().map(|part| part.fragment);
        let mut after = parts.skip_while(|&id| id != above).skip(1);
        let before = after.find(|id| !moving.contains(id));
        Some(Destination::Article { article, before })
    });
    let ahead = || {
        let mut placed = below.iter().filter_map(|&id| Some((stands(id)?, id)));
        let (article, id) = placed.next()?;
        let before = Some(id);
        Some(Destination::Article { article, before })
    };
    let at_the_end = article.map(|article| Destination::Article {
        article,
        before: None,
    });
    behind
        .or_else(ahead)
        .or(at_the_end)
        .unwrap_or(Destination::NewArticle { before: None })
}

fn home(placement: &Placement, id: FragmentId) -> Option<ArticleId> {
    match placement.fragment(id)?.standing {
        Standing::InArticle(article) => Some(article),
        Standing::Unplaced | Standing::Discarded(_) => None,
    }
}

/// True for a part that a person put where it stands.
fn by_hand(placement: &Placement, id: FragmentId) -> bool {
    let article = home(placement, id).and_then(|article| placement.article(article));
    let mut parts = article.iter().flat_map(|article| article.parts.iter());
    parts.any(|part| part.fragment == id && part.by == By::User)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Confidence, Document, Join, Role, article_text};
    use crate::suggest::{Evidence, ProposedArticle, ProposedPart};

    /// A page of a title and five texts, of which the title and the first four are proposed as one
    /// article.
    fn page() -> (Document, Vec<FragmentId>, Proposal) {
        let text = "灯塔亮了\n\n守灯的人说，海上的船又能看见岸了。\n\n渔民们都很高兴。\n\n\
                    第二天来了许多人。\n\n后来再也没有船迷路。\n\n山上的羊也下来看热闹。\n";
        let loaded = crate::load::load_page("text", text.as_bytes().to_vec(), None).unwrap();
        let mut placement = Placement::default();
        placement.add_page(&loaded.page).unwrap();
        let ids: Vec<_> = placement.fragments().map(|(id, _)| id).collect();
        let part = |(at, &fragment): (usize, &FragmentId)| ProposedPart {
            fragment,
            role: [Role::Title, Role::Paragraph, Role::Caption][at.min(2)],
            join: Join::Paragraph,
            placed: false,
            confidence: Confidence::new(0.7).unwrap(),
            evidence: vec![Evidence::NextOnPage],
        };
        let article = ProposedArticle {
            article: None,
            parts: ids[..5].iter().enumerate().map(part).collect(),
        };
        let proposal = Proposal {
            articles: vec![article],
            ..Proposal::default()
        };
        (Document::new(placement), ids, proposal)
    }

    fn put(document: &mut Document, fragments: &[FragmentId]) -> ArticleId {
        let command = Command::Move {
            fragments: fragments.to_vec(),
            to: Destination::NewArticle { before: None },
            role: None,
            by: By::User,
        };
        document.apply(&command).unwrap();
        document.placement().articles().last().unwrap().id
    }

    /// Drops a fragment into the column of these cards, at this place; what stands then.
    fn drop_at(
        document: &mut Document,
        proposal: &Proposal,
        (fragment, cards, at): (FragmentId, &[FragmentId], usize),
    ) -> Vec<FragmentId> {
        let gap = ShownGap {
            article: document.placement().articles().next().map(|a| a.id),
            above: cards[..at].to_vec(),
            below: cards[at..].to_vec(),
        };
        let before = document.placement().clone();
        let command = dropped(Some(proposal), &before, vec![fragment], &gap);
        document.apply(&command).unwrap();
        let placement = document.placement().clone();
        document.undo();
        assert!(document.placement() == &before, "one step of undo");
        document.redo();
        let articles: Vec<_> = placement.articles().collect();
        assert_eq!(articles.len(), 1);
        articles[0].parts.iter().map(|part| part.fragment).collect()
    }

    #[test]
    fn a_drop_between_two_proposed_cards_stands_behind_the_upper_one() {
        let (mut document, ids, proposal) = page();
        let other = (ids[5], &ids[..5], 3);
        let stands = drop_at(&mut document, &proposal, other);
        assert_eq!(stands, [ids[1], ids[2], ids[5]], "with what it hangs on");
        let article = document.placement().articles().next().unwrap();
        let by: Vec<bool> = article.parts.iter().map(|p| p.by == By::User).collect();
        assert_eq!(by, [false, false, true]);
    }

    #[test]
    fn a_drop_above_all_cards_of_a_proposed_column_makes_its_article() {
        let (mut document, ids, proposal) = page();
        let stands = drop_at(&mut document, &proposal, (ids[5], &ids[..5], 1));
        assert_eq!(stands, [ids[0], ids[5]], "under the title");
        let (mut document, ids, proposal) = page();
        let stands = drop_at(&mut document, &proposal, (ids[5], &ids[..5], 0));
        assert_eq!(stands, [ids[5], ids[0]]);
    }

    #[test]
    fn only_what_the_place_depends_on_is_accepted() {
        // Proposed above and below one that was accepted.
        let (mut document, ids, proposal) = page();
        let accept = proposal.accept_part(ids[1], document.placement()).unwrap();
        document.apply(&accept).unwrap();
        let stands = drop_at(&mut document, &proposal, (ids[5], &ids[..5], 4));
        assert_eq!(stands, [ids[0], ids[1], ids[3], ids[5]], "{stands:?}");
        // Under what is placed already, nothing is accepted.
        document.undo();
        let stands = drop_at(&mut document, &proposal, (ids[5], &ids[..5], 2));
        assert_eq!(stands, [ids[0], ids[1], ids[5]]);
    }

    #[test]
    fn what_stands_before_a_card_placed_by_hand_keeps_its_place() {
        let (mut document, ids, mut proposal) = page();
        let article = put(&mut document, &ids[4..5]);
        proposal.articles[0].article = Some(article);
        let stands = drop_at(&mut document, &proposal, (ids[5], &ids[..5], 2));
        assert_eq!(stands, [ids[1], ids[5], ids[3], ids[4]]);
        let read = article_text(
            document.placement(),
            document.placement().articles().next().unwrap(),
        );
        assert_eq!(read.paragraphs.len(), 4);
    }

    #[test]
    fn a_proposed_card_is_carried_past_another_one() {
        let (mut document, ids, proposal) = page();
        let stands = drop_at(&mut document, &proposal, (ids[1], &ids[..5], 3));
        assert_eq!(stands, [ids[2], ids[1]]);
    }

    #[test]
    fn an_answer_that_does_not_fit_any_more_does_no_harm() {
        let (mut document, ids, proposal) = page();
        // The last was put into an article by hand, and the answer knows nothing of it.
        let article = put(&mut document, &ids[4..5]);
        let gap = ShownGap {
            article: Some(article),
            above: ids[..2].to_vec(),
            below: ids[2..5].to_vec(),
        };
        let command = dropped(Some(&proposal), document.placement(), vec![ids[5]], &gap);
        document.apply(&command).unwrap();
        let article = document.placement().articles().next().unwrap();
        let stands: Vec<_> = article.parts.iter().map(|part| part.fragment).collect();
        assert_eq!(stands, [ids[5], ids[4]]);
    }

    #[test]
    fn what_is_moved_into_an_article_is_what_it_was_shown_as() {
        let (document, ids, proposal) = page();
        let placement = document.placement();
        let roles = proposed_roles(&proposal, placement, &[ids[3], ids[5]]);
        let [role] = roles.as_slice() else {
            panic!("{roles:?}");
        };
        let (next, _) = placement.applied(role).unwrap();
        let now = next.fragment(ids[3]).unwrap();
        assert_eq!((now.role, now.role_by), (Role::Caption, RoleBy::Guess));
        assert_eq!(now.standing, Standing::Unplaced);
    }
}
