//! Proposals, the doubts in them, and the answers to what comes next.

use egui::Key;
use recolumn::document::{Placement, Standing};
use recolumn::session::Action;

use super::{Before, Case, ONE, nothing_open, on, opened, suggested};
use crate::driven::Window;

const NOTHING_PROPOSED: &str = "Nothing is proposed. Let the program suggest the page first.";
const NOTHING_ASKED: &str = "Choose a hatched card or an open end first.";

fn unplaced(placement: &Placement) -> usize {
    let fragments = placement.fragments();
    let open = fragments.filter(|(_, fragment)| fragment.standing == Standing::Unplaced);
    open.count()
}

/// At the least certain doubt.
fn at_doubt() -> Window {
    let mut window = suggested();
    window.key(Key::N);
    window
}

/// At the doubt after it.
fn at_second_doubt() -> Window {
    let mut window = at_doubt();
    window.key(Key::N);
    window
}

/// With the keyboard on a proposed card among the articles.
fn on_proposed() -> Window {
    let mut window = suggested();
    window.walk_to(ONE);
    window.key(Key::ArrowRight);
    assert!(window.is_on_card(true));
    window
}

/// With the keyboard among three answers to what comes after a text.
fn among_answers() -> Window {
    let mut window = suggested();
    let ends: Vec<_> = window.placement().fragments().map(|(id, _)| id).collect();
    for end in ends {
        window.act(Action::Select(end));
        window.walk_to_id(end);
        window.key(Key::W);
        if window.list_rows().len() >= 3 {
            return window;
        }
        window.key(Key::Escape);
    }
    panic!("nowhere are three answers");
}

/// The same, at the second of them.
fn at_second_answer() -> Window {
    let mut window = among_answers();
    window.key(Key::ArrowDown);
    assert_eq!(chosen(&window), Some(1));
    window
}

fn chosen(window: &Window) -> Option<usize> {
    window.list_rows().iter().position(|(_, chosen)| *chosen)
}

impl Window {
    /// Walks down to this card.
    fn walk_to_id(&mut self, id: recolumn::document::FragmentId) {
        let placement = self.placement();
        let fragment = placement.fragment(id).unwrap();
        let text = placement.text(id.source);
        let text = recolumn::document::fragment_text(text, &fragment.spans);
        self.walk_to(&text);
    }
}

fn takes(number: usize) -> impl Fn(&mut Window, &Before) {
    move |window, before| {
        let then = unplaced(before.placement.as_ref().unwrap());
        assert!(unplaced(window.placement()) < then, "something was placed");
        // «1, 35 % sure: 表”，其中…»
        let (answer, _) = &before.answers[number];
        let begins: String = answer
            .rsplit(": ")
            .next()
            .unwrap()
            .chars()
            .take(6)
            .collect();
        let standing = window.standing(&begins);
        assert!(
            matches!(standing, Standing::InArticle(_)),
            "{answer}: {standing:?}"
        );
    }
}

fn accepted(all: bool) -> impl Fn(&mut Window, &Before) {
    move |window, before| {
        let (then, now) = (
            unplaced(before.placement.as_ref().unwrap()),
            unplaced(window.placement()),
        );
        assert!(now < then && window.articles() > 1);
        assert_eq!(now == 0, all, "{now} are left");
        window.key(Key::Escape);
        window.keys(crate::driven::COMMAND, Key::Z);
        assert!(
            Some(window.placement()) == before.placement.as_ref(),
            "one step"
        );
    }
}

fn answers() -> Vec<Case> {
    let names = ["Take answer 1", "Take answer 2", "Take answer 3"];
    let take = names.into_iter().zip(["1", "2", "3"]).enumerate();
    let take = take.map(|(number, (name, key))| {
        Case::new(name, key, among_answers, takes(number)).cannot(opened, NOTHING_ASKED)
    });
    let mut cases: Vec<_> = take.collect();
    cases.push(
        Case::new("Answer above", "↑", at_second_answer, |window, _| {
            assert_eq!(chosen(window), Some(0));
        })
        .by_key_only(),
    );
    cases.push(
        Case::new("Answer below", "↓", among_answers, |window, _| {
            assert_eq!(chosen(window), Some(1));
        })
        .by_key_only(),
    );
    let left = |window: &mut Window, before: &Before| {
        assert!(window.is_on_card(true) || window.is_on_card(false));
        assert_eq!(window.selected(), before.selected);
    };
    cases.push(Case::new("Back to the card", "Esc", among_answers, left).by_key_only());
    cases
}

pub(super) fn cases() -> Vec<Case> {
    let suggest = |line| ["Suggest", line];
    let is_proposed = |window: &mut Window, before: &Before| {
        assert!(window.app().session().suggestion().is_some());
        assert!(window.has("Accept all"));
        assert!(
            Some(window.placement()) == before.placement.as_ref(),
            "nothing is placed"
        );
    };
    let first = |window: &mut Window, _: &Before| {
        let session = window.app().session();
        let doubt = session.doubt().expect("a doubt is looked at");
        assert_eq!(
            doubt.fragment,
            session.doubts()[0].fragment,
            "the least certain"
        );
        assert!(session.selection().contains(doubt.fragment));
    };
    let took = |window: &mut Window, before: &Before| {
        let then = unplaced(before.placement.as_ref().unwrap());
        assert!(unplaced(window.placement()) < then);
    };
    let rejected = |window: &mut Window, before: &Before| {
        let rejected = |placement: &Placement| placement.rejected().len();
        let then = rejected(before.placement.as_ref().unwrap());
        assert!(rejected(window.placement()) > then);
        assert_eq!(window.articles(), 0, "nothing is placed by it");
    };
    let asks = |window: &mut Window, _: &Before| {
        let end = window.id(ONE);
        assert_eq!(window.app().session().focused_end(), Some(end));
    };
    let one_article = |window: &mut Window, _: &Before| {
        assert_eq!(window.articles(), 1);
        assert!(matches!(window.standing(ONE), Standing::InArticle(_)));
        assert!(
            window.app().session().suggestion().is_some(),
            "the rest is proposed still"
        );
    };
    let mut cases = vec![
        Case::new("Suggest page", "Ctrl+G", opened, is_proposed)
            .menu(&suggest("Suggest page"))
            .cannot(nothing_open, "No page is open"),
        Case::new("Next doubt", "N", suggested, first)
            .menu(&suggest("Next doubt"))
            .cannot(opened, NOTHING_PROPOSED),
        Case::new("Previous doubt", "Shift+N", at_second_doubt, first)
            .menu(&suggest("Previous doubt"))
            .cannot(opened, NOTHING_PROPOSED),
        Case::new("Accept", "Enter", at_doubt, took)
            .menu(&suggest("Accept"))
            .cannot(opened, NOTHING_ASKED),
        Case::new("Reject", "R", at_doubt, rejected)
            .menu(&suggest("Reject"))
            .cannot(opened, NOTHING_ASKED),
        Case::new("What comes next?", "W", || on(ONE), asks)
            .menu(&suggest("What comes next?"))
            .cannot(opened, "Click on a card first."),
        Case::new(
            "Accept this article",
            "Shift+Enter",
            on_proposed,
            one_article,
        )
        .menu(&suggest("Accept this article"))
        .cannot(|| on(ONE), "Nothing is proposed for this article."),
        Case::new(
            "Accept what is sure",
            "Ctrl+Shift+Enter",
            suggested,
            accepted(false),
        )
        .menu(&suggest("Accept what is sure"))
        .cannot(opened, NOTHING_PROPOSED),
        Case::new("Accept all", "Ctrl+Enter", suggested, accepted(true))
            .menu(&suggest("Accept all"))
            .cannot(opened, NOTHING_PROPOSED),
    ];
    cases.extend(answers());
    cases
}
