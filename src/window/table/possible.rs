//! When each entry can be done, and what is in the way where it cannot.
//!
//! What cannot be done now is greyed in the menus and comes last in the palette, and both say why.
//! This asks only what is cheap to know; a command may still be refused, and then a notice says why.

use super::Entry;
use crate::document::{Placement, Standing};
use crate::session::Origin;
use crate::window::asking;
use crate::window::scene::Scene;
use crate::window::walk;

impl Entry {
    /// Whether it can be done now.
    pub(crate) fn is_possible(self, scene: &Scene<'_>) -> bool {
        self.obstacle(scene).is_none()
    }

    /// What is in the way of it now: the id of the sentence that says so among the words.
    pub(crate) fn obstacle(self, scene: &Scene<'_>) -> Option<&'static str> {
        let (session, cursor) = (scene.session, scene.view.cursor);
        let is_known = !scene.view.settings.recent.all().is_empty();
        if self == Self::ForgetRecent {
            return unless(is_known, "recent-none");
        }
        let Some(work) = session.work() else {
            return unless(self.needs_no_work(), "ledger-nothing-open");
        };
        let placement = work.document().placement();
        let is_selected = !session.selection().is_empty();
        match self {
            Self::Undo => unless(session.last_step().is_some(), "cannot-nothing-done"),
            Self::Redo => unless(session.next_step().is_some(), "cannot-nothing-undone"),
            Self::Steps => {
                let any = session.last_step().is_some() || session.next_step().is_some();
                unless(any, "cannot-nothing-done")
            }
            Self::NewArticle
            | Self::Unplace
            | Self::Discard
            | Self::DiscardAs(_)
            | Self::SelectNothing
            | Self::Merge
            | Self::Role(_) => unless(is_selected, "cannot-nothing-selected"),
            Self::ToArticle(index) => {
                let is_there = usize::from(index) < placement.articles().len();
                unless(is_there, "cannot-no-such-article")
                    .or(unless(is_selected, "cannot-nothing-selected"))
            }
            Self::Cut | Self::AddToSelection | Self::WhatNext => {
                unless(cursor.is_some(), "cannot-nothing-selected")
            }
            Self::ToggleJoin => {
                let part = cursor.and_then(|cursor| placement.fragment(cursor.fragment));
                let is_part =
                    part.is_some_and(|part| matches!(part.standing, Standing::InArticle(_)));
                unless(is_part, "cannot-not-in-article")
            }
            Self::MoveUp | Self::MoveDown | Self::MoveLeft | Self::MoveRight => {
                self.wall(scene, placement)
            }
            Self::PreviousPage => unless(work.shown().0 > 0, "cannot-first-page"),
            Self::NextPage => {
                let is_last = work.shown().index() + 1 >= placement.sources().len();
                unless(!is_last, "cannot-last-page")
            }
            Self::Reload => {
                let page = work.pages().get(work.shown().index());
                let is_file = page.is_some_and(|page| matches!(page.origin, Origin::File(_)));
                unless(is_file, "notice-no-origin")
            }
            Self::PageList => unless(placement.sources().len() > 1, "cannot-only-page"),
            Self::AcceptAll | Self::AcceptAbove | Self::NextDoubt | Self::PreviousDoubt => {
                unless(!session.doubts().is_empty(), "cannot-nothing-proposed")
            }
            Self::AcceptArticle => {
                let lane = session.suggestion().and_then(|_| asking::lane(scene));
                let count = lane.map_or(0, |lane| scene.proposed.proposed_in(lane));
                unless(count > 0, "cannot-nothing-proposed-here")
            }
            Self::Take | Self::Reject => {
                let is_asked = session.outlook().is_some() && cursor.is_some();
                unless(is_asked, "cannot-nothing-asked")
            }
            Self::TakeAnswer(_) | Self::AnswerAbove | Self::AnswerBelow | Self::LeaveAnswers => {
                unless(asking::current(scene).is_some(), "cannot-nothing-asked")
            }
            _ => None,
        }
    }

    /// What a part would run into if it were moved.
    fn wall(self, scene: &Scene<'_>, placement: &Placement) -> Option<&'static str> {
        let Some(place) = walk::place_within(scene) else {
            return Some("cannot-not-in-article");
        };
        let index = placement.article_index(place.article);
        let is_rightmost = index.is_none_or(|at| at + 1 >= placement.articles().len());
        match self {
            Self::MoveUp => unless(place.first > 0, "cannot-is-first"),
            Self::MoveDown => unless(place.last + 1 < place.count, "cannot-is-last"),
            Self::MoveLeft => unless(index.is_some_and(|at| at > 0), "cannot-none-left"),
            _ => unless(!is_rightmost, "cannot-none-right"),
        }
    }

    /// Whether it can be done while nothing is open.
    fn needs_no_work(self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::OpenFolder
                | Self::OpenPath
                | Self::Sample
                | Self::Recent(_)
                | Self::Quit
                | Self::Theme(_)
                | Self::Zoom(_)
                | Self::Language(_)
                | Self::Palette
                | Self::Help
                | Self::Guide
        )
    }
}

/// This obstacle, unless it is out of the way.
fn unless(clear: bool, obstacle: &'static str) -> Option<&'static str> {
    (!clear).then_some(obstacle)
}
