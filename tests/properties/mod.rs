//! What must hold whatever comes in, as functions of what came in: each panics if it does not hold.
//!
//! They are asked from two sides: by `tests/suite/any_bytes.rs` for a few seconds in every run of
//! the tests, and by the fuzz targets in `fuzz` for as long as one likes. So the two never differ in
//! what they demand. Whoever adds a property here adds a line on both sides.

// Another package, the fuzz targets, reaches them, too.
#![allow(unreachable_pub)]

mod changing;
mod choices;
mod exporting;
mod journaling;
mod pages;
mod saving;
pub(crate) mod steps;
mod suggesting;

pub use changing::changed_saved;
pub use exporting::exported;
#[allow(unused_imports)] // The fuzz targets use both.
pub use journaling::{changed_journal, journal};
pub use pages::{cut, load};
pub use saving::open_saved;
pub use steps::commands;
pub use suggesting::suggest;
