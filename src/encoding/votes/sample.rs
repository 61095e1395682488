//! Which part of a long file the votes look at.
//!
//! A newspaper page is looked at whole. Of a longer file a slice from the beginning, the middle
//! and the end is enough, unless they hold nothing above ASCII: then the slices begin where such
//! bytes begin. Wrong for a file that is put together from parts in different encodings: one of
//! them wins, the others become damage.

/// Files up to this many bytes are looked at whole. Some 20 ms of work in all.
const WHOLE: usize = 64 * 1024;

/// Bytes of each of the three slices of a longer file. Even, for UTF-16's sake.
const SLICE: usize = 8 * 1024;

/// Bytes of context kept before the first byte above ASCII, where the sample starts there.
const CONTEXT: usize = 256;

/// A part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Slice<'bytes> {
    /// The bytes of the part.
    pub(in super::super) bytes: &'bytes [u8],
    /// Where in the file it begins, in bytes. Even.
    pub(in super::super) start: usize,
    /// True if it may begin within a character.
    pub(in super::super) open_start: bool,
    /// True if it may end within a character.
    pub(in super::super) open_end: bool,
}

/// The parts of the file that the votes look at, in order, without overlap.
pub(super) fn slices(bytes: &[u8]) -> Vec<Slice<'_>> {
    if bytes.len() <= WHOLE {
        return vec![Slice {
            bytes,
            start: 0,
            open_start: false,
            open_end: false,
        }];
    }
    let plain = encoding_rs::Encoding::ascii_valid_up_to(bytes);
    let begin = if plain < bytes.len() && plain > SLICE {
        plain - CONTEXT
    } else {
        0
    };
    let rest = bytes.len() - begin;
    if rest <= WHOLE {
        return vec![slice(bytes, begin, rest)];
    }
    let middle = begin + (rest - SLICE) / 2;
    [begin, middle, bytes.len() - SLICE]
        .into_iter()
        .map(|start| slice(bytes, start, SLICE))
        .collect()
}

/// The part of about that place and length.
fn slice(bytes: &[u8], start: usize, length: usize) -> Slice<'_> {
    let start = start & !1;
    let end = (start + length).next_multiple_of(2).min(bytes.len());
    Slice {
        bytes: bytes.get(start..end).unwrap_or_default(),
        start,
        open_start: start > 0,
        open_end: end < bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::{CONTEXT, SLICE, WHOLE, slices};

    #[test]
    fn a_page_is_looked_at_whole_and_a_long_file_in_three_places() {
        let check = |bytes: &[u8], expected: &[(usize, usize)]| {
            let found: Vec<_> = slices(bytes)
                .iter()
                .map(|slice| (slice.start, slice.bytes.len()))
                .collect();
            assert_eq!(found, expected);
        };
        check(b"", &[(0, 0)]);
        check(&vec![0xB1; WHOLE], &[(0, WHOLE)]);
        let long = vec![0xB1; 10 * WHOLE];
        let middle = (long.len() - SLICE) / 2;
        check(
            &long,
            &[(0, SLICE), (middle, SLICE), (long.len() - SLICE, SLICE)],
        );
        let mut plain = vec![b'a'; 10 * WHOLE];
        plain[9 * WHOLE + WHOLE / 2] = 0xE9;
        let begin = 9 * WHOLE + WHOLE / 2 - CONTEXT;
        check(&plain, &[(begin, plain.len() - begin)]);
    }
}
