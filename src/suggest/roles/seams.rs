//! What the language model says of the seams around each fragment: whether its text begins and ends
//! as paragraphs do, and whether it reads on from its neighbours.
//!
//! A head reads on from nothing and nothing reads on from it; a running head stands above a text
//! that begins in mid-sentence; and where a sentence goes on across a fragment, the fragment does
//! not belong there. Where there is no model for the language, all of it is 0.

use super::page::View;
use crate::suggest::language::{Language, LeftEnd, RightBeginning, reads_on};

/// The seams of one fragment, in nats: how much likelier than anywhere in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seams {
    /// A paragraph begins as it begins.
    pub(super) begins: f32,
    /// A paragraph ends as it ends.
    pub(super) ends: f32,
    /// It reads on from the one before it.
    pub(super) from_before: f32,
    /// The one after it reads on from the one before it.
    pub(super) across: f32,
}

impl Seams {
    /// The seams of all fragments, in the page's order.
    pub(super) fn of(views: &[View<'_>], language: Language) -> Vec<Self> {
        let mut seams = vec![Self::default(); views.len()];
        let mut before: Option<LeftEnd> = None;
        let mut second: Option<LeftEnd> = None;
        for (index, view) in views.iter().enumerate() {
            let right = RightBeginning::new(language, &view.head);
            let left = LeftEnd::new(language, &view.tail);
            seams[index].begins = right.begins_like_a_paragraph();
            seams[index].ends = left.ends_like_a_paragraph();
            if let Some(before) = &before {
                seams[index].from_before = reads_on(before, &right);
            }
            if let Some(second) = &second {
                seams[index - 1].across = reads_on(second, &right);
            }
            second = before.replace(left);
        }
        seams
    }
}
