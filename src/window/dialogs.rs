//! Dialogs: path fields, the export, and the questions that a session asks.

use std::path::{Path, PathBuf};

use egui::{ComboBox, Context, Frame, Id, Margin, Modal, RichText, TextEdit, Ui};

use super::lost::lost_ui;
use super::scene::Scene;
use super::theme::{Tokens, size};
use crate::encoding::Encoding;
use crate::save::{LineEnd, TextOptions};
use crate::session::{Action, Again, Answer, Ending, ExportKind, Question, Route};

/// A dialog that is open.
#[derive(Clone, Debug)]
pub(crate) enum Dialog {
    /// Asks for the path of a file to open.
    OpenPath {
        /// What becomes of it.
        route: Route,
        /// What was typed.
        path: String,
    },
    /// Asks for the path to save to.
    SavePath {
        /// What was typed.
        path: String,
        /// What waits for the save.
        then: Option<Ending>,
    },
    /// Asks how and where to export.
    Export {
        /// One file, or a file an article.
        kind: ExportKind,
        /// Encoding, line ends, byte order mark.
        options: TextOptions,
        /// What was typed.
        path: String,
    },
}

/// Which of the system's dialogs is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browse {
    /// Show the system's dialog for a file to write.
    File,
    /// Show the system's dialog for a folder.
    Folder,
    /// Show the system's dialog for a folder to open.
    OpenFolder,
    /// Show the system's dialog for files to open.
    Open(Route),
}

/// Shows a dialog in front of everything, its title first. True if it is to be closed.
pub(crate) fn modal_ui(
    ctx: &Context,
    id: &str,
    title: &str,
    width: f32,
    contents: impl FnOnce(&mut Ui),
) -> bool {
    let id = Id::unique(id);
    let area = Modal::default_area(id).accessible_name(title);
    let frame = Frame::window(&ctx.global_style());
    let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.label(RichText::new(title).size(size::READING));
        contents(ui);
    });
    modal.should_close()
}

/// Shows the question or the dialog that is open.
pub(crate) fn dialogs_ui(scene: &mut Scene<'_>, ctx: &Context) -> Option<Browse> {
    if let Some(question) = scene.session.question() {
        match question.clone() {
            Question::Lost(lost) => lost_ui(scene, ctx, &lost),
            other => question_ui(scene, ctx, &other),
        }
        return None;
    }
    let mut dialog = scene.view.dialog.take()?;
    let (title, id) = match &dialog {
        Dialog::OpenPath { .. } => (scene.say("open-title"), "open dialog"),
        Dialog::SavePath { .. } => (scene.say("save-title"), "save dialog"),
        Dialog::Export { .. } => (scene.say("export-title"), "export dialog"),
    };
    let mut outcome = Outcome::Stay;
    let closed = modal_ui(ctx, id, &title, 480.0, |ui| {
        outcome = match &mut dialog {
            Dialog::OpenPath { route, path } => open_path_ui(scene, ui, *route, path),
            Dialog::SavePath { path, then } => save_path_ui(scene, ui, path, then),
            Dialog::Export {
                kind,
                options,
                path,
            } => export_ui(scene, ui, kind, options, path),
        };
    });
    match outcome {
        Outcome::Stay if !closed => scene.view.dialog = Some(dialog),
        Outcome::Stay => {}
        Outcome::Do(action) => scene.push(action),
        Outcome::Browse(wish) => {
            // The system's dialog fills in the path; where it has none, this one goes on.
            scene.view.dialog = Some(dialog);
            return Some(wish);
        }
    }
    None
}

enum Outcome {
    Stay,
    Do(Action),
    Browse(Browse),
}

fn open_path_ui(scene: &Scene<'_>, ui: &mut Ui, route: Route, path: &mut String) -> Outcome {
    let entered = path_field_ui(scene, ui, path);
    buttons_ui(
        scene,
        ui,
        "open-do",
        !path.trim().is_empty(),
        entered,
        |ui| {
            let browse = ui.button(scene.say("dialog-browse")).clicked();
            browse.then_some(Outcome::Browse(Browse::Open(route)))
        },
    )
    .unwrap_or_else(|| {
        let path = full_path(path);
        Outcome::Do(match route {
            Route::Open => Action::Open(vec![path]),
            Route::AddPages => Action::AddPages(vec![path]),
        })
    })
}

fn save_path_ui(
    scene: &Scene<'_>,
    ui: &mut Ui,
    path: &mut String,
    then: &Option<Ending>,
) -> Outcome {
    let entered = path_field_ui(scene, ui, path);
    let there = full_path(path).exists();
    replaces_ui(scene, ui, there);
    let go = if there { "save-replace" } else { "save-do" };
    // Replacing a file takes a click on the button that says so, not an Enter in the field.
    buttons_ui(
        scene,
        ui,
        go,
        !path.trim().is_empty(),
        entered && !there,
        |ui| {
            let browse = ui.button(scene.say("dialog-browse")).clicked();
            browse.then_some(Outcome::Browse(Browse::File))
        },
    )
    .unwrap_or_else(|| Outcome::Do(Action::SaveTo(full_path(path), then.clone())))
}

fn export_ui(
    scene: &Scene<'_>,
    ui: &mut Ui,
    kind: &mut ExportKind,
    options: &mut TextOptions,
    path: &mut String,
) -> Outcome {
    ui.horizontal(|ui| {
        ui.radio_value(kind, ExportKind::OneFile, scene.say("export-one-file"));
        ui.radio_value(
            kind,
            ExportKind::FileAnArticle,
            scene.say("export-file-an-article"),
        );
    });
    ui.horizontal(|ui| {
        let label = ui.label(scene.say("export-encoding"));
        let combo =
            ComboBox::from_id_salt("export encoding").selected_text(options.encoding.name());
        let shown = combo.show_ui(ui, |ui| {
            for encoding in Encoding::ALL {
                ui.selectable_value(&mut options.encoding, encoding, encoding.name());
            }
        });
        shown.response.labelled_by(label.id);
        ui.add_space(8.0);
        ui.radio_value(&mut options.line_end, LineEnd::Lf, "LF");
        ui.radio_value(&mut options.line_end, LineEnd::CrLf, "CRLF");
        ui.add_space(8.0);
        ui.checkbox(&mut options.bom, scene.say("export-bom"));
    });
    let entered = path_field_ui(scene, ui, path);
    let there = *kind == ExportKind::OneFile && full_path(path).exists();
    replaces_ui(scene, ui, there);
    let go = if there { "save-replace" } else { "export-do" };
    let wanted = match kind {
        ExportKind::OneFile => Browse::File,
        ExportKind::FileAnArticle => Browse::Folder,
    };
    buttons_ui(
        scene,
        ui,
        go,
        !path.trim().is_empty(),
        entered && !there,
        |ui| {
            ui.button(scene.say("dialog-browse"))
                .clicked()
                .then_some(Outcome::Browse(wanted))
        },
    )
    .unwrap_or_else(|| Outcome::Do(Action::Export(*kind, full_path(path), *options)))
}

fn replaces_ui(scene: &Scene<'_>, ui: &mut Ui, there: bool) {
    if there {
        let warning = RichText::new(scene.say("save-replaces")).size(size::SMALL);
        ui.label(warning.color(Tokens::of(ui).wrong));
    }
}

/// A field for a path. True if Enter was pressed in it.
fn path_field_ui(scene: &Scene<'_>, ui: &mut Ui, path: &mut String) -> bool {
    let label = ui.label(RichText::new(scene.say("dialog-path")).size(size::SMALL));
    let edit = TextEdit::singleline(path)
        .desired_width(f32::INFINITY)
        .align(egui::Align2::LEFT_CENTER);
    let field = ui.add(edit.margin(Margin::symmetric(10, 4)));
    let field = field.labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if !entered && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    entered
}

/// The row of buttons. `None` if the first one was pressed: go on.
fn buttons_ui(
    scene: &Scene<'_>,
    ui: &mut Ui,
    go: &str,
    possible: bool,
    entered: bool,
    more: impl FnOnce(&mut Ui) -> Option<Outcome>,
) -> Option<Outcome> {
    let mut outcome = Some(Outcome::Stay);
    ui.horizontal(|ui| {
        if filled_button_ui(ui, &scene.say(go), possible) || (entered && possible) {
            outcome = None;
        }
        if let Some(other) = more(ui) {
            outcome = Some(other);
        }
        if ui.button(scene.say("dialog-cancel")).clicked() {
            ui.close();
        }
    });
    outcome
}

/// The one filled button of a dialog: the next best step.
pub(crate) fn filled_button_ui(ui: &mut Ui, text: &str, enabled: bool) -> bool {
    let tokens = Tokens::of(ui);
    let text = RichText::new(text).color(tokens.onink);
    ui.add_enabled(enabled, egui::Button::new(text).fill(tokens.ink))
        .clicked()
}

/// The button that Enter presses as long as nothing else has the keyboard.
pub(crate) fn first_button_ui(ui: &mut Ui, name: &str) -> bool {
    let is_free = ui.ctx().memory(|memory| memory.focused().is_none());
    let entered = is_free && ui.input(|input| input.key_pressed(egui::Key::Enter));
    filled_button_ui(ui, name, true) || entered
}

fn question_ui(scene: &mut Scene<'_>, ctx: &Context, question: &Question) {
    let (title, text, go, save) = match question {
        Question::Unsaved(ending) => {
            let closing = matches!(ending, Ending::Close);
            let go = if closing {
                "unsaved-close"
            } else {
                "unsaved-go"
            };
            (
                scene.say("unsaved-title"),
                scene.say("unsaved-text"),
                go,
                Some("unsaved-save"),
            )
        }
        Question::ReadAgain(_, Again::FromDisk, decided) => {
            let values = [("count", (*decided).into())];
            let text = scene.words.with("reload-text", &values);
            (scene.say("read-again-title"), text, "read-again-do", None)
        }
        Question::ReadAgain(_, Again::In(encoding), decided) => {
            let values = [
                ("count", (*decided).into()),
                ("encoding", encoding.name().into()),
            ];
            let text = scene.words.with("read-again-text", &values);
            (scene.say("read-again-title"), text, "read-again-do", None)
        }
        Question::ChangedOnDisk(path, _) => {
            let values = [("file", path.display().to_string().into())];
            let text = scene.words.with("changed-on-disk-text", &values);
            let title = scene.say("changed-on-disk-title");
            (
                title,
                text,
                "changed-on-disk-replace",
                Some("changed-on-disk-elsewhere"),
            )
        }
        Question::Lost(_) => return,
    };
    let mut answer = None;
    let closed = modal_ui(ctx, "question", &title, 420.0, |ui| {
        ui.label(text);
        ui.horizontal(|ui| {
            if save.is_some_and(|save| first_button_ui(ui, &scene.say(save))) {
                answer = Some(Answer::Save);
            }
            if ui.button(scene.say(go)).clicked() {
                answer = Some(Answer::Go);
            }
            if ui.button(scene.say("dialog-cancel")).clicked() {
                answer = Some(Answer::Cancel);
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

/// The path that was typed; `~` stands for the home folder.
fn full_path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => Path::new(typed).to_owned(),
    }
}
