//! The window: what it shows, and the order of a frame.
//!
//! A frame asks the session what its jobs brought, reads the keys, paints every panel from
//! `&Session`, and then carries out what the person wanted.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Event, Ui, ViewportCommand};

use super::asking;
use super::caret;
use super::dialogs::{self, Browse, Dialog};
use super::drag::{self, Dragged};
use super::front;
use super::guide;
use super::keys;
use super::notices::notices_ui;
use super::panels::panels_ui;
use super::picker::{Picked, Picker, Wanted};
use super::proposed::Proposed;
use super::reveal::Reveal;
use super::scene::{Scene, View};
use super::settings::{self, Settings};
use super::small;
use super::theme;
use crate::save::TextOptions;
use crate::session::{Action, Effect, Ending, ExportKind, Route, Session, Work};
use crate::words::{Words, visible};

/// The program with its window.
pub struct App {
    session: Session,
    proposed: Proposed,
    words: Words,
    view: View,
    actions: Vec<Action>,
    picker: Option<(Picker, Purpose)>,
    has_file_dialogs: bool,
    title: String,
    may_close: bool,
}

/// What a file dialog is open for.
#[derive(Clone)]
enum Purpose {
    Open(Route),
    Save(Option<Ending>),
    Export,
}

impl App {
    /// A window in English that opens these files first.
    #[must_use]
    pub fn new(ctx: &Context, paths: Vec<PathBuf>) -> Self {
        Self::with_settings(ctx, Settings::default(), paths)
    }

    /// A window with these settings that opens these files first.
    #[must_use]
    pub fn with_settings(ctx: &Context, settings: Settings, paths: Vec<PathBuf>) -> Self {
        Self::keeping_journals(ctx, settings, paths, None)
    }

    /// A window that keeps its journals in this folder, and first offers the work in them that was
    /// not saved.
    #[must_use]
    pub fn keeping_journals(
        ctx: &Context,
        settings: Settings,
        paths: Vec<PathBuf>,
        journals: Option<PathBuf>,
    ) -> Self {
        theme::install(ctx);
        let waker = ctx.clone();
        let mut session = Session::new(Arc::new(move || waker.request_repaint()));
        if let Some(line) = settings.line {
            session.act(Action::SetLine(line));
        }
        if let Some(folder) = journals {
            session.keep_journals(folder);
            session.look_for_lost_work(&paths);
        }
        session.act(Action::Open(paths));
        Self {
            session,
            proposed: Proposed::default(),
            words: Words::of(settings.language),
            view: View::with(settings),
            actions: Vec::new(),
            picker: None,
            has_file_dialogs: true,
            title: String::new(),
            may_close: false,
        }
    }

    /// The same window on a system that has no file dialogs: paths are typed.
    #[must_use]
    pub fn without_file_dialogs(self) -> Self {
        Self {
            has_file_dialogs: false,
            ..self
        }
    }

    /// The session, to look at.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What is to be kept for the next start.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let settings = self.view.settings.clone().with_line(self.session.line());
        Settings {
            folded: self.view.panels.folded_names(),
            ..settings
        }
    }

    /// Does one thing as if the person had asked for it.
    pub fn act(&mut self, ctx: &Context, action: Action) {
        let before = self.session.revision();
        let to_doubt = matches!(action, Action::NextDoubt | Action::PreviousDoubt);
        let effects = self.session.act(action);
        self.carry_out(ctx, effects);
        if self.session.revision() != before {
            self.tidy();
        }
        self.look_at_proposals();
        if to_doubt {
            let doubt = self.session.doubt().map(|doubt| doubt.fragment);
            asking::doubt_came(&mut self.scene(), doubt);
        }
    }

    /// Waits until what is proposed is about the document as it is.
    pub fn finish_suggesting(&mut self) {
        self.session.finish_suggesting();
        self.look_at_proposals();
    }

    fn look_at_proposals(&mut self) {
        let is_page = self.session.is_suggesting();
        let suggested = self.session.outlook().map(|outlook| (outlook, is_page));
        let (placement, revision) = (self.session.placement(), self.session.revision());
        self.proposed.refresh(suggested, placement, revision);
    }

    /// Waits until no job runs.
    pub fn finish_jobs(&mut self, ctx: &Context) {
        let effects = self.session.finish_jobs();
        self.carry_out(ctx, effects);
        self.tidy();
    }

    /// What is done in every frame, shown or not.
    pub fn think(&mut self, ctx: &Context) {
        let effects = self.session.poll();
        self.carry_out(ctx, effects);
        self.tidy();
        self.poll_picker(ctx);
        self.view.settings.recent.look_at(&self.session);
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.act(ctx, Action::Close);
        }
        self.name_window(ctx);
    }

    /// Paints a frame and carries out what the person wanted in it.
    pub fn paint(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let dropped: Vec<PathBuf> = ui.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect()
        });
        if !dropped.is_empty() {
            self.actions.push(Action::Open(dropped));
        }
        self.view.landed = self.view.landing.take();
        self.look_at_proposals();
        self.view
            .forget_layouts_before(self.session.revision(), &self.proposed);
        self.view.asking.has_focus = asking::has_focus(ui);
        for press in keys::presses(&self.scene(), ui) {
            // Each key sees what the key before it did.
            keys::press(&mut self.scene(), ui, press);
            self.carry_out_actions(&ctx);
        }
        let mut scene = self.scene();
        let board = small::whole_ui(ui, |ui| panels_ui(&mut scene, ui));
        notices_ui(&mut scene, ui, board);
        caret::cut_sheet_ui(&mut scene, ui);
        let wish = dialogs::dialogs_ui(&mut scene, &ctx);
        guide::guide_ui(&mut scene, &ctx);
        front::front_ui(&mut scene, &ctx);
        drag::finish(&mut scene, ui);
        ghost_ui(&scene, ui);
        if let Some(wish) = wish {
            self.grant(&ctx, wish);
        }
        self.finish_frame(&ctx);
    }

    fn finish_frame(&mut self, ctx: &Context) {
        // Who turns the wheel wants to see something else.
        let is_wheel = |event: &Event| matches!(event, Event::MouseWheel { .. });
        let is_turned = ctx.input(|input| input.events.iter().any(is_wheel));
        let reveal = self.view.reveal.filter(|_| !is_turned);
        self.view.reveal = reveal.and_then(Reveal::after_frame);
        if self.view.reveal.is_some() {
            ctx.request_repaint();
        }
        self.carry_out_actions(ctx);
        for look in self.view.look.drain(..) {
            look.apply(ctx);
        }
        let language = self.view.settings.language;
        if self.words.language() != language {
            self.words = Words::of(language);
            self.view.forget_layouts();
            ctx.request_repaint();
        }
    }

    fn scene(&mut self) -> Scene<'_> {
        Scene {
            session: &self.session,
            proposed: &self.proposed,
            words: &self.words,
            view: &mut self.view,
            actions: &mut self.actions,
        }
    }

    /// Carries out what was wanted so far, in order.
    fn carry_out_actions(&mut self, ctx: &Context) {
        let actions = std::mem::take(&mut self.actions);
        if !actions.is_empty() {
            ctx.request_repaint();
        }
        for action in actions {
            self.act(ctx, action);
        }
        if let Some(next) = self.view.select_next.take() {
            self.act(ctx, Action::Select(next));
        }
        if let (Some(cut), Some(placement)) =
            (self.view.cutting_on.take(), self.session.placement())
        {
            self.view.cutting = caret::go_on_cutting(placement, cut);
        }
    }

    fn carry_out(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::AskOpen(route) => self.grant(ctx, Browse::Open(route)),
                Effect::AskOpenFolder => self.grant(ctx, Browse::OpenFolder),
                Effect::AskSave(name, then) => {
                    let title = self.words.say("save-title");
                    let picker = self.picker(ctx, title, Wanted::SaveFile, name);
                    self.picker = Some((picker, Purpose::Save(then)));
                }
                Effect::AskExport => {
                    let (kind, options) = (ExportKind::OneFile, TextOptions::default());
                    let path = self.proposed(Work::proposed_text_name);
                    self.view.dialog = Some(Dialog::Export {
                        kind,
                        options,
                        path,
                    });
                }
                Effect::Close => {
                    self.may_close = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    fn grant(&mut self, ctx: &Context, wish: Browse) {
        let (wanted, purpose, title) = match (wish, &self.view.dialog) {
            (Browse::Open(route), _) => (Wanted::Files, Purpose::Open(route), "open-title"),
            (Browse::OpenFolder, _) => {
                let purpose = Purpose::Open(Route::Open);
                (Wanted::Folder, purpose, "open-folder-title")
            }
            (Browse::Folder, _) => (Wanted::Folder, Purpose::Export, "export-title"),
            (Browse::File, Some(Dialog::SavePath { then, .. })) => {
                (Wanted::SaveFile, Purpose::Save(then.clone()), "save-title")
            }
            (Browse::File, _) => (Wanted::SaveFile, Purpose::Export, "export-title"),
        };
        let name = match purpose {
            Purpose::Export => Work::proposed_text_name,
            Purpose::Open(_) | Purpose::Save(_) => Work::proposed_name,
        };
        let name = self.session.work().map(name).unwrap_or_default();
        let picker = self.picker(ctx, self.words.say(title), wanted, name);
        self.picker = Some((picker, purpose));
    }

    fn picker(&self, ctx: &Context, title: String, wanted: Wanted, name: String) -> Picker {
        if self.has_file_dialogs {
            Picker::open(ctx, title, wanted, name)
        } else {
            Picker::none()
        }
    }

    fn poll_picker(&mut self, ctx: &Context) {
        let Some((picker, _)) = &self.picker else {
            return;
        };
        let picked = picker.poll();
        if picked == Picked::Open {
            return;
        }
        let Some((_, purpose)) = self.picker.take() else {
            return;
        };
        match (picked, purpose) {
            (Picked::Paths(paths), Purpose::Open(route)) => {
                self.view.dialog = None;
                self.act(
                    ctx,
                    match route {
                        Route::Open => Action::Open(paths),
                        Route::AddPages => Action::AddPages(paths),
                    },
                );
            }
            (Picked::Paths(paths), Purpose::Save(then)) => {
                self.view.dialog = None;
                if let Some(path) = paths.into_iter().next() {
                    self.act(ctx, Action::SaveTo(path, then));
                }
            }
            (Picked::Paths(paths), Purpose::Export) => {
                if let (Some(Dialog::Export { path, .. }), Some(chosen)) =
                    (&mut self.view.dialog, paths.first())
                {
                    *path = chosen.display().to_string();
                }
            }
            (Picked::Unavailable, Purpose::Open(route)) if self.view.dialog.is_none() => {
                self.view.dialog = Some(Dialog::OpenPath {
                    route,
                    path: String::new(),
                });
            }
            (Picked::Unavailable, Purpose::Save(then)) if self.view.dialog.is_none() => {
                let path = self.proposed(Work::proposed_name);
                self.view.dialog = Some(Dialog::SavePath { path, then });
            }
            _ => {}
        }
    }

    /// A path beside the work's file, or beside its first page.
    fn proposed(&self, name: impl Fn(&Work) -> String) -> String {
        let Some(work) = self.session.work() else {
            return String::new();
        };
        work.folder()
            .unwrap_or_default()
            .join(name(work))
            .display()
            .to_string()
    }

    fn name_window(&mut self, ctx: &Context) {
        let title = match self.session.work() {
            Some(work) if work.is_unsaved() => format!("● {} – recolumn", visible(&work.name())),
            Some(work) => format!("{} – recolumn", visible(&work.name())),
            None => "recolumn".to_owned(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Forgets what is not there any more.
    fn tidy(&mut self) {
        let placement = self.session.placement();
        let there = |id| placement.is_some_and(|placement| placement.fragment(id).is_some());
        self.view.cursor = self.view.cursor.filter(|cursor| there(cursor.fragment));
        self.view.cutting.take_if(|sheet| !there(sheet.fragment));
    }
}

fn ghost_ui(scene: &Scene<'_>, ui: &Ui) {
    let (Some(dragged), Some(placement)) = (Dragged::now(ui.ctx()), scene.session.placement())
    else {
        return;
    };
    let first = dragged
        .0
        .first()
        .and_then(|&id| Some((id, placement.fragment(id)?)));
    if let Some((id, fragment)) = first {
        let begins = super::card::beginning(placement, id, fragment);
        let ends = super::card::ending(placement, id, fragment);
        drag::ghost(ui, &dragged, &begins, &ends);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.think(ctx);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        storage.set_string(settings::KEY, self.settings().to_keep());
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.paint(ui);
    }
}
