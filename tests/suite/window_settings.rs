//! What the window keeps from one start to the next, and the recent files.

use std::path::PathBuf;

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::session::Action;
use recolumn::window::{App, Settings};
use recolumn::words::Language;

use super::driven::{COMMAND, Window};
use super::pages::project;

fn started(settings: Settings, paths: Vec<PathBuf>) -> Window {
    Window::made([1280.0, 800.0], move |ctx| {
        App::with_settings(ctx, settings.clone(), paths.clone())
    })
}

/// The settings that the next start finds.
fn kept(window: &Window) -> Settings {
    Settings::first("de").kept(&window.app().settings().to_keep())
}

#[test]
fn language_and_line_are_there_at_the_next_start() {
    let page = project("assets/sample/page.txt");
    let mut window = started(Settings::default(), vec![page.clone()]);
    assert_eq!(kept(&window).line, None, "nobody has moved it");
    window.act(Action::SetLine(0.8));
    window.click(
        window.place(Widget::Button, "Language: English"),
        Modifiers::NONE,
    );
    window.click(
        window.place(Widget::RadioButton, "简体中文"),
        Modifiers::NONE,
    );
    window.key(Key::F9);
    let kept = kept(&window);
    assert_eq!(kept.folded, ["reading"]);
    assert_eq!(kept.language, Language::ZhHans);
    assert_eq!(kept.line, Some(0.8));

    let next = started(kept, vec![page]);
    assert!((next.app().session().line() - 0.8).abs() < 1e-9);
    next.harness.get_by_label("一字不少");
    assert_eq!(next.app().settings().folded, ["reading"], "still folded");
}

#[test]
fn a_recent_file_is_opened_again_from_the_start_and_from_the_menu() {
    let (one, two) = (
        project("assets/sample/page.txt"),
        project("tests/pages/wrapped-hant.txt"),
    );
    let window = started(Settings::default(), vec![one.clone(), two.clone()]);
    let mut settings = kept(&window);
    assert_eq!(settings.recent.all(), [vec![one.clone(), two.clone()]]);
    settings.recent.opened(vec![two.clone()]);

    let mut window = started(settings.clone(), Vec::new());
    let name = "page.txt and one more";
    window.click(window.place(Widget::Button, name), Modifiers::NONE);
    assert_eq!(window.placement().sources().len(), 2);
    assert_eq!(kept(&window).recent.all()[0], [one, two.clone()]);

    window.click(window.place(Widget::Button, "File"), Modifiers::NONE);
    window.click(
        window.place(Widget::Button, "Recent files"),
        Modifiers::NONE,
    );
    window.click(
        window.place(Widget::Button, "wrapped-hant.txt"),
        Modifiers::NONE,
    );
    assert_eq!(window.placement().sources().len(), 1);
    assert_eq!(kept(&window).recent.all()[0], [two]);
    assert_eq!(kept(&window).recent.all().len(), 2);
}

#[test]
fn what_is_gone_is_forgotten_and_the_sample_is_not_remembered() {
    let gone = project("tests/pages/never-there.txt");
    let mut settings = Settings::default();
    settings.recent.opened(vec![gone]);
    let mut window = started(settings, Vec::new());
    window.click(
        window.place(Widget::Button, "never-there.txt"),
        Modifiers::NONE,
    );
    assert_eq!(window.app().settings().recent.all().len(), 0);
    assert!(window.app().session().failure_notice().is_some());

    window.act(Action::OpenSample);
    assert!(window.app().session().work().is_some());
    assert_eq!(window.app().settings().recent.all().len(), 0);
}

#[test]
fn the_list_can_be_emptied_by_keys() {
    let mut settings = Settings::default();
    settings
        .recent
        .opened(vec![project("assets/sample/page.txt")]);
    let mut window = started(settings, Vec::new());
    window.harness.get_by_label("File").focus();
    window.settle();
    window.key(Key::Enter);
    window.harness.get_by_label("Recent files").focus();
    window.settle();
    window.key(Key::Enter);
    window
        .harness
        .get_by_label("Forget the recent files")
        .focus();
    window.settle();
    window.key(Key::Enter);
    assert!(window.app().settings().recent.all().is_empty());
    window.keys(COMMAND, Key::Z);
    assert!(window.app().session().work().is_none());
}

#[test]
fn broken_settings_stop_no_start() {
    for broken in ["{", "\u{0}", "{\"recent\": [[17]], \"line\": null}"] {
        let settings = Settings::first("zh-TW").kept(broken);
        let window = started(settings, vec![project("assets/sample/page.txt")]);
        window.harness.get_by_label("一字不少");
    }
}

#[test]
fn a_window_that_is_too_small_is_scrolled_to_what_has_the_keyboard() {
    let page = project("assets/sample/page.txt");
    let mut window = Window::of(&page, [640.0, 400.0]);
    let whole = Rect::from_min_size(Pos2::ZERO, vec2(640.0, 400.0));
    let places = |window: &Window| -> Vec<Rect> {
        let cards = window.harness.query_all_by_role(Widget::ListItem);
        let focused = cards.filter(|card| card.accesskit_node().is_focused());
        focused.map(|card| card.rect()).collect()
    };
    for _ in 0..12 {
        window.key(Key::ArrowDown);
        let focused = places(&window);
        assert!(
            focused.iter().any(|rect| whole.contains_rect(*rect)),
            "{focused:?}"
        );
    }
}
