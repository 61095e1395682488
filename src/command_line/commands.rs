//! The commands: the same rooms as the window's, one after the other.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::arguments::{Command, Form};
use super::score::{Report, score};
use super::streams::{is_stream, open_saved, refuse_output_over_input, tell, write};
use super::suggest::{Wish, suggest};
use super::works::{among_others, open_work, tell_notes};
use crate::encoding::Encoding;
use crate::save::{TextOptions, make_folder, saved_bytes, schema, text_bytes, text_files};
use crate::session::Failure;
use crate::words::{self, Words, grouped};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Done,
    WithFindings,
    /// Some of it was not done, and that was told.
    Failed,
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
        Command::Suggest {
            input,
            output,
            above,
            encoding,
            threads,
        } => {
            let wish = Wish {
                above,
                encoding,
                threads,
            };
            suggest(&words, &input, &output, wish)
        }
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
        Ok(End::Failed) => ExitCode::from(2),
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
    let failure = |failure: Failure| words::failure(words, &failure);
    let work = open_work(input, encoding).map_err(failure)?;
    if let (true, Some(saved)) = (work.is_saved, input.first()) {
        return Err(failure(among_others(saved)));
    }
    let end = tell_notes(words, &work.notes);
    write(words, output, &saved_bytes(work.document.placement()))?;
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
