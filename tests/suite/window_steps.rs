//! The list of steps in the window.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::driven::{COMMAND, Window, beginnings};

const COMMAND_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..COMMAND
};

/// A window in which so many articles were made, one after the other.
fn with_steps(count: usize) -> Window {
    let mut window = Window::sample();
    let names = beginnings(&window);
    window.walk_to(&names[1]);
    for _ in 0..count {
        window.key(Key::A);
    }
    assert_eq!(window.articles(), count);
    window
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Widget::ListBoxOption);
    rows.map(|row| row.accesskit_node().label().unwrap_or_default())
        .collect()
}

#[test]
fn a_click_on_a_step_goes_there() {
    let mut window = with_steps(4);
    window.click(window.place(Widget::Button, "Steps…"), Modifiers::NONE);
    assert_eq!(rows(&window).len(), 5);
    let opened = window.place(Widget::ListBoxOption, "As it was opened");
    window.click(opened, Modifiers::NONE);
    assert_eq!(window.articles(), 0);
    window.harness.get_by_label("Undone: 4 steps");

    window.keys(COMMAND_SHIFT, Key::H);
    assert!(rows(&window)[1].starts_with("undone: "));
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    assert_eq!(window.articles(), 2);
    assert!(rows(&window).is_empty(), "the list is closed");
}

#[test]
fn steps_that_were_put_aside_are_brought_back() {
    let mut window = with_steps(3);
    window.keys(COMMAND, Key::Z);
    window.keys(COMMAND, Key::Z);
    let names = beginnings(&window);
    window.walk_to(&names[20]);
    window.key(Key::Delete);
    window.harness.get_by_label(
        "Discard a fragment (page furniture). 2 undone steps are put aside and can be brought back",
    );
    window.click(window.place(Widget::Button, "Steps"), Modifiers::NONE);
    let aside = "put aside here: 2 steps, up to “New article from a fragment”: Bring back";
    window.click(window.place(Widget::ListBoxOption, aside), Modifiers::NONE);
    assert_eq!(window.articles(), 3);
    window.harness.get_by_label("2 steps are there again");
}

#[test]
fn the_list_of_steps_does_nothing_by_itself() {
    let mut window = with_steps(2);
    window.keys(COMMAND_SHIFT, Key::H);
    window.key(Key::Home);
    window.key(Key::Escape);
    assert_eq!(window.articles(), 2);
    // The keyboard is back on the cards.
    window.key(Key::A);
    assert_eq!(window.articles(), 3);
}
