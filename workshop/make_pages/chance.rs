//! A small generator of random numbers, so that a page follows from its seed alone.
//!
//! It is splitmix64: good enough to mix pages, and the same on every machine. It is wrong for
//! anything that has to be unpredictable.

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut stream = Self(seed ^ 0x9e37_79b9_7f4a_7c15);
        stream.next();
        stream
    }

    /// A stream of its own for the `number`th of something: it doesn't depend on what is drawn here.
    pub(crate) fn of(seed: u64, number: u64) -> Self {
        let mut stream = Self::new(seed);
        let mixed = stream.next() ^ number.wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self::new(mixed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `count`; 0 if that is 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        if count == 0 {
            return 0;
        }
        (self.next() % count as u64) as usize
    }

    /// A number from `least` to `most`, both included.
    pub(crate) fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// A number from 0 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True with this probability.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// One of `list`, or nothing of an empty one.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let at = self.below(list.len());
        list.get(at)
    }

    /// One of a fixed choice, each with its weight.
    pub(crate) fn weighted<T: Copy>(&mut self, choice: &[(T, f64)], fallback: T) -> T {
        let total: f64 = choice.iter().map(|(_, weight)| weight).sum();
        let mut left = self.share() * total;
        for (value, weight) in choice {
            left -= weight;
            if left < 0.0 {
                return *value;
            }
        }
        fallback
    }

    /// Brings a list into a random order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(last + 1);
            list.swap(last, other);
        }
    }
}
