//! The sheet on which a fragment is cut: its text as it came, a caret, and a key to cut there.
//!
//! The text keeps its line breaks, so that it looks as on the page; every character shown stands
//! for one character of the source, so that a cut falls exactly where the caret is. After a cut the
//! sheet goes on with what comes after it: a line with five captions takes four keys.

use egui::text::CCursor;
use egui::{Key, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::dialogs::modal_ui;
use super::paint;
use super::scene::Scene;
use super::theme::{Tokens, measure, size};
use crate::document::{Command, FragmentId, Placement};
use crate::session::Action;

/// How many characters are shown at most; a fragment that is longer is cut in its first part, and
/// then again.
const MOST: usize = 12_000;

/// A fragment that is being cut.
pub(crate) struct CutSheet {
    /// Which fragment.
    pub fragment: FragmentId,
    /// What is shown.
    text: String,
    /// The byte of the source that each character shown begins at.
    bytes: Vec<u32>,
    /// Before which character shown the caret stands.
    at: usize,
    /// The column that ↑ and ↓ keep to.
    column: Option<f32>,
    fresh: bool,
}

impl CutSheet {
    /// The sheet of a fragment, the caret at its beginning.
    pub(crate) fn new(placement: &Placement, fragment: FragmentId) -> Option<Self> {
        let spans = &placement.fragment(fragment)?.spans;
        let source = placement.text(fragment.source);
        let (mut text, mut bytes) = (String::new(), Vec::new());
        for span in spans.iter() {
            if !text.is_empty() {
                text.push('\n');
                bytes.push(span.start);
            }
            for (offset, character) in span
                .of(source)
                .char_indices()
                .take(MOST - bytes.len().min(MOST))
            {
                if character == '\r' {
                    continue;
                }
                let breaks = matches!(
                    character,
                    '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
                );
                text.push(if breaks { '\n' } else { character });
                bytes.push(span.start + u32::try_from(offset).unwrap_or(u32::MAX));
            }
        }
        Some(Self {
            fragment,
            text,
            bytes,
            at: 0,
            column: None,
            fresh: true,
        })
    }

    /// The byte of the source that the caret stands before.
    fn byte(&self) -> Option<u32> {
        self.bytes.get(self.at).copied()
    }

    /// The characters on both sides of the caret, for those who cannot see it.
    fn around(&self) -> (String, String) {
        let before: Vec<char> = self.text.chars().take(self.at).collect();
        let left = before.iter().rev().take(6).rev().collect();
        (left, self.text.chars().skip(self.at).take(6).collect())
    }

    /// Moves the caret as the arrows, Home and End say, press by press.
    fn steer(&mut self, ui: &Ui, galley: &egui::Galley) {
        let mut presses = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                egui::Event::Key {
                    key,
                    pressed: true,
                    modifiers,
                    ..
                } if modifiers.is_none() && STEERING.contains(key) => {
                    presses.push(*key);
                    false
                }
                _ => true,
            });
        });
        for key in presses {
            let caret = CCursor::new(self.at);
            let (cursor, column) = match key {
                Key::ArrowLeft => (CCursor::new(self.at.saturating_sub(1)), None),
                Key::ArrowRight => (CCursor::new(self.at + 1), None),
                Key::ArrowUp => galley.cursor_up_one_row(&caret, self.column),
                Key::ArrowDown => galley.cursor_down_one_row(&caret, self.column),
                Key::Home => (galley.cursor_begin_of_row(&caret), None),
                _ => (galley.cursor_end_of_row(&caret), None),
            };
            self.at = cursor.index.0.min(self.bytes.len());
            self.column = column;
        }
    }
}

/// The keys that move the caret.
const STEERING: [Key; 6] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
];

/// Shows the sheet, if a fragment is being cut.
pub(crate) fn cut_sheet_ui(scene: &mut Scene<'_>, ui: &Ui) {
    let Some(mut sheet) = scene.view.cutting.take() else {
        return;
    };
    let name = scene.say("cut-title");
    let mut cut = false;
    let closed = modal_ui(ui.ctx(), "cut sheet", &name, 560.0, |ui| {
        let hint = scene.say("cut-hint");
        ui.label(
            egui::RichText::new(hint)
                .size(size::SMALL)
                .color(Tokens::of(ui).ink3),
        );
        text_ui(scene, ui, &mut sheet);
        ui.horizontal(|ui| {
            let button = egui::Button::new(scene.say("cut-here")).shortcut_text("S");
            cut |= ui
                .add(button)
                .accessible_name(scene.say("cut-here"))
                .clicked();
            if ui.button(scene.say("dialog-done")).clicked() {
                ui.close();
            }
        });
        cut |= ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::S));
    });
    if cut && let Some(at) = sheet.byte() {
        scene.push(Action::Do(Command::Cut {
            fragment: sheet.fragment,
            at,
        }));
        scene.view.cutting_on = Some((sheet.fragment, at));
    } else if !closed {
        scene.view.cutting = Some(sheet);
    } else {
        scene.view.wants_focus = true;
    }
}

/// After a cut: the sheet goes on with the second half, if the cut was made.
pub(crate) fn go_on_cutting(
    placement: &Placement,
    (cut, at): (FragmentId, u32),
) -> Option<CutSheet> {
    let next = placement.following(FragmentId {
        start: at.saturating_sub(1),
        ..cut
    })?;
    let sheet = CutSheet::new(placement, next)?;
    (sheet.bytes.len() > 1 && placement.fragment(cut).is_some()).then_some(sheet)
}

fn text_ui(scene: &Scene<'_>, ui: &mut Ui, sheet: &mut CutSheet) {
    let tokens = Tokens::of(ui);
    ScrollArea::vertical()
        .max_height(360.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let width = ui.available_width() - 24.0;
            let galley = paint::layout(
                ui,
                &sheet.text,
                (size::READING, 26.0),
                tokens.ink,
                width,
                usize::MAX,
            );
            let (rect, response) =
                ui.allocate_exact_size(vec2(width + 24.0, galley.size().y + 16.0), Sense::click());
            let (left, right) = sheet.around();
            let name = scene.words.with(
                "cut-caret",
                &[("left", left.into()), ("right", right.into())],
            );
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if sheet.fresh {
                response.request_focus();
                sheet.fresh = false;
            }
            if response.has_focus() {
                let arrows = egui::EventFilter {
                    tab: false,
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: false,
                };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            }
            let origin = rect.min + vec2(12.0, 8.0);
            if let Some(pointer) = response
                .interact_pointer_pos()
                .filter(|_| response.clicked())
            {
                sheet.at = galley
                    .cursor_from_pos(pointer - origin)
                    .index
                    .0
                    .min(sheet.bytes.len());
                sheet.column = None;
                response.request_focus();
            }
            let before = sheet.at;
            sheet.steer(ui, &galley);
            ui.painter().rect(
                rect,
                measure::CORNER,
                tokens.card,
                Stroke::new(1.0, tokens.edge),
                egui::StrokeKind::Inside,
            );
            let caret = galley
                .pos_from_cursor(CCursor::new(sheet.at))
                .translate(origin.to_vec2());
            ui.painter().galley(origin, galley, tokens.ink);
            let x = caret.left();
            let bar = Rect::from_min_max(pos2(x - 1.0, caret.top()), pos2(x + 1.0, caret.bottom()));
            ui.painter().rect_filled(bar, 1, tokens.ink);
            for y in [bar.top(), bar.bottom()] {
                ui.painter()
                    .hline(x - 4.0..=x + 4.0, y, Stroke::new(2.0, tokens.ink));
            }
            if sheet.at != before {
                ui.scroll_to_rect(bar.expand(30.0), None);
            }
        });
}
