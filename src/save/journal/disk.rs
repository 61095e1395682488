//! What a journal asks of the system, step by step, so that a test can let each step fail.
//!
//! Assumes that nothing is asked but through [`HeldJournal`](super::HeldJournal). What a full disk
//! leaves behind, half a line, is not made here: a test that lets a write fail puts it there itself.

use std::fmt;
use std::io;
use std::sync::Arc;

/// One thing that is asked of the system for a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Make its file, and the folder if need be.
    Create,
    /// Lock the file.
    Lock,
    /// See the folder onto the disk, so that the file is found in it.
    SyncFolder,
    /// Write a line.
    Write,
    /// See what was written onto the disk.
    Sync,
    /// Cut off what is torn.
    Cut,
    /// Take it away.
    Remove,
    /// Give it another name.
    PutAside,
}

/// The way to the disk.
#[derive(Clone, Default)]
pub struct Disk(Option<Arc<Before>>);

type Before = dyn Fn(Step) -> io::Result<()> + Send + Sync;

impl Disk {
    /// A disk that is told each step before it is made; where it fails, the step fails. What is
    /// shipped uses the default, on which nothing fails but by the system.
    pub fn told(before: impl Fn(Step) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(before)))
    }

    pub(super) fn before(&self, step: Step) -> io::Result<()> {
        self.0.as_ref().map_or(Ok(()), |before| before(step))
    }
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Disk").field(&self.0.is_some()).finish()
    }
}
