//! What stands in a folder.
//!
//! Names in order, so that the same folder gives the same list on every system. Folders in it are
//! not looked into, and hidden files (a dot in front) are left out. Whether a file holds text is
//! said by its name here; scans and lists that lie beside the texts would take long to read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::FileError;
use super::natural::natural_key;

/// How the names of texts end, where they have an ending.
const TEXTS: [&str; 4] = ["txt", "text", "asc", "md"];

/// What stands in a folder that is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderTexts {
    /// What may be texts of pages, in the natural order of the names: 2 before 10.
    pub texts: Vec<PathBuf>,
    /// The rest: hidden files, files of other kinds, folders.
    pub others: Vec<PathBuf>,
}

/// The files with this ending that stand in a folder, in the natural order of the names; `None` if there
/// is no folder at `path`.
///
/// # Errors
/// [`FileError`] if the folder cannot be listed.
pub fn files_in(path: &Path, ending: &str) -> Result<Option<Vec<PathBuf>>, FileError> {
    let Some(mut found) = entries(path)? else {
        return Ok(None);
    };
    found.retain(|path| {
        let wanted = path.extension().is_some_and(|its| its == ending);
        wanted && !is_hidden(path) && path.is_file()
    });
    Ok(Some(found))
}

/// The texts that stand in a folder, and what else does; `None` if there is no folder at `path`.
///
/// # Errors
/// [`FileError`] if the folder cannot be listed.
pub fn texts_in(path: &Path) -> Result<Option<FolderTexts>, FileError> {
    let Some(found) = entries(path)? else {
        return Ok(None);
    };
    let is_text = |path: &PathBuf| {
        let ending = path.extension().map(|its| its.to_string_lossy());
        let wanted =
            ending.is_none_or(|its| TEXTS.iter().any(|text| its.eq_ignore_ascii_case(text)));
        wanted && !is_hidden(path) && path.is_file()
    };
    let (texts, others) = found.into_iter().partition(is_text);
    Ok(Some(FolderTexts { texts, others }))
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn is_hidden(path: &Path) -> bool {
    name(path).starts_with('.')
}

/// Whatever stands in a folder, in the natural order of the names; `None` if there is none at `path`.
fn entries(path: &Path) -> Result<Option<Vec<PathBuf>>, FileError> {
    if !path.is_dir() {
        return Ok(None);
    }
    list(path).map(Some).map_err(|error| FileError {
        path: path.to_owned(),
        kind: error.kind(),
    })
}

fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        found.push(entry?.path());
    }
    found.sort_by_cached_key(|path| natural_key(&name(path)));
    Ok(found)
}
