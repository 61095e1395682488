//! The program is killed at any moment, and the next start has the work.
//!
//! Another process of this same test program drives a session at random and says what it has done;
//! it is killed (on Unix by SIGKILL, which asks nobody). Then the work is looked for as a start of
//! the program does. `RECOLUMN_KILLS` says how often; without it, a few times.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use recolumn::document::{Command, FragmentId, Join, Reason, Role, find_fault};
use recolumn::save::journal::{Disk, HeldJournal, Record, journals_in, read_journal, replay};
use recolumn::session::{Action, Answer, Notice, Question, Session};

use super::commands::PAGE;
use super::pages::project;

const FOLDER: &str = "RECOLUMN_KILLED_IN";
const SEED: &str = "RECOLUMN_KILLED_SEED";
const KILLS: &str = "RECOLUMN_KILLS";

/// What may be lost at most.
const LOST: Duration = Duration::from_secs(1);

/// Numbers that look random, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }
}

/// A number for a document with all its history.
fn number(session: &Session) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{:?}", session.work().unwrap().document()).hash(&mut hasher);
    hasher.finish()
}

fn start(folder: &Path) -> Session {
    let pages = vec![folder.join("page.txt")];
    let mut session = Session::default();
    session.keep_journals(folder.join("journals"));
    session.look_for_lost_work(&pages);
    session.act(Action::Open(pages));
    session.finish_jobs();
    if let Some(Question::Lost(_)) = session.question() {
        session.act(Action::Answer(Answer::Go));
        session.finish_jobs();
    }
    session
}

/// Does something as likely as not possible.
fn anything(session: &mut Session, chance: &mut Chance, folder: &Path) {
    let placement = session.placement().unwrap().clone();
    let ids: Vec<FragmentId> = placement.fragments().map(|(id, _)| id).collect();
    let pick = ids[chance.below(ids.len())];
    let selected = (0..=chance.below(3)).map(|_| ids[chance.below(ids.len())]);
    session.act(Action::SelectAll(selected.collect()));
    let steps = session.work().unwrap().document().steps().len();
    let action = match chance.below(26) {
        0..4 => Action::SelectionToNewArticle,
        4..7 => Action::SelectionToArticle(chance.below(4)),
        7 => Action::SelectionToUnplaced,
        8..10 => Action::DiscardSelection(Reason::OFFERED[chance.below(5)].clone()),
        10..12 => Action::SelectionRole(Role::ALL[chance.below(8)]),
        12 => Action::MergeSelection,
        13..16 => Action::Do(Command::Cut {
            fragment: pick,
            at: pick.start + 3 * (1 + chance.below(9) as u32),
        }),
        16 => Action::Do(Command::SetJoin {
            fragment: pick,
            join: Join::Continue,
        }),
        17 => Action::Redo,
        18 => Action::GoToStep(steps.saturating_sub(chance.below(6))),
        19 => Action::BringBack {
            step: chance.below(steps + 2),
            branch: 0,
        },
        20 if placement.sources().len() < 4 => Action::AddPages(vec![folder.join("page.txt")]),
        21 => Action::SaveTo(folder.join("saved.json"), None),
        _ => Action::Undo,
    };
    session.act(action);
    session.finish_jobs();
    if session.question().is_some() {
        session.act(Action::Answer(Answer::Go));
        session.finish_jobs();
    }
}

/// Not a test, but what is killed.
#[test]
#[ignore = "is started by the test that kills it"]
fn is_driven_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let folder = Path::new(&folder);
    let mut chance = Chance(std::env::var(SEED).unwrap().parse().unwrap());
    let mut session = start(folder);
    let mut out = std::io::stdout();
    let mut say = |session: &Session| {
        let unsaved = session.work().unwrap().is_unsaved();
        writeln!(out, "\nstate {} {unsaved}", number(session)).unwrap();
        out.flush().unwrap();
    };
    say(&session);
    let pause = [0, 3, 20][chance.below(3)];
    loop {
        anything(&mut session, &mut chance, folder);
        session.poll();
        let stopped = matches!(session.failure_notice(), Some(Notice::JournalStopped(_)));
        assert!(!stopped, "the journal could not be written");
        say(&session);
        std::thread::sleep(Duration::from_millis(chance.below(pause + 1) as u64));
    }
}

/// A state that was reported.
#[derive(Clone, Copy, Debug)]
struct Reported {
    at: Instant,
    number: u64,
    unsaved: bool,
}

/// Drives the program in another process, and kills it; what it had said, and when it was killed.
fn killed(folder: &Path, chance: &mut Chance) -> (Vec<Reported>, Instant) {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture"])
        .arg("killed::is_driven_until_it_is_killed")
        .env(FOLDER, folder)
        .env(SEED, (chance.below(1 << 40) + 1).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let (sender, receiver) = channel();
    let reader = std::thread::spawn(move || {
        for line in out.lines().map_while(Result::ok) {
            let words: Vec<&str> = line.split(' ').collect();
            if let ["state", number, unsaved] = words[..] {
                let reported = Reported {
                    at: Instant::now(),
                    number: number.parse().unwrap(),
                    unsaved: unsaved == "true",
                };
                sender.send(reported).unwrap();
            }
        }
    });
    let first = receiver.recv_timeout(Duration::from_secs(60));
    let first = first.expect("a start failed");
    // Some are killed at once, and some after a while.
    let longest = [30, 300, 1500][chance.below(3)];
    std::thread::sleep(Duration::from_micros(chance.below(longest * 1000) as u64));
    let end = Instant::now();
    assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap();
    let reported = std::iter::once(first).chain(receiver.try_iter()).collect();
    (reported, end)
}

/// The number of the work in the journal as it was before the last thing that was done.
fn number_before_last(journals: &Path) -> Option<u64> {
    let path = journals_in(journals).pop()?;
    let (_, bytes) = HeldJournal::claim(&path, &Disk::default()).unwrap()?;
    let read = read_journal(&bytes).ok()?;
    let mut entries = read.entries;
    // Pages that are added have a second line, about their files.
    while matches!(entries.pop()?.what, Record::Pages(_)) {}
    let base = read.head.base(&[]).unwrap();
    let work = replay(&base, &entries);
    let mut hasher = DefaultHasher::new();
    format!("{:?}", work.document).hash(&mut hasher);
    Some(hasher.finish())
}

#[test]
fn a_program_that_is_killed_loses_nothing() {
    let kills = std::env::var(KILLS)
        .ok()
        .and_then(|kills| kills.parse().ok());
    let kills: usize = kills.unwrap_or(25);
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15 ^ u64::from(std::process::id()));
    let mut folder = tempfile::tempdir().unwrap();
    let (mut steps, mut lost, mut longest, mut ahead) = (0, 0, Duration::ZERO, 0);
    let (mut offered, mut kept) = (0, 0);
    for kill in 0..kills {
        if kill % 4 == 0 {
            folder = tempfile::tempdir().unwrap();
            let page = if kill % 8 == 0 {
                PAGE.into()
            } else {
                fs::read(project("assets/sample/page.txt")).unwrap()
            };
            fs::write(folder.path().join("page.txt"), page).unwrap();
        }
        let (reported, end) = killed(folder.path(), &mut chance);
        steps += reported.len() - 1;
        let journals = folder.path().join("journals");
        let before_last = number_before_last(&journals);

        let mut session = start(folder.path());
        let work = session.work().expect("the start failed");
        assert_eq!(find_fault(work.document().placement()), None);
        assert!(session.failure_notice().is_none(), "{:?}", session.notice());
        let came_back = work.is_unsaved();
        let last = reported.last().unwrap();
        if came_back {
            offered += 1;
            let back = number(&session);
            let same = |state: &Reported| state.number == back;
            match reported.iter().rposition(same) {
                // What was done after it is lost.
                Some(at) => {
                    let next = reported.get(at + 1);
                    let time = next.map_or(Duration::ZERO, |next| {
                        end.saturating_duration_since(next.at)
                    });
                    assert!(time <= LOST, "{time:?} of work are lost");
                    lost += reported.len() - 1 - at;
                    longest = longest.max(time);
                }
                // It was done, and there was no time to say so.
                None => {
                    assert_eq!(before_last, Some(last.number), "this was never there");
                    ahead += 1;
                }
            }
            // All of it can be undone, and done again.
            let count = session.work().unwrap().document().steps().len();
            session.act(Action::GoToStep(0));
            assert!(session.work().unwrap().document().steps().is_empty());
            assert_eq!(find_fault(session.placement().unwrap()), None);
            session.act(Action::GoToStep(count));
            assert_eq!(number(&session), back);
        } else {
            // All was saved, or nothing was done yet, or that was the very last thing.
            kept += 1;
            let saved = reported.iter().rposition(|state| !state.unsaved);
            let next = saved.map_or(reported.first(), |at| reported.get(at + 1));
            let time = next.map_or(Duration::ZERO, |next| {
                end.saturating_duration_since(next.at)
            });
            let just_saved = before_last == Some(last.number);
            assert!(time <= LOST || just_saved, "{time:?} of work are lost");
            assert!(journals_in(&journals).is_empty());
        }
    }
    println!(
        "killed {kills} times in {steps} steps: {offered} came back, {kept} had nothing to bring \
         back; {lost} steps lost, {} ms at most; {ahead} times one more than was said",
        longest.as_millis()
    );
}
