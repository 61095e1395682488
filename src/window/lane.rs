//! One article as a column: its cards, placed ones sewn together by a thread, proposed ones hatched
//! where they would go. An article that is only proposed is a column, too.

use egui::{Align, Color32, Rangef, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder};
use egui::{pos2, vec2};

use super::asking;
use super::card::{self, Card};
use super::drag::{self, Dragged, Gap, Landing};
use super::lane_head::head_ui;
use super::lists::{LaneCard, LaneLayout, Seam};
use super::paint;
use super::proposed::{LaneKey, placed_parts};
use super::reading_panel;
use super::reveal::AROUND;
use super::scene::{Open, Pane, Scene};
use super::seam::{end_of, seam_ui, seen_seam};
use super::theme::{Tokens, measure, size};
use crate::document::{Article, FragmentId, Role, ends_sentence};

/// Room at both sides of the cards.
const SIDE: f32 = 8.0;
/// Where the thread runs, from the card's left edge.
const THREAD: f32 = 6.0;
/// What is left of a thread that is cut, at each side, in points.
const STUB: f32 = 10.0;
/// The slot that shows an open end.
const OPEN_END: f32 = 32.0;
/// The drop line comes no nearer to the edges of its list than this, in points.
const LINE_IN_SIGHT: f32 = 6.0;

/// Which column is painted.
#[derive(Clone, Copy)]
pub(crate) struct Lane<'a> {
    /// Its place among the columns, from 0: its number and its colour.
    pub index: usize,
    /// The article; `None` if it is proposed only.
    pub article: Option<&'a Article>,
}

impl Lane<'_> {
    /// What its layout and title are kept by.
    pub(crate) fn key(self) -> LaneKey {
        match self.article {
            Some(article) => LaneKey::Article(article.id),
            None => LaneKey::New(self.index),
        }
    }
}

/// One column.
pub(crate) fn lane_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    rect: Rect,
    lane: Lane<'_>,
) {
    let tokens = Tokens::of(ui);
    let layout = scene.view.lane_layouts.remove(&lane.key());
    let layout = layout.unwrap_or_else(|| layout_of(scene, open, lane));
    let id = lane.article.map(|article| article.id);
    let target = match scene.view.landed {
        Some(Landing::Lane(target, _)) => target == lane.key(),
        Some(Landing::Head(target, _)) => Some(target) == id,
        _ => false,
    };
    let is_read = scene.view.reading.lane == Some(lane.index);
    let edge = if target && Dragged::now(ui.ctx()).is_some() {
        Stroke::new(2.0, tokens.ink)
    } else if is_read {
        Stroke::new(1.0, tokens.ink)
    } else {
        Stroke::new(1.0, tokens.line)
    };
    let corner = measure::CORNER_LANE;
    let ground = if is_read { tokens.chosen } else { tokens.lane };
    ui.painter()
        .rect(rect, corner, ground, edge, StrokeKind::Inside);
    top_edge(ui, rect, lane);

    let name = lane_name(scene, open, &layout, lane);
    read_ui(scene, ui, rect, (&layout, lane));
    let builder = UiBuilder::new()
        .id_salt(("lane", lane.key()))
        .max_rect(rect)
        .accessibility_role(egui::Role::List)
        .accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        paint::place_group(ui, rect);
        let below = head_ui(scene, open, ui, rect, lane, &layout);
        let body = Rect::from_min_max(pos2(rect.left(), below), rect.max - vec2(0.0, 4.0));
        ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            body_ui(scene, open, ui, (lane, rect.top()), &layout);
        });
    });
    scene.view.lane_layouts.insert(lane.key(), layout);
}

/// The ground of a column: a click on it shows the article as it reads.
fn read_ui(scene: &mut Scene<'_>, ui: &Ui, rect: Rect, (layout, lane): (&LaneLayout, Lane<'_>)) {
    let ground = ui.interact(rect, ui.scope_id().with(("read", lane.key())), Sense::CLICK);
    let number = (lane.index + 1).into();
    let name = scene.words.with("lane-read", &[("number", number)]);
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let heads = layout.heads.iter().map(|(part, _)| part);
    let first = heads
        .chain(layout.cards.iter().map(|card| &card.part))
        .next();
    if let Some(first) = first.filter(|_| ground.clicked()) {
        reading_panel::choose(scene, first.fragment);
    }
}

fn layout_of(scene: &mut Scene<'_>, open: Open<'_>, lane: Lane<'_>) -> LaneLayout {
    let line = scene.proposed.line;
    let clashes = &mut scene.view.clashes;
    clashes.refresh(open.placement);
    match (scene.proposed.parts(lane.index), lane.article) {
        (Some(parts), _) => LaneLayout::new(open.placement, (parts, line), clashes),
        (None, Some(article)) => {
            let parts = placed_parts(open.placement, article);
            LaneLayout::new(open.placement, (&parts, line), clashes)
        }
        (None, None) => LaneLayout::default(),
    }
}

/// The upper edge in the article's colour: solid, or hatched if it is proposed only.
fn top_edge(ui: &Ui, rect: Rect, lane: Lane<'_>) {
    let (colour, _) = Tokens::of(ui).article(lane.index);
    let bar = rect.with_max_y(rect.top() + 4.0);
    if lane.article.is_none() {
        paint::hatch(ui, bar.shrink2(vec2(3.0, 0.0)), colour);
        return;
    }
    let corner = measure::CORNER_LANE;
    let rounded = egui::CornerRadius {
        nw: corner,
        ne: corner,
        sw: 0,
        se: 0,
    };
    ui.painter().rect_filled(bar, rounded, colour);
}

fn lane_name(scene: &Scene<'_>, open: Open<'_>, layout: &LaneLayout, lane: Lane<'_>) -> String {
    let first = layout.heads.first().map(|(part, _)| part.fragment);
    let title = first.and_then(|id| {
        let fragment = open.placement.fragment(id)?;
        Some(card::beginning(open.placement, id, fragment))
    });
    let title = title.unwrap_or_else(|| scene.say("untitled"));
    let word = if lane.article.is_some() {
        "lane-name"
    } else {
        "lane-name-proposed"
    };
    let number = (lane.index + 1).into();
    let values = [("number", number), ("title", title.into())];
    scene.words.with(word, &values)
}

fn body_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    (lane, lane_top): (Lane<'_>, f32),
    layout: &LaneLayout,
) {
    let area = ScrollArea::vertical()
        .id_salt("cards")
        .auto_shrink([false; 2]);
    area.show_viewport(ui, |ui, viewport| {
        let height = layout.height + measure::CARD + OPEN_END;
        ui.set_height(height);
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
        let around = column.expand(measure::LANE_GAP / 2.0);
        let around = Rect::from_x_y_ranges(around, board.y_range()).intersect(board);
        // Over the head, a drop goes to the first place in sight.
        let landing = around.with_min_y(lane_top);
        let in_slot = matches!(scene.view.landing, Some(Landing::Head(..)));
        let gap = gap_under_pointer(ui, landing, layout, (origin.y, board.top()));
        let gap = gap.filter(|_| !in_slot);
        if let Some(gap) = gap {
            scene.view.landing = Some(Landing::Lane(lane.key(), gap.before));
        }
        let (first, shown) = layout.between(viewport.top(), viewport.bottom());
        let above = |offset: usize| layout.cards.get((first + offset).checked_sub(1)?);
        for (offset, card) in shown.iter().enumerate() {
            let before = above(offset);
            let text = before.map(|card| card.part.fragment);
            let seam = seen_seam(scene, open, card, text);
            thread_ui(ui, place(card), (card, seam), before, lane.index);
        }
        let siblings = || {
            let cards = layout.cards.iter();
            cards.map(|card| card.part.fragment).collect::<Vec<_>>()
        };
        for (offset, card) in shown.iter().enumerate() {
            let rect = place(card);
            if card.gap() > 0.0 && card.part.role.is_body() {
                // What goes on is the text, past a head that is repeated; above the first text stands
                // the head of the column.
                let above = layout.cards.get(..first + offset).unwrap_or_default();
                let text = above.iter().rev().find(|card| card.part.role.is_body());
                let before = text.map(|card| card.part.fragment);
                let head = layout.heads.last().map(|(part, _)| part.fragment);
                seam_ui(scene, open, ui, rect, card, before.or(head));
            }
            let of_lane = (lane.index, layout.spans_pages);
            card_ui(scene, open, ui, rect, card, (of_lane, &siblings));
        }
        open_end_ui(scene, open, ui, (layout, lane.index), (x, origin.y));
        if let Some(gap) = gap {
            let seen = board.y_range().shrink(LINE_IN_SIGHT);
            drag::drop_line(ui, x, seen.clamp(origin.y + gap.y));
            let hidden = [viewport.top(), height - viewport.bottom()];
            drag::scroll_at_edges(ui, landing, false, hidden);
        }
    });
}

fn card_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    rect: Rect,
    card: &LaneCard,
    ((index, says_page), siblings): ((usize, bool), &dyn Fn() -> Vec<FragmentId>),
) {
    let id = card.part.fragment;
    let Some(fragment) = open.placement.fragment(id) else {
        return;
    };
    let item = Card {
        id,
        fragment,
        role: card.part.role,
        proposed: card.part.confidence,
        pane: Pane::Board,
        says_page,
        number: card.number,
        siblings,
    };
    let response = item.interact(scene, open, ui, rect);
    item.paint_ground(scene, ui, rect, &response);
    if item.proposed.is_some() {
        let (colour, _) = Tokens::of(ui).article(index);
        paint::hatched_stripe(ui, rect.left() + 4.0, rect.y_range().shrink(4.0), colour);
        item.paint_text(scene, open, ui, rect, rect.left() + 20.0);
    } else {
        paint::stripe(ui, rect.left() + 4.0, rect.y_range().shrink(4.0), index);
        item.paint_text(scene, open, ui, rect, rect.left() + 16.0);
    }
}

/// The gap that a drop would fall into, if the pointer is over this column with something to drop.
/// `top` is where the list begins, `seen_from` where it comes into sight.
fn gap_under_pointer(
    ui: &Ui,
    area: Rect,
    layout: &LaneLayout,
    (top, seen_from): (f32, f32),
) -> Option<Gap> {
    Dragged::now(ui.ctx())?;
    let pointer = ui.pointer_latest_pos().filter(|&at| area.contains(at))?;
    let edges = |card: &LaneCard| {
        let range = Rangef::new(card.top, card.top + card.height);
        (card.part.fragment, range)
    };
    let y = pointer.y.max(seen_from);
    Some(Gap::at(layout.cards.iter().map(edges), y - top))
}

fn reveal_card(scene: &Scene<'_>, ui: &Ui, layout: &LaneLayout, place: &dyn Fn(&LaneCard) -> Rect) {
    let Some(reveal) = scene.view.reveal else {
        return;
    };
    let mut cards = layout.cards.iter();
    if let Some(card) = cards.find(|card| card.part.fragment == reveal.fragment) {
        reveal.bring(ui, place(card), AROUND);
    }
}

/// The thread from the card before to this one; what is proposed is not sewn yet, and where the seam
/// is wrong the thread is cut.
fn thread_ui(
    ui: &Ui,
    rect: Rect,
    (card, seam): (&LaneCard, Seam),
    above: Option<&LaneCard>,
    index: usize,
) {
    let sewn = |card: &LaneCard| card.part.confidence.is_none();
    if !sewn(card) || !above.is_some_and(sewn) {
        return;
    }
    let (colour, _): (Color32, _) = Tokens::of(ui).article(index);
    let y = Rangef::new(rect.top() - card.gap() - 4.0, rect.top() + 4.0);
    let stretches = match seam {
        Seam::Wrong(_) => [
            Rangef::new(y.min, y.min + STUB),
            Rangef::new(y.max - STUB, y.max),
        ],
        _ => [y, Rangef::NOTHING],
    };
    for y in stretches.into_iter().filter(|y| y.span() > 0.0) {
        ui.painter()
            .vline(rect.left() + THREAD, y, Stroke::new(2.0, colour));
    }
}

/// The end of the article, where it is open: a click asks what comes next.
fn open_end_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    (layout, index): (&LaneLayout, usize),
    (x, top): (Rangef, f32),
) {
    let Some(last) = layout.last_text() else {
        return;
    };
    let end = last.part.fragment;
    let text = end_of(open, end, true);
    if !is_open(scene, last, &text) {
        return;
    }
    let tokens = Tokens::of(ui);
    let y = top + layout.height + measure::CARD_GAP;
    let slot = Rect::from_x_y_ranges(x, y..=y + OPEN_END).with_min_x(x.min + 16.0);
    if layout
        .cards
        .last()
        .is_some_and(|card| card.part.confidence.is_none())
    {
        // The thread hangs loose.
        let (colour, _) = tokens.article(index);
        let (from, to) = (top + layout.height - 4.0, slot.center().y);
        let ends = [pos2(x.min + THREAD, from), pos2(x.min + THREAD, to)];
        let stroke = Stroke::new(2.0, colour);
        let dashes = egui::Shape::dashed_line(&ends, stroke, 3.0, 3.0);
        ui.painter().extend(dashes);
    }
    let id = ui.scope_id().with(("open end", end.source.0, end.start));
    let response = paint::interact_in_sight(ui, slot, id, Sense::click());
    let name = scene.say("open-end");
    let label = scene.say("open-end-name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    let corner = measure::CORNER;
    if asking::is_after(scene, end) {
        let edge = Stroke::new(1.0, tokens.ink);
        ui.painter()
            .rect(slot, corner, tokens.card, edge, StrokeKind::Inside);
    } else {
        if response.hovered() {
            ui.painter().rect_filled(slot, corner, tokens.hover);
        }
        paint::dashed(ui, slot.shrink(0.5), Stroke::new(1.0, tokens.edge));
    }
    if response.has_focus() {
        paint::focus_ring(ui, slot, corner);
    }
    let right = slot.right_center() - vec2(10.0, 0.0);
    paint::line(ui, right, Align::Max, &name, size::TINY, tokens.ink3);
    let width = slot.width() - paint::width(ui, &name, size::TINY) - 28.0;
    let text = paint::ending(ui, &text, size::SMALL, width);
    let left = slot.left_center() + vec2(10.0, 0.0);
    paint::line(ui, left, Align::Min, &text, size::SMALL, tokens.ink2);
    if response.on_hover_text(scene.say("open-end-tip")).clicked() {
        asking::ask_after(scene, end);
    }
}

/// True if something may come after the last text of an article: it stops in mid-sentence, or what
/// may come next is known.
fn is_open(scene: &Scene<'_>, last: &LaneCard, text: &str) -> bool {
    let runs = matches!(last.part.role, Role::Paragraph | Role::Heading);
    let candidates = scene.proposed.candidates(last.part.fragment);
    (runs && !ends_sentence(text)) || !candidates.is_empty()
}
