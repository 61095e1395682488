//! Any bytes, read as a page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recolumn_fuzz::properties;

fuzz_target!(|bytes: &[u8]| {
    properties::load(bytes);
});
