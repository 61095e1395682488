//! What a page's fragments say by themselves, worked out once; and the page solved with it.
//!
//! [`Prepared`] depends on the fragments and their texts alone, not on where they stand, so that
//! after a decision of the user only [`solve`](Prepared::solve) runs again.

use super::{Evidence, Proposal, ProposedArticle, ProposedPart};
use crate::document::{Confidence, FragmentId, Join, Part, Placement, Role, Standing};

/// A document made ready to be solved.
#[derive(Clone, Debug)]
pub struct Prepared {
    fragments: Vec<FragmentId>,
}

impl Prepared {
    /// Looks at every fragment.
    #[must_use]
    pub fn new(placement: &Placement) -> Self {
        Self {
            fragments: placement.fragments().map(|(id, _)| id).collect(),
        }
    }

    /// True if the placement still has the fragments that were looked at.
    #[must_use]
    pub fn holds_for(&self, placement: &Placement) -> bool {
        placement
            .fragments()
            .map(|(id, _)| id)
            .eq(self.fragments.iter().copied())
    }

    /// The document solved around what the user has decided.
    #[must_use]
    pub fn solve(&self, placement: &Placement) -> Proposal {
        let sure = Confidence::new(1.0);
        let doubt = Confidence::new(0.5);
        let (Some(sure), Some(doubt)) = (sure, doubt) else {
            return Proposal::default();
        };
        let mut proposal = Proposal::default();
        for article in placement.articles() {
            let placed = |part: &Part| {
                let fragment = placement.fragment(part.fragment)?;
                Some(ProposedPart {
                    fragment: part.fragment,
                    role: fragment.role,
                    join: part.join,
                    placed: true,
                    confidence: sure,
                    evidence: vec![Evidence::Placed],
                })
            };
            proposal.articles.push(ProposedArticle {
                article: Some(article.id),
                parts: article.parts.iter().filter_map(placed).collect(),
            });
        }
        let mut open: Option<ProposedArticle> = None;
        for (id, fragment) in placement.fragments() {
            if fragment.standing != Standing::Unplaced {
                continue;
            }
            if fragment.role == Role::Title {
                proposal.articles.extend(open.take());
            }
            let article = open.get_or_insert_with(|| ProposedArticle {
                article: None,
                parts: Vec::new(),
            });
            article.parts.push(ProposedPart {
                fragment: id,
                role: fragment.role,
                join: Join::Paragraph,
                placed: false,
                confidence: doubt,
                evidence: vec![Evidence::NextOnPage],
            });
        }
        proposal.articles.extend(open);
        proposal
    }
}
