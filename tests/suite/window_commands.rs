//! Menus, palette and help: everything that can be done has a name, and is found by it.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::window::{App, Settings};

use super::driven::{COMMAND, Window, beginnings};
use super::pages::project;

const COMMAND_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..COMMAND
};

/// The names in the palette's list, and which of them is chosen.
fn listed(window: &Window) -> (Vec<String>, Option<String>) {
    let options: Vec<_> = window
        .harness
        .query_all_by_role(Widget::ListBoxOption)
        .map(|node| {
            let node = node.accesskit_node();
            (node.label().unwrap_or_default(), node.is_selected())
        })
        .collect();
    let chosen = options.iter().find(|(_, selected)| *selected == Some(true));
    let chosen = chosen.map(|(name, _)| name.clone());
    (options.into_iter().map(|(name, _)| name).collect(), chosen)
}

fn write(window: &mut Window, text: &str) {
    let text = egui::Event::Text(text.to_owned());
    window.harness.event(text);
    window.settle();
}

#[test]
fn a_command_is_found_by_its_name_and_done_by_enter() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    window.walk_to(&names[1]);
    window.keys(COMMAND_SHIFT, Key::P);
    window.harness.get_by_role(Widget::ListBox);
    let (all, _) = listed(&window);
    assert!(all.len() > 8, "{all:?}");

    write(&mut window, "new art");
    let (found, chosen) = listed(&window);
    assert_eq!(chosen.as_deref(), Some("New article"), "{found:?}");
    window.key(Key::Enter);
    assert_eq!(window.articles(), 1);
    assert_eq!(window.harness.query_all_by_role(Widget::ListBox).count(), 0);

    // The keyboard is back on the cards.
    window.key(Key::A);
    assert_eq!(window.articles(), 2);
}

#[test]
fn it_is_found_in_any_language_and_by_letters_alone() {
    let mut window = Window::sample();
    for (typed, wanted) in [
        ("整版", "Suggest page"),
        ("匯出", "Export text…"),
        ("导出", "Export text…"),
        ("ndbt", "Next doubt"),
        ("dark", "Theme: Dark"),
        ("繁體", "Language: 繁體中文"),
    ] {
        window.keys(COMMAND_SHIFT, Key::P);
        write(&mut window, typed);
        let (found, _) = listed(&window);
        assert!(
            found.iter().any(|name| name == wanted),
            "{typed}: {found:?}"
        );
        window.key(Key::Escape);
        assert_eq!(window.harness.query_all_by_role(Widget::ListBox).count(), 0);
    }
    window.keys(COMMAND_SHIFT, Key::P);
    write(&mut window, "qqqq");
    window
        .harness
        .get_by_label("Nothing has these letters in its name.");
}

#[test]
fn arrows_choose_and_what_cannot_be_done_comes_last_and_does_nothing() {
    let mut window = Window::sample();
    window.keys(COMMAND_SHIFT, Key::P);
    write(&mut window, "undo");
    // Nothing was done yet.
    window.key(Key::Enter);
    let (found, chosen) = listed(&window);
    assert_eq!(chosen.as_deref(), found.first().map(String::as_str));
    assert!(
        window.harness.query_all_by_role(Widget::ListBox).count() == 1,
        "it stays open"
    );
    window.key(Key::Escape);

    window.keys(COMMAND_SHIFT, Key::P);
    write(&mut window, "theme");
    let (found, _) = listed(&window);
    window.key(Key::ArrowDown);
    let (_, chosen) = listed(&window);
    assert_eq!(chosen, found.get(1).cloned());
    window.key(Key::ArrowUp);
    window.key(Key::ArrowUp);
    let (_, chosen) = listed(&window);
    assert_eq!(chosen, found.first().cloned());
    let place = window.place(Widget::ListBoxOption, "Theme: Dark");
    window.click(place, Modifiers::NONE);
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn the_palette_is_there_before_anything_is_open() {
    let settings = Settings::default();
    let mut window = Window::made([720.0, 540.0], move |ctx| {
        App::with_settings(ctx, settings.clone(), Vec::new())
    });
    window.keys(COMMAND_SHIFT, Key::P);
    write(&mut window, "sample");
    window.key(Key::Enter);
    assert!(window.app().session().work().is_some());
}

#[test]
fn help_lists_the_keys_and_says_what_marks_mean() {
    for size in [[720.0, 540.0], [1280.0, 800.0]] {
        let mut window = Window::of(&project("assets/sample/page.txt"), size);
        window.key(Key::F1);
        for said in [
            "Ctrl+G: Suggest page",
            "1 … 9: To the end of article 1 … 9",
            "F1: Keys and marks",
            "unplaced: not decided yet",
        ] {
            // In the small window not all of it is in sight, but all of it is there.
            assert!(
                window.harness.query_all_by_label(said).count() == 1,
                "{said} at {size:?}"
            );
        }
        window.click(window.place(Widget::Button, "Close"), Modifiers::NONE);
        assert_eq!(window.harness.query_all_by_label("Close").count(), 0);
        window.key(Key::F1);
        window.key(Key::Escape);
        assert_eq!(window.harness.query_all_by_label("Close").count(), 0);
    }
}

#[test]
fn the_size_of_everything_goes_by_keys() {
    let mut window = Window::sample();
    let zoom = |window: &Window| window.harness.ctx.zoom_factor();
    window.keys(COMMAND, Key::Plus);
    assert!((zoom(&window) - 1.1).abs() < 0.01);
    window.keys(COMMAND, Key::Equals);
    assert!((zoom(&window) - 1.21).abs() < 0.01);
    window.keys(COMMAND, Key::Minus);
    assert!((zoom(&window) - 1.1).abs() < 0.01);
    window.keys(COMMAND, Key::Num0);
    assert!((zoom(&window) - 1.0).abs() < 0.01);
}
