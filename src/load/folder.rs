//! What stands in a folder.
//!
//! Names in order, so that the same folder gives the same list on every system. Folders in it are
//! not looked into, and hidden files (a dot in front) are left out.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::FileError;

/// The files with this ending that stand in a folder, in the order of their names; `None` if there
/// is no folder at `path`.
///
/// # Errors
/// [`FileError`] if the folder cannot be listed.
pub fn files_in(path: &Path, ending: &str) -> Result<Option<Vec<PathBuf>>, FileError> {
    if !path.is_dir() {
        return Ok(None);
    }
    list(path, ending).map(Some).map_err(|error| FileError {
        path: path.to_owned(),
        kind: error.kind(),
    })
}

fn list(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let wanted = path.extension().is_some_and(|its| its == ending);
        if wanted && !name.starts_with('.') && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
