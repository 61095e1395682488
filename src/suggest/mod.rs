//! What continues what: proposes articles, roles and order for a whole document, each link with
//! its confidence and the evidence for it.
//!
//! Everything here is a function of the placement: no files, no clock, no chance; the same page
//! gives the same answer, on however many threads. What the user has placed, rejected or said of a
//! role is a hard constraint. A [`Proposal`] is data; accepting it, or a part of it, is an
//! ordinary command.

mod accept;
mod assembly;
mod attach;
mod clash;
pub mod confidence;
mod decided;
mod doubt;
mod elsewhere;
mod ends;
mod evidence;
mod filled;
mod filling;
pub mod fitting;
mod heads;
pub mod language;
mod page;
mod prepared;
mod proposal;
pub mod roles;
mod signals;
mod solve;
mod topic;
mod weights;

pub use clash::{Clash, marks_clash, words_clash};
pub use doubt::{About, Doubt};
pub use prepared::Prepared;
pub use proposal::{
    Candidate, Evidence, Proposal, ProposedArticle, ProposedDiscard, ProposedPart, SHOWN,
};
pub use weights::{Fitted, read_weights};

use crate::document::Placement;

/// Proposes a place for everything that the user has not placed yet.
#[must_use]
pub fn propose(placement: &Placement) -> Proposal {
    Prepared::new(placement).solve(placement)
}
