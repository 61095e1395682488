//! The commands: the same rooms as the window's, one after the other.

use std::io::{ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::{Command, Form};
use crate::document::Placement;
use crate::encoding::Encoding;
use crate::load::{FileError, read_file};
use crate::save::{
    TextOptions, WriteError, make_folder, saved_bytes, schema, text_bytes, text_files, write_file,
};
use crate::session::{Failure, OpenedFiles, Problem, open_bytes};
use crate::words::{self, Words, grouped};

/// How a command ended, when it did not fail.
enum End {
    Done,
    WithFindings,
}

/// Carries out a command.
pub(super) fn run(command: Command) -> ExitCode {
    let words = Words::english();
    let ended = match command {
        Command::Cut { input, output, encoding } => cut(&words, &input, &output, encoding),
        Command::Export { saved, to, output, encoding, line_end, bom } => {
            let options = TextOptions { encoding, line_end: line_end.into(), bom };
            export(&words, &saved, to, &output, options)
        }
        Command::Check { saved } => check(&words, &saved),
        Command::Schema => print_schema(&words),
    };
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::WithFindings) => ExitCode::from(1),
        Err(sentence) => {
            tell(&sentence);
            ExitCode::from(2)
        }
    }
}

fn cut(
    words: &Words,
    input: &[PathBuf],
    output: &Path,
    encoding: Option<Encoding>,
) -> Result<End, String> {
    let mut pages = Vec::new();
    let mut end = End::Done;
    for path in input {
        let saved = || Failure { path: path.clone(), problem: Problem::SavedAmongOthers };
        match open(words, path, encoding)? {
            OpenedFiles::Pages(opened) => pages.extend(opened),
            OpenedFiles::Saved { .. } => return Err(words::failure(words, &saved())),
        }
    }
    for (page, about) in &pages {
        let Some(reading) = &about.reading else { continue };
        if !reading.findings.is_empty() {
            tell(&words::findings(words, &page.source.name, &reading.findings));
            end = End::WithFindings;
        }
    }
    let (document, _) = OpenedFiles::Pages(pages)
        .into_document()
        .map_err(|failure| words::failure(words, &failure))?;
    write(words, output, &saved_bytes(document.placement()))?;
    Ok(end)
}

fn export(
    words: &Words,
    saved: &Path,
    to: Form,
    output: &Path,
    options: TextOptions,
) -> Result<End, String> {
    let (placement, end) = open_saved(words, saved)?;
    let lacking = |error| words::text_error(words, &error);
    match to {
        Form::Text => write(words, output, &text_bytes(&placement, options).map_err(lacking)?)?,
        Form::TextFiles => {
            let files = text_files(&placement, options).map_err(lacking)?;
            make_folder(output).map_err(|error| words::write_error(words, &error))?;
            for (name, bytes) in files {
                write(words, &output.join(name), &bytes)?;
            }
        }
    }
    Ok(end)
}

fn check(words: &Words, saved: &Path) -> Result<End, String> {
    let (placement, end) = open_saved(words, saved)?;
    let ledger = placement.ledger();
    let sentence = words.with(
        "check-covered",
        &[
            ("file", saved.display().to_string().into()),
            ("characters", grouped(ledger.total()).into()),
            ("articles", placement.articles().len().into()),
            ("placed", grouped(ledger.placed).into()),
            ("discarded", grouped(ledger.discarded).into()),
            ("unplaced", grouped(ledger.unplaced).into()),
        ],
    );
    write(words, Path::new("-"), format!("{sentence}\n").as_bytes())?;
    Ok(end)
}

fn print_schema(words: &Words) -> Result<End, String> {
    let schema = format!("{:#}\n", schema());
    write(words, Path::new("-"), schema.as_bytes())?;
    Ok(End::Done)
}

/// A saved work; what was odd about it is told.
fn open_saved(words: &Words, path: &Path) -> Result<(Placement, End), String> {
    match open(words, path, None)? {
        OpenedFiles::Saved { placement, surprises, .. } => {
            for surprise in &surprises {
                tell(&words::surprise(words, surprise));
            }
            let end = if surprises.is_empty() { End::Done } else { End::WithFindings };
            Ok((placement, end))
        }
        OpenedFiles::Pages(_) => {
            Err(words.with("saved-not-saved", &[("file", path.display().to_string().into())]))
        }
    }
}

fn open(words: &Words, path: &Path, encoding: Option<Encoding>) -> Result<OpenedFiles, String> {
    let sentence = |failure: Failure| words::failure(words, &failure);
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes).map_err(|error| {
            sentence(Failure { path: path.to_owned(), problem: Problem::File(error.kind()) })
        })?
    } else {
        read_file(path, |_| ControlFlow::Continue(())).map_err(|FileError { path, kind }| {
            sentence(Failure { path, problem: Problem::File(kind) })
        })?
    };
    open_bytes(path, bytes, encoding).map_err(sentence)
}

fn write(words: &Words, path: &Path, bytes: &[u8]) -> Result<(), String> {
    let written = if path == Path::new("-") {
        let mut output = std::io::stdout().lock();
        match output.write_all(bytes).and_then(|()| output.flush()) {
            // Whoever read the output has had enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(WriteError { path: path.to_owned(), kind: error.kind() }),
            Ok(()) => Ok(()),
        }
    } else {
        write_file(path, bytes)
    };
    written.map_err(|error| words::write_error(words, &error))
}

/// Says something to the person at the terminal.
fn tell(sentence: &str) {
    // If standard error is closed, there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "recolumn: {sentence}");
}
