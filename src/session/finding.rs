//! Looking for a text in all fragments of a work, a piece at a time.
//!
//! The fragments are gone through from a place on, to the end and round again to that place, so that
//! what is found first is what a reader comes to first. A hit is told in the fragment as it reads
//! (lines joined), and may run over a line's end; it does not run from one fragment into the next.

use super::Work;
use crate::document::{FragmentId, Placement, SourceId, fragment_text};
use crate::signs::Sought;

/// A place where the text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// In this fragment.
    pub fragment: FragmentId,
    /// First byte of the fragment as it reads.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A search that goes on, or has come to its end.
#[derive(Clone, Debug)]
pub struct Finding {
    sought: Sought,
    begin: FragmentId,
    /// What is looked at next; `None` when all was.
    next: Option<FragmentId>,
    /// True once it went round to the first fragment.
    is_round: bool,
    /// Hits from `begin` on, in order.
    late: Vec<Hit>,
    /// Hits before `begin`, in order.
    early: Vec<Hit>,
    of: Cuts,
}

/// What fragments there are, as far as can be told quickly: as many cuts as joins go unseen, but a
/// hit in a fragment that is not there any more does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cuts {
    fragments: usize,
    texts: usize,
}

impl Cuts {
    fn of(placement: &Placement) -> Self {
        let addresses = placement
            .sources()
            .map(|(_, source)| source.text.as_ptr() as usize);
        Self {
            fragments: placement.fragment_count(),
            texts: addresses.fold(0, |sum, address| sum.rotate_left(5) ^ address),
        }
    }
}

impl Finding {
    /// A search for this text, beginning with this fragment, or with the shown page; `None` if there
    /// is nothing to look for.
    #[must_use]
    pub fn new(text: &str, work: &Work, from: Option<FragmentId>) -> Option<Self> {
        let page = FragmentId {
            source: work.shown(),
            start: 0,
        };
        let begin = from.unwrap_or(page);
        Some(Self {
            sought: Sought::new(text)?,
            begin,
            next: Some(begin),
            is_round: false,
            late: Vec::new(),
            early: Vec::new(),
            of: Cuts::of(work.document().placement()),
        })
    }

    /// Looks through some more of the fragments: about so many bytes of them.
    pub fn go_on(&mut self, placement: &Placement, bytes: usize) {
        let mut left = bytes;
        while let Some(from) = self.next {
            let mut stopped = None;
            for (id, fragment) in placement.fragments_from(from) {
                if self.is_round && id >= self.begin {
                    break;
                }
                if left == 0 {
                    stopped = Some(id);
                    break;
                }
                let text = fragment_text(placement.text(id.source), &fragment.spans);
                left = left.saturating_sub(text.len().max(1));
                let hits = if self.is_round {
                    &mut self.early
                } else {
                    &mut self.late
                };
                let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
                hits.extend(self.sought.places_in(&text).map(|place| Hit {
                    fragment: id,
                    start: offset(place.start),
                    end: offset(place.end),
                }));
            }
            if stopped.is_some() {
                self.next = stopped;
                return;
            }
            self.next = (!self.is_round).then_some(FragmentId {
                source: SourceId(0),
                start: 0,
            });
            self.is_round = true;
        }
    }

    /// True when all was looked through.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next.is_none()
    }

    /// True if the fragments are still those that were looked through.
    #[must_use]
    pub fn holds_for(&self, placement: &Placement) -> bool {
        self.of == Cuts::of(placement)
    }

    /// How many hits were found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.early.len() + self.late.len()
    }

    /// The hit at a place among all, in file order, from 0.
    #[must_use]
    pub fn hit(&self, index: usize) -> Option<Hit> {
        let late = index.checked_sub(self.early.len());
        late.map_or_else(|| self.early.get(index), |late| self.late.get(late))
            .copied()
    }

    /// The place of a hit among all, from 0; of the first one behind it, if it is not there.
    #[must_use]
    pub fn place_of(&self, hit: Hit) -> usize {
        if hit.fragment < self.begin {
            self.early.partition_point(|one| *one < hit)
        } else {
            self.early.len() + self.late.partition_point(|one| *one < hit)
        }
    }

    /// The first hit that is come to from where the search began.
    #[must_use]
    pub fn first(&self) -> Option<Hit> {
        self.late.first().or(self.early.first()).copied()
    }

    /// The hits in one fragment.
    #[must_use]
    pub fn hits_in(&self, fragment: FragmentId) -> &[Hit] {
        let hits = if fragment < self.begin {
            &self.early
        } else {
            &self.late
        };
        let from = hits.partition_point(|hit| hit.fragment < fragment);
        let to = hits.partition_point(|hit| hit.fragment <= fragment);
        hits.get(from..to).unwrap_or_default()
    }

    /// Every fragment with a hit, in file order.
    #[must_use]
    pub fn fragments(&self) -> Vec<FragmentId> {
        let hits = self.early.iter().chain(&self.late);
        let mut found: Vec<_> = hits.map(|hit| hit.fragment).collect();
        found.dedup();
        found
    }
}
