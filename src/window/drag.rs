//! Dragging cards: what is carried, where it would land, what is shown meanwhile.
//!
//! Where a drop falls is a pure function of the rectangles and the pointer, see [`Gap::at`]: the
//! drop line is drawn from the same value that the drop is made of, so that it cannot lie.
//!
//! ```text
//!        ┌─────────┐
//!        │ card A  │   pointer above A's middle: before A
//!  ----- ├─────────┤ ----- the line before B
//!        │ card B  │   pointer below A's middle and above B's: before B
//!        └─────────┘
//!  -----             ----- pointer below B's middle: at the end
//! ```

use egui::{Context, DragAndDrop, Pos2, Rangef, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::paint;
use super::proposed::{LaneKey, Proposed};
use super::scene::Scene;
use super::theme::{Tokens, measure, size};
use crate::document::{ArticleId, By, Command, Destination, FragmentId, Reason, Role};
use crate::session::Action;

/// What is being dragged: fragments, in the order in which they will stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dragged(pub Vec<FragmentId>);

impl Dragged {
    /// What is being dragged now.
    pub(crate) fn now(ctx: &Context) -> Option<std::sync::Arc<Self>> {
        DragAndDrop::payload::<Self>(ctx)
    }
}

/// A place where dragged cards may land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Landing {
    /// In a column, before a card, or behind its last one.
    Lane(LaneKey, Option<FragmentId>),
    /// In the head of an article, as a title or a byline.
    Head(ArticleId, Role),
    /// In an article of their own.
    NewArticle,
    /// Back on the page.
    Unplaced,
    /// Among the discarded.
    Discarded,
}

impl Landing {
    /// The action that the drop is; proposed cards stand among the others in the columns.
    pub(crate) fn action(self, fragments: Vec<FragmentId>, proposed: &Proposed) -> Action {
        let (to, role) = match self {
            Self::Lane(lane, before) => match (proposed.gap(lane, before), lane) {
                (Some(gap), _) => return Action::DropInto(fragments, gap),
                (None, LaneKey::Article(article)) => {
                    (Destination::Article { article, before }, None)
                }
                (None, LaneKey::New(_)) => (Destination::NewArticle { before: None }, None),
            },
            Self::Head(article, role) => (
                Destination::Article {
                    article,
                    before: None,
                },
                Some(role),
            ),
            Self::NewArticle => (Destination::NewArticle { before: None }, None),
            Self::Unplaced => (Destination::Unplaced, None),
            Self::Discarded => (Destination::Discarded(Reason::PageFurniture), None),
        };
        Action::Do(Command::Move {
            fragments,
            to,
            role,
            by: By::User,
        })
    }
}

/// A gap between two cards of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gap {
    /// The card below it; `None` at the end.
    pub before: Option<FragmentId>,
    /// Where the line is drawn, in the list's own measure.
    pub y: f32,
}

impl Gap {
    /// The gap that belongs to a pointer at `y`; `cards` are the fragments of a column with their
    /// upper and lower edges, from top to bottom.
    pub(crate) fn at(cards: impl Iterator<Item = (FragmentId, Rangef)>, y: f32) -> Self {
        let mut above: Option<f32> = None;
        for (fragment, edges) in cards {
            if y < edges.center() {
                let line = above.map_or(edges.min - 4.0, |above| (above + edges.min) / 2.0);
                return Self {
                    before: Some(fragment),
                    y: line,
                };
            }
            above = Some(edges.max);
        }
        Self {
            before: None,
            y: above.map_or(8.0, |above| above + 4.0),
        }
    }
}

/// Offers a rectangle as a place to drop. True if the pointer is there with something to drop.
pub(crate) fn offer(scene: &mut Scene<'_>, ui: &Ui, rect: Rect, landing: Landing) -> bool {
    let here = Dragged::now(ui.ctx()).is_some()
        && ui
            .pointer_latest_pos()
            .is_some_and(|at| rect.intersect(ui.clip_rect()).contains(at));
    if here {
        scene.view.landing = Some(landing);
    }
    here
}

/// The drop line: across a column, with a disc at each end.
pub(crate) fn drop_line(ui: &Ui, x: Rangef, y: f32) {
    let ink = Tokens::of(ui).ink;
    ui.painter().hline(x, y, Stroke::new(3.0, ink));
    for end in [x.min, x.max] {
        ui.painter().circle_filled(pos2(end, y), 5.5, ink);
    }
}

/// Scrolls the list that the pointer is near the edge of, while something is dragged: the nearer the
/// edge, the faster. The list is pulled as long as the pointer is within `reach`, which may go beyond
/// the list itself, and as far as something of it is `hidden`: before what is in sight and after it,
/// in points. A toolkit that would let it go further would have it come back first.
pub(crate) fn scroll_at_edges(ui: &Ui, reach: Rect, horizontal: bool, hidden: [f32; 2]) {
    /// How near the edge, in points.
    const NEAR: f32 = 36.0;
    /// How far in a second at the edge itself, in points.
    const FASTEST: f32 = 840.0;
    /// A frame that took longer than this, in seconds, does not make a leap.
    const LONGEST: f32 = 0.05;
    let (Some(_), Some(at)) = (Dragged::now(ui.ctx()), ui.pointer_latest_pos()) else {
        return;
    };
    if !reach.contains(at) {
        return;
    }
    let area = ui.clip_rect();
    let frame = ui.input(|input| input.stable_dt).min(LONGEST);
    let pull = |from: f32, to: f32, at: f32| {
        let near_start = (from + NEAR - at).clamp(0.0, NEAR);
        let near_end = (at - to + NEAR).clamp(0.0, NEAR);
        let wanted = (near_start - near_end) / NEAR * FASTEST * frame;
        wanted.clamp(-hidden[1].max(0.0), hidden[0].max(0.0))
    };
    let delta = if horizontal {
        vec2(pull(area.left(), area.right(), at.x), 0.0)
    } else {
        vec2(0.0, pull(area.top(), area.bottom(), at.y))
    };
    if delta != egui::Vec2::ZERO {
        ui.scroll_with_delta_animation(delta, egui::style::ScrollAnimation::none());
        ui.request_repaint();
    }
}

/// Carries out a drop when the pointer is let go. Called after all panels.
pub(crate) fn finish(scene: &mut Scene<'_>, ui: &Ui) {
    let Some(dragged) = Dragged::now(ui.ctx()) else {
        return;
    };
    if ui.input(|input| input.pointer.any_released()) {
        if let Some(landing) = scene.view.landing {
            scene.push(landing.action(dragged.0.clone(), scene.proposed));
        }
        DragAndDrop::clear_payload(ui.ctx());
    }
}

/// What hangs at the pointer: the first card, a second one behind it, the count.
pub(crate) fn ghost(ui: &Ui, dragged: &Dragged, beginning: &str, ending: &str) {
    let Some(pointer) = ui.pointer_latest_pos() else {
        return;
    };
    let tokens = Tokens::of(ui);
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("dragged cards"));
    let painter = ui.layer_painter(layer);
    let rect = Rect::from_min_size(pointer + vec2(8.0, 10.0), vec2(204.0, measure::CARD));
    let corner = measure::CORNER;
    let edge = Stroke::new(1.0, tokens.ink);
    let shadow = egui::Shadow {
        offset: [0, 12],
        blur: 24,
        spread: 0,
        color: tokens.shadow,
    };
    painter.add(shadow.as_shape(rect, corner));
    if dragged.0.len() > 1 {
        let behind = rect.translate(vec2(6.0, 6.0));
        painter.rect(
            behind,
            corner,
            tokens.card,
            Stroke::new(1.0, tokens.edge),
            StrokeKind::Inside,
        );
    }
    painter.rect(rect, corner, tokens.card, edge, StrokeKind::Inside);
    let (left, width) = (rect.left() + 16.0, rect.width() - 28.0);
    let font = egui::FontId::proportional(size::BODY);
    let text = |y: f32, text: String| {
        let at = pos2(left, rect.top() + y);
        painter.text(
            at,
            egui::Align2::LEFT_CENTER,
            text,
            font.clone(),
            tokens.ink,
        );
    };
    let first = paint::beginning(ui, beginning, size::BODY, width);
    let whole = first == beginning;
    text(if whole { 28.0 } else { 18.0 }, first);
    if !whole {
        text(38.0, paint::ending(ui, ending, size::BODY, width));
    }
    if dragged.0.len() > 1 {
        let centre: Pos2 = rect.right_top();
        painter.circle(centre, 12.0, tokens.ink, Stroke::new(2.0, tokens.card));
        let count = dragged.0.len().to_string();
        let font = egui::FontId::proportional(size::SMALL);
        painter.text(
            centre,
            egui::Align2::CENTER_CENTER,
            count,
            font,
            tokens.onink,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceId;
    use proptest::prelude::*;

    fn fragment(number: usize) -> FragmentId {
        FragmentId {
            source: SourceId(0),
            start: number as u32,
        }
    }

    /// Cards of these heights and gaps, from the top.
    fn column(heights: &[(f32, f32)]) -> Vec<(FragmentId, Rangef)> {
        let mut y = 0.0;
        let card = |(number, &(gap, height)): (usize, &(f32, f32))| {
            let top = y + gap;
            y = top + height;
            (fragment(number), Rangef::new(top, top + height))
        };
        heights.iter().enumerate().map(card).collect()
    }

    #[test]
    fn the_middle_of_a_card_decides() {
        let cards = column(&[(8.0, 56.0), (8.0, 32.0)]);
        let check = |y, before: Option<usize>| {
            assert_eq!(
                Gap::at(cards.iter().copied(), y).before,
                before.map(fragment),
                "{y}"
            );
        };
        check(-50.0, Some(0));
        check(35.0, Some(0));
        check(37.0, Some(1));
        check(87.0, Some(1));
        check(89.0, None);
        check(9000.0, None);
        assert_eq!(Gap::at(std::iter::empty(), 5.0).before, None);
    }

    proptest! {
        #[test]
        fn the_line_stands_where_the_drop_falls(
            heights in prop::collection::vec((8f32..30.0, 24f32..60.0), 0..20),
            y in -20f32..1500.0,
        ) {
            let cards = column(&heights);
            let gap = Gap::at(cards.iter().copied(), y);
            let below = cards.iter().position(|(id, _)| Some(*id) == gap.before);
            let (above, below) = match below {
                Some(at) => (at.checked_sub(1).and_then(|at| cards.get(at)), cards.get(at)),
                None => (cards.last(), None),
            };
            prop_assert!(above.is_none_or(|(_, edges)| edges.max <= gap.y), "line above its gap");
            prop_assert!(below.is_none_or(|(_, edges)| gap.y <= edges.min), "line below its gap");
        }
    }
}
