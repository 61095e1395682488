//! A page proposed and accepted: a text, 0xFF, steps before it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recolumn_fuzz::properties;

fuzz_target!(|bytes: &[u8]| {
    properties::suggest(bytes);
});
