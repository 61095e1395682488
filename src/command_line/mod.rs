//! The program without a window.
//!
//! `recolumn` alone, or with files, opens the window. A command works on files and standard input
//! and output, which are the file `-`: output is data, sentences go to standard error. What is read
//! is never written over; where a shell leads the output into the input's file, that cannot be
//! seen. Exit codes: 0 done, 1 done with findings, 2 failed.

mod arguments;
mod commands;
mod progress;
mod score;
mod streams;
mod suggest;
mod works;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

pub use arguments::{Arguments, Command};

/// What the arguments ask for.
pub enum Asked {
    /// A window with these files.
    Window(Vec<PathBuf>),
    /// Nothing more: a command was carried out, or help was shown.
    Done(ExitCode),
}

/// Reads the arguments, carries out the command if there is one.
pub fn run(arguments: impl Iterator<Item = OsString>) -> Asked {
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments {
            command: Some(command),
            ..
        }) => Asked::Done(commands::run(command)),
        Ok(Arguments {
            command: None,
            files,
        }) if commands::names_stdin(&files) => Asked::Done(commands::refuse_stdin()),
        Ok(Arguments {
            command: None,
            files,
        }) => Asked::Window(files),
        Err(error) => {
            let failed = error.use_stderr();
            // If even that cannot be printed, there is nobody to tell.
            let _ = error.print();
            Asked::Done(if failed {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            })
        }
    }
}
