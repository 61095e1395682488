//! The table as a list to read: what the program can do, for whoever stands outside the window.
//!
//! Tests hold their cases against it, so that nothing can be added to the table without a test of
//! what it does. The recent files are not in it, as they are as many as there are.

use egui::{KeyboardShortcut, Modifiers};

use super::groups::every_entry;
use super::shortcuts::text;
use crate::words::Words;

/// One thing that a person can do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Its name. Keys that do the same in several directions share one.
    pub name: String,
    /// Its key as it is shown outside macOS, such as `Ctrl+Shift+O`; empty if it has none.
    pub key: String,
}

/// Everything that a person can do, in the order in which the help window lists it.
#[must_use]
pub fn everything(words: &Words) -> Vec<Listed> {
    let listed = every_entry().map(|entry| {
        let bare = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        let key = entry.shortcut().or(entry.answer_key().map(bare));
        Listed {
            name: entry.name(words),
            key: key.map(|key| text(key, false)).unwrap_or_default(),
        }
    });
    listed.collect()
}
