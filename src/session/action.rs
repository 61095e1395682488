//! What can be asked of a session, and what it asks back.

use std::path::PathBuf;

use super::{LostWork, OpenedFiles, ShownGap};
use crate::document::{ArticleId, Command, FragmentId, Reason, Role, SourceId};
use crate::encoding::Encoding;
use crate::save::TextOptions;

/// One thing that a person (or a script) wants done.
#[derive(Clone, Debug)]
pub enum Action {
    /// Open these files as the pages of a new work; a saved file goes on where it stopped.
    Open(Vec<PathBuf>),
    /// Open these files as further pages of the work.
    AddPages(Vec<PathBuf>),
    /// Open the sample page.
    OpenSample,
    /// Ask for the files to open.
    AskOpen,
    /// Ask for the folder whose texts are the pages of a new work.
    AskOpenFolder,
    /// Ask for the pages to add.
    AskAddPages,
    /// Save to where the work came from; asks if that is nowhere.
    Save,
    /// Ask where to save.
    AskSave,
    /// Save to this file, and then do what waits for it.
    SaveTo(PathBuf, Option<Ending>),
    /// Ask how and where to export.
    AskExport,
    /// Write the articles as plain text to this file (or folder).
    Export(ExportKind, PathBuf, TextOptions),
    /// Change the document.
    Do(Command),
    /// Put these, in this order, into a gap of a column as it is shown. Proposed cards that the
    /// place depends on are accepted with it.
    DropInto(Vec<FragmentId>, ShownGap),
    /// Put the selection to the end of the article at this place in the order, counted from 0.
    SelectionToArticle(usize),
    /// A new article from the selection.
    SelectionToNewArticle,
    /// The selection back to unplaced.
    SelectionToUnplaced,
    /// Discard the selection.
    DiscardSelection(Reason),
    /// Give the selection a role.
    SelectionRole(Role),
    /// Merge the selected fragments, or the only one with the one that follows it.
    MergeSelection,
    /// Propose articles, roles and order for all that is not placed, until it is stopped.
    SuggestPage,
    /// Propose nothing more. What was accepted stays.
    StopSuggesting,
    /// Put the line for [`Action::AcceptAbove`] here, from 0 to 1. It stays for other work.
    SetLine(f64),
    /// Accept everything that is proposed.
    AcceptAll,
    /// Accept what is at least as sure as the line says.
    AcceptAbove,
    /// Accept that this fragment belongs where it is proposed.
    AcceptPart(FragmentId),
    /// Accept the proposed article at this place in the proposal, counted from 0.
    AcceptArticle(usize),
    /// Put a candidate right after the end for which it is proposed.
    TakeCandidate {
        /// The fragment whose end it is.
        end: FragmentId,
        /// The fragment that comes next.
        candidate: FragmentId,
    },
    /// Say no to what is proposed for this fragment.
    RejectPart(FragmentId),
    /// Go to the least certain doubt that was not looked at yet.
    NextDoubt,
    /// Go back to the doubt that was looked at before.
    PreviousDoubt,
    /// Ask what comes next after this fragment.
    FocusEnd(FragmentId),
    /// Go back one step.
    Undo,
    /// Go forth one step.
    Redo,
    /// Go to the state after so many steps, counted over what is done and what is undone.
    GoToStep(usize),
    /// Bring back what was put aside when a step was made.
    BringBack {
        /// The number of the step, counted from 0 over what is done and what is undone.
        step: usize,
        /// Which of the branches on it.
        branch: usize,
    },
    /// Select just this fragment.
    Select(FragmentId),
    /// Add a fragment to the selection, or take it out.
    Toggle(FragmentId),
    /// Select these, from the first chosen to the last.
    SelectAll(Vec<FragmentId>),
    /// Select nothing.
    SelectNothing,
    /// Choose an article; what comes next belongs to it.
    Choose(ArticleId),
    /// Show this page.
    ShowPage(SourceId),
    /// Read a page's file again.
    ReadAgain(SourceId, Again),
    /// Stop the job that runs.
    Cancel,
    /// Take away a notice.
    Dismiss,
    /// Close the window.
    Close,
    /// Answer the question.
    Answer(Answer),
}

/// What an export writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// All articles in one file.
    OneFile,
    /// A file for each article, in a folder.
    FileAnArticle,
}

/// What a session cannot do itself.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Ask for the files to open (or to add).
    AskOpen(Route),
    /// Ask for the folder to open.
    AskOpenFolder,
    /// Ask where to save, with this name proposed; what waits for it goes into [`Action::SaveTo`].
    AskSave(String, Option<Ending>),
    /// Ask how and where to export.
    AskExport,
    /// Close the window now: everything is saved or given up.
    Close,
}

/// What opened files become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// A new work.
    Open,
    /// Further pages of the work.
    AddPages,
}

/// What ends the work that is open.
#[derive(Clone, Debug)]
pub enum Ending {
    /// These files are opened.
    Open(Vec<PathBuf>),
    /// These files were read meanwhile, and take its place.
    Opened(Box<OpenedFiles>),
    /// The sample page is opened.
    Sample,
    /// The window is closed.
    Close,
}

/// Why a page is read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// In this encoding: the file has to be as it was.
    In(Encoding),
    /// Because its file is another one by now; the encoding is found out again.
    FromDisk,
}

/// A question that waits for an answer. Nothing else is done before.
#[derive(Clone, Debug)]
pub enum Question {
    /// There is unsaved work, and this would end it.
    Unsaved(Ending),
    /// Reading the page again would undo so many fragments' places.
    ReadAgain(SourceId, Again, usize),
    /// Somebody else has written the saved file meanwhile, and this save, with what waits for it,
    /// would put the work in its place.
    ChangedOnDisk(PathBuf, Option<Ending>),
    /// This work was not saved when its program ended; it can be brought back.
    Lost(LostWork),
}

/// The answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save first, then do it; save elsewhere.
    Save,
    /// Do it.
    Go,
    /// Do nothing.
    Cancel,
    /// Throw away what is offered.
    ThrowAway,
}
