//! One article as a column: its head with title and byline, its cards sewn together by a thread.
//!
//! Where two cards are one paragraph, the seam between them is a row of its own that shows both
//! sides as they will join. A click on a seam, or on the gap between two paragraphs, turns the one
//! into the other.

use egui::{Align, Rangef, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::card::{self, Card};
use super::drag::{self, Dragged, Gap, Landing};
use super::lists::{LaneCard, LaneLayout};
use super::paint;
use super::scene::{Open, Pane, Scene};
use super::theme::{Tokens, measure, size};
use crate::document::{Article, Command, FragmentId, Join, Joint, Role, joint};
use crate::session::Action;
use crate::words::grouped;

/// Room at both sides of the cards.
const SIDE: f32 = 8.0;
/// Where the thread runs, from the card's left edge.
const THREAD: f32 = 6.0;
/// Room beside the badge.
const HEAD_LEFT: f32 = 40.0;

/// One column.
pub(crate) fn lane_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    article: &Article,
) {
    let tokens = Tokens::of(ui);
    let (colour, _) = tokens.article(index);
    let layout = scene
        .view
        .lane_layouts
        .remove(&article.id)
        .unwrap_or_else(|| LaneLayout::new(open.placement, article));
    let corner = measure::CORNER_LANE;
    let target = matches!(scene.view.landed,
        Some(Landing::Article(id, _) | Landing::Head(id, _)) if id == article.id);
    let edge = if target && Dragged::now(ui.ctx()).is_some() {
        Stroke::new(2.0, tokens.ink)
    } else if open.work.chosen() == Some(article.id) {
        Stroke::new(1.0, tokens.ink)
    } else {
        Stroke::new(1.0, tokens.line)
    };
    ui.painter()
        .rect(rect, corner, tokens.lane, edge, StrokeKind::Inside);
    let bar = rect.with_max_y(rect.top() + 4.0);
    let rounded = egui::CornerRadius {
        nw: corner,
        ne: corner,
        sw: 0,
        se: 0,
    };
    ui.painter().rect_filled(bar, rounded, colour);

    let name = lane_name(scene, open, &layout, index);
    let builder = UiBuilder::new()
        .id_salt(("lane", article.id.0))
        .max_rect(rect)
        .accessibility_role(egui::Role::List)
        .accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        paint::place_group(ui, rect);
        let below = head_ui(scene, open, ui, rect, index, article, &layout);
        let body = Rect::from_min_max(pos2(rect.left(), below), rect.max - vec2(0.0, 4.0));
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            body_ui(scene, open, ui, index, article, &layout);
        });
    });
    scene.view.lane_layouts.insert(article.id, layout);
}

fn lane_name(scene: &Scene<'_>, open: Open<'_>, layout: &LaneLayout, index: usize) -> String {
    let first = layout.heads.first().map(|&(id, _)| id);
    let title = first.and_then(|id| {
        Some(card::beginning(
            open.placement,
            id,
            open.placement.fragment(id)?,
        ))
    });
    let title = title.unwrap_or_else(|| scene.say("untitled"));
    scene.words.with(
        "lane-name",
        &[("number", (index + 1).into()), ("title", title.into())],
    )
}

/// Title and byline, and how much the article holds. Returns where the body begins.
fn head_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    rect: Rect,
    index: usize,
    article: &Article,
    layout: &LaneLayout,
) -> f32 {
    let tokens = Tokens::of(ui);
    let (left, width) = (rect.left() + HEAD_LEFT, rect.width() - HEAD_LEFT - 10.0);
    let mut y = rect.top() + 14.0;
    paint::badge(ui, pos2(rect.left() + 12.0, y + 1.0), index, 20.0);
    for slot in [Role::Title, Role::Subtitle, Role::Byline] {
        let top = y;
        let held: Vec<(FragmentId, usize)> = layout
            .heads
            .iter()
            .copied()
            .filter(|&(id, _)| open.placement.fragment(id).is_some_and(|f| f.role == slot))
            .collect();
        for &head in &held {
            y = head_card_ui(scene, open, ui, pos2(left, y), width, head, layout);
        }
        if held.is_empty() && slot != Role::Subtitle {
            let id = if slot == Role::Title {
                "slot-title"
            } else {
                "slot-byline"
            };
            let text = scene.say(id);
            let height = if slot == Role::Title { 22.0 } else { 18.0 };
            let at = pos2(left, y + height / 2.0);
            paint::line(ui, at, Align::Min, &text, size::SMALL, tokens.ink3);
            y += height;
        }
        if slot != Role::Subtitle {
            let zone = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), y));
            if drag::offer(scene, ui, zone, Landing::Head(article.id, slot)) {
                let edge = Stroke::new(2.0, tokens.ink);
                let zone = zone.shrink2(vec2(6.0, 0.0));
                ui.painter()
                    .rect_stroke(zone, measure::CORNER, edge, StrokeKind::Inside);
            }
        }
    }
    let count = scene.words.with(
        "lane-count",
        &[
            ("parts", article.parts.len().into()),
            ("count", layout.solid.into()),
            ("characters", grouped(layout.solid).into()),
        ],
    );
    paint::line(
        ui,
        pos2(left, y + 9.0),
        Align::Min,
        &count,
        size::SMALL,
        tokens.ink3,
    );
    y += 24.0;
    ui.painter()
        .hline(rect.x_range().shrink(1.0), y, Stroke::new(1.0, tokens.line));
    y + 1.0
}

/// A title or a byline: text in the head, dragged like any card.
fn head_card_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    at: egui::Pos2,
    width: f32,
    (id, number): (FragmentId, usize),
    layout: &LaneLayout,
) -> f32 {
    let tokens = Tokens::of(ui);
    let Some(fragment) = open.placement.fragment(id) else {
        return at.y;
    };
    let (type_size, rows, ink) = match fragment.role {
        Role::Title => ((size::TITLE, 20.0), 2, tokens.ink),
        _ => ((size::SMALL, 18.0), 1, tokens.ink3),
    };
    let text = card::beginning(open.placement, id, fragment);
    let galley = paint::layout(ui, &text, type_size, ink, width, rows);
    let rect = Rect::from_min_size(at, vec2(width, galley.size().y));
    let heads = || layout.heads.iter().map(|&(id, _)| id).collect::<Vec<_>>();
    let card = Card {
        id,
        fragment,
        pane: Pane::Board,
        number,
        siblings: &heads,
    };
    let response = card.interact(scene, open, ui, rect);
    let around = rect.expand2(vec2(4.0, 1.0));
    if scene.session.selection().contains(id) {
        let edge = Stroke::new(1.0, tokens.ink);
        ui.painter()
            .rect(around, 4, tokens.select, edge, StrokeKind::Inside);
    } else if response.hovered() {
        ui.painter().rect_filled(around, 4, tokens.hover);
    }
    if response.has_focus() {
        paint::focus_ring(ui, around, 4);
    }
    ui.painter().galley(rect.min, galley, ink);
    response.on_hover_text(text);
    rect.bottom() + 2.0
}

fn body_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    index: usize,
    article: &Article,
    layout: &LaneLayout,
) {
    let tokens = Tokens::of(ui);
    let (colour, _) = tokens.article(index);
    let area = ScrollArea::vertical()
        .id_salt("cards")
        .auto_shrink([false; 2]);
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(layout.height + measure::CARD);
        let origin = ui.max_rect().min;
        let x = Rangef::new(origin.x + SIDE, origin.x + measure::LANE - SIDE);
        let place = |card: &LaneCard| {
            Rect::from_x_y_ranges(x, Rangef::new(card.top, card.top + card.height))
                .translate(vec2(0.0, origin.y))
        };
        reveal_card(scene, ui, layout, &place);
        // The list is clipped above and below only; at the sides the column says where it ends.
        let column = Rangef::new(origin.x, origin.x + measure::LANE);
        let board = ui.clip_rect();
        let landing =
            Rect::from_x_y_ranges(column.expand(measure::LANE_GAP / 2.0), board.y_range());
        let landing = landing.intersect(board);
        let gap = gap_under_pointer(ui, landing, layout, origin.y);
        if let Some(gap) = gap {
            scene.view.landing = Some(Landing::Article(article.id, gap.before));
        }
        let shown = layout.between(viewport.top(), viewport.bottom());
        for card in shown {
            thread_ui(ui, place(card), card, colour);
        }
        let siblings = || {
            layout
                .cards
                .iter()
                .map(|card| card.fragment)
                .collect::<Vec<_>>()
        };
        let first = shown.first().and_then(|first| {
            layout
                .cards
                .iter()
                .position(|card| card.fragment == first.fragment)
        });
        for (offset, card) in shown.iter().enumerate() {
            let Some(fragment) = open.placement.fragment(card.fragment) else {
                continue;
            };
            if card.has_before && fragment.role.is_body() {
                let before = first.unwrap_or(0) + offset;
                let before = before.checked_sub(1).and_then(|at| layout.cards.get(at));
                seam_ui(scene, open, ui, place(card), card, before);
            }
            let (id, number) = (card.fragment, card.number);
            let item = Card {
                id,
                fragment,
                pane: Pane::Board,
                number,
                siblings: &siblings,
            };
            let rect = place(card);
            let response = item.interact(scene, open, ui, rect);
            item.paint_ground(scene, ui, rect, &response);
            paint::stripe(ui, rect.left() + 4.0, rect.y_range().shrink(4.0), index);
            item.paint_text(scene, open, ui, rect, rect.left() + 16.0);
        }
        if let Some(gap) = gap {
            drag::drop_line(ui, x, origin.y + gap.y);
        }
        drag::scroll_at_edges(ui, false);
    });
}

/// The gap that a drop would fall into, if the pointer is over this column with something to drop.
fn gap_under_pointer(ui: &Ui, area: Rect, layout: &LaneLayout, top: f32) -> Option<Gap> {
    Dragged::now(ui.ctx())?;
    let pointer = ui.pointer_latest_pos().filter(|&at| area.contains(at))?;
    let edges = |card: &LaneCard| (card.fragment, Rangef::new(card.top, card.top + card.height));
    Some(Gap::at(layout.cards.iter().map(edges), pointer.y - top))
}

fn reveal_card(scene: &Scene<'_>, ui: &Ui, layout: &LaneLayout, place: &dyn Fn(&LaneCard) -> Rect) {
    let Some(reveal) = scene.view.reveal else {
        return;
    };
    if let Some(card) = layout
        .cards
        .iter()
        .find(|card| card.fragment == reveal.fragment)
    {
        let rect = place(card).expand2(vec2(0.0, 24.0));
        if !ui.clip_rect().y_range().contains(rect.center().y) {
            ui.scroll_to_rect(rect, None);
        }
    }
}

/// The thread from the card before to this one.
fn thread_ui(ui: &Ui, rect: Rect, card: &LaneCard, colour: egui::Color32) {
    if card.has_before {
        let from = rect.top()
            - if card.goes_on {
                measure::SEAM
            } else {
                measure::CARD_GAP
            };
        let y = Rangef::new(from - 4.0, rect.top() + 4.0);
        ui.painter()
            .vline(rect.left() + THREAD, y, Stroke::new(2.0, colour));
    }
}

/// The seam above a card: a row where the paragraph goes on, else the gap between two paragraphs.
fn seam_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    rect: Rect,
    card: &LaneCard,
    before: Option<&LaneCard>,
) {
    let tokens = Tokens::of(ui);
    let height = if card.goes_on {
        measure::SEAM
    } else {
        measure::CARD_GAP
    };
    let row = Rect::from_min_max(
        pos2(rect.left() + 16.0, rect.top() - height),
        rect.right_top(),
    );
    let id = ui
        .scope_id()
        .with(("seam", card.fragment.source.0, card.fragment.start));
    let response = ui.interact(row, id, Sense::click());
    let name = scene.say(if card.goes_on {
        "seam-goes-on"
    } else {
        "seam-paragraph"
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let tip = scene.say(if card.goes_on {
        "seam-goes-on-tip"
    } else {
        "seam-paragraph-tip"
    });
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(row.shrink2(vec2(0.0, 1.0)), 4, tokens.select);
    }
    if card.goes_on {
        seam_text(open, ui, row, card, before);
    }
    if response.on_hover_text(tip).clicked() {
        let join = if card.goes_on {
            Join::Paragraph
        } else {
            Join::Continue
        };
        scene.push(Action::Do(Command::SetJoin {
            fragment: card.fragment,
            join,
        }));
    }
}

/// Both sides of a seam as they will join, with a tick where they do.
fn seam_text(open: Open<'_>, ui: &Ui, row: Rect, card: &LaneCard, before: Option<&LaneCard>) {
    let ink = Tokens::of(ui).ink3;
    let text = |id: FragmentId, end: bool| {
        let Some(fragment) = open.placement.fragment(id) else {
            return String::new();
        };
        if end {
            card::ending(open.placement, id, fragment)
        } else {
            card::beginning(open.placement, id, fragment)
        }
    };
    let left = before.map_or_else(String::new, |before| text(before.fragment, true));
    let right = text(card.fragment, false);
    let apart = if joint(&left, &right) == Joint::Space {
        10.0
    } else {
        7.0
    };
    let middle = row.center();
    let width = row.width() / 2.0 - apart - 2.0;
    let left = paint::ending(ui, &left, size::SMALL, width);
    let right = paint::beginning(ui, &right, size::SMALL, width);
    paint::line(
        ui,
        middle - vec2(apart, 0.0),
        Align::Max,
        &left,
        size::SMALL,
        ink,
    );
    paint::line(
        ui,
        middle + vec2(apart, 0.0),
        Align::Min,
        &right,
        size::SMALL,
        ink,
    );
    ui.painter().vline(
        middle.x,
        Rangef::point(middle.y).expand(6.0),
        Stroke::new(1.5, ink),
    );
}
