//! What each entry does.
//!
//! Nothing is done while panels are painted: an entry pushes an action for the session, or changes
//! what the window remembers. What is not possible is not done.

use super::Entry;
use crate::document::{Command, Join, Reason};
use crate::session::{Action, Again, Route};
use crate::window::asking;
use crate::window::caret::CutSheet;
use crate::window::dialogs::Dialog;
use crate::window::find;
use crate::window::front::Front;
use crate::window::guide;
use crate::window::look::Look;
use crate::window::page_head;
use crate::window::palette::Palette;
use crate::window::panels::Side;
use crate::window::scene::Scene;
use crate::window::steps::Steps;
use crate::window::walk;

impl Entry {
    /// Does it.
    pub(crate) fn perform(self, scene: &mut Scene<'_>) {
        let cursor = scene.view.cursor;
        if !self.is_possible(scene) {
            return;
        }
        match self {
            Self::Open => scene.push(Action::AskOpen),
            Self::OpenPath => {
                let path = String::new();
                scene.view.dialog = Some(Dialog::OpenPath {
                    route: Route::Open,
                    path,
                });
            }
            Self::OpenFolder => scene.push(Action::AskOpenFolder),
            Self::AddPages => scene.push(Action::AskAddPages),
            Self::Reload => {
                if let Some(work) = scene.session.work() {
                    scene.push(Action::ReadAgain(work.shown(), Again::FromDisk));
                }
            }
            Self::Sample => scene.push(Action::OpenSample),
            Self::Recent(index) => {
                let recent = scene.view.settings.recent.all();
                if let Some(paths) = recent.get(usize::from(index)).cloned() {
                    scene.push(Action::Open(paths));
                }
            }
            Self::ForgetRecent => scene.view.settings.recent.forget(),
            Self::Save => scene.push(Action::Save),
            Self::SaveAs => scene.push(Action::AskSave),
            Self::Export => scene.push(Action::AskExport),
            Self::Quit => scene.push(Action::Close),
            Self::Undo => scene.push(Action::Undo),
            Self::Redo => scene.push(Action::Redo),
            Self::Steps => scene.view.front = Some(Front::Steps(Steps::new(scene))),
            Self::Walk(step) => walk::go(scene, step, false),
            Self::Extend(step) => walk::go(scene, step, true),
            Self::AddToSelection => {
                if let Some(cursor) = cursor {
                    scene.push(Action::Toggle(cursor.fragment));
                }
            }
            Self::SelectAll => walk::select_all(scene),
            Self::SelectNothing => scene.push(Action::SelectNothing),
            Self::NewArticle => {
                walk::step_aside(scene);
                scene.push(Action::SelectionToNewArticle);
            }
            Self::ToArticle(index) => {
                walk::step_aside(scene);
                scene.push(Action::SelectionToArticle(usize::from(index)));
            }
            Self::Unplace => {
                walk::leave_column(scene);
                scene.push(Action::SelectionToUnplaced);
            }
            Self::Discard => {
                walk::step_aside(scene);
                walk::leave_column(scene);
                scene.push(Action::DiscardSelection(Reason::PageFurniture));
            }
            Self::DiscardAs(number) => {
                if let Some(reason) = number.reason() {
                    walk::step_aside(scene);
                    walk::leave_column(scene);
                    scene.push(Action::DiscardSelection(reason.clone()));
                }
            }
            Self::Cut => {
                let sheet = cursor.zip(scene.session.placement());
                scene.view.cutting =
                    sheet.and_then(|(cursor, placement)| CutSheet::new(placement, cursor.fragment));
            }
            Self::Merge => scene.push(Action::MergeSelection),
            Self::Role(role) => scene.push(Action::SelectionRole(role)),
            Self::ToggleJoin => toggle_join(scene),
            Self::MoveUp => walk::move_within(scene, -1),
            Self::MoveDown => walk::move_within(scene, 1),
            Self::MoveLeft => walk::move_across(scene, -1),
            Self::MoveRight => walk::move_across(scene, 1),
            Self::PreviousPage => page_head::turn_by(scene, -1),
            Self::NextPage => page_head::turn_by(scene, 1),
            Self::PageList => page_head::toggle_list(scene),
            Self::Suggest if scene.session.is_suggesting() => scene.push(Action::StopSuggesting),
            Self::Suggest => scene.push(Action::SuggestPage),
            Self::AcceptAll => scene.push(Action::AcceptAll),
            Self::AcceptAbove => scene.push(Action::AcceptAbove),
            Self::AcceptArticle => {
                let source = asking::lane(scene).and_then(|lane| scene.proposed.source(lane));
                if let Some(source) = source {
                    scene.push(Action::AcceptArticle(source));
                }
            }
            Self::Take => asking::take(scene, None),
            Self::TakeAnswer(number) => asking::take(scene, Some(usize::from(number))),
            Self::Reject => asking::reject(scene),
            Self::NextDoubt => asking::go_through(scene, Action::NextDoubt),
            Self::PreviousDoubt => asking::go_through(scene, Action::PreviousDoubt),
            Self::WhatNext => asking::ask_here(scene),
            Self::AnswerAbove => asking::choose_beside(scene, -1),
            Self::AnswerBelow => asking::choose_beside(scene, 1),
            Self::LeaveAnswers => scene.view.wants_focus = true,
            Self::PagePanel => scene.view.panels.toggle(Side::Page),
            Self::ReadingPanel => scene.view.panels.toggle(Side::Reading),
            Self::Find => find::open(scene),
            Self::FindNext => find::step(scene, 1),
            Self::FindPrevious => find::step(scene, -1),
            Self::Theme(theme) => scene.view.look.push(Look::Theme(theme)),
            Self::Zoom(zoom) => scene.view.look.push(Look::Zoom(zoom)),
            Self::Palette => scene.view.front = Some(Front::Palette(Palette::new(scene))),
            Self::Guide => guide::start(scene),
            Self::Help => scene.view.front = Some(Front::Help),
            Self::Language(language) => scene.view.settings.language = language,
        }
    }
}

fn toggle_join(scene: &mut Scene<'_>) {
    let fragment = scene.view.cursor.map(|cursor| cursor.fragment);
    let parts = scene
        .session
        .placement()
        .into_iter()
        .flat_map(|placement| placement.articles());
    let part = parts
        .flat_map(|article| article.parts.iter())
        .find(|p| Some(p.fragment) == fragment);
    if let Some(part) = part {
        let join = match part.join {
            Join::Paragraph => Join::Continue,
            Join::Continue => Join::Paragraph,
        };
        scene.push(Action::Do(Command::SetJoin {
            fragment: part.fragment,
            join,
        }));
    }
}
