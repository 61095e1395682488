//! What stands between two cards of a column: the gap of a new paragraph, the row of one that goes
//! on, the pill of a doubt; and both sides of a seam as they will join.
//!
//! Between placed cards a click turns a new paragraph into one that goes on, and back. Where the
//! lower card is proposed, a click asks about it.

use egui::{Align, Color32, Rangef, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::asking;
use super::card;
use super::lists::{LaneCard, Seam};
use super::paint;
use super::scene::{Open, Scene};
use super::theme::{Tokens, size};
use crate::document::{Command, FragmentId, Join, Joint, joint};
use crate::session::Action;

/// What stands where the two sides meet.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tick {
    /// An upright tick: they join.
    Sure,
    /// A lozenge: they may join.
    Doubt,
}

/// The seam above a card.
pub(crate) fn seam_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    rect: Rect,
    card: &LaneCard,
    before: Option<FragmentId>,
) {
    let tokens = Tokens::of(ui);
    let row = Rect::from_min_max(
        pos2(rect.left() + 16.0, rect.top() - card.gap()),
        rect.right_top(),
    );
    let fragment = card.part.fragment;
    let id = ui
        .scope_id()
        .with(("seam", fragment.source.0, fragment.start));
    let response = ui.interact(row, id, Sense::click());
    let is_proposed = card.part.confidence.is_some();
    let (word, tip) = match (is_proposed, card.seam) {
        (_, Seam::Doubt) => ("seam-doubt", "seam-doubt-tip"),
        (true, _) => ("seam-proposed", "seam-proposed-tip"),
        (false, Seam::GoesOn) => ("seam-goes-on", "seam-goes-on-tip"),
        (false, Seam::Paragraph) => ("seam-paragraph", "seam-paragraph-tip"),
    };
    let name = scene.say(word);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let lively = response.hovered() || response.has_focus();
    let asked = asking::is_about(scene, fragment);
    if card.seam == Seam::Doubt {
        let pill = Rect::from_center_size(row.center(), vec2(row.width() - 4.0, 22.0));
        let edge = match (asked, lively) {
            (true, _) => Stroke::new(1.5, tokens.ink),
            (false, true) => Stroke::new(1.0, tokens.doubtedge),
            (false, false) => Stroke::NONE,
        };
        let kind = egui::StrokeKind::Inside;
        ui.painter().rect(pill, 11, tokens.doubtbg, edge, kind);
        sides_ui(open, ui, row, (before, card), Tick::Doubt, tokens.doubt);
    } else {
        if lively {
            let ground = row.shrink2(vec2(0.0, 1.0));
            ui.painter().rect_filled(ground, 4, tokens.select);
        }
        if card.seam == Seam::GoesOn {
            sides_ui(open, ui, row, (before, card), Tick::Sure, tokens.ink3);
        }
    }
    if !response.on_hover_text(scene.say(tip)).clicked() {
        return;
    }
    if is_proposed {
        asking::ask_about(scene, fragment);
        return;
    }
    let join = match card.seam {
        Seam::GoesOn => Join::Paragraph,
        Seam::Paragraph | Seam::Doubt => Join::Continue,
    };
    scene.push(Action::Do(Command::SetJoin { fragment, join }));
}

fn sides_ui(
    open: Open<'_>,
    ui: &Ui,
    row: Rect,
    (before, card): (Option<FragmentId>, &LaneCard),
    tick: Tick,
    ink: Color32,
) {
    let left = before.map_or_else(String::new, |before| end_of(open, before, true));
    let right = end_of(open, card.part.fragment, false);
    let apart = match (tick, joint(&left, &right)) {
        (Tick::Doubt, _) => 11.0,
        (Tick::Sure, Joint::Space) => 10.0,
        (Tick::Sure, _) => 7.0,
    };
    let middle = row.center();
    let width = row.width() / 2.0 - apart - if tick == Tick::Doubt { 12.0 } else { 2.0 };
    let left = paint::ending(ui, &left, size::SMALL, width);
    let right = paint::beginning(ui, &right, size::SMALL, width);
    let side = |at: f32, align: Align, text: &str| {
        let at = middle + vec2(at, 0.0);
        paint::line(ui, at, align, text, size::SMALL, ink);
    };
    side(-apart, Align::Max, &left);
    side(apart, Align::Min, &right);
    match tick {
        Tick::Sure => tick_ui(ui, middle, 6.0, ink),
        Tick::Doubt => paint::lozenge(ui, middle),
    }
}

/// An upright tick.
pub(crate) fn tick_ui(ui: &Ui, at: egui::Pos2, half: f32, ink: Color32) {
    let y = Rangef::point(at.y).expand(half);
    ui.painter().vline(at.x, y, Stroke::new(1.5, ink));
}

/// How a fragment ends, or how it begins.
pub(crate) fn end_of(open: Open<'_>, id: FragmentId, ending: bool) -> String {
    let Some(fragment) = open.placement.fragment(id) else {
        return String::new();
    };
    if ending {
        card::ending(open.placement, id, fragment)
    } else {
        card::beginning(open.placement, id, fragment)
    }
}
