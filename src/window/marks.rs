//! The marks that counts have: filled is placed, hatched is proposed, crossed is discarded, empty is
//! what is left. The same in the bar at the bottom and in the page panel's filters.

use egui::{Color32, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::paint;
use super::theme::Tokens;

/// Side of a mark, in points.
const SIDE: f32 = 11.0;

/// The mark of a count.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mark {
    /// None: it counts all.
    None,
    /// Placed.
    Full,
    /// Proposed.
    Hatched,
    /// Discarded.
    Crossed,
    /// Unplaced.
    Empty,
}

impl Mark {
    /// How far to the right of the mark its text begins.
    pub(super) fn room(self) -> f32 {
        if self == Self::None { 0.0 } else { SIDE + 7.0 }
    }

    /// Paints it with its left edge here.
    pub(super) fn paint(self, ui: &Ui, left_centre: Pos2) {
        if self == Self::None {
            return;
        }
        let tokens = Tokens::of(ui);
        let centre = pos2(left_centre.x + SIDE / 2.0 + 0.5, left_centre.y);
        let square = Rect::from_center_size(centre, vec2(SIDE, SIDE));
        let edge = Stroke::new(1.0, tokens.ink3);
        let fill = if self == Self::Full {
            tokens.ink2
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect(square, 2, fill, edge, StrokeKind::Inside);
        if self == Self::Hatched {
            paint::hatch(ui, square.shrink(0.5), tokens.ink2);
        }
        if self == Self::Crossed {
            let inner = square.shrink(3.0);
            ui.painter()
                .line_segment([inner.left_top(), inner.right_bottom()], edge);
            ui.painter()
                .line_segment([inner.right_top(), inner.left_bottom()], edge);
        }
    }
}
