//! What is shown while nothing is open: where to begin.

use egui::{Align2, FontId, Pos2, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};

use super::dialogs::filled_button_ui;
use super::paint;
use super::recent::recent_list_ui;
use super::scene::Scene;
use super::table::Entry;
use super::theme::{Tokens, size};

/// Size of the field on which a file is dropped.
const FIELD: egui::Vec2 = vec2(640.0, 336.0);

/// The whole window below the bar.
pub(crate) fn start_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let area = ui.max_rect();
    let room = area.size() - vec2(32.0, 32.0);
    let rect = Rect::from_center_size(
        pos2(
            area.center().x,
            area.top() + (area.height() * 0.42).max(FIELD.y / 2.0 + 24.0),
        ),
        FIELD.min(room),
    );
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (fill, edge) = if hovering {
        (tokens.select, tokens.ink)
    } else {
        (tokens.panel, tokens.edge)
    };
    ui.painter().rect_filled(rect, 12, fill);
    paint::dashed(ui, rect, Stroke::new(2.0, edge));
    picture(ui, pos2(rect.center().x, rect.top() + 90.0));
    let text = |y: f32, id: &str, size: f32, colour| {
        let at = pos2(rect.center().x, rect.top() + y);
        let font = FontId::proportional(size);
        ui.painter()
            .text(at, Align2::CENTER_CENTER, scene.say(id), font, colour);
    };
    text(186.0, "start-headline", size::HEADLINE, tokens.ink);
    text(214.0, "start-text", size::BODY, tokens.ink2);
    let row = Rect::from_min_max(rect.left_top() + vec2(0.0, 244.0), rect.right_bottom());
    let below = Rect::from_min_max(
        rect.left_bottom() + vec2(0.0, 12.0),
        area.max - vec2(0.0, 12.0),
    );
    recent_list_ui(scene, ui, below.with_max_x(rect.right()));
    let names = ["do-open", "do-open-path", "do-sample"].map(|id| scene.say(id));
    let width: f32 = names
        .iter()
        .map(|name| paint::width(ui, name, size::BODY) + 34.0)
        .sum();
    let row = Rect::from_center_size(
        pos2(row.center().x, row.top() + 18.0),
        vec2(width.min(rect.width()), 36.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(row), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().interact_size.y = 36.0;
            ui.spacing_mut().button_padding.y = 8.0;
            let [open, path, sample] = names;
            if filled_button_ui(ui, &open, true) {
                Entry::Open.perform(scene);
            }
            if ui.button(RichText::new(path).color(tokens.ink)).clicked() {
                Entry::OpenPath.perform(scene);
            }
            if ui.button(RichText::new(sample).color(tokens.ink)).clicked() {
                Entry::Sample.perform(scene);
            }
        });
    });
}

/// What the program does: lines of many articles in, columns of one article each out.
fn picture(ui: &Ui, centre: Pos2) {
    let tokens = Tokens::of(ui);
    let bar = |x: f32, y: f32, width: f32, height: f32, colour| {
        let min = centre + vec2(x, y);
        ui.painter()
            .rect_filled(Rect::from_min_size(min, vec2(width, height)), 2, colour);
    };
    let order = [0, 1, 0, 2, 1, 2, 0, 1, 2];
    let widths = [92.0, 76.0, 100.0, 84.0, 92.0, 70.0, 96.0, 100.0, 62.0];
    for (row, (article, width)) in order.into_iter().zip(widths).enumerate() {
        let y = -54.0 + 12.0 * row as f32;
        bar(-190.0, y - 1.0, 4.0, 8.0, tokens.article(article).0);
        bar(-180.0, y, width, 6.0, tokens.line);
    }
    let arrow = Stroke::new(1.5, tokens.edge);
    let at = |x: f32, y: f32| centre + vec2(x, y);
    ui.painter()
        .hline(centre.x - 50.0..=centre.x + 6.0, centre.y, arrow);
    ui.painter()
        .line_segment([at(0.0, -6.0), at(6.0, 0.0)], arrow);
    ui.painter()
        .line_segment([at(0.0, 6.0), at(6.0, 0.0)], arrow);
    for (lane, widths) in [[36.0, 30.0, 24.0], [34.0, 36.0, 20.0], [36.0, 28.0, 30.0]]
        .into_iter()
        .enumerate()
    {
        let x = 40.0 + 52.0 * lane as f32;
        let (colour, _) = tokens.article(lane);
        bar(x, -34.0, 44.0, 4.0, colour);
        for (row, width) in widths.into_iter().enumerate() {
            let y = -20.0 + 18.0 * row as f32;
            bar(x, y - 2.0, 4.0, 10.0, colour);
            bar(x + 8.0, y, width, 6.0, tokens.line);
        }
    }
}
