//! One page: bytes in, source and cuts out.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::cut::cut;
use crate::document::{NewPage, Source};
use crate::encoding::{Damage, Decoded, Encoding, Vote, decode_owned, detect};

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
    /// It is a file of this kind.
    Binary(FileKind),
    /// It holds control characters that no text has.
    NotText,
    /// More than 4 GiB.
    TooLarge,
}

/// A kind of file that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A picture in the format PNG.
    Png,
    /// A picture in the format JPEG.
    Jpeg,
    /// A picture in the format GIF.
    Gif,
    /// A picture in the format TIFF, often a scan.
    Tiff,
    /// A PDF.
    Pdf,
    /// A ZIP archive, or a document of an office program, which is one inside.
    Zip,
    /// A document of an older Microsoft Office.
    Office,
    /// A file compressed by gzip.
    Gzip,
    /// An archive of 7-Zip.
    SevenZip,
    /// An archive of RAR.
    Rar,
    /// A program of Linux.
    Elf,
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
    let Decoded {
        text,
        encoding,
        bom,
        votes,
        ..
    } = decoded;
    let source = Source {
        name: name.into(),
        encoding: encoding.name().into(),
        sha256,
        text: text.into(),
        extra: None,
    };
    let cuts = cuts.into_iter().map(|cut| (cut.spans, cut.role)).collect();
    let page = NewPage {
        source: Arc::new(source),
        cuts,
    };
    Ok(LoadedPage {
        page,
        reading: Reading {
            encoding,
            bom,
            votes,
            findings,
        },
    })
}

/// How the files begin that people take for text most often.
const SIGNATURES: [(&[u8], FileKind); 12] = [
    (b"\x89PNG\r\n\x1a\n", FileKind::Png),
    (b"\xff\xd8\xff", FileKind::Jpeg),
    (b"GIF8", FileKind::Gif),
    (b"%PDF-", FileKind::Pdf),
    (b"PK\x03\x04", FileKind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Office),
    (b"II*\0", FileKind::Tiff),
    (b"MM\0*", FileKind::Tiff),
    (b"\x1f\x8b", FileKind::Gzip),
    (b"7z\xbc\xaf\x27\x1c", FileKind::SevenZip),
    (b"Rar!\x1a\x07", FileKind::Rar),
    (b"\x7fELF", FileKind::Elf),
];

/// From how many bytes on it can be told whether a file is text at all.
const ENOUGH_TO_TELL: u64 = 256;

/// How hard the best encoding finds the bytes, in percent of what random bytes cost, from which on
/// they are no text. Texts of eighty-five pages in eight encodings stayed under 83, pictures,
/// archives, programs and compressed files were at 111 and more.
const NOISE: u64 = 97;

fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty);
    }
    if let Some((_, kind)) = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
    {
        return Err(LoadError::Binary(*kind));
    }
    if bytes.iter().all(|&byte| byte == 0) {
        return Err(LoadError::Nul);
    }
    let detection = detect(bytes);
    if detection.sampled >= ENOUGH_TO_TELL && detection.noise_percent() >= NOISE {
        return Err(LoadError::NotText);
    }
    Ok(())
}

/// From how many bytes on a line is worth a word, because it was surely not one paragraph: 20,000
/// Chinese characters, three times the longest article of any page that was looked at.
const LONG_LINE: usize = 60_000;

fn findings(decoded: &Decoded) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(first) = decoded.damage.first() {
        findings.push(Finding::Damaged {
            count: decoded.damaged,
            first: *first,
        });
    }
    let mut start = 0;
    let mut number = 1;
    for end in memchr::memchr2_iter(b'\n', b'\r', decoded.text.as_bytes()) {
        if end - start > LONG_LINE {
            break;
        }
        // CR and LF together end one line, which the LF counts.
        number += usize::from(
            !decoded
                .text
                .get(end..)
                .is_some_and(|rest| rest.starts_with("\r\n")),
        );
        start = end + 1;
    }
    let line = decoded.text.get(start..).unwrap_or_default();
    let length = line.find(['\n', '\r']).unwrap_or(line.len());
    if length > LONG_LINE {
        findings.push(Finding::LongLine(number, length));
    }
    findings
}
