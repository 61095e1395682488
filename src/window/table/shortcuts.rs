//! The keys of the table: which entry has which, and which entry a key means now.
//!
//! `Modifiers::COMMAND` is Ctrl, and Cmd on macOS. While the keyboard is among the answers to what
//! comes next, some bare keys mean something else; in a text field, bare keys type.

use egui::{Context, Key, KeyboardShortcut, ModifierNames, Modifiers};

use super::groups::{Row, every_entry};
use super::{Entry, Step, Zoom};
use crate::document::Role;
use crate::words::Words;

const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

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

impl Step {
    fn key(self) -> Key {
        match self {
            Self::Up => Key::ArrowUp,
            Self::Down => Key::ArrowDown,
            Self::First => Key::Home,
            Self::Last => Key::End,
            Self::Left => Key::ArrowLeft,
            Self::Right => Key::ArrowRight,
        }
    }
}

impl Entry {
    /// Its key.
    pub(crate) fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::AddPages => (COMMAND_SHIFT, Key::O),
            Self::Reload => (Modifiers::NONE, Key::F5),
            Self::OpenPath => (Modifiers::COMMAND, Key::L),
            Self::OpenFolder => (COMMAND_SHIFT, Key::L),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveAs => (COMMAND_SHIFT, Key::S),
            Self::Export => (Modifiers::COMMAND, Key::E),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (COMMAND_SHIFT, Key::Z),
            Self::Steps => (COMMAND_SHIFT, Key::H),
            Self::Walk(step) => (Modifiers::NONE, step.key()),
            Self::Extend(step) => (Modifiers::SHIFT, step.key()),
            Self::AddToSelection => (Modifiers::NONE, Key::Space),
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
            Self::PageList => (Modifiers::NONE, Key::F7),
            Self::Suggest => (Modifiers::COMMAND, Key::G),
            Self::AcceptAll => (Modifiers::COMMAND, Key::Enter),
            Self::AcceptAbove => (COMMAND_SHIFT, Key::Enter),
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
            Self::Zoom(Zoom::In) => (Modifiers::COMMAND, Key::Plus),
            Self::Zoom(Zoom::Out) => (Modifiers::COMMAND, Key::Minus),
            Self::Zoom(Zoom::Reset) => (Modifiers::COMMAND, Key::Num0),
            Self::Palette => (COMMAND_SHIFT, Key::P),
            Self::Help => (Modifiers::NONE, Key::F1),
            Self::Guide
            | Self::Sample
            | Self::Recent(_)
            | Self::ForgetRecent
            | Self::DiscardAs(_)
            | Self::Role(_)
            | Self::TakeAnswer(_)
            | Self::AnswerAbove
            | Self::AnswerBelow
            | Self::LeaveAnswers
            | Self::Theme(_)
            | Self::Language(_) => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// A second key, which is not shown: what the first is on another keyboard, or in other programs.
    fn other_shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Zoom(Zoom::In) => (Modifiers::COMMAND, Key::Equals),
            Self::Redo => (Modifiers::COMMAND, Key::Y),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// True if this key of it is the text field's while somebody types: it writes, moves or selects
    /// there, or undoes what was typed.
    fn is_for_the_field(self, shortcut: KeyboardShortcut) -> bool {
        let bare = !shortcut.modifiers.command;
        let edits = matches!(self, Self::SelectAll | Self::Undo | Self::Redo);
        edits || (bare && !is_function_key(shortcut.logical_key))
    }

    /// Its bare key while the keyboard is among the answers to what comes next.
    pub(crate) fn answer_key(self) -> Option<Key> {
        match self {
            Self::TakeAnswer(index @ 0..3) => Some(DIGITS[usize::from(index)]),
            Self::Reject => Some(Key::Delete),
            Self::AnswerAbove => Some(Key::ArrowUp),
            Self::AnswerBelow => Some(Key::ArrowDown),
            Self::LeaveAnswers => Some(Key::Escape),
            _ => None,
        }
    }
}

/// What a key means where the keyboard is now.
pub(crate) fn entry_for(
    key: Key,
    modifiers: Modifiers,
    answering: bool,
    typing: bool,
) -> Option<Entry> {
    if answering && !typing && modifiers.is_none() {
        let answer = every_entry().find(|entry| entry.answer_key() == Some(key));
        if answer.is_some() {
            return answer;
        }
    }
    let fits = |entry: Entry, shortcut: KeyboardShortcut| {
        // A bare key must be bare: Shift+S or Alt+S is not S. With Ctrl, Shift may be what it takes
        // on some keyboard to type the sign.
        let bare = !shortcut.modifiers.command;
        let held = if bare {
            modifiers.matches_exact(shortcut.modifiers)
        } else {
            modifiers.matches_logically(shortcut.modifiers)
        };
        held && shortcut.logical_key == key && !(typing && entry.is_for_the_field(shortcut))
    };
    let fitting = every_entry().filter_map(|entry| {
        let both = [entry.shortcut(), entry.other_shortcut()];
        let shortcut = both
            .into_iter()
            .flatten()
            .find(|&shortcut| fits(entry, shortcut))?;
        Some((entry, shortcut.modifiers))
    });
    // Ctrl+Shift+O is its own key before it is Ctrl+O with a Shift.
    let chosen = fitting.max_by_key(|(_, held)| held.shift);
    chosen.map(|(entry, _)| entry)
}

/// True for a key that never types anything.
fn is_function_key(key: Key) -> bool {
    (Key::F1..=Key::F12).contains(&key)
}

/// A shortcut as it stands on the keyboard of this system: `Ctrl+Shift+O`.
pub(crate) fn key_text(ctx: &Context, shortcut: KeyboardShortcut) -> String {
    text(shortcut, ctx.os().is_mac())
}

/// The same. The built-in font has the arrows, but not the toolkit's signs for them, nor those of
/// macOS for its modifiers.
pub(crate) fn text(shortcut: KeyboardShortcut, is_mac: bool) -> String {
    let modifiers = ModifierNames::NAMES.format(&shortcut.modifiers, is_mac);
    let key = match shortcut.logical_key {
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::Escape => "Esc",
        Key::PageUp => "PgUp",
        Key::PageDown => "PgDn",
        Key::Minus => "-",
        key => key.symbol_or_name(),
    };
    if modifiers.is_empty() {
        key.to_owned()
    } else {
        format!("{modifiers}+{key}")
    }
}

impl Row {
    /// Its name.
    pub(crate) fn name(&self, words: &Words) -> String {
        match self {
            Self::One(entry) => entry.name(words),
            Self::Several(id, _) => words.say(id),
        }
    }

    /// The keys of its entries, as they are shown; empty if they have none.
    pub(crate) fn keys(&self, is_mac: bool) -> Vec<String> {
        let shortcuts = self.entries().iter().filter_map(|entry| {
            let bare = |key| KeyboardShortcut::new(Modifiers::NONE, key);
            entry.shortcut().or(entry.answer_key().map(bare))
        });
        let mut keys: Vec<String> = shortcuts.map(|shortcut| text(shortcut, is_mac)).collect();
        // What they are pressed with is said once.
        if let Some((with, _)) = keys.first().and_then(|first| first.rsplit_once('+')) {
            let with = format!("{with}+");
            for key in keys.iter_mut().skip(1) {
                *key = key.strip_prefix(&with).unwrap_or(key).to_owned();
            }
        }
        // What nine digits do is said shorter.
        if keys.len() > 4
            && let (Some(first), Some(last)) = (keys.first(), keys.last())
        {
            keys = vec![format!("{first} … {last}")];
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::table::GROUPS;
    use crate::words::Language;

    #[test]
    fn every_key_means_the_entry_that_shows_it() {
        for entry in every_entry() {
            for shortcut in [entry.shortcut(), entry.other_shortcut()]
                .into_iter()
                .flatten()
            {
                let meant = |answering, typing| {
                    entry_for(shortcut.logical_key, shortcut.modifiers, answering, typing)
                };
                assert_eq!(meant(false, false), Some(entry), "on a card: {shortcut:?}");
                let wanted = (!entry.is_for_the_field(shortcut)).then_some(entry);
                assert_eq!(meant(false, true), wanted, "in a field: {shortcut:?}");
            }
            if let Some(key) = entry.answer_key() {
                let meant = entry_for(key, Modifiers::NONE, true, false);
                assert_eq!(meant, Some(entry), "among the answers: {key:?}");
            }
        }
        for (key, wanted) in [(Key::Z, None), (Key::S, Some(Entry::Save))] {
            assert_eq!(entry_for(key, Modifiers::COMMAND, false, true), wanted);
        }
        let shifted = entry_for(Key::G, COMMAND_SHIFT, false, false);
        assert_eq!(shifted, Some(Entry::Suggest), "Ctrl with a Shift too many");
        assert_eq!(entry_for(Key::S, Modifiers::SHIFT, false, false), None);
    }

    #[test]
    fn no_two_keys_are_the_same() {
        let keyed = every_entry().flat_map(|entry| {
            let both = [entry.shortcut(), entry.other_shortcut()];
            both.into_iter().flatten().map(move |key| (entry, key))
        });
        let keyed: Vec<_> = keyed.collect();
        let answers: Vec<_> = every_entry()
            .filter_map(|entry| Some((entry, entry.answer_key()?)))
            .collect();
        for (index, (entry, key)) in keyed.iter().enumerate() {
            for (other, their_key) in &keyed[index + 1..] {
                assert_ne!(key, their_key, "{entry:?} and {other:?}");
            }
        }
        for (index, (entry, key)) in answers.iter().enumerate() {
            for (other, their_key) in &answers[index + 1..] {
                assert_ne!(key, their_key, "{entry:?} and {other:?}");
            }
        }
    }

    #[test]
    fn every_entry_stands_once_and_has_a_name_in_every_language() {
        let all: Vec<_> = every_entry().collect();
        for (index, entry) in all.iter().enumerate() {
            assert!(!all[index + 1..].contains(entry), "{entry:?} stands twice");
            for language in Language::ALL {
                let name = entry.name(&Words::of(language));
                assert_ne!(name, entry.word(), "{entry:?} has no words");
                assert!(!name.contains('{'), "{language:?}: {name}");
            }
        }
    }

    #[test]
    fn keys_are_shown_as_they_stand_on_the_keyboard() {
        let shown = |entry: Entry, is_mac| text(entry.shortcut().unwrap(), is_mac);
        assert_eq!(shown(Entry::AddPages, false), "Ctrl+Shift+O");
        assert_eq!(shown(Entry::AddPages, true), "Shift+Cmd+O");
        assert_eq!(shown(Entry::MoveUp, false), "Alt+↑");
        assert_eq!(shown(Entry::Zoom(Zoom::Out), false), "Ctrl+-");
    }

    /// The keys by group, as README lists them: a table in Markdown.
    fn key_list(words: &Words) -> String {
        let mut list = String::from("| Key | Does |\n|---|---|\n");
        for group in &GROUPS {
            let rows = group.rows.iter().map(|row| (row.keys(false), row));
            let rows: Vec<_> = rows.filter(|(keys, _)| !keys.is_empty()).collect();
            list.push_str(&format!("| | **{}** |\n", words.say(group.heading)));
            for (keys, row) in rows {
                let name = row.name(words);
                let name = name.trim_end_matches('…');
                list.push_str(&format!("| {} | {name} |\n", keys.join(", ")));
            }
        }
        list
    }

    /// The key list of README is this table. If this fails, put what it prints into README.md
    /// between the two comments.
    #[test]
    fn the_readme_lists_these_keys() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        let readme = std::fs::read_to_string(path).unwrap();
        let after = readme.split("<!-- keys: begin").nth(1).unwrap();
        let listed = after.split_once("-->\n").unwrap().1;
        let listed = listed.split("<!-- keys: end -->").next().unwrap();
        let wanted = key_list(&Words::english());
        assert!(listed == wanted, "README.md should list:\n{wanted}");
    }
}
