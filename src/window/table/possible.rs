//! When each entry can be done.
//!
//! What cannot be done now is greyed in the menus and comes last in the palette. This asks only what
//! is cheap to know; a command may still be refused, and then a notice says why.

use super::Entry;
use crate::document::Standing;
use crate::window::asking;
use crate::window::scene::Scene;

impl Entry {
    /// Whether it can be done now.
    pub(crate) fn is_possible(self, scene: &Scene<'_>) -> bool {
        let (session, cursor) = (scene.session, scene.view.cursor);
        let Some(work) = session.work() else {
            return self.needs_no_work();
        };
        let placement = work.document().placement();
        let selected = !session.selection().is_empty();
        let on_board = cursor.and_then(|cursor| placement.fragment(cursor.fragment));
        let in_article =
            on_board.is_some_and(|fragment| matches!(fragment.standing, Standing::InArticle(_)));
        match self {
            Self::Undo => session.last_step().is_some(),
            Self::Redo => session.next_step().is_some(),
            Self::Steps => session.last_step().is_some() || session.next_step().is_some(),
            Self::NewArticle
            | Self::Unplace
            | Self::Discard
            | Self::DiscardAs(_)
            | Self::SelectNothing
            | Self::Merge
            | Self::Role(_) => selected,
            Self::ToArticle(index) => selected && usize::from(index) < placement.articles().len(),
            Self::Cut | Self::AddToSelection | Self::WhatNext => cursor.is_some(),
            Self::ToggleJoin | Self::MoveUp | Self::MoveDown => in_article,
            Self::MoveLeft | Self::MoveRight => in_article && placement.articles().len() > 1,
            Self::PreviousPage => work.shown().0 > 0,
            Self::NextPage => work.shown().index() + 1 < placement.sources().len(),
            Self::PageList => placement.sources().len() > 1,
            Self::AcceptAll | Self::AcceptAbove | Self::NextDoubt | Self::PreviousDoubt => {
                !session.doubts().is_empty()
            }
            Self::AcceptArticle => session.suggestion().is_some() && cursor.is_some(),
            Self::Take | Self::Reject => session.outlook().is_some() && cursor.is_some(),
            Self::TakeAnswer(_) | Self::AnswerAbove | Self::AnswerBelow | Self::LeaveAnswers => {
                asking::current(scene).is_some()
            }
            Self::ForgetRecent => !scene.view.settings.recent.all().is_empty(),
            _ => true,
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
                | Self::ForgetRecent
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
