//! Of texts that repeat each other, which is the title?
//!
//! An article has one title, and running heads repeat it above its other columns. The chain sees
//! each occurrence by itself; here the page's structure is added: of a group's members that seem to
//! be heads, exactly one is the title, and how likely each is follows from what the chain said of
//! all of them.

use super::chain::PerKind;
use super::features::Looked;
use super::{KINDS, Kind};
use crate::document::Role;

/// Gives every group of repeated heads exactly one title.
pub(super) fn settle(looked: &Looked<'_>, kinds: &mut [PerKind]) {
    let title = Kind::Part(Role::Title).index();
    let running = Kind::Part(Role::RunningHead).index();
    debug_assert!(title < KINDS && running < KINDS);
    for group in &looked.repeats.groups {
        // The odds of each to be the title, given that it is a head.
        let odds: Vec<f64> = group
            .iter()
            .map(|&at| {
                let (one, other) = (kinds[at][title], kinds[at][running]);
                (one + 1e-9) / (other + 1e-9)
            })
            .collect();
        let sum: f64 = odds.iter().sum();
        for (&at, odds) in group.iter().zip(&odds) {
            let head = kinds[at][title] + kinds[at][running];
            kinds[at][title] = head * odds / sum;
            kinds[at][running] = head * (sum - odds).max(0.0) / sum;
        }
    }
}
