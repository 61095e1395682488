//! Bytes into a file, whole or not at all.
//!
//! Written to a temporary file beside the wanted one, synced, then renamed over it; the folder is
//! synced, too. Whatever goes wrong before the rename leaves the old file as it was. A symbolic
//! link stays a link, also one that leads to no file yet: the file that it points to is written.
//! The temporary file has a short name of its own, so that a name may be as long as the system allows.
//!
//! Of an old file only its permission bits are kept. Owner, group, access lists and extended
//! attributes are those of a new file; and where the old file has further names (hard links),
//! those keep the old bytes.
//!
//! What is no file, a device or a pipe, is written through: there is nothing to keep whole, and a
//! file in its place would break what stands behind it. On Windows a name such as `CON` is a device
//! wherever it stands, and is refused ([`is_reserved`]); paths there are made absolute in the form
//! that has no limit of 260 characters (`\\?\`), by [`fs::canonicalize`].

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::backup;
use super::names::is_reserved;

/// Why a file was not written. The file that was there before, if any, is untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// What the system answered.
    pub kind: io::ErrorKind,
}

/// One thing that is asked of the system while a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Make the temporary file.
    Create,
    /// Write a piece of it.
    Write,
    /// Give it the old file's permissions.
    Permit,
    /// See it onto the disk.
    Sync,
    /// Keep the old file under another name.
    Keep,
    /// Put it into the old file's place.
    Replace,
    /// See the folder onto the disk.
    SyncFolder,
}

/// Told each step before it is made; where it fails, the step fails. What is shipped never does:
/// tests put faults in here.
pub(super) type Before<'a> = &'a mut dyn FnMut(Step) -> io::Result<()>;

/// No step fails but by the system.
pub(super) fn soundly(_: Step) -> io::Result<()> {
    Ok(())
}

/// How much is written at once, in bytes.
const PIECE: usize = 1 << 20;

/// Puts `bytes` into the file at `path`.
///
/// # Errors
/// [`WriteError`], with the old file untouched.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let written = write(path, bytes, false, &mut soundly);
    written.map(|_| ()).map_err(|error| WriteError {
        path: path.to_owned(),
        kind: error.kind(),
    })
}

/// Makes sure that a folder is there.
///
/// # Errors
/// [`WriteError`] with what the system answered.
pub fn make_folder(path: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(path).map_err(|error| WriteError {
        path: path.to_owned(),
        kind: error.kind(),
    })
}

/// True if both paths lead to the same file, so that writing one would replace the other. Devices
/// and pipes are not replaced.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other && one.is_file(),
        _ => false,
    }
}

/// What became of the file that was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// There was none, or it was not to be kept.
    NotKept,
    /// It is kept under this name.
    Kept(PathBuf),
    /// It was to be kept under this name, and could not be.
    Failed(PathBuf, io::ErrorKind),
}

/// Writes the file; with `keep`, what was there before stays under the name with a `~`.
pub(super) fn write(path: &Path, bytes: &[u8], keep: bool, before: Before<'_>) -> io::Result<Old> {
    if cfg!(windows)
        && path
            .file_name()
            .and_then(OsStr::to_str)
            .is_some_and(is_reserved)
    {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    match fs::metadata(path) {
        Ok(old) if old.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(old) if !old.is_file() => {
            let mut device = File::options().write(true).open(path)?;
            device.write_all(bytes).map(|()| Old::NotKept)
        }
        Ok(old) if old.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Ok(old) => {
            let target = fs::canonicalize(path)?;
            replace(&target, Some(old.permissions()), (bytes, keep), before)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            replace(&end_of_links(path), None, (bytes, false), before)
        }
        Err(error) => Err(error),
    }
}

/// Where a path would lead if there were a file at its end.
fn end_of_links(path: &Path) -> PathBuf {
    /// More links in a row than any system follows.
    const MOST: usize = 64;
    let mut end = path.to_owned();
    for _ in 0..MOST {
        let Ok(next) = fs::read_link(&end) else { break };
        // A link is read from the folder that it stands in; an absolute one replaces that.
        end = end.parent().unwrap_or(Path::new("")).join(next);
    }
    end
}

fn replace(
    target: &Path,
    permissions: Option<Permissions>,
    (bytes, keep): (&[u8], bool),
    before: Before<'_>,
) -> io::Result<Old> {
    let folder = folder_of(target);
    before(Step::Create)?;
    let mut temporary = new_file(folder, permissions.is_some())?;
    for piece in bytes.chunks(PIECE) {
        before(Step::Write)?;
        temporary.write_all(piece)?;
    }
    if let Some(permissions) = permissions {
        before(Step::Permit)?;
        temporary.as_file().set_permissions(permissions)?;
    }
    before(Step::Sync)?;
    temporary.as_file().sync_all()?;
    let old = if keep {
        backup::keep(target, before)
    } else {
        Old::NotKept
    };
    before(Step::Replace)?;
    temporary.persist(target).map_err(|error| error.error)?;
    if before(Step::SyncFolder).is_ok() {
        sync_folder(folder);
    }
    Ok(old)
}

pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A new file gets the permissions that any new file gets here; one that replaces another starts
/// out private and gets the old one's.
fn new_file(folder: &Path, replaces: bool) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".recolumn-").suffix(".part");
    if let Some(usual) = usual_permissions().filter(|_| !replaces) {
        builder.permissions(usual);
    }
    builder.tempfile_in(folder)
}

#[cfg(unix)]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666)) // the process's umask takes its share
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<Permissions> {
    None
}

/// Makes the rename last. Where a folder cannot be synced (Windows, some network drives), the
/// system sees to it in its own time: the file is whole either way.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_keeps_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.json");
        write_file(&path, b"one").unwrap();
        write_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no temporary file stays"
        );
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let check = |path: &Path, kind| {
            assert_eq!(write_file(path, b"new").unwrap_err().kind, kind, "{path:?}");
        };
        check(
            &folder.path().join("gone/page.json"),
            io::ErrorKind::NotFound,
        );
        check(folder.path(), io::ErrorKind::IsADirectory);
        let path = folder.path().join("kept.json");
        fs::write(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        check(&path, io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (
            folder.path().join("real.json"),
            folder.path().join("link.json"),
        );
        fs::write(&real, b"old").unwrap();
        fs::set_permissions(&real, Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert!(
            fs::symlink_metadata(&link)
                .unwrap()
                .file_type()
                .is_symlink()
        );
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_yet_stays_a_link() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("works")).unwrap();
        symlink("works/link.json", at("first.json")).unwrap();
        symlink("new.json", at("works/link.json")).unwrap();
        write_file(&at("first.json"), b"new").unwrap();
        assert_eq!(fs::read(at("works/new.json")).unwrap(), b"new");
        for link in ["first.json", "works/link.json"] {
            assert!(
                fs::symlink_metadata(at(link))
                    .unwrap()
                    .file_type()
                    .is_symlink(),
                "{link}"
            );
        }
        symlink("gone/new.json", at("astray.json")).unwrap();
        let error = write_file(&at("astray.json"), b"new").unwrap_err();
        assert_eq!(error.kind, io::ErrorKind::NotFound);
        symlink("round.json", at("round.json")).unwrap();
        assert!(write_file(&at("round.json"), b"new").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_through_and_stays_a_device() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("nothing");
        symlink("/dev/null", &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert!(
            fs::metadata("/dev/null")
                .unwrap()
                .file_type()
                .is_char_device()
        );
        assert!(
            !is_same_file(&link, Path::new("/dev/null")),
            "nothing is replaced"
        );
    }
}
