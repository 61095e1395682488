//! The help window: every key by what it is about, and what the marks mean.
//!
//! The keys come from the table of actions, so that what is listed here is what works.

use egui::{Context, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::dialogs::filled_button_ui;
use super::front::{Outcome, room_below, sheet_ui};
use super::marks::Mark;
use super::paint;
use super::scene::Scene;
use super::table::{Entry, GROUPS, Group};
use super::theme::{Tokens, size};

/// Width of the sheet, and from which width on it has two columns, in points.
const WIDTH: f32 = 880.0;
const TWO_COLUMNS: f32 = 700.0;
/// Height of a row.
const ROW: f32 = 24.0;
/// Width of the column of keys.
const KEYS: f32 = 144.0;

/// Shows the help window.
pub(crate) fn help_ui(scene: &Scene<'_>, ctx: &Context) -> Outcome {
    let mut outcome = Outcome::Stay;
    let title = scene.say("do-help");
    let closed = sheet_ui(ctx, "help", &title, WIDTH, |ui| {
        let tokens = Tokens::of(ui);
        ui.label(RichText::new(&title).size(size::READING).color(tokens.ink));
        ui.add_space(4.0);
        let area = ScrollArea::vertical()
            .id_salt("help")
            .max_height(room_below(ctx) - 76.0)
            .auto_shrink([false, true]);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if ui.available_width() < TWO_COLUMNS {
                marks_ui(scene, ui);
                GROUPS.iter().for_each(|group| group_ui(scene, ui, group));
                return;
            }
            ui.columns(2, |columns| {
                let (left, right) = columns.split_at_mut(1);
                marks_ui(scene, &mut left[0]);
                for (index, group) in GROUPS.iter().enumerate() {
                    // The first four are about cards, the others about the rest.
                    let column = if index < 4 {
                        &mut left[0]
                    } else {
                        &mut right[0]
                    };
                    group_ui(scene, column, group);
                }
            });
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if filled_button_ui(ui, &scene.say("help-close"), true) {
                outcome = Outcome::Close;
            }
            for entry in [Entry::Guide, Entry::Palette] {
                let button = ui.button(entry.name(scene.words));
                if button.on_hover_text(entry.tip(scene, ctx)).clicked() {
                    outcome = Outcome::Do(entry);
                }
            }
        });
    });
    if closed { Outcome::Close } else { outcome }
}

fn heading_ui(scene: &Scene<'_>, ui: &mut Ui, id: &str) {
    ui.add_space(12.0);
    let text = RichText::new(scene.say(id)).size(size::SMALL);
    ui.label(text.color(Tokens::of(ui).ink3));
    ui.add_space(4.0);
}

/// The keys of one group: caps at the left, names at the right.
fn group_ui(scene: &Scene<'_>, ui: &mut Ui, group: &Group) {
    let is_mac = ui.ctx().os().is_mac();
    let rows = group.rows.iter().map(|row| (row.keys(is_mac), row));
    let rows: Vec<_> = rows.filter(|(keys, _)| !keys.is_empty()).collect();
    heading_ui(scene, ui, group.heading);
    for (keys, row) in rows {
        let name = row.name(scene.words);
        let name = name.trim_end_matches('…');
        let said = format!("{}: {name}", keys.join(", "));
        row_ui(ui, name, &said, |ui, left| {
            let tokens = Tokens::of(ui);
            let mut at = left;
            for key in &keys {
                at.x = paint::key_cap(ui, at, key, tokens.ink2, tokens.edge) + 4.0;
            }
        });
    }
}

/// What the marks mean: of cards, and of the seams between them.
fn marks_ui(scene: &Scene<'_>, ui: &mut Ui) {
    heading_ui(scene, ui, "help-marks");
    let marks = [
        (Mark::Full, "help-mark-placed"),
        (Mark::Hatched, "help-mark-proposed"),
        (Mark::Crossed, "help-mark-discarded"),
        (Mark::Empty, "help-mark-unplaced"),
    ];
    for (mark, id) in marks {
        let text = scene.say(id);
        row_ui(ui, &text, &text, |ui, left| mark.paint(ui, left));
    }
    let text = scene.say("help-mark-sure");
    row_ui(ui, &text, &text, |ui, left| {
        let middle = left.x + 6.0;
        let stroke = egui::Stroke::new(1.5, Tokens::of(ui).ink3);
        ui.painter()
            .vline(middle, left.y - 6.0..=left.y + 6.0, stroke);
    });
    let text = scene.say("help-mark-doubt");
    row_ui(ui, &text, &text, |ui, left| {
        paint::lozenge(ui, left + vec2(6.0, 0.0));
    });
    let text = scene.say("help-mark-wrong");
    row_ui(ui, &text, &text, |ui, left| {
        paint::cross(ui, left + vec2(6.0, 0.0));
    });
}

/// A row: something drawn at the left, words at the right, as many lines as they take.
fn row_ui(ui: &mut Ui, text: &str, said: &str, draw: impl FnOnce(&Ui, egui::Pos2)) {
    let tokens = Tokens::of(ui);
    let room = ui.available_width() - KEYS - 8.0;
    let line = (size::BODY, 20.0);
    let galley = paint::layout(ui, text, line, tokens.ink, room, usize::MAX);
    let height = (galley.size().y + 4.0).max(ROW);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said));
    draw(ui, pos2(rect.left(), rect.top() + ROW / 2.0));
    let at = pos2(rect.left() + KEYS, rect.top() + 2.0);
    ui.painter().galley(at, galley, tokens.ink);
}
