//! A journal that somebody has been at: a text, 0xFF, steps and changes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recolumn_fuzz::properties;

fuzz_target!(|bytes: &[u8]| {
    properties::changed_journal(bytes);
});
