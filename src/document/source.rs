//! One page's text as it came.
//!
//! A source never changes: reading a file again in another encoding makes another source that
//! takes its place.

use std::sync::Arc;

use super::Extra;

/// Which of a document's sources; counted from 0, written `s1`, `s2`, … in the saved file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u16);

impl SourceId {
    /// The place in the document's list of sources.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The decoded text of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The file's name without its folder, for people to read.
    pub name: Arc<str>,
    /// The name of the encoding it was read in, as the Encoding Standard writes it.
    pub encoding: Arc<str>,
    /// SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
    /// The whole text, without a byte order mark; otherwise exactly as decoded.
    pub text: Arc<str>,
    /// Keys of a saved file that this version does not know.
    pub extra: Extra,
}
