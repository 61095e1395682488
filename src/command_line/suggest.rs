//! `recolumn suggest`: pages put together by the program, as far as it is sure.
//!
//! Into one file (`OUT.json`), the inputs are the pages of one work, so that what goes on from one
//! page to another is linked; or they are one saved work, which goes on where it stopped. Into a
//! folder, every input is a work of its own, and they are done on all cores. Each work is solved by
//! itself and written by itself: the bytes do not depend on the number of threads.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::commands::End;
use super::progress::Progress;
use super::streams::{is_stream, put, refuse_output_over_input, tell};
use super::works::{Note, open_work, tell_notes};
use crate::document::{Confidence, Refusal};
use crate::encoding::Encoding;
use crate::load::files_in;
use crate::save::{WriteError, make_folder, saved_bytes};
use crate::session::{Failure, cores, each_in_order};
use crate::suggest::propose;
use crate::words::{self, Words};

/// How pages are read and how much of a proposal is accepted.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    /// Nothing below this confidence is placed.
    pub(super) above: Confidence,
    /// The encoding, if it is not to be found out.
    pub(super) encoding: Option<Encoding>,
    /// On how many threads; `None` for all cores.
    pub(super) threads: Option<NonZeroUsize>,
}

/// One work to be done: its pages, or the saved work, and the file to write.
struct Task {
    input: Vec<PathBuf>,
    output: PathBuf,
}

/// Why a work was not done.
enum Trouble {
    Open(Failure),
    Refused(Refusal),
    Write(WriteError),
}

pub(super) fn suggest(
    words: &Words,
    input: &[PathBuf],
    output: &Path,
    wish: Wish,
) -> Result<End, String> {
    if input.iter().filter(|path| is_stream(path)).count() > 1 {
        return Err(words.say("stdin-twice"));
    }
    let input = files(words, input)?;
    let tasks = if is_one_file(output) {
        let output = output.to_owned();
        vec![Task { input, output }]
    } else {
        make_folder(output).map_err(|error| words::write_error(words, &error))?;
        one_each(words, input, output)?
    };
    for task in &tasks {
        refuse_output_over_input(words, &task.input, &task.output)?;
    }
    let mut progress = Progress::new(tasks.len());
    let mut end = End::Done;
    let threads = wish.threads.unwrap_or_else(cores);
    let carry_out = |task: &Task| carry_out(task, wish);
    each_in_order(&tasks, threads, carry_out, |index, result| {
        let sentence = match &result {
            Ok(notes) if notes.is_empty() => None,
            Ok(_) => Some(String::new()),
            Err(Trouble::Open(failure)) => Some(words::failure(words, failure)),
            Err(Trouble::Refused(refusal)) => Some(words::refusal(words, *refusal)),
            Err(Trouble::Write(error)) => Some(words::write_error(words, error)),
        };
        if let Some(sentence) = sentence {
            progress.wipe();
            match result {
                Ok(notes) => end = end.max(tell_notes(words, &notes)),
                Err(_) => {
                    tell(&sentence);
                    end = End::Failed;
                }
            }
        }
        progress.show(index + 1);
    });
    Ok(end)
}

/// The files that are meant: in a folder, all texts.
fn files(words: &Words, input: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in input {
        let failure = |error| words::failure(words, &Failure::from(error));
        match files_in(path, "txt").map_err(failure)? {
            None => files.push(path.clone()),
            Some(found) if found.is_empty() => {
                let folder = path.display().to_string();
                return Err(words.with("suggest-no-pages", &[("file", folder.into())]));
            }
            Some(found) => files.extend(found),
        }
    }
    Ok(files)
}

/// True if one file is to be written: standard output, a name that ends in `.json`, or something
/// that is there and is no folder.
fn is_one_file(output: &Path) -> bool {
    let ends_so = output.extension().is_some_and(|ending| ending == "json");
    !output.is_dir() && (is_stream(output) || ends_so || output.exists())
}

/// A work for each file, with the file's name, in the folder.
fn one_each(words: &Words, input: Vec<PathBuf>, folder: &Path) -> Result<Vec<Task>, String> {
    let mut taken: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut tasks = Vec::new();
    for path in input {
        let stem = match path.file_stem() {
            Some(stem) if !is_stream(&path) => stem.to_string_lossy().into_owned(),
            _ => "stdin".to_owned(),
        };
        let output = folder.join(format!("{stem}.json"));
        if let Some(first) = taken.insert(output.clone(), path.clone()) {
            return Err(words.with(
                "suggest-same-name",
                &[
                    ("first", first.display().to_string().into()),
                    ("second", path.display().to_string().into()),
                    ("file", output.display().to_string().into()),
                ],
            ));
        }
        let input = vec![path];
        tasks.push(Task { input, output });
    }
    Ok(tasks)
}

/// Opens a work, accepts what the program is sure of, and saves it.
fn carry_out(task: &Task, wish: Wish) -> Result<Vec<Note>, Trouble> {
    let mut work = open_work(&task.input, wish.encoding).map_err(Trouble::Open)?;
    let placement = work.document.placement();
    let command = propose(placement).accept_unseen(wish.above.value(), placement);
    if let Some(command) = command {
        work.document.apply(&command).map_err(Trouble::Refused)?;
    }
    let bytes = saved_bytes(work.document.placement());
    put(&task.output, &bytes).map_err(Trouble::Write)?;
    Ok(work.notes)
}
