//! Bringing a card into sight, in every list that has it.
//!
//! A list is not scrolled in each frame until the card is there: while a list is on its way, it is
//! painted where it was in the frame before, so what is asked of it then is added to what it does
//! already, and it goes too far. So there are rests between the attempts, in which it arrives; an
//! attempt that finds the card in sight does nothing. And the column of a card may come into sight
//! itself only with the first attempt, its list with the next.

use egui::style::ScrollAnimation;
use egui::{Rect, Ui, vec2};

use crate::document::FragmentId;

/// How many frames it takes: some attempts, and the rests between.
const FRAMES: u8 = 12;
/// An attempt is made in one of so many frames.
const EACH: u8 = 3;

/// A card to bring into sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reveal {
    /// Which fragment.
    pub fragment: FragmentId,
    /// How many frames are left to do it.
    frames: u8,
}

impl Reveal {
    pub(crate) fn of(fragment: FragmentId) -> Self {
        let frames = FRAMES;
        Self { fragment, frames }
    }

    /// What is left after a frame.
    pub(crate) fn after_frame(self) -> Option<Self> {
        let frames = self.frames.checked_sub(1)?;
        Some(Self { frames, ..self })
    }

    /// Scrolls the list that `ui` is in, if it is time to, so that this rectangle and some room
    /// around it are in sight.
    pub(crate) fn bring(self, ui: &Ui, rect: Rect, room: egui::Vec2) {
        let sight = ui.clip_rect();
        let fits =
            |axis: usize| rect.min[axis] >= sight.min[axis] && rect.max[axis] <= sight.max[axis];
        let is_there = (room.x <= 0.0 || fits(0)) && (room.y <= 0.0 || fits(1));
        if self.frames % EACH == EACH - 1 && !is_there {
            ui.scroll_to_rect_animation(rect.expand2(room), None, ScrollAnimation::none());
        }
    }
}

/// Room above and below a card.
pub(crate) const AROUND: egui::Vec2 = vec2(0.0, 40.0);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceId;

    #[test]
    fn a_rest_comes_before_each_attempt_and_the_last_is_followed_by_one() {
        let source = SourceId(0);
        let mut reveal = Some(Reveal::of(FragmentId { source, start: 0 }));
        let mut attempts = Vec::new();
        while let Some(now) = reveal {
            attempts.push(now.frames % EACH == EACH - 1);
            reveal = now.after_frame();
        }
        let count = attempts.iter().filter(|attempt| **attempt).count();
        assert_eq!(count, 4);
        assert!(!attempts[0] && attempts.ends_with(&[true, false, false]));
    }
}
