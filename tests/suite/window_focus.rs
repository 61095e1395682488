//! Tab through the whole window: in the order in which it is read, past nothing, always to be seen.

use egui::accesskit::{Action, Role as Widget};
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::driven::{COMMAND, Window};

/// How far it is from a column to the next, in points.
const COLUMN: f32 = 232.0;

/// Room left of the first column, in points.
const SIDE: f32 = 12.0;

/// One thing that Tab stops at.
#[derive(Debug)]
struct Stop {
    id: egui::accesskit::NodeId,
    name: String,
    rect: Rect,
}

/// The parts of the window in the order in which they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    TopBar,
    Page,
    Articles,
    Reading,
    Next,
    Ledger,
}

impl Window {
    /// What has the keyboard.
    fn stop(&self) -> Option<Stop> {
        let mut stops = self.stops(|node| node.is_focused());
        stops.pop().filter(|_| stops.is_empty())
    }

    /// Everything of this kind, in the order of the tree that a screen reader walks.
    fn stops(&self, is_one: impl Fn(&AccessKitNode<'_>) -> bool) -> Vec<Stop> {
        let all = self.harness.query_all_by(|_| true);
        let stops = all
            .filter(|node| is_one(&node.accesskit_node()))
            .map(|node| Stop {
                id: node.accesskit_node().locate().0,
                name: node.accesskit_node().label().unwrap_or_default(),
                rect: node.rect(),
            });
        stops.collect()
    }

    /// Presses Tab until it comes round to where it began.
    fn tab_round(&mut self, modifiers: Modifiers) -> Vec<Stop> {
        let mut stops: Vec<Stop> = Vec::new();
        for _ in 0..400 {
            self.keys(modifiers, Key::Tab);
            let Some(stop) = self.stop() else {
                panic!("after {:?} nothing has the keyboard", stops.last());
            };
            if stops.first().is_some_and(|first| first.id == stop.id) {
                return stops;
            }
            stops.push(stop);
        }
        panic!("Tab does not come round: {stops:?}");
    }

    fn part_of(&self, rect: Rect) -> Part {
        let group = |name| self.place(Widget::Group, name);
        let (articles, reading) = (group("Articles"), group("Reading"));
        let next = group("What comes next");
        let at = rect.left_top();
        if at.y < articles.top().min(52.0) {
            Part::TopBar
        } else if at.y >= articles.bottom() {
            Part::Ledger
        } else if at.x < articles.left() {
            Part::Page
        } else if at.x < reading.left() {
            Part::Articles
        } else if at.y < next.top() {
            Part::Reading
        } else {
            Part::Next
        }
    }

    /// What is painted and where, as text that changes when the painting does.
    fn everywhere(&self) -> Vec<(Rect, String)> {
        let shapes = self.harness.output().shapes.iter();
        let seen = shapes.map(|it| {
            let place = it.shape.visual_bounding_rect().intersect(it.clip_rect);
            (place, format!("{:?}", it.shape))
        });
        let seen = seen.filter(|(place, _)| place.is_positive());
        seen.collect()
    }
}

fn scenes() -> Vec<(&'static str, Window)> {
    let fresh = Window::sample();
    let mut suggested = Window::sample();
    suggested.keys(COMMAND, Key::G);
    suggested.solve();
    let mut sorted = Window::sample();
    sorted.key(Key::ArrowDown);
    for key in [Key::A, Key::Num1, Key::A, Key::Num2, Key::Delete] {
        sorted.key(key);
    }
    // What was done last is said over the articles for some seconds, with a button.
    sorted.harness.run_steps(400);
    vec![
        ("fresh", fresh),
        ("suggested", suggested),
        ("sorted", sorted),
    ]
}

#[test]
fn tab_goes_through_the_window_as_it_is_read() {
    for (scene, mut window) in scenes() {
        let mut stops = window.tab_round(Modifiers::NONE);
        let first = stops.iter().position(|stop| stop.name == "File").unwrap();
        stops.rotate_left(first);
        let board = window.place(Widget::Group, "Articles");
        let place = |stop: &Stop| {
            let part = window.part_of(stop.rect);
            // Columns are read one after the other; what stands over them comes before.
            let is_in_column = part == Part::Articles && stop.rect.top() >= board.top();
            let column = if is_in_column {
                (stop.rect.left() - board.left() - SIDE) / COLUMN
            } else {
                -1.0
            };
            // What stands in a row may differ in height by some points.
            let row = stop.rect.center().y / 10.0;
            [
                part as i32,
                column.floor() as i32,
                row as i32,
                stop.rect.left() as i32,
            ]
        };
        for pair in stops.windows(2) {
            let (from, to) = (place(&pair[0]), place(&pair[1]));
            assert!(from < to, "{scene}: from {from:?} to {to:?}, {pair:?}");
        }
        for part in [Part::TopBar, Part::Page, Part::Articles, Part::Ledger] {
            let comes = stops.iter().any(|stop| window.part_of(stop.rect) == part);
            assert!(comes, "{scene}: Tab never comes to {part:?}");
        }
    }
}

#[test]
fn tab_goes_past_nothing_that_can_be_used() {
    for (scene, mut window) in scenes() {
        let stops = window.tab_round(Modifiers::NONE);
        let usable = window.stops(|node| {
            let role = node.role();
            // The edges of the sides know no key; they fold by one.
            node.data().supports_action(Action::Focus) && role != Widget::Splitter
        });
        for one in &usable {
            let is_reached = stops.iter().any(|stop| stop.id == one.id);
            assert!(is_reached, "{scene}: Tab never comes to {one:?}");
        }
        assert!(usable.len() > 30, "{scene}: {}", usable.len());
    }
}

#[test]
fn shift_tab_goes_the_same_way_back() {
    for (scene, mut window) in scenes() {
        let ids = |stops: Vec<Stop>| stops.into_iter().map(|stop| (stop.id, stop.name));
        let forth: Vec<_> = ids(window.tab_round(Modifiers::NONE)).collect();
        let mut back: Vec<_> = ids(window.tab_round(Modifiers::SHIFT)).collect();
        back.reverse();
        // Where it begins is not the same.
        let shift = back.iter().position(|stop| *stop == forth[0]).unwrap();
        back.rotate_left(shift);
        assert_eq!(forth, back, "{scene}");
    }
}

#[test]
fn what_has_the_keyboard_shows_it() {
    for (scene, mut window) in scenes() {
        let mut before: Option<Stop> = None;
        let count = window.tab_round(Modifiers::NONE).len();
        for _ in 0..count {
            let unseen: Vec<_> = window.everywhere();
            window.keys(Modifiers::NONE, Key::Tab);
            let stop = window.stop().unwrap();
            let around = stop.rect.expand(8.0);
            let near = |shapes: &[(Rect, String)]| -> Vec<String> {
                let near = shapes.iter().filter(|(at, _)| around.intersects(*at));
                near.map(|(_, shape)| shape.clone()).collect()
            };
            let is_seen = near(&unseen) != near(&window.everywhere());
            assert!(is_seen, "{scene}: from {before:?} to {stop:?}");
            before = Some(stop);
        }
    }
}

#[test]
fn the_keyboard_stays_in_a_column_that_a_card_leaves() {
    let mut window = Window::sample();
    window.key(Key::ArrowDown);
    for key in [Key::A, Key::Num1, Key::Num1] {
        window.key(key);
    }
    window.key(Key::Home);
    window.key(Key::ArrowRight);
    let parts = window.article(1);
    for (key, left) in [(Key::Delete, 1), (Key::U, 2)] {
        assert_eq!(window.selected(), [parts[left - 1].clone()]);
        window.key(key);
        assert_eq!(window.selected(), [parts[left].clone()]);
        assert!(
            window
                .stop()
                .is_some_and(|stop| parts[left].starts_with(&stop.name))
        );
    }
    // With the last card the article goes; the card on the page is left.
    window.key(Key::U);
    assert_eq!(window.articles(), 0);
    assert!(
        window
            .stop()
            .is_some_and(|stop| parts[2].starts_with(&stop.name))
    );
}
