//! Whether the links that were accepted from a suggestion are right, each with the confidence that
//! it had: what a reliability table is made of.
//!
//! A link is two parts of running text that follow each other in an article, the second of them put
//! there by a suggestion. It is right if the answer goes on from the last character of the one to
//! the first of the other. Where parts between two others were left out (below the line), what
//! stands side by side is judged as a link all the same; a page on which everything was accepted
//! has none of those.

use super::answer::{Mismatch, Numbered, Reading, only_text};
use super::gold::Gold;
use crate::document::{By, FragmentId, Placement};

/// A link that was accepted from a suggestion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The part before it.
    pub left: FragmentId,
    /// The part that was put after it.
    pub right: FragmentId,
    /// How sure the suggestion was, from 0 to 1.
    pub confidence: f64,
    /// True if the answer has the same two characters follow each other.
    pub is_right: bool,
}

/// The links of a placement of one page that were accepted from a suggestion.
///
/// # Errors
/// [`Mismatch`] if the placement and the answer are not of the same page.
pub fn links(placement: &Placement, gold: &Gold) -> Result<Vec<Link>, Mismatch> {
    let numbered = Numbered::new(only_text(placement)?);
    let wanted = Reading::of_gold(gold, &numbered)?;
    let mut links = Vec::new();
    for article in placement.articles() {
        let mut before: Option<(FragmentId, u32)> = None;
        for part in &article.parts {
            let fragment = placement.fragment(part.fragment);
            let Some(fragment) = fragment.filter(|fragment| fragment.role.is_body()) else {
                continue;
            };
            let first = numbered.in_span(fragment.spans.first()).start;
            let last = numbered
                .in_span(fragment.spans.last())
                .end
                .saturating_sub(1);
            if let (Some((left, end)), By::Suggestion(confidence)) = (before, part.by) {
                links.push(Link {
                    left,
                    right: part.fragment,
                    confidence: confidence.value(),
                    is_right: wanted.next.get(end as usize) == Some(&Some(first)),
                });
            }
            before = Some((part.fragment, last));
        }
    }
    Ok(links)
}

/// The links whose confidence lies between two edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The lowest confidence in it.
    pub from: f64,
    /// One that is not in it any more; but 1 is in the highest bin.
    pub to: f64,
    /// How many links there are.
    pub links: u64,
    /// How many of them are right.
    pub right: u64,
    /// Their mean confidence: what the share of right ones should be. 0 if there are none.
    pub mean: f64,
}

/// The edges of the bins: finer where people accept without looking.
const EDGES: [f64; 10] = [1.0, 0.99, 0.95, 0.9, 0.8, 0.65, 0.5, 0.35, 0.2, 0.0];

/// The reliability table: links by their confidence, the surest first.
pub fn reliability<'a>(links: impl Iterator<Item = &'a Link>) -> Vec<Bin> {
    let empty = |(&to, &from): (&f64, &f64)| Bin {
        from,
        to,
        links: 0,
        right: 0,
        mean: 0.0,
    };
    let mut bins: Vec<Bin> = EDGES.iter().zip(EDGES.iter().skip(1)).map(empty).collect();
    for link in links {
        if let Some(bin) = bins.iter_mut().find(|bin| link.confidence >= bin.from) {
            bin.links += 1;
            bin.right += u64::from(link.is_right);
            bin.mean += (link.confidence - bin.mean) / bin.links as f64;
        }
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SourceId;

    #[test]
    fn links_fall_into_bins_and_none_is_left_out() {
        let fragment = FragmentId {
            source: SourceId(0),
            start: 0,
        };
        let link = |confidence, is_right| Link {
            left: fragment,
            right: fragment,
            confidence,
            is_right,
        };
        let links = [
            link(1.0, true),
            link(0.99, true),
            link(0.95, true),
            link(0.97, false),
            link(0.0, false),
        ];
        let bins: Vec<_> = reliability(links.iter())
            .into_iter()
            .filter(|bin| bin.links > 0)
            .map(|bin| {
                (
                    bin.from,
                    bin.to,
                    bin.links,
                    bin.right,
                    (bin.mean * 1e6).round(),
                )
            })
            .collect();
        assert_eq!(
            bins,
            [
                (0.99, 1.0, 2, 2, 995_000.0),
                (0.95, 0.99, 2, 1, 960_000.0),
                (0.0, 0.2, 1, 0, 0.0)
            ]
        );
    }
}
