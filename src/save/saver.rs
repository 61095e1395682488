//! Saving a work over what is there: not over what somebody else put there meanwhile, and not
//! without a backup the first time.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::atomic::{Before, Old, WriteError, soundly, write};
use super::open::digest_bytes;
use super::write::hexadecimal;

/// Which bytes a file holds: their SHA-256. Two files of one version are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileVersion([u8; 32]);

impl From<FileVersion> for String {
    fn from(version: FileVersion) -> Self {
        hexadecimal(&version.0)
    }
}

impl TryFrom<String> for FileVersion {
    type Error = &'static str;

    fn try_from(digits: String) -> Result<Self, Self::Error> {
        digest_bytes(&digits).map(Self).ok_or("not a digest")
    }
}

impl FileVersion {
    /// The version of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The version of the file at a path; `None` if there is no file.
    fn on_disk(path: &Path) -> io::Result<Option<Self>> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        if !file.metadata()?.is_file() {
            return Ok(None);
        }
        let mut digest = Sha256::new();
        let mut piece = vec![0; 1 << 16];
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(Some(Self(digest.finalize().into()))),
                count => digest.update(piece.get(..count).unwrap_or_default()),
            }
        }
    }
}

/// What may stand where a work is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// This version, which the program has read or written. Anything else is somebody else's.
    Known(FileVersion),
    /// Whatever is there: the person was asked.
    Anything,
}

/// A work that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What is in the file now.
    pub version: FileVersion,
    /// Where the file from before was to be kept, and could not be.
    pub no_backup: Option<WriteError>,
}

/// Why a work was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The file was not written.
    Write(WriteError),
    /// The file is not the one that the program has read or written last. It was left as it is.
    Changed(PathBuf),
}

/// Saves `bytes`; with `keep`, what was there before becomes the backup.
///
/// # Errors
/// [`SaveError`], with the file that is there untouched.
pub fn save_over(path: &Path, bytes: &[u8], over: Over, keep: bool) -> Result<Written, SaveError> {
    save(path, bytes, (over, keep), &mut soundly)
}

fn save(
    path: &Path,
    bytes: &[u8],
    (over, keep): (Over, bool),
    before: Before<'_>,
) -> Result<Written, SaveError> {
    let failed = |error: io::Error| {
        SaveError::Write(WriteError {
            path: path.to_owned(),
            kind: error.kind(),
        })
    };
    if let Over::Known(known) = over {
        // What is gone may be written again: nobody's work is lost by that.
        let there = FileVersion::on_disk(path).map_err(failed)?;
        if there.is_some_and(|there| there != known) {
            return Err(SaveError::Changed(path.to_owned()));
        }
    }
    let old = write(path, bytes, keep, before).map_err(failed)?;
    let no_backup = match old {
        Old::Failed(path, kind) => Some(WriteError { path, kind }),
        Old::NotKept | Old::Kept(_) => None,
    };
    let version = FileVersion::of(bytes);
    Ok(Written { version, no_backup })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::atomic::Step;
    use super::*;

    const OLD: &[u8] = b"the work of yesterday";

    /// Names in a folder and what the files hold, in order.
    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        let mut files: Vec<_> = paths
            .map(|path| (name(&path), fs::read(&path).unwrap()))
            .collect();
        files.sort();
        files
    }

    /// Saves with a fault at the step of this number; which step that was, if there is one.
    fn faulty(path: &Path, new: &[u8], at: usize, kind: ErrorKind) -> (Option<Step>, bool) {
        let (mut count, mut met) = (0, None);
        let mut before = |step: Step| {
            count += 1;
            if count - 1 == at {
                met = Some(step);
                return Err(kind.into());
            }
            Ok(())
        };
        let over = Over::Known(FileVersion::of(OLD));
        let saved = save(path, new, (over, true), &mut before);
        (met, saved.is_ok())
    }

    #[test]
    fn whatever_fails_the_old_file_or_the_new_one_is_there_whole() {
        let new = vec![b'n'; (3 << 20) + 5];
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::PermissionDenied,
            ErrorKind::Interrupted,
            ErrorKind::Other,
        ] {
            let mut met = Vec::new();
            for at in 0.. {
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("page.json");
                fs::write(&path, OLD).unwrap();
                let (step, saved) = faulty(&path, &new, at, kind);
                let there = files(folder.path());
                let held = if saved { new.as_slice() } else { OLD };
                let holds = |name: &str, bytes: &[u8]| {
                    there
                        .iter()
                        .any(|(file, held)| file == name && held == bytes)
                };
                assert!(holds("page.json", held), "{kind:?} at {step:?}");
                let others: Vec<&String> = there
                    .iter()
                    .map(|(name, _)| name)
                    .filter(|name| *name != "page.json" && *name != "page.json~")
                    .collect();
                assert!(others.is_empty(), "{kind:?} at {step:?}: {others:?}");
                let has_backup = there.iter().any(|(name, _)| name == "page.json~");
                assert!(
                    !has_backup || holds("page.json~", OLD),
                    "{kind:?} at {step:?}"
                );
                let Some(step) = step else {
                    assert!(saved && has_backup);
                    break;
                };
                met.push(step);
            }
            let writes = met.iter().filter(|step| **step == Step::Write).count();
            assert_eq!(writes, 4, "{met:?}");
            for step in [
                Step::Create,
                Step::Permit,
                Step::Sync,
                Step::Keep,
                Step::Replace,
                Step::SyncFolder,
            ] {
                assert!(met.contains(&step), "{step:?} was never asked for: {met:?}");
            }
        }
    }

    #[test]
    fn a_new_file_that_fails_leaves_nothing_behind() {
        for at in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("page.json");
            let (step, saved) = faulty(&path, b"new", at, ErrorKind::StorageFull);
            assert!(!saved, "{step:?}");
            assert_eq!(files(folder.path()), [], "{step:?}");
        }
    }

    #[test]
    fn the_version_before_is_kept_and_replaced_by_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("老桥.recolumn.json");
        let holds = |pairs: &[(&str, &[u8])]| {
            let wanted = pairs
                .iter()
                .map(|(name, held)| ((*name).to_owned(), held.to_vec()));
            assert_eq!(files(folder.path()), wanted.collect::<Vec<_>>());
        };
        let name = "老桥.recolumn.json";
        let backup = "老桥.recolumn.json~";
        save_over(&path, b"one", Over::Anything, true).unwrap();
        holds(&[(name, b"one")]);
        let known = Over::Known(FileVersion::of(b"one"));
        let written = save_over(&path, b"two", known, true).unwrap();
        assert_eq!(written.no_backup, None);
        holds(&[(name, b"two"), (backup, b"one")]);
        save_over(&path, b"three", Over::Known(written.version), false).unwrap();
        holds(&[(name, b"three"), (backup, b"one")]);
        save_over(&path, b"four", Over::Anything, true).unwrap();
        holds(&[(name, b"four"), (backup, b"three")]);
    }

    #[test]
    fn what_somebody_else_wrote_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.json");
        fs::write(&path, b"theirs").unwrap();
        let known = Over::Known(FileVersion::of(b"ours"));
        let refused = save_over(&path, b"new", known, true);
        assert_eq!(refused, Err(SaveError::Changed(path.clone())));
        assert_eq!(
            files(folder.path()),
            [("page.json".to_owned(), b"theirs".to_vec())]
        );
        fs::remove_file(&path).unwrap();
        save_over(&path, b"new", known, true).unwrap();
        assert_eq!(
            fs::read(&path).unwrap(),
            b"new",
            "what is gone is written again"
        );
    }

    #[test]
    fn where_no_backup_can_be_made_the_work_is_saved_and_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.json");
        fs::write(&path, OLD).unwrap();
        fs::create_dir(folder.path().join("page.json~")).unwrap();
        let written = save_over(&path, b"new", Over::Anything, true).unwrap();
        let failed = written.no_backup.unwrap();
        assert_eq!(
            failed.path,
            fs::canonicalize(folder.path()).unwrap().join("page.json~")
        );
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn the_backup_of_a_link_stands_beside_the_file_and_keeps_its_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("works")).unwrap();
        fs::write(at("works/real.json"), OLD).unwrap();
        fs::set_permissions(at("works/real.json"), fs::Permissions::from_mode(0o600)).unwrap();
        symlink("works/real.json", at("link.json")).unwrap();
        save_over(&at("link.json"), b"new", Over::Anything, true).unwrap();
        assert_eq!(fs::read(at("works/real.json~")).unwrap(), OLD);
        let mode = |name| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            (mode("works/real.json~"), mode("works/real.json")),
            (0o600, 0o600)
        );
        assert!(fs::symlink_metadata(at("link.json")).unwrap().is_symlink());
    }

    #[test]
    fn a_name_as_long_as_the_system_allows_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{}.json", "长".repeat(83)));
        for bytes in [b"one", b"two"] {
            save_over(&path, bytes, Over::Anything, true).unwrap();
        }
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }
}
