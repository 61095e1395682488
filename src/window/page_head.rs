//! The head of the page panel where a work has several pages: which one is shown, and the ways to the
//! others.
//!
//! Back, the name, on, and which page of how many it is. A click on the name opens the list of pages.
//! Whoever turns to another page goes on there where the keyboard was on it last, and what is selected
//! on any page stays selected. The filter is kept, so that what is left can be gone through page by
//! page.

use egui::{Align, Popup, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::icons::{self, Icon};
use super::page_list::{page_list_ui, source_at};
use super::page_panel::SIDE;
use super::paint;
use super::panels::Side;
use super::scene::{Cursor, Open, Pane, Scene};
use super::table::Entry;
use super::theme::{Tokens, measure, size};
use crate::document::SourceId;
use crate::session::Action;

/// Width of an arrow.
const ARROW: f32 = 26.0;
/// Height of what can be pressed.
const HEIGHT: f32 = 28.0;
/// What the button is wider than the name in it.
const AROUND_NAME: f32 = 32.0;
/// With less room for the name, which page it is is said shorter.
const LEAST_NAME: f32 = 96.0;

/// Shows the page that is so many after the one that is shown.
pub(crate) fn turn_by(scene: &mut Scene<'_>, by: isize) {
    let Some(work) = scene.session.work() else {
        return;
    };
    let last = work.document().placement().sources().len();
    let last = last.saturating_sub(1);
    let to = work.shown().index().saturating_add_signed(by).min(last);
    turn_to(scene, source_at(to));
}

/// Shows a page. The keyboard goes to the card of it that it was on last.
pub(crate) fn turn_to(scene: &mut Scene<'_>, to: SourceId) {
    let Some(work) = scene.session.work() else {
        return;
    };
    if work.shown() == to {
        return;
    }
    let view = &mut *scene.view;
    if let Some(cursor) = view.cursor
        && cursor.pane == Pane::Page
    {
        let places = &mut view.page_list.places;
        places.insert(cursor.fragment.source, cursor.fragment);
    }
    let placement = work.document().placement();
    let there = view.page_list.places.get(&to).copied();
    let there = there.filter(|&fragment| placement.fragment(fragment).is_some());
    let pane = Pane::Page;
    view.cursor = there.map(|fragment| Cursor { pane, fragment });
    scene.push(Action::ShowPage(to));
}

/// Opens the list of pages under the name, or closes it.
pub(crate) fn toggle_list(scene: &mut Scene<'_>) {
    scene.view.panels.show(Side::Page);
    scene.view.page_list.wants_toggle = true;
}

/// The head, and the list while it is open.
pub(crate) fn page_head_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let row = vec2(ui.available_width(), measure::PANEL_HEAD);
    let (rect, _) = ui.allocate_exact_size(row, Sense::hover());
    let inside = rect.with_min_x(rect.left() + 6.0).shrink2(vec2(0.0, 6.0));
    let inside = inside.with_max_x(rect.right() - SIDE);
    parts_ui(scene, open, ui, inside);
}

fn parts_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui, row: Rect) {
    let shown = open.work.shown();
    let name = open.placement.text_name(shown);
    let count = open.placement.sources().len();
    let values = [
        ("page", (shown.index() + 1).into()),
        ("count", count.into()),
    ];
    let whole = scene.words.with("page-of", &values);
    let wanted = paint::width(ui, &name, size::BODY).ceil();
    let room_beside = |text: &str| {
        let text = paint::width(ui, text, size::SMALL).ceil() + 8.0;
        row.width() - 2.0 * ARROW - AROUND_NAME - text
    };
    let fits = room_beside(&whole) >= wanted.min(LEAST_NAME);
    let which = match fits {
        true => whole.clone(),
        false => scene.words.with("page-of-short", &values),
    };
    let room = room_beside(&which).clamp(24.0, f32::INFINITY);
    let width = wanted.min(room) + AROUND_NAME;

    let middle = row.center().y;
    let part = |left: f32, width: f32| {
        Rect::from_min_size(pos2(left, middle - HEIGHT / 2.0), vec2(width, HEIGHT))
    };
    let back = part(row.left(), ARROW);
    arrow_ui(scene, ui, back, (Entry::PreviousPage, icons::LEFT));
    let place = part(back.right(), width);
    let shown_name = paint::beginning(ui, &name, size::BODY, room);
    let says = [("name", name.as_str().into()), ("page", whole.into())];
    let spoken = scene.words.with("page-shown", &says);
    let button = name_ui(scene, ui, place, (&shown_name, &spoken));
    let on = part(place.right(), ARROW);
    arrow_ui(scene, ui, on, (Entry::NextPage, icons::RIGHT));
    let ink = Tokens::of(ui).ink3;
    let at = pos2(row.right(), middle);
    paint::line(ui, at, Align::Max, &which, size::SMALL, ink);
    let button = button.on_hover_text(Entry::PageList.tip(scene, ui.ctx()));
    page_list_ui(scene, open, &button);
}

/// The name of the page that is shown: a button that opens the list.
fn name_ui(scene: &mut Scene<'_>, ui: &Ui, rect: Rect, (name, spoken): (&str, &str)) -> Response {
    let tokens = Tokens::of(ui);
    let button = ui.interact(rect, ui.scope_id().with("name"), Sense::click());
    let list = Popup::default_response_id(&button);
    if std::mem::take(&mut scene.view.page_list.wants_toggle) {
        Popup::toggle_id(ui.ctx(), list);
    }
    let is_open = Popup::is_id_open(ui.ctx(), list);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken));
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_has_popup(egui::accesskit::HasPopup::Listbox);
        node.set_expanded(is_open);
        // Who turns the page by its key hears which one came.
        node.set_live(egui::accesskit::Live::Polite);
    });
    if button.hovered() || is_open {
        let ground = if is_open { tokens.select } else { tokens.hover };
        ui.painter().rect_filled(rect, measure::CORNER, ground);
    }
    if button.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), measure::CORNER);
    }
    let at = rect.left_center() + vec2(8.0, 0.0);
    paint::line(ui, at, Align::Min, name, size::BODY, tokens.ink);
    let square = Rect::from_center_size(rect.right_center() - vec2(13.0, 0.0), vec2(12.0, 12.0));
    icons::DOWN.paint(ui.painter(), square, tokens.ink2);
    button
}

fn arrow_ui(scene: &mut Scene<'_>, ui: &Ui, rect: Rect, (entry, icon): (Entry, Icon)) {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(entry.word()), Sense::click());
    let (name, possible) = (entry.name(scene.words), entry.is_possible(scene));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, possible, &name));
    if response.hovered() && possible {
        ui.painter()
            .rect_filled(rect, measure::CORNER, tokens.hover);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), measure::CORNER);
    }
    let ink = match possible {
        true => tokens.ink2,
        false => tokens.ink2.gamma_multiply(0.42),
    };
    let square = Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
    icon.paint(ui.painter(), square, ink);
    if response.on_hover_text(entry.tip(scene, ui.ctx())).clicked() {
        entry.perform(scene);
    }
}
