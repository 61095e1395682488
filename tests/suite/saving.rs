//! Saving a work again and again: the version before is kept, and what somebody else wrote is not
//! written over without a question.

use std::fs;
use std::path::Path;

use recolumn::save::open;
use recolumn::session::{Action, Again, Answer, Effect, Notice, Question, Session};

use super::pages::project;

/// A session with the sample page, one fragment of it placed.
fn begun() -> Session {
    let mut session = Session::default();
    session.act(Action::Open(vec![project("assets/sample/page.txt")]));
    session.finish_jobs();
    place(&mut session);
    session
}

/// Makes another article.
fn place(session: &mut Session) {
    let placement = session.placement().unwrap();
    let free = |(_, it): &(_, &recolumn::document::Fragment)| {
        it.standing == recolumn::document::Standing::Unplaced
    };
    let (id, _) = placement.fragments().find(free).unwrap();
    session.act(Action::Select(id));
    session.act(Action::SelectionToNewArticle);
}

fn save(session: &mut Session, path: &Path) -> Vec<Effect> {
    session.act(Action::SaveTo(path.to_owned(), None));
    session.finish_jobs()
}

/// How many articles a saved file holds.
fn articles(path: &Path) -> usize {
    let opened = open(&fs::read(path).unwrap()).unwrap();
    opened.placement.articles().len()
}

#[test]
fn the_first_save_of_a_run_keeps_what_was_there_and_the_next_ones_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.recolumn.json");
    let backup = folder.path().join("work.recolumn.json~");
    let mut session = begun();
    save(&mut session, &path);
    assert!(!backup.exists(), "there was nothing to keep");
    place(&mut session);
    save(&mut session, &path);
    assert!(!backup.exists(), "the run's own saves are not kept");

    let mut next_run = Session::default();
    next_run.act(Action::Open(vec![path.clone()]));
    next_run.finish_jobs();
    for wanted in [3, 4] {
        place(&mut next_run);
        next_run.act(Action::Save);
        next_run.finish_jobs();
        assert_eq!((articles(&path), articles(&backup)), (wanted, 2));
    }
    assert!(matches!(next_run.notice(), Some(Notice::Saved(_))));
}

#[test]
fn what_somebody_else_saved_meanwhile_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.recolumn.json");
    let backup = folder.path().join("work.recolumn.json~");
    let mut session = begun();
    save(&mut session, &path);
    for _ in 0..3 {
        place(&mut session);
    }
    // The same file, opened, changed and saved in another window.
    let mut other = Session::default();
    other.act(Action::Open(vec![path.clone()]));
    other.finish_jobs();
    place(&mut other);
    other.act(Action::Save);
    other.finish_jobs();
    assert_eq!(articles(&path), 2);

    let ask = |session: &mut Session| {
        session.act(Action::Save);
        session.finish_jobs();
        let question = session.question();
        assert!(matches!(question, Some(Question::ChangedOnDisk(file, None)) if *file == path));
        assert_eq!(articles(&path), 2, "nothing is written before the answer");
    };
    ask(&mut session);
    session.act(Action::Answer(Answer::Cancel));
    assert!(session.work().unwrap().is_unsaved());
    ask(&mut session);
    let effects = session.act(Action::Answer(Answer::Save));
    assert!(matches!(effects[..], [Effect::AskSave(..)]), "{effects:?}");
    ask(&mut session);
    session.act(Action::Answer(Answer::Go));
    session.finish_jobs();
    assert!(session.question().is_none() && !session.work().unwrap().is_unsaved());
    assert_eq!(
        (articles(&path), articles(&backup)),
        (4, 2),
        "theirs is kept"
    );
    place(&mut session);
    session.act(Action::Save);
    session.finish_jobs();
    assert!(session.question().is_none(), "now it is the program's own");
}

#[test]
fn a_file_that_is_gone_or_only_touched_is_saved_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.recolumn.json");
    let mut session = begun();
    save(&mut session, &path);
    let same = fs::read(&path).unwrap();
    fs::write(&path, same).unwrap();
    for gone in [false, true] {
        if gone {
            fs::remove_file(&path).unwrap();
        }
        place(&mut session);
        session.act(Action::Save);
        session.finish_jobs();
        assert!(session.question().is_none());
        assert!(!session.work().unwrap().is_unsaved());
    }
    assert_eq!(articles(&path), 3);
}

#[test]
fn every_page_gets_a_name_that_every_system_allows() {
    for (page, wanted) in [
        ("第3版.txt", "第3版.recolumn.json".to_owned()),
        ("nul.txt", "_nul.recolumn.json".to_owned()),
        ("a:b?.txt", "a_b_.recolumn.json".to_owned()),
        (
            &format!("{}.txt", "长".repeat(80)),
            format!("{}.recolumn.json", "长".repeat(66)),
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(page);
        fs::write(&path, "老桥修好了。").unwrap();
        let mut session = Session::default();
        session.act(Action::Open(vec![path]));
        session.finish_jobs();
        assert_eq!(session.work().unwrap().proposed_name(), wanted);
    }
}

#[test]
fn a_page_whose_file_has_changed_is_read_again_after_a_question_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    fs::write(&path, "老桥修好了。\n\n村里人都来看。\n").unwrap();
    let mut session = Session::default();
    session.act(Action::Open(vec![path.clone()]));
    session.finish_jobs();
    let source = recolumn::document::SourceId(0);
    let read_again = |session: &mut Session| {
        session.act(Action::ReadAgain(source, Again::FromDisk));
        session.finish_jobs();
    };
    let text = |session: &Session| session.placement().unwrap().text(source).to_owned();
    let before = text(&session);
    read_again(&mut session);
    assert!(matches!(session.notice(), Some(Notice::Unchanged(file)) if *file == path));

    place(&mut session);
    fs::write(&path, "老桥修好了。\n\n村里人都来看，站满了河岸。\n").unwrap();
    read_again(&mut session);
    let question = session.question();
    assert!(matches!(
        question,
        Some(Question::ReadAgain(_, Again::FromDisk, 1))
    ));
    assert_eq!(text(&session), before, "nothing is read before the answer");
    session.act(Action::Answer(Answer::Go));
    session.finish_jobs();
    assert!(text(&session).contains("站满了河岸"));
    assert_eq!(session.placement().unwrap().articles().len(), 0);
    session.act(Action::Undo);
    assert_eq!(text(&session), before);
    assert_eq!(session.placement().unwrap().articles().len(), 1);

    fs::remove_file(&path).unwrap();
    session.act(Action::ReadAgain(source, Again::FromDisk));
    session.act(Action::Answer(Answer::Go));
    session.finish_jobs();
    assert!(matches!(
        session.failure_notice(),
        Some(Notice::NotOpened(_))
    ));
    assert_eq!(text(&session), before);
}
