//! Work that can be brought back, and its journals, in words.

use std::path::Path;

use super::{Words, io_reason};
use crate::session::{LostWork, Notice};

/// What could be brought back, and from when it is.
#[must_use]
pub fn lost_work(words: &Words, lost: &LostWork) -> String {
    let values = [
        ("work", lost.name.as_str().into()),
        ("count", lost.steps.into()),
        ("ago", ago(words, lost.ago).into()),
    ];
    words.with("lost-text", &values)
}

/// A time that is so many seconds past, as roughly as people say it.
fn ago(words: &Words, seconds: u64) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let (id, unit) = match seconds {
        0..MINUTE => return words.say("ago-now"),
        MINUTE..HOUR => ("ago-minutes", MINUTE),
        HOUR..DAY => ("ago-hours", HOUR),
        _ => ("ago-days", DAY),
    };
    words.with(id, &[("count", (seconds / unit).into())])
}

/// A notice that is about journals; nothing for another one.
#[must_use]
pub fn journal_notice(words: &Words, notice: &Notice) -> String {
    let file = |path: &Path| ("file", path.display().to_string().into());
    match notice {
        Notice::WorkCameBack(count) => words.with("journal-back", &[("count", (*count).into())]),
        Notice::JournalStopped(error) => {
            let reason = io_reason(words, error.kind).into();
            words.with("journal-stopped", &[file(&error.path), ("reason", reason)])
        }
        Notice::JournalDamaged(path) => words.with("journal-damaged", &[file(path)]),
        Notice::JournalUnreadable(path) => words.with("journal-unreadable", &[file(path)]),
        Notice::JournalOfLater(path) => words.with("journal-of-later", &[file(path)]),
        Notice::JournalWaits { journal, page } => {
            let page = page.display().to_string().into();
            words.with("journal-waits", &[file(journal), ("page", page)])
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_roughly() {
        let words = Words::english();
        let check = |seconds, said: &str| assert_eq!(ago(&words, seconds), said);
        check(0, "just now");
        check(59, "just now");
        check(60, "a minute ago");
        check(3599, "59 minutes ago");
        check(3600, "an hour ago");
        check(86_399, "23 hours ago");
        check(86_400, "a day ago");
        check(86_400 * 12, "12 days ago");
    }
}
