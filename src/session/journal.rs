//! The journal of the open work: what is done goes to the disk while the person goes on.
//!
//! A thread writes. What it is given is written at once, so that the end of the program costs
//! nothing, and synced within half a second, so that the end of the machine costs no more than
//! that; while nothing is given it sleeps. Before a job starts that takes long, everything is
//! synced; the job's thread waits for that, the window does not.
//!
//! The file is begun with the first thing that is done: who only looks at a page leaves nothing
//! behind. If it cannot be written, a notice says so, and the work goes on without; the next time
//! that the work is saved, another one is tried. What was done is kept in memory, too, so that this
//! other one has all of it.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::job::Wake;
use super::notice::Notice;
use super::state::Session;
use super::work::{Origin, Page, Work};
use crate::save::WriteError;
use crate::save::journal::{Base, Disk, Entry, HeldJournal, Record, Replayed};

/// How long what was written may wait for being synced.
const SYNCED_WITHIN: Duration = Duration::from_millis(500);

/// How long something waits for the disk at most. A disk that takes longer than that hangs, and
/// nothing else is to hang with it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a session knows about the journal of its work.
#[derive(Default)]
pub(super) struct Journal {
    folder: Option<PathBuf>,
    disk: Disk,
    base: Option<Base>,
    entries: Vec<Entry>,
    writer: Option<Writer>,
    /// It could not be written.
    stopped: bool,
}

/// A way to wait until what was done so far is on the disk.
pub(super) struct Synced(Option<Receiver<()>>);

impl Synced {
    /// Waits; not for ever.
    pub(super) fn wait(&self) {
        if let Some(done) = &self.0 {
            let _ = done.recv_timeout(PATIENCE);
        }
    }
}

/// Keeping.
impl Session {
    /// Keeps a journal of each work in this folder from now on. A session that is not told so keeps
    /// none.
    pub fn keep_journals(&mut self, folder: PathBuf) {
        self.keep_journals_on(folder, Disk::default());
    }

    /// The same, over this way to the disk.
    pub fn keep_journals_on(&mut self, folder: PathBuf, disk: Disk) {
        self.journal.folder = Some(folder);
        self.journal.disk = disk;
    }

    /// The folder of the journals, and the way to it.
    pub(super) fn journals(&self) -> Option<(PathBuf, Disk)> {
        let folder = self.journal.folder.clone()?;
        Some((folder, self.journal.disk.clone()))
    }

    /// Another work is open now: that which was open is saved or given up.
    pub(super) fn journal_begins(&mut self) {
        let (folder, disk) = (self.journal.folder.clone(), self.journal.disk.clone());
        let before = std::mem::take(&mut self.journal);
        if let Some(writer) = before.writer {
            writer.remove();
        }
        self.journal.base = self.work.as_ref().filter(|_| folder.is_some()).map(base);
        self.journal.folder = folder;
        self.journal.disk = disk;
    }

    /// A work came back, with its journal; that goes on, unless it was damaged and put aside.
    pub(super) fn journal_goes_on(
        &mut self,
        base: Base,
        entries: Vec<Entry>,
        file: Option<HeldJournal>,
    ) {
        let wake = self.wake.clone();
        let journal = &mut self.journal;
        journal.base = Some(base.clone());
        journal.entries = entries;
        journal.stopped = false;
        journal.writer = match (file, &journal.folder) {
            (Some(file), _) => Writer::start(Start::Found(file), wake).ok(),
            (None, Some(folder)) => {
                let entries = journal.entries.clone();
                let place = (folder.clone(), journal.disk.clone());
                Writer::start(Start::New(place, Box::new(base), entries), wake).ok()
            }
            (None, None) => None,
        };
    }

    /// Something was done.
    pub(super) fn note(&mut self, what: Record) {
        let journal = &mut self.journal;
        let (Some(folder), Some(base)) = (&journal.folder, &journal.base) else {
            return;
        };
        let entry = Entry { at: now(), what };
        journal.entries.push(entry.clone());
        if journal.stopped {
            return;
        }
        if let Some(writer) = &journal.writer {
            writer.tell(Message::Write(entry));
            return;
        }
        let start = Start::New(
            (folder.clone(), journal.disk.clone()),
            Box::new(base.clone()),
            journal.entries.clone(),
        );
        match Writer::start(start, self.wake.clone()) {
            Ok(writer) => journal.writer = Some(writer),
            Err(error) => self.journal_stopped(error.kind()),
        }
    }

    /// The work has other pages now.
    pub(super) fn note_pages(&mut self) {
        if let Some(work) = &self.work {
            let text = |path: Option<PathBuf>| path?.to_str().map(str::to_owned);
            let pages = work.pages.iter().map(file_of).map(text).collect();
            self.note(Record::Pages(pages));
        }
    }

    /// The work was saved. If its journal had stopped, the next step begins another one.
    pub(super) fn note_saved(&mut self) {
        let Some(work) = &self.work else { return };
        let file = work.file.clone().map(whole);
        let file = file.and_then(|path| path.to_str().map(str::to_owned));
        let (stamp, version) = (work.saved, work.version);
        if self.journal.stopped {
            self.journal.stopped = false;
            if let Some(writer) = self.journal.writer.take() {
                writer.remove();
            }
        }
        let what = Record::Saved {
            file,
            stamp,
            version,
        };
        if self.journal.writer.is_some() {
            self.note(what);
        } else if self.journal.base.is_some() {
            self.journal.entries.push(Entry { at: now(), what });
        }
    }

    /// A way to wait until all that was done is on the disk.
    pub(super) fn journal_synced(&self) -> Synced {
        Synced(self.journal.writer.as_ref().map(|writer| {
            let (sender, done) = channel();
            writer.tell(Message::Sync(sender));
            done
        }))
    }

    /// The work is ended by the person: there is nothing to bring back.
    pub(super) fn journal_ends(&mut self) {
        if let Some(writer) = self.journal.writer.take() {
            writer.remove();
        }
    }

    /// Looks whether the journal could be written.
    pub(super) fn poll_journal(&mut self) {
        let writer = self.journal.writer.as_ref();
        if let Some(kind) = writer.and_then(|writer| writer.failed.try_recv().ok()) {
            self.journal_stopped(kind);
        }
    }

    fn journal_stopped(&mut self, kind: io::ErrorKind) {
        self.journal.stopped = true;
        let path = self.journal.folder.clone().unwrap_or_default();
        self.tell(Notice::JournalStopped(WriteError { path, kind }));
    }
}

fn base(work: &Work) -> Base {
    Base {
        placement: work.document.placement().clone(),
        file: work.file.clone().map(whole),
        version: work.version,
        pages: work.pages.iter().map(file_of).collect(),
    }
}

fn file_of(page: &Page) -> Option<PathBuf> {
    match &page.origin {
        Origin::File(path) => Some(whole(path.clone())),
        Origin::Sample | Origin::Unknown => None,
    }
}

/// The path from the root on: the next start may be in another folder.
fn whole(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

impl From<Replayed> for Work {
    fn from(replayed: Replayed) -> Self {
        let page = |file: Option<PathBuf>| Page {
            origin: file.map_or(Origin::Unknown, Origin::File),
            reading: None,
        };
        let pages = replayed.pages.into_iter().map(page).collect();
        let mut work = Self::new(replayed.document, pages, replayed.file);
        work.saved = replayed.saved;
        work.version = replayed.version;
        work
    }
}

/// Seconds since 1970, UTC.
pub(super) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// The thread that writes.
struct Writer {
    sender: Option<Sender<Message>>,
    failed: Receiver<io::ErrorKind>,
    thread: Option<JoinHandle<()>>,
}

enum Message {
    Write(Entry),
    Sync(Sender<()>),
    Remove(Sender<()>),
}

/// What a writer begins with.
enum Start {
    /// A new journal in this folder, with what was done so far.
    New((PathBuf, Disk), Box<Base>, Vec<Entry>),
    /// One that goes on.
    Found(HeldJournal),
}

impl Writer {
    fn start(start: Start, wake: Wake) -> io::Result<Self> {
        let (sender, messages) = channel();
        let (failure, failed) = channel();
        let thread = std::thread::Builder::new().name("recolumn journal".into());
        let thread = thread.spawn(move || {
            let mut writing = Writing::default();
            let begun = writing.begin(start);
            writing.note(begun, &failure, &wake);
            writing.go_on(&messages, &failure, &wake);
        })?;
        Ok(Self {
            sender: Some(sender),
            failed,
            thread: Some(thread),
        })
    }

    fn tell(&self, message: Message) {
        if let Some(sender) = &self.sender {
            // If the thread is gone, it has said why.
            let _ = sender.send(message);
        }
    }

    /// Takes the journal away and waits until that is done.
    fn remove(mut self) {
        let (sender, done) = channel();
        self.tell(Message::Remove(sender));
        if done.recv_timeout(PATIENCE).is_err() {
            // The disk hangs; the thread will be done some time.
            self.thread = None;
        }
    }
}

impl Drop for Writer {
    /// Waits until everything is written, and the file free for who comes next.
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The file as the thread has it.
#[derive(Default)]
struct Writing {
    file: Option<HeldJournal>,
    /// Nothing more is written.
    broken: bool,
    synced: Option<Instant>,
    /// When what was written is to be synced.
    due: Option<Instant>,
}

impl Writing {
    fn begin(&mut self, start: Start) -> io::Result<()> {
        match start {
            Start::Found(file) => self.file = Some(file),
            Start::New((folder, disk), base, entries) => {
                let file = self.file.insert(HeldJournal::create(&folder, &disk)?);
                let at = entries.first().map_or_else(now, |entry| entry.at);
                file.write(&base.head(at))?;
                for entry in &entries {
                    file.write(entry)?;
                }
                self.sync()?;
            }
        }
        Ok(())
    }

    /// Takes messages until nobody can send any more.
    fn go_on(
        &mut self,
        messages: &Receiver<Message>,
        failure: &Sender<io::ErrorKind>,
        wake: &Wake,
    ) {
        loop {
            let message = match self.due {
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            let done = match message {
                Ok(Message::Write(entry)) => self.write(&entry),
                Ok(Message::Sync(done)) => {
                    let synced = self.sync();
                    // Whoever goes on after this is to know.
                    self.note(synced, failure, wake);
                    // Who asked may not wait any more.
                    let _ = done.send(());
                    Ok(())
                }
                Ok(Message::Remove(done)) => {
                    let removed = self.file.take().map_or(Ok(()), HeldJournal::remove);
                    let _ = done.send(());
                    drop(removed); // What stays is found by the next start, and looked at there.
                    return;
                }
                Err(RecvTimeoutError::Timeout) => self.sync(),
                Err(RecvTimeoutError::Disconnected) => {
                    let _ = self.sync();
                    return;
                }
            };
            self.note(done, failure, wake);
        }
    }

    fn write(&mut self, entry: &Entry) -> io::Result<()> {
        if let Some(file) = self.file.as_mut().filter(|_| !self.broken) {
            file.write(entry)?;
            let next = self.synced.map(|synced| synced + SYNCED_WITHIN);
            self.due = self.due.or(next).or_else(|| Some(Instant::now()));
        }
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.due = None;
        if let Some(file) = self.file.as_ref().filter(|_| !self.broken) {
            file.sync()?;
            self.synced = Some(Instant::now());
        }
        Ok(())
    }

    /// The first failure is the last thing that is written.
    fn note(&mut self, done: io::Result<()>, failure: &Sender<io::ErrorKind>, wake: &Wake) {
        if let Err(error) = done
            && !self.broken
        {
            self.broken = true;
            self.due = None;
            let _ = failure.send(error.kind());
            wake();
        }
    }
}
