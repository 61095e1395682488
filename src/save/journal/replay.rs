//! What was done, done again.

use std::path::PathBuf;

use super::base::Base;
use super::record::{Entry, Record};
use crate::document::Document;
use crate::save::FileVersion;

/// A work that came back.
#[derive(Debug)]
pub struct Replayed {
    /// The document with its history.
    pub document: Document,
    /// The saved file that the work came from or went to.
    pub file: Option<PathBuf>,
    /// What the program knows to be in that file.
    pub version: Option<FileVersion>,
    /// The files of its pages, as many as there are sources.
    pub pages: Vec<Option<PathBuf>>,
    /// The stamp that was saved last; that of the beginning if none was.
    pub saved: u64,
    /// How many things were done since the work was opened or saved.
    pub steps: usize,
    /// How many of the entries were carried out: all of them, unless one is refused now.
    pub carried_out: usize,
}

impl Replayed {
    /// True if there is something that was not saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved != self.document.stamp()
    }
}

/// Does again what was done to the work.
#[must_use]
pub fn replay(base: &Base, entries: &[Entry]) -> Replayed {
    let document = Document::new(base.placement.clone());
    let mut work = Replayed {
        saved: document.stamp(),
        document,
        file: base.file.clone(),
        version: base.version,
        pages: base.pages.clone(),
        steps: 0,
        carried_out: 0,
    };
    for entry in entries {
        if !work.carry_out(&entry.what) {
            break;
        }
        work.carried_out += 1;
    }
    let count = work.document.placement().sources().len();
    work.pages.resize(count, None);
    work
}

impl Replayed {
    /// False if that is not possible here.
    fn carry_out(&mut self, record: &Record) -> bool {
        let document = &mut self.document;
        let done = match record {
            Record::Did(command) => document.apply(command).is_ok(),
            Record::Undid => document.undo().is_some(),
            Record::Redid => document.redo().is_some(),
            Record::WentTo(count) => document.go_to(*count) != 0,
            Record::BroughtBack { step, branch } => document.bring_back(*step, *branch) > 0,
            Record::Pages(pages) => {
                self.pages = pages
                    .iter()
                    .map(|p| p.as_ref().map(PathBuf::from))
                    .collect();
                true
            }
            Record::Saved {
                file,
                stamp,
                version,
            } => {
                self.file = file.as_ref().map(PathBuf::from).or(self.file.take());
                self.version = *version;
                self.saved = *stamp;
                self.steps = 0;
                return true;
            }
        };
        self.steps += usize::from(done && record.is_step());
        done
    }
}
