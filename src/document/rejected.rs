//! Links that the user has said no to: "this does not come right after that".
//!
//! A link is between the end of one fragment and the beginning of another, and follows them: after
//! a cut the end is that of the second half, after a join what became the inside of a fragment is
//! no link any more. Who puts the two next to each other after all has taken the no back.

use std::collections::BTreeSet;

use super::{ArticleId, Deed, FragmentId, Placement, Refusal, SourceId};

impl Placement {
    /// The rejected links in order: the second fragment does not come right after the first.
    pub fn rejected(&self) -> impl ExactSizeIterator<Item = (FragmentId, FragmentId)> {
        self.rejected.iter().copied()
    }

    /// True if the user has said that `right` does not come right after `left`.
    #[must_use]
    pub fn is_rejected(&self, left: FragmentId, right: FragmentId) -> bool {
        self.rejected.contains(&(left, right))
    }

    /// Remembers a rejected link, as a saved file has it; false if one of the two is not there, or
    /// they are one.
    pub(crate) fn add_rejected(&mut self, left: FragmentId, right: FragmentId) -> bool {
        let there = |id| self.fragment(id).is_some();
        let good = left != right && there(left) && there(right);
        if good {
            self.rejected.insert((left, right));
        }
        good
    }

    pub(super) fn reject(&mut self, left: FragmentId, right: FragmentId) -> Result<Deed, Refusal> {
        if self.is_rejected(left, right) {
            return Err(Refusal::NothingToDo);
        }
        if !self.add_rejected(left, right) {
            return Err(Refusal::NoSuchFragment);
        }
        Ok(Deed::Rejected)
    }

    /// After a cut: what ended in the whole ends in its second half now.
    pub(super) fn rejected_after_cut(&mut self, whole: FragmentId, second: FragmentId) {
        self.rename_rejected(|(left, right)| {
            let left = if left == whole { second } else { left };
            Some((left, right))
        });
    }

    /// After a join of `fragments`, which are one under the first one's name: only its beginning
    /// and its end are left.
    pub(super) fn rejected_after_merge(&mut self, fragments: &[FragmentId]) {
        let (Some(&first), Some(&last)) = (fragments.first(), fragments.last()) else {
            return;
        };
        self.rename_rejected(|(left, right)| {
            let inside = |id: FragmentId, edge: FragmentId| id != edge && fragments.contains(&id);
            if inside(left, last) || inside(right, first) {
                return None;
            }
            let left = if left == last { first } else { left };
            (left != right).then_some((left, right))
        });
    }

    /// After a page was read again: its fragments are others.
    pub(super) fn rejected_after_reading(&mut self, source: SourceId) {
        self.rename_rejected(|(left, right)| {
            (left.source != source && right.source != source).then_some((left, right))
        });
    }

    /// After fragments were placed: two that follow each other now, and did not before, do so.
    pub(super) fn unreject_neighbours(&mut self, before: &Self, touched: &BTreeSet<ArticleId>) {
        if self.rejected.is_empty() {
            return;
        }
        let follow = |placement: &Self| -> BTreeSet<(FragmentId, FragmentId)> {
            let articles = placement.articles().filter(|a| touched.contains(&a.id));
            articles
                .flat_map(|article| article.parts.iter().zip(article.parts.iter().skip(1)))
                .map(|(left, right)| (left.fragment, right.fragment))
                .collect()
        };
        let (was, is) = (follow(before), follow(self));
        for pair in is.difference(&was) {
            self.rejected.remove(pair);
        }
    }

    fn rename_rejected(
        &mut self,
        rename: impl Fn((FragmentId, FragmentId)) -> Option<(FragmentId, FragmentId)>,
    ) {
        if self.rejected.is_empty() {
            return;
        }
        self.rejected = self.rejected.iter().copied().filter_map(rename).collect();
    }
}
