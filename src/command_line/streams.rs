//! Files, standard input and standard output, as the commands read and write them.
//!
//! The file `-` is standard input or output.

use std::io::{ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::commands::End;
use crate::document::Placement;
use crate::load::read_file;
use crate::save::{self, Opened, WriteError, is_same_file, looks_saved, write_file};
use crate::session::{Failure, Problem};
use crate::words::{self, Words};

/// A saved work; what was odd about it is told.
pub(super) fn open_saved(words: &Words, path: &Path) -> Result<(Placement, End), String> {
    let opened = read_saved(words, path)?;
    for surprise in &opened.surprises {
        tell(&words::surprise(words, surprise));
    }
    let end = if opened.surprises.is_empty() {
        End::Done
    } else {
        End::WithFindings
    };
    Ok((opened.placement, end))
}

/// A saved work, and what was odd about it.
pub(super) fn read_saved(words: &Words, path: &Path) -> Result<Opened, String> {
    let (path, bytes) = read(words, path)?;
    // Asked first, so that a page is not decoded and cut for nothing.
    if !looks_saved(&bytes) {
        return Err(words.with("saved-none", &[("file", path.display().to_string().into())]));
    }
    save::open(&bytes).map_err(|error| {
        words::failure(
            words,
            &Failure {
                path: path.to_owned(),
                problem: Problem::Saved(error),
            },
        )
    })
}

/// True for `-`, which is standard input or output.
pub(super) fn is_stream(path: &Path) -> bool {
    path == Path::new("-")
}

/// What is read is not written over: a slip of the hand would lose it.
pub(super) fn refuse_output_over_input(
    words: &Words,
    input: &[PathBuf],
    output: &Path,
) -> Result<(), String> {
    let over = |path: &PathBuf| !is_stream(path) && is_same_file(path, output);
    if !is_stream(output) && input.iter().any(over) {
        let file = output.display().to_string();
        return Err(words.with("write-over-input", &[("file", file.into())]));
    }
    Ok(())
}

/// The bytes of a file, and the name that sentences and the saved file give it.
pub(super) fn fetch(path: &Path) -> Result<(&Path, Vec<u8>), Failure> {
    if is_stream(path) {
        let path = Path::new("stdin");
        let mut bytes = Vec::new();
        match std::io::stdin().lock().read_to_end(&mut bytes) {
            Ok(_) => Ok((path, bytes)),
            Err(error) => Err(Failure {
                path: path.to_owned(),
                problem: Problem::File(error.kind()),
            }),
        }
    } else {
        let bytes = read_file(path, |_| ControlFlow::Continue(()))?;
        Ok((path, bytes))
    }
}

/// The same, with a failure in words.
pub(super) fn read<'a>(words: &Words, path: &'a Path) -> Result<(&'a Path, Vec<u8>), String> {
    fetch(path).map_err(|failure| words::failure(words, &failure))
}

/// Writes a file, or standard output.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if !is_stream(path) {
        return write_file(path, bytes);
    }
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        // Whoever read the output has had enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(WriteError {
            path: path.to_owned(),
            kind: error.kind(),
        }),
        Ok(()) => Ok(()),
    }
}

/// The same, with a failure in words.
pub(super) fn write(words: &Words, path: &Path, bytes: &[u8]) -> Result<(), String> {
    put(path, bytes).map_err(|error| words::write_error(words, &error))
}

/// Says something to the person at the terminal.
pub(super) fn tell(sentence: &str) {
    // If standard error is closed, there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "recolumn: {sentence}");
}
