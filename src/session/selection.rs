//! What is selected.

use std::collections::BTreeSet;

use crate::document::{FragmentId, Placement, Standing};

/// The selected fragments, and the one where the selection began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: BTreeSet<FragmentId>,
    anchor: Option<FragmentId>,
}

impl Selection {
    /// True if this fragment is selected.
    #[must_use]
    pub fn contains(&self, fragment: FragmentId) -> bool {
        self.chosen.contains(&fragment)
    }

    /// How many are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// True if nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Where the selection began; an extension reaches from there.
    #[must_use]
    pub fn anchor(&self) -> Option<FragmentId> {
        self.anchor
    }

    /// The selected fragments in reading order: article by article as their parts stand, then the
    /// others in file order.
    #[must_use]
    pub fn in_order(&self, placement: &Placement) -> Vec<FragmentId> {
        let placed = |id: &FragmentId| {
            let standing = placement.fragment(*id).map(|fragment| &fragment.standing);
            matches!(standing, Some(Standing::InArticle(_)))
        };
        if !self.chosen.iter().any(placed) {
            return self.chosen.iter().copied().collect();
        }
        let parts = placement
            .articles()
            .flat_map(|article| article.parts.iter());
        let mut order: Vec<_> = parts
            .map(|part| part.fragment)
            .filter(|id| self.chosen.contains(id))
            .collect();
        order.extend(self.chosen.iter().filter(|id| !placed(id)));
        order
    }

    /// Selects just one.
    pub(super) fn only(&mut self, fragment: FragmentId) {
        self.chosen = BTreeSet::from([fragment]);
        self.anchor = Some(fragment);
    }

    /// Adds one or takes it out.
    pub(super) fn toggle(&mut self, fragment: FragmentId) {
        if !self.chosen.remove(&fragment) {
            self.chosen.insert(fragment);
            self.anchor = Some(fragment);
        }
    }

    /// Selects these; the anchor stays if it is among them.
    pub(super) fn all(&mut self, fragments: &[FragmentId]) {
        self.chosen = fragments.iter().copied().collect();
        if self
            .anchor
            .is_none_or(|anchor| !self.chosen.contains(&anchor))
        {
            self.anchor = fragments.first().copied();
        }
    }

    /// Selects nothing.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets what is not there any more.
    pub(super) fn keep_existing(&mut self, placement: &Placement) {
        self.chosen.retain(|&id| placement.fragment(id).is_some());
        self.anchor = self.anchor.filter(|&id| placement.fragment(id).is_some());
    }
}
