//! A window that is smaller than what it must show: at large writing on a small screen.
//!
//! Below the least size nothing shrinks any further and nothing overlaps; the window shows a part of
//! itself, and is scrolled as a whole. What gets the keyboard comes into sight.

use egui::{Id, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};

/// The least size that everything fits into, in points.
pub(crate) const LEAST: Vec2 = vec2(720.0, 540.0);

/// Shows all of the window, or the part of it that there is room for.
pub(crate) fn whole_ui<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.content_rect().size();
    if room.x >= LEAST.x && room.y >= LEAST.y {
        return contents(ui);
    }
    let area = ScrollArea::both().id_salt("whole").auto_shrink([false; 2]);
    let shown = area.show(ui, |ui| {
        let size = ui.available_size().max(LEAST);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        follow_keyboard(ui);
        let builder = UiBuilder::new().id_salt("contents").max_rect(rect);
        ui.scope_builder(builder, contents).inner
    });
    shown.inner
}

/// Brings what has just got the keyboard into sight.
fn follow_keyboard(ui: &Ui) {
    let focused = ui.ctx().memory(|memory| memory.focused());
    let last = Id::unique("focus in sight");
    let before: Option<Id> = ui.ctx().data(|data| data.get_temp(last));
    if focused == before {
        return;
    }
    let place: Option<Rect> = focused
        .and_then(|id| ui.ctx().read_response(id))
        .map(|it| it.rect);
    let Some(place) = place else {
        return;
    };
    if let Some(id) = focused {
        ui.ctx().data_mut(|data| data.insert_temp(last, id));
    }
    if !ui.clip_rect().contains_rect(place) {
        ui.scroll_to_rect(place, None);
    }
}
