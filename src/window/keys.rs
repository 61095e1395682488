//! Keys: which entry of the table a key means now, and what else it walks.
//!
//! Bare letters work only while no text field has the keyboard; a field also keeps what selects and
//! undoes in it. Among the answers to what comes next
//! some keys mean something else: digits take an answer, arrows choose one.

use egui::{Event, Key, Modifiers, Ui};

use super::asking;
use super::drag::Dragged;
use super::scene::Scene;
use super::table::{Entry, KEYED, KEYED_AMONG_ANSWERS};
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
    let bare = press.modifiers.is_none();
    let answer = KEYED_AMONG_ANSWERS.into_iter();
    let answer = answer.filter(|_| answering && bare && !typing);
    let answer = answer
        .into_iter()
        .find(|entry| entry.answer_key() == Some(press.key));
    let keyed = KEYED.into_iter().find(|entry| {
        entry.shortcut().is_some_and(|shortcut| {
            // A bare key must be bare: Shift+S or Alt+S is not S.
            let bare = !shortcut.modifiers.command;
            let fits = if bare {
                press.modifiers.matches_exact(shortcut.modifiers)
            } else {
                press.modifiers.matches_logically(shortcut.modifiers)
            };
            let edits = matches!(entry, Entry::SelectAll | Entry::Undo | Entry::Redo);
            let types = edits || (bare && !is_function_key(press.key));
            fits && shortcut.logical_key == press.key && !(types && typing)
        })
    });
    let entry = answer.or(keyed);
    let enters = matches!(entry, Some(Entry::Take | Entry::AcceptArticle));
    let taken = match entry {
        Some(Entry::SelectNothing) if dragging => false,
        // Enter presses the button that has the keyboard; on a card or an answer it takes.
        Some(entry) if enters => {
            let possible = entry.is_possible(scene.session, scene.view.cursor);
            let here = answering || walk::is_on_card(scene, ui);
            if possible && here {
                entry.perform(scene);
            }
            possible && here
        }
        // Among the answers a digit is an answer, and no article.
        Some(Entry::ToArticle(_)) if answering => true,
        Some(entry) => {
            entry.perform(scene);
            true
        }
        None => !typing && walk::walk(scene, ui, press.key, press.modifiers),
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

/// True for a key that never types anything.
fn is_function_key(key: Key) -> bool {
    (Key::F1..=Key::F12).contains(&key)
}
