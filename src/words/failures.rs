//! Words for what went wrong: what, where, and what to do.

use std::io::ErrorKind;
use std::path::Path;

use super::{Words, grouped};
use crate::load::{FileKind, Finding, LoadError};
use crate::save::{OpenError, Surprise, TextError, Uncovered, Wanted, WriteError};
use crate::score::{GoldError, Mismatch};
use crate::session::{Failure, LeftOut, Problem};

/// Why a file was not opened.
#[must_use]
pub fn failure(words: &Words, failure: &Failure) -> String {
    let file = failure.path.display().to_string();
    let say = |id| words.with(id, &[("file", file.as_str().into())]);
    match &failure.problem {
        Problem::File(ErrorKind::NotFound) => say("failure-not-found"),
        Problem::File(ErrorKind::IsADirectory) => say("failure-folder"),
        Problem::File(ErrorKind::PermissionDenied) => say("failure-permission"),
        Problem::Stopped => say("failure-stopped"),
        Problem::File(kind) => words.with(
            "failure-reading",
            &[
                ("file", file.as_str().into()),
                ("reason", io_reason(words, *kind).into()),
            ],
        ),
        Problem::Load(LoadError::Empty) => say("failure-empty"),
        Problem::Load(LoadError::Blank) => say("failure-blank"),
        Problem::Load(LoadError::Nul) => say("failure-nul"),
        Problem::Load(LoadError::Binary(kind)) => {
            let kind = file_kind(words, *kind);
            words.with(
                "failure-binary",
                &[("file", file.as_str().into()), ("kind", kind.into())],
            )
        }
        Problem::Load(LoadError::NotText) => say("failure-not-text"),
        Problem::Load(LoadError::TooLarge) => say("failure-too-large"),
        Problem::Saved(error) => saved_failure(words, &file, error),
        Problem::SavedAmongOthers => say("failure-saved-among-others"),
        Problem::NoTexts => say("failure-no-texts"),
        Problem::TooManyPages => say("failure-too-many-pages"),
    }
}

fn saved_failure(words: &Words, file: &str, error: &OpenError) -> String {
    match error {
        OpenError::Truncated(lines) => words.with(
            "saved-truncated",
            &[
                ("file", file.into()),
                ("line", grouped(*lines as u64).into()),
            ],
        ),
        OpenError::NotJson(line, byte) => words.with(
            "saved-not-json",
            &[
                ("file", file.into()),
                ("line", grouped(*line as u64).into()),
                ("byte", grouped(*byte as u64).into()),
            ],
        ),
        OpenError::NotSaved => words.with("saved-not-saved", &[("file", file.into())]),
        OpenError::LaterVersion(version) => words.with(
            "saved-later-version",
            &[
                ("file", file.into()),
                ("version", version.to_string().into()),
            ],
        ),
        OpenError::Shape { path, wanted } => words.with(
            "saved-shape",
            &[
                ("file", file.into()),
                ("path", path.as_str().into()),
                ("wanted", wanted_in_words(words, *wanted).into()),
            ],
        ),
        OpenError::Uncovered { fault, place } => words.with(
            match fault {
                Uncovered::Lost => "saved-lost",
                Uncovered::Twice => "saved-twice",
            },
            &[
                ("file", file.into()),
                ("character", shown(place.character).into()),
                ("position", grouped(u64::from(place.code_point)).into()),
                ("line", grouped(place.line as u64).into()),
                ("page", place.source.as_str().into()),
            ],
        ),
    }
}

fn wanted_in_words(words: &Words, wanted: Wanted) -> String {
    words.say(match wanted {
        Wanted::Object => "wanted-object",
        Wanted::List => "wanted-list",
        Wanted::Text => "wanted-text",
        Wanted::ShorterText => "wanted-shorter-text",
        Wanted::WholeNumber => "wanted-whole-number",
        Wanted::TrueOrFalse => "wanted-true-or-false",
        Wanted::Format => "wanted-format",
        Wanted::Version => "wanted-version",
        Wanted::FewerPages => "wanted-fewer-pages",
        Wanted::Digest => "wanted-digest",
        Wanted::ArticleId => "wanted-article-id",
        Wanted::SourceId => "wanted-source-id",
        Wanted::NewId => "wanted-new-id",
        Wanted::Position => "wanted-position",
        Wanted::LaterPosition => "wanted-later-position",
        Wanted::Role => "wanted-role",
        Wanted::RoleBy => "wanted-role-by",
        Wanted::Join => "wanted-join",
        Wanted::By => "wanted-by",
        Wanted::Confidence => "wanted-confidence",
    })
}

/// The name of a kind of file; most names are the same in every language.
fn file_kind(words: &Words, kind: FileKind) -> String {
    let name = match kind {
        FileKind::Png => "PNG",
        FileKind::Jpeg => "JPEG",
        FileKind::Gif => "GIF",
        FileKind::Tiff => "TIFF",
        FileKind::Pdf => "PDF",
        FileKind::Zip => return words.say("kind-zip"),
        FileKind::Office => "Microsoft Office",
        FileKind::Gzip => "gzip",
        FileKind::SevenZip => "7z",
        FileKind::Rar => "RAR",
        FileKind::Elf => return words.say("kind-program"),
    };
    name.to_owned()
}

/// Why a file was not written.
#[must_use]
pub fn write_error(words: &Words, error: &WriteError) -> String {
    let file = error.path.display().to_string();
    let id = match error.kind {
        ErrorKind::NotFound => "write-no-folder",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "write-permission",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "write-full",
        ErrorKind::IsADirectory => "write-folder",
        _ => "write-other",
    };
    let reason = io_reason(words, error.kind);
    words.with(id, &[("file", file.into()), ("reason", reason.into())])
}

/// Why what a file held before was not kept.
#[must_use]
pub fn no_backup(words: &Words, error: &WriteError) -> String {
    let (file, reason) = (
        error.path.display().to_string(),
        io_reason(words, error.kind),
    );
    let values = [("file", file.into()), ("reason", reason.into())];
    words.with("write-no-backup", &values)
}

/// Why text could not be written in an encoding.
#[must_use]
pub fn text_error(words: &Words, error: &TextError) -> String {
    words.with(
        "text-lacks",
        &[
            ("encoding", error.encoding.name().into()),
            ("character", shown(error.character).into()),
            (
                "code",
                format!("U+{:04X}", u32::from(error.character)).into(),
            ),
            ("article", error.article.into()),
            ("line", error.line.into()),
            ("column", error.column.into()),
            ("others", error.count.saturating_sub(1).into()),
        ],
    )
}

/// What is left of a program that broke.
#[must_use]
pub fn broken(words: &Words, report: Option<&Path>) -> String {
    let kept = words.say("broken-kept");
    let Some(report) = report else { return kept };
    let values = [("file", report.display().to_string().into())];
    format!("{kept} {}", words.with("broken-report", &values))
}

/// What was found in a page; one sentence.
#[must_use]
pub fn findings(words: &Words, page: &str, findings: &[Finding]) -> String {
    let sentence = |finding: &Finding| match finding {
        Finding::Damaged { count, first } => words.with(
            "finding-damaged",
            &[
                ("page", page.into()),
                ("count", (*count).into()),
                ("first", grouped(first.byte).into()),
            ],
        ),
        Finding::LongLine(line, bytes) => words.with(
            "finding-long-line",
            &[
                ("page", page.into()),
                ("line", grouped(*line as u64).into()),
                ("size", grouped(*bytes as u64 / 1000).into()),
            ],
        ),
    };
    findings.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// How many of the files that were left out are named.
const NAMED: usize = 3;

/// What was left out of a folder.
#[must_use]
pub fn left_out(words: &Words, left_out: &LeftOut) -> String {
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    let separator = words.say("left-out-between");
    let names = left_out.files.iter().take(NAMED).map(|path| name(path));
    let more = left_out.files.len().saturating_sub(NAMED);
    words.with(
        "left-out",
        &[
            ("folder", name(&left_out.folder).into()),
            ("names", names.collect::<Vec<_>>().join(&separator).into()),
            ("more", more.into()),
        ],
    )
}

/// What was odd in a saved file.
#[must_use]
pub fn surprise(words: &Words, surprise: &Surprise) -> String {
    match surprise {
        Surprise::Derived(article) => {
            words.with("surprise-derived", &[("article", article.as_str().into())])
        }
        Surprise::Empty(article) => {
            words.with("surprise-empty", &[("article", article.as_str().into())])
        }
        Surprise::Rejected => words.say("surprise-rejected"),
    }
}

/// Why a file is not the answer of a page.
#[must_use]
pub fn gold_error(words: &Words, path: &Path, error: GoldError) -> String {
    let (id, line, byte) = match error {
        GoldError::NotJson(line, byte) => ("answer-not-json", line, byte),
        GoldError::NotGold(line, byte) => ("answer-none", line, byte),
    };
    words.with(
        id,
        &[
            ("file", path.display().to_string().into()),
            ("line", grouped(line as u64).into()),
            ("byte", grouped(byte as u64).into()),
        ],
    )
}

/// Why a saved work cannot be compared with an answer.
#[must_use]
pub fn mismatch(words: &Words, saved: &Path, answer: &Path, mismatch: Mismatch) -> String {
    let (id, count, wanted) = match mismatch {
        Mismatch::Pages(count) => ("score-pages", count as u64, 1),
        Mismatch::Length(saved, wanted) => ("score-length", saved.into(), wanted.into()),
        Mismatch::Beyond(place) => ("score-beyond", place.into(), 0),
        Mismatch::NotOnce(place) => ("score-not-once", place.into(), 0),
    };
    words.with(
        id,
        &[
            ("file", saved.display().to_string().into()),
            ("answer", answer.display().to_string().into()),
            ("count", grouped(count).into()),
            ("wanted", grouped(wanted).into()),
        ],
    )
}

/// What the system answered, in words.
#[must_use]
pub fn io_reason(words: &Words, kind: ErrorKind) -> String {
    words.say(match kind {
        ErrorKind::NotFound => "io-not-found",
        ErrorKind::PermissionDenied => "io-permission",
        ErrorKind::StorageFull => "io-full",
        ErrorKind::ReadOnlyFilesystem => "io-read-only",
        ErrorKind::IsADirectory => "io-folder",
        ErrorKind::NotADirectory => "io-not-a-folder",
        ErrorKind::FileTooLarge => "io-too-large",
        ErrorKind::OutOfMemory => "io-memory",
        ErrorKind::Interrupted => "io-stopped",
        ErrorKind::InvalidFilename => "io-name",
        _ => return kind.to_string(),
    })
}

/// A character that can be seen; one that cannot, by its number.
fn shown(character: char) -> String {
    if character.is_control() || character.is_whitespace() {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}
