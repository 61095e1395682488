//! Keys: what is done with one that was pressed, by the table of actions.
//!
//! Bare letters work only while no text field has the keyboard; a field also keeps what selects and
//! undoes in it. A key that the table has is not
//! given to the toolkit, but for Enter and the arrows where a button has the keyboard.

use egui::{Event, Key, Modifiers, Ui};

use super::asking;
use super::drag::Dragged;
use super::scene::Scene;
use super::table::{self, Entry};
use super::walk;

/// A key that was pressed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Press {
    key: Key,
    modifiers: Modifiers,
}

/// The keys that were pressed since the last frame, in their order, if the window itself may have
/// them: no dialog, menu or question is in front.
pub(crate) fn presses(scene: &Scene<'_>, ui: &Ui) -> Vec<Press> {
    let busy = scene.view.dialog.is_some()
        || scene.view.front.is_some()
        || scene.view.cutting.is_some()
        || scene.session.question().is_some()
        || egui::Popup::is_any_open(ui.ctx());
    if busy {
        return Vec::new();
    }
    ui.input(|input| {
        let presses = input.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => Some(Press {
                key: *key,
                modifiers: *modifiers,
            }),
            _ => None,
        });
        presses.collect()
    })
}

/// Does what a key says; nothing else gets the key then.
pub(crate) fn press(scene: &mut Scene<'_>, ui: &Ui, press: Press) {
    let typing = ui.text_edit_focused();
    let dragging = Dragged::now(ui.ctx()).is_some();
    // The focus follows the question with the next painting; until then the question counts.
    scene.view.asking.has_focus = asking::has_focus(ui) || scene.view.asking.wants_focus;
    let answering = scene.view.asking.has_focus;
    let entry = table::entry_for(press.key, press.modifiers, answering, typing);
    let enters = matches!(entry, Some(Entry::Take | Entry::AcceptArticle));
    let taken = match entry {
        Some(Entry::SelectNothing) if dragging => false,
        // Enter presses the button that has the keyboard; on a card or an answer it takes.
        Some(entry) if enters => {
            let possible = entry.is_possible(scene);
            let here = answering || walk::is_on_card(scene, ui);
            if possible && here {
                entry.perform(scene);
            }
            possible && here
        }
        // Among the answers a digit is an answer, and no article.
        Some(Entry::ToArticle(_)) if answering => true,
        // The arrows walk the cards where the keyboard is on a card, and else the widgets.
        Some(entry @ (Entry::Walk(_) | Entry::Extend(_) | Entry::AddToSelection)) => {
            let here = entry.is_possible(scene) && walk::is_on_card(scene, ui);
            if here {
                entry.perform(scene);
            }
            here
        }
        Some(entry) => {
            entry.perform(scene);
            true
        }
        None => false,
    };
    if taken {
        // The toolkit has seen the arrow already and would walk the widgets with it.
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        ui.input_mut(|input| {
            let same = |event: &Event| {
                matches!(event, Event::Key { key, pressed: true, modifiers, .. }
                    if *key == press.key && *modifiers == press.modifiers)
            };
            if let Some(at) = input.events.iter().position(same) {
                input.events.remove(at);
            }
        });
    }
}
