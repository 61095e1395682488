//! Theme and size, changed between two frames.
//!
//! The toolkit keeps both for the next start.

use egui::{Context, ThemePreference};

use super::table::Zoom;

/// The least and the greatest size, one being normal.
const SIZES: std::ops::RangeInclusive<f32> = 0.5..=3.0;
/// How much larger a step makes everything.
const STEP: f32 = 1.1;

/// A change of how the window looks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Look {
    /// Light, dark, or as the system.
    Theme(ThemePreference),
    /// Larger or smaller.
    Zoom(Zoom),
}

impl Look {
    /// Makes the change.
    pub(crate) fn apply(self, ctx: &Context) {
        let zoom = match self {
            Self::Theme(theme) => return ctx.set_theme(theme),
            Self::Zoom(Zoom::In) => ctx.zoom_factor() * STEP,
            Self::Zoom(Zoom::Out) => ctx.zoom_factor() / STEP,
            Self::Zoom(Zoom::Reset) => 1.0,
        };
        ctx.set_zoom_factor(zoom.clamp(*SIZES.start(), *SIZES.end()));
    }
}
