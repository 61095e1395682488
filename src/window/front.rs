//! What stands in front of the window and is no question: the palette, the help, the steps.
//!
//! There is one at a time. While it is there, keys are its own; Escape, or a click beside it, closes
//! it, and the keyboard goes back to the card that it came from.

use egui::{Align2, Area, Context, Frame, Id, Modal, Ui, vec2};

use super::help;
use super::palette::{self, Palette};
use super::scene::Scene;
use super::steps::{self, Steps};
use super::table::Entry;

/// Distance of what hangs from the upper edge of the window, in points.
const FROM_TOP: f32 = 64.0;

/// What stands in front.
pub(crate) enum Front {
    /// All that can be done, by name.
    Palette(Palette),
    /// The keys, and what the marks mean.
    Help,
    /// The steps, to go to any of them.
    Steps(Steps),
}

/// What becomes of what stands in front.
pub(crate) enum Outcome {
    /// It stays.
    Stay,
    /// It is closed.
    Close,
    /// It is closed, and this is done.
    Do(Entry),
}

/// Shows what stands in front, if there is something.
pub(crate) fn front_ui(scene: &mut Scene<'_>, ctx: &Context) {
    if scene.session.question().is_some() {
        return;
    }
    let Some(mut front) = scene.view.front.take() else {
        return;
    };
    let outcome = match &mut front {
        Front::Palette(palette) => palette::palette_ui(scene, ctx, palette),
        Front::Help => help::help_ui(scene, ctx),
        Front::Steps(steps) => steps::steps_ui(scene, ctx, steps),
    };
    if matches!(outcome, Outcome::Stay) {
        scene.view.front = Some(front);
        return;
    }
    scene.view.wants_focus = scene.view.cursor.is_some();
    if let Outcome::Do(entry) = outcome {
        entry.perform(scene);
    }
    ctx.request_repaint();
}

/// A sheet that hangs from the upper edge. True if it is to be closed.
pub(crate) fn sheet_ui(
    ctx: &Context,
    id: &str,
    name: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let id = Id::unique(id);
    let area: Area = Modal::default_area(id).accessible_name(name);
    let area = area.anchor(Align2::CENTER_TOP, vec2(0.0, FROM_TOP));
    let frame = Frame::window(&ctx.global_style()).inner_margin(12);
    let modal = Modal::new(id).area(area).frame(frame);
    let room = ctx.content_rect().width() - 48.0;
    let modal = modal.show(ctx, |ui| {
        ui.set_width(width.min(room));
        // Without this a list inside has only the room that the sheet had before.
        ui.set_max_height(room_below(ctx));
        contents(ui);
    });
    modal.should_close()
}

/// How high the contents of a sheet may be, in points.
pub(crate) fn room_below(ctx: &Context) -> f32 {
    (ctx.content_rect().height() - 2.0 * FROM_TOP - 24.0).max(160.0)
}
