//! The question at the start: work that was not saved comes back, or stays where it is.

use std::path::Path;

use egui::Key;
use egui::accesskit::Role as Widget;
use egui_kittest::kittest::Queryable as _;
use recolumn::save::journal::journals_in;
use recolumn::session::{Action, Session};
use recolumn::window::{App, Settings};

use super::driven::{COMMAND, Window};
use super::pages::project;

/// A session in which a work ends without being saved: three articles, the last of them undone.
fn crashed(journals: &Path) {
    let mut session = Session::default();
    session.keep_journals(journals.to_owned());
    session.act(Action::Open(vec![project("assets/sample/page.txt")]));
    session.finish_jobs();
    for number in 0..3 {
        let placement = session.placement().unwrap();
        let id = placement.fragments().nth(number).unwrap().0;
        session.act(Action::Select(id));
        session.act(Action::SelectionToNewArticle);
    }
    session.act(Action::Undo);
}

fn started(journals: &Path) -> Window {
    let journals = journals.to_owned();
    Window::made([1280.0, 800.0], move |ctx| {
        let settings = Settings::default();
        App::keeping_journals(ctx, settings, Vec::new(), Some(journals.clone()))
    })
}

fn says(window: &Window, part: &str) -> bool {
    window.harness.query_by_label_contains(part).is_some()
}

#[test]
fn what_was_not_saved_is_asked_about_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    crashed(folder.path());
    let mut window = started(folder.path());
    assert!(says(&window, "before page.txt was saved") && says(&window, "4 steps"));
    assert!(says(&window, "just now"));
    let button = window.place(Widget::Button, "Bring it back");
    window.click(button, egui::Modifiers::NONE);
    assert!(says(&window, "The work is back"));
    assert_eq!(window.articles(), 2);
    assert!(window.app().session().work().unwrap().is_unsaved());
    window.keys(COMMAND, Key::Y);
    assert_eq!(window.articles(), 3, "what was undone can be done again");
    for _ in 0..3 {
        window.keys(COMMAND, Key::Z);
    }
    assert_eq!(window.articles(), 0);
}

#[test]
fn who_closes_the_question_is_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    crashed(folder.path());
    let mut window = started(folder.path());
    window.key(Key::Escape);
    assert!(!says(&window, "before page.txt was saved"));
    assert!(window.app().session().work().is_none());
    drop(window);
    let mut window = started(folder.path());
    let button = window.place(Widget::Button, "Throw it away");
    window.click(button, egui::Modifiers::NONE);
    assert!(window.app().session().work().is_none());
    assert!(journals_in(folder.path()).is_empty());
}
