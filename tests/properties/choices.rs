//! Bytes as a row of choices, so that whoever can only make bytes (a fuzzer) can make anything.
//!
//! Where the bytes are used up, every further choice is the first one.

/// What is left of the bytes.
#[derive(Debug)]
pub(crate) struct Choices<'a> {
    left: &'a [u8],
}

impl<'a> Choices<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { left: bytes }
    }

    /// True if there is nothing left to choose by.
    pub(crate) fn is_over(&self) -> bool {
        self.left.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.left.split_first() else {
            return 0;
        };
        self.left = rest;
        first
    }

    /// A number below `limit`; 0 where that is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let byte = usize::from(self.byte());
        let number = if limit > 256 {
            byte << 8 | usize::from(self.byte())
        } else {
            byte
        };
        number % limit.max(1)
    }

    pub(crate) fn yes(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    /// One of these; there has to be one.
    pub(crate) fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// Up to `most` of whatever `one` makes.
    pub(crate) fn some<T>(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.below(most + 1);
        (0..count).map(|_| one(self)).collect()
    }
}

/// A text, and after the first byte 0xFF (which no UTF-8 has) the choices of what is done to it.
pub(crate) fn text_and_choices(bytes: &[u8]) -> (String, Choices<'_>) {
    let end = bytes.iter().position(|&byte| byte == 0xFF);
    let text = &bytes[..end.unwrap_or(bytes.len())];
    let rest = end.map_or(&[][..], |end| &bytes[end + 1..]);
    (
        String::from_utf8_lossy(text).into_owned(),
        Choices::new(rest),
    )
}
