//! The journal of a work: what was done to it since it was opened, so that a crash loses nothing.
//!
//! One file a work and process. Its first line is the state that the work was opened with
//! ([`Base`]), each further line one thing that was done ([`Record`]): commands, undo, redo, saving.
//! [`lines`] makes lines of them and reads them back, each line with a checksum that covers all
//! before it; [`replay`] does again what was done, and so brings back the document *and* its
//! history; [`file`] holds the file, locked for as long as its program lives; [`disk`] is its way to
//! the system.
//!
//! The texts stand in the first line, so that nothing else is needed to bring a work back; only
//! those of very large works are read again from their files, by their hashes. What stands here is
//! as private as the texts: files are made for their owner alone.

mod base;
mod disk;
mod file;
mod lines;
mod record;
mod replay;

pub use base::{Base, Head, Outside};
pub use disk::{Disk, Step};
pub use file::{HeldJournal, journals_in};
pub use lines::{Chain, ReadJournal, Rest, Unreadable, read_journal};
pub use record::{Entry, Record};
pub use replay::{Replayed, replay};
