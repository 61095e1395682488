//! From bytes to fragments.
//!
//! [`read_file`] fetches the bytes ([`files_in`] and [`texts_in`] know which files there are),
//! [`load_page`] decodes them ([`encoding`](crate::encoding)), cuts the text into fragments and
//! guesses what each is ([`cut`]). Decoding and cutting never fail and drop nothing: what is
//! damaged becomes U+FFFD and a finding. What is refused here is what holds no text at all: an
//! empty file, a picture.

pub mod cut;
mod file;
mod folder;
mod natural;
mod page;

pub use file::{FileError, read_file};
pub use folder::{FolderTexts, files_in, texts_in};
pub use page::{FileKind, Finding, LoadError, LoadedPage, Reading, load_page};
