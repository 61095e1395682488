//! The one table of what a person can do: name, tooltip, shortcut, when it is possible.
//!
//! It feeds the menus, the menu of a card and the keys, so that a thing has the same name and the
//! same key everywhere. Which key means which entry at a moment, `keys.rs` says.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::asking;
use super::caret::CutSheet;
use super::dialogs::Dialog;
use super::find;
use super::panels::Side;
use super::recent;
use super::scene::{Cursor, Pane, Scene};
use super::walk;
use crate::document::{Command, Join, Reason, Role, SourceId, Standing};
use crate::session::{Action, Route, Session};

/// One thing that a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Open,
    OpenPath,
    AddPages,
    Sample,
    Recent(u8),
    ForgetRecent,
    Save,
    SaveAs,
    Export,
    Quit,
    Undo,
    Redo,
    SelectAll,
    SelectNothing,
    NewArticle,
    ToArticle(u8),
    Unplace,
    Discard,
    DiscardAs(ReasonNumber),
    Cut,
    Merge,
    Role(Role),
    ToggleJoin,
    MoveUp,
    MoveDown,
    MoveLeft,
    MoveRight,
    PreviousPage,
    NextPage,
    Suggest,
    AcceptAll,
    AcceptAbove,
    AcceptArticle,
    Take,
    TakeAnswer(u8),
    Reject,
    NextDoubt,
    PreviousDoubt,
    WhatNext,
    AnswerAbove,
    AnswerBelow,
    LeaveAnswers,
    PagePanel,
    ReadingPanel,
    Find,
    FindNext,
    FindPrevious,
}

/// Which of the reasons that are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReasonNumber(pub u8);

/// Every entry that has a key, in the order in which keys are tried.
pub(crate) const KEYED: [Entry; 54] = [
    Entry::AddPages,
    Entry::OpenPath,
    Entry::Open,
    Entry::SaveAs,
    Entry::Save,
    Entry::Export,
    Entry::Quit,
    Entry::Redo,
    Entry::Undo,
    Entry::SelectAll,
    Entry::SelectNothing,
    Entry::NewArticle,
    Entry::ToArticle(0),
    Entry::ToArticle(1),
    Entry::ToArticle(2),
    Entry::ToArticle(3),
    Entry::ToArticle(4),
    Entry::ToArticle(5),
    Entry::ToArticle(6),
    Entry::ToArticle(7),
    Entry::ToArticle(8),
    Entry::Unplace,
    Entry::Discard,
    Entry::Cut,
    Entry::Merge,
    Entry::Role(Role::Title),
    Entry::Role(Role::Subtitle),
    Entry::Role(Role::Byline),
    Entry::Role(Role::RunningHead),
    Entry::Role(Role::Heading),
    Entry::Role(Role::Paragraph),
    Entry::Role(Role::Caption),
    Entry::Role(Role::Note),
    Entry::ToggleJoin,
    Entry::MoveUp,
    Entry::MoveDown,
    Entry::MoveLeft,
    Entry::MoveRight,
    Entry::PreviousPage,
    Entry::NextPage,
    Entry::Suggest,
    Entry::AcceptAbove,
    Entry::AcceptAll,
    Entry::AcceptArticle,
    Entry::Take,
    Entry::Reject,
    Entry::NextDoubt,
    Entry::PreviousDoubt,
    Entry::WhatNext,
    Entry::PagePanel,
    Entry::ReadingPanel,
    Entry::Find,
    Entry::FindNext,
    Entry::FindPrevious,
];

/// Every entry that has a key of its own while the keyboard is among the answers.
pub(crate) const KEYED_AMONG_ANSWERS: [Entry; 7] = [
    Entry::TakeAnswer(0),
    Entry::TakeAnswer(1),
    Entry::TakeAnswer(2),
    Entry::Reject,
    Entry::AnswerAbove,
    Entry::AnswerBelow,
    Entry::LeaveAnswers,
];

impl Entry {
    /// The id of its name among the words; its tooltip has the same with `-tip`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "do-open",
            Self::OpenPath => "do-open-path",
            Self::AddPages => "do-add-pages",
            Self::Sample => "do-sample",
            Self::Recent(_) => "menu-recent",
            Self::ForgetRecent => "do-forget-recent",
            Self::Save => "do-save",
            Self::SaveAs => "do-save-as",
            Self::Export => "do-export",
            Self::Quit => "do-quit",
            Self::Undo => "do-undo",
            Self::Redo => "do-redo",
            Self::SelectAll => "do-select-all",
            Self::SelectNothing => "do-select-nothing",
            Self::NewArticle => "do-new-article",
            Self::ToArticle(_) => "do-to-article",
            Self::Unplace => "do-unplace",
            Self::Discard => "do-discard",
            Self::DiscardAs(_) => "do-discard-as",
            Self::Cut => "do-cut",
            Self::Merge => "do-merge",
            Self::Role(role) => crate::words::role_id(role),
            Self::ToggleJoin => "do-toggle-join",
            Self::MoveUp => "do-move-up",
            Self::MoveDown => "do-move-down",
            Self::MoveLeft => "do-move-left",
            Self::MoveRight => "do-move-right",
            Self::PreviousPage => "do-previous-page",
            Self::NextPage => "do-next-page",
            Self::Suggest => "do-suggest",
            Self::AcceptAll => "do-accept-all",
            Self::AcceptAbove => "do-accept-above",
            Self::AcceptArticle => "do-accept-article",
            Self::Take => "do-take",
            Self::TakeAnswer(_) => "do-take-answer",
            Self::Reject => "do-reject",
            Self::NextDoubt => "do-next-doubt",
            Self::PreviousDoubt => "do-previous-doubt",
            Self::WhatNext => "do-what-next",
            Self::AnswerAbove => "do-answer-above",
            Self::AnswerBelow => "do-answer-below",
            Self::LeaveAnswers => "do-leave-answers",
            Self::PagePanel => "do-page-panel",
            Self::ReadingPanel => "do-reading-panel",
            Self::Find => "do-find",
            Self::FindNext => "do-find-next",
            Self::FindPrevious => "do-find-previous",
        }
    }

    /// Its key.
    pub(crate) fn shortcut(self) -> Option<KeyboardShortcut> {
        const ORDER_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        const DIGITS: [Key; 9] = [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        let (modifiers, key) = match self {
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::AddPages => (ORDER_SHIFT, Key::O),
            Self::OpenPath => (Modifiers::COMMAND, Key::L),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveAs => (ORDER_SHIFT, Key::S),
            Self::Export => (Modifiers::COMMAND, Key::E),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (ORDER_SHIFT, Key::Z),
            Self::SelectAll => (Modifiers::COMMAND, Key::A),
            Self::SelectNothing => (Modifiers::NONE, Key::Escape),
            Self::NewArticle => (Modifiers::NONE, Key::A),
            Self::ToArticle(index) => (Modifiers::NONE, DIGITS.get(usize::from(index)).copied()?),
            Self::Unplace => (Modifiers::NONE, Key::U),
            Self::Discard => (Modifiers::NONE, Key::Delete),
            Self::Cut => (Modifiers::NONE, Key::S),
            Self::Merge => (Modifiers::NONE, Key::J),
            Self::Role(Role::Title) => (Modifiers::NONE, Key::T),
            Self::Role(Role::Byline) => (Modifiers::NONE, Key::B),
            Self::Role(Role::Heading) => (Modifiers::NONE, Key::H),
            Self::Role(Role::Paragraph) => (Modifiers::NONE, Key::P),
            Self::ToggleJoin => (Modifiers::NONE, Key::C),
            Self::MoveUp => (Modifiers::ALT, Key::ArrowUp),
            Self::MoveDown => (Modifiers::ALT, Key::ArrowDown),
            Self::MoveLeft => (Modifiers::ALT, Key::ArrowLeft),
            Self::MoveRight => (Modifiers::ALT, Key::ArrowRight),
            Self::PreviousPage => (Modifiers::NONE, Key::PageUp),
            Self::NextPage => (Modifiers::NONE, Key::PageDown),
            Self::Suggest => (Modifiers::COMMAND, Key::G),
            Self::AcceptAll => (Modifiers::COMMAND, Key::Enter),
            Self::AcceptAbove => (ORDER_SHIFT, Key::Enter),
            Self::AcceptArticle => (Modifiers::SHIFT, Key::Enter),
            Self::Take => (Modifiers::NONE, Key::Enter),
            Self::Reject => (Modifiers::NONE, Key::R),
            Self::NextDoubt => (Modifiers::NONE, Key::N),
            Self::PreviousDoubt => (Modifiers::SHIFT, Key::N),
            Self::WhatNext => (Modifiers::NONE, Key::W),
            Self::PagePanel => (Modifiers::NONE, Key::F8),
            Self::ReadingPanel => (Modifiers::NONE, Key::F9),
            Self::Find => (Modifiers::COMMAND, Key::F),
            Self::FindNext => (Modifiers::NONE, Key::F3),
            Self::FindPrevious => (Modifiers::SHIFT, Key::F3),
            Self::Sample
            | Self::Recent(_)
            | Self::ForgetRecent
            | Self::DiscardAs(_)
            | Self::Role(_)
            | Self::TakeAnswer(_)
            | Self::AnswerAbove
            | Self::AnswerBelow
            | Self::LeaveAnswers => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Its bare key while the keyboard is among the answers to what comes next.
    pub(crate) fn answer_key(self) -> Option<Key> {
        match self {
            Self::TakeAnswer(0) => Some(Key::Num1),
            Self::TakeAnswer(1) => Some(Key::Num2),
            Self::TakeAnswer(2) => Some(Key::Num3),
            Self::Reject => Some(Key::Delete),
            Self::AnswerAbove => Some(Key::ArrowUp),
            Self::AnswerBelow => Some(Key::ArrowDown),
            Self::LeaveAnswers => Some(Key::Escape),
            _ => None,
        }
    }

    /// Whether it can be done now.
    pub(crate) fn is_possible(self, session: &Session, cursor: Option<Cursor>) -> bool {
        let Some(work) = session.work() else {
            return matches!(
                self,
                Self::Open
                    | Self::OpenPath
                    | Self::Sample
                    | Self::Recent(_)
                    | Self::ForgetRecent
                    | Self::Quit
            );
        };
        let placement = work.document().placement();
        let selected = !session.selection().is_empty();
        let on_board = cursor.and_then(|cursor| placement.fragment(cursor.fragment));
        let in_article =
            on_board.is_some_and(|fragment| matches!(fragment.standing, Standing::InArticle(_)));
        match self {
            Self::Undo => session.last_step().is_some(),
            Self::Redo => session.next_step().is_some(),
            Self::NewArticle
            | Self::Unplace
            | Self::Discard
            | Self::DiscardAs(_)
            | Self::SelectNothing
            | Self::Merge
            | Self::Role(_) => selected,
            Self::ToArticle(index) => selected && usize::from(index) < placement.articles().len(),
            Self::Cut | Self::WhatNext => cursor.is_some(),
            Self::ToggleJoin | Self::MoveUp | Self::MoveDown => in_article,
            Self::MoveLeft | Self::MoveRight => in_article && placement.articles().len() > 1,
            Self::PreviousPage => work.shown().0 > 0,
            Self::NextPage => work.shown().index() + 1 < placement.sources().len(),
            Self::AcceptAll | Self::AcceptAbove | Self::NextDoubt | Self::PreviousDoubt => {
                !session.doubts().is_empty()
            }
            Self::AcceptArticle => session.suggestion().is_some() && cursor.is_some(),
            Self::Take | Self::Reject => session.outlook().is_some() && cursor.is_some(),
            _ => true,
        }
    }

    /// Does it.
    pub(crate) fn perform(self, scene: &mut Scene<'_>) {
        let cursor = scene.view.cursor;
        if !self.is_possible(scene.session, cursor) {
            return;
        }
        let shown = scene.session.work().map_or(0, |work| work.shown().0);
        match self {
            Self::Open => scene.push(Action::AskOpen),
            Self::OpenPath => {
                let path = String::new();
                scene.view.dialog = Some(Dialog::OpenPath {
                    route: Route::Open,
                    path,
                });
            }
            Self::AddPages => scene.push(Action::AskAddPages),
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
            Self::Unplace => scene.push(Action::SelectionToUnplaced),
            Self::Discard => {
                walk::step_aside(scene);
                scene.push(Action::DiscardSelection(Reason::PageFurniture));
            }
            Self::DiscardAs(ReasonNumber(number)) => {
                if let Some(reason) = Reason::OFFERED.get(usize::from(number)) {
                    walk::step_aside(scene);
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
            Self::PreviousPage => scene.push(Action::ShowPage(SourceId(shown.saturating_sub(1)))),
            Self::NextPage => scene.push(Action::ShowPage(SourceId(shown.saturating_add(1)))),
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

/// One line of a menu.
pub(crate) fn menu_line_ui(scene: &mut Scene<'_>, ui: &mut Ui, entry: Entry) {
    let name = match entry {
        Entry::ToArticle(index) => scene
            .words
            .with("do-to-article", &[("number", (index + 1).into())]),
        Entry::Recent(index) => recent::name(scene, index.into()).unwrap_or_default(),
        Entry::DiscardAs(ReasonNumber(number)) => {
            let reason = Reason::OFFERED.get(usize::from(number));
            reason.map_or_else(String::new, |reason| {
                crate::words::reason(scene.words, reason)
            })
        }
        _ => scene.say(entry.word()),
    };
    let mut button = egui::Button::new(name.as_str()).frame_when_inactive(false);
    if let Some(shortcut) = entry.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    let possible = entry.is_possible(scene.session, scene.view.cursor);
    if ui
        .add_enabled(possible, button)
        .accessible_name(name)
        .clicked()
    {
        entry.perform(scene);
        // A click closes a menu by itself; a key or a screen reader does not.
        ui.close();
    }
}

/// The menu of a card, and the menu «Article».
pub(crate) fn card_menu_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    ui.set_min_width(220.0);
    if asking::current(scene).is_some() {
        for entry in [
            Entry::Take,
            Entry::AcceptArticle,
            Entry::Reject,
            Entry::WhatNext,
        ] {
            menu_line_ui(scene, ui, entry);
        }
        ui.separator();
    }
    menu_line_ui(scene, ui, Entry::NewArticle);
    let count = scene
        .session
        .placement()
        .map_or(0, |placement| placement.articles().len());
    if count > 0 {
        ui.menu_button(scene.say("menu-to-article"), |ui| {
            for index in 0..count.min(9) {
                menu_line_ui(
                    scene,
                    ui,
                    Entry::ToArticle(u8::try_from(index).unwrap_or(0)),
                );
            }
        });
    }
    menu_line_ui(scene, ui, Entry::Unplace);
    menu_line_ui(scene, ui, Entry::Discard);
    ui.menu_button(scene.say("menu-discard-as"), |ui| {
        for number in 0..Reason::OFFERED.len() {
            let number = ReasonNumber(u8::try_from(number).unwrap_or(0));
            menu_line_ui(scene, ui, Entry::DiscardAs(number));
        }
    });
    ui.separator();
    menu_line_ui(scene, ui, Entry::Cut);
    menu_line_ui(scene, ui, Entry::Merge);
    menu_line_ui(scene, ui, Entry::ToggleJoin);
    ui.menu_button(scene.say("menu-role"), |ui| {
        for role in Role::ALL {
            menu_line_ui(scene, ui, Entry::Role(role));
        }
    });
    if scene
        .view
        .cursor
        .is_some_and(|cursor| cursor.pane == Pane::Board)
    {
        ui.separator();
        for entry in [
            Entry::MoveUp,
            Entry::MoveDown,
            Entry::MoveLeft,
            Entry::MoveRight,
        ] {
            menu_line_ui(scene, ui, entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_entries_share_a_key_and_every_entry_has_words() {
        let words = crate::words::Words::english();
        for (index, entry) in KEYED_AMONG_ANSWERS.iter().enumerate() {
            let key = entry.answer_key();
            assert!(key.is_some(), "{entry:?}");
            for other in &KEYED_AMONG_ANSWERS[index + 1..] {
                assert_ne!(key, other.answer_key(), "{entry:?} and {other:?}");
            }
        }
        for (index, entry) in KEYED.iter().enumerate() {
            assert_ne!(
                words.say(entry.word()),
                entry.word(),
                "{entry:?} has no words"
            );
            let Some(shortcut) = entry.shortcut() else {
                continue;
            };
            for other in &KEYED[index + 1..] {
                assert_ne!(Some(shortcut), other.shortcut(), "{entry:?} and {other:?}");
            }
        }
    }
}
