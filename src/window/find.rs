//! Finding a text in the fragments: the field over the page panel, the hits, the way from one to the
//! next.
//!
//! What is found first is shown at once; the rest is looked through some milliseconds a frame, so
//! that a work of any length can be searched while the window lives. While an input method composes,
//! its keys are its own, and what it shows is not looked for yet. The hit that is shown is the card
//! with the keyboard, so that what is done next is done to it.

use std::ops::Range;
use std::time::{Duration, Instant};

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Event, EventFilter, FontId, Id, ImeEvent, Key, Margin, Modifiers};
use egui::{Pos2, Rect, Sense, TextEdit, Ui, UiBuilder, pos2, vec2};

use super::icons::{self, Icon};
use super::page_panel::SIDE;
use super::paint;
use super::panels::Side;
use super::reveal::Reveal;
use super::scene::{Cursor, Filter, Open, Pane, Scene};
use super::theme::{Tokens, measure, size};
use crate::document::{FragmentId, fragment_text};
use crate::session::{Action, Finding, Hit};
use crate::words::grouped;

/// How long is looked in a frame at most.
const PATIENCE: Duration = Duration::from_millis(5);
/// How much is looked through between two looks at the clock, in bytes.
const PIECE: usize = 32 * 1024;
/// How many characters stand before a hit that is far from the beginning of its fragment.
const BEFORE: usize = 5;
/// How many characters of a fragment are laid out around a hit: more than a card is wide.
const AROUND: usize = 80;

/// The search, open or not.
#[derive(Default)]
pub(crate) struct Find {
    /// The field is shown.
    pub is_open: bool,
    wants_focus: bool,
    query: String,
    /// What is written in the field was looked for, or is being.
    looked_for: String,
    finding: Option<Finding>,
    shown: Option<Hit>,
    /// An input method is composing.
    composes: bool,
}

impl Find {
    /// The hits in a fragment, if the field is shown.
    pub(crate) fn hits_in(&self, fragment: FragmentId) -> &[Hit] {
        let finding = self.finding.as_ref().filter(|_| self.is_open);
        finding.map_or(&[], |finding| finding.hits_in(fragment))
    }

    /// The hit that is shown, if the field is.
    pub(crate) fn shown_hit(&self) -> Option<Hit> {
        self.shown.filter(|_| self.is_open)
    }
}

/// Shows the field and takes the keyboard there.
pub(crate) fn open(scene: &mut Scene<'_>) {
    scene.view.panels.show(Side::Page);
    scene.view.find.is_open = true;
    scene.view.find.wants_focus = true;
}

/// Goes to the next hit or to the one before; after the last comes the first.
pub(crate) fn step(scene: &mut Scene<'_>, by: isize) {
    if !scene.view.find.is_open || scene.view.find.query.trim().is_empty() {
        open(scene);
        return;
    }
    let find = &scene.view.find;
    let Some(finding) = &find.finding else {
        return;
    };
    let count = finding.count();
    if count == 0 {
        return;
    }
    let here = find.shown.map_or(0, |shown| finding.place_of(shown));
    let there = finding.hit(here) == find.shown;
    let next = match (by > 0, there) {
        (true, true) => (here + 1) % count,
        (true, false) => here % count,
        (false, _) => (here + count - 1) % count,
    };
    if let Some(hit) = finding.hit(next) {
        show(scene, hit);
    }
}

/// Leaves the field; the keyboard goes to the card that is shown.
fn close(scene: &mut Scene<'_>) {
    let find = &mut scene.view.find;
    find.is_open = false;
    find.finding = None;
    find.looked_for.clear();
    find.shown = None;
    scene.view.wants_focus = true;
}

/// Shows a hit: its card has the keyboard from now on, but for what is typed.
fn show(scene: &mut Scene<'_>, hit: Hit) {
    let fragment = hit.fragment;
    scene.view.find.shown = Some(hit);
    let Some(work) = scene.session.work() else {
        return;
    };
    if fragment.source != work.shown() {
        scene.view.filter = Filter::All;
        scene.push(Action::ShowPage(fragment.source));
    } else if scene.view.page_layout.row_of(fragment).is_none() {
        scene.view.filter = Filter::All;
    }
    scene.view.cursor = Some(Cursor {
        pane: Pane::Page,
        fragment,
    });
    scene.view.reveal = Some(Reveal::of(fragment));
    scene.push(Action::Select(fragment));
}

/// Looks on, as long as patience lasts; shows the first hit when it is found.
fn look(scene: &mut Scene<'_>, open: Open<'_>, ui: &Ui) {
    let cursor = scene.view.cursor.map(|cursor| cursor.fragment);
    let find = &mut scene.view.find;
    let is_new = find.query != find.looked_for && !find.composes;
    let is_stale = |finding: &Finding| !finding.holds_for(open.placement);
    if is_new || find.finding.as_ref().is_some_and(is_stale) {
        // The next letter goes on where the word began.
        let from = find.shown.map(|hit| hit.fragment).or(cursor);
        find.looked_for = find.query.clone();
        find.finding = Finding::new(&find.query, open.work, from);
        if is_new {
            find.shown = None;
        }
    }
    let Some(finding) = &mut find.finding else {
        return;
    };
    let begun = Instant::now();
    while !finding.is_done() && begun.elapsed() < PATIENCE {
        finding.go_on(open.placement, PIECE);
    }
    if !finding.is_done() {
        ui.ctx().request_repaint();
    }
    if find.shown.is_none()
        && let Some(first) = finding.first()
    {
        show(scene, first);
    }
}

/// The field, how many there are, and what can be done with them.
pub(crate) fn find_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let builder = UiBuilder::new()
        .accessibility_role(egui::Role::Search)
        .accessibility_label(scene.say("panel-find"));
    ui.scope_builder(builder, |ui| {
        paint::place_group(ui, ui.max_rect());
        let row = vec2(ui.available_width(), measure::PANEL_HEAD);
        let (rect, _) = ui.allocate_exact_size(row, Sense::hover());
        let inside = rect.shrink2(vec2(SIDE, 6.0));
        field_ui(scene, ui, inside.with_max_x(inside.right() - 32.0));
        let leave =
            Rect::from_center_size(inside.right_center() - vec2(12.0, 0.0), vec2(24.0, 24.0));
        if button_ui(scene, ui, leave, (icons::CROSS, "find-leave", true)) {
            close(scene);
        }
        look(scene, open, ui);
        let row = vec2(ui.available_width(), measure::SEAM);
        let (rect, _) = ui.allocate_exact_size(row, Sense::hover());
        results_ui(scene, ui, rect.shrink2(vec2(SIDE, 0.0)));
        ui.add_space(8.0);
    });
}

fn field_ui(scene: &mut Scene<'_>, ui: &mut Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    let id = Id::unique("find field");
    let find = &mut scene.view.find;
    if find.wants_focus {
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &find.query);
    }
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    find.composes = ui.input(|input| {
        let mut composing = input.events.iter().rev().filter_map(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => Some(!text.is_empty()),
            Event::Ime(ImeEvent::Commit(_)) => Some(false),
            _ => None,
        });
        composing.next().unwrap_or(find.composes && has_focus)
    });
    if has_focus && !find.composes {
        keys(scene, ui);
    }
    let find = &mut scene.view.find;
    let edit = TextEdit::singleline(&mut find.query)
        .id(id)
        .hint_text(scene.words.say("find-hint"))
        .margin(Margin {
            left: 30,
            right: 8,
            top: 4,
            bottom: 4,
        })
        .align(egui::Align2::LEFT_CENTER)
        .return_key(None)
        .event_filter(EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        });
    let builder = UiBuilder::new().max_rect(rect);
    let field = ui
        .scope_builder(builder, |ui| ui.add_sized(rect.size(), edit))
        .inner;
    find.wants_focus &= !field.has_focus();
    let name = scene.say("panel-find");
    ui.ctx()
        .accesskit_node_builder(field.id, |node| node.set_label(name));
    let place = Rect::from_center_size(rect.left_center() + vec2(17.0, 0.0), vec2(14.0, 14.0));
    icons::FIND.paint(ui.painter(), place, tokens.ink3);
}

/// The next letter typed takes the place of what was looked for last.
fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let whole = egui::text::CCursorRange::two(
        egui::text::CCursor::new(0),
        egui::text::CCursor::new(text.chars().count()),
    );
    state.cursor.set_char_range(Some(whole));
    state.store(ui.ctx(), id);
}

/// What the field does with keys that type nothing.
fn keys(scene: &mut Scene<'_>, ui: &Ui) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp) {
        step(scene, -1);
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
        step(scene, 1);
    }
    if pressed(Modifiers::NONE, Key::Escape) {
        close(scene);
    }
}

/// Which hit of how many; back, on, and all at once.
fn results_ui(scene: &mut Scene<'_>, ui: &mut Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    let find = &scene.view.find;
    let Some(finding) = &find.finding else {
        let (at, text) = (rect.left_center(), scene.say("find-keys"));
        paint::line(ui, at, Align::Min, &text, size::SMALL, tokens.ink3);
        return;
    };
    let (count, is_done) = (finding.count(), finding.is_done());
    let shown = find.shown.map_or(0, |hit| finding.place_of(hit) + 1);
    let values = [
        ("place", grouped(shown as u64).into()),
        ("count", grouped(count as u64).into()),
    ];
    let text = match (count, is_done) {
        (0, true) => scene.say("find-none"),
        (0, false) => scene.say("find-looking"),
        (_, true) => scene.words.with("find-count", &values),
        (_, false) => scene.words.with("find-count-so-far", &values),
    };
    let end = paint::line(
        ui,
        rect.left_center(),
        Align::Min,
        &text,
        size::SMALL,
        tokens.ink2,
    );
    let place = rect.with_max_x(end);
    let response = ui.interact(place, ui.scope_id().with("count"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    let mut x = rect.right();
    for (icon, name, by) in [
        (icons::DOWN, "do-find-next", 1),
        (icons::UP, "do-find-previous", -1),
    ] {
        let place = Rect::from_center_size(pos2(x - 12.0, rect.center().y), vec2(24.0, 24.0));
        if button_ui(scene, ui, place, (icon, name, count > 0)) {
            step(scene, by);
        }
        x -= 26.0;
    }
    let name = scene.say("find-select");
    let width = paint::width(ui, &name, size::SMALL) + 16.0;
    let place = Rect::from_min_max(pos2(x - width, rect.top()), pos2(x - 2.0, rect.bottom()));
    let text = egui::RichText::new(&name).size(size::SMALL);
    let button = egui::Button::new(text).frame_when_inactive(false);
    let builder = UiBuilder::new().max_rect(place);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().button_padding = vec2(4.0, 2.0);
        let response = ui.add_enabled(count > 0 && is_done, button);
        let tip = scene.say("find-select-tip");
        if response.on_hover_text(tip).clicked()
            && let Some(finding) = &scene.view.find.finding
        {
            let found = finding.fragments();
            scene.push(Action::SelectAll(found));
        }
    });
}

/// A small button with an icon. True if it was pressed.
fn button_ui(
    scene: &Scene<'_>,
    ui: &Ui,
    rect: Rect,
    (icon, name, possible): (Icon, &str, bool),
) -> bool {
    let tokens = Tokens::of(ui);
    let name = scene.say(name);
    let response = ui.interact(rect, ui.scope_id().with(&name), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, possible, &name));
    if response.hovered() && possible {
        ui.painter()
            .rect_filled(rect, measure::CORNER, tokens.hover);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), measure::CORNER);
    }
    let ink = if possible {
        tokens.ink2
    } else {
        tokens.ink2.gamma_multiply(0.42)
    };
    icon.paint(ui.painter(), rect.shrink(4.0), ink);
    response.on_hover_text(name).clicked() && possible
}

/// A fragment's line with its hits marked, beginning so that the first of them, or the one that is
/// shown, is in sight. `None` if it has none.
pub(crate) fn found_line_ui(
    scene: &Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    (at, width): (Pos2, f32),
    (id, ink): (FragmentId, Color32),
) -> Option<()> {
    let find = &scene.view.find;
    let hits = find.hits_in(id);
    let first = hits.iter().find(|hit| Some(**hit) == find.shown);
    let first = first.or(hits.first())?;
    let fragment = open.placement.fragment(id)?;
    let text = fragment_text(open.placement.text(id.source), &fragment.spans);
    let shown = Shown::around(&text, *first, |text| {
        paint::width(ui, text, size::BODY) <= width
    });
    let tokens = Tokens::of(ui);
    let format = |color, background| TextFormat {
        font_id: FontId::proportional(size::BODY),
        color,
        background,
        expand_bg: 1.0,
        ..TextFormat::default()
    };
    let plain = format(ink, Color32::TRANSPARENT);
    let mut job = LayoutJob::default();
    if shown.range.start > 0 {
        job.append("…", 0.0, plain.clone());
    }
    let mut from = shown.range.start;
    for hit in hits {
        let place = hit.start as usize..hit.end as usize;
        let (Some(before), Some(found)) = (text.get(from..place.start), text.get(place.clone()))
        else {
            continue;
        };
        if place.end > shown.range.end {
            break;
        }
        job.append(before, 0.0, plain.clone());
        let marked = match Some(*hit) == find.shown {
            true => format(tokens.onink, tokens.ink),
            false => format(tokens.ink, tokens.mid.gamma_multiply(0.55)),
        };
        job.append(found, 0.0, marked);
        from = place.end;
    }
    job.append(text.get(from..shown.range.end)?, 0.0, plain);
    job.wrap.max_width = width;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let at = at - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    Some(())
}

/// The stretch of a text that a line shows.
struct Shown {
    range: Range<usize>,
}

impl Shown {
    /// From the beginning if a hit fits there, else from a little before the hit.
    fn around(text: &str, hit: Hit, fits: impl Fn(&str) -> bool) -> Self {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let head = text.get(..end).filter(|head| head.len() <= AROUND * 4);
        let from = if head.is_some_and(fits) {
            0
        } else {
            let before = text.get(..start).unwrap_or_default();
            let mut places = before.char_indices().rev();
            places.nth(BEFORE - 1).map_or(0, |(at, _)| at)
        };
        let rest = text.get(end..).unwrap_or_default();
        let to = rest.char_indices().nth(AROUND);
        let to = to.map_or(text.len(), |(at, _)| end + at);
        Self { range: from..to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceId;

    #[test]
    fn a_line_begins_where_its_hit_is_in_sight() {
        let text = "灯塔亮了，守灯的人说，海上的船又能看见岸了。";
        let source = SourceId(0);
        let hit = |sought: &str| {
            let start = text.find(sought).unwrap();
            Hit {
                fragment: FragmentId { source, start: 0 },
                start: u32::try_from(start).unwrap(),
                end: u32::try_from(start + sought.len()).unwrap(),
            }
        };
        let fits = |text: &str| text.chars().count() <= 10;
        let shown = |sought| &text[Shown::around(text, hit(sought), fits).range];
        assert_eq!(shown("守灯"), text);
        assert!(shown("船").starts_with("说，海上的船"), "{}", shown("船"));
    }
}
