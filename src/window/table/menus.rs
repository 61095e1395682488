//! The table as menus: those of the bar at the top, and the menu of a card.

use egui::{ThemePreference, Ui};

use super::{Entry, ReasonNumber, Zoom, key_text};
use crate::document::{Reason, Role};
use crate::window::asking;
use crate::window::recent::recent_menu_ui;
use crate::window::scene::{Pane, Scene};
use crate::words::Language;

/// The least width of a menu, in points.
const WIDTH: f32 = 230.0;

/// The menus of the bar at the top.
pub(crate) fn menus_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    type Contents = fn(&mut Scene<'_>, &mut Ui);
    let menus: [(&str, Contents); 6] = [
        ("menu-file", file_ui),
        ("menu-edit", |scene, ui| {
            let steps = [Entry::Undo, Entry::Redo, Entry::Steps];
            let selection = [Entry::SelectAll, Entry::SelectNothing];
            let find = [Entry::Find, Entry::FindNext, Entry::FindPrevious];
            lines_ui(scene, ui, &[&steps, &selection, &find]);
        }),
        ("menu-article", card_menu_ui),
        ("menu-suggest", |scene, ui| {
            let accept = [Entry::AcceptAbove, Entry::AcceptAll, Entry::AcceptArticle];
            let doubts = [
                Entry::NextDoubt,
                Entry::PreviousDoubt,
                Entry::WhatNext,
                Entry::Take,
                Entry::Reject,
            ];
            lines_ui(scene, ui, &[&[Entry::Suggest], &accept, &doubts]);
        }),
        ("menu-view", view_ui),
        ("menu-help", |scene, ui| {
            lines_ui(scene, ui, &[&[Entry::Guide, Entry::Help, Entry::Palette]]);
        }),
    ];
    for (name, contents) in menus {
        ui.menu_button(scene.say(name), |ui| contents(scene, ui));
    }
}

fn file_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    lines_ui(
        scene,
        ui,
        &[&[Entry::Open, Entry::OpenFolder, Entry::OpenPath]],
    );
    ui.menu_button(scene.say("menu-recent"), |ui| {
        menu_style(ui);
        recent_menu_ui(scene, ui);
    });
    let save = [Entry::Save, Entry::SaveAs, Entry::Export];
    lines_ui(
        scene,
        ui,
        &[
            &[Entry::AddPages, Entry::Reload, Entry::Sample],
            &save,
            &[Entry::Quit],
        ],
    );
}

fn view_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    let themes = [
        ThemePreference::System,
        ThemePreference::Light,
        ThemePreference::Dark,
    ];
    lines_ui(
        scene,
        ui,
        &[
            &[Entry::PreviousPage, Entry::NextPage, Entry::PageList],
            &[Entry::PagePanel, Entry::ReadingPanel],
            &themes.map(Entry::Theme),
            &Language::ALL.map(Entry::Language),
            &[Zoom::In, Zoom::Out, Zoom::Reset].map(Entry::Zoom),
        ],
    );
}

/// Lines of a menu, in groups with a hairline between them.
pub(crate) fn lines_ui(scene: &mut Scene<'_>, ui: &mut Ui, groups: &[&[Entry]]) {
    menu_style(ui);
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for entry in *group {
            menu_line_ui(scene, ui, *entry);
        }
    }
}

/// Room around the words of a menu.
fn menu_style(ui: &mut Ui) {
    ui.set_min_width(WIDTH);
    ui.spacing_mut().button_padding.x = 8.0;
}

/// One line of a menu.
pub(crate) fn menu_line_ui(scene: &mut Scene<'_>, ui: &mut Ui, entry: Entry) {
    let name = entry.name_in_menu(scene);
    let obstacle = entry.obstacle(scene).map(|id| scene.say(id));
    let response = match entry.is_chosen(scene, ui.ctx()) {
        Some(chosen) => {
            let padding = ui.spacing().button_padding.x;
            let row = ui.horizontal(|ui| {
                ui.add_space(padding);
                ui.radio(chosen, &name)
            });
            row.inner
        }
        None => {
            let mut button = egui::Button::new(name.as_str()).frame_when_inactive(false);
            if let Some(shortcut) = entry.shortcut() {
                button = button.shortcut_text(key_text(ui.ctx(), shortcut));
            }
            let response = ui.add_enabled(obstacle.is_none(), button);
            match obstacle {
                Some(why) => {
                    let say = |node: &mut egui::accesskit::Node| node.set_description(why.as_str());
                    ui.ctx().accesskit_node_builder(response.id, say);
                    response.on_disabled_hover_text(why)
                }
                None => response,
            }
        }
    };
    if response.accessible_name(name).clicked() {
        entry.perform(scene);
        // A click closes a menu by itself; a key or a screen reader does not.
        ui.close();
    }
}

/// The menu of a card, and the menu «Article».
pub(crate) fn card_menu_ui(scene: &mut Scene<'_>, ui: &mut Ui) {
    menu_style(ui);
    if asking::current(scene).is_some() {
        for entry in [
            Entry::Take,
            Entry::AcceptArticle,
            Entry::Reject,
            Entry::WhatNext,
        ] {
            menu_line_ui(scene, ui, entry);
        }
        ui.separator();
    }
    menu_line_ui(scene, ui, Entry::NewArticle);
    let count = scene
        .session
        .placement()
        .map_or(0, |placement| placement.articles().len());
    if count > 0 {
        ui.menu_button(scene.say("menu-to-article"), |ui| {
            menu_style(ui);
            for index in 0..count.min(9) {
                menu_line_ui(
                    scene,
                    ui,
                    Entry::ToArticle(u8::try_from(index).unwrap_or(0)),
                );
            }
        });
    }
    menu_line_ui(scene, ui, Entry::Unplace);
    menu_line_ui(scene, ui, Entry::Discard);
    ui.menu_button(scene.say("menu-discard-as"), |ui| {
        menu_style(ui);
        for number in 0..Reason::OFFERED.len() {
            let number = ReasonNumber(u8::try_from(number).unwrap_or(0));
            menu_line_ui(scene, ui, Entry::DiscardAs(number));
        }
    });
    ui.separator();
    menu_line_ui(scene, ui, Entry::Cut);
    menu_line_ui(scene, ui, Entry::Merge);
    menu_line_ui(scene, ui, Entry::ToggleJoin);
    ui.menu_button(scene.say("menu-role"), |ui| {
        menu_style(ui);
        for role in Role::ALL {
            menu_line_ui(scene, ui, Entry::Role(role));
        }
    });
    if scene
        .view
        .cursor
        .is_some_and(|cursor| cursor.pane == Pane::Board)
    {
        ui.separator();
        for entry in [
            Entry::MoveUp,
            Entry::MoveDown,
            Entry::MoveLeft,
            Entry::MoveRight,
        ] {
            menu_line_ui(scene, ui, entry);
        }
    }
}
