//! Steps, files, and the window itself.

use std::path::PathBuf;

use egui::accesskit::Role as Widget;
use egui::{Event, Key, ThemePreference};
use egui_kittest::kittest::Queryable as _;
use recolumn::session::Action;
use recolumn::window::{App, Settings};
use recolumn::words::Language;

use super::{Before, Case, ONE, nothing_open, on, opened, window_of};
use crate::driven::{COMMAND, Window};
use crate::pages::project;

const OPEN_TITLE: &str = "Open a page, a folder of pages or a saved file";
const NOTHING_OPEN: &str = "No page is open";

/// Something was done.
fn done() -> Window {
    let mut window = on(ONE);
    window.key(Key::A);
    window
}

/// And undone again.
fn undone() -> Window {
    let mut window = done();
    window.keys(COMMAND, Key::Z);
    window
}

/// Something was done in a work that has a file.
fn unsaved() -> Window {
    let folder = tempfile::tempdir().unwrap().keep();
    let mut window = done();
    window.act(Action::SaveTo(folder.join("work.json"), None));
    assert!(!window.has("unsaved"));
    window.key(Key::A);
    assert!(window.has("unsaved"));
    window
}

const NO_FILE: &str = "The original text of this page is not known, so it cannot be read again. Open the text file itself.";

/// A page whose file has changed since it was opened.
fn changed_on_disk() -> Window {
    let path = tempfile::tempdir().unwrap().keep().join("page.txt");
    std::fs::write(&path, "老桥修好了。\n").unwrap();
    let window = window_of(vec![path.clone()]);
    std::fs::write(&path, "后来又修了新桥。\n").unwrap();
    window
}

/// The sample page that is built in has no file.
fn built_in() -> Window {
    let mut window = nothing_open();
    window.act(Action::OpenSample);
    window
}

/// Nothing is open, but something was.
fn with_recent() -> Window {
    let mut settings = Settings::default();
    settings
        .recent
        .opened(vec![project("assets/sample/page.txt")]);
    Window::made([1280.0, 800.0], move |ctx| {
        App::with_settings(ctx, settings.clone(), Vec::new())
    })
}

fn other_page() -> PathBuf {
    project("tests/pages/wrapped-hant.txt")
}

/// Types a path into the dialog that is open, and presses Enter.
fn open_other_page(window: &mut Window) {
    let path = other_page().display().to_string();
    window.harness.event(Event::Text(path));
    window.settle();
    window.key(Key::Enter);
    window.settle();
}

fn opens(pages: usize) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        window
            .harness
            .get_by_role_and_label(Widget::Dialog, OPEN_TITLE);
        open_other_page(window);
        assert_eq!(window.placement().sources().len(), pages);
        let mut names = window.app().session().work().unwrap().pages().iter();
        assert!(names.any(|page| page.origin == recolumn::session::Origin::File(other_page())));
    }
}

fn opens_folder(window: &mut Window, _: &Before) {
    window
        .harness
        .get_by_role_and_label(Widget::Dialog, OPEN_TITLE);
    let folder = tempfile::tempdir().unwrap();
    for name in ["1.txt", "2.txt"] {
        std::fs::copy(other_page(), folder.path().join(name)).unwrap();
    }
    let path = folder.path().display().to_string();
    window.harness.event(Event::Text(path));
    window.settle();
    window.key(Key::Enter);
    window.settle();
    assert_eq!(window.placement().sources().len(), 2);
}

fn folds(panel: &'static str) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        let settings = window.app().settings();
        assert_eq!(settings.folded, [panel]);
        let is_there = match panel {
            "page" => window
                .harness
                .query_by_role_and_label(Widget::List, "Page")
                .is_some(),
            _ => window.has("Here you read an article"),
        };
        assert!(!is_there, "{panel} is folded");
    }
}

fn zooms(wanted: f32) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        let zoom = window.harness.ctx.zoom_factor();
        assert!((zoom - wanted).abs() < 0.01, "{zoom}");
    }
}

/// Shown larger.
fn zoomed() -> Window {
    let mut window = opened();
    window.keys(COMMAND, Key::Plus);
    window
}

fn has_theme(wanted: ThemePreference) -> impl Fn(&mut Window, &Before) {
    move |window, _| {
        let theme = window
            .harness
            .ctx
            .options(|options| options.theme_preference);
        assert_eq!(theme, wanted);
    }
}

fn speaks(nothing_lost: &'static str) -> impl Fn(&mut Window, &Before) {
    move |window, _| assert!(window.has(nothing_lost))
}

fn in_chinese() -> Window {
    let page = project("assets/sample/page.txt");
    Window::made([1280.0, 800.0], move |ctx| {
        let settings = Settings::first(Language::ZhHans.tag());
        App::with_settings(ctx, settings, vec![page.clone()])
    })
}

fn in_dark() -> Window {
    let mut window = opened();
    window.harness.ctx.set_theme(ThemePreference::Dark);
    window.settle();
    window
}

fn steps() -> Vec<Case> {
    let none_done = "Nothing was done yet.";
    vec![
        Case::new("Undo", "Ctrl+Z", done, |window, _| {
            assert_eq!(window.articles(), 0);
            assert!(window.has("Undone: New article from a fragment"));
        })
        .menu(&["Edit", "Undo"])
        .cannot(opened, none_done),
        Case::new("Redo", "Ctrl+Shift+Z", undone, |window, _| {
            assert_eq!(window.articles(), 1);
            assert!(window.has("Done again: New article from a fragment"));
        })
        .menu(&["Edit", "Redo"])
        .cannot(done, "Nothing was undone."),
        Case::new("Steps…", "Ctrl+Shift+H", done, |window, _| {
            assert!(window.has("As it was opened"));
            assert_eq!(window.list_rows().len(), 2);
        })
        .menu(&["Edit", "Steps…"])
        .cannot(opened, none_done),
    ]
}

fn files() -> Vec<Case> {
    let has_dialog = |title: &'static str| {
        move |window: &mut Window, _: &Before| {
            window.harness.get_by_role_and_label(Widget::Dialog, title);
        }
    };
    let saved = |window: &mut Window, before: &Before| {
        assert!(!window.has("unsaved"), "it is saved");
        let file = window
            .app()
            .session()
            .work()
            .unwrap()
            .file()
            .unwrap()
            .clone();
        let again = window_of(vec![file.clone()]);
        assert!(
            Some(again.placement()) == before.placement.as_ref(),
            "all of it"
        );
        std::fs::remove_dir_all(file.parent().unwrap()).unwrap();
    };
    let sample = |window: &mut Window, _: &Before| {
        let work = window.app().session().work().unwrap();
        assert_eq!(work.pages()[0].origin, recolumn::session::Origin::Sample);
    };
    let forgotten = |window: &mut Window, _: &Before| {
        assert!(window.app().settings().recent.all().is_empty());
    };
    let none_recent = "Nothing was opened yet";
    vec![
        Case::new("Open file…", "Ctrl+O", opened, opens(1)).menu(&["File", "Open file…"]),
        Case::new("Open folder…", "Ctrl+Shift+L", opened, opens_folder)
            .menu(&["File", "Open folder…"]),
        Case::new("Open by path…", "Ctrl+L", opened, opens(1)).menu(&["File", "Open by path…"]),
        Case::new("Forget the recent files", "", with_recent, forgotten)
            .menu(&["File", "Recent files", "Forget the recent files"])
            .cannot(nothing_open, none_recent),
        Case::new("Add pages…", "Ctrl+Shift+O", opened, opens(2))
            .menu(&["File", "Add pages…"])
            .cannot(nothing_open, NOTHING_OPEN),
        Case::new(
            "Read the page's file again",
            "F5",
            changed_on_disk,
            |window, _| {
                window.card("后来又修了", true);
            },
        )
        .menu(&["File", "Read the page's file again"])
        .cannot(built_in, NO_FILE),
        Case::new(
            "Try the sample page",
            "",
            || window_of(vec![other_page()]),
            sample,
        )
        .menu(&["File", "Try the sample page"]),
        Case::new("Save", "Ctrl+S", unsaved, saved)
            .menu(&["File", "Save"])
            .cannot(nothing_open, NOTHING_OPEN),
        Case::new(
            "Save as…",
            "Ctrl+Shift+S",
            done,
            has_dialog("Save the work"),
        )
        .menu(&["File", "Save as…"])
        .cannot(nothing_open, NOTHING_OPEN),
        Case::new(
            "Export text…",
            "Ctrl+E",
            done,
            has_dialog("Export the articles as text"),
        )
        .menu(&["File", "Export text…"])
        .cannot(nothing_open, NOTHING_OPEN),
        Case::new("Quit", "Ctrl+Q", done, has_dialog("The work is not saved"))
            .menu(&["File", "Quit"]),
    ]
}

pub(super) fn cases() -> Vec<Case> {
    let view = |line| ["View", line];
    let mut cases = steps();
    cases.extend(files());
    let themes = [
        ("As the system", ThemePreference::System),
        ("Light", ThemePreference::Light),
        ("Dark", ThemePreference::Dark),
    ];
    for (name, theme) in themes {
        let before: fn() -> Window = if theme == ThemePreference::Dark {
            opened
        } else {
            in_dark
        };
        let case = Case::new(&format!("Theme: {name}"), "", before, has_theme(theme));
        cases.push(case.menu(&view(name)));
    }
    type Spoken = (
        &'static str,
        &'static [&'static str],
        super::Made,
        &'static str,
    );
    let languages: [Spoken; 3] = [
        ("English", &["查看", "English"], in_chinese, "nothing lost"),
        ("简体中文", &["View", "简体中文"], opened, "一字不少"),
        ("繁體中文", &["View", "繁體中文"], opened, "檔案"),
    ];
    for (name, menu, before, said) in languages {
        let case = Case::new(&format!("Language: {name}"), "", before, speaks(said)).menu(menu);
        // In another language the list has other names; that they are found is tested elsewhere.
        let is_named_so = name != "English";
        cases.push(Case {
            in_palette: is_named_so,
            ..case
        });
    }
    let larger = Case::new("Larger writing", "Ctrl++", opened, zooms(1.1));
    let smaller = Case::new("Smaller writing", "Ctrl+-", zoomed, zooms(1.0));
    let normal = Case::new("Writing of normal size", "Ctrl+0", zoomed, zooms(1.0));
    cases.extend([
        Case::new("Keys and marks", "F1", opened, |window, _| {
            assert!(window.has("What the marks mean"));
        })
        .menu(&["Help", "Keys and marks"]),
        Case::new("Guide for beginners", "", opened, |window, _| {
            assert!(window.has("1 of 6"));
        })
        .menu(&["Help", "Guide for beginners"]),
        Case::new("All commands…", "Ctrl+Shift+P", opened, |window, _| {
            assert!(window.list_rows().len() > 8);
        })
        .by_key_only()
        .menu(&["Help", "All commands…"]),
        Case::new("Page panel", "F8", opened, folds("page"))
            .menu(&view("Page panel"))
            .cannot(nothing_open, NOTHING_OPEN),
        Case::new("Reading panel", "F9", opened, folds("reading"))
            .menu(&view("Reading panel"))
            .cannot(nothing_open, NOTHING_OPEN),
        larger.menu(&view("Larger writing")),
        smaller.menu(&view("Smaller writing")),
        normal.menu(&view("Writing of normal size")),
    ]);
    cases
}
