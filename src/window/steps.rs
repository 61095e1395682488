//! The steps: all that was done and undone, to go to any of them.
//!
//! The first made stands at the top. A click on a step goes to the state right after it. Steps that
//! were undone when something else was done are put aside under what was done instead, and can be
//! brought back.

use egui::{Align, Context, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::front::{Outcome, room_below, sheet_ui};
use super::paint;
use super::scene::Scene;
use super::theme::{Tokens, measure, size};
use crate::document::{Document, Step};
use crate::session::Action;
use crate::words;

/// Height of a row, in points.
const ROW: f32 = 28.0;
/// Width of the sheet.
const WIDTH: f32 = 520.0;

/// The list of steps, open.
pub(crate) struct Steps {
    /// Which row the keyboard is on.
    chosen: usize,
    /// That row is to be brought into sight.
    reveal: bool,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The state after so many steps.
    After(usize),
    /// What was put aside on the step with this number: which branch.
    Aside(usize, usize),
}

impl Steps {
    /// The list, with the keyboard on what is now.
    pub(crate) fn new(scene: &Scene<'_>) -> Self {
        let document = scene.session.work().map(|work| work.document());
        let chosen = document.and_then(|document| {
            let now = Line::After(document.steps().len());
            lines(document).iter().position(|line| *line == now)
        });
        Self {
            chosen: chosen.unwrap_or(0),
            reveal: true,
        }
    }
}

/// The step with this number, counted over what is done and what is undone.
fn step(document: &Document, number: usize) -> Option<&Step> {
    let (done, undone) = (document.steps(), document.undone());
    let later = || undone.iter().rev().nth(number - done.len());
    done.get(number).or_else(later)
}

/// All rows, the first step first.
fn lines(document: &Document) -> Vec<Line> {
    let count = document.steps().len() + document.undone().len();
    let mut lines = vec![Line::After(0)];
    let all = document
        .steps()
        .iter()
        .chain(document.undone().iter().rev());
    for (number, step) in all.take(count).enumerate() {
        lines.push(Line::After(number + 1));
        lines.extend((0..step.aside().len()).map(|branch| Line::Aside(number, branch)));
    }
    lines
}

/// Shows the list.
pub(crate) fn steps_ui(scene: &mut Scene<'_>, ctx: &Context, steps: &mut Steps) -> Outcome {
    let Some(work) = scene.session.work() else {
        return Outcome::Close;
    };
    let document = work.document();
    let lines = lines(document);
    let last = lines.len().saturating_sub(1);
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, 10),
        (Key::PageUp, -10),
        (Key::Home, isize::MIN),
        (Key::End, isize::MAX),
    ] {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            steps.chosen = steps.chosen.saturating_add_signed(by).min(last);
            steps.reveal = true;
        }
    }
    steps.chosen = steps.chosen.min(last);
    let mut clicked = None;
    let title = scene.say("steps-list");
    let closed = sheet_ui(ctx, "steps", &title, WIDTH, |ui| {
        let text = egui::RichText::new(&title).size(size::READING);
        ui.label(text.color(Tokens::of(ui).ink));
        ui.add_space(8.0);
        clicked = list_ui(scene, ui, document, &lines, steps);
    });
    let action = match clicked.and_then(|at| lines.get(at)) {
        Some(Line::After(count)) => Action::GoToStep(*count),
        Some(Line::Aside(step, branch)) => Action::BringBack {
            step: *step,
            branch: *branch,
        },
        None if closed => return Outcome::Close,
        None => return Outcome::Stay,
    };
    scene.push(action);
    Outcome::Close
}

/// The rows; which of them was clicked.
fn list_ui(
    scene: &Scene<'_>,
    ui: &mut Ui,
    document: &Document,
    lines: &[Line],
    steps: &mut Steps,
) -> Option<usize> {
    let builder = egui::UiBuilder::new()
        .accessibility_role(egui::Role::ListBox)
        .accessibility_label(scene.say("steps-list"));
    let mut clicked = None;
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = ((room_below(ui.ctx()) - 48.0) / ROW).floor().min(16.0);
        let area = ScrollArea::vertical()
            .id_salt("steps list")
            .max_height(rows * ROW)
            .auto_shrink([false, true]);
        let reveal = std::mem::take(&mut steps.reveal);
        area.show_viewport(ui, |ui, seen| {
            let (width, top) = (ui.available_width(), ui.min_rect().top());
            let rect = |at: usize| {
                let corner = pos2(ui.min_rect().left(), top + ROW * at as f32);
                Rect::from_min_size(corner, vec2(width, ROW))
            };
            let all = rect(0).union(rect(lines.len().saturating_sub(1)));
            if reveal {
                ui.scroll_to_rect(rect(steps.chosen), None);
            }
            let first = (seen.min.y / ROW).floor().max(0.0) as usize;
            let end = ((seen.max.y / ROW).ceil().max(0.0) as usize).min(lines.len());
            // What the keyboard is on has to be there for it, also when it is scrolled out of sight.
            let shown =
                (first..end).chain((!(first..end).contains(&steps.chosen)).then_some(steps.chosen));
            let shown: Vec<_> = shown.map(|at| (at, rect(at))).collect();
            for (at, rect) in shown {
                let response = ui.interact(rect, Id::unique(("step", at)), Sense::click());
                if at == steps.chosen && !response.has_focus() {
                    response.request_focus();
                }
                row_ui(scene, ui, rect, (document, lines[at]), &response);
                if response.clicked() {
                    clicked = Some(at);
                }
            }
            ui.advance_cursor_after_rect(all);
        });
    });
    clicked
}

fn row_ui(
    scene: &Scene<'_>,
    ui: &Ui,
    rect: Rect,
    (document, line): (&Document, Line),
    response: &egui::Response,
) {
    let tokens = Tokens::of(ui);
    let done = document.steps().len();
    let deed = |step: Option<&Step>| {
        step.map_or_else(String::new, |step| words::deed(scene.words, &step.deed))
    };
    let is_now = line == Line::After(done);
    let (text, said, ink) = match line {
        Line::After(0) => {
            let text = scene.say("steps-opened");
            (text.clone(), text, tokens.ink)
        }
        Line::After(count) => {
            let text = deed(step(document, count - 1));
            if count <= done {
                (text.clone(), text, tokens.ink)
            } else {
                let said = [("step", text.clone().into())];
                (text, scene.words.with("steps-undone", &said), tokens.ink3)
            }
        }
        Line::Aside(number, branch) => {
            let aside = step(document, number).and_then(|step| step.aside().get(branch));
            let count = aside.map_or(0, Vec::len);
            let last = deed(aside.and_then(|aside| aside.first()));
            let values = [("count", count.into()), ("step", last.into())];
            let text = scene.words.with("steps-aside", &values);
            let said = format!("{text}: {}", scene.say("steps-bring-back"));
            (text, said, tokens.ink3)
        }
    };
    let role = egui::Role::ListBoxOption;
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &said));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(is_now));
    if response.has_focus() || response.hovered() {
        let fill = if response.has_focus() {
            tokens.select
        } else {
            tokens.hover
        };
        ui.painter().rect_filled(rect, measure::CORNER, fill);
    }
    let right = match line {
        Line::Aside(..) => scene.say("steps-bring-back"),
        Line::After(_) if is_now => scene.say("steps-now"),
        Line::After(_) => String::new(),
    };
    let middle = rect.center().y;
    let indent = if matches!(line, Line::Aside(..)) {
        28.0
    } else {
        10.0
    };
    let room = rect.width() - indent - 34.0 - paint::width(ui, &right, size::SMALL);
    let shown = paint::beginning(ui, &text, size::BODY, room);
    let at = pos2(rect.left() + indent, middle);
    paint::line(ui, at, Align::Min, &shown, size::BODY, ink);
    let at = pos2(rect.right() - 10.0, middle);
    let end = if is_now { tokens.ink2 } else { tokens.ink };
    paint::line(ui, at, Align::Max, &right, size::SMALL, end);
}
