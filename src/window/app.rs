//! The window: what it shows, and the order of a frame.
//!
//! A frame asks the session what its jobs brought, reads the keys, paints every panel from
//! `&Session`, and then carries out what the person wanted.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Rect, Stroke, Ui, ViewportCommand};

use super::asking;
use super::board::board_ui;
use super::caret;
use super::dialogs::{self, Browse, Dialog};
use super::drag::{self, Dragged};
use super::keys;
use super::ledger_bar::ledger_bar_ui;
use super::next_panel::next_panel_ui;
use super::notices::notices_ui;
use super::page_panel::page_panel_ui;
use super::picker::{Picked, Picker, Wanted};
use super::proposed::Proposed;
use super::reveal::Reveal;
use super::scene::{Open, Scene, View};
use super::start::start_ui;
use super::theme::{self, Tokens, measure};
use super::top_bar::top_bar_ui;
use crate::save::TextOptions;
use crate::session::{Action, Effect, Ending, ExportKind, Route, Session, Work};
use crate::words::{Language, Words};

/// The program with its window.
pub struct App {
    session: Session,
    proposed: Proposed,
    words: Words,
    view: View,
    actions: Vec<Action>,
    picker: Option<(Picker, Purpose)>,
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
        Self::speaking(ctx, Language::En, paths)
    }

    /// A window in this language that opens these files first.
    #[must_use]
    pub fn speaking(ctx: &Context, language: Language, paths: Vec<PathBuf>) -> Self {
        theme::install(ctx);
        let waker = ctx.clone();
        let mut session = Session::new(Arc::new(move || waker.request_repaint()));
        session.act(Action::Open(paths));
        Self {
            session,
            proposed: Proposed::default(),
            words: Words::of(language),
            view: View::speaking(language),
            actions: Vec::new(),
            picker: None,
            title: String::new(),
            may_close: false,
        }
    }

    /// The session, to look at.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
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
            asking::doubt_came(&mut self.view, &self.proposed, doubt);
        }
    }

    /// Waits until what is proposed is about the document as it is.
    pub fn finish_suggesting(&mut self) {
        self.session.finish_suggesting();
        self.look_at_proposals();
    }

    fn look_at_proposals(&mut self) {
        let suggestion = self.session.suggestion();
        let suggested = suggestion.map(|it| (&it.proposal, it.line, it.fresh));
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
        let board = panels_ui(&mut scene, ui);
        notices_ui(&mut scene, ui, board);
        caret::cut_sheet_ui(&mut scene, ui);
        let wish = dialogs::dialogs_ui(&mut scene, &ctx);
        drag::finish(&mut scene, ui);
        ghost_ui(&scene, ui);
        if let Some(wish) = wish {
            self.grant(&ctx, wish);
        }
        self.finish_frame(&ctx);
    }

    fn finish_frame(&mut self, ctx: &Context) {
        self.view.reveal = self.view.reveal.and_then(Reveal::after_frame);
        if self.view.reveal.is_some() {
            ctx.request_repaint();
        }
        self.carry_out_actions(ctx);
        if self.words.language() != self.view.language {
            self.words = Words::of(self.view.language);
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
                Effect::AskSave(name, then) => {
                    let title = self.words.say("save-title");
                    let picker = Picker::open(ctx, title, Wanted::SaveFile, name);
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
        let picker = Picker::open(ctx, self.words.say(title), wanted, name);
        self.picker = Some((picker, purpose));
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
            Some(work) if work.is_unsaved() => format!("● {} – recolumn", work.name()),
            Some(work) => format!("{} – recolumn", work.name()),
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

/// Every panel; where the board is.
fn panels_ui(scene: &mut Scene<'_>, ui: &mut Ui) -> Rect {
    let tokens = Tokens::of(ui);
    let side = |left: i8| Margin {
        left,
        right: 0,
        top: 0,
        bottom: 0,
    };
    let bar = Frame::new()
        .fill(tokens.panel)
        .inner_margin(Margin::symmetric(8, 0));
    let top = Panel::top("bar")
        .exact_size(measure::TOP_BAR)
        .frame(bar)
        .show_separator_line(false);
    top.show(ui, |ui| top_bar_ui(scene, ui));
    let ledger = Panel::bottom("ledger")
        .exact_size(measure::LEDGER)
        .frame(bar);
    ledger
        .show_separator_line(false)
        .show(ui, |ui| ledger_bar_ui(scene, ui));
    let work = scene.session.work();
    let open = work.map(|work| Open {
        work,
        placement: work.document().placement(),
    });
    if let Some(open) = open {
        let wide = ui.content_rect().width() >= 1360.0;
        let panel = Panel::left("page").default_size(if wide { 280.0 } else { 248.0 });
        let panel = panel.size_range(216.0..=520.0).show_separator_line(false);
        let frame = Frame::new().fill(tokens.panel).inner_margin(side(0));
        panel
            .frame(frame)
            .show(ui, |ui| page_panel_ui(scene, open, ui));
        if scene.proposed.is_shown() {
            next_ui(scene, open, ui);
        }
    }
    let board = Frame::new().fill(tokens.app);
    let shown = CentralPanel::no_frame()
        .frame(board)
        .show(ui, |ui| match open {
            Some(open) => board_ui(scene, open, ui),
            None => start_ui(scene, ui),
        });
    let area = shown.response.rect;
    let hair = Stroke::new(1.0, tokens.line);
    let whole = ui.content_rect();
    ui.painter()
        .hline(whole.x_range(), whole.top() + measure::TOP_BAR, hair);
    ui.painter()
        .hline(whole.x_range(), whole.bottom() - measure::LEDGER, hair);
    if open.is_some() {
        ui.painter().vline(area.left(), area.y_range(), hair);
    }
    area
}

/// What comes next: at the right, or below where the window is narrow.
fn next_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let width = ui.content_rect().width();
    let frame = Frame::new().fill(tokens.panel);
    let below = width < 1120.0;
    let panel = if below {
        Panel::bottom("next below").exact_size(164.0)
    } else {
        let wide = if width >= 1360.0 { 392.0 } else { 336.0 };
        Panel::right("next")
            .default_size(wide)
            .size_range(304.0..=520.0)
    };
    let shown = panel
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| next_panel_ui(scene, open, ui, !below));
    let (rect, hair) = (shown.response.rect, Stroke::new(1.0, tokens.line));
    if below {
        ui.painter().hline(rect.x_range(), rect.top(), hair);
    } else {
        ui.painter().vline(rect.left(), rect.y_range(), hair);
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

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.paint(ui);
    }
}
