//! The history of a work: gone through in both directions, and nothing in it is ever lost.

use proptest::prelude::*;
use recolumn::document::{Document, FragmentId, Placement, Step};
use recolumn::session::{Action, Notice, Session};

fn sample() -> Session {
    let mut session = Session::default();
    session.act(Action::OpenSample);
    session.finish_jobs();
    session
}

fn document(session: &Session) -> &Document {
    session.work().unwrap().document()
}

fn fragments(session: &Session) -> Vec<FragmentId> {
    let placement = session.placement().unwrap();
    placement.fragments().map(|(id, _)| id).collect()
}

/// Makes an article of the fragment with this number.
fn article_of(session: &mut Session, number: usize) {
    let id = fragments(session)[number];
    session.act(Action::Select(id));
    session.act(Action::SelectionToNewArticle);
}

/// Which fragments stand in articles, by number.
fn placed(session: &Session) -> Vec<usize> {
    let all = fragments(session);
    let parts = session.placement().unwrap().articles();
    let parts = parts.flat_map(|article| article.parts.iter());
    parts
        .map(|part| all.iter().position(|id| *id == part.fragment).unwrap())
        .collect()
}

/// All steps that are there: done, undone, and put aside wherever.
fn kept(document: &Document) -> usize {
    fn count(steps: &[Step]) -> usize {
        let of = |step: &Step| 1 + step.aside().iter().map(|it| count(it)).sum::<usize>();
        steps.iter().map(of).sum()
    }
    count(document.steps()) + count(document.undone())
}

#[test]
fn one_goes_to_any_step_at_once() {
    let mut session = sample();
    (0..5).for_each(|number| article_of(&mut session, number));
    session.act(Action::GoToStep(2));
    assert_eq!(placed(&session), [0, 1]);
    assert!(matches!(session.notice(), Some(Notice::WentBack(3))));
    session.act(Action::GoToStep(5));
    assert_eq!(placed(&session), [0, 1, 2, 3, 4]);
    assert!(matches!(session.notice(), Some(Notice::WentForth(3))));
    session.act(Action::GoToStep(4));
    assert!(matches!(session.notice(), Some(Notice::Undone(_))));
    session.act(Action::GoToStep(0));
    assert!(placed(&session).is_empty());
    assert!(!session.work().unwrap().is_unsaved(), "as it was opened");
    session.act(Action::GoToStep(99));
    assert_eq!(placed(&session).len(), 5, "there is no more than all");
}

#[test]
fn what_was_undone_is_put_aside_by_a_new_step_and_said_so() {
    let mut session = sample();
    (0..4).for_each(|number| article_of(&mut session, number));
    session.act(Action::GoToStep(1));
    article_of(&mut session, 9);
    assert!(matches!(session.notice(), Some(Notice::DoneInstead(_, 3))));
    article_of(&mut session, 10);
    assert!(matches!(session.notice(), Some(Notice::Done(_))));
    assert_eq!(placed(&session), [0, 9, 10]);

    session.act(Action::BringBack { step: 1, branch: 0 });
    assert_eq!(placed(&session), [0, 1, 2, 3]);
    assert!(matches!(session.notice(), Some(Notice::BroughtBack(3))));
    // What was done instead is put aside in turn.
    session.act(Action::BringBack { step: 1, branch: 0 });
    assert_eq!(placed(&session), [0, 9, 10]);

    // It is found on a step that is undone, too.
    session.act(Action::GoToStep(0));
    session.act(Action::BringBack { step: 1, branch: 0 });
    assert_eq!(placed(&session), [0, 1, 2, 3]);
    let notices = session.notice_number();
    session.act(Action::BringBack { step: 0, branch: 0 });
    session.act(Action::BringBack {
        step: 70,
        branch: 3,
    });
    assert_eq!(session.notice_number(), notices, "there is nothing there");
}

#[test]
fn a_saved_state_is_known_again_on_every_way_to_it() {
    let mut session = sample();
    (0..3).for_each(|number| article_of(&mut session, number));
    let stamp = document(&session).stamp();
    session.act(Action::GoToStep(1));
    article_of(&mut session, 7);
    assert_ne!(document(&session).stamp(), stamp);
    session.act(Action::BringBack { step: 1, branch: 0 });
    assert_eq!(document(&session).stamp(), stamp);
}

#[derive(Clone, Debug)]
enum Move {
    Make(usize),
    Undo,
    Redo,
    Go(usize),
    Bring(usize, usize),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        3 => (0_usize..60).prop_map(Move::Make),
        2 => Just(Move::Undo),
        1 => Just(Move::Redo),
        2 => (0_usize..12).prop_map(Move::Go),
        2 => (0_usize..12, 0_usize..3).prop_map(|(step, branch)| Move::Bring(step, branch)),
    ];
    prop::collection::vec(one, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_step_is_ever_lost_and_a_stamp_is_always_the_same_state(moves in moves()) {
        let mut session = sample();
        let mut made = 0;
        let mut states: Vec<(u64, Placement)> = Vec::new();
        for it in moves {
            match it {
                Move::Make(number) => {
                    let before = document(&session).stamp();
                    article_of(&mut session, number);
                    made += usize::from(document(&session).stamp() != before);
                }
                Move::Undo => { session.act(Action::Undo); }
                Move::Redo => { session.act(Action::Redo); }
                Move::Go(count) => { session.act(Action::GoToStep(count)); }
                Move::Bring(step, branch) => {
                    session.act(Action::BringBack { step, branch });
                }
            }
            let now = document(&session);
            prop_assert_eq!(kept(now), made);
            let known = states.iter().find(|(stamp, _)| *stamp == now.stamp());
            match known {
                Some((_, placement)) => prop_assert!(placement == now.placement()),
                None => states.push((now.stamp(), now.placement().clone())),
            }
        }
    }
}
