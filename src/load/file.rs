//! Reading a file whole, with a look at the progress.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What the system answered; `Interrupted` if the reader was told to stop.
    pub kind: ErrorKind,
}

/// How much is read between two looks at the progress, in bytes: small enough that a cancel is
/// felt at once, large enough to cost nothing.
const CHUNK: usize = 4 << 20;

/// Reads the file at `path`. `watch` is told the share that is read, from 0 to 1, and may break.
///
/// # Errors
/// [`FileError`] with what the system answered.
pub fn read_file(
    path: &Path,
    mut watch: impl FnMut(f32) -> ControlFlow<()>,
) -> Result<Vec<u8>, FileError> {
    read(path, &mut watch).map_err(|error| FileError {
        path: path.to_owned(),
        kind: error.kind(),
    })
}

fn read(path: &Path, watch: &mut dyn FnMut(f32) -> ControlFlow<()>) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let size = usize::try_from(about.len()).map_err(|_| ErrorKind::FileTooLarge)?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve(size.saturating_add(1))
        .map_err(|_| ErrorKind::OutOfMemory)?;
    loop {
        let wanted = u64::try_from(CHUNK).unwrap_or(u64::MAX);
        let got = file.by_ref().take(wanted).read_to_end(&mut bytes)?;
        if got == 0 {
            return Ok(bytes);
        }
        let share = bytes.len() as f32 / size.max(bytes.len()).max(1) as f32;
        if watch(share).is_break() {
            return Err(ErrorKind::Interrupted.into());
        }
    }
}
