//! The door: a window, or one command without it.
//!
//! On Windows a program either has a console or has none. The release build with a window has none,
//! so that no black window opens behind it; what a command says then shows only where it is led into
//! a file or a pipe. A build without the window, and a debug build, have one.

#![cfg_attr(
    all(windows, feature = "window", not(debug_assertions)),
    windows_subsystem = "windows"
)]

use std::process::ExitCode;

#[cfg(feature = "command-line")]
fn main() -> ExitCode {
    match recolumn::command_line::run(std::env::args_os()) {
        recolumn::command_line::Asked::Window(paths) => window(paths),
        recolumn::command_line::Asked::Done(code) => code,
    }
}

#[cfg(not(feature = "command-line"))]
fn main() -> ExitCode {
    window(std::env::args_os().skip(1).map(Into::into).collect())
}

#[cfg(feature = "window")]
fn window(paths: Vec<std::path::PathBuf>) -> ExitCode {
    use recolumn::window::{WindowError, run};
    use recolumn::words::Words;
    use std::io::Write;

    let Err(error) = run(paths) else {
        return ExitCode::SUCCESS;
    };
    let words = Words::english();
    let (id, reason) = match error {
        WindowError::Broken(report) => {
            let sentence = recolumn::words::broken(&words, report.as_deref());
            // If standard error is closed, there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "recolumn: {sentence}");
            return ExitCode::from(2);
        }
        WindowError::NoDisplay(reason) => ("window-no-display", reason),
        WindowError::NoOpenGl(reason) => ("window-no-opengl", reason),
        WindowError::NoLibrary(reason) => ("window-no-library", reason),
        WindowError::Other(reason) => ("window-other", reason),
    };
    let sentence = words.with(id, &[("reason", reason.into())]);
    // If standard error is closed, there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "recolumn: {sentence}");
    ExitCode::from(2)
}

#[cfg(not(feature = "window"))]
fn window(_: Vec<std::path::PathBuf>) -> ExitCode {
    use std::io::Write;
    let sentence = "recolumn: this build has no window; see recolumn --help for its commands.";
    // If standard error is closed, there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "{sentence}");
    ExitCode::from(2)
}
