//! The commands: the same rooms as the window's, one after the other.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::{Command, Form};
use super::score::{Report, score};
use super::streams::{is_stream, open_saved, read, refuse_output_over_input, tell, write};
use crate::encoding::Encoding;
use crate::save::{TextOptions, make_folder, saved_bytes, schema, text_bytes, text_files};
use crate::session::{Failure, OpenedFiles, Problem, open_bytes};
use crate::words::{self, Words, grouped};

/// How a command ended, when it did not fail.
pub(super) enum End {
    Done,
    WithFindings,
}

/// Carries out a command.
pub(super) fn run(command: Command) -> ExitCode {
    let words = Words::english().at_terminal();
    let ended = match command {
        Command::Cut {
            input,
            output,
            encoding,
        } => cut(&words, &input, &output, encoding),
        Command::Export {
            saved,
            to,
            output,
            encoding,
            line_end,
            bom,
        } => {
            let options = TextOptions {
                encoding,
                line_end: line_end.into(),
                bom,
            };
            export(&words, &saved, to, &output, options)
        }
        Command::Check { saved } => check(&words, &saved),
        Command::Score {
            files,
            json,
            show,
            links,
        } => score(&words, &files, Report { json, show, links }),
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
    if input.iter().filter(|path| is_stream(path)).count() > 1 {
        return Err(words.say("stdin-twice"));
    }
    refuse_output_over_input(words, input, output)?;
    let mut pages = Vec::new();
    let mut end = End::Done;
    for path in input {
        let (path, bytes) = read(words, path)?;
        let sentence = |failure: Failure| words::failure(words, &failure);
        match open_bytes(path, bytes, encoding).map_err(sentence)? {
            OpenedFiles::Pages(opened) => pages.extend(opened),
            OpenedFiles::Saved { .. } => {
                let problem = Problem::SavedAmongOthers;
                return Err(sentence(Failure {
                    path: path.to_owned(),
                    problem,
                }));
            }
        }
    }
    for (page, about) in &pages {
        let Some(reading) = &about.reading else {
            continue;
        };
        if !reading.findings.is_empty() {
            tell(&words::findings(
                words,
                &page.source.name,
                &reading.findings,
            ));
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
    if to == Form::TextFiles && is_stream(output) {
        return Err(words.say("stdout-many"));
    }
    let input = [saved.to_owned()];
    refuse_output_over_input(words, &input, output)?;
    let (placement, end) = open_saved(words, saved)?;
    let lacking = |error| words::text_error(words, &error);
    match to {
        Form::Text => write(
            words,
            output,
            &text_bytes(&placement, options).map_err(lacking)?,
        )?,
        Form::TextFiles => {
            let files = text_files(&placement, options).map_err(lacking)?;
            let files: Vec<_> = files
                .into_iter()
                .map(|(name, bytes)| (output.join(name), bytes))
                .collect();
            for (path, _) in &files {
                refuse_output_over_input(words, &input, path)?;
            }
            make_folder(output).map_err(|error| words::write_error(words, &error))?;
            for (path, bytes) in files {
                write(words, &path, &bytes)?;
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

/// True if a window was asked to open standard input.
pub(super) fn names_stdin(files: &[PathBuf]) -> bool {
    files.iter().any(|path| is_stream(path))
}

/// Says that a window does not read standard input.
pub(super) fn refuse_stdin() -> ExitCode {
    tell(&Words::english().at_terminal().say("stdin-in-window"));
    ExitCode::from(2)
}
