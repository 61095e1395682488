//! The pages of the work in a list, with what is left to do on each.
//!
//! Each page has its name, what is left to do on it and a mark for that. The list is counted once for
//! each state of the document, and only while it is open; rows are painted where they are in sight,
//! so that a volume of some hundred pages opens at once.

use std::collections::HashMap;

use egui::{
    Align, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::marks::Mark;
use super::page_head::turn_to;
use super::paint;
use super::proposed::Proposed;
use super::scene::{Open, Scene};
use super::table::Entry;
use super::theme::{Tokens, measure, size};
use crate::document::{FragmentId, Placement, SourceId, Standing};
use crate::words::grouped;

/// Height of a row, in points.
const ROW: f32 = 32.0;
/// Width of the list.
const WIDTH: f32 = 400.0;
/// How many rows are in sight at most, and how far a key goes that turns them over.
const IN_SIGHT: usize = 14;

/// The list, and what of it is remembered.
#[derive(Default)]
pub(crate) struct PageList {
    of: Option<(u64, u64)>,
    pages: Vec<Left>,
    /// The page that the keyboard is on while the list is open.
    chosen: usize,
    is_open: bool,
    /// Open the list, or close it.
    pub wants_toggle: bool,
    /// The card of each page that the keyboard was on when another page was turned to.
    pub places: HashMap<SourceId, FragmentId>,
    /// The page that was chosen.
    turns_to: Option<SourceId>,
    /// Bring the chosen row into sight and give it the keyboard.
    wants_focus: bool,
}

/// What is left on a page, in non-blank characters.
#[derive(Clone, Copy, Default)]
struct Left {
    /// Nothing is proposed for them.
    unplaced: u64,
    /// Something is.
    proposed: u64,
}

impl Left {
    fn mark(self) -> Mark {
        match (self.unplaced, self.proposed) {
            (0, 0) => Mark::Full,
            (0, _) => Mark::Hatched,
            (_, _) => Mark::Empty,
        }
    }

    /// In words: `words` are for done, unplaced, proposed, and the last two together.
    fn say(self, scene: &Scene<'_>, words: [&str; 4]) -> String {
        let [done, unplaced, proposed, both] = words;
        let count = |id: &str, count: u64| {
            let characters = grouped(count).into();
            scene
                .words
                .with(id, &[("count", count.into()), ("characters", characters)])
        };
        match (self.unplaced, self.proposed) {
            (0, 0) => scene.say(done),
            (left, 0) => count(unplaced, left),
            (0, left) => count(proposed, left),
            (left, of_these) => {
                let values = [
                    ("unplaced", grouped(left).into()),
                    ("proposed", grouped(of_these).into()),
                ];
                scene.words.with(both, &values)
            }
        }
    }
}

impl PageList {
    fn refresh(&mut self, revision: u64, proposed: &Proposed, placement: &Placement) {
        let of = (revision, proposed.version);
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        self.pages.clear();
        self.pages
            .resize(placement.sources().len(), Left::default());
        for (id, fragment) in placement.fragments() {
            let Some(left) = self.pages.get_mut(id.source.index()) else {
                continue;
            };
            if fragment.standing == Standing::Unplaced {
                let account = if proposed.is_proposed(id) {
                    &mut left.proposed
                } else {
                    &mut left.unplaced
                };
                *account += u64::from(fragment.solid);
            }
        }
    }

    /// Goes to the row that a key means.
    fn walk(&mut self, ui: &Ui) {
        let last = self.pages.len().saturating_sub(1);
        let at = self.chosen;
        let steps = [
            (Key::ArrowUp, at.saturating_sub(1)),
            (Key::ArrowDown, at + 1),
            (Key::PageUp, at.saturating_sub(IN_SIGHT - 1)),
            (Key::PageDown, at + IN_SIGHT - 1),
            (Key::Home, 0),
            (Key::End, last),
        ];
        for (key, to) in steps {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.chosen = to.min(last);
                self.wants_focus = true;
            }
        }
    }
}

/// The list, under the button that has the name of the shown page, while it is open.
pub(super) fn page_list_ui(scene: &mut Scene<'_>, open: Open<'_>, button: &Response) {
    let mut list = std::mem::take(&mut scene.view.page_list);
    let popup = Popup::menu(button)
        .accessible_name(scene.say("page-list"))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let was_open = std::mem::take(&mut list.is_open);
    popup.show(|ui| {
        if !was_open {
            list.chosen = open.work.shown().index();
            list.wants_focus = true;
        }
        list.is_open = true;
        list.refresh(scene.session.revision(), scene.proposed, open.placement);
        list_ui(scene, open, ui, &mut list);
    });
    // What is chosen is turned to now, when what the list remembers is back in its place.
    let turns_to = list.turns_to.take();
    scene.view.page_list = list;
    if let Some(source) = turns_to {
        turn_to(scene, source);
    }
}

fn list_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui, list: &mut PageList) {
    list.walk(ui);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) {
        list.turns_to = Some(source_at(list.chosen));
        ui.close();
    }
    let shortcut = Entry::PageList.shortcut();
    if shortcut.is_some_and(|shortcut| pressed(shortcut.logical_key)) {
        ui.close();
    }
    let width = WIDTH.min(ui.ctx().content_rect().width() - 32.0);
    ui.set_width(width);
    head_ui(scene, ui, list);
    let name = scene.say("page-list");
    let builder = UiBuilder::new()
        .accessibility_role(Role::ListBox)
        .accessibility_label(name);
    let count = list.pages.len();
    ui.scope_builder(builder, |ui| {
        let fits = ((ui.ctx().content_rect().height() - 140.0) / ROW).floor();
        let rows = (count.min(IN_SIGHT) as f32).min(fits.max(1.0));
        let area = ScrollArea::vertical()
            .max_height(rows * ROW)
            .min_scrolled_height(rows * ROW)
            .auto_shrink([false, true]);
        area.show_viewport(ui, |ui, viewport| {
            ui.set_height(count as f32 * ROW);
            let origin = ui.max_rect().min;
            let width = ui.max_rect().width();
            let place = |row: usize| {
                let at = origin + vec2(0.0, row as f32 * ROW);
                Rect::from_min_size(at, vec2(width, ROW))
            };
            if list.wants_focus {
                ui.scroll_to_rect(place(list.chosen), None);
            }
            let first = (viewport.top() / ROW).floor().max(0.0) as usize;
            let last = ((viewport.bottom() / ROW).ceil().max(0.0) as usize).min(count);
            for row in first..last {
                option_ui(scene, open, ui, list, (row, place(row)));
            }
        });
    });
}

/// What the list is, and how far the work has come.
fn head_ui(scene: &Scene<'_>, ui: &mut Ui, list: &PageList) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let done = list.pages.iter().filter(|left| left.mark() == Mark::Full);
    let values = [
        ("done", done.count().into()),
        ("count", list.pages.len().into()),
    ];
    let text = scene.words.with("page-list-done", &values);
    let at = rect.left_center() + vec2(12.0, 0.0);
    paint::line(ui, at, Align::Min, &text, size::SMALL, tokens.ink3);
}

/// One page.
fn option_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    list: &mut PageList,
    (row, rect): (usize, Rect),
) {
    let tokens = Tokens::of(ui);
    let left = list.pages.get(row).copied().unwrap_or_default();
    let source = source_at(row);
    let name = open.placement.text_name(source);
    let is_shown = open.work.shown() == source;
    let rect = rect.shrink2(vec2(4.0, 1.0));
    let id = ui.scope_id().with(("page", row));
    let response = ui.interact(rect, id, Sense::click());
    let words = [
        "page-option-done",
        "page-option-unplaced",
        "page-option-proposed",
        "page-option-both",
    ];
    let count = list.pages.len();
    let values = [
        ("page", (row + 1).into()),
        ("count", count.into()),
        ("name", name.as_str().into()),
        ("state", left.say(scene, words).into()),
    ];
    let spoken = scene.words.with("page-option", &values);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_shown, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_shown);
        node.set_position_in_set(row);
        node.set_size_of_set(count);
    });
    if list.wants_focus && list.chosen == row {
        response.request_focus();
        list.wants_focus = false;
    }
    if response.has_focus() {
        // The keyboard may have come by Tab or by a screen reader; if a key of the list has just
        // chosen another row, it is on its way there.
        if !list.wants_focus {
            list.chosen = row;
        }
        // The arrows walk the list, and are not to walk the widgets as well.
        let filter = egui::EventFilter {
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let (fill, edge) = if is_shown {
        (tokens.select, Stroke::new(1.0, tokens.ink))
    } else if response.hovered() {
        (tokens.hover, Stroke::NONE)
    } else {
        (egui::Color32::TRANSPARENT, Stroke::NONE)
    };
    let corner = measure::CORNER;
    ui.painter()
        .rect(rect, corner, fill, edge, StrokeKind::Inside);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), corner);
    }
    let words = [
        "page-state-done",
        "page-state-unplaced",
        "page-state-proposed",
        "page-state-both",
    ];
    let state = left.say(scene, words);
    text_ui(ui, rect, (row, count), (&name, &state), left.mark());
    if response.clicked() {
        list.turns_to = Some(source);
        ui.close();
    }
}

fn text_ui(
    ui: &Ui,
    rect: Rect,
    (row, count): (usize, usize),
    (name, state): (&str, &str),
    mark: Mark,
) {
    let tokens = Tokens::of(ui);
    let middle = rect.center().y;
    let ink = if mark == Mark::Full {
        tokens.ink2
    } else {
        tokens.ink
    };
    let digits = paint::width(ui, &count.to_string(), size::TINY);
    let number = (row + 1).to_string();
    let left = rect.left() + 8.0 + digits;
    let at = pos2(left, middle);
    paint::line(ui, at, Align::Max, &number, size::TINY, tokens.ink3);
    mark.paint(ui, pos2(left + 10.0, middle));
    let at = pos2(left + 10.0 + mark.room(), middle);
    let right = rect.right() - 8.0;
    let state_width = paint::width(ui, state, size::SMALL);
    let room = right - state_width - 16.0 - at.x;
    let name = paint::beginning(ui, name, size::BODY, room);
    paint::line(ui, at, Align::Min, &name, size::BODY, ink);
    let at = pos2(right, middle);
    paint::line(ui, at, Align::Max, state, size::SMALL, tokens.ink3);
}

/// The source of the page with this index.
pub(super) fn source_at(row: usize) -> SourceId {
    SourceId(u16::try_from(row).unwrap_or(u16::MAX))
}
