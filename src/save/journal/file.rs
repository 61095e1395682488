//! The file of a journal, held by one program.
//!
//! The lock is the sign of life: it goes when the program goes, however that happens. Whoever has
//! the lock owns the file; who finds a journal that is not locked finds one whose program is gone.
//! On a disk that knows no locks no journal is kept, because nobody could tell. A name is made up
//! by chance and is nobody else's.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::super::atomic::sync_folder;
use super::disk::{Disk, Step};
use super::lines::{Chain, ReadJournal};

/// How the names of journals end.
const ENDING: &str = "journal";

/// How the names of those end that could not be read, and were put aside.
const ASIDE: &str = "unreadable";

/// How often a name is made up, if others take the file away each time.
const ATTEMPTS: usize = 8;

/// A journal that this program holds.
#[derive(Debug)]
pub struct HeldJournal {
    file: File,
    path: PathBuf,
    chain: Chain,
    disk: Disk,
}

impl HeldJournal {
    /// A new one, with nothing in it, in a folder that is made if need be.
    ///
    /// # Errors
    /// What the system answered.
    pub fn create(folder: &Path, disk: &Disk) -> io::Result<Self> {
        disk.before(Step::Create)?;
        fs::create_dir_all(folder)?;
        let mut name = tempfile::Builder::new();
        name.prefix("work-").suffix(".journal").rand_bytes(12);
        for _ in 0..ATTEMPTS {
            let (file, path) = name.tempfile_in(folder)?.keep()?;
            let locked = disk.before(Step::Lock).map_err(TryLockError::Error);
            match locked.and_then(|()| file.try_lock()) {
                // Until it was locked, another start could take it for one that is left over.
                Ok(()) if path.exists() => {
                    // Where folders cannot be synced, the system sees to it in its own time.
                    if disk.before(Step::SyncFolder).is_ok() {
                        sync_folder(folder);
                    }
                    return Ok(Self {
                        file,
                        path,
                        chain: Chain::default(),
                        disk: disk.clone(),
                    });
                }
                Ok(()) | Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => {
                    let _ = fs::remove_file(&path);
                    return Err(error);
                }
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }

    /// The journal in this file with its bytes, if its program is gone.
    ///
    /// # Errors
    /// What the system answered; `None` if its program lives.
    pub fn claim(path: &Path, disk: &Disk) -> io::Result<Option<(Self, Vec<u8>)>> {
        let mut file = File::options().read(true).write(true).open(path)?;
        let locked = disk.before(Step::Lock).map_err(TryLockError::Error);
        match locked.and_then(|()| file.try_lock()) {
            // It may have been taken away between the opening and the lock.
            Ok(()) if path.exists() => {}
            Ok(()) | Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let held = Self {
            file,
            path: path.to_owned(),
            chain: Chain::default(),
            disk: disk.clone(),
        };
        Ok(Some((held, bytes)))
    }

    /// Goes on behind the lines that hold; what is torn behind them is cut off.
    ///
    /// # Errors
    /// What the system answered.
    pub fn go_on(&mut self, read: &ReadJournal) -> io::Result<()> {
        self.disk.before(Step::Cut)?;
        self.file.set_len(read.whole)?;
        self.file.seek(SeekFrom::Start(read.whole))?;
        self.chain = read.chain.clone();
        Ok(())
    }

    /// Writes a line. If that fails, the journal has a torn line and must not go on.
    ///
    /// # Errors
    /// What the system answered.
    pub fn write(&mut self, record: &impl Serialize) -> io::Result<()> {
        let line = self.chain.line(record)?;
        self.disk.before(Step::Write)?;
        self.file.write_all(&line)
    }

    /// Returns when all that was written is on the disk.
    ///
    /// # Errors
    /// What the system answered.
    pub fn sync(&self) -> io::Result<()> {
        self.disk.before(Step::Sync)?;
        self.file.sync_data()
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes it away: it is not needed any more.
    ///
    /// # Errors
    /// What the system answered.
    pub fn remove(self) -> io::Result<()> {
        self.disk.before(Step::Remove)?;
        fs::remove_file(&self.path)
    }

    /// Puts it aside, under a name by which no start looks for journals; the new path.
    ///
    /// # Errors
    /// What the system answered.
    pub fn put_aside(self) -> io::Result<PathBuf> {
        let aside = self.path.with_extension(ASIDE);
        self.disk.before(Step::PutAside)?;
        fs::rename(&self.path, &aside)?;
        Ok(aside)
    }
}

/// The journals in a folder, the one that was written last first. None if there is no such folder.
#[must_use]
pub fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<_> = entries
        .map(|entry| {
            (
                entry.metadata().and_then(|about| about.modified()).ok(),
                entry.path(),
            )
        })
        .filter(|(_, path)| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    found.sort_by(|one, other| other.cmp(one));
    found.into_iter().map(|(_, path)| path).collect()
}
