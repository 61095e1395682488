//! What a person notices when the disk fails under the journal, whichever step it fails at: a
//! warning, work that goes on, and a next start that brings back what was noted.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use recolumn::document::find_fault;
use recolumn::save::TextOptions;
use recolumn::save::journal::{Disk, Step, journals_in};
use recolumn::session::{Action, Answer, ExportKind, Notice, Session};

use super::journal::{answer, article_of, document, offered, page, start, whole};

/// How often the disk fails from the first fault on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fails {
    Once,
    Always,
}

/// A disk that fails from the step of this number on, and the steps at which it did.
fn failing(
    folder: &Path,
    at: usize,
    kind: ErrorKind,
    fails: Fails,
) -> (Disk, Arc<Mutex<Vec<Step>>>) {
    let (count, met) = (AtomicUsize::new(0), Arc::new(Mutex::new(Vec::new())));
    let (folder, seen) = (folder.to_owned(), Arc::clone(&met));
    let disk = Disk::told(move |step| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        if number < at || (fails == Fails::Once && number > at) {
            return Ok(());
        }
        seen.lock().unwrap().push(step);
        // A full disk takes half of a line.
        if step == Step::Write
            && let Some(path) = journals_in(&folder).pop()
        {
            let mut file = File::options().append(true).open(path).unwrap();
            file.write_all(b"0123456789abcdef {\"at\":7,\"do\"")
                .unwrap();
        }
        Err(kind.into())
    });
    (disk, met)
}

/// What a person does, with the state after each step; what was met before the work was saved, and
/// whether the person was warned.
struct Worked {
    states: Vec<String>,
    before_saving: usize,
    /// What was met while there was somebody to be warned.
    met: Vec<Step>,
    warned: bool,
}

fn work(folder: &Path, disk: Disk, met: &Mutex<Vec<Step>>) -> Worked {
    let mut session = Session::default();
    session.keep_journals_on(folder.join("journals"), disk);
    session.act(Action::Open(vec![folder.join("page.txt")]));
    session.finish_jobs();
    let mut worked = Worked {
        states: vec![whole(document(&session))],
        before_saving: 0,
        met: Vec::new(),
        warned: false,
    };
    let mut done = |session: &mut Session| {
        worked.states.push(whole(document(session)));
        let stopped = |notice: &Notice| matches!(notice, Notice::JournalStopped(_));
        worked.warned |= session.failure_notice().is_some_and(stopped);
    };
    for number in 0..3 {
        article_of(&mut session, number);
        done(&mut session);
    }
    let met_before = met.lock().unwrap().len();
    session.act(Action::SaveTo(folder.join("page.recolumn.json"), None));
    session.finish_jobs();
    for number in 3..5 {
        article_of(&mut session, number);
        done(&mut session);
    }
    session.act(Action::Undo);
    done(&mut session);
    // A job waits for the journal, and so this one knows how that went.
    let text = folder.join("page.out.txt");
    session.act(Action::Export(
        ExportKind::OneFile,
        text.clone(),
        TextOptions::default(),
    ));
    session.finish_jobs();
    done(&mut session);
    assert!(text.exists() && find_fault(document(&session).placement()).is_none());
    worked.before_saving = met_before;
    worked.met = met.lock().unwrap().clone();
    worked
}

/// The next start, on a disk that is sound: what comes back, if anything.
fn next_start(folder: &Path) -> Option<Session> {
    let mut session = start(&folder.join("journals"), &[]);
    offered(&session)?;
    answer(&mut session, Answer::Go);
    assert_eq!(find_fault(document(&session).placement()), None);
    Some(session)
}

fn folder_with_page() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = page(folder.path(), "page.txt");
    (folder, path)
}

#[test]
fn whatever_fails_the_work_goes_on_and_what_was_noted_comes_back() {
    let (sound, _) = folder_with_page();
    let wanted = work(sound.path(), Disk::default(), &Mutex::default()).states;
    let mut all_met = Vec::new();
    for fails in [Fails::Once, Fails::Always] {
        for kind in [
            ErrorKind::StorageFull,
            ErrorKind::PermissionDenied,
            ErrorKind::Interrupted,
        ] {
            for at in 0.. {
                let (folder, _) = folder_with_page();
                let folder = folder.path();
                let (disk, met) = failing(&folder.join("journals"), at, kind, fails);
                let worked = work(folder, disk, &met);
                let met = met.lock().unwrap().clone();
                let case = format!("{fails:?}, {kind:?}, step {at}: {met:?}");
                assert_eq!(worked.states, wanted, "{case}");

                // Whether the folder is synced is the system's affair: the file is there.
                let stops = |step: &Step| *step != Step::SyncFolder;
                let stopped = worked.met.iter().any(stops);
                assert_eq!(worked.warned, stopped, "{case}");
                let back = next_start(folder);
                let back = back.as_ref().map(|session| whole(document(session)));
                let again = fails == Fails::Once && worked.before_saving > 0;
                if !stopped || again {
                    assert_eq!(back.as_ref(), wanted.last(), "{case}");
                } else if let Some(back) = back {
                    assert!(wanted.contains(&back), "{case}: something that never was");
                }
                all_met.extend(met.iter().copied());
                if met.is_empty() {
                    break;
                }
            }
        }
    }
    for step in [
        Step::Create,
        Step::Lock,
        Step::SyncFolder,
        Step::Write,
        Step::Sync,
    ] {
        assert!(all_met.contains(&step), "{step:?} was never asked for");
    }
}

#[test]
fn a_start_on_a_disk_that_fails_loses_nothing_of_what_was_noted() {
    let mut all_met = Vec::new();
    for chosen in [Answer::Go, Answer::ThrowAway] {
        for at in 0.. {
            let (folder, _) = folder_with_page();
            let folder = folder.path();
            let worked = work(folder, Disk::default(), &Mutex::default());
            let journals = folder.join("journals");
            let journal = journals_in(&journals).remove(0);
            let mut file = File::options().append(true).open(&journal).unwrap();
            file.write_all(b"torn").unwrap();
            drop(file);

            let (disk, met) = failing(&journals, at, ErrorKind::PermissionDenied, Fails::Always);
            let mut session = Session::default();
            session.keep_journals_on(journals.clone(), disk);
            session.look_for_lost_work(&[]);
            session.finish_jobs();
            let was_offered = offered(&session).is_some();
            answer(&mut session, chosen);
            let back = session.work().map(|_| whole(document(&session)));
            drop(session);
            let met = met.lock().unwrap().clone();
            let case = format!("{chosen:?}, step {at}: {met:?}");
            if chosen == Answer::Go && was_offered {
                assert_eq!(back.as_ref(), worked.states.last(), "{case}");
            }
            let later = next_start(folder);
            let later = later.as_ref().map(|session| whole(document(session)));
            if chosen == Answer::ThrowAway && was_offered && !met.contains(&Step::Remove) {
                assert_eq!(later, None, "{case}: it was thrown away");
            } else {
                assert_eq!(later.as_ref(), worked.states.last(), "{case}");
            }
            all_met.extend(met.iter().copied());
            if met.is_empty() {
                break;
            }
        }
    }
    for step in [Step::Lock, Step::Cut, Step::Remove, Step::PutAside] {
        assert!(all_met.contains(&step), "{step:?} was never asked for");
    }
}
