//! Steps of a person on a page: a text, 0xFF, steps.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recolumn_fuzz::properties;

fuzz_target!(|bytes: &[u8]| {
    properties::commands(bytes);
});
