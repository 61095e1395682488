//! The one table of what a person can do: name, tooltip, key, when it is possible, what it does.
//!
//! It feeds the menus, the keys, the tooltips, the palette, the help window and the key list of
//! README, so that a thing has the same name and the same key everywhere. `groups` has all entries in
//! the order in which they are listed, `shortcuts` their keys, `possible` says when they can be done,
//! `perform` does them, `menus` shows them, `listed` tells of them outside.

mod groups;
mod listed;
mod menus;
mod perform;
mod possible;
mod shortcuts;

use egui::{Context, ThemePreference};

use super::recent;
use super::scene::Scene;
use crate::document::{Reason, Role};
use crate::words::{self, Language, Words};

pub(crate) use groups::{GROUPS, Group, every_entry};
pub use listed::{Listed, everything};
pub(crate) use menus::{card_menu_ui, menu_line_ui, menus_ui};
pub(crate) use shortcuts::{entry_for, key_text};

/// One thing that a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Open,
    OpenFolder,
    OpenPath,
    Recent(u8),
    ForgetRecent,
    AddPages,
    Reload,
    Sample,
    Save,
    SaveAs,
    Export,
    Quit,
    Undo,
    Redo,
    Steps,
    Walk(Step),
    Extend(Step),
    AddToSelection,
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
    PageList,
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
    Theme(ThemePreference),
    Zoom(Zoom),
    Language(Language),
    Palette,
    Help,
    Guide,
}

/// Which of the reasons that are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReasonNumber(pub u8);

impl ReasonNumber {
    fn reason(self) -> Option<&'static Reason> {
        Reason::OFFERED.get(usize::from(self.0))
    }
}

/// Where the keyboard goes from the card that it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Up,
    Down,
    First,
    Last,
    Left,
    Right,
}

/// How the size of everything changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zoom {
    In,
    Out,
    Reset,
}

impl Entry {
    /// The id of its name among the words.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "do-open",
            Self::OpenFolder => "do-open-folder",
            Self::OpenPath => "do-open-path",
            Self::Recent(_) => "menu-recent",
            Self::ForgetRecent => "do-forget-recent",
            Self::AddPages => "do-add-pages",
            Self::Reload => "do-reload",
            Self::Sample => "do-sample",
            Self::Save => "do-save",
            Self::SaveAs => "do-save-as",
            Self::Export => "do-export",
            Self::Quit => "do-quit",
            Self::Undo => "do-undo",
            Self::Redo => "do-redo",
            Self::Steps => "do-steps",
            Self::Walk(Step::Left | Step::Right) => "do-walk-across",
            Self::Walk(_) => "do-walk",
            Self::Extend(_) => "do-extend",
            Self::AddToSelection => "do-add-to-selection",
            Self::SelectAll => "do-select-all",
            Self::SelectNothing => "do-select-nothing",
            Self::NewArticle => "do-new-article",
            Self::ToArticle(_) => "do-to-article",
            Self::Unplace => "do-unplace",
            Self::Discard => "do-discard",
            Self::DiscardAs(_) => "do-discard-as",
            Self::Cut => "do-cut",
            Self::Merge => "do-merge",
            Self::Role(_) => "do-role",
            Self::ToggleJoin => "do-toggle-join",
            Self::MoveUp => "do-move-up",
            Self::MoveDown => "do-move-down",
            Self::MoveLeft => "do-move-left",
            Self::MoveRight => "do-move-right",
            Self::PreviousPage => "do-previous-page",
            Self::NextPage => "do-next-page",
            Self::PageList => "do-page-list",
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
            Self::Theme(_) => "do-theme",
            Self::Zoom(Zoom::In) => "zoom-in",
            Self::Zoom(Zoom::Out) => "zoom-out",
            Self::Zoom(Zoom::Reset) => "zoom-reset",
            Self::Language(_) => "language-chip",
            Self::Palette => "do-palette",
            Self::Help => "do-help",
            Self::Guide => "do-guide",
        }
    }

    /// The id of what is to be known about it beside its name.
    fn tip_word(self) -> Option<&'static str> {
        match self {
            Self::Suggest => Some("do-suggest-tip"),
            Self::AcceptAll => Some("do-accept-all-tip"),
            Self::AcceptAbove => Some("do-accept-above-tip"),
            Self::Take => Some("button-accept-tip"),
            Self::Reject => Some("do-reject-tip"),
            Self::NextDoubt => Some("do-next-doubt-tip"),
            Self::Language(_) => Some("language-tip"),
            _ => None,
        }
    }

    /// Its name, whole: as it stands where nothing around it says what it is about.
    pub(crate) fn name(self, words: &Words) -> String {
        let id = self.word();
        match self {
            Self::ToArticle(index) | Self::TakeAnswer(index) => {
                words.with(id, &[("number", (index + 1).into())])
            }
            Self::DiscardAs(number) => {
                let reason = number.reason();
                let reason = reason.map_or_else(String::new, |reason| words::reason(words, reason));
                words.with(id, &[("reason", reason.into())])
            }
            Self::Role(role) => words.with(id, &[("role", words::role(words, role).into())]),
            Self::Theme(_) => words.with(id, &[("theme", self.short_name(words).into())]),
            Self::Language(language) => words.with(id, &[("language", language.name().into())]),
            _ => words.say(id),
        }
    }

    /// Its name in a menu that says already what it is about.
    fn short_name(self, words: &Words) -> String {
        match self {
            Self::DiscardAs(number) => {
                let reason = number.reason();
                reason.map_or_else(String::new, |reason| words::reason(words, reason))
            }
            Self::Role(role) => words::role(words, role),
            Self::Theme(ThemePreference::System) => words.say("theme-system"),
            Self::Theme(ThemePreference::Light) => words.say("theme-light"),
            Self::Theme(ThemePreference::Dark) => words.say("theme-dark"),
            Self::Language(language) => language.name().to_owned(),
            _ => self.name(words),
        }
    }

    /// Its name in a menu, here and now.
    fn name_in_menu(self, scene: &Scene<'_>) -> String {
        match self {
            Self::Recent(index) => recent::name(scene, index.into()).unwrap_or_default(),
            _ => self.short_name(scene.words),
        }
    }

    /// Its whole name, here and now, in some language.
    pub(crate) fn name_here(self, scene: &Scene<'_>, words: &Words) -> String {
        match self {
            Self::Recent(index) => {
                let file = recent::name(scene, index.into()).unwrap_or_default();
                words.with("do-recent", &[("file", file.into())])
            }
            _ => self.name(words),
        }
    }

    /// Its tooltip: what is to be known about it, and its key.
    pub(crate) fn tip(self, scene: &Scene<'_>, ctx: &Context) -> String {
        let text = scene.say(self.tip_word().unwrap_or(self.word()));
        self.with_key(ctx, &text)
    }

    /// A tooltip with the key behind it.
    pub(crate) fn with_key(self, ctx: &Context, text: &str) -> String {
        match self.shortcut() {
            Some(shortcut) => format!("{text} ({})", key_text(ctx, shortcut)),
            None => text.to_owned(),
        }
    }

    /// For one of several choices: whether it is the chosen one.
    fn is_chosen(self, scene: &Scene<'_>, ctx: &Context) -> Option<bool> {
        match self {
            Self::Theme(theme) => Some(theme == ctx.options(|options| options.theme_preference)),
            Self::Language(language) => Some(language == scene.words.language()),
            _ => None,
        }
    }
}
