//! Finding in the window: the field, the hits, the way between them; by keys alone.

use egui::accesskit::Role as Widget;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{FragmentId, fragment_text};
use recolumn::session::Action;

use super::driven::{COMMAND, Window};
use super::pages::project;

impl Window {
    fn type_into_find(&mut self, text: &str) {
        self.keys(COMMAND, Key::F);
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// What the field says about how many there are.
    fn found(&self) -> String {
        let group = self.harness.get_by_role_and_label(Widget::Search, "Find");
        let area = group.rect();
        let labels = self.harness.query_all_by_role(Widget::Label);
        let mut said = labels
            .filter(|label| area.contains(label.rect().center()))
            .filter_map(|label| label.accesskit_node().value());
        said.next().unwrap_or_default()
    }

    fn here(&self) -> Vec<FragmentId> {
        let selection = self.app().session().selection();
        selection.in_order(self.placement())
    }

    /// Every fragment that has a text, as often as it has it.
    fn places(&self, text: &str) -> Vec<FragmentId> {
        let placement = self.placement();
        let found = placement.fragments().flat_map(|(id, fragment)| {
            let read = fragment_text(placement.text(id.source), &fragment.spans);
            vec![id; read.matches(text).count()]
        });
        found.collect()
    }
}

#[test]
fn every_place_is_come_to_and_the_first_comes_after_the_last() {
    let mut window = Window::sample();
    let places = window.places("老桥");
    assert!(places.len() > 2, "{}", places.len());
    window.type_into_find("老桥");
    let count = places.len();
    assert_eq!(window.found(), format!("1 of {count}"));
    let there = |window: &Window, number: usize| {
        assert_eq!(window.found(), format!("{} of {count}", number + 1));
        assert_eq!(window.here(), [places[number]]);
        let placement = window.placement();
        let fragment = placement.fragment(places[number]).unwrap();
        let text = fragment_text(placement.text(places[number].source), &fragment.spans);
        let name: String = text.chars().take(12).collect();
        let list = window.place(Widget::List, "Page");
        assert!(list.contains_rect(window.card(&name, true)), "{name}");
    };
    there(&window, 0);
    for number in 1..count {
        window.key(Key::Enter);
        window.harness.run_steps(14);
        there(&window, number);
    }
    window.key(Key::F3);
    there(&window, 0);
    window.keys(Modifiers::SHIFT, Key::Enter);
    there(&window, count - 1);
    window.keys(Modifiers::SHIFT, Key::F3);
    window.harness.run_steps(14);
    there(&window, count - 2);

    // Escape leaves, and the card has the keyboard.
    window.key(Key::Escape);
    assert!(window.harness.query_by_role(Widget::Search).is_none());
    window.key(Key::A);
    assert_eq!(window.articles(), 1);
    let placed = window.placement().articles().next().unwrap().parts[0].fragment;
    assert_eq!(placed, places[count - 2]);
}

#[test]
fn traditional_full_width_and_capitals_find_the_same() {
    let page = project("tests/pages/wrapped-hant.txt");
    let mut window = Window::of(&page, [1280.0, 800.0]);
    let placement = window.placement();
    let (id, _) = placement.sources().next().unwrap();
    let text = placement.text(id);
    let traditional = text.chars().find(|c| recolumn::signs::simplified(*c) != *c);
    let traditional = traditional.unwrap();
    window.type_into_find(&traditional.to_string());
    let found = window.found();
    assert!(found.starts_with("1 of "), "{found}");
    window.keys(COMMAND, Key::A);
    let simplified = recolumn::signs::simplified(traditional).to_string();
    window.harness.event(Event::Text(simplified));
    window.settle();
    assert_eq!(window.found(), found);

    let page = project("tests/pages/rows-english.txt");
    let mut window = Window::of(&page, [1280.0, 800.0]);
    window.type_into_find("the");
    let small = window.found();
    window.keys(COMMAND, Key::A);
    window.harness.event(Event::Text("ＴＨＥ".into()));
    window.settle();
    assert!(small.starts_with("1 of "));
    assert_eq!(window.found(), small);
}

#[test]
fn all_that_hit_are_selected_and_what_is_not_there_is_said() {
    let mut window = Window::sample();
    let mut places = window.places("老桥");
    places.dedup();
    window.type_into_find("老桥");
    window
        .harness
        .get_by_role_and_label(Widget::Button, "Select all")
        .click();
    window.settle();
    assert_eq!(window.here(), places);
    window.type_into_find("没有这句话");
    assert_eq!(window.found(), "Nowhere");
    let all = window
        .harness
        .get_by_role_and_label(Widget::Button, "Select all");
    assert!(all.accesskit_node().is_disabled());
}

#[test]
fn letters_typed_and_composed_go_into_the_field_and_nowhere_else() {
    let mut window = Window::sample();
    window.key(Key::ArrowDown);
    let before = window.placement().clone();
    window.keys(COMMAND, Key::F);
    let compose = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.into(),
            active_range_chars: None,
        })
    };
    for text in ["l", "lao", "laoqiao"] {
        window.harness.event(compose(text));
        window.settle();
    }
    assert_eq!(
        window.found(),
        "",
        "nothing is looked for while it is composed"
    );
    // Enter and Escape belong to the input method now.
    window.key(Key::Escape);
    window.harness.get_by_role(Widget::Search);
    window
        .harness
        .event(Event::Ime(ImeEvent::Commit("老桥".into())));
    window.settle();
    let count = window.places("老桥").len();
    assert_eq!(window.found(), format!("1 of {count}"));
    for key in [Key::A, Key::N, Key::U, Key::Delete, Key::Num1] {
        window.key(key);
    }
    window.keys(COMMAND, Key::Z);
    assert!(window.placement() == &before);
}

#[test]
fn what_the_filter_hides_and_other_pages_are_found_too() {
    let mut window = Window::sample();
    window.act(Action::AddPages(vec![project(
        "tests/pages/wrapped-hant.txt",
    )]));
    window.settle();
    window.key(Key::ArrowDown);
    window.key(Key::A);
    window
        .harness
        .get_by_role_and_label(Widget::Tab, "Discarded 0")
        .click();
    window.settle();
    let placement = window.placement();
    let (last, fragment) = placement.fragments().next_back().unwrap();
    let text = fragment_text(placement.text(last.source), &fragment.spans);
    window.type_into_find(&text);
    window.harness.run_steps(14);
    assert_eq!(window.here(), [last]);
    assert_eq!(window.app().session().work().unwrap().shown(), last.source);
    let name: String = text.chars().take(8).collect();
    let list = window.place(Widget::List, "Page");
    assert!(list.contains_rect(window.card(&name, true)), "{name}");

    // A folded panel unfolds for it.
    window.key(Key::Escape);
    window.key(Key::F8);
    window.harness.run_steps(20);
    window.keys(COMMAND, Key::F);
    window.harness.run_steps(20);
    window.harness.get_by_role(Widget::Search);
}

#[test]
fn a_long_work_is_looked_through_while_the_window_lives() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    let line = "　　海上的船又能看见岸了，守灯的人说，渔民们都很高兴。\n";
    let mut text = format!("　　灯塔亮了。\n{}", line.repeat(60_000));
    text.push_str("　　後來再也沒有船迷路。\n");
    std::fs::write(&path, text).unwrap();
    let mut window = Window::of(&path, [1280.0, 800.0]);
    window.keys(COMMAND, Key::F);
    window.harness.event(Event::Text("船".into()));
    // A frame shows the first hit, though it cannot have seen all.
    window.harness.step();
    window.harness.step();
    assert!(window.found().starts_with("1 of "), "{}", window.found());
    for _ in 0..5000 {
        window.harness.step();
        if window.found() == "1 of 60,001" {
            window.key(Key::ArrowUp);
            assert_eq!(window.found(), "60,001 of 60,001");
            return;
        }
    }
    panic!("it does not come to an end: {}", window.found());
}
