//! A work exported in every way: a text, 0xFF, steps before it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recolumn_fuzz::properties;

fuzz_target!(|bytes: &[u8]| {
    properties::exported(bytes);
});
