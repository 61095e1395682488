//! The bar over the articles while proposals are shown: how much is proposed, how much of it is
//! doubtful, the line between the two, and the buttons that accept.

use egui::{Align, Layout, RichText, Sense, Slider, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::guide::Stage;
use super::next_panel::percent;
use super::paint;
use super::scene::Scene;
use super::table::Entry;
use super::theme::{Tokens, measure, size};
use crate::session::Action;

/// Height of the bar in one row.
const ONE_ROW: f32 = 52.0;
/// Height of the bar in two rows.
const TWO_ROWS: f32 = 84.0;
/// From this width on, all stands in one row.
const WIDE: f32 = 660.0;
/// An older answer is shown for so long, in seconds, before the bar says so: most are newer sooner.
const PATIENCE: f64 = 0.25;

/// The whole bar, with room around it. `side` is the room at its left and right.
pub(crate) fn suggestion_bar_ui(scene: &mut Scene<'_>, ui: &mut Ui, side: f32) {
    let tokens = Tokens::of(ui);
    let one_row = ui.available_width() >= WIDE;
    let height = if one_row { ONE_ROW } else { TWO_ROWS };
    let (place, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), height + 12.0), Sense::hover());
    let rect = place
        .shrink2(vec2(side, 0.0))
        .with_max_y(place.bottom() - 12.0);
    let edge = Stroke::new(1.0, tokens.line);
    let corner = measure::CORNER_LANE;
    ui.painter()
        .rect(rect, corner, tokens.card, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(16.0, 6.0));
    let builder = UiBuilder::new()
        .max_rect(inner)
        .accessibility_role(egui::Role::Group)
        .accessibility_label(scene.say("panel-suggestion"));
    // A child and no scope: a scope would move the board's cursor back up to its own end.
    let ui = &mut ui.new_child(builder);
    paint::place_group(ui, rect);
    scene.view.guide.is_at(Stage::Accept, rect);
    ui.spacing_mut().item_spacing.x = 8.0;
    let (text, buttons) = if one_row {
        let left = inner.with_max_x(inner.left() + 176.0);
        (left, inner.with_min_x(left.right()))
    } else {
        let upper = inner.with_max_y(inner.top() + 38.0);
        (upper, inner.with_min_y(upper.bottom()))
    };
    ui.scope_builder(UiBuilder::new().max_rect(text), |ui| text_ui(scene, ui));
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(buttons).layout(layout), |ui| {
        buttons_ui(scene, ui, one_row);
    });
}

/// How much is proposed, and what happens to the rest.
fn text_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let (count, doubts) = scene.proposed.counts();
    let values = [("count", count.into()), ("doubts", doubts.into())];
    let text = match (scene.proposed.is_shown(), count) {
        (false, _) => scene.say("suggestion-first"),
        (true, 0) => scene.say("suggestion-none"),
        (true, _) => scene.words.with("suggestion-count", &values),
    };
    let late = is_late(scene, ui);
    let second = scene.say(if late {
        "suggestion-again"
    } else {
        "suggestion-promise"
    });
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.vertical(|ui| {
        ui.add_space(1.0);
        let first = ui.label(RichText::new(text).size(size::BODY).color(tokens.ink));
        ui.ctx().accesskit_node_builder(first.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        ui.label(RichText::new(second).size(size::SMALL).color(tokens.ink3));
    });
}

/// True if a newer answer has been worked out for longer than an eye blinks.
fn is_late(scene: &mut Scene<'_>, ui: &Ui) -> bool {
    let now = ui.input(|input| input.time);
    if scene.proposed.fresh || !scene.proposed.is_shown() {
        scene.view.stale_since = None;
        return false;
    }
    let since = *scene.view.stale_since.get_or_insert(now);
    let left = PATIENCE - (now - since);
    if left > 0.0 {
        ui.request_repaint_after_secs(left as f32);
    }
    left <= 0.0
}

/// The line, accept above the line, accept all, stop. Their room is given away from the right, and
/// what is left is the line's; but Tab goes in the order in which they are painted.
fn buttons_ui(scene: &mut Scene<'_>, ui: &mut Ui, roomy: bool) {
    let tokens = Tokens::of(ui);
    let mut room = |text: &str| {
        let width = paint::width(ui, text, size::BODY) + 2.0 * ui.spacing().button_padding.x;
        let (_, rect) = ui.allocate_space(vec2(width, ui.available_height()));
        ui.new_child(UiBuilder::new().max_rect(rect))
    };
    let name = scene.say("button-stop");
    let mut at_stop = room(&name);
    let (count, doubts) = scene.proposed.counts();
    if count > 0 {
        let above = scene
            .words
            .with("button-accept-above", &[("count", (count - doubts).into())]);
        let all = scene.say("do-accept-all");
        let (at_all, at_above) = (room(&all), room(&above));
        line_ui(scene, ui, roomy);
        for (name, mut ui, entry, possible) in [
            (above, at_above, Entry::AcceptAbove, count > doubts),
            (all, at_all, Entry::AcceptAll, true),
        ] {
            let tip = entry.tip(scene, ui.ctx());
            let button = egui::Button::new(name.as_str());
            let response = ui.add_enabled(possible, button).on_hover_text(tip);
            if response.accessible_name(name).clicked() {
                entry.perform(scene);
            }
        }
    }
    let stop = egui::Button::new(RichText::new(&name).color(tokens.ink2)).frame(false);
    let stop = at_stop
        .add(stop)
        .on_hover_text(scene.say("button-stop-tip"));
    if stop.accessible_name(name).clicked() {
        scene.push(Action::StopSuggesting);
    }
}

/// From right to left: the line, in percent; its rail; what it is.
fn line_ui(scene: &mut Scene<'_>, ui: &mut Ui, roomy: bool) {
    let tokens = Tokens::of(ui);
    let line = scene.proposed.line;
    let values = [("percent", percent(line).into())];
    let number = scene.words.with("percent-of", &values);
    ui.label(RichText::new(number).size(size::SMALL).color(tokens.ink2));
    let mut wanted = line * 100.0;
    let width: f32 = if roomy { 84.0 } else { 64.0 };
    let label = scene.say("line-label");
    let label_width = paint::width(ui, &label, size::SMALL);
    // Where there is little room the rail gives way to its label, and the label to the rail.
    let left = ui.available_width() - label_width - 20.0;
    ui.spacing_mut().slider_width = width.min(left).max(36.0);
    // The rail has to be seen on the bar's ground, in the dark as well.
    ui.visuals_mut().widgets.inactive.bg_fill = tokens.edge;
    let slider = Slider::new(&mut wanted, 0.0..=100.0)
        .integer()
        .show_value(false);
    let slider = ui.add(slider).on_hover_text(scene.say("line-tip"));
    if slider.accessible_name(scene.say("line-name")).changed() {
        scene.push(Action::SetLine(wanted / 100.0));
    }
    if label_width <= ui.available_width() {
        ui.label(RichText::new(label).size(size::SMALL).color(tokens.ink3));
    }
}
