//! One page: bytes in, source and cuts out.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::cut::cut;
use crate::document::{NewPage, Source};
use crate::encoding::{Damage, Decoded, Encoding, Vote, decode_owned};

/// A page that was read.
#[derive(Clone, Debug)]
pub struct LoadedPage {
    /// Source and cuts, ready for a document.
    pub page: NewPage,
    /// How it was read.
    pub reading: Reading,
}

/// How a page was read: the encoding, the evidence for it, and what was found.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The encoding that it was read in.
    pub encoding: Encoding,
    /// True if the file began with a byte order mark.
    pub bom: bool,
    /// The encodings that were considered, best first, with their evidence.
    pub votes: Vec<Vote>,
    /// What a reader should know.
    pub findings: Vec<Finding>,
}

/// Something about a page that loses nothing, but that a reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// So many malformed sequences became U+FFFD; the first of them.
    Damaged {
        /// How many.
        count: u64,
        /// The first.
        first: Damage,
    },
    /// A line is so long that it was cut at sentence ends: its number, counted from 1, and its
    /// length in bytes.
    LongLine(usize, usize),
}

/// Why bytes are not a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// There is not a single byte.
    Empty,
    /// There are only blanks.
    Blank,
    /// There are only NUL bytes, or next to nothing else.
    Nul,
    /// It is a file of this kind: `PNG`, `JPEG`, `PDF`, …
    Binary(&'static str),
    /// It holds control characters that no text has.
    NotText,
    /// More than 4 GiB.
    TooLarge,
}

/// Decodes and cuts a page. `name` is the file's name without folder; with `wanted` the encoding is
/// not detected, only the evidence collected.
///
/// # Errors
/// [`LoadError`] if there is no text in the bytes.
pub fn load_page(
    name: &str,
    bytes: Vec<u8>,
    wanted: Option<Encoding>,
) -> Result<LoadedPage, LoadError> {
    refuse_what_is_no_text(&bytes)?;
    let sha256 = Sha256::digest(&bytes).into();
    let decoded = decode_owned(bytes, wanted);
    if u32::try_from(decoded.text.len()).is_err() {
        return Err(LoadError::TooLarge);
    }
    let cuts = cut(&decoded.text);
    if cuts.is_empty() {
        return Err(LoadError::Blank);
    }
    let findings = findings(&decoded);
    let Decoded { text, encoding, bom, votes, .. } = decoded;
    let source = Source {
        name: name.into(),
        encoding: encoding.name().into(),
        sha256,
        text: text.into(),
        extra: None,
    };
    let cuts = cuts.into_iter().map(|cut| (cut.spans, cut.role)).collect();
    let page = NewPage { source: Arc::new(source), cuts };
    Ok(LoadedPage { page, reading: Reading { encoding, bom, votes, findings } })
}

/// How the files begin that people take for text most often.
const SIGNATURES: [(&[u8], &str); 12] = [
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (or a document of an office program)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x7fELF", "ELF"),
];

/// How many bytes from the start say whether a file is text.
const LOOKED_AT: usize = 1 << 16;

fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(LoadError::Binary(kind));
    }
    let head = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    if head.iter().all(|&byte| byte == 0) && bytes.iter().all(|&byte| byte == 0) {
        return Err(LoadError::Nul);
    }
    // A text may hold a few control characters, UTF-16 holds one in every other byte; what has many
    // kinds of them in more than one byte of twenty is a program, a picture or an archive.
    let odd = |byte: u8| byte < 0x20 && !matches!(byte, 0 | b'\t' | b'\n' | 0xb | 0xc | b'\r' | 0x1b);
    let count = head.iter().filter(|&&byte| odd(byte)).count();
    let is_utf16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let kinds: std::collections::BTreeSet<u8> = head.iter().copied().filter(|&b| odd(b)).collect();
    if !is_utf16 && count * 20 > head.len() && kinds.len() > 12 {
        let detected = crate::encoding::detect(head);
        if !matches!(detected.encoding, Encoding::Utf16Le | Encoding::Utf16Be) {
            return Err(LoadError::NotText);
        }
    }
    Ok(())
}

/// From how many bytes on a line is worth a word, because it was surely not one paragraph: 20,000
/// Chinese characters, three times the longest article of any page that was looked at.
const LONG_LINE: usize = 60_000;

fn findings(decoded: &Decoded) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(first) = decoded.damage.first() {
        findings.push(Finding::Damaged { count: decoded.damaged, first: *first });
    }
    let mut start = 0;
    let mut number = 1;
    for end in memchr::memchr2_iter(b'\n', b'\r', decoded.text.as_bytes()) {
        if end - start > LONG_LINE {
            break;
        }
        number += usize::from(decoded.text.as_bytes().get(end) == Some(&b'\n'));
        start = end + 1;
    }
    let line = decoded.text.get(start..).unwrap_or_default();
    let length = line.find(['\n', '\r']).unwrap_or(line.len());
    if length > LONG_LINE {
        findings.push(Finding::LongLine(number, length));
    }
    findings
}
