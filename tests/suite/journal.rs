//! The journal: what was done comes back, however the program ended.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use recolumn::document::{By, Command, Destination, Document, find_fault};
use recolumn::save::FileVersion;
use recolumn::save::journal::{
    Base, Chain, Disk, Entry, HeldJournal, ReadJournal, Record, Rest, Unreadable, journals_in,
    read_journal, replay,
};
use recolumn::session::{Action, Again, Answer, LostWork, Notice, Question, Session};
use serde_json::{Value, json};

use super::commands::{PAGE, step};
use super::pages::{of_text, project};
use super::properties::steps::{Step, command};

/// Goes through a document as a person might, and writes it down.
#[derive(Clone, Debug)]
enum Move {
    Step(Step),
    Go(usize),
    Bring(usize, usize),
    Save,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        8 => step().prop_map(Move::Step),
        1 => (0..12usize).prop_map(Move::Go),
        1 => (0..12usize, 0..2usize).prop_map(|(step, branch)| Move::Bring(step, branch)),
        1 => Just(Move::Save),
    ];
    prop::collection::vec(one, 0..40)
}

fn done(document: &mut Document, it: &Move) -> Option<Record> {
    match it {
        Move::Step(Step::Undo) => document.undo().is_some().then_some(Record::Undid),
        Move::Step(Step::Redo) => document.redo().is_some().then_some(Record::Redid),
        Move::Step(step) => {
            let command = command(document.placement(), step)?;
            let applied = document.apply(&command).is_ok();
            applied.then_some(Record::Did(command))
        }
        Move::Go(count) => (document.go_to(*count) != 0).then_some(Record::WentTo(*count)),
        &Move::Bring(step, branch) => {
            let count = document.bring_back(step, branch);
            (count > 0).then_some(Record::BroughtBack { step, branch })
        }
        Move::Save => Some(Record::Saved {
            file: Some("报.json".to_owned()),
            stamp: document.stamp(),
            version: Some(FileVersion::of(b"saved")),
        }),
    }
}

fn base(document: &Document) -> Base {
    Base {
        placement: document.placement().clone(),
        file: None,
        version: None,
        pages: vec![None],
    }
}

fn entries(records: Vec<Record>) -> Vec<Entry> {
    let numbered = records.into_iter().enumerate();
    numbered
        .map(|(at, what)| Entry {
            at: at as u64,
            what,
        })
        .collect()
}

fn bytes_of(base: &Base, entries: &[Entry]) -> Vec<u8> {
    let mut chain = Chain::default();
    let mut bytes = chain.line(&base.head(7)).unwrap();
    for entry in entries {
        bytes.extend(chain.line(entry).unwrap());
    }
    bytes
}

fn brought_back(read: ReadJournal) -> Document {
    let base = read.head.base(&[]).unwrap();
    let work = replay(&base, &read.entries);
    assert_eq!(work.carried_out, read.entries.len());
    work.document
}

/// All of a document, its history, stamps and what was put aside on it.
pub(super) fn whole(document: &Document) -> String {
    format!("{document:?}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_work_comes_back_with_its_history(
        before in prop::collection::vec(step(), 0..12),
        moves in moves(),
    ) {
        // A work that was opened from a saved file has no history, but not every article number.
        let mut first = of_text(PAGE);
        for step in before {
            done(&mut first, &Move::Step(step));
        }
        let mut document = Document::new(first.placement().clone());
        let base = base(&document);
        let records = moves.iter().filter_map(|it| done(&mut document, it)).collect();
        let entries = entries(records);
        let read = read_journal(&bytes_of(&base, &entries)).unwrap();
        prop_assert_eq!(read.rest, Rest::Nothing);
        prop_assert_eq!(&read.entries, &entries);
        let back = brought_back(read);
        prop_assert_eq!(find_fault(back.placement()), None);
        prop_assert_eq!(whole(&back), whole(&document));
    }

    #[test]
    fn what_is_torn_off_costs_what_was_behind_it(moves in moves(), cut in any::<prop::sample::Index>()) {
        let mut document = of_text(PAGE);
        let base = base(&document);
        let records = moves.iter().filter_map(|it| done(&mut document, it)).collect();
        let entries = entries(records);
        let bytes = bytes_of(&base, &entries);
        let cut = cut.index(bytes.len() + 1);
        let lines = bytes[..cut].iter().filter(|byte| **byte == b'\n').count();
        match read_journal(&bytes[..cut]) {
            Err(why) => prop_assert_eq!((why, lines), (Unreadable::NotBegun, 0)),
            Ok(read) => {
                prop_assert_eq!(&read.entries[..], &entries[..lines - 1]);
                let torn = bytes[cut - 1] != b'\n';
                prop_assert_eq!(read.rest, if torn { Rest::Torn } else { Rest::Nothing });
            }
        }
    }

    #[test]
    fn a_byte_that_is_another_is_noticed(
        moves in moves(),
        at in any::<prop::sample::Index>(),
        with in 1..=255u8,
    ) {
        let mut document = of_text(PAGE);
        let base = base(&document);
        let records = moves.iter().filter_map(|it| done(&mut document, it)).collect();
        let entries = entries(records);
        let mut bytes = bytes_of(&base, &entries);
        let at = at.index(bytes.len());
        let lines = bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        bytes[at] ^= with;
        match read_journal(&bytes) {
            Err(_) => prop_assert_eq!(lines, 0),
            Ok(read) => {
                prop_assert_ne!(read.rest, Rest::Nothing);
                prop_assert_eq!(&read.entries[..], &entries[..lines - 1]);
            }
        }
    }
}

#[test]
fn a_line_that_is_missing_or_moved_is_noticed() {
    let mut document = of_text(PAGE);
    let base = base(&document);
    let ids: Vec<_> = document.placement().fragments().map(|(id, _)| id).collect();
    let records = ids.iter().map(|&id| {
        let command = Command::Move {
            fragments: vec![id],
            to: Destination::NewArticle { before: None },
            role: None,
            by: By::User,
        };
        document.apply(&command).unwrap();
        Record::Did(command)
    });
    let entries = entries(records.collect());
    let bytes = bytes_of(&base, &entries);
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let check = |order: &[usize], left: usize| {
        let read = read_journal(
            &order
                .iter()
                .flat_map(|&n| lines[n].to_vec())
                .collect::<Vec<_>>(),
        );
        let read = read.unwrap();
        assert_eq!(
            (read.entries.len(), read.rest),
            (left, Rest::Damaged),
            "{order:?}"
        );
    };
    check(&[0, 1, 3, 4], 1);
    check(&[0, 2, 1, 3], 0);
    check(&[0, 1, 1], 1);
    assert_eq!(read_journal(lines[1]).unwrap_err(), Unreadable::Damaged);
    assert_eq!(read_journal(b"").unwrap_err(), Unreadable::NotBegun);
    assert_eq!(
        read_journal(b"no journal\n").unwrap_err(),
        Unreadable::Damaged
    );
    let later = json!({"format": "recolumn journal", "version": 99, "new": [1]});
    let later = Chain::default().line(&later).unwrap();
    assert_eq!(read_journal(&later).unwrap_err(), Unreadable::LaterVersion);
}

#[test]
fn a_journal_is_one_programs_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut file =
        HeldJournal::create(&folder.path().join("new/journals"), &Disk::default()).unwrap();
    let journals = journals_in(&folder.path().join("new/journals"));
    assert_eq!(journals, [file.path()]);
    let document = of_text(PAGE);
    file.write(&base(&document).head(1)).unwrap();
    file.sync().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(file.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "texts are private");
    }
    assert!(
        HeldJournal::claim(file.path(), &Disk::default())
            .unwrap()
            .is_none()
    );
    let path = file.path().to_owned();
    drop(file);
    let (claimed, bytes) = HeldJournal::claim(&path, &Disk::default())
        .unwrap()
        .unwrap();
    assert!(read_journal(&bytes).is_ok());
    assert!(
        HeldJournal::claim(&path, &Disk::default())
            .unwrap()
            .is_none()
    );
    let aside = claimed.put_aside().unwrap();
    assert!(aside.exists() && journals_in(path.parent().unwrap()).is_empty());
}

/// A session that keeps journals in this folder, with what it finds there.
fn session(folder: &Path) -> Session {
    let mut session = Session::default();
    session.keep_journals(folder.to_owned());
    session
}

pub(super) fn start(folder: &Path, paths: &[PathBuf]) -> Session {
    let mut session = session(folder);
    session.look_for_lost_work(paths);
    session.act(Action::Open(paths.to_vec()));
    session.finish_jobs();
    session
}

pub(super) fn article_of(session: &mut Session, number: usize) {
    let placement = session.placement().unwrap();
    let id = placement.fragments().nth(number).unwrap().0;
    session.act(Action::Select(id));
    session.act(Action::SelectionToNewArticle);
}

pub(super) fn document(session: &Session) -> &Document {
    session.work().unwrap().document()
}

pub(super) fn offered(session: &Session) -> Option<LostWork> {
    match session.question() {
        Some(Question::Lost(lost)) => Some(lost.clone()),
        _ => None,
    }
}

pub(super) fn page(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, PAGE).unwrap();
    path
}

pub(super) fn answer(session: &mut Session, answer: Answer) {
    session.act(Action::Answer(answer));
    session.finish_jobs();
}

#[test]
fn what_was_not_saved_is_offered_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let path = page(folder.path(), "报.txt");
    let mut before = start(&journals, std::slice::from_ref(&path));
    assert_eq!(
        journals_in(&journals).len(),
        0,
        "who only looks leaves nothing"
    );
    (0..5).for_each(|number| article_of(&mut before, number));
    before.act(Action::Undo);
    before.act(Action::Undo);
    before.act(Action::Redo);
    assert!(offered(&start(&journals, &[])).is_none(), "it lives");
    let was = whole(document(&before));
    drop(before);

    let mut after = start(&journals, std::slice::from_ref(&path));
    let lost = offered(&after).unwrap();
    assert_eq!((lost.name.as_str(), lost.steps), ("报.txt", 8));
    assert!(lost.ago < 60);
    assert!(after.work().is_none(), "the file waits for the answer");
    assert!(
        offered(&start(&journals, &[])).is_none(),
        "another window does not offer it, too"
    );
    answer(&mut after, Answer::Go);
    assert_eq!(whole(document(&after)), was);
    assert!(after.work().unwrap().is_unsaved());
    assert!(matches!(after.notice(), Some(Notice::WorkCameBack(8))));

    // It goes on in the same journal, through another crash.
    article_of(&mut after, 5);
    while document(&after).undone().is_empty() || !document(&after).steps().is_empty() {
        after.act(Action::Undo);
    }
    after.act(Action::GoToStep(3));
    let was = whole(document(&after));
    drop(after);
    let mut again = start(&journals, &[]);
    answer(&mut again, Answer::Go);
    assert_eq!(whole(document(&again)), was);
    assert_eq!(journals_in(&journals).len(), 1);
}

#[test]
fn later_leaves_it_and_throwing_away_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let paths = ["one.txt", "two.txt"].map(|name| page(folder.path(), name));
    let mut works = paths.clone().map(|path| start(&journals, &[path]));
    for work in &mut works {
        article_of(work, 0);
        article_of(work, 1);
    }
    drop(works);
    let mut after = start(&journals, &paths[..1]);
    assert_eq!(
        offered(&after).unwrap().name,
        "one.txt",
        "that of the file comes first"
    );
    answer(&mut after, Answer::Cancel);
    assert_eq!(offered(&after).unwrap().name, "two.txt");
    answer(&mut after, Answer::ThrowAway);
    assert!(after.question().is_none());
    assert!(
        document(&after).steps().is_empty(),
        "the file itself is open"
    );
    let mut later = start(&journals, &paths[1..]);
    assert_eq!(offered(&later).unwrap().name, "one.txt");
    assert_eq!(journals_in(&journals).len(), 1);
    answer(&mut later, Answer::Go);
    assert_eq!(document(&later).steps().len(), 2);
    assert_eq!(
        later.work().unwrap().name(),
        "one.txt",
        "nothing was opened over it"
    );
}

#[test]
fn what_is_saved_or_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let path = page(folder.path(), "page.txt");
    let saved = folder.path().join("page.recolumn.json");

    let mut work = start(&journals, std::slice::from_ref(&path));
    article_of(&mut work, 0);
    work.act(Action::SaveTo(saved.clone(), None));
    work.finish_jobs();
    drop(work);
    assert_eq!(journals_in(&journals).len(), 1, "it did not end by itself");
    assert!(offered(&start(&journals, &[])).is_none());
    assert_eq!(journals_in(&journals).len(), 0);

    let mut work = start(&journals, std::slice::from_ref(&saved));
    article_of(&mut work, 1);
    work.act(Action::SaveTo(saved.clone(), None));
    work.finish_jobs();
    article_of(&mut work, 2);
    let was = whole(document(&work));
    drop(work);
    let mut work = start(&journals, std::slice::from_ref(&saved));
    let lost = offered(&work).unwrap();
    assert_eq!((lost.name.as_str(), lost.steps), ("page.recolumn.json", 1));
    answer(&mut work, Answer::Go);
    assert_eq!(whole(document(&work)), was);
    work.act(Action::Undo);
    assert!(!work.work().unwrap().is_unsaved(), "back at what was saved");
    work.act(Action::Redo);
    work.act(Action::Close);
    assert!(matches!(work.question(), Some(Question::Unsaved(_))));
    assert_eq!(journals_in(&journals).len(), 1);
    work.act(Action::Answer(Answer::Go));
    assert_eq!(journals_in(&journals).len(), 0, "it was given up");

    let mut work = start(&journals, std::slice::from_ref(&path));
    article_of(&mut work, 0);
    work.act(Action::Undo);
    work.act(Action::Open(vec![saved]));
    work.finish_jobs();
    assert_eq!(journals_in(&journals).len(), 0, "another work is open");
}

#[test]
fn pages_that_were_added_come_back_with_their_files() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let paths = ["one.txt", "two.txt"].map(|name| page(folder.path(), name));
    let mut work = start(&journals, &paths[..1]);
    work.act(Action::AddPages(paths[1..].to_vec()));
    work.finish_jobs();
    article_of(&mut work, 7);
    let source = recolumn::document::SourceId(0);
    let encoding = recolumn::encoding::Encoding::from_name("windows-1252").unwrap();
    work.act(Action::ReadAgain(source, Again::In(encoding)));
    work.finish_jobs();
    answer(&mut work, Answer::Go);
    let was = whole(document(&work));
    assert_eq!(document(&work).steps().len(), 3);
    drop(work);
    paths.iter().for_each(|path| fs::remove_file(path).unwrap());
    let mut after = start(&journals, &[]);
    answer(&mut after, Answer::Go);
    assert_eq!(whole(document(&after)), was, "without their files");
    let origins = after
        .work()
        .unwrap()
        .pages()
        .iter()
        .map(|page| page.origin.clone());
    let files = paths.map(recolumn::session::Origin::File);
    assert_eq!(origins.collect::<Vec<_>>(), files);
}

#[test]
fn a_damaged_journal_gives_what_holds_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let mut work = start(&journals, &[project("assets/sample/page.txt")]);
    (0..4).for_each(|number| article_of(&mut work, number));
    drop(work);
    let path = journals_in(&journals).remove(0);
    let mut bytes = fs::read(&path).unwrap();
    let lines: Vec<usize> = memchr::memchr_iter(b'\n', &bytes).collect();
    bytes[lines[3] - 4] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let mut after = start(&journals, &[]);
    answer(&mut after, Answer::Go);
    assert_eq!(document(&after).steps().len(), 2);
    let Some(Notice::JournalDamaged(aside)) = after.failure_notice() else {
        panic!("{:?}", after.notice());
    };
    assert_eq!(fs::read(aside).unwrap(), bytes);
    article_of(&mut after, 9);
    drop(after);
    let mut again = start(&journals, &[]);
    answer(&mut again, Answer::Go);
    assert_eq!(document(&again).steps().len(), 3);
    drop(again);

    // One of which nothing can be read does not stop the start.
    let path = journals_in(&journals).remove(0);
    fs::write(
        &path,
        b"0123456789abcdef {\"format\":\"recolumn journal\"}\nmore",
    )
    .unwrap();
    fs::write(journals.join("work-torn.journal"), b"0123").unwrap();
    let after = start(&journals, &[project("assets/sample/page.txt")]);
    assert!(after.question().is_none() && after.work().is_some());
    assert!(matches!(
        after.failure_notice(),
        Some(Notice::JournalUnreadable(_))
    ));
    assert_eq!(journals_in(&journals).len(), 0);
    assert_eq!(fs::read_dir(&journals).unwrap().count(), 2);
}

#[test]
fn a_journal_that_cannot_be_written_stops_and_not_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let path = page(folder.path(), "page.txt");
    // Where the folder should be, there is a file.
    let journals = folder.path().join("journals");
    fs::write(&journals, "in the way").unwrap();
    let mut work = start(&journals, std::slice::from_ref(&path));
    article_of(&mut work, 0);
    for _ in 0..500 {
        work.poll();
        if work.failure_notice().is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(matches!(
        work.failure_notice(),
        Some(Notice::JournalStopped(_))
    ));
    let number = work.notice_number();
    article_of(&mut work, 1);
    assert_eq!(document(&work).steps().len(), 2);
    assert_eq!(work.notice_number(), number + 1, "it is said once");

    // Saving tries again; what is done then is written with all that was done before.
    fs::remove_file(&journals).unwrap();
    work.act(Action::SaveTo(folder.path().join("page.json"), None));
    work.finish_jobs();
    article_of(&mut work, 2);
    let was = whole(document(&work));
    drop(work);
    let mut after = start(&journals, &[]);
    assert_eq!(offered(&after).unwrap().steps, 1);
    answer(&mut after, Answer::Go);
    assert_eq!(whole(document(&after)), was);
}

#[test]
fn a_very_large_page_is_read_from_its_file_again_if_it_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let journals = folder.path().join("journals");
    let path = folder.path().join("large.txt");
    let text = "青塘县的老桥在雨季之前修好了。\n\n".repeat(200_000);
    fs::write(&path, &text).unwrap();
    let mut work = start(&journals, std::slice::from_ref(&path));
    article_of(&mut work, 3);
    let stamp = document(&work).stamp();
    let placement = document(&work).placement().clone();
    drop(work);
    fs::write(&path, text.replacen("桥", "路", 1)).unwrap();
    let after = start(&journals, &[]);
    assert!(after.question().is_none());
    assert!(matches!(
        after.failure_notice(),
        Some(Notice::JournalWaits { .. })
    ));
    drop(after);
    fs::write(&path, &text).unwrap();
    let mut after = start(&journals, &[]);
    answer(&mut after, Answer::Go);
    assert_eq!(document(&after).stamp(), stamp);
    assert!(document(&after).placement() == &placement);
}

#[test]
fn a_page_in_a_record_whose_cuts_do_not_cover_its_text_is_refused() {
    let page = json!({
        "source": {
            "name": "page.txt",
            "encoding": "UTF-8",
            "sha256": vec![7; 32],
            "text": "桥好了\n\n灯亮了",
        },
        "cuts": [[[[0, 9]], "title"], [[[11, 20]], "paragraph"]],
    });
    let read = |change: &dyn Fn(&mut Value)| {
        let mut page = page.clone();
        change(&mut page);
        let added = json!({ "did": { "add_pages": [page] } });
        serde_json::from_value::<Record>(added)
    };
    let good = read(&|_| {}).unwrap();
    let mut document = of_text(PAGE);
    let Record::Did(command) = good else {
        panic!("{good:?}");
    };
    document.apply(&command).unwrap();
    assert_eq!(find_fault(document.placement()), None);
    let refused = |change: &dyn Fn(&mut Value)| {
        let error = read(change).unwrap_err().to_string();
        assert!(error.contains("do not cover"), "{error}");
    };
    refused(&|page| drop(page["cuts"].as_array_mut().unwrap().pop()));
    refused(&|page| page["cuts"][1] = page["cuts"][0].clone());
    for crooked in [[11, 21], [11, 19], [10, 20], [11, 4_000_000_000_u32]] {
        refused(&|page| page["cuts"][1][0][0] = json!(crooked));
    }
    refused(&|page| page["source"]["text"] = json!("桥好了"));
}
