//! Opening files: pages' texts, or one saved file.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::work::{Origin, Page};
use crate::document::{Document, NewPage, Placement};
use crate::encoding::Encoding;
use crate::load::{FileError, LoadError, load_page, read_file};
use crate::save::{OpenError, Surprise, looks_saved, open};

/// The sample page, our own writing.
const SAMPLE: &[u8] = include_bytes!("../../assets/sample/page.txt");

/// Files that were opened.
#[derive(Clone, Debug)]
pub enum OpenedFiles {
    /// Texts of pages.
    Pages(Vec<(NewPage, Page)>),
    /// A saved file: the state of the work, and what was odd about it.
    Saved {
        /// Where everything is.
        placement: Box<Placement>,
        /// What was odd.
        surprises: Vec<Surprise>,
        /// The file.
        path: PathBuf,
    },
}

/// Why files were not opened, and which one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file, as it was given.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It could not be read.
    File(std::io::ErrorKind),
    /// The person stopped the reading.
    Stopped,
    /// There is no text in it.
    Load(LoadError),
    /// It is a saved file that does not hold.
    Saved(OpenError),
    /// It is a saved file, and those are opened one at a time.
    SavedAmongOthers,
    /// There are too many pages.
    TooManyPages,
}

impl From<FileError> for Failure {
    fn from(FileError { path, kind }: FileError) -> Self {
        let stopped = kind == std::io::ErrorKind::Interrupted;
        Self {
            path,
            problem: if stopped {
                Problem::Stopped
            } else {
                Problem::File(kind)
            },
        }
    }
}

/// Told the share that is done, from 0 to 1; may say stop.
pub type Watch<'a> = &'a mut dyn FnMut(f32) -> ControlFlow<()>;

/// Opens files as the pages of one work.
///
/// # Errors
/// The first [`Failure`]; nothing is opened then.
pub fn open_files(paths: &[PathBuf], watch: Watch<'_>) -> Result<OpenedFiles, Failure> {
    let mut pages = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let share = |part: f32| (index as f32 + part) / paths.len() as f32;
        // Reading takes about a third of the time; decoding and cutting the rest.
        let bytes = read_file(path, |part| watch(share(part / 3.0))).map_err(Failure::from)?;
        if paths.len() > 1 && looks_saved(&bytes) {
            return Err(Failure {
                path: path.clone(),
                problem: Problem::SavedAmongOthers,
            });
        }
        match open_bytes(path, bytes, None)? {
            OpenedFiles::Pages(more) => pages.extend(more),
            saved @ OpenedFiles::Saved { .. } => return Ok(saved),
        }
        if watch(share(1.0)).is_break() {
            return Err(Failure {
                path: path.clone(),
                problem: Problem::Stopped,
            });
        }
    }
    Ok(OpenedFiles::Pages(pages))
}

/// Opens what was read from a file, or from standard input: `path` names it.
///
/// # Errors
/// The [`Failure`] names what is wrong.
pub fn open_bytes(
    path: &Path,
    bytes: Vec<u8>,
    wanted: Option<Encoding>,
) -> Result<OpenedFiles, Failure> {
    let failure = |problem| Failure {
        path: path.to_owned(),
        problem,
    };
    if looks_saved(&bytes) {
        let opened = open(&bytes).map_err(|error| failure(Problem::Saved(error)))?;
        let (placement, surprises) = (Box::new(opened.placement), opened.surprises);
        return Ok(OpenedFiles::Saved {
            placement,
            surprises,
            path: path.to_owned(),
        });
    }
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    let loaded = load_page(&name, bytes, wanted).map_err(|error| failure(Problem::Load(error)))?;
    let origin = Origin::File(path.to_owned());
    Ok(OpenedFiles::Pages(vec![(
        loaded.page,
        Page {
            origin,
            reading: Some(loaded.reading),
        },
    )]))
}

/// The sample page.
///
/// # Errors
/// None that can come up with the page that is shipped.
pub fn sample_page(name: &str) -> Result<OpenedFiles, Failure> {
    let loaded = load_page(name, SAMPLE.to_vec(), Some(Encoding::Utf8));
    let loaded = loaded.map_err(|error| Failure {
        path: name.into(),
        problem: Problem::Load(error),
    })?;
    let page = Page {
        origin: Origin::Sample,
        reading: Some(loaded.reading),
    };
    Ok(OpenedFiles::Pages(vec![(loaded.page, page)]))
}

impl OpenedFiles {
    /// A document of what was opened, and how its pages came.
    ///
    /// # Errors
    /// More pages than a document holds.
    pub fn into_document(self) -> Result<(Document, Vec<Page>), Failure> {
        match self {
            Self::Pages(pages) => {
                let mut placement = Placement::default();
                let mut about = Vec::new();
                for (page, origin) in pages {
                    if placement.add_page(&page).is_none() {
                        let path = page.source.name.as_ref().into();
                        return Err(Failure {
                            path,
                            problem: Problem::TooManyPages,
                        });
                    }
                    about.push(origin);
                }
                Ok((Document::new(placement), about))
            }
            Self::Saved { placement, .. } => {
                let count = placement.sources().len();
                let pages = vec![
                    Page {
                        origin: Origin::Unknown,
                        reading: None
                    };
                    count
                ];
                Ok((Document::new(*placement), pages))
            }
        }
    }
}
