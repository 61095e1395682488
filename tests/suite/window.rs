//! The window, driven by the names that a screen reader says: by mouse, and by keys alone.

use std::path::Path;

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use recolumn::document::{Role, Standing};
use recolumn::session::Action;

use super::driven::{COMMAND, Window, beginnings};
use super::pages::project;

#[test]
fn a_page_is_sorted_by_the_mouse() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    let from = window.card(&names[1], true).center();
    let new = window.place(Widget::Button, "New article").center();
    window.drag(from, new);
    assert_eq!(window.articles(), 1);
    assert!(window.article(1)[0].starts_with(&names[1]));

    // Below the first card, then between the two.
    let below = window.card(&names[3], true).center();
    let lane = window.card(&names[1], false);
    window.drag(below, lane.center_bottom() + vec2(0.0, 200.0));
    assert_eq!(window.article(1).len(), 2);
    let between = window.card(&names[4], true).center();
    let second = window.card(&names[3], false);
    window.drag(between, second.center_top() + vec2(0.0, 3.0));
    let order: Vec<bool> = window
        .article(1)
        .iter()
        .zip([1, 4, 3])
        .map(|(text, number)| text.starts_with(&names[number]))
        .collect();
    assert_eq!(order, [true; 3], "{:?}", window.article(1));

    // Back to the page, and onto the tray.
    let card = window.card(&names[4], false).center();
    let unplaced = window.place(Widget::List, "Page").center();
    window.drag(card, unplaced);
    assert_eq!(window.article(1).len(), 2);
    let first = window.card(&names[0], true).center();
    let tray = window.place(Widget::Button, "Discard").center();
    window.drag(first, tray);
    let first = window.placement().fragments().next().unwrap().1;
    assert!(matches!(first.standing, Standing::Discarded(_)));

    window.keys(COMMAND, Key::Z);
    let first = window.placement().fragments().next().unwrap().1;
    assert_eq!(first.standing, Standing::Unplaced);
}

#[test]
fn a_drop_falls_into_the_column_under_the_pointer() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    for name in [1, 3, 5] {
        window
            .harness
            .hover_at(window.card(&names[name], true).center());
        window.click(window.card(&names[name], true), Modifiers::NONE);
        window.key(Key::A);
    }
    assert_eq!(window.articles(), 3);
    for (number, name) in [(2, 4), (1, 6)] {
        let lane = window.card(&names[2 * number - 1], false);
        let from = window.card(&names[name], true).center();
        window.drag(from, lane.center_bottom() + vec2(0.0, 60.0));
        let parts = window.article(number);
        assert!(
            parts[1].starts_with(&names[name]),
            "article {number}: {parts:?}"
        );
    }
}

#[test]
fn several_cards_go_together_and_escape_drops_nothing() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    let (one, two) = (window.card(&names[1], true), window.card(&names[3], true));
    window.click(one, Modifiers::NONE);
    window.click(two, COMMAND);
    assert_eq!(window.selected().len(), 2);
    let new = window.place(Widget::Button, "New article").center();
    window.drag(window.card(&names[3], true).center(), new);
    assert_eq!(window.article(1).len(), 2, "both went");

    let from = window.card(&names[4], true).center();
    window.harness.hover_at(from);
    window.harness.drag_at(from);
    window.harness.hover_at(from + vec2(12.0, 4.0));
    window
        .harness
        .hover_at(window.card(&names[1], false).center());
    window.settle();
    window.key(Key::Escape);
    let over = window.card(&names[1], false).center();
    window.harness.drop_at(over);
    window.settle();
    assert_eq!(window.article(1).len(), 2, "Escape cancels");

    let from = window.card(&names[4], true).center();
    window.drag(from, Pos2::new(700.0, 20.0));
    assert_eq!(window.article(1).len(), 2, "a drop outside changes nothing");
    let from = window.card(&names[1], false).center();
    window.drag(from, Pos2::new(1000.0, 600.0));
    assert_eq!(
        window.article(1).len(),
        2,
        "nor does one on the empty board"
    );
}

#[test]
fn a_page_is_sorted_by_keys_alone() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    window.key(Key::ArrowDown);
    window.walk_to(&names[1]);
    window.key(Key::T);
    window.key(Key::A);
    assert!(window.article(1)[0].starts_with(&names[1]));
    let id = window.placement().articles().next().unwrap().parts[0].fragment;
    assert_eq!(window.placement().fragment(id).unwrap().role, Role::Title);

    window.walk_to(&names[3]);
    window.key(Key::Num1);
    window.walk_to(&names[4]);
    window.key(Key::P);
    window.key(Key::Num1);
    assert_eq!(window.article(1).len(), 3);

    // Over to the articles, and the last part up.
    window.walk_to(&names[4]);
    window.key(Key::ArrowRight);
    window.keys(Modifiers::ALT, Key::ArrowUp);
    assert!(
        window.article(1)[1].starts_with(&names[4]),
        "{:?}",
        window.article(1)
    );
    window.key(Key::U);
    assert_eq!(window.article(1).len(), 2);

    window.key(Key::ArrowLeft);
    window.walk_to(&names[0]);
    window.key(Key::Delete);
    let first = window.placement().fragments().next().unwrap().1;
    assert!(matches!(first.standing, Standing::Discarded(_)));

    let placed = window.placement().clone();
    for _ in 0..6 {
        window.keys(COMMAND, Key::Z);
    }
    for _ in 0..6 {
        window.keys(COMMAND | Modifiers::SHIFT, Key::Z);
    }
    assert!(
        window.placement() == &placed,
        "undo and redo by keys are exact"
    );
}

#[test]
fn keys_pressed_in_one_frame_mean_what_they_would_one_by_one() {
    let mut window = Window::sample();
    let names = beginnings(&window);
    let press = |key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let keys = [Key::Home, Key::ArrowDown, Key::A];
    window.harness.input_mut().events.extend(keys.map(press));
    window.settle();
    assert!(
        window.article(1)[0].starts_with(&names[1]),
        "{:?}",
        window.article(1)
    );
}

#[test]
fn a_line_of_captions_is_cut_by_caret() {
    let mut window = Window::sample();
    let count = window.placement().fragment_count();
    window.key(Key::ArrowDown);
    window.key(Key::S);
    for _ in 0..3 {
        window.key(Key::ArrowRight);
    }
    window.key(Key::S);
    assert_eq!(window.placement().fragment_count(), count + 1);
    window.key(Key::ArrowRight);
    window.key(Key::S);
    assert_eq!(
        window.placement().fragment_count(),
        count + 2,
        "the sheet goes on after a cut"
    );
    window.key(Key::Escape);
    window.key(Key::Home);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.keys(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Key::J);
    assert_eq!(
        window.placement().fragment_count(),
        count,
        "and joined again"
    );
}

#[test]
fn bare_letters_do_nothing_while_a_field_has_the_keyboard() {
    let mut window = Window::sample();
    window.key(Key::ArrowDown);
    window.keys(COMMAND, Key::L);
    window.harness.get_by_label("Path of the file").focus();
    window.settle();
    window.key(Key::A);
    window
        .harness
        .get_by_label("Path of the file")
        .type_text("啊a");
    window.settle();
    assert_eq!(window.articles(), 0);
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.key(Key::ArrowDown);
    window.key(Key::A);
    assert_eq!(window.articles(), 1, "and do it again afterwards");
}

#[test]
fn the_ledger_always_adds_up_and_says_so() {
    let mut window = Window::sample();
    let total = window.placement().ledger().total();
    window.key(Key::ArrowDown);
    window.key(Key::A);
    window.key(Key::ArrowDown);
    window.key(Key::Delete);
    assert_eq!(window.placement().ledger().total(), total);
    window.harness.get_by_label("nothing lost");
    let unplaced = window.placement().ledger().unplaced;
    let shown = format!("{} unplaced", recolumn::words::grouped(unplaced));
    window
        .harness
        .get_by_role_and_label(Widget::Button, &shown)
        .click();
    window.settle();
    let page = window.place(Widget::List, "Page");
    let cards = window.harness.query_all_by_role(Widget::ListItem);
    assert!(
        cards
            .filter(|card| page.contains(card.rect().center()))
            .count()
            > 3
    );
}

#[test]
fn unsaved_work_is_asked_about_before_it_is_replaced() {
    let mut window = Window::sample();
    window.key(Key::ArrowDown);
    window.key(Key::A);
    window.harness.get_by_label("unsaved");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.json");
    let other = project("tests/pages/wrapped-hant.txt");
    window.act(Action::Open(vec![other.clone()]));
    window
        .harness
        .get_by_role_and_label(Widget::Dialog, "The work is not saved");
    window.harness.get_by_label("Cancel").click();
    window.settle();
    assert_eq!(window.articles(), 1, "Cancel leaves everything");
    window.act(Action::Open(vec![project("Cargo.lock.gone")]));
    window.harness.get_by_label("Go on without saving").click();
    window.settle();
    window
        .harness
        .get_by_label_contains("there is no such file");
    window.harness.get_by_label("unsaved");
    assert_eq!(
        window.articles(),
        1,
        "what failed to open took nothing away"
    );
    window.act(Action::SaveTo(path.clone(), None));
    assert!(window.harness.query_by_label("unsaved").is_none());
    window.act(Action::Open(vec![other]));
    assert_eq!(
        window.articles(),
        0,
        "saved work is replaced without a question"
    );
    window.act(Action::Open(vec![path]));
    assert_eq!(window.articles(), 1, "and comes back as it was");
}

#[test]
fn a_file_that_somebody_else_changed_is_replaced_only_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.json");
    let mut window = Window::sample();
    window.key(Key::ArrowDown);
    window.key(Key::A);
    window.act(Action::SaveTo(path.clone(), None));
    std::fs::write(&path, "theirs").unwrap();
    window.key(Key::ArrowDown);
    window.key(Key::A);
    for (answer, left) in [("Cancel", true), ("Replace it", false)] {
        window.keys(COMMAND, Key::S);
        let asked = "Somebody else has changed the saved file";
        window.harness.get_by_role_and_label(Widget::Dialog, asked);
        window.harness.get_by_label("Save under another name…");
        window.harness.get_by_label(answer).click();
        window.settle();
        let is_theirs = std::fs::read(&path).unwrap() == b"theirs";
        assert_eq!(is_theirs, left, "{answer}");
    }
    let backup = folder.path().join("work.json~");
    assert_eq!(std::fs::read(backup).unwrap(), b"theirs");
}

#[test]
fn what_was_found_in_a_page_stays_until_it_is_dismissed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    let mut bytes = std::fs::read(project("tests/pages/wrapped-hans.txt")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] = 0xff;
    std::fs::write(&path, bytes).unwrap();
    let mut window = Window::of(&path, [1280.0, 800.0]);
    window.harness.get_by_label_contains("damaged place");
    window.key(Key::ArrowDown);
    window.key(Key::A);
    window.harness.get_by_label("New article from a fragment");
    for _ in 0..8 {
        window.harness.run_steps(60);
    }
    window.harness.get_by_label_contains("damaged place");
    window.harness.get_by_label("Dismiss").click();
    window.settle();
    assert!(
        window
            .harness
            .query_by_label_contains("damaged place")
            .is_none()
    );
}

#[test]
fn nothing_is_written_over_the_page_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    std::fs::copy(project("tests/pages/wrapped-hans.txt"), &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let mut window = Window::of(&path, [1280.0, 800.0]);
    window.key(Key::ArrowDown);
    window.key(Key::A);
    let kind = recolumn::session::ExportKind::OneFile;
    let options = recolumn::save::TextOptions::default();
    for action in [
        Action::Export(kind, path.clone(), options),
        Action::SaveTo(path.clone(), None),
    ] {
        window.act(action);
        window.harness.get_by_label_contains("belongs to this work");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

/// A file that was dropped on the window.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn files_dropped_on_the_window_are_the_pages_of_one_work() {
    let mut window = Window::sample();
    for name in ["tests/pages/wrapped-hans.txt", "tests/pages/rows-hans.txt"] {
        let file = std::sync::Arc::new(Dropped(project(name)));
        window.harness.input_mut().dropped_files.push(file);
    }
    window.settle();
    assert_eq!(window.placement().sources().len(), 2);
    window.harness.get_by_label("wrapped-hans.txt, page 1 of 2");
    window.key(Key::PageDown);
    window.harness.get_by_label("rows-hans.txt, page 2 of 2");
}

#[test]
fn a_wrong_encoding_is_changed_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    let text = std::fs::read_to_string(project("tests/encodings/traditional.txt")).unwrap();
    let encoding = recolumn::encoding::Encoding::Big5;
    std::fs::write(
        &path,
        recolumn::encoding::encode(&text, encoding, false).unwrap(),
    )
    .unwrap();
    let mut window = Window::of(&path, [1280.0, 800.0]);
    let read = |window: &Window| {
        let (id, _) = window.placement().sources().next().unwrap();
        window.placement().text(id).to_owned()
    };
    assert_eq!(read(&window), text);
    window.place(Widget::Button, "Encoding: Big5");
    let ctx = window.harness.ctx.clone();
    let source = recolumn::document::SourceId(0);
    let again = Action::ReadAgain(
        source,
        recolumn::session::Again::In(recolumn::encoding::Encoding::Gb18030),
    );
    window
        .harness
        .state_mut()
        .as_mut()
        .unwrap()
        .act(&ctx, again);
    window.settle();
    assert_ne!(read(&window), text);
    window.place(Widget::Button, "Encoding: GB18030");
    window.keys(COMMAND, Key::Z);
    assert_eq!(read(&window), text);
}

#[test]
fn the_window_is_whole_at_every_size_in_both_themes() {
    for size in [[720.0, 540.0], [1280.0, 800.0], [2560.0, 1440.0]] {
        for page in [
            "tests/pages/rows-english.txt",
            "tests/pages/wrapped-hant.txt",
        ] {
            let mut window = Window::of(&project(page), size);
            for theme in [egui::Theme::Dark, egui::Theme::Light] {
                window.harness.ctx.set_theme(theme);
                window.settle();
            }
            window.key(Key::ArrowDown);
            window.key(Key::A);
            window.harness.get_by_label("nothing lost");
        }
    }
}
