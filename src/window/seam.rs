//! What stands between two cards of a column: the gap of a new paragraph, the row of one that goes
//! on, the pill of a doubt or of what is wrong; and both sides of a seam as they will join.
//!
//! Between placed cards a click turns a new paragraph into one that goes on, and back. Where the
//! lower card is proposed, a click asks about it.

use egui::{Align, Color32, Rangef, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::asking;
use super::card;
use super::clashes::PlacedSeam;
use super::lists::{LaneCard, Seam};
use super::paint;
use super::scene::{Open, Scene};
use super::theme::{Tokens, size};
use crate::document::{Command, FragmentId, Join, Joint, Role, joint};
use crate::session::Action;
use crate::words;

/// What stands where the two sides meet.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tick {
    /// An upright tick: they join.
    Sure,
    /// A lozenge: they may join.
    Doubt,
    /// A cross: they do not go together.
    Wrong,
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
    let response = paint::interact_in_sight(ui, row, id, Sense::click());
    let is_proposed = card.part.confidence.is_some();
    let seam = seen_seam(scene, open, card, before);
    let (name, tip) = said(scene, is_proposed, (seam, card.part.join));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let lively = response.hovered() || response.has_focus();
    let asked = asking::is_about(scene, fragment);
    let pill = match seam {
        Seam::Doubt => Some((Tick::Doubt, tokens.doubtbg, tokens.doubtedge, tokens.doubt)),
        Seam::Wrong(_) => Some((Tick::Wrong, tokens.wrongbg, tokens.wrongedge, tokens.wrong)),
        Seam::GoesOn | Seam::Paragraph => None,
    };
    if let Some((tick, ground, rim, ink)) = pill {
        let pill = Rect::from_center_size(row.center(), vec2(row.width() - 4.0, 22.0));
        let edge = match (asked, lively) {
            (true, _) => Stroke::new(1.5, tokens.ink),
            (false, true) => Stroke::new(1.0, rim),
            (false, false) => Stroke::NONE,
        };
        let kind = egui::StrokeKind::Inside;
        ui.painter().rect(pill, 11, ground, edge, kind);
        sides_ui(open, ui, row, (before, card), tick, ink);
    } else {
        if lively {
            let ground = row.shrink2(vec2(0.0, 1.0));
            ui.painter().rect_filled(ground, 4, tokens.select);
        }
        if seam == Seam::GoesOn {
            sides_ui(open, ui, row, (before, card), Tick::Sure, tokens.ink3);
        }
    }
    if !response.on_hover_text(tip).clicked() {
        return;
    }
    if is_proposed {
        asking::ask_about(scene, fragment);
        return;
    }
    let join = match card.part.join {
        Join::Continue => Join::Paragraph,
        Join::Paragraph => Join::Continue,
    };
    scene.push(Action::Do(Command::SetJoin { fragment, join }));
}

/// The seam above a card as it is shown: whether the words read on is looked at only now.
pub(crate) fn seen_seam(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    card: &LaneCard,
    before: Option<FragmentId>,
) -> Seam {
    let (Seam::GoesOn, Some(left), None) = (card.seam, before, card.part.confidence) else {
        return card.seam;
    };
    // Beside what is only proposed nothing is wrong yet.
    let is_text = card.part.role == Role::Paragraph && !scene.proposed.is_proposed(left);
    let seam = PlacedSeam {
        left,
        begins: false,
        right: card.part.fragment,
        join: Join::Continue,
    };
    match is_text.then(|| scene.view.clashes.of(open.placement, seam)) {
        Some(Some(clash)) => Seam::Wrong(clash),
        _ => card.seam,
    }
}

/// What a seam is called, and what a click on it does.
fn said(scene: &Scene<'_>, is_proposed: bool, (seam, join): (Seam, Join)) -> (String, String) {
    let (word, tip) = match (is_proposed, seam, join) {
        (_, Seam::Doubt, _) => ("seam-doubt", "seam-doubt-tip"),
        (true, ..) => ("seam-proposed", "seam-proposed-tip"),
        (_, _, Join::Continue) => ("seam-goes-on", "seam-goes-on-tip"),
        (_, _, Join::Paragraph) => ("seam-paragraph", "seam-paragraph-tip"),
    };
    let tip = scene.say(tip);
    let Seam::Wrong(clash) = seam else {
        return (scene.say(word), tip);
    };
    let why = words::clash(scene.words, clash);
    let name = scene
        .words
        .with("seam-wrong", &[("why", why.as_str().into())]);
    (name.clone(), format!("{name}\n{tip}"))
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
        (Tick::Doubt | Tick::Wrong, _) => 11.0,
        (Tick::Sure, Joint::Space) => 10.0,
        (Tick::Sure, _) => 7.0,
    };
    let middle = row.center();
    let width = row.width() / 2.0 - apart - if tick == Tick::Sure { 2.0 } else { 12.0 };
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
        Tick::Wrong => paint::cross(ui, middle),
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
