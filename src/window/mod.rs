//! The window: the session, shown and driven with egui.
//!
//! [`App`] is the window's content; [`run`] opens a real window with it. The panels each stand in a
//! file of their own and are painted from `&Session`; what a person wants is pushed as an action and
//! carried out after painting. [`theme`] holds every colour and measure, [`table`] every action with
//! its key, [`lists`] where cards stand in their lists, [`drag`] where a drop falls, [`proposed`] where
//! the program would put each fragment, [`asking`] what the person is asked about it.

mod app;
mod asking;
mod board;
mod card;
mod caret;
mod dialogs;
mod drag;
mod icons;
mod keys;
mod lane;
mod lane_head;
mod ledger_bar;
mod lists;
mod marks;
mod next_panel;
mod notices;
mod page_filters;
mod page_panel;
mod paint;
mod panels;
mod picker;
mod proposed;
mod reading;
mod reading_panel;
mod recent;
mod reveal;
mod scene;
mod seam;
mod set_text;
mod settings;
mod start;
mod suggestion_bar;
mod table;
mod theme;
mod top_bar;
mod walk;

use std::path::PathBuf;

pub use app::App;
pub use recent::Recent;
pub use settings::Settings;

/// The name by which desktops know the program.
pub const APP_ID: &str = "io.github.recolumn.recolumn";

/// Opens the window and returns when it is closed.
///
/// # Errors
/// What the system answered where there is no display or no OpenGL.
pub fn run(paths: Vec<PathBuf>) -> Result<(), WindowError> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("recolumn")
        .with_app_id(APP_ID)
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([720.0, 540.0]);
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport,
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    };
    let make = move |context: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>> {
        let first = Settings::first(&sys_locale::get_locale().unwrap_or_default());
        let kept = context.storage.and_then(|storage| storage.get_string(settings::KEY));
        let settings = first.kept(&kept.unwrap_or_default());
        Ok(Box::new(App::with_settings(&context.egui_ctx, settings, paths)))
    };
    eframe::run_native("recolumn", options, Box::new(make)).map_err(|error| match error {
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => {
            WindowError::NoDisplay(error.to_string())
        }
        eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => WindowError::NoOpenGl(error.to_string()),
        _ => WindowError::Other(error.to_string()),
    })
}

/// Why there is no window, with what the system said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowError {
    /// There is no display to show it on.
    NoDisplay(String),
    /// The display has no OpenGL.
    NoOpenGl(String),
    /// Anything else.
    Other(String),
}
