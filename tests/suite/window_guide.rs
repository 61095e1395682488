//! The guide for beginners: it goes on with the person, and away when it is told to.

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use recolumn::session::Action;
use recolumn::window::{App, Settings};

use super::driven::{COMMAND, Window, beginnings};

/// A window as it starts for the first time.
fn first(size: [f32; 2]) -> Window {
    Window::made(size, |ctx| {
        App::with_settings(ctx, Settings::first("en"), Vec::new())
    })
}

/// Which of the guide's six stages is shown.
fn stage(window: &Window) -> Option<usize> {
    (1..=6).find(|number| {
        let count = format!("{number} of 6");
        window.harness.query_all_by_label(&count).count() == 1
    })
}

fn press(window: &mut Window, button: &str) {
    window.click(window.place(Widget::Button, button), Modifiers::NONE);
}

#[test]
fn it_begins_with_the_first_sample_and_goes_on_with_what_is_done() {
    let mut window = first([1280.0, 800.0]);
    assert_eq!(stage(&window), None);
    press(&mut window, "Try the sample page");
    assert_eq!(stage(&window), Some(1));
    press(&mut window, "Next");
    assert_eq!(stage(&window), Some(2));

    // Each is done as a person would, and the guide goes on by itself.
    let names = beginnings(&window);
    window.walk_to(&names[1]);
    window.key(Key::A);
    assert_eq!(stage(&window), Some(3));
    window.keys(COMMAND, Key::G);
    window
        .harness
        .state_mut()
        .as_mut()
        .unwrap()
        .finish_suggesting();
    window.settle();
    assert_eq!(stage(&window), Some(4));
    window.key(Key::N);
    window.key(Key::Enter);
    window.settle();
    assert_eq!(
        stage(&window),
        Some(5),
        "{:?}",
        window.app().session().notice()
    );
    window.act(Action::AcceptAll);
    window.settle();
    assert_eq!(stage(&window), Some(6));
    press(&mut window, "Done");
    assert_eq!(stage(&window), None);
}

#[test]
fn it_never_comes_back_by_itself_but_from_the_menu() {
    let mut window = first([1280.0, 800.0]);
    press(&mut window, "Try the sample page");
    press(&mut window, "Skip");
    assert_eq!(stage(&window), None);
    let kept = window.app().settings().to_keep();
    window.act(Action::OpenSample);
    assert_eq!(stage(&window), None, "not for a second sample");

    let mut next = Window::made([1280.0, 800.0], move |ctx| {
        App::with_settings(ctx, Settings::first("en").kept(&kept), Vec::new())
    });
    press(&mut next, "Try the sample page");
    assert_eq!(stage(&next), None, "not after the next start");
    press(&mut next, "Help");
    press(&mut next, "Guide for beginners");
    next.settle();
    assert_eq!(stage(&next), Some(1));
}

#[test]
fn it_comes_for_the_sample_only_and_goes_with_it() {
    let mut window = Window::sample();
    window.settle();
    assert_eq!(stage(&window), None, "a file is no sample page");
    press(&mut window, "Help");
    press(&mut window, "Guide for beginners");
    window.settle();
    assert_eq!(stage(&window), Some(1));
    window.act(Action::Open(vec![super::pages::project(
        "tests/pages/wrapped-hant.txt",
    )]));
    window.settle();
    assert_eq!(stage(&window), None);
}

#[test]
fn it_stays_in_small_and_narrow_windows() {
    for size in [[720.0, 540.0], [900.0, 600.0], [2560.0, 1440.0]] {
        let mut window = first(size);
        press(&mut window, "Try the sample page");
        for number in 1..6 {
            assert_eq!(stage(&window), Some(number), "at {size:?}");
            let next = window.place(Widget::Button, "Next");
            assert!(
                next.right() <= size[0] && next.bottom() <= size[1],
                "{number} at {size:?}: {next:?}"
            );
            window.click(next, Modifiers::NONE);
            window.settle();
        }
        press(&mut window, "Done");
        assert_eq!(stage(&window), None);
    }
}
