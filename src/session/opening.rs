//! Opening files: pages' texts, or one saved file.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::work::{Origin, Page};
use crate::document::{Document, NewPage, Placement};
use crate::encoding::Encoding;
use crate::load::{FileError, LoadError, load_page, read_file, texts_in};
use crate::save::{FileVersion, OpenError, Surprise, looks_saved, open};

/// The sample page, our own writing.
const SAMPLE: &[u8] = include_bytes!("../../assets/sample/page.txt");

/// Files that were opened.
#[derive(Clone, Debug)]
pub enum OpenedFiles {
    /// Texts of pages.
    Pages {
        /// The pages, in their order.
        pages: Vec<(NewPage, Page)>,
        /// What stood in folders beside them and was not opened.
        left_out: Vec<LeftOut>,
    },
    /// A saved file: the state of the work, and what was odd about it.
    Saved {
        /// Where everything is.
        placement: Box<Placement>,
        /// What was odd.
        surprises: Vec<Surprise>,
        /// The file.
        path: PathBuf,
        /// What it held.
        version: FileVersion,
    },
}

/// What was left out of a folder that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The folder.
    pub folder: PathBuf,
    /// What is hidden in it, of another kind, or holds no text.
    pub files: Vec<PathBuf>,
    /// True if one of them has the name of a text: somebody may miss it.
    pub is_missed: bool,
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
    /// It is a folder without a single text.
    NoTexts,
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

/// Opens files as the pages of one work. A folder stands for its texts; what it holds besides is
/// left out.
///
/// # Errors
/// The first [`Failure`]; nothing is opened then.
pub fn open_files(paths: &[PathBuf], watch: Watch<'_>) -> Result<OpenedFiles, Failure> {
    let Listed {
        files,
        mut left_out,
    } = listed(paths)?;
    let mut pages = Vec::new();
    for (index, (path, folder)) in files.iter().enumerate() {
        let mut share = |part: f32| watch((index as f32 + part) / files.len() as f32);
        match (open_file(path, files.len() == 1, &mut share), folder) {
            (Ok(OpenedFiles::Pages { pages: more, .. }), _) => pages.extend(more),
            (Ok(saved @ OpenedFiles::Saved { .. }), _) => return Ok(saved),
            (Err(failure), Some(folder)) if failure.problem != Problem::Stopped => {
                if let Some(left_out) = left_out.get_mut(*folder) {
                    left_out.files.push(failure.path);
                    left_out.is_missed = true;
                }
            }
            (Err(failure), _) => return Err(failure),
        }
        if share(1.0).is_break() {
            return Err(Failure {
                path: path.clone(),
                problem: Problem::Stopped,
            });
        }
    }
    if pages.is_empty()
        && let Some(empty) = left_out.first().cloned()
    {
        return Err(Failure {
            path: empty.folder,
            problem: Problem::NoTexts,
        });
    }
    left_out.retain(|left_out| !left_out.files.is_empty());
    Ok(OpenedFiles::Pages { pages, left_out })
}

/// The files that are meant.
struct Listed {
    /// Each with the place of its folder in the list below, if it was found in one.
    files: Vec<(PathBuf, Option<usize>)>,
    left_out: Vec<LeftOut>,
}

fn listed(paths: &[PathBuf]) -> Result<Listed, Failure> {
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    for path in paths {
        let Some(found) = texts_in(path).map_err(Failure::from)? else {
            files.push((path.clone(), None));
            continue;
        };
        let folder = left_out.len();
        files.extend(found.texts.into_iter().map(|text| (text, Some(folder))));
        left_out.push(LeftOut {
            folder: path.clone(),
            files: found.others,
            is_missed: false,
        });
    }
    Ok(Listed { files, left_out })
}

/// Opens one file; a saved work has to be alone.
fn open_file(
    path: &Path,
    is_alone: bool,
    share: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> Result<OpenedFiles, Failure> {
    // Reading takes about a third of the time; decoding and cutting the rest.
    let bytes = read_file(path, |part| share(part / 3.0)).map_err(Failure::from)?;
    if !is_alone && looks_saved(&bytes) {
        return Err(Failure {
            path: path.to_owned(),
            problem: Problem::SavedAmongOthers,
        });
    }
    open_bytes(path, bytes, None)
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
            version: FileVersion::of(&bytes),
        });
    }
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    let loaded = load_page(&name, bytes, wanted).map_err(|error| failure(Problem::Load(error)))?;
    let origin = Origin::File(path.to_owned());
    let page = Page {
        origin,
        reading: Some(loaded.reading),
    };
    Ok(OpenedFiles::page(loaded.page, page))
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
    Ok(OpenedFiles::page(loaded.page, page))
}

impl OpenedFiles {
    /// One page that was opened by itself.
    fn page(new: NewPage, about: Page) -> Self {
        Self::Pages {
            pages: vec![(new, about)],
            left_out: Vec::new(),
        }
    }

    /// A document of what was opened, and how its pages came.
    ///
    /// # Errors
    /// More pages than a document holds.
    pub fn into_document(self) -> Result<(Document, Vec<Page>), Failure> {
        match self {
            Self::Pages { pages, .. } => {
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
