//! Opening what a command works on: pages, or one saved work.
//!
//! Nothing is said here, so that works can be opened in threads: what there is to tell comes back.

use std::path::{Path, PathBuf};

use super::commands::End;
use super::streams::{fetch, tell};
use crate::document::Document;
use crate::encoding::Encoding;
use crate::load::Finding;
use crate::save::Surprise;
use crate::session::{Failure, OpenedFiles, Problem, open_bytes};
use crate::words::{self, Words};

/// A work that was opened.
pub(super) struct OpenedWork {
    pub(super) document: Document,
    /// What there is to tell about its files.
    pub(super) notes: Vec<Note>,
    /// True if it comes out of a saved file.
    pub(super) is_saved: bool,
}

/// Something to tell about a file that was opened all the same.
pub(super) enum Note {
    /// Of a page with this name.
    Findings(String, Vec<Finding>),
    /// Of a saved work.
    Surprise(Surprise),
}

/// Opens files as the pages of one work; a saved work has to be alone.
pub(super) fn open_work(
    input: &[PathBuf],
    encoding: Option<Encoding>,
) -> Result<OpenedWork, Failure> {
    let mut pages = Vec::new();
    let mut notes = Vec::new();
    for path in input {
        let (path, bytes) = fetch(path)?;
        match open_bytes(path, bytes, encoding)? {
            OpenedFiles::Pages { pages: opened, .. } => pages.extend(opened),
            OpenedFiles::Saved { .. } if input.len() > 1 => return Err(among_others(path)),
            OpenedFiles::Saved {
                placement,
                surprises,
                ..
            } => {
                return Ok(OpenedWork {
                    document: Document::new(*placement),
                    notes: surprises.into_iter().map(Note::Surprise).collect(),
                    is_saved: true,
                });
            }
        }
    }
    for (page, about) in &pages {
        if let Some(reading) = &about.reading
            && !reading.findings.is_empty()
        {
            let name = page.source.name.to_string();
            notes.push(Note::Findings(name, reading.findings.clone()));
        }
    }
    let left_out = Vec::new();
    let (document, _) = OpenedFiles::Pages { pages, left_out }.into_document()?;
    Ok(OpenedWork {
        document,
        notes,
        is_saved: false,
    })
}

/// The failure of a saved work where pages are wanted.
pub(super) fn among_others(path: &Path) -> Failure {
    Failure {
        path: path.to_owned(),
        problem: Problem::SavedAmongOthers,
    }
}

/// Says what there is to tell about files.
pub(super) fn tell_notes(words: &Words, notes: &[Note]) -> End {
    for note in notes {
        tell(&match note {
            Note::Findings(page, findings) => words::findings(words, page, findings),
            Note::Surprise(surprise) => words::surprise(words, surprise),
        });
    }
    if notes.is_empty() {
        End::Done
    } else {
        End::WithFindings
    }
}
