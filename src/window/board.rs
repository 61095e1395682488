//! The articles: a column each, side by side, with a place for a new one at the end.

use egui::{Align2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::drag::{self, Landing};
use super::guide::Stage;
use super::icons;
use super::lane::{Lane, lane_ui};
use super::paint;
use super::scene::{Open, Scene};
use super::suggestion_bar::suggestion_bar_ui;
use super::theme::{Tokens, measure, size};
use crate::session::Action;
use crate::words::grouped;

/// Room around the columns.
const SIDE: f32 = 12.0;
/// Width of the place for a new article.
const NEW_LANE: f32 = 116.0;

/// The whole board.
pub(crate) fn board_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    head_ui(scene, open, ui);
    if scene.session.is_suggesting() {
        suggestion_bar_ui(scene, ui, SIDE);
    }
    let existing = open.placement.articles().len();
    let count = existing + scene.proposed.new_lanes();
    let pitch = measure::LANE + measure::LANE_GAP;
    let width = SIDE + count as f32 * pitch + NEW_LANE + SIDE;
    let builder = UiBuilder::new()
        .accessibility_role(egui::Role::Group)
        .accessibility_label(scene.say("panel-articles"));
    ui.scope_builder(builder, |ui| {
        paint::place_group(ui, ui.max_rect());
        ScrollArea::horizontal()
            .id_salt("board")
            .auto_shrink([false; 2])
            .show_viewport(ui, |ui, viewport| {
                ui.set_width(width);
                ui.set_height(ui.available_height());
                let area = ui.max_rect();
                let height = ui.clip_rect().height().min(area.height());
                let lane = |index: usize| {
                    let left = area.left() + SIDE + index as f32 * pitch;
                    Rect::from_min_size(pos2(left, area.top()), vec2(measure::LANE, height - SIDE))
                };
                reveal_lane(scene, open, ui, &lane);
                let first = ((viewport.left() - SIDE) / pitch).floor().max(0.0) as usize;
                let shown = open.placement.articles().enumerate().skip(first);
                let right = ui.clip_rect().right();
                for (index, article) in shown.take_while(|&(index, _)| lane(index).left() < right) {
                    let article = Some(article);
                    lane_ui(scene, open, ui, lane(index), Lane { index, article });
                }
                let proposed = first.max(existing)..count;
                for index in proposed.take_while(|&index| lane(index).left() < right) {
                    let article = None;
                    lane_ui(scene, open, ui, lane(index), Lane { index, article });
                }
                let new = lane(count).with_max_x(lane(count).left() + NEW_LANE);
                new_lane_ui(scene, ui, new);
                let hidden = [viewport.left(), width - viewport.right()];
                drag::scroll_at_edges(ui, ui.clip_rect(), true, hidden);
            });
    });
}

fn head_ui(scene: &Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), measure::PANEL_HEAD),
        Sense::hover(),
    );
    let at = pos2(rect.left() + SIDE, rect.center().y);
    let name = scene.say("panel-articles");
    let end = paint::line(ui, at, egui::Align::Min, &name, size::BODY, tokens.ink);
    let articles = grouped(open.placement.articles().len() as u64);
    let count = match scene.proposed.new_lanes() {
        0 => articles,
        new => {
            let values = [("articles", articles.into()), ("proposed", new.into())];
            scene.words.with("articles-count", &values)
        }
    };
    paint::line(
        ui,
        pos2(end + 8.0, at.y),
        egui::Align::Min,
        &count,
        size::SMALL,
        tokens.ink3,
    );
}

/// Brings the column of the card that is looked for into sight.
fn reveal_lane(scene: &Scene<'_>, open: Open<'_>, ui: &Ui, lane: &dyn Fn(usize) -> Rect) {
    let Some(reveal) = scene.view.reveal else {
        return;
    };
    let placement = open.placement;
    if let Some(index) = scene.proposed.lane_of(reveal.fragment, placement) {
        reveal.bring(ui, lane(index), vec2(SIDE, 0.0));
    }
}

/// The place for a new article: a button, and a place to drop on.
fn new_lane_ui(scene: &mut Scene<'_>, ui: &Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    let name = scene.say("new-article");
    let selected = scene.session.selection().len();
    scene
        .view
        .guide
        .is_at(Stage::NewArticle, rect.intersect(ui.clip_rect()));
    let response =
        paint::interact_in_sight(ui, rect, ui.scope_id().with("new article"), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, selected > 0, &name));
    let response = response.on_hover_text(scene.say("new-article-tip"));
    let dropping = drag::offer(scene, ui, rect, Landing::NewArticle);
    let lively = dropping || (response.hovered() && selected > 0);
    if dropping {
        let edge = Stroke::new(2.0, tokens.ink);
        ui.painter().rect(
            rect,
            measure::CORNER_LANE,
            tokens.lane,
            edge,
            StrokeKind::Inside,
        );
    } else {
        paint::dashed(ui, rect.shrink(0.5), Stroke::new(1.0, tokens.edge));
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect, measure::CORNER_LANE);
    }
    let colour = if lively { tokens.ink } else { tokens.ink3 };
    let plus = Rect::from_center_size(pos2(rect.center().x, rect.top() + 28.0), vec2(16.0, 16.0));
    icons::PLUS.paint(ui.painter(), plus, colour);
    let font = egui::FontId::proportional(size::BODY);
    let at = pos2(rect.center().x, rect.top() + 52.0);
    ui.painter()
        .text(at, Align2::CENTER_CENTER, name, font, colour);
    let hint = paint::layout(
        ui,
        &scene.say("new-article-hint"),
        (size::SMALL, 18.0),
        tokens.ink3,
        rect.width() - 20.0,
        6,
    );
    ui.painter()
        .galley(rect.min + vec2(10.0, 76.0), hint, tokens.ink3);
    if response.clicked() && selected > 0 {
        scene.push(Action::SelectionToNewArticle);
    }
}
