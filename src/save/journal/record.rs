//! What a journal has lines of.

use serde::{Deserialize, Serialize};

use crate::document::Command;
use crate::save::FileVersion;

/// One thing that was done, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Seconds since 1970, UTC, by the clock of the machine.
    pub at: u64,
    /// What it was.
    pub what: Record,
}

/// What can happen to a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// A command was carried out.
    Did(Command),
    /// The last step was undone.
    Undid,
    /// The next step was made again.
    Redid,
    /// The work went to the state after so many steps.
    WentTo(usize),
    /// What had been put aside on a step was brought back.
    BroughtBack {
        /// The number of the step.
        step: usize,
        /// Which branch on it.
        branch: usize,
    },
    /// The pages' files are these, in the order of the sources; `None` where there is none, or one
    /// whose path is no Unicode.
    Pages(Vec<Option<String>>),
    /// The work was saved.
    Saved {
        /// To this file, where its path is Unicode.
        file: Option<String>,
        /// The state with this stamp.
        stamp: u64,
        /// What is in the file.
        version: Option<FileVersion>,
    },
}

impl Record {
    /// True for what a person did to the document.
    #[must_use]
    pub fn is_step(&self) -> bool {
        !matches!(self, Self::Pages(_) | Self::Saved { .. })
    }
}
