//! A table in bytes that are read where they lie: from the hash of a key to one or two small
//! numbers. Nothing is unpacked and nothing allocated, so opening costs nothing.
//!
//! A minimal-enough perfect hash gives every key a slot of its own (a pilot for each bucket of
//! about five keys says where its keys go); the slot holds a fingerprint, by which strangers
//! are told from keys, and the numbers as steps of a code book. One fetch for the pilot, one for
//! the slot.
//!
//! Where it is wrong: a stranger is taken for a key once in 2^(fingerprint bits) times. Whoever
//! looks up long keys only after their shorter ends were found sees that much more rarely.

/// What a table's bytes are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// A hash of a sequence of symbols, first symbol first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trail(u64);

impl Trail {
    /// The trail of nothing.
    pub const START: Self = Self(0x51_7c_c1_b7_27_22_0a_95);

    /// The trail with one more symbol behind.
    #[must_use]
    #[inline]
    pub const fn then(self, symbol: u32) -> Self {
        Self((self.0.rotate_left(23) ^ symbol as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The trail of a whole sequence.
    #[must_use]
    pub fn of(symbols: &[u32]) -> Self {
        symbols
            .iter()
            .fold(Self::START, |trail, symbol| trail.then(*symbol))
    }

    /// A well mixed number for this trail; another one for every seed.
    #[must_use]
    #[inline]
    pub const fn mixed(self, seed: u32) -> u64 {
        mix(self.0 ^ (seed as u64).wrapping_mul(0xd6e8_feb8_6659_fd93))
    }
}

/// Spreads every bit of `x` over all others (the last step of MurmurHash3's 64 bit form, with
/// other constants).
#[inline]
const fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let x = (x ^ (x >> 29)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    x ^ (x >> 32)
}

/// Bytes of a table's head: keys, slots, buckets, seed, bits of number, of second number, of
/// fingerprint, bytes of a slot, four bytes each.
pub const HEAD: usize = 32;

/// The bucket of a mixed hash.
#[must_use]
#[inline]
pub const fn bucket(mixed: u64, buckets: u32) -> u32 {
    (((mixed >> 32) * buckets as u64) >> 32) as u32
}

/// The slot of a mixed hash in a bucket with this pilot.
#[must_use]
#[inline]
pub const fn slot(mixed: u64, pilot: u16, slots: u32) -> u32 {
    let turned = mix(mixed ^ (pilot as u64 + 1).wrapping_mul(0xa24b_aed4_963e_e407));
    (((turned >> 32) * slots as u64) >> 32) as u32
}

/// The fingerprint of a mixed hash, `bits` wide.
#[must_use]
#[inline]
pub const fn fingerprint(mixed: u64, bits: u32) -> u32 {
    (mixed as u32) & ((1 << bits) - 1)
}

/// A packed table.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    keys: u32,
    slots: u32,
    buckets: u32,
    seed: u32,
    first_bits: u32,
    second_bits: u32,
    fingerprint_bits: u32,
    slot_bytes: usize,
    first_book: &'a [u8],
    second_book: &'a [u8],
    pilots: &'a [u8],
    body: &'a [u8],
}

impl<'a> Table<'a> {
    /// The table at the start of `bytes`, and what follows it.
    ///
    /// # Errors
    /// [`Damaged`] if the bytes are none. Damage inside the slots does not show: it makes numbers
    /// that are wrong, never a panic.
    pub fn open(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), Damaged> {
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or(Damaged)?;
        let number = |place: usize| number_at(head, place).ok_or(Damaged);
        let (keys, slots, buckets, seed) = (number(0)?, number(1)?, number(2)?, number(3)?);
        let (first_bits, second_bits) = (number(4)?, number(5)?);
        let (fingerprint_bits, slot_bytes) = (number(6)?, number(7)?);
        let bits = first_bits
            .saturating_add(second_bits)
            .saturating_add(fingerprint_bits);
        let holds = (1..=8).contains(&first_bits)
            && second_bits <= 8
            && (1..=24).contains(&fingerprint_bits)
            && (1..=4).contains(&slot_bytes)
            && bits <= slot_bytes * 8
            && slots >= keys
            && (buckets > 0 || slots == 0);
        if !holds {
            return Err(Damaged);
        }
        let (first_book, rest) = rest.split_at_checked(4 << first_bits).ok_or(Damaged)?;
        let second = if second_bits == 0 {
            0
        } else {
            4 << second_bits
        };
        let (second_book, rest) = rest.split_at_checked(second).ok_or(Damaged)?;
        let length = (buckets as usize).checked_mul(2).ok_or(Damaged)?;
        let (pilots, rest) = rest.split_at_checked(length).ok_or(Damaged)?;
        let slot_bytes = slot_bytes as usize;
        let length = (slots as usize).checked_mul(slot_bytes).ok_or(Damaged)?;
        let (body, rest) = rest.split_at_checked(length).ok_or(Damaged)?;
        let table = Self {
            keys,
            slots,
            buckets,
            seed,
            first_bits,
            second_bits,
            fingerprint_bits,
            slot_bytes,
            first_book,
            second_book,
            pilots,
            body,
        };
        Ok((table, rest))
    }

    /// How many keys it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.keys as usize
    }

    /// True if it holds no key.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.keys == 0
    }

    /// The two numbers of a key; the second is 0 in a table that has one only.
    #[must_use]
    #[inline]
    pub fn get(&self, trail: Trail) -> Option<(f32, f32)> {
        let mixed = trail.mixed(self.seed);
        let place = bucket(mixed, self.buckets) as usize * 2;
        let pilot = self.pilots.get(place..place + 2)?;
        let pilot = u16::from_le_bytes(pilot.try_into().ok()?);
        let start = slot(mixed, pilot, self.slots) as usize * self.slot_bytes;
        let bytes = self.body.get(start..start + self.slot_bytes)?;
        let packed = bytes
            .iter()
            .rev()
            .fold(0_u32, |packed, byte| (packed << 8) | u32::from(*byte));
        let used = self.first_bits + self.second_bits;
        let here = (u64::from(packed) >> used) as u32 & ((1 << self.fingerprint_bits) - 1);
        if here != fingerprint(mixed, self.fingerprint_bits) {
            return None;
        }
        let first = packed & ((1 << self.first_bits) - 1);
        let first = float_at(self.first_book, first as usize)?;
        if self.second_bits == 0 {
            return Some((first, 0.0));
        }
        let second = (packed >> self.first_bits) & ((1 << self.second_bits) - 1);
        Some((first, float_at(self.second_book, second as usize)?))
    }
}

/// The `place`-th four byte number.
pub(super) fn number_at(bytes: &[u8], place: usize) -> Option<u32> {
    let bytes = bytes.get(place * 4..place * 4 + 4)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The `place`-th four byte float.
#[inline]
pub(super) fn float_at(bytes: &[u8], place: usize) -> Option<f32> {
    let bytes = bytes.get(place * 4..place * 4 + 4)?;
    Some(f32::from_le_bytes(bytes.try_into().ok()?))
}
