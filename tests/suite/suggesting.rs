//! A session with proposals, as a person drives it: our own pages are proposed, accepted, undone,
//! rejected, and solved again.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use recolumn::document::{By, Command, Destination, FragmentId, Placement, Refusal, Standing};
use recolumn::session::{Action, Notice, Session, open_files};
use recolumn::suggest::{About, Proposal};

use super::pages::with_gold;

/// A session with this page open.
fn session(page: &PathBuf) -> Session {
    let files = open_files(std::slice::from_ref(page), &mut |_| {
        std::ops::ControlFlow::Continue(())
    });
    let mut session = Session::default();
    session.opened(files.unwrap());
    session
}

/// A session in which this page is proposed.
fn proposed(page: &PathBuf) -> Session {
    let mut session = session(page);
    session.act(Action::SuggestPage);
    session.finish_suggesting();
    assert!(session.suggestion().unwrap().fresh, "{page:?}");
    session
}

fn pages() -> Vec<PathBuf> {
    with_gold().into_iter().map(|(page, _)| page).collect()
}

fn now(session: &Session) -> Placement {
    session.placement().unwrap().clone()
}

fn proposal(session: &Session) -> Arc<Proposal> {
    Arc::clone(&session.suggestion().unwrap().proposal)
}

/// The fragments that are placed in the proposal, and are not yet.
fn open(session: &Session) -> Vec<FragmentId> {
    let proposal = proposal(session);
    let parts = proposal.articles.iter().flat_map(|article| &article.parts);
    parts
        .filter(|part| !part.placed)
        .map(|part| part.fragment)
        .collect()
}

fn is_in_article(session: &Session, id: FragmentId) -> bool {
    let placement = session.placement().unwrap();
    matches!(
        placement.fragment(id).unwrap().standing,
        Standing::InArticle(_)
    )
}

#[test]
fn nothing_is_proposed_unless_it_is_wanted() {
    let mut session = session(&pages()[0]);
    let to = Destination::NewArticle { before: None };
    let fragments = vec![now(&session).fragments().next().unwrap().0];
    session.act(Action::Do(Command::Move {
        fragments,
        to,
        role: None,
        by: By::User,
    }));
    session.finish_suggesting();
    assert!(session.suggestion().is_none() && !session.is_suggesting());
    for action in [Action::AcceptAll, Action::AcceptAbove, Action::NextDoubt] {
        let before = now(&session);
        session.act(action);
        assert!(matches!(session.notice(), Some(Notice::NothingProposed)));
        assert!(session.placement() == Some(&before));
    }
}

#[test]
fn a_whole_page_is_accepted_and_taken_back_in_one_step() {
    for page in pages() {
        let mut session = proposed(&page);
        let fresh = now(&session);
        let wanted = open(&session);
        assert!(!wanted.is_empty(), "{page:?}");
        session.act(Action::AcceptAll);
        for id in &wanted {
            assert!(is_in_article(&session, *id), "{page:?} {id:?}");
        }
        assert!(!session.suggestion().unwrap().fresh, "it is solved again");
        session.finish_suggesting();
        assert!(session.suggestion().unwrap().fresh);
        let accepted = now(&session);
        let moved = |part: &recolumn::document::Part| part.by != By::User;
        assert!(accepted.articles().flat_map(|a| &a.parts).all(moved));
        session.act(Action::Undo);
        assert!(session.placement() == Some(&fresh), "{page:?}");
        session.finish_suggesting();
        assert_eq!(open(&session), wanted, "the same page, the same answer");
        session.act(Action::Redo);
        assert!(session.placement() == Some(&accepted));
    }
}

#[test]
fn what_is_accepted_above_the_line_is_surer_than_the_rest() {
    for page in pages() {
        let mut session = proposed(&page);
        let doubts = session.doubts().to_vec();
        let middle = doubts[doubts.len() / 2].confidence.value();
        session.act(Action::SetLine(middle));
        session.act(Action::SetLine(f64::NAN));
        assert_eq!(session.line(), middle);
        session.act(Action::AcceptAbove);
        for doubt in &doubts {
            let fragment = session
                .placement()
                .unwrap()
                .fragment(doubt.fragment)
                .unwrap();
            let stands = fragment.standing != Standing::Unplaced;
            assert_eq!(
                stands,
                doubt.confidence.value() >= middle,
                "{page:?} {doubt:?}"
            );
        }
        session.act(Action::StopSuggesting);
        assert!(session.suggestion().is_none() && session.doubts().is_empty());
        assert_eq!(session.line(), middle, "the line stays");
    }
}

#[test]
fn what_the_user_placed_never_moves_by_itself() {
    for page in pages() {
        let mut session = session(&page);
        let ids: Vec<FragmentId> = now(&session).fragments().map(|(id, _)| id).collect();
        let fragments = vec![ids[ids.len() - 1], ids[1], ids[ids.len() / 2]];
        let to = Destination::NewArticle { before: None };
        let by_hand = Command::Move {
            fragments: fragments.clone(),
            to,
            role: None,
            by: By::User,
        };
        session.act(Action::SuggestPage);
        session.act(Action::Do(by_hand));
        session.finish_suggesting();
        session.act(Action::AcceptAll);
        session.finish_suggesting();
        let placement = now(&session);
        let article = placement.articles().next().unwrap();
        let hands = article.parts.iter().filter(|part| part.by == By::User);
        assert!(hands.map(|part| part.fragment).eq(fragments), "{page:?}");
    }
}

#[test]
fn an_answer_that_comes_late_does_no_harm() {
    for page in pages() {
        let mut session = proposed(&page);
        let late = open(&session);
        let articles = proposal(&session).articles.len();
        // Not polled: each of these is accepted from a proposal that knows of none before it.
        for &id in &late {
            session.act(Action::AcceptPart(id));
        }
        for &id in &late {
            assert!(is_in_article(&session, id), "{page:?} {id:?}");
        }
        assert_eq!(now(&session).articles().len(), articles, "{page:?}");
        session.finish_suggesting();
        assert!(open(&session).iter().all(|id| !late.contains(id)));
    }
}

#[test]
fn a_rejected_link_is_remembered_and_can_be_undone() {
    for page in pages() {
        let mut session = proposed(&page);
        let links: Vec<(FragmentId, FragmentId)> = session
            .doubts()
            .iter()
            .filter_map(|doubt| match doubt.about {
                About::Link { left, .. } => Some((left?, doubt.fragment)),
                About::Discard(_) => None,
            })
            .collect();
        let (left, right) = links[0];
        session.act(Action::RejectPart(right));
        assert!(
            session.placement().unwrap().is_rejected(left, right),
            "{page:?}"
        );
        session.finish_suggesting();
        assert!(session.suggestion().unwrap().fresh);
        session.act(Action::Undo);
        assert!(!session.placement().unwrap().is_rejected(left, right));
        session.finish_suggesting();
        assert!(session.doubts().iter().any(|doubt| doubt.fragment == right));
    }
}

#[test]
fn doubts_are_walked_through_and_back() {
    let page = &pages()[0];
    let mut session = proposed(page);
    let order: Vec<FragmentId> = session
        .doubts()
        .iter()
        .map(|doubt| doubt.fragment)
        .collect();
    let here = |session: &Session| session.doubt().map(|doubt| doubt.fragment);
    for &fragment in &order[..3] {
        session.act(Action::NextDoubt);
        assert_eq!(here(&session), Some(fragment));
        assert!(session.selection().contains(fragment));
        if let About::Link {
            left: Some(left), ..
        } = session.doubt().unwrap().about
        {
            assert_eq!(session.focused_end(), Some(left));
        }
    }
    session.act(Action::PreviousDoubt);
    assert_eq!(here(&session), Some(order[1]));
    session.act(Action::NextDoubt);
    assert_eq!(
        here(&session),
        Some(order[2]),
        "those before were looked at"
    );
    for _ in 3..order.len() {
        session.act(Action::NextDoubt);
    }
    assert_eq!(here(&session), order.last().copied());
    session.act(Action::NextDoubt);
    assert_eq!(here(&session), Some(order[0]), "round again");
    session.act(Action::AcceptPart(order[0]));
    assert_eq!(session.doubt(), None, "it is decided");
    session.finish_suggesting();
    assert!(
        session
            .doubts()
            .iter()
            .all(|doubt| doubt.fragment != order[0])
    );
    session.act(Action::NextDoubt);
    assert_eq!(
        here(&session),
        session.doubts().first().map(|doubt| doubt.fragment)
    );
}

#[test]
fn a_candidate_is_taken_and_the_next_end_is_asked_about() {
    let mut taken = 0;
    for page in pages() {
        let mut session = proposed(&page);
        let ends = proposal(&session).ends.clone();
        let Some((&end, candidates)) = ends.iter().find(|(_, list)| !list.is_empty()) else {
            continue;
        };
        let candidate = candidates[0].fragment;
        session.act(Action::FocusEnd(end));
        assert_eq!(session.focused_end(), Some(end));
        session.act(Action::TakeCandidate { end, candidate });
        let placement = now(&session);
        let follows = placement.articles().any(|article| {
            let at = article.position(end);
            at.and_then(|at| article.parts.get(at + 1))
                .is_some_and(|p| p.fragment == candidate)
        });
        assert!(follows, "{page:?}");
        assert_eq!(session.focused_end(), Some(candidate));
        let fragments = vec![candidate];
        let to = Destination::NewArticle { before: None };
        session.act(Action::Do(Command::Move {
            fragments,
            to,
            role: None,
            by: By::User,
        }));
        session.act(Action::TakeCandidate { end, candidate });
        let refused = matches!(
            session.notice(),
            Some(Notice::Refused(Refusal::PlacedAlready))
        );
        assert!(refused, "{:?}", session.notice());
        taken += 1;
    }
    println!("{taken} candidates were taken");
}

#[test]
fn a_window_is_woken_when_the_answer_is_there() {
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    let mut session = Session::new(Arc::new(move || {
        count.fetch_add(1, Ordering::SeqCst);
    }));
    session.act(Action::OpenSample);
    session.act(Action::SuggestPage);
    assert!(session.suggestion().is_none() && session.is_suggesting());
    let began = Instant::now();
    while woken.load(Ordering::SeqCst) == 0 {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "nobody was woken"
        );
        std::thread::yield_now();
    }
    let revision = session.revision();
    session.poll();
    assert!(session.suggestion().unwrap().fresh);
    assert!(session.revision() > revision);
    // Another work: what was proposed was about the old one.
    session.act(Action::OpenSample);
    assert!(session.suggestion().is_none() && !session.is_suggesting());
}
