//! Work that was not saved when its program ended, offered back at the next start.
//!
//! Journals whose program lives are let be. The others are read and done again in a job, and then
//! offered one after the other: first those of the files that are to be opened, then the newest.
//! Whatever waits to be opened waits for the answers. Until it is answered, this program holds the
//! journal, so that no other one offers it, too.
//!
//! What was saved after all is cleared away. What cannot be read is put aside and said so; nothing
//! is ever thrown away without the person's word.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Action, Answer, Question};
use super::job::{JobKind, Outcome};
use super::journal::now;
use super::notice::Notice;
use super::state::Session;
use crate::encoding::Encoding;
use crate::load::{load_page, read_file};
use crate::save::journal::{
    Base, Disk, Entry, Head, HeldJournal, Outside, Replayed, Rest, Unreadable, journals_in,
    read_journal, replay,
};
use crate::save::{FileVersion, is_same_file};

/// What is known of work that could be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostWork {
    /// The name of its saved file, or of its first page.
    pub name: String,
    /// How many things were done since it was opened or saved.
    pub steps: usize,
    /// How many seconds ago the last of them was done.
    pub ago: u64,
}

/// Work that could be brought back, and its journal.
pub(super) struct Found {
    about: LostWork,
    work: Replayed,
    base: Base,
    entries: Vec<Entry>,
    file: HeldJournal,
    /// Not all of it can be brought back.
    is_damaged: bool,
}

/// What a look at the journals brought.
pub(super) type Looked = (Vec<Found>, Vec<Notice>);

impl Session {
    /// Looks for work that was not saved when its program ended, and offers it. What is asked for
    /// after this, such as to open these `paths`, waits for the answers.
    pub fn look_for_lost_work(&mut self, paths: &[PathBuf]) {
        let Some((folder, disk)) = self.journals() else {
            return;
        };
        let journals = journals_in(&folder);
        if journals.is_empty() {
            return;
        }
        let paths = paths.to_vec();
        self.start(JobKind::Opening, move |_| {
            Outcome::Looked(look(&journals, &paths, &disk))
        });
    }

    pub(super) fn looked(&mut self, (found, notices): Looked) {
        for notice in notices {
            self.tell(notice);
        }
        self.lost = found.into();
        self.offer_next();
    }

    fn offer_next(&mut self) {
        let next = self.lost.front().map(|found| found.about.clone());
        self.question = next.map(Question::Lost);
    }

    /// The answer to the offer that was made last.
    pub(super) fn answer_lost(&mut self, answer: Answer) {
        let found = self.lost.pop_front();
        match (answer, found) {
            (Answer::Go, Some(found)) => {
                // The others stay for the next start, and nothing else is opened over this one.
                self.lost = VecDeque::new();
                self.waiting
                    .retain(|action| !matches!(action, Action::Open(_)));
                self.bring_work_back(found);
            }
            (Answer::ThrowAway, Some(found)) => {
                // If it cannot be taken away, it is offered again.
                let _ = found.file.remove();
                self.offer_next();
            }
            _ => self.offer_next(),
        }
    }

    fn bring_work_back(&mut self, found: Found) {
        let steps = found.about.steps;
        self.open_work(found.work.into());
        if found.is_damaged {
            self.journal_goes_on(found.base, found.entries, None);
            self.journal_synced().wait();
            let path = found.file.path().to_owned();
            let path = found.file.put_aside().unwrap_or(path);
            self.tell(Notice::JournalDamaged(path));
        } else {
            self.journal_goes_on(found.base, found.entries, Some(found.file));
            self.replace_notice(Notice::WorkCameBack(steps));
        }
    }
}

/// Looks at all journals; those of these paths come first.
fn look(journals: &[PathBuf], paths: &[PathBuf], disk: &Disk) -> Looked {
    let (mut wanted, mut others, mut notices) = (Vec::new(), Vec::new(), Vec::new());
    for path in journals {
        // One that cannot even be opened says nothing, and stays.
        let Ok(Some((file, bytes))) = HeldJournal::claim(path, disk) else {
            continue;
        };
        match look_at(file, &bytes) {
            Ok(Some((found, files))) => {
                let is_wanted = |file: &PathBuf| paths.iter().any(|path| is_same_file(path, file));
                let list = if files.iter().any(is_wanted) {
                    &mut wanted
                } else {
                    &mut others
                };
                list.push(found);
            }
            Ok(None) => {}
            Err(notice) => notices.push(notice),
        }
    }
    wanted.append(&mut others);
    (wanted, notices)
}

/// The work in a journal, and the files that it was of; none if there is nothing to bring back.
fn look_at(mut file: HeldJournal, bytes: &[u8]) -> Result<Option<(Found, Vec<PathBuf>)>, Notice> {
    let read = match read_journal(bytes) {
        Ok(read) => read,
        Err(Unreadable::NotBegun) => {
            let _ = file.remove(); // It holds no step.
            return Ok(None);
        }
        Err(Unreadable::LaterVersion) => {
            return Err(Notice::JournalOfLater(file.path().to_owned()));
        }
        Err(Unreadable::Damaged) => return Err(put_aside(file)),
    };
    let files = read.head.files();
    let outside = texts_of(&read.head).map_err(|changed| Notice::JournalWaits {
        journal: file.path().to_owned(),
        page: changed,
    })?;
    let first_name = read.head.first_name().to_owned();
    let Ok(base) = read.head.clone().base(&outside) else {
        return Err(put_aside(file));
    };
    let work = replay(&base, &read.entries);
    let mut entries = read.entries.clone();
    entries.truncate(work.carried_out);
    let mut is_damaged = read.rest == Rest::Damaged || entries.len() < read.entries.len();
    if !is_damaged && !work.is_unsaved() {
        let _ = file.remove();
        return Ok(None);
    }
    // What cannot be gone on with is put aside as well, and another journal is begun.
    is_damaged = is_damaged || file.go_on(&read).is_err();
    let saved = work.file.as_deref().and_then(Path::file_name);
    let at = entries.last().map_or(read.head.at, |entry| entry.at);
    let about = LostWork {
        name: saved.map_or(first_name, |name| name.to_string_lossy().into_owned()),
        steps: work.steps,
        ago: now().saturating_sub(at),
    };
    let found = Found {
        about,
        work,
        base,
        entries,
        file,
        is_damaged,
    };
    Ok(Some((found, files)))
}

fn put_aside(file: HeldJournal) -> Notice {
    let path = file.path().to_owned();
    Notice::JournalUnreadable(file.put_aside().unwrap_or(path))
}

/// The texts that do not stand in the journal; or the file that is another one than it was, or is
/// not there.
fn texts_of(head: &Head) -> Result<Vec<Arc<str>>, PathBuf> {
    let outside = head.outside().into_iter();
    let text = |wanted: Outside| {
        let read = || {
            let bytes = read_file(&wanted.path, |_| ControlFlow::Continue(())).ok()?;
            if wanted.version != Some(FileVersion::of(&bytes)) {
                return None;
            }
            let page = load_page("", bytes, Encoding::from_name(&wanted.encoding)).ok()?;
            Some(Arc::clone(&page.page.source.text))
        };
        read().ok_or(wanted.path.clone())
    };
    outside.map(text).collect()
}
