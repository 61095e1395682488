//! The bar at the top: menus, the buttons of the main way, the file's name, the encoding.

use egui::{Align, MenuBar, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::guide::Stage;
use super::icons::{self, Icon};
use super::paint;
use super::scene::{Open, Scene};
use super::table::{self, Entry};
use super::theme::{Tokens, size};
use crate::document::SourceId;
use crate::encoding::Encoding;
use crate::session::{Action, Again, Work};
use crate::words::{self, Language};

/// Below this width of the window, the menus are in one.
const NARROW: f32 = 1120.0;
/// What a chip is wider than its words.
const CHIP: f32 = 44.0;
/// What a button with an icon and its name beside it is wider than the name.
const LABEL: f32 = 44.0;

/// The whole bar.
pub(crate) fn top_bar_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    MenuBar::new().ui(ui, |ui| {
        ui.set_height(super::theme::measure::TOP_BAR);
        if ui.content_rect().width() < NARROW {
            menu_ui(scene, ui);
        } else {
            table::menus_ui(scene, ui);
        }
        separator_ui(ui);
        icon_button_ui(scene, ui, Entry::Open, icons::OPEN, true);
        icon_button_ui(scene, ui, Entry::Save, icons::SAVE, true);
        icon_button_ui(scene, ui, Entry::Undo, icons::UNDO, false);
        icon_button_ui(scene, ui, Entry::Redo, icons::REDO, false);
        icon_button_ui(scene, ui, Entry::Steps, icons::DOWN, false);
        let open = scene.session.work().map(|work| Open {
            work,
            placement: work.document().placement(),
        });
        if let Some(open) = open {
            separator_ui(ui);
            suggest_ui(scene, ui);
            separator_ui(ui);
            let room = ui.available_width() - right_width(scene, open, ui);
            name_ui(scene, open, ui, room);
        }
        ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(4.0);
            right_end_ui(scene, open, ui);
        });
    });
}

/// Find, the encoding and the language, at the right end of the bar. Their room is given away from
/// the right; but Tab goes in the order in which things are painted, and that is to be from the left.
fn right_end_ui(scene: &mut Scene<'_>, open: Option<Open<'_>>, ui: &mut Ui) {
    let chip = |text: &str| paint::width(ui, text, size::BODY) + CHIP;
    let language = chip(scene.words.language().name());
    let encoding = open.and_then(encoding_name).map(|name| chip(&name));
    let find = open.and_then(|_| find_width(scene, ui));
    let mut reserve = |width: f32| {
        let (_, rect) = ui.allocate_space(vec2(width, 28.0));
        let layout = egui::Layout::left_to_right(Align::Center);
        ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout))
    };
    let mut language = reserve(language);
    let encoding = encoding.map(&mut reserve);
    let find = find.map(&mut reserve);
    if let Some(open) = open {
        if let Some(mut find) = find {
            icon_button_ui(scene, &mut find, Entry::Find, icons::FIND, true);
        }
        if let Some(mut encoding) = encoding {
            encoding_ui(scene, open, &mut encoding);
        }
    }
    language_ui(scene, &mut language);
}

/// Every menu, in one.
fn menu_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let name = scene.say("menu-all");
    let response = bare_icon_ui(ui, &name, icons::MENU, 32.0);
    egui::Popup::menu(&response.on_hover_text(name)).show(|ui| {
        ui.set_min_width(160.0);
        ui.spacing_mut().button_padding.x = 8.0;
        table::menus_ui(scene, ui);
    });
}

/// A button that is nothing but an icon.
fn bare_icon_ui(ui: &mut Ui, name: &str, icon: Icon, width: f32) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, super::theme::measure::CORNER, tokens.hover);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), super::theme::measure::CORNER);
    }
    let square = Rect::from_center_size(rect.center(), vec2(16.0, 16.0));
    icon.paint(ui.painter(), square, tokens.ink2);
    response
}

/// How wide Find is, where there is room for it.
fn find_width(scene: &Scene<'_>, ui: &Ui) -> Option<f32> {
    let has_find = ui.content_rect().width() >= 900.0;
    has_find.then(|| match is_roomy(ui) {
        true => paint::width(ui, &scene.say("panel-find"), size::BODY) + LABEL,
        false => 32.0,
    })
}

/// The name of the encoding that the shown page was read in.
fn encoding_name(open: Open<'_>) -> Option<String> {
    let source = open.placement.source(open.work.shown())?;
    Some(source.encoding.to_string())
}

/// How wide the language, the encoding and Find are, at the right end of the bar.
fn right_width(scene: &Scene<'_>, open: Open<'_>, ui: &Ui) -> f32 {
    let encoding = encoding_name(open).unwrap_or_default();
    let chip = |text: &str| paint::width(ui, text, size::BODY) + CHIP + 8.0;
    let find = find_width(scene, ui).map_or(0.0, |width| width + 8.0);
    12.0 + chip(scene.words.language().name()) + chip(&encoding) + find
}

/// True where buttons have their names beside the icons.
fn is_roomy(ui: &Ui) -> bool {
    ui.content_rect().width() > 1300.0
}

fn separator_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    let stroke = Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().vline(rect.center().x, rect.y_range(), stroke);
}

/// A button with an icon, and its name beside it where there is room.
fn icon_button_ui(scene: &mut Scene<'_>, ui: &mut Ui, entry: Entry, icon: Icon, labelled: bool) {
    let name = scene.say(match entry {
        Entry::Open => "button-open",
        Entry::Save => "button-save",
        Entry::Find => "panel-find",
        other => other.word(),
    });
    let label = labelled && is_roomy(ui);
    let tokens = Tokens::of(ui);
    let width = if label {
        paint::width(ui, &name, size::BODY) + LABEL
    } else {
        32.0
    };
    let width = if entry == Entry::Steps { 20.0 } else { width };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    let possible = entry.is_possible(scene);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, possible, &name));
    let colour = if possible {
        tokens.ink2
    } else {
        tokens.ink2.gamma_multiply(0.42)
    };
    if response.hovered() && possible {
        ui.painter()
            .rect_filled(rect, super::theme::measure::CORNER, tokens.hover);
    }
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), super::theme::measure::CORNER);
    }
    let middle = rect.left_center() + vec2(width.min(32.0) / 2.0, 0.0);
    let square = Rect::from_center_size(middle, vec2(16.0, 16.0));
    icon.paint(ui.painter(), square, colour);
    if label {
        let at = rect.left_center() + vec2(32.0, 0.0);
        paint::line(ui, at, Align::Min, &name, size::BODY, colour);
    }
    let step = match entry {
        Entry::Undo => scene.session.last_step(),
        Entry::Redo => scene.session.next_step(),
        _ => None,
    };
    let tip = match step {
        Some(deed) => {
            let step = format!("{name}: {}", words::deed(scene.words, deed));
            entry.with_key(ui.ctx(), &step)
        }
        None => entry.tip(scene, ui.ctx()),
    };
    if response.on_hover_text(tip).clicked() && possible {
        entry.perform(scene);
    }
}

/// Suggest page: filled where it is the next best step, pressed in while proposals are shown.
fn suggest_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let shown = scene.session.is_suggesting();
    let placement = scene.session.placement();
    let fresh = placement.is_some_and(|placement| placement.articles().len() == 0);
    let name = scene.say("button-suggest");
    let label = ui.content_rect().width() >= 900.0;
    let width = if label {
        paint::width(ui, &name, size::BODY) + 48.0
    } else {
        40.0
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, shown, &name));
    scene.view.guide.is_at(Stage::Suggest, rect);
    let (fill, ink) = if shown {
        (tokens.select, tokens.ink)
    } else if fresh {
        (tokens.ink, tokens.onink)
    } else if response.hovered() {
        (tokens.hover, tokens.ink)
    } else {
        (egui::Color32::TRANSPARENT, tokens.ink)
    };
    let (corner, edge) = (super::theme::measure::CORNER, Stroke::new(1.0, tokens.edge));
    ui.painter()
        .rect(rect, corner, fill, edge, egui::StrokeKind::Inside);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), corner);
    }
    let square = Rect::from_center_size(rect.left_center() + vec2(20.0, 0.0), vec2(16.0, 16.0));
    icons::SUGGEST.paint(ui.painter(), square, ink);
    if label {
        let at = rect.left_center() + vec2(36.0, 0.0);
        paint::line(ui, at, Align::Min, &name, size::BODY, ink);
    }
    let tip = if shown {
        Entry::Suggest.with_key(ui.ctx(), &scene.say("button-stop-tip"))
    } else {
        Entry::Suggest.tip(scene, ui.ctx())
    };
    if response.on_hover_text(tip).clicked() {
        Entry::Suggest.perform(scene);
    }
}

/// The work's name and whether it is saved, in so much room.
fn name_ui(scene: &Scene<'_>, open: Open<'_>, ui: &mut Ui, room: f32) {
    let tokens = Tokens::of(ui);
    let unsaved = scene.say("unsaved");
    let mut left = room;
    if open.work.is_unsaved() {
        left -= paint::width(ui, &unsaved, size::SMALL) + 24.0;
    }
    let name = work_name(scene, open);
    let shown = paint::beginning(ui, &name, size::BODY, left.clamp(24.0, 320.0));
    ui.label(egui::RichText::new(shown).color(tokens.ink))
        .on_hover_text(full_name(open.work, &name));
    if open.work.is_unsaved() {
        let (dot, _) = ui.allocate_exact_size(vec2(8.0, 8.0), Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.0, tokens.ink);
        ui.label(
            egui::RichText::new(unsaved)
                .size(size::SMALL)
                .color(tokens.ink3),
        );
    }
}

/// The name of the work's file; while it has none, that of its first page.
fn work_name(scene: &Scene<'_>, open: Open<'_>) -> String {
    let file = open.work.file().and_then(|path| path.file_name());
    if let Some(file) = file {
        return file.to_string_lossy().into_owned();
    }
    let first = open.placement.text_name(SourceId(0));
    match open.placement.sources().len() {
        0 | 1 => first,
        count => {
            let values = [("file", first.into()), ("count", (count - 1).into())];
            scene.words.with("recent-more", &values)
        }
    }
}

fn full_name(work: &Work, name: &str) -> String {
    work.file()
        .map_or_else(|| name.to_owned(), |path| path.display().to_string())
}

/// The encoding, with the evidence for it and the others to choose.
fn encoding_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let shown = open.work.shown();
    let Some(source) = open.placement.source(shown) else {
        return;
    };
    let page = open.work.pages().get(shown.index());
    let reading = page.and_then(|page| page.reading.as_ref());
    let name = source.encoding.to_string();
    let label = scene
        .words
        .with("encoding-chip", &[("encoding", name.as_str().into())]);
    let chip = chip_ui(ui, &name, &label);
    let chip = chip.on_hover_text(scene.say("encoding-tip"));
    egui::Popup::menu(&chip).show(|ui| {
        ui.set_min_width(320.0);
        let Some(reading) = reading else {
            ui.label(scene.say("encoding-unknown"));
            return;
        };
        let voted = reading
            .votes
            .iter()
            .map(|vote| (vote.encoding, Some(&vote.evidence)));
        let others = Encoding::ALL
            .into_iter()
            .filter(|encoding| reading.votes.iter().all(|vote| vote.encoding != *encoding))
            .map(|encoding| (encoding, None));
        for (encoding, evidence) in voted.chain(others) {
            let evidence = evidence.map(|evidence| words::evidence(scene.words, evidence));
            encoding_line_ui(
                scene,
                ui,
                shown,
                encoding,
                &name,
                evidence.unwrap_or_default(),
            );
        }
    });
}

fn encoding_line_ui(
    scene: &mut Scene<'_>,
    ui: &mut Ui,
    source: SourceId,
    encoding: Encoding,
    current: &str,
    evidence: String,
) {
    let chosen = encoding.name() == current;
    let button = egui::Button::selectable(chosen, encoding.name()).shortcut_text(evidence);
    if ui.add(button).clicked() {
        if !chosen {
            scene.push(Action::ReadAgain(source, Again::In(encoding)));
        }
        ui.close();
    }
}

/// The language of the window's own words.
fn language_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let entry = Entry::Language(scene.words.language());
    let name = scene.words.language().name();
    let chip = chip_ui(ui, name, &entry.name(scene.words));
    let chip = chip.on_hover_text(entry.tip(scene, ui.ctx()));
    egui::Popup::menu(&chip).show(|ui| {
        ui.spacing_mut().button_padding.x = 8.0;
        ui.set_min_width(160.0);
        for language in Language::ALL {
            table::menu_line_ui(scene, ui, Entry::Language(language));
        }
    });
}

/// A button with an edge and a chevron.
fn chip_ui(ui: &mut Ui, text: &str, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let width = paint::width(ui, text, size::BODY);
    let (rect, response) = ui.allocate_exact_size(vec2(width + CHIP, 28.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let fill = if response.hovered() {
        tokens.hover
    } else {
        tokens.card
    };
    let (corner, edge) = (super::theme::measure::CORNER, Stroke::new(1.0, tokens.line));
    ui.painter()
        .rect(rect, corner, fill, edge, egui::StrokeKind::Inside);
    if response.has_focus() {
        paint::focus_ring(ui, rect.shrink(2.0), corner);
    }
    let at = rect.left_center() + vec2(12.0, 0.0);
    paint::line(ui, at, Align::Min, text, size::BODY, tokens.ink2);
    let square =
        Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(14.0, 14.0));
    icons::DOWN.paint(ui.painter(), square, tokens.ink2);
    response
}
