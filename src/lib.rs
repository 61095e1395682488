//! Puts the text of garbled newspaper pages back in order, and loses no character on the way.
//!
//! The program `recolumn` is this library with a window or a command line in front:
//!
//! ```text
//! bytes ──load──▶ document ◀──commands── session ◀── window | command_line
//!                     └──save──▶ bytes
//! ```
//!
//! Each module is a room of its own, and knows only the rooms that it needs:
//!
//! - [`document`]: the work itself, as plain data, changed by commands alone. Knows no other room.
//! - [`encoding`]: bytes to text and back, and which encoding a file is in. Knows no other room.
//! - [`signs`]: what texts of newspapers show by their form: characters, names, bylines. Knows no
//!   other room.
//! - [`load`]: a file's bytes become a source, its fragments, and a first guess of what each is.
//! - [`save`]: a document becomes a saved file or plain text, and a saved file a document.
//! - [`suggest`]: what continues what: articles, roles and order proposed, with their doubts.
//! - [`score`]: how near a placement comes to a page's right answer.
//! - [`session`]: the program without a window: open work, selection, jobs in the background.
//! - `words`: every sentence for people (feature `words`).
//! - `window`: the session in a window (feature `window`).
//! - `command_line`: the same rooms from a terminal (feature `command-line`).
//!
//! The first five do their work without threads, clock or chance: the same input gives the same
//! output. With `default-features = false` nothing of the window and the command line is built.
//!
//! A page of two fragments that stand the wrong way round:
//!
//! ```
//! use recolumn::document::{By, Command, Destination, Document, Placement};
//! use recolumn::encoding::Encoding;
//! use recolumn::load::load_page;
//! use recolumn::save::{plain_text, saved_bytes};
//!
//! # fn main() -> Result<(), String> {
//! let page = "people walked across it again.\n\nThe old bridge was opened on Monday, and\n";
//! let loaded = load_page("page.txt", page.as_bytes().to_vec(), Some(Encoding::Utf8))
//!     .map_err(|error| format!("{error:?}"))?;
//! let mut placement = Placement::default();
//! placement.add_page(&loaded.page).ok_or("too many pages")?;
//! let mut document = Document::new(placement);
//!
//! // The last fragment comes first.
//! let fragments = document.placement().fragments().map(|(id, _)| id).rev().collect();
//! let command = Command::Move {
//!     fragments,
//!     to: Destination::NewArticle { before: None },
//!     role: None,
//!     by: By::User,
//! };
//! document
//!     .apply(&command)
//!     .map_err(|refusal| format!("{refusal:?}"))?;
//!
//! let text = plain_text(document.placement());
//! assert_eq!(
//!     text,
//!     "The old bridge was opened on Monday, and people walked across it again.\n"
//! );
//! print!("{text}");
//!
//! // The saved file: the articles, and the whole state of the work.
//! let saved = saved_bytes(document.placement());
//! print!("{}", String::from_utf8_lossy(&saved));
//! # Ok(())
//! # }
//! ```

#[cfg(feature = "command-line")]
pub mod command_line;
pub mod document;
pub mod encoding;
pub mod load;
pub mod save;
pub mod score;
pub mod session;
pub mod signs;
pub mod suggest;
#[cfg(feature = "window")]
pub mod window;
#[cfg(feature = "words")]
pub mod words;
