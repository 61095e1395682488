//! Which seams of what a person has put together are surely wrong, remembered from state to state.
//!
//! What stands at a seam's marks is looked at when a column is laid out, since a wrong seam takes
//! room; whether the words read on only when the seam comes into sight, since that takes longer. Both
//! depend on the two texts alone, so they are kept until the page is another one.

use std::collections::HashMap;
use std::sync::Arc;

use super::proposed::LanePart;
use crate::document::{FragmentId, Join, Placement, Role, Source, fragment_text};
use crate::suggest::{Clash, marks_clash, words_clash};

/// More than any work has seams in articles that were shown; beyond, all is worked out anew.
const MOST: usize = 200_000;

/// Two texts: where each begins and ends.
type Pair = [(FragmentId, u32); 2];

/// What is known of seams.
#[derive(Default)]
pub(crate) struct Clashes {
    marks: HashMap<(Pair, Join, bool), Option<Clash>>,
    words: HashMap<Pair, bool>,
    /// The texts that it was worked out for.
    sources: Vec<Arc<Source>>,
}

/// A seam between two parts of an article.
#[derive(Clone, Copy)]
pub(crate) struct PlacedSeam {
    /// The text before.
    pub left: FragmentId,
    /// True if the text before begins its paragraph.
    pub begins: bool,
    /// The text after.
    pub right: FragmentId,
    /// How it attaches.
    pub join: Join,
}

impl Clashes {
    /// Forgets everything if the pages are others.
    pub(crate) fn refresh(&mut self, placement: &Placement) {
        let now = placement.sources().map(|(_, source)| source);
        let is_same = now.len() == self.sources.len()
            && now
                .zip(&self.sources)
                .all(|(now, before)| Arc::ptr_eq(now, before));
        if is_same && self.marks.len() <= MOST && self.words.len() <= MOST {
            return;
        }
        let sources = placement.sources().map(|(_, source)| Arc::clone(source));
        *self = Self {
            sources: sources.collect(),
            ..Self::default()
        };
    }

    /// What the marks at a seam say against it.
    pub(crate) fn of_marks(&mut self, placement: &Placement, seam: PlacedSeam) -> Option<Clash> {
        let key = (pair(placement, seam)?, seam.join, seam.begins);
        let marks = self.marks.entry(key);
        *marks.or_insert_with(|| seam.marks(placement))
    }

    /// What the marks at a seam, or the words around it, say against it.
    pub(crate) fn of(&mut self, placement: &Placement, seam: PlacedSeam) -> Option<Clash> {
        let marks = self.of_marks(placement, seam);
        if marks.is_some() || seam.join == Join::Paragraph {
            return marks;
        }
        let words = self.words.entry(pair(placement, seam)?);
        let clash = *words.or_insert_with(|| seam.words(placement));
        clash.then_some(Clash::DoesNotReadOn)
    }
}

impl PlacedSeam {
    /// The seam between two parts, if both are running text that a person has placed.
    pub(crate) fn between(before: Option<LanePart>, part: &LanePart) -> Option<Self> {
        let before = before?;
        let is_text = |part: &LanePart| part.role == Role::Paragraph && part.confidence.is_none();
        (is_text(&before) && is_text(part)).then_some(Self {
            left: before.fragment,
            begins: before.join == Join::Paragraph,
            right: part.fragment,
            join: part.join,
        })
    }

    /// What the marks and the words at the seam say against it, worked out anew.
    pub(crate) fn clash(self, placement: &Placement) -> Option<Clash> {
        let words = || self.join == Join::Continue && self.words(placement);
        let marks = self.marks(placement);
        marks.or_else(|| words().then_some(Clash::DoesNotReadOn))
    }

    fn marks(self, placement: &Placement) -> Option<Clash> {
        let (left, right) = self.texts(placement);
        marks_clash(&left, &right, (self.join, self.begins))
    }

    fn words(self, placement: &Placement) -> bool {
        let (left, right) = self.texts(placement);
        words_clash(&left, &right)
    }

    fn texts(self, placement: &Placement) -> (String, String) {
        (text(placement, self.left), text(placement, self.right))
    }
}

fn pair(placement: &Placement, seam: PlacedSeam) -> Option<Pair> {
    let end = |id| {
        let fragment = placement.fragment(id)?;
        Some((id, fragment.spans.last().end))
    };
    Some([end(seam.left)?, end(seam.right)?])
}

fn text(placement: &Placement, id: FragmentId) -> String {
    let fragment = placement.fragment(id);
    fragment.map_or_else(String::new, |fragment| {
        fragment_text(placement.text(id.source), &fragment.spans)
    })
}
