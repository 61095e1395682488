//! Every entry, by what it is about, in the order in which the help window and README list them.
//!
//! Some keys go together, such as the arrows: they share a row and one name.

use egui::ThemePreference;

use super::{Entry, ReasonNumber, Step, Zoom};
use crate::document::Role;
use crate::words::Language;

/// Entries that are about one thing.
pub(crate) struct Group {
    /// The id of its heading among the words.
    pub heading: &'static str,
    /// What is in it.
    pub rows: &'static [Row],
}

/// What is listed in one row.
pub(crate) enum Row {
    /// One entry.
    One(Entry),
    /// Several entries that share a name: its id among the words.
    Several(&'static str, &'static [Entry]),
}

impl Row {
    /// What is in it.
    pub(crate) fn entries(&self) -> &[Entry] {
        match self {
            Self::One(entry) => std::slice::from_ref(entry),
            Self::Several(_, entries) => entries,
        }
    }
}

use Row::{One, Several};

/// All entries, but for the recent files, which are as many as there are.
pub(crate) const GROUPS: [Group; 9] = [
    Group {
        heading: "keys-walking",
        rows: &[
            Several(
                "do-walk",
                &[
                    Entry::Walk(Step::Up),
                    Entry::Walk(Step::Down),
                    Entry::Walk(Step::First),
                    Entry::Walk(Step::Last),
                ],
            ),
            Several(
                "do-walk-across",
                &[Entry::Walk(Step::Right), Entry::Walk(Step::Left)],
            ),
            One(Entry::PreviousPage),
            One(Entry::NextPage),
            One(Entry::PageList),
            One(Entry::Find),
            One(Entry::FindNext),
            One(Entry::FindPrevious),
        ],
    },
    Group {
        heading: "keys-selecting",
        rows: &[
            Several(
                "do-extend",
                &[
                    Entry::Extend(Step::Up),
                    Entry::Extend(Step::Down),
                    Entry::Extend(Step::First),
                    Entry::Extend(Step::Last),
                ],
            ),
            One(Entry::AddToSelection),
            One(Entry::SelectAll),
            One(Entry::SelectNothing),
        ],
    },
    Group {
        heading: "keys-placing",
        rows: &[
            One(Entry::NewArticle),
            Several(
                "keys-to-article",
                &[
                    Entry::ToArticle(0),
                    Entry::ToArticle(1),
                    Entry::ToArticle(2),
                    Entry::ToArticle(3),
                    Entry::ToArticle(4),
                    Entry::ToArticle(5),
                    Entry::ToArticle(6),
                    Entry::ToArticle(7),
                    Entry::ToArticle(8),
                ],
            ),
            One(Entry::MoveUp),
            One(Entry::MoveDown),
            One(Entry::MoveLeft),
            One(Entry::MoveRight),
            One(Entry::Unplace),
            One(Entry::Discard),
            One(Entry::DiscardAs(ReasonNumber(0))),
            One(Entry::DiscardAs(ReasonNumber(1))),
            One(Entry::DiscardAs(ReasonNumber(2))),
            One(Entry::DiscardAs(ReasonNumber(3))),
            One(Entry::DiscardAs(ReasonNumber(4))),
        ],
    },
    Group {
        heading: "keys-texts",
        rows: &[
            One(Entry::Cut),
            One(Entry::Merge),
            One(Entry::ToggleJoin),
            One(Entry::Role(Role::Title)),
            One(Entry::Role(Role::Subtitle)),
            One(Entry::Role(Role::Byline)),
            One(Entry::Role(Role::RunningHead)),
            One(Entry::Role(Role::Heading)),
            One(Entry::Role(Role::Paragraph)),
            One(Entry::Role(Role::Caption)),
            One(Entry::Role(Role::Note)),
        ],
    },
    Group {
        heading: "keys-suggestions",
        rows: &[
            One(Entry::Suggest),
            One(Entry::NextDoubt),
            One(Entry::PreviousDoubt),
            One(Entry::Take),
            One(Entry::Reject),
            One(Entry::WhatNext),
            One(Entry::AcceptArticle),
            One(Entry::AcceptAbove),
            One(Entry::AcceptAll),
        ],
    },
    Group {
        heading: "keys-answers",
        rows: &[
            Several(
                "keys-take-answer",
                &[
                    Entry::TakeAnswer(0),
                    Entry::TakeAnswer(1),
                    Entry::TakeAnswer(2),
                ],
            ),
            Several(
                "keys-choose-answer",
                &[Entry::AnswerAbove, Entry::AnswerBelow],
            ),
            One(Entry::LeaveAnswers),
        ],
    },
    Group {
        heading: "keys-steps",
        rows: &[One(Entry::Undo), One(Entry::Redo), One(Entry::Steps)],
    },
    Group {
        heading: "keys-files",
        rows: &[
            One(Entry::Open),
            One(Entry::OpenFolder),
            One(Entry::OpenPath),
            One(Entry::ForgetRecent),
            One(Entry::AddPages),
            One(Entry::Reload),
            One(Entry::Sample),
            One(Entry::Save),
            One(Entry::SaveAs),
            One(Entry::Export),
            One(Entry::Quit),
        ],
    },
    Group {
        heading: "keys-window",
        rows: &[
            One(Entry::Help),
            One(Entry::Guide),
            One(Entry::Palette),
            One(Entry::PagePanel),
            One(Entry::ReadingPanel),
            One(Entry::Zoom(Zoom::In)),
            One(Entry::Zoom(Zoom::Out)),
            One(Entry::Zoom(Zoom::Reset)),
            One(Entry::Theme(ThemePreference::System)),
            One(Entry::Theme(ThemePreference::Light)),
            One(Entry::Theme(ThemePreference::Dark)),
            One(Entry::Language(Language::En)),
            One(Entry::Language(Language::ZhHans)),
            One(Entry::Language(Language::ZhHant)),
        ],
    },
];

/// Every entry of the groups, in order.
pub(crate) fn every_entry() -> impl Iterator<Item = Entry> {
    let rows = GROUPS.iter().flat_map(|group| group.rows);
    rows.flat_map(|row| row.entries().iter().copied())
}
