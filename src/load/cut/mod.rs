//! Cuts.
mod characters;
mod fragments;
mod gutters;
mod lines;
mod measure;
mod names;
mod paragraphs;
mod roles;
mod straight_across;
mod stretch;

use crate::document::{Role, Spans};
use fragments::Draft;
use gutters::WideBlanks;
use lines::Lines;
use stretch::Stretch;

/// A cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Where.
    pub spans: Spans,
    /// What.
    pub role: Role,
}

/// Cut.
#[must_use]
pub fn cut(text: &str) -> Vec<Cut> {
    let mut lines = Lines::new(text);
    let mut blanks = WideBlanks::new(text);
    let mut stretch = Stretch::new();
    let mut ends = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    while stretch.read(&mut lines) {
        stretch.lay_out(text, &mut blanks);
        let first = drafts.len();
        for (strip, lines) in stretch.strips() {
            paragraphs::ends(text, lines, strip.measure, stretch.plain, &mut ends);
            let mut from = 0;
            for &to in &ends {
                fragments::push(text, strip, &lines[from..to], &mut drafts);
                from = to;
            }
        }
        if stretch.has_columns {
            drafts[first..].sort_unstable_by_key(|draft| draft.spans.first().start);
        }
    }
    roles::assign(text, drafts)
}
