//! The page as it came: every fragment in file order, and where each one went.
//!
//! What is unplaced stands out, what is placed sinks into the panel; so the page empties visibly as
//! the work goes on.

use egui::{Align, Align2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::card::Card;
use super::drag::{self, Landing};
use super::find::{find_ui, found_line_ui};
use super::guide::Stage;
use super::icons;
use super::lists::{RUN_HEAD, RowKind, row_height};
use super::page_filters::filters_ui;
use super::page_head::page_head_ui;
use super::paint;
use super::proposed::{LaneKey, LanePart, Proposed};
use super::reveal::AROUND;
use super::scene::{Filter, Open, Pane, Scene};
use super::theme::{Tokens, measure, size};
use crate::document::{Joint, Reason, Role, Standing, article_title, fragment_text, joint};
use crate::session::Action;
use crate::words;

/// Room at both sides of the rows.
pub(super) const SIDE: f32 = 12.0;
/// Height of the tray at the bottom on which cards are discarded.
const TRAY: f32 = 40.0;

/// The whole panel.
pub(crate) fn page_panel_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let revision = scene.session.revision();
    if scene.view.filter == Filter::Proposed && !scene.proposed.is_shown() {
        scene.view.filter = Filter::All;
    }
    let mut layout = std::mem::take(&mut scene.view.page_layout);
    layout.refresh(
        (revision, scene.proposed),
        scene.view.filter,
        open.work.shown(),
        open.placement,
    );
    scene.view.page_layout = layout;

    let has_pages = open.placement.sources().len() > 1;
    if has_pages {
        page_head_ui(scene, open, ui);
    }
    if scene.view.find.is_open {
        find_ui(scene, open, ui);
    } else if scene.view.panels.is_narrow && !has_pages {
        ui.add_space(8.0);
    } else if !has_pages {
        head_ui(scene, ui);
    }
    filters_ui(scene, ui);
    ui.add_space(8.0);
    let area = ui.available_rect_before_wrap();
    let list = Rect::from_min_max(area.min, pos2(area.right(), area.bottom() - TRAY - 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
        rows_ui(scene, open, ui);
    });
    let tray = Rect::from_min_max(pos2(area.left() + SIDE, list.bottom() + 4.0), area.max)
        .with_max_x(area.right() - SIDE)
        .with_max_y(area.bottom() - 4.0);
    tray_ui(scene, ui, tray);
}

fn head_ui(scene: &Scene<'_>, ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), measure::PANEL_HEAD),
        Sense::hover(),
    );
    let tokens = Tokens::of(ui);
    let at = pos2(rect.left() + SIDE, rect.center().y);
    paint::line(
        ui,
        at,
        Align::Min,
        &scene.say("panel-page"),
        size::BODY,
        tokens.ink,
    );
}

fn rows_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    if scene.view.page_layout.rows.is_empty() {
        nothing_ui(scene, ui);
        return;
    }
    let layout = std::mem::take(&mut scene.view.page_layout);
    let column = number_column(layout.all);
    let builder = UiBuilder::new()
        .accessibility_role(egui::Role::List)
        .accessibility_label(scene.say("panel-page"));
    ui.scope_builder(builder, |ui| {
        paint::place_group(ui, ui.max_rect());
        scene.view.guide.is_at(Stage::Page, ui.max_rect());
        let area = ScrollArea::vertical()
            .id_salt(("page", open.work.shown().0, scene.view.filter as u8))
            .auto_shrink([false; 2]);
        area.show_viewport(ui, |ui, viewport| {
            ui.set_height(layout.height);
            let origin = ui.max_rect().min;
            let width = ui.max_rect().width();
            let shown = Rect::from_x_y_ranges(ui.max_rect().x_range(), ui.clip_rect().y_range());
            drag::offer(scene, ui, shown, Landing::Unplaced);
            if let Some(reveal) = scene.view.reveal
                && let Some(row) = layout.row_of(reveal.fragment)
            {
                let row = Rect::from_min_size(
                    origin + vec2(0.0, row.top),
                    vec2(width, measure::ROW_UNPLACED),
                );
                reveal.bring(ui, row, AROUND);
            }
            let siblings = || layout.fragments().collect::<Vec<_>>();
            for row in layout.between(viewport.top(), viewport.bottom()) {
                let at = origin + vec2(SIDE, row.top);
                let width = width - 2.0 * SIDE;
                match row.kind {
                    RowKind::Run(run) => {
                        run_head_ui(scene, open, ui, at, width, (run, column));
                    }
                    RowKind::ToDiscard => {
                        let at = at + vec2(0.0, RUN_HEAD / 2.0);
                        let text = scene.say("page-to-discard");
                        let ink = Tokens::of(ui).ink3;
                        paint::line(ui, at, Align::Min, &text, size::SMALL, ink);
                    }
                    RowKind::Fragment(id, number) => {
                        let Some(fragment) = open.placement.fragment(id) else {
                            continue;
                        };
                        let proposed = scene.proposed.confidence(id);
                        let height = row_height(fragment, proposed.is_some());
                        let rect = Rect::from_min_size(at, vec2(width, height));
                        let part = scene.proposed.proposed_part(id);
                        let card = Card {
                            id,
                            fragment,
                            role: part.map_or(fragment.role, |(_, part)| part.role),
                            proposed,
                            pane: Pane::Page,
                            says_page: false,
                            number,
                            siblings: &siblings,
                        };
                        row_ui(scene, open, ui, rect, &card, column);
                    }
                }
            }
            let hidden = [viewport.top(), layout.height - viewport.bottom()];
            drag::scroll_at_edges(ui, ui.clip_rect(), false, hidden);
        });
    });
    scene.view.page_layout = layout;
}

/// Width of the column of numbers, which has room for the last.
fn number_column(count: usize) -> f32 {
    (count.to_string().len() as f32 * 6.6 + 10.0).max(24.0)
}

fn row_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    rect: Rect,
    card: &Card<'_>,
    column: f32,
) {
    let tokens = Tokens::of(ui);
    let response = card.interact(scene, open, ui, rect);
    let number = card.number.to_string();
    let at = pos2(
        rect.left() + column - 6.0,
        rect.top() + if rect.height() > 40.0 { 17.0 } else { 12.0 },
    );
    let lane = scene.proposed.proposed_part(card.id).map(|(lane, _)| lane);
    let reason = match &card.fragment.standing {
        Standing::Discarded(reason) => Some(reason),
        _ => scene.proposed.discard(card.id).map(|gone| &gone.reason),
    };
    if let Some(reason) = reason {
        quiet_ground(scene, ui, rect, card, &response);
        if card.proposed.is_some() {
            let y = rect.y_range().shrink(3.0);
            paint::hatched_stripe(ui, rect.left() + column - 2.0, y, tokens.edge);
        }
        let reason = words::reason(scene.words, reason);
        discarded_text(scene, open, ui, (rect, column), card, &reason);
    } else if let Standing::InArticle(article) = card.fragment.standing {
        quiet_ground(scene, ui, rect, card, &response);
        let index = open.placement.article_index(article).unwrap_or(0);
        paint::stripe(ui, rect.left() + column, rect.y_range(), index);
        card.paint_text(scene, open, ui, rect, rect.left() + column + 14.0);
    } else if let Some(lane) = lane {
        quiet_ground(scene, ui, rect, card, &response);
        let (colour, _) = tokens.article(lane);
        let x = rect.left() + column - 2.0;
        paint::hatched_stripe(ui, x, rect.y_range(), colour);
        card.paint_text(scene, open, ui, rect, rect.left() + column + 14.0);
    } else {
        card.paint_ground(scene, ui, rect, &response);
        let mark = Rect::from_min_size(
            rect.min + vec2(column, 10.0),
            vec2(4.0, rect.height() - 20.0),
        );
        paint::dashed(ui, mark, Stroke::new(1.0, tokens.edge));
        card.paint_text(scene, open, ui, rect, rect.left() + column + 14.0);
    }
    paint::line(ui, at, Align::Max, &number, size::TINY, tokens.ink3);
}

/// What belongs to no article, or would not: struck through, with the reason at the right.
fn discarded_text(
    scene: &Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    (rect, column): (Rect, f32),
    card: &Card<'_>,
    reason: &str,
) {
    let ink = Tokens::of(ui).ink3;
    let right = pos2(rect.right() - 10.0, rect.center().y);
    let font = egui::FontId::proportional(size::TINY);
    let anchor = Align2::RIGHT_CENTER;
    let beside = ui.painter().text(right, anchor, reason, font, ink).left();
    let width = (beside - rect.left() - column - 22.0).max(40.0);
    let left = pos2(rect.left() + column + 14.0, rect.center().y);
    if found_line_ui(scene, open, ui, (left, width), (card.id, ink)).is_some() {
        return;
    }
    let begins = super::card::beginning(open.placement, card.id, card.fragment);
    let text = paint::beginning(ui, &begins, size::BODY, width);
    let end = paint::line(ui, left, Align::Min, &text, size::BODY, ink);
    ui.painter()
        .hline(left.x..=end, left.y, Stroke::new(1.0, ink));
}

/// The ground of a row that is decided: none, until the pointer or the selection is on it.
fn quiet_ground(
    scene: &Scene<'_>,
    ui: &Ui,
    rect: Rect,
    card: &Card<'_>,
    response: &egui::Response,
) {
    let selected = scene.session.selection().contains(card.id);
    if selected || response.hovered() || response.has_focus() {
        card.paint_ground(scene, ui, rect, response);
    }
}

fn run_head_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    at: egui::Pos2,
    width: f32,
    (lane, column): (LaneKey, f32),
) {
    let index = match lane {
        LaneKey::Article(article) => open.placement.article_index(article),
        LaneKey::New(index) => Some(index),
    };
    let Some(index) = index else {
        return;
    };
    if matches!(lane, LaneKey::New(_)) {
        paint::hollow_badge(ui, at + vec2(column, 6.0), index, 16.0);
    } else {
        paint::badge(ui, at + vec2(column, 6.0), index, 16.0);
    }
    let proposed = scene.proposed;
    let title = scene
        .view
        .titles
        .entry(lane)
        .or_insert_with(|| title_of(proposed, open, lane, index));
    let untitled = scene.words.say("untitled");
    let title = if title.is_empty() { &untitled } else { &*title };
    let text = paint::beginning(ui, title, size::SMALL, width - 60.0);
    let at = at + vec2(column + 24.0, RUN_HEAD / 2.0);
    paint::line(ui, at, Align::Min, &text, size::SMALL, Tokens::of(ui).ink3);
}

/// The title of an article as it stands, or as it is proposed.
fn title_of(proposed: &Proposed, open: Open<'_>, lane: LaneKey, index: usize) -> String {
    let placed = match lane {
        LaneKey::Article(article) => open.placement.article(article),
        LaneKey::New(_) => None,
    };
    let title = placed.map_or_else(String::new, |article| {
        article_title(open.placement, article)
    });
    if !title.is_empty() {
        return title;
    }
    let parts = proposed.parts(index).unwrap_or_default();
    let heads = parts.iter().filter(|part| part.role == Role::Title);
    let text = |part: &LanePart| {
        let fragment = open.placement.fragment(part.fragment)?;
        let source = open.placement.text(part.fragment.source);
        Some(fragment_text(source, &fragment.spans))
    };
    heads.filter_map(text).fold(String::new(), |read, next| {
        let between = if joint(&read, &next) == Joint::Space {
            " "
        } else {
            ""
        };
        read + between + &next
    })
}

fn nothing_ui(scene: &mut Scene<'_>, ui: &Ui) {
    let id = match scene.view.filter {
        Filter::All => "page-nothing",
        Filter::Unplaced if scene.view.page_layout.proposed > 0 => "page-all-proposed",
        Filter::Unplaced => "page-all-decided",
        Filter::Proposed => "page-none-proposed",
        Filter::Discarded => "page-none-discarded",
    };
    let area = ui.max_rect().shrink(24.0);
    drag::offer(scene, ui, ui.max_rect(), Landing::Unplaced);
    let text = scene.say(id);
    let galley = paint::layout(
        ui,
        &text,
        (size::BODY, 20.0),
        Tokens::of(ui).ink3,
        area.width(),
        6,
    );
    let place = Rect::from_min_size(area.min, galley.size());
    ui.painter().galley(area.min, galley, Tokens::of(ui).ink3);
    let response = ui.interact(place, ui.scope_id().with("nothing"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
}

/// The tray at the bottom: drop a card on it, or press it, and what is selected is discarded.
fn tray_ui(scene: &mut Scene<'_>, ui: &Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    let name = scene.say("tray-discard");
    let response = ui.interact(rect, ui.scope_id().with("discard tray"), Sense::click());
    let any = !scene.session.selection().is_empty();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, any, &name));
    let response = response.on_hover_text(scene.say("tray-discard-tip"));
    let dropping = drag::offer(scene, ui, rect, Landing::Discarded);
    let colour = if dropping || (response.hovered() && any) {
        tokens.ink
    } else {
        tokens.ink3
    };
    if dropping {
        ui.painter().rect(
            rect,
            measure::CORNER,
            tokens.select,
            Stroke::new(2.0, tokens.ink),
            StrokeKind::Inside,
        );
    } else {
        paint::dashed(ui, rect, Stroke::new(1.0, tokens.edge));
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect, measure::CORNER);
    }
    let icon = Rect::from_center_size(rect.left_center() + vec2(20.0, 0.0), vec2(16.0, 16.0));
    icons::DISCARD.paint(ui.painter(), icon, colour);
    paint::line(
        ui,
        rect.left_center() + vec2(36.0, 0.0),
        Align::Min,
        &name,
        size::BODY,
        colour,
    );
    if response.clicked() && any {
        scene.push(Action::DiscardSelection(Reason::PageFurniture));
    }
}
