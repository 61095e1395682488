//! The open work: a document, and what is known about its files.

use std::path::PathBuf;

use crate::document::{ArticleId, Document, SourceId};
use crate::load::Reading;
use crate::save::{FileVersion, is_reserved};

/// How many bytes of a page's name a proposed name keeps, so that an ending fits behind it: no system
/// has more than 255.
const LONGEST: usize = 200;

/// A document that is open.
#[derive(Debug)]
pub struct Work {
    pub(super) document: Document,
    pub(super) pages: Vec<Page>,
    pub(super) file: Option<PathBuf>,
    /// What the saved file held when it was read or written last.
    pub(super) version: Option<FileVersion>,
    pub(super) saved: u64,
    pub(super) shown: SourceId,
    pub(super) chosen: Option<ArticleId>,
}

/// What is known about one page's file.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where the text came from.
    pub origin: Origin,
    /// How it was read; unknown for a page out of a saved file.
    pub reading: Option<Reading>,
}

/// Where a page's text came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This file.
    File(PathBuf),
    /// The sample page of the program.
    Sample,
    /// A saved file, which holds the text and not the file's place.
    Unknown,
}

impl Work {
    pub(super) fn new(document: Document, pages: Vec<Page>, file: Option<PathBuf>) -> Self {
        let saved = document.stamp();
        Self {
            document,
            pages,
            file,
            version: None,
            saved,
            shown: SourceId(0),
            chosen: None,
        }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is known about the pages, in the order of the document's sources.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The saved file that the work came from or went to.
    #[must_use]
    pub fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref()
    }

    /// The page that is shown.
    #[must_use]
    pub fn shown(&self) -> SourceId {
        self.shown
    }

    /// The article that was chosen last.
    #[must_use]
    pub fn chosen(&self) -> Option<ArticleId> {
        self.chosen
    }

    /// True if something was done since the work was opened or saved.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved != self.document.stamp()
    }

    /// The name to show: the saved file's, or that of the page that is shown.
    #[must_use]
    pub fn name(&self) -> String {
        let file = self.file.as_ref().and_then(|path| path.file_name());
        let first = || self.document.placement().text_name(self.shown);
        file.map_or_else(first, |name| name.to_string_lossy().into_owned())
    }

    /// The folder of the saved file, or of the first page's file.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        let origin = self.pages.first().map(|page| &page.origin);
        let page = match origin {
            Some(Origin::File(path)) => Some(path),
            _ => None,
        };
        self.file.as_ref().or(page)?.parent().map(PathBuf::from)
    }

    /// The files that must not be written over by anything else: the pages themselves, and for an
    /// export the saved work.
    pub(super) fn protected(&self, from_export: bool) -> Vec<PathBuf> {
        let pages = self.pages.iter().filter_map(|page| match &page.origin {
            Origin::File(path) => Some(path.clone()),
            Origin::Sample | Origin::Unknown => None,
        });
        pages
            .chain(self.file.clone().filter(|_| from_export))
            .collect()
    }

    /// The name that a save proposes: the first page's with `.recolumn.json`, the ending by which
    /// desktops know a saved work.
    #[must_use]
    pub fn proposed_name(&self) -> String {
        format!("{}.recolumn.json", self.stem())
    }

    /// The name that an export proposes: not the page's own.
    #[must_use]
    pub fn proposed_text_name(&self) -> String {
        format!("{}-articles.txt", self.stem())
    }

    fn stem(&self) -> String {
        // The name may come out of a saved file, and then it may be anything: its last part counts.
        let name = self.document.placement().text_name(SourceId(0));
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem = &stem[..stem.floor_char_boundary(LONGEST)];
        // No system allows these; and what Windows keeps for devices cannot be a file there.
        let stem = stem.replace(|c: char| c.is_control() || ":*?\"<>|".contains(c), "_");
        if is_reserved(&stem) {
            format!("_{stem}")
        } else {
            stem
        }
    }
}
