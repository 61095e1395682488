//! What a session has to say to the person; the words are made elsewhere.

use std::path::PathBuf;

use super::{Failure, LeftOut};
use crate::document::{Deed, Refusal};
use crate::load::Finding;
use crate::save::{Surprise, TextError, WriteError};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Notice {
    /// A step was made; it can be undone.
    Done(Deed),
    /// A step was made after others had been undone: so many were put aside on it.
    DoneInstead(Deed, usize),
    /// So many steps were undone at once.
    WentBack(usize),
    /// So many steps were made again at once.
    WentForth(usize),
    /// So many steps that had been put aside are there again.
    BroughtBack(usize),
    /// A step was undone.
    Undone(Deed),
    /// A step was made again.
    Redone(Deed),
    /// Nothing was done, and why.
    Refused(Refusal),
    /// There is no proposal for what was wanted, or none any more.
    NothingProposed,
    /// The work was saved to this file.
    Saved(PathBuf),
    /// So many files of text were written to this file or folder.
    Exported(PathBuf, usize),
    /// Files could not be opened.
    NotOpened(Failure),
    /// The file was not written.
    NotWritten(WriteError),
    /// The work was saved, but what the file held before could not be kept.
    NoBackup(WriteError),
    /// The file to be written is one of the work's own: a page, or the saved work.
    OverOwnFile(PathBuf),
    /// The wanted encoding lacks a character.
    NotEncoded(TextError),
    /// A page was opened, and a reader should know this about it: its name and the findings.
    Findings(String, Vec<Finding>),
    /// A folder was opened, and this in it is no page.
    LeftOut(LeftOut),
    /// A saved file was opened, and this was odd about it.
    Surprises(Vec<Surprise>),
    /// The page cannot be read again: its file is not known.
    NoOrigin,
    /// The page's file is not the one that was opened: it changed on disk.
    Changed(PathBuf),
    /// The page's file is as it was when it was opened, so nothing was read again.
    Unchanged(PathBuf),
    /// The job was stopped before its end.
    Stopped,
    /// Work that was not saved came back, with so many things done to it.
    WorkCameBack(usize),
    /// What is done is not written to the journal any more: the folder, and what the system
    /// answered.
    JournalStopped(WriteError),
    /// Only a beginning of a journal could be brought back; it is kept in this file.
    JournalDamaged(PathBuf),
    /// Nothing could be brought back from a journal; it is kept in this file.
    JournalUnreadable(PathBuf),
    /// This journal is for a later version of the program.
    JournalOfLater(PathBuf),
    /// A work cannot be brought back while a page's file is not as it was.
    JournalWaits {
        /// Its journal.
        journal: PathBuf,
        /// The file of the page.
        page: PathBuf,
    },
    /// A job broke, and what it was to do was not done.
    Broken,
}

impl Notice {
    /// True for what is said about journals of works that are not open: it stays when one is opened.
    pub(super) fn is_about_journals(&self) -> bool {
        matches!(
            self,
            Self::JournalDamaged(_)
                | Self::JournalUnreadable(_)
                | Self::JournalOfLater(_)
                | Self::JournalWaits { .. }
        )
    }

    /// True for what went wrong: it stays until it is dismissed.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        if let Self::LeftOut(left_out) = self {
            return left_out.is_missed;
        }
        matches!(
            self,
            Self::NotOpened(_)
                | Self::NotWritten(_)
                | Self::NoBackup(_)
                | Self::OverOwnFile(_)
                | Self::NotEncoded(_)
                | Self::Findings(..)
                | Self::Surprises(_)
                | Self::Changed(_)
                | Self::Broken
                | Self::JournalStopped(_)
                | Self::JournalDamaged(_)
                | Self::JournalUnreadable(_)
                | Self::JournalOfLater(_)
                | Self::JournalWaits { .. }
        )
    }
}
