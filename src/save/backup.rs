//! What a saved work was before this run of the program wrote over it: `name.recolumn.json~`.
//!
//! The old file gets the second name before the new one takes its place, so that it is there whole
//! under one name or the other at every moment. Where the system has no second names (hard links),
//! as on memory sticks, it is copied. A backup of an earlier run is replaced, in one step, too.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::{Before, Old, Step, folder_of};

/// The name of the backup of a file, beside it.
pub(super) fn name_of(target: &Path) -> PathBuf {
    let mut name = OsString::from(target.file_name().unwrap_or_default());
    name.push("~");
    target.with_file_name(name)
}

/// Keeps the file as its backup. The file itself stays where it is.
pub(super) fn keep(target: &Path, before: Before<'_>) -> Old {
    let backup = name_of(target);
    match second_name(target, &backup, before) {
        Ok(()) => Old::Kept(backup),
        Err(error) => Old::Failed(backup, error.kind()),
    }
}

fn second_name(target: &Path, backup: &Path, before: Before<'_>) -> io::Result<()> {
    before(Step::Keep)?;
    // A folder of its own has room for a name that nobody else has.
    let aside = tempfile::Builder::new()
        .prefix(".recolumn-")
        .suffix(".part")
        .tempdir_in(folder_of(target))?;
    let second = aside.path().join("old");
    if fs::hard_link(target, &second).is_err() {
        before(Step::Write)?;
        fs::copy(target, &second)?;
        before(Step::Sync)?;
        File::open(&second)?.sync_all()?;
    }
    before(Step::Replace)?;
    fs::rename(&second, backup)
}
