//! All tests from outside, as one program: what a user of the library or of the program would see.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accepting;
mod any_bytes;
mod architecture;
mod bad_input;
mod commands;
#[cfg(feature = "window")]
mod driven;
mod encodings;
mod gold;
mod hostile;
mod journal;
mod journal_faults;
mod killed;
#[cfg(feature = "words")]
mod languages;
mod pages;
#[path = "../properties/mod.rs"]
mod properties;
mod saved;
mod saving;
mod solving;
mod steps;
mod suggesting;
#[cfg(feature = "command-line")]
mod terminal;
mod versions;
#[cfg(feature = "window")]
mod window;
#[cfg(feature = "window")]
mod window_actions;
#[cfg(feature = "window")]
mod window_commands;
#[cfg(feature = "window")]
mod window_dragging;
#[cfg(feature = "window")]
mod window_dropping;
#[cfg(feature = "window")]
mod window_finding;
#[cfg(feature = "window")]
mod window_focus;
#[cfg(feature = "window")]
mod window_guide;
#[cfg(feature = "window")]
mod window_lost_work;
#[cfg(feature = "window")]
mod window_open_ends;
#[cfg(feature = "window")]
mod window_pages;
#[cfg(feature = "window")]
mod window_reading;
#[cfg(feature = "window")]
mod window_said;
#[cfg(feature = "window")]
mod window_seams;
#[cfg(feature = "window")]
mod window_settings;
#[cfg(feature = "window")]
mod window_steps;
#[cfg(feature = "window")]
mod window_suggesting;
#[cfg(feature = "window")]
mod window_words;
