//! From the document to bytes, and safely onto the disk.
//!
//! [`saved`] is the shape of the saved file, [`write`] makes one, [`open`] reads one back and
//! refuses what does not hold. [`plain`] writes articles as text for people, [`atomic`] puts bytes
//! into a file so that the old file or the new one is there whole, [`saver`] adds what a work needs
//! beside that: a backup, and an eye on what others wrote meanwhile. [`journal`] keeps what was done
//! since, for the case that the program ends before it is saved.

mod atomic;
mod backup;
mod fields;
pub mod journal;
mod names;
mod open;
mod plain;
mod positions;
mod refused;
mod saved;
mod saver;
mod write;

pub use atomic::{WriteError, is_same_file, make_folder, write_file};
pub use names::is_reserved;
pub use open::{Opened, looks_saved, open};
pub use plain::{LineEnd, TextError, TextOptions, plain_text, text_bytes, text_files};
pub use refused::{OpenError, Place, Surprise, Uncovered, Wanted};
pub use saved::{FORMAT, Saved, VERSION, schema};
pub use saver::{FileVersion, Over, SaveError, Written, save_over};
pub use write::saved_bytes;
