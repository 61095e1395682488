//! Everything that a person can do, done: by its key, from its menu, from the palette.
//!
//! Each entry of the table of actions has a case that says how the window stands before, and what
//! is seen afterwards. A case whose entry cannot be done somewhere says where, and why; there it is
//! greyed with that reason and does nothing. An entry without a case fails the last test.

#![allow(clippy::print_stdout)] // Which way of doing something failed is seen only where it fails.

mod going;
mod placing;
mod proposing;
mod working;

use egui::accesskit::Role as Widget;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use recolumn::document::{By, Destination, Standing};
use recolumn::document::{Command, FragmentId, Placement};
use recolumn::session::Action;
use recolumn::window::{App, Settings, everything};
use recolumn::words::Words;

use super::driven::{COMMAND, Window};
use super::pages::project;

/// Makes a window.
type Made = fn() -> Window;

/// Looks at what was done.
type Seen = Box<dyn Fn(&mut Window, &Before)>;

/// One entry of the table, and what it does.
struct Case {
    /// Its name, as the table has it.
    name: String,
    /// Its key as it is shown; empty if it has none.
    key: &'static str,
    /// The menu, the menus in it, and the line; empty if it stands in none.
    menu: Vec<&'static str>,
    /// Whether the palette lists it.
    in_palette: bool,
    /// The window before.
    before: Box<dyn Fn() -> Window>,
    /// What is seen afterwards.
    seen: Seen,
    /// A window in which it cannot be done, and the reason that is given.
    cannot: Option<(Made, &'static str)>,
}

/// What was to be seen before something was done.
struct Before {
    placement: Option<Placement>,
    selected: Vec<String>,
    answers: Vec<(String, bool)>,
}

impl Case {
    fn new(
        name: &str,
        key: &'static str,
        before: impl Fn() -> Window + 'static,
        seen: impl Fn(&mut Window, &Before) + 'static,
    ) -> Self {
        Self {
            name: name.to_owned(),
            key,
            menu: Vec::new(),
            in_palette: true,
            before: Box::new(before),
            seen: Box::new(seen),
            cannot: None,
        }
    }

    fn menu(self, menu: &[&'static str]) -> Self {
        let menu = menu.to_vec();
        Self { menu, ..self }
    }

    fn by_key_only(self) -> Self {
        Self {
            in_palette: false,
            ..self
        }
    }

    fn cannot(self, window: fn() -> Window, why: &'static str) -> Self {
        let cannot = Some((window, why));
        Self { cannot, ..self }
    }
}

impl Window {
    fn before(&self) -> Before {
        let is_open = self.app().session().work().is_some();
        Before {
            placement: is_open.then(|| self.placement().clone()),
            selected: if is_open { self.selected() } else { Vec::new() },
            answers: self.list_rows(),
        }
    }

    /// The rows of the list in front, or else the answers; and which of them is chosen.
    fn list_rows(&self) -> Vec<(String, bool)> {
        let rows = self.harness.query_all_by_role(Widget::ListBoxOption);
        rows.map(|row| row.accesskit_node())
            .filter_map(|row| Some((row.label()?, row.is_selected() == Some(true))))
            .collect()
    }

    /// Whether the row of this name is greyed, and what is said about it.
    fn row(&self, name: &str) -> Option<(bool, Option<String>)> {
        let rows = self.harness.query_all_by_role(Widget::ListBoxOption);
        let mut rows = rows.map(|row| row.accesskit_node());
        let row = rows.find(|row| row.label().as_deref() == Some(name))?;
        Some((row.is_disabled(), row.description()))
    }

    /// The fragment that begins so.
    fn id(&self, begins: &str) -> FragmentId {
        let placement = self.placement();
        let found = placement.fragments().find(|(id, fragment)| {
            let text = placement.text(id.source);
            recolumn::document::fragment_text(text, &fragment.spans).starts_with(begins)
        });
        found
            .unwrap_or_else(|| panic!("nothing begins with {begins}"))
            .0
    }

    fn standing(&self, begins: &str) -> Standing {
        let id = self.id(begins);
        self.placement().fragment(id).unwrap().standing.clone()
    }

    fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// True if the keyboard is on a card, and the card is among the articles or not.
    fn is_on_card(&self, among_articles: bool) -> bool {
        let page = self.place(Widget::List, "Page");
        let mut cards = self.harness.query_all_by_role(Widget::ListItem);
        cards.any(|card| {
            let right = card.rect().center().x > page.right();
            card.accesskit_node().is_focused() && right == among_articles
        })
    }

    /// Presses what stands on a key, such as `Ctrl+Shift+O`.
    fn press_shown(&mut self, shown: &str) {
        let (modifiers, key) = parsed(shown);
        self.keys(modifiers, key);
        self.wait_for_jobs();
    }

    fn wait_for_jobs(&mut self) {
        self.settle();
        let app = self.harness.state_mut().as_mut().unwrap();
        app.finish_suggesting();
        self.settle();
    }

    /// The lines that are called so, and their places.
    fn lines(&self, name: &str) -> Vec<(egui::Rect, bool, Option<String>)> {
        let nodes = self.harness.query_all_by_label(name);
        let nodes = nodes.map(|node| (node.rect(), node.accesskit_node()));
        let buttons =
            nodes.filter(|(_, node)| matches!(node.role(), Widget::Button | Widget::RadioButton));
        buttons
            .map(|(rect, node)| (rect, node.is_disabled(), node.description()))
            .collect()
    }

    /// Opens the menus on the way to a line. The line's place, whether it is greyed, and why;
    /// `None` if one of the menus is not there.
    fn open_menu(&mut self, menu: &[&str]) -> Option<(egui::Rect, bool, Option<String>)> {
        let (line, menus) = menu.split_last().unwrap();
        let before = self.lines(line);
        for name in menus {
            let (place, ..) = self.lines(name).into_iter().next_back()?;
            self.click(place, Modifiers::NONE);
        }
        // Buttons outside the menu may have the same name.
        let mut lines = self.lines(line).into_iter();
        let is_new = |line: &(egui::Rect, bool, Option<String>)| {
            !before.iter().any(|(place, ..)| *place == line.0)
        };
        Some(
            lines
                .find(is_new)
                .unwrap_or_else(|| panic!("no line {menu:?}")),
        )
    }

    /// Opens the palette and chooses what is called so. False if it is not listed.
    fn choose_in_palette(&mut self, name: &str) -> bool {
        self.keys(COMMAND | Modifiers::SHIFT, Key::P);
        self.harness.event(Event::Text(name.to_owned()));
        self.settle();
        for _ in 0..12 {
            // Answers to what comes next are such rows, too.
            let mut rows = self.list_rows().into_iter();
            if rows.any(|(row, chosen)| chosen && row == name) {
                return true;
            }
            self.key(Key::ArrowDown);
        }
        false
    }
}

/// The key that is shown so.
fn parsed(shown: &str) -> (Modifiers, Key) {
    let (mut modifiers, mut rest) = (Modifiers::NONE, shown);
    for (name, held) in [
        ("Ctrl+", COMMAND),
        ("Alt+", Modifiers::ALT),
        ("Shift+", Modifiers::SHIFT),
    ] {
        if let Some(after) = rest.strip_prefix(name) {
            (modifiers, rest) = (modifiers | held, after);
        }
    }
    let key = match rest {
        "↑" => Key::ArrowUp,
        "↓" => Key::ArrowDown,
        "←" => Key::ArrowLeft,
        "→" => Key::ArrowRight,
        "Esc" => Key::Escape,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        name => Key::from_name(name).unwrap_or_else(|| panic!("no key is called {name}")),
    };
    (modifiers, key)
}

/// Does what a case says, in every way in which it can be done, and looks.
fn check(case: &Case) {
    let name = &case.name;
    if !case.key.is_empty() {
        println!("{name}: by {}", case.key);
        let mut window = (case.before)();
        let before = window.before();
        window.press_shown(case.key);
        (case.seen)(&mut window, &before);
    }
    if !case.menu.is_empty() {
        println!("{name}: from {:?}", case.menu);
        let mut window = (case.before)();
        let before = window.before();
        let (line, is_greyed, _) = window.open_menu(&case.menu).expect("the menu is there");
        assert!(!is_greyed, "{name} can be done");
        window.click(line, Modifiers::NONE);
        window.wait_for_jobs();
        (case.seen)(&mut window, &before);
    }
    if case.in_palette {
        println!("{name}: from the palette");
        let mut window = (case.before)();
        let before = window.before();
        assert!(window.choose_in_palette(name), "{name} is listed");
        window.key(Key::Enter);
        window.wait_for_jobs();
        (case.seen)(&mut window, &before);
    }
    if let Some((window, why)) = case.cannot {
        check_impossible(case, window, why);
    }
}

/// Looks that it cannot be done, and that it says why.
fn check_impossible(case: &Case, window: fn() -> Window, why: &str) {
    let name = &case.name;
    println!("{name}: cannot be done");
    let unchanged = |window: &Window, before: &Before| {
        let is_open = window.app().session().work().is_some();
        let now = is_open.then(|| window.placement().clone());
        assert!(now == before.placement, "{name} did something");
    };
    if !case.key.is_empty() {
        let mut window = window();
        let before = window.before();
        window.press_shown(case.key);
        unchanged(&window, &before);
    }
    if !case.menu.is_empty()
        && let mut window = window()
        && let Some((line, is_greyed, said)) = window.open_menu(&case.menu)
    {
        let before = window.before();
        assert!(is_greyed, "{name} is greyed");
        assert_eq!(said.as_deref(), Some(why), "{name} in the menu");
        window.harness.hover_at(line.center());
        window.harness.run_steps(60);
        assert!(window.has(why), "{name} says why in its tooltip");
        window.click(line, Modifiers::NONE);
        unchanged(&window, &before);
    }
    if case.in_palette {
        let mut window = window();
        let before = window.before();
        assert!(window.choose_in_palette(name), "{name} is listed");
        let row = window.row(name);
        let wanted = Some((true, Some(why.to_owned())));
        assert_eq!(row, wanted, "{name} is greyed in the palette");
        window.key(Key::Enter);
        unchanged(&window, &before);
        assert!(window.harness.query_by_role(Widget::ListBox).is_some());
    }
}

/// A window in which no file dialog of the system opens.
fn window_of(paths: Vec<std::path::PathBuf>) -> Window {
    Window::made([1280.0, 800.0], move |ctx| {
        App::with_settings(ctx, Settings::default(), paths.clone()).without_file_dialogs()
    })
}

fn nothing_open() -> Window {
    window_of(Vec::new())
}

/// The sample page, and nothing done yet.
fn opened() -> Window {
    window_of(vec![project("assets/sample/page.txt")])
}

/// Two pages, of which the first is shown.
fn two_pages() -> Window {
    let names = ["rows-english.txt", "wrapped-hant.txt"];
    window_of(names.map(|name| project("tests/pages").join(name)).to_vec())
}

/// The sample page, with the keyboard on the card of the page that begins so.
fn on(begins: &str) -> Window {
    let mut window = opened();
    window.walk_to(begins);
    window
}

const ONE: &str = "砚埠镇人过河";
const TWO: &str = "修桥之前";
const THREE: &str = "晚上九点半";
const FOUR: &str = "开设夜读室";
const FIVE: &str = "钱不多";

/// Three articles, of two parts, two parts and one.
fn placed() -> Window {
    let mut window = opened();
    for article in [&[ONE, TWO][..], &[THREE, FOUR], &[FIVE]] {
        let fragments = article.iter().map(|begins| window.id(begins)).collect();
        window.act(Action::Do(Command::Move {
            fragments,
            to: Destination::NewArticle { before: None },
            role: None,
            by: By::User,
        }));
    }
    window
}

/// The same, with the keyboard on the card among the articles that begins so.
fn on_part(begins: &str) -> Window {
    let mut window = placed();
    window.walk_to(begins);
    window.key(Key::ArrowRight);
    assert!(window.is_on_card(true));
    window
}

/// The sample page with what is proposed for it.
fn suggested() -> Window {
    let mut window = opened();
    window.act(Action::SuggestPage);
    window.wait_for_jobs();
    window
}

/// All cases, in the order of the table.
fn cases() -> Vec<Case> {
    let groups = [
        going::cases(),
        placing::cases(),
        proposing::cases(),
        working::cases(),
    ];
    groups.into_iter().flatten().collect()
}

#[test]
fn every_entry_of_the_table_has_a_case() {
    let listed = everything(&Words::english()).into_iter();
    let mut listed: Vec<_> = listed.map(|one| (one.name, one.key)).collect();
    let tested = cases().into_iter();
    let mut tested: Vec<_> = tested
        .map(|case| (case.name, case.key.to_owned()))
        .collect();
    listed.sort();
    tested.sort();
    let missing: Vec<_> = listed.iter().filter(|one| !tested.contains(one)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
    assert_eq!(listed, tested);
}

#[test]
fn going_about_and_selecting() {
    going::cases().iter().for_each(check);
}

#[test]
fn placing_and_saying_what_it_is() {
    placing::cases().iter().for_each(check);
}

#[test]
fn proposals_and_answers() {
    proposing::cases().iter().for_each(check);
}

#[test]
fn steps_files_and_the_window() {
    working::cases().iter().for_each(check);
}

#[test]
fn no_key_without_ctrl_does_anything_while_somebody_types() {
    for case in cases() {
        let (modifiers, key) = match case.key {
            "" => continue,
            shown => parsed(shown),
        };
        let is_function = (Key::F1..=Key::F12).contains(&key);
        if modifiers.command || is_function || key == Key::Escape {
            continue;
        }
        let mut window = (case.before)();
        window.keys(COMMAND, Key::F);
        let before = window.before();
        let suggested = window.app().session().suggestion().is_some();
        window.keys(modifiers, key);
        let letter = key.name();
        if letter.chars().count() == 1 {
            window.harness.event(Event::Text(letter.to_lowercase()));
            window.settle();
            let field = window.harness.get_by_role(Widget::TextInput);
            let typed = field.accesskit_node().value().unwrap_or_default();
            assert!(typed.ends_with(&letter.to_lowercase()), "{letter}: {typed}");
        }
        let name = &case.name;
        if let Some(placement) = &before.placement {
            assert!(window.placement() == placement, "{name} in the field");
        }
        assert_eq!(
            window.harness.query_all_by_role(Widget::Dialog).count(),
            0,
            "{name}"
        );
        assert_eq!(window.app().session().suggestion().is_some(), suggested);
    }
}

#[test]
fn a_recent_work_is_opened_from_the_palette() {
    let pages = [
        project("assets/sample/page.txt"),
        project("tests/pages/rows-hans.txt"),
    ];
    let mut settings = Settings::default();
    for page in &pages {
        settings.recent.opened(vec![page.clone()]);
    }
    for name in ["page.txt", "rows-hans.txt"] {
        let settings = settings.clone();
        let mut window = Window::made([1280.0, 800.0], move |ctx| {
            App::with_settings(ctx, settings.clone(), Vec::new())
        });
        assert!(window.choose_in_palette(&format!("Open again: {name}")));
        window.key(Key::Enter);
        window.settle();
        assert_eq!(window.app().session().work().unwrap().name(), name);
    }
}

#[test]
fn a_window_with_nothing_to_lose_closes_at_once() {
    let mut window = opened();
    // In one frame, as what the window asks for is only in the output of that frame.
    let press = Event::Key {
        key: Key::Q,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: COMMAND,
    };
    let held = Event::ModifiersChanged(COMMAND);
    window.harness.input_mut().events.extend([held, press]);
    let mut is_closed = false;
    for _ in 0..4 {
        window.harness.step();
        let output = window.harness.output();
        let mut viewports = output.viewport_output.values();
        is_closed |= viewports.any(|one| one.commands.contains(&egui::ViewportCommand::Close));
    }
    assert!(is_closed);
}
