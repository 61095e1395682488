//! Any text, cut into fragments.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recolumn_fuzz::properties;

fuzz_target!(|text: &str| {
    properties::cut(text);
});
