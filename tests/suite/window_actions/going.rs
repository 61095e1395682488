//! Going about, finding, selecting.

use egui::accesskit::Role as Widget;
use egui::{Event, Key};
use egui_kittest::kittest::Queryable as _;

use super::{Before, Case, ONE, TWO, nothing_open, on, on_part, opened, placed, two_pages};
use crate::driven::{COMMAND, Window};

const ALONG: &str = "Go along the cards; what you stand on is selected";
const ACROSS: &str = "From the page to the articles, from article to article, and back";
const EXTEND: &str = "Select from here to there";

fn selects(begins: &'static str) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        let selected = window.selected();
        assert!(
            selected.len() == 1 && selected[0].starts_with(begins),
            "{selected:?}"
        );
    }
}

fn selects_many(count: usize) -> impl Fn(&mut Window, &Before) {
    move |window, before| {
        let selected = window.selected();
        assert_eq!(selected.len(), count);
        assert!(selected.contains(&before.selected[0]));
    }
}

/// Two pages, of which the second is shown.
fn on_second_page() -> Window {
    let mut window = two_pages();
    window.key(Key::PageDown);
    window
}

fn shows_page(window: &Window, number: usize) {
    let shown = window.app().session().work().unwrap().shown();
    assert_eq!(shown.index() + 1, number);
    let said = format!("page {number} of 2");
    window.harness.get_by_label_contains(&said);
}

/// Two places are found, and the first is shown.
fn finding() -> Window {
    let mut window = opened();
    window.keys(COMMAND, Key::F);
    window.harness.event(Event::Text("沈若棠".to_owned()));
    window.settle();
    window
}

/// The same, at the second place.
fn found() -> Window {
    let mut window = finding();
    window.key(Key::F3);
    window
}

fn is_at_place(place: &'static str) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        let count = window.placement().fragments();
        let placement = window.placement();
        let texts = count.map(|(id, fragment)| {
            recolumn::document::fragment_text(placement.text(id.source), &fragment.spans)
        });
        let count: usize = texts.map(|text| text.matches("沈若棠").count()).sum();
        assert!(window.has(&format!("{place} of {count}")), "place {place}");
    }
}

pub(super) fn cases() -> Vec<Case> {
    let edit = |line| ["Edit", line];
    vec![
        Case::new(ALONG, "↑", || on("青塘县图书馆"), selects("云泽日报")).by_key_only(),
        Case::new(ALONG, "↓", || on("青塘县图书馆"), selects("□ 苏禾")).by_key_only(),
        Case::new(ALONG, "Home", || on(TWO), selects("云泽日报")).by_key_only(),
        Case::new(
            ALONG,
            "End",
            || on(ONE),
            |window, before| {
                let placement = before.placement.as_ref().unwrap();
                let (last, _) = placement.fragments().last().unwrap();
                let selection = window.app().session().selection();
                assert_eq!(selection.in_order(placement), [last]);
            },
        )
        .by_key_only(),
        Case::new(
            ACROSS,
            "→",
            || {
                let mut window = placed();
                window.walk_to(TWO);
                window
            },
            |window, before| {
                assert!(window.is_on_card(true));
                assert_eq!(window.selected(), before.selected);
            },
        )
        .by_key_only(),
        Case::new(
            ACROSS,
            "←",
            || on_part(TWO),
            |window, before| {
                assert!(window.is_on_card(false));
                assert_eq!(window.selected(), before.selected);
            },
        )
        .by_key_only(),
        Case::new("Previous page", "PgUp", on_second_page, |window, _| {
            shows_page(window, 1);
        })
        .menu(&["View", "Previous page"])
        .cannot(two_pages, "This is the first page."),
        Case::new("Next page", "PgDn", two_pages, |window, _| {
            shows_page(window, 2);
        })
        .menu(&["View", "Next page"])
        .cannot(on_second_page, "This is the last page."),
        Case::new("List of pages", "F7", two_pages, |window, _| {
            window
                .harness
                .get_by_role_and_label(Widget::ListBox, "Pages");
            assert_eq!(window.list_rows().len(), 2);
        })
        .menu(&["View", "List of pages"])
        .cannot(opened, "This is the only page."),
        Case::new("Find…", "Ctrl+F", opened, |window, _| {
            window.harness.event(Event::Text("永安桥".to_owned()));
            window.settle();
            assert!(window.selected()[0].contains("永安桥"));
        })
        .menu(&edit("Find…"))
        .cannot(nothing_open, "No page is open"),
        Case::new("Next place", "F3", finding, is_at_place("2"))
            .menu(&edit("Next place"))
            .cannot(nothing_open, "No page is open"),
        Case::new("Previous place", "Shift+F3", found, is_at_place("1"))
            .menu(&edit("Previous place"))
            .cannot(nothing_open, "No page is open"),
        Case::new(EXTEND, "Shift+↑", || on("□ 苏禾"), selects_many(2)).by_key_only(),
        Case::new(EXTEND, "Shift+↓", || on("□ 苏禾"), selects_many(2)).by_key_only(),
        Case::new(EXTEND, "Shift+Home", || on("□ 苏禾"), selects_many(3)).by_key_only(),
        Case::new(
            EXTEND,
            "Shift+End",
            || on("云泽日报"),
            |window, before| {
                let placement = before.placement.as_ref().unwrap();
                assert_eq!(window.selected().len(), placement.fragment_count());
            },
        )
        .by_key_only(),
        Case::new(
            "Add the card to the selection, or take it out",
            "Space",
            || on(ONE),
            |window, _| assert!(window.selected().is_empty(), "it is taken out"),
        )
        .cannot(opened, "Click on a card first."),
        Case::new(
            "Select all",
            "Ctrl+A",
            || on(ONE),
            |window, before| {
                let placement = before.placement.as_ref().unwrap();
                assert_eq!(window.selected().len(), placement.fragment_count());
            },
        )
        .menu(&edit("Select all"))
        .cannot(nothing_open, "No page is open"),
        Case::new(
            "Select nothing",
            "Esc",
            || on(ONE),
            |window, _| {
                assert!(window.selected().is_empty());
            },
        )
        .menu(&edit("Select nothing"))
        .cannot(opened, "Click on a card first."),
    ]
}
