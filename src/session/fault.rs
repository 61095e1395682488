//! What is left when the program itself is at fault and breaks (a panic): a report for those who mend
//! it, and a word of where it lies for the person.
//!
//! A report says where in the program it broke, on the way through which functions, in which version
//! on which system. It does not say with which words: the message of a panic may hold a piece of the
//! text that was worked on, and nobody's text belongs into a report. What was done is in the journal
//! by then, which is written as it is done.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::{PanicHookInfo, set_hook};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::journal::now;
use crate::save::{make_folder, write_file};

/// Where the last report lies.
static LAST: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Writes a report into this folder whenever the program breaks from now on, in whichever thread.
pub fn report_faults(folder: PathBuf) {
    set_hook(Box::new(move |fault| {
        let report = text(fault, &Backtrace::force_capture());
        let path = write(&folder, &report);
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = path;
    }));
}

/// Where the report of the last fault lies, if the program broke and a report could be written.
#[must_use]
pub fn last_report() -> Option<PathBuf> {
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    last.clone()
}

fn write(folder: &Path, report: &str) -> Option<PathBuf> {
    make_folder(folder).ok()?;
    let path = folder.join(format!("recolumn-{}-{}.txt", now(), std::process::id()));
    write_file(&path, report.as_bytes()).ok()?;
    Some(path)
}

fn text(fault: &PanicHookInfo<'_>, calls: &Backtrace) -> String {
    let mut report =
        String::from("recolumn broke. Nothing of the texts worked on is in this report.\n\n");
    let place = fault.location().map_or_else(
        || "unknown".to_owned(),
        |at| format!("{}:{}:{}", at.file(), at.line(), at.column()),
    );
    let thread = std::thread::current();
    for (name, value) in [
        ("version", env!("CARGO_PKG_VERSION")),
        ("system", std::env::consts::OS),
        ("machine", std::env::consts::ARCH),
        ("thread", thread.name().unwrap_or("unnamed")),
        ("place", &place),
    ] {
        // Writing into a string does not fail.
        let _ = writeln!(report, "{name}: {value}");
    }
    let _ = writeln!(report, "\ncalls:\n{calls}");
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_where_it_broke_and_nothing_of_the_text() {
        let folder = tempfile::tempdir().unwrap();
        let before = std::panic::take_hook();
        report_faults(folder.path().join("reports"));
        let broken = std::thread::Builder::new().name("a broken thread".into());
        let text = "桥头的茶馆".to_owned();
        // An index into the middle of a character: the message holds the text.
        let broken = broken.spawn(move || text[1..].len()).unwrap().join();
        set_hook(before);
        let said = broken.unwrap_err();
        let said = said.downcast_ref::<String>().unwrap();
        assert!(said.contains("桥头"), "the message would tell: {said}");
        let path = last_report().unwrap();
        let report = std::fs::read_to_string(path).unwrap();
        assert!(report.contains("place: src/session/fault.rs:"), "{report}");
        assert!(report.contains("thread: a broken thread"), "{report}");
        assert!(report.contains(env!("CARGO_PKG_VERSION")));
        assert!(
            !report.contains('桥') && !report.contains("茶馆"),
            "{report}"
        );
    }
}
