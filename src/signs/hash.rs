//! One number for a text, by which equal texts are found: Fowler, Noll and Vo's hash, the same on every
//! run and machine.
//!
//! Two texts may have the same number, though hardly ever two of one page; whoever cannot bear that
//! compares the texts as well.

use std::hash::{Hash, Hasher};

/// The hasher; maps whose keys are such numbers may use it, too.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        // The low bits of the product know little of the last bytes.
        self.0 ^ (self.0 >> 29)
    }
}

/// The hash of a value.
pub(crate) fn hash_of<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = Fnv::default();
    value.hash(&mut hasher);
    hasher.finish()
}
