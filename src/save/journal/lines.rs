//! Lines with checksums, out and in.
//!
//! A line is a checksum, a space, one JSON object, and a newline. The checksum is the beginning of
//! the SHA-256 of the line before's whole digest and this line's JSON: so a line that is changed,
//! missing or moved is noticed, and so is everything behind it. What is read back is always a
//! beginning of what was written.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::base::Head;
use super::record::Entry;

/// How many hexadecimal digits of the digest stand in a line.
const DIGITS: usize = 16;

/// What the next line's checksum is made with: the digest of the last one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain([u8; 32]);

/// Why nothing at all can be read from a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Its first line was never written whole: nothing had been done yet.
    NotBegun,
    /// Its first line does not hold.
    Damaged,
    /// A later version of the program wrote it.
    LaterVersion,
}

/// What is behind the last line that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing.
    Nothing,
    /// One line that was not written to its end.
    Torn,
    /// Something else: a line was changed, or is missing.
    Damaged,
}

/// A journal that was read.
#[derive(Clone, Debug)]
pub struct ReadJournal {
    /// The first line.
    pub head: Head,
    /// The others that hold, up to the first that does not.
    pub entries: Vec<Entry>,
    /// How many bytes these lines have.
    pub whole: u64,
    /// What is behind them.
    pub rest: Rest,
    /// What the next line goes on with.
    pub chain: Chain,
}

impl Chain {
    /// The line for a record, to be written after all the lines that this chain has made.
    ///
    /// # Errors
    /// What cannot be JSON.
    pub fn line(&mut self, record: &impl Serialize) -> serde_json::Result<Vec<u8>> {
        let mut line = vec![b' '; DIGITS + 1];
        serde_json::to_writer(&mut line, record)?;
        let digits = self.follow(line.get(DIGITS + 1..).unwrap_or_default());
        for (place, digit) in line.iter_mut().zip(digits.bytes()) {
            *place = digit;
        }
        line.push(b'\n');
        Ok(line)
    }

    /// Goes on over a line's JSON; its checksum.
    fn follow(&mut self, json: &[u8]) -> String {
        let digest = Sha256::new().chain_update(self.0).chain_update(json);
        self.0 = digest.finalize().into();
        let bytes = self.0.iter().take(DIGITS / 2);
        bytes.map(|byte| format!("{byte:02x}")).collect()
    }

    /// The JSON of a line without its newline, if the line follows.
    fn check<'a>(&mut self, line: &'a [u8]) -> Option<&'a [u8]> {
        let (digits, json) = line.split_at_checked(DIGITS)?;
        let json = json.strip_prefix(b" ")?;
        let mut next = self.clone();
        (next.follow(json).as_bytes() == digits).then(|| {
            *self = next;
            json
        })
    }
}

/// Reads a journal as far as it holds.
///
/// # Errors
/// [`Unreadable`] if not even the first line does.
pub fn read_journal(bytes: &[u8]) -> Result<ReadJournal, Unreadable> {
    let mut chain = Chain::default();
    let Some(end) = memchr::memchr(b'\n', bytes) else {
        return Err(Unreadable::NotBegun);
    };
    let (first, mut bytes) = bytes.split_at(end + 1);
    let json = chain.check(first.trim_ascii_end());
    let head = Head::read(json.ok_or(Unreadable::Damaged)?)?;
    let (mut entries, mut whole) = (Vec::new(), first.len());
    let rest = loop {
        let Some(end) = memchr::memchr(b'\n', bytes) else {
            break if bytes.is_empty() {
                Rest::Nothing
            } else {
                Rest::Torn
            };
        };
        let (line, others) = bytes.split_at(end);
        let before = chain.clone();
        let entry = chain.check(line).map(serde_json::from_slice);
        let Some(Ok(entry)) = entry else {
            chain = before;
            break Rest::Damaged;
        };
        entries.push(entry);
        whole += line.len() + 1;
        bytes = others.get(1..).unwrap_or_default();
    };
    Ok(ReadJournal {
        head,
        entries,
        whole: whole as u64,
        rest,
        chain,
    })
}
