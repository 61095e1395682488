//! What a person should look at first: everything that is proposed, least certain first.

use super::Proposal;
use crate::document::{Confidence, FragmentId, Reason};

/// One thing that is proposed and may be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The fragment that it is about.
    pub fragment: FragmentId,
    /// How sure the proposal is.
    pub confidence: Confidence,
    /// What is proposed.
    pub about: About,
}

/// What a doubt is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// That the fragment belongs into an article, at its place there.
    Link {
        /// The place of the article in [`Proposal::articles`], counted from 0.
        article: usize,
        /// What the fragment would come right after; `None` for the first part.
        left: Option<FragmentId>,
    },
    /// That the fragment belongs to no article.
    Discard(Reason),
}

impl Proposal {
    /// All doubts, the least certain first; in file order where they are as certain.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts: Vec<Doubt> = Vec::new();
        for (number, article) in self.articles.iter().enumerate() {
            // What `ProposedArticle::before` says, for all parts in one go.
            let (mut text, mut last) = (None, None);
            for part in &article.parts {
                let left = text.filter(|_| part.role.is_body()).or(last);
                last = Some(part.fragment);
                if part.role.is_body() {
                    text = last;
                }
                if !part.placed {
                    doubts.push(Doubt {
                        fragment: part.fragment,
                        confidence: part.confidence,
                        about: About::Link {
                            article: number,
                            left,
                        },
                    });
                }
            }
        }
        doubts.extend(self.discards.iter().map(|discard| Doubt {
            fragment: discard.fragment,
            confidence: discard.confidence,
            about: About::Discard(discard.reason.clone()),
        }));
        doubts.sort_by(|one, other| {
            let sure = one.confidence.value().total_cmp(&other.confidence.value());
            sure.then(one.fragment.cmp(&other.fragment))
        });
        doubts
    }
}
