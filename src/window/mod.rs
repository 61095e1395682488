//! The window: the session, shown and driven with egui.
//!
//! [`App`] is the window's content; [`run`] opens a real window with it. The panels each stand in a
//! file of their own and are painted from `&Session`; what a person wants is pushed as an action and
//! carried out after painting. [`theme`] holds every colour and measure, [`table`] every action with
//! its key, from which menus, palette and help are made, [`lists`] where cards stand in their lists,
//! [`drag`] where a drop falls, [`proposed`] where the program would put each fragment, [`asking`]
//! what the person is asked about it.

mod app;
mod asking;
mod board;
mod broken;
mod card;
mod caret;
mod clashes;
mod dialogs;
mod drag;
mod find;
mod front;
mod guide;
mod help;
mod icons;
mod keys;
mod lane;
mod lane_head;
mod ledger_bar;
mod lists;
mod look;
mod lost;
mod marks;
mod next_panel;
mod notices;
mod page_filters;
mod page_head;
mod page_list;
mod page_panel;
mod paint;
mod palette;
mod panels;
mod picker;
mod proposed;
mod reading;
mod reading_grounds;
mod reading_panel;
mod recent;
mod reveal;
mod scene;
mod seam;
mod set_text;
mod settings;
mod small;
mod start;
mod steps;
mod suggestion_bar;
mod table;
mod theme;
mod top_bar;
mod walk;

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::path::PathBuf;
use std::rc::Rc;

use crate::session::{last_report, report_faults, wants_no_motion};

pub use app::App;
pub use recent::Recent;
pub use settings::Settings;
pub use table::{Listed, everything};

/// The name by which desktops know the program.
pub const APP_ID: &str = "io.github.recolumn.recolumn";

/// The icon of the window, where the desktop asks the window and not the desktop entry.
const ICON: &[u8] = include_bytes!("../../assets/icon/recolumn-128.png");

/// Opens the window and returns when it is closed.
///
/// The toolkit panics where some libraries of the system are missing. Until the window is there, a
/// panic is therefore an answer of the system like the others, and nothing is printed; from then on
/// it is a fault of the program, of which a report is written. Panics of other threads are as silent
/// meanwhile; there are none yet.
///
/// # Errors
/// What the system answered where there is no display, no OpenGL, or a library is missing.
pub fn run(paths: Vec<PathBuf>) -> Result<(), WindowError> {
    let is_open = Rc::new(Cell::new(false));
    let opening = Rc::clone(&is_open);
    set_hook(Box::new(|_| {}));
    let opened = move || {
        opening.set(true);
        drop(take_hook());
        if let Some(folder) = lost::reports_folder() {
            report_faults(folder);
        }
    };
    let ended = catch_unwind(AssertUnwindSafe(|| open(paths, opened)));
    if !is_open.get() {
        drop(take_hook());
    }
    match ended {
        Ok(answer) => answer,
        Err(_) if is_open.get() => {
            broken::tell(last_report().as_deref());
            Err(WindowError::Broken(last_report()))
        }
        Err(panic) => Err(WindowError::NoLibrary(what_was_said(panic.as_ref()))),
    }
}

/// The same, and calls `opened` once there is a window.
fn open(paths: Vec<PathBuf>, opened: impl FnOnce() + 'static) -> Result<(), WindowError> {
    // Without the picture the window has the toolkit's, which is no reason to have none at all.
    let icon = eframe::icon_data::from_png_bytes(ICON).unwrap_or_default();
    let viewport = egui::ViewportBuilder::default()
        .with_title("recolumn")
        .with_icon(icon)
        .with_app_id(APP_ID)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size(small::LEAST);
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport,
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    };
    let make = move |context: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
        opened();
        let first = Settings::first(&sys_locale::get_locale().unwrap_or_default());
        let kept = context.storage.and_then(|storage| storage.get_string(settings::KEY));
        let settings = first.kept(&kept.unwrap_or_default());
        let app = App::keeping_journals(&context.egui_ctx, settings, paths, lost::journals_folder());
        if wants_no_motion() {
            theme::stop_motion(&context.egui_ctx);
        }
        Ok(Box::new(app))
    };
    eframe::run_native("recolumn", options, Box::new(make)).map_err(|error| match error {
        // The toolkit has one error for no display and for no library to talk to it with.
        eframe::Error::WinitEventLoop(_) if error.to_string().contains("shared librar") => {
            WindowError::NoLibrary(error.to_string())
        }
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => {
            WindowError::NoDisplay(error.to_string())
        }
        eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => WindowError::NoOpenGl(error.to_string()),
        _ => WindowError::Other(error.to_string()),
    })
}

/// The words of a panic.
fn what_was_said(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<&str>().copied();
    said.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default()
        .to_owned()
}

/// Why there is no window, with what the system said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowError {
    /// There is no display to show it on.
    NoDisplay(String),
    /// The display has no OpenGL.
    NoOpenGl(String),
    /// The program was at fault and broke; where the report of it lies, if there is one.
    Broken(Option<PathBuf>),
    /// A library of the system that the toolkit cannot do without is missing.
    NoLibrary(String),
    /// Anything else.
    Other(String),
}
