//! The bar at the bottom: the account of every character, and the page as a ribbon.
//!
//! It is the promise that nothing is lost, so it is always there and always adds up.

use egui::{Align, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::drag::Dragged;
use super::guide::Stage;
use super::icons;
use super::marks::Mark;
use super::paint;
use super::proposed::Proposed;
use super::scene::{Filter, Open, Scene};
use super::theme::{Tokens, size};
use crate::document::{FragmentId, Standing};
use crate::words::grouped;

/// The least width of the ribbon that is worth drawing.
const RIBBON: f32 = 120.0;

/// The whole bar.
pub(crate) fn ledger_bar_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let rect = ui.max_rect();
    scene.view.guide.is_at(Stage::Ledger, rect);
    let Some(work) = scene.session.work() else {
        let at = rect.left_center() + vec2(16.0, 0.0);
        paint::line(
            ui,
            at,
            Align::Min,
            &scene.say("ledger-nothing-open"),
            size::SMALL,
            tokens.ink3,
        );
        return;
    };
    let open = Open {
        work,
        placement: work.document().placement(),
    };
    let ledger = open.placement.ledger();
    let mut x = rect.left() + 16.0;
    let counts = [
        ("ledger-characters", ledger.total(), None, Mark::None),
        (
            "ledger-placed",
            ledger.placed,
            Some(Filter::All),
            Mark::Full,
        ),
        (
            "ledger-proposed",
            scene.proposed.solid,
            Some(Filter::Proposed),
            Mark::Hatched,
        ),
        (
            "ledger-discarded",
            ledger.discarded,
            Some(Filter::Discarded),
            Mark::Crossed,
        ),
        (
            "ledger-unplaced",
            ledger.unplaced.saturating_sub(scene.proposed.solid),
            Some(Filter::Unplaced),
            Mark::Empty,
        ),
    ];
    for (id, count, filter, mark) in counts {
        if mark == Mark::Hatched && !scene.proposed.is_shown() {
            continue;
        }
        x = count_ui(scene, ui, x, (id, count), filter, mark) + 20.0;
    }
    let right = end_ui(scene, ui, rect);
    let ribbon = Rect::from_x_y_ranges(
        Rangef::new(x + 8.0, right - 20.0),
        Rangef::point(rect.center().y).expand(8.0),
    );
    if ribbon.width() > RIBBON {
        ribbon_ui(scene, open, ui, ribbon);
    }
}

/// One count with its mark; a click shows what it counts. Returns where it ends.
fn count_ui(
    scene: &mut Scene<'_>,
    ui: &Ui,
    left: f32,
    (id, count): (&str, u64),
    filter: Option<Filter>,
    mark: Mark,
) -> f32 {
    let tokens = Tokens::of(ui);
    let text = scene.words.with(
        id,
        &[
            ("count", count.into()),
            ("characters", grouped(count).into()),
        ],
    );
    let middle = ui.max_rect().center().y;
    mark.paint(ui, pos2(left, middle));
    let x = left + mark.room();
    let end = paint::line(
        ui,
        pos2(x, middle),
        Align::Min,
        &text,
        size::SMALL,
        tokens.ink2,
    );
    let rect = Rect::from_x_y_ranges(Rangef::new(left, end), Rangef::point(middle).expand(12.0));
    let sense = if filter.is_some() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, ui.scope_id().with(id), sense);
    let role = if filter.is_some() {
        egui::Role::Button
    } else {
        egui::Role::Label
    };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &text));
    if let Some(filter) = filter {
        if response.hovered() || response.has_focus() {
            ui.painter()
                .hline(x..=end, middle + 9.0, Stroke::new(1.0, tokens.ink2));
        }
        if response.clicked() {
            scene.view.filter = filter;
        }
    }
    end
}

/// The right end: that nothing is lost; during a drag, that Esc cancels. Returns where it begins.
fn end_ui(scene: &Scene<'_>, ui: &Ui, rect: Rect) -> f32 {
    let tokens = Tokens::of(ui);
    let dragged = Dragged::now(ui.ctx());
    let text = match &dragged {
        Some(dragged) => scene
            .words
            .with("ledger-dragging", &[("count", dragged.0.len().into())]),
        None => scene.say("ledger-nothing-lost"),
    };
    let at = pos2(rect.right() - 16.0, rect.center().y);
    let font = egui::FontId::proportional(size::SMALL);
    let drawn = ui
        .painter()
        .text(at, egui::Align2::RIGHT_CENTER, &text, font, tokens.ink2);
    let response = ui.interact(drawn, ui.scope_id().with("ledger end"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &text));
    if dragged.is_some() {
        return drawn.left();
    }
    let square = Rect::from_center_size(pos2(drawn.left() - 14.0, at.y), vec2(14.0, 14.0));
    icons::CHECK.paint(ui.painter(), square, tokens.ink2);
    square.left()
}

/// The page in file order, a block a run; a click goes there.
fn ribbon_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &Ui, rect: Rect) {
    let tokens = Tokens::of(ui);
    let of = (scene.session.revision(), scene.proposed.version);
    let runs = scene.view.ribbon.runs(of, scene.proposed, open);
    let total: u64 = runs.iter().map(|run| run.solid).sum();
    let response = ui.interact(rect, ui.scope_id().with("ribbon"), Sense::click());
    let name = scene.words.say("ledger-ribbon");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.has_focus() {
        paint::focus_ring(ui, rect, 2);
    }
    let pointer = response
        .interact_pointer_pos()
        .filter(|_| response.clicked());
    let (mut before, mut found, mut drawn) = (0, None, rect.left());
    for run in runs {
        let x = |solid: u64| rect.left() + rect.width() * (solid as f32 / total.max(1) as f32);
        let block = Rect::from_x_y_ranges(x(before)..=x(before + run.solid), rect.y_range());
        before += run.solid;
        if pointer.is_some_and(|at| block.x_range().contains(at.x)) {
            found = Some(run.first);
        }
        // A page of a hundred thousand pieces has more runs than the ribbon has points.
        if block.right() - drawn < 1.0 {
            continue;
        }
        let block = block.with_min_x(drawn.max(rect.left()));
        drawn = block.right();
        let inside = block.shrink2(vec2(0.5, 0.0));
        match run.home {
            Home::Article(index) => {
                let (fill, digits) = tokens.article(index);
                ui.painter().rect_filled(inside, 2, fill);
                if block.width() >= 16.0 {
                    let font = egui::FontId::proportional(size::TINY);
                    let text = (index + 1).to_string();
                    ui.painter().text(
                        block.center(),
                        egui::Align2::CENTER_CENTER,
                        text,
                        font,
                        digits,
                    );
                }
            }
            Home::Proposed(index) => {
                let (colour, _) = tokens.article(index);
                let edge = Stroke::new(1.0, colour);
                paint::hatch(ui, inside.shrink(0.5), colour);
                ui.painter()
                    .rect_stroke(inside, 2, edge, StrokeKind::Inside);
                if block.width() >= 24.0 {
                    let font = egui::FontId::proportional(size::TINY);
                    let text = (index + 1).to_string();
                    let around = Rect::from_center_size(block.center(), vec2(14.0, 14.0));
                    ui.painter().rect_filled(around, 2, tokens.panel);
                    let (at, anchor) = (block.center(), egui::Align2::CENTER_CENTER);
                    ui.painter().text(at, anchor, text, font, tokens.ink);
                }
            }
            Home::ProposedDiscard => paint::hatch(ui, inside.shrink2(vec2(0.0, 4.0)), tokens.edge),
            Home::Discarded => {
                let edge = Stroke::new(1.0, tokens.line);
                ui.painter()
                    .hline(inside.x_range(), inside.center().y, edge);
            }
            Home::Unplaced => {
                let edge = Stroke::new(1.0, tokens.edge);
                ui.painter()
                    .rect(inside, 2, tokens.card, edge, StrokeKind::Inside);
            }
        }
    }
    if let Some(fragment) = found {
        scene.view.filter = Filter::All;
        scene.view.go_to(super::scene::Pane::Page, fragment);
    }
}

/// The runs of the shown page, kept until something changes.
#[derive(Default)]
pub(crate) struct Ribbon {
    of: Option<(u64, u64)>,
    runs: Vec<Run>,
}

/// Neighbouring fragments that are in the same place.
#[derive(Clone, Copy)]
struct Run {
    first: FragmentId,
    solid: u64,
    home: Home,
}

#[derive(Clone, Copy, PartialEq)]
enum Home {
    Article(usize),
    Proposed(usize),
    Discarded,
    ProposedDiscard,
    Unplaced,
}

impl Ribbon {
    fn runs(&mut self, of: (u64, u64), proposed: &Proposed, open: Open<'_>) -> &[Run] {
        if self.of != Some(of) {
            self.of = Some(of);
            self.runs.clear();
            for (first, fragment) in open.placement.fragments_of(open.work.shown()) {
                let home = match fragment.standing {
                    Standing::InArticle(article) => {
                        Home::Article(open.placement.article_index(article).unwrap_or(0))
                    }
                    Standing::Discarded(_) => Home::Discarded,
                    Standing::Unplaced => match proposed.proposed_part(first) {
                        Some((lane, _)) => Home::Proposed(lane),
                        None if proposed.discard(first).is_some() => Home::ProposedDiscard,
                        None => Home::Unplaced,
                    },
                };
                let solid = u64::from(fragment.solid);
                match self.runs.last_mut() {
                    Some(run) if run.home == home => run.solid += solid,
                    _ => self.runs.push(Run { first, solid, home }),
                }
            }
        }
        &self.runs
    }
}
