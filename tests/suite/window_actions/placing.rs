//! Putting where it belongs; cutting, joining, saying what a text is.

use egui::{Key, Modifiers};
use recolumn::document::{By, Command, Destination, Join, Reason, Role, RoleBy, Standing};
use recolumn::session::Action;
use recolumn::words;

use super::{Before, Case, FIVE, FOUR, ONE, THREE, TWO, on, on_part, opened};
use crate::driven::Window;

const NONE_SELECTED: &str = "Click on a card first.";

/// Nine articles of one part, and the keyboard on a card that is in none.
fn nine_articles() -> Window {
    let mut window = opened();
    let placement = window.placement().clone();
    let ids = placement.fragments().map(|(id, _)| id).skip(12).take(9);
    for id in ids {
        window.act(Action::Do(Command::Move {
            fragments: vec![id],
            to: Destination::NewArticle { before: None },
            role: None,
            by: By::User,
        }));
    }
    window.walk_to(ONE);
    window
}

/// True if the parts of an article begin so.
fn reads(window: &Window, number: usize, wanted: &[&str]) {
    let parts = window.article(number);
    let as_wanted = parts
        .iter()
        .zip(wanted)
        .all(|(part, begins)| part.starts_with(begins));
    assert!(parts.len() == wanted.len() && as_wanted, "{parts:?}");
}

fn discarded_as(reason: Reason) -> impl Fn(&mut Window, &Before) {
    move |window, before| {
        assert_eq!(window.standing(ONE), Standing::Discarded(reason.clone()));
        let then = before.placement.as_ref().unwrap().ledger();
        let now = window.placement().ledger();
        assert!(now.discarded > then.discarded && now.total() == then.total());
        let ledger = format!("{} discarded", words::grouped(now.discarded));
        assert!(window.has(&ledger), "the ledger says so: {ledger}");
    }
}

fn has_role(role: Role) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        let id = window.id(ONE);
        let fragment = window.placement().fragment(id).unwrap();
        assert_eq!((fragment.role, fragment.role_by), (role, RoleBy::User));
    }
}

/// The keyboard is on a card that somebody called something else.
fn called(role: Role) -> Window {
    let mut window = on(ONE);
    window.act(Action::SelectionRole(role));
    window
}

fn to_articles() -> Vec<Case> {
    const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    const LINES: [&str; 9] = [
        "To article 1",
        "To article 2",
        "To article 3",
        "To article 4",
        "To article 5",
        "To article 6",
        "To article 7",
        "To article 8",
        "To article 9",
    ];
    let case = |index: usize| {
        let seen = move |window: &mut Window, before: &Before| {
            let parts = window.article(index + 1);
            assert_eq!(parts.len(), 2, "article {}", index + 1);
            assert_eq!(parts.last(), before.selected.first());
        };
        Case::new(LINES[index], DIGITS[index], nine_articles, seen)
            .menu(&["Article", "To article", LINES[index]])
            .cannot(|| on(ONE), "There is no such article.")
    };
    (0..9).map(case).collect()
}

fn discards() -> Vec<Case> {
    const REASONS: [&str; 5] = [
        "page furniture",
        "advertisement",
        "navigation",
        "spam",
        "stands elsewhere",
    ];
    let case = |(name, reason): (&'static str, Reason)| {
        let whole = format!("Discard as {name}");
        Case::new(&whole, "", || on(ONE), discarded_as(reason))
            .menu(&["Article", "Discard as", name])
            .cannot(opened, NONE_SELECTED)
    };
    REASONS.into_iter().zip(Reason::OFFERED).map(case).collect()
}

fn roles() -> Vec<Case> {
    let case = |(name, key, role): (&'static str, &'static str, Role)| {
        let other = if role == Role::Note {
            Role::Title
        } else {
            Role::Note
        };
        let whole = format!("This is a: {name}");
        Case::new(&whole, key, move || called(other), has_role(role))
            .menu(&["Article", "This is a", name])
            .cannot(opened, NONE_SELECTED)
    };
    let named = [
        ("Title", "T", Role::Title),
        ("Subtitle", "", Role::Subtitle),
        ("Byline", "B", Role::Byline),
        ("Running head", "", Role::RunningHead),
        ("Heading", "H", Role::Heading),
        ("Paragraph", "P", Role::Paragraph),
        ("Caption", "", Role::Caption),
        ("Note", "", Role::Note),
    ];
    named.into_iter().map(case).collect()
}

fn moves() -> Vec<Case> {
    let case = |name, key, begins: &'static str, seen: fn(&mut Window, &Before)| {
        Case::new(name, key, move || on_part(begins), seen).menu(&["Article", name])
    };
    let is_home = |window: &mut Window, _: &Before| {
        assert!(window.is_on_card(true), "the keyboard goes with it");
        assert_eq!(window.articles(), 3);
    };
    let up = case("Move up", "Alt+↑", TWO, |window, _| {
        reads(window, 1, &[TWO, ONE]);
    });
    let down = case("Move down", "Alt+↓", ONE, |window, _| {
        reads(window, 1, &[TWO, ONE]);
    });
    let left = case(
        "To the article on the left",
        "Alt+←",
        FOUR,
        |window, _| {
            reads(window, 1, &[ONE, TWO, FOUR]);
            reads(window, 2, &[THREE]);
        },
    );
    let right = case(
        "To the article on the right",
        "Alt+→",
        THREE,
        |window, _| {
            reads(window, 2, &[FOUR]);
            reads(window, 3, &[FIVE, THREE]);
        },
    );
    let cases = [
        up.cannot(|| on_part(ONE), "This is the first of its article already."),
        down.cannot(|| on_part(TWO), "This is the last of its article already."),
        left.cannot(|| on_part(ONE), "There is no article on the left."),
        right.cannot(|| on_part(FIVE), "There is no article on the right."),
    ];
    let with_keyboard = cases.into_iter().map(|case| {
        let seen = case.seen;
        let both = move |window: &mut Window, before: &Before| {
            seen(window, before);
            is_home(window, before);
        };
        Case {
            seen: Box::new(both),
            ..case
        }
    });
    with_keyboard.collect()
}

fn texts() -> Vec<Case> {
    let cut = |window: &mut Window, before: &Before| {
        assert!(window.has("Cut here"), "the sheet is open");
        for _ in 0..3 {
            window.key(Key::ArrowRight);
        }
        window.key(Key::S);
        let count = before.placement.as_ref().unwrap().fragment_count();
        assert_eq!(window.placement().fragment_count(), count + 1);
    };
    let join = |window: &mut Window, before: &Before| {
        let count = before.placement.as_ref().unwrap().fragment_count();
        assert_eq!(window.placement().fragment_count(), count - 1);
    };
    let toggled = |window: &mut Window, _: &Before| {
        let article = window.placement().articles().next().unwrap();
        assert_eq!(article.parts[1].join, Join::Continue);
        assert!(
            window.has("Goes on in the same paragraph"),
            "the seam shows it"
        );
    };
    let neighbours = || {
        let mut window = on("□ 苏禾");
        window.keys(Modifiers::SHIFT, Key::ArrowDown);
        window
    };
    let same = "Same paragraph, or a new one";
    vec![
        Case::new("Cut in two…", "S", || on(ONE), cut)
            .menu(&["Article", "Cut in two…"])
            .cannot(opened, NONE_SELECTED),
        Case::new("Join with the next", "J", neighbours, join)
            .menu(&["Article", "Join with the next"])
            .cannot(opened, NONE_SELECTED),
        Case::new(same, "C", || on_part(TWO), toggled)
            .menu(&["Article", same])
            .cannot(|| on(ONE), "This is in no article yet."),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new(
            "New article",
            "A",
            || on(ONE),
            |window, _| {
                reads(window, 1, &[ONE]);
                assert!(window.has("New article from a fragment"), "it says so");
                assert!(window.is_on_card(false), "the next card has the keyboard");
            },
        )
        .menu(&["Article", "New article"])
        .cannot(opened, NONE_SELECTED),
        Case::new(
            "Back to unplaced",
            "U",
            || on_part(TWO),
            |window, _| {
                assert_eq!(window.standing(TWO), Standing::Unplaced);
                reads(window, 1, &[ONE]);
            },
        )
        .menu(&["Article", "Back to unplaced"])
        .cannot(opened, NONE_SELECTED),
        Case::new(
            "Discard",
            "Delete",
            || on(ONE),
            discarded_as(Reason::PageFurniture),
        )
        .menu(&["Article", "Discard"])
        .cannot(opened, NONE_SELECTED),
    ];
    cases.extend(to_articles());
    cases.extend(discards());
    cases.extend(moves());
    cases.extend(texts());
    cases.extend(roles());
    cases
}
