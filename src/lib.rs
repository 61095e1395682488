//! recolumn
#[cfg(feature = "command-line")]
pub mod command_line;
pub mod document;
pub mod encoding;
pub mod load;
pub mod save;
pub mod session;
#[cfg(feature = "window")]
pub mod window;
#[cfg(feature = "words")]
pub mod words;
