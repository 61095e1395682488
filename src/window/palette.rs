//! The palette: everything that can be done, found by typing some letters of its name.
//!
//! A name is found in any of the languages, whichever is spoken: each letter that is typed must be in
//! it, in that order. What begins so comes first, then words in it that do, then the rest; what
//! cannot be done now comes last. The keyboard stays in the field; the arrows choose.

use egui::{Align, Context, Id, Key, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

use super::front::{Outcome, room_below, sheet_ui};
use super::paint;
use super::scene::Scene;
use super::table::{self, Entry, Step};
use super::theme::{Tokens, measure, size};
use crate::words::{Language, Words};

/// Height of a row, in points.
const ROW: f32 = 32.0;
/// Width of the sheet.
const WIDTH: f32 = 560.0;

/// The palette, open.
pub(crate) struct Palette {
    items: Vec<Item>,
    typed: String,
    /// The numbers of the items that are found, the best first, for what was typed.
    found: Vec<usize>,
    /// Which of them is chosen.
    chosen: usize,
    /// The chosen one is to be brought into sight.
    reveal: bool,
}

/// One thing that can be done.
struct Item {
    entry: Entry,
    /// Why it cannot be done now.
    obstacle: Option<String>,
    /// Its name as it is spoken now, and then in every language.
    name: String,
    names: Vec<String>,
}

impl Palette {
    /// All that can be done now, and what cannot.
    pub(crate) fn new(scene: &Scene<'_>) -> Self {
        let languages = Language::ALL.map(Words::of);
        let recent = (0..scene.view.settings.recent.all().len()).map(super::recent::recent);
        let entries = table::every_entry().filter(|entry| is_listed(*entry));
        let items = entries.chain(recent).map(|entry| Item {
            entry,
            obstacle: entry.obstacle(scene).map(|id| scene.say(id)),
            name: entry.name_here(scene, scene.words),
            names: languages
                .iter()
                .map(|words| entry.name_here(scene, words).to_lowercase())
                .collect(),
        });
        let mut palette = Self {
            items: items.collect(),
            typed: String::new(),
            found: Vec::new(),
            chosen: 0,
            reveal: false,
        };
        palette.find();
        palette
    }

    fn find(&mut self) {
        let typed = self.typed.to_lowercase();
        let ranked = self.items.iter().enumerate().filter_map(|(number, item)| {
            let rank = item
                .names
                .iter()
                .filter_map(|name| rank(name, &typed))
                .min()?;
            Some((item.obstacle.is_some(), rank, number))
        });
        let mut ranked: Vec<_> = ranked.collect();
        ranked.sort_unstable();
        self.found = ranked.into_iter().map(|(_, _, number)| number).collect();
        (self.chosen, self.reveal) = (0, true);
    }

    fn walk(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        self.reveal = true;
    }

    fn chosen_item(&self) -> Option<&Item> {
        self.items.get(*self.found.get(self.chosen)?)
    }
}

/// Whether an entry makes sense when it is chosen from a list: arrows do not.
fn is_listed(entry: Entry) -> bool {
    !matches!(
        entry,
        Entry::Walk(Step::Up | Step::Down | Step::First | Step::Last | Step::Left | Step::Right)
            | Entry::Extend(_)
            | Entry::AnswerAbove
            | Entry::AnswerBelow
            | Entry::LeaveAnswers
            | Entry::Palette
    )
}

/// How well a name fits what was typed: the less, the better; `None` if it does not.
fn rank(name: &str, typed: &str) -> Option<u8> {
    let mut wanted = typed.chars().filter(|c| !c.is_whitespace()).peekable();
    if name.starts_with(typed) {
        return Some(0);
    }
    if let Some(at) = name.find(typed) {
        let before = name[..at].chars().next_back();
        return Some(if before.is_some_and(char::is_alphabetic) {
            2
        } else {
            1
        });
    }
    for character in name.chars() {
        wanted.next_if_eq(&character);
    }
    wanted.peek().is_none().then_some(3)
}

/// Shows the palette.
pub(crate) fn palette_ui(scene: &Scene<'_>, ctx: &Context, palette: &mut Palette) -> Outcome {
    let mut outcome = Outcome::Stay;
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, 8),
        (Key::PageUp, -8),
    ] {
        if pressed(key) {
            palette.walk(by);
        }
    }
    let entered = pressed(Key::Enter);
    let name = scene.say("do-palette");
    let closed = sheet_ui(ctx, "palette", &name, WIDTH, |ui| {
        let edit = TextEdit::singleline(&mut palette.typed)
            .hint_text(scene.say("palette-hint"))
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 6));
        let field = ui.add(edit);
        ui.ctx().accesskit_node_builder(field.id, |node| {
            node.set_label(name.as_str());
            if !palette.found.is_empty() {
                node.set_active_descendant(option_id(palette.chosen).accesskit_id());
            }
        });
        if !field.has_focus() {
            field.request_focus();
        }
        if field.changed() {
            palette.find();
        }
        ui.add_space(8.0);
        if palette.found.is_empty() {
            ui.label(scene.say("palette-nothing"));
        }
        if let Some(clicked) = list_ui(scene, ui, palette) {
            palette.chosen = clicked;
            outcome = take(palette);
        }
    });
    if entered {
        return take(palette);
    }
    if closed { Outcome::Close } else { outcome }
}

/// What becomes of the palette when the chosen one is taken.
fn take(palette: &Palette) -> Outcome {
    match palette.chosen_item() {
        Some(item) if item.obstacle.is_none() => Outcome::Do(item.entry),
        _ => Outcome::Stay,
    }
}

fn option_id(index: usize) -> Id {
    Id::unique(("palette option", index))
}

/// The list; the place of the one that was clicked.
fn list_ui(scene: &Scene<'_>, ui: &mut Ui, palette: &mut Palette) -> Option<usize> {
    let builder = egui::UiBuilder::new()
        .accessibility_role(egui::Role::ListBox)
        .accessibility_label(scene.say("palette-list"));
    let mut clicked = None;
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = ((room_below(ui.ctx()) - 56.0) / ROW).floor().min(12.0);
        let height = rows * ROW;
        let area = ScrollArea::vertical()
            .id_salt("palette list")
            .max_height(height)
            .auto_shrink([false, true]);
        let reveal = std::mem::take(&mut palette.reveal);
        area.show_rows(ui, ROW, palette.found.len(), |ui, shown| {
            let width = ui.available_width();
            let top = ui.min_rect().top();
            for place in shown.clone() {
                let y = top + ROW * (place - shown.start) as f32;
                let rect = Rect::from_min_size(pos2(ui.min_rect().left(), y), vec2(width, ROW));
                let item = &palette.items[palette.found[place]];
                let response = ui.interact(rect, option_id(place), Sense::click());
                row_ui(ui, rect, item, place == palette.chosen, &response);
                if response.clicked() {
                    clicked = Some(place);
                }
            }
            if reveal {
                let from_first = palette.chosen as f32 - shown.start as f32;
                let at = pos2(ui.min_rect().left(), top + ROW * from_first);
                ui.scroll_to_rect(Rect::from_min_size(at, vec2(width, ROW)), None);
            }
            ui.advance_cursor_after_rect(Rect::from_min_size(
                pos2(ui.min_rect().left(), top),
                vec2(width, ROW * shown.len() as f32),
            ));
        });
    });
    clicked
}

/// One row: the name, and the key at the right.
fn row_ui(ui: &Ui, rect: Rect, item: &Item, chosen: bool, response: &egui::Response) {
    let tokens = Tokens::of(ui);
    let role = egui::Role::ListBoxOption;
    let possible = item.obstacle.is_none();
    response.widget_info(|| egui::WidgetInfo::labeled(role, possible, &item.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(chosen);
        if let Some(why) = &item.obstacle {
            node.set_description(why.as_str());
        }
    });
    if chosen || (response.hovered() && possible) {
        let fill = if chosen { tokens.select } else { tokens.hover };
        ui.painter().rect_filled(rect, measure::CORNER, fill);
    }
    let faint = |colour: egui::Color32| {
        if possible {
            colour
        } else {
            colour.gamma_multiply(0.5)
        }
    };
    let middle = rect.center().y;
    let mut right = rect.right() - 10.0;
    // What cannot be done says why, where its key would stand.
    let shortcut = item.entry.shortcut().filter(|_| possible);
    let key = shortcut.map(|shortcut| table::key_text(ui.ctx(), shortcut));
    if let Some(beside) = key.as_ref().or(item.obstacle.as_ref()) {
        right -= paint::width(ui, beside, size::SMALL);
        let at = pos2(right, middle);
        paint::line(ui, at, Align::Min, beside, size::SMALL, tokens.ink3);
    }
    let left = rect.left() + 10.0;
    let name = paint::beginning(ui, &item.name, size::BODY, right - left - 16.0);
    let at = pos2(left, middle);
    paint::line(ui, at, Align::Min, &name, size::BODY, faint(tokens.ink));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_so_comes_before_what_only_has_the_letters() {
        assert_eq!(rank("next doubt", "next"), Some(0));
        assert_eq!(rank("next doubt", "doubt"), Some(1));
        assert_eq!(rank("next doubt", "ext"), Some(2));
        assert_eq!(rank("next doubt", "ndt"), Some(3));
        assert_eq!(rank("next doubt", "dtn"), None);
        assert_eq!(rank("下一个疑点", "疑点"), Some(2));
        assert_eq!(rank("下一个疑点", "下疑"), Some(3));
        assert_eq!(rank("anything", ""), Some(0));
    }
}
