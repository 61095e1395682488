//! Bytes that are taken for a saved file: refused, or a whole work that can be saved again.

use recolumn::document::{Placement, find_fault};
use recolumn::save::{looks_saved, open, saved_bytes};

use super::exporting::exported_as_text;

/// Any bytes at all; the work that they are, if they are one.
pub fn open_saved(bytes: &[u8]) -> Option<Placement> {
    let placement = open(bytes).ok()?.placement;
    assert_eq!(find_fault(&placement), None);
    saved_comes_back(&placement);
    exported_as_text(&placement);
    Some(placement)
}

/// What is saved is opened as what it was, nothing odd about it, and is saved as the same bytes.
pub(super) fn saved_comes_back(placement: &Placement) {
    let bytes = saved_bytes(placement);
    assert!(looks_saved(&bytes));
    let again = open(&bytes).expect("what was saved is a saved file");
    assert!(again.placement == *placement, "another state after saving");
    assert_eq!(again.surprises, vec![]);
    assert!(saved_bytes(&again.placement) == bytes, "other bytes");
}
