//! The bytes of a file to text, and text to bytes.
//!
//! ```text
//! bytes ──votes──▶ encoding ──decode──▶ text, damage ──encode──▶ bytes
//! ```
//!
//! - `names`: which encodings there are, and what they are called.
//! - `frequent`: which characters a newspaper is likely to hold.
//! - `votes`: which encoding a file is in, and on what evidence.
//! - `decode`: the whole file to text; `realign` finds where a byte was lost or added; `damage`
//!   lists what fitted no character.
//! - `encode`: back to bytes, or the character that stands in the way.
//!
//! Values in, values out: no files, no clock, nothing random. The work of decoding is left to
//! `encoding_rs`; what is made here is the choice, because known detectors are turned by a single
//! damaged byte, and old newspaper files have those.
//!
//! Assumes one file in one encoding. Where that is wrong, and where each part is, its own
//! documentation says. Whether a file is text at all is for the caller to judge, from
//! [`Detection::noise_percent`] and [`Detection::control_percent`].

#![forbid(unsafe_code)]

mod damage;
mod decode;
mod encode;
mod frequent;
mod names;
mod realign;
#[cfg(test)]
mod texts;
mod votes;

pub use damage::Damage;
pub use decode::{decode, decode_owned};
pub use encode::{Unencodable, encode};
pub use names::Encoding;
pub use votes::{Detection, Evidence, Vote, detect};

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without the byte order mark.
    pub text: String,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// True if the file began with that encoding's byte order mark.
    pub bom: bool,
    /// Every encoding with its evidence, the likeliest first, also if another was wanted.
    pub votes: Vec<Vote>,
    /// The malformed sequences in order, the first thousand of them.
    pub damage: Vec<Damage>,
    /// How many malformed sequences there are in all.
    pub damaged: u64,
}
