//! The question whether work that was not saved is brought back, and where such work is kept.

use std::path::PathBuf;

use egui::Context;

use super::dialogs::{first_button_ui, modal_ui};
use super::scene::Scene;
use crate::session::{Action, Answer, LostWork};
use crate::words;

/// Names another folder for journals; empty, it says that none are kept.
const VARIABLE: &str = "RECOLUMN_JOURNALS";

/// Asks. Whoever closes the question is asked again at the next start.
pub(crate) fn lost_ui(scene: &mut Scene<'_>, ctx: &Context, lost: &LostWork) {
    let mut answer = None;
    let title = scene.say("lost-title");
    let closed = modal_ui(ctx, "question", &title, 440.0, |ui| {
        ui.label(words::lost_work(scene.words, lost));
        ui.horizontal(|ui| {
            if first_button_ui(ui, &scene.say("lost-bring-back")) {
                answer = Some(Answer::Go);
            }
            if ui.button(scene.say("lost-later")).clicked() {
                answer = Some(Answer::Cancel);
            }
            if ui.button(scene.say("lost-throw-away")).clicked() {
                answer = Some(Answer::ThrowAway);
            }
        });
    });
    if closed {
        answer = answer.or(Some(Answer::Cancel));
    }
    if let Some(answer) = answer {
        scene.push(Action::Answer(answer));
    }
}

/// The folder of the journals: the user's own, where the system keeps the state of programs. None
/// where the system says no such folder.
pub(crate) fn journals_folder() -> Option<PathBuf> {
    folder(|name| std::env::var_os(name).map(PathBuf::from))
}

/// The folder of the reports that are written when the program breaks: beside the journals.
pub(crate) fn reports_folder() -> Option<PathBuf> {
    let journals = journals_folder()?;
    Some(journals.with_file_name("reports"))
}

fn folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if let Some(named) = variable(VARIABLE) {
        return Some(named).filter(|named| !named.as_os_str().is_empty());
    }
    // A path that does not begin at the root counts as not said.
    let said = |name: &str| variable(name).filter(|path| path.is_absolute());
    let state = if cfg!(windows) {
        said("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        said("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        said("XDG_STATE_HOME").or_else(|| Some(said("HOME")?.join(".local/state")))
    };
    Some(state?.join("recolumn").join("journals"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn journals_are_where_the_system_keeps_state() {
        let check = |variables: &[(&str, &str)], wanted: Option<&str>| {
            let find = |name: &str| {
                let found = variables.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| PathBuf::from(value))
            };
            assert_eq!(folder(find), wanted.map(PathBuf::from), "{variables:?}");
        };
        let home = ("HOME", "/home/who");
        check(&[], None);
        check(&[home], Some("/home/who/.local/state/recolumn/journals"));
        check(
            &[home, ("XDG_STATE_HOME", "/state")],
            Some("/state/recolumn/journals"),
        );
        check(
            &[home, ("XDG_STATE_HOME", "state")],
            Some("/home/who/.local/state/recolumn/journals"),
        );
        check(&[home, (VARIABLE, "elsewhere")], Some("elsewhere"));
        check(&[home, (VARIABLE, "")], None);
    }
}
