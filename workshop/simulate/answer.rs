//! The right answer of a page, asked of fragments.
//!
//! A fragment is whole if it lies within one item of the answer: then it has one role, one place,
//! and one fragment before and after it in the running text. One that is not whole has to be cut.

use std::ops::Range;

use recolumn::document::{Fragment, FragmentId, Placement, Reason, Role, SourceId};
use recolumn::score::{CodePoints, Gold, Mismatch, Numbered, Reading, Scored, of};

/// What a whole fragment is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Belongs {
    /// To this article (counted from 0), as this.
    To(u32, Role),
    /// To none.
    Nowhere(Reason),
}

/// The answer of one page.
pub(crate) struct Answer {
    gold: Gold,
    numbered: Numbered,
    reading: Reading,
    before: Vec<Option<u32>>,
    order: Vec<usize>,
    belongs: Vec<Belongs>,
}

impl Answer {
    pub(crate) fn new(gold: Gold, placement: &Placement) -> Result<Self, Mismatch> {
        let numbered = Numbered::new(placement.text(SourceId(0)));
        let reading = Reading::of_gold(&gold, &numbered)?;
        let mut before = vec![None; numbered.count()];
        for (left, next) in (0..).zip(&reading.next) {
            if let Some(right) = next {
                before[*right as usize] = Some(left);
            }
        }
        // Heads are in the order of the file.
        let mut order: Vec<usize> = (0..numbered.count()).collect();
        for body in &reading.bodies {
            for (place, &number) in body.iter().enumerate() {
                order[number as usize] = place;
            }
        }
        let mut belongs = vec![Belongs::Nowhere(Reason::PageFurniture); numbered.count()];
        let mut put = |places: &[CodePoints], what: &Belongs| {
            for number in places.iter().flat_map(|place| numbered.in_place(place)) {
                belongs[number as usize] = what.clone();
            }
        };
        for (index, article) in (0..).zip(&gold.articles) {
            put(&article.title, &Belongs::To(index, Role::Title));
            put(&article.subtitle, &Belongs::To(index, Role::Subtitle));
            put(&article.byline, &Belongs::To(index, Role::Byline));
            put(
                &article.running_heads,
                &Belongs::To(index, Role::RunningHead),
            );
            for item in &article.body {
                put(&item.spans, &Belongs::To(index, item.role));
            }
        }
        for discard in &gold.discards {
            put(&discard.spans, &Belongs::Nowhere(discard.reason.clone()));
        }
        Ok(Self {
            gold,
            numbered,
            reading,
            before,
            order,
            belongs,
        })
    }

    /// How a placement comes out; an answer that was read always fits its page.
    pub(crate) fn score(&self, placement: &Placement) -> Scored {
        of(placement, &self.gold).unwrap_or_default()
    }

    /// True if nothing about a placement is wrong.
    pub(crate) fn is_reached(&self, placement: &Placement) -> bool {
        let figures = self.score(placement).figures;
        let right = |(_, tally): &(_, recolumn::score::Tally)| {
            tally.right == tally.said && tally.right == tally.wanted
        };
        figures.tallies().iter().all(right) && figures.exact == figures.articles
    }

    /// The characters of a fragment in reading order.
    fn characters(&self, fragment: &Fragment) -> Vec<u32> {
        let spans = fragment.spans.iter();
        spans.flat_map(|span| self.numbered.in_span(span)).collect()
    }

    fn first(&self, fragment: &Fragment) -> usize {
        let range: Range<u32> = self.numbered.in_span(fragment.spans.first());
        range.start as usize
    }

    fn last(&self, fragment: &Fragment) -> usize {
        let range = self.numbered.in_span(fragment.spans.last());
        range.end.saturating_sub(1) as usize
    }

    /// The byte before which a fragment has to be cut first; `None` if it is whole.
    pub(crate) fn cut_in(&self, fragment: &Fragment) -> Option<u32> {
        let characters = self.characters(fragment);
        let breaks = characters.windows(2).find(|pair| {
            let (left, right) = (pair[0] as usize, pair[1] as usize);
            let (one, other) = (&self.belongs[left], &self.belongs[right]);
            match one {
                Belongs::To(_, role) if role.is_body() => {
                    self.reading.next[left] != Some(pair[1]) || self.reading.begins[right]
                }
                _ => one != other,
            }
        });
        breaks.map(|pair| self.numbered.byte(pair[1]))
    }

    /// What a fragment is, by its first character.
    pub(crate) fn belongs(&self, fragment: &Fragment) -> &Belongs {
        &self.belongs[self.first(fragment)]
    }

    /// True if a fragment belongs to this article, by its first character.
    pub(crate) fn is_of(&self, fragment: &Fragment, article: u32) -> bool {
        matches!(self.belongs(fragment), Belongs::To(its, _) if *its == article)
    }

    /// What a fragment of running text is; `None` for anything else.
    pub(crate) fn body_role(&self, fragment: &Fragment) -> Option<Role> {
        match self.belongs(fragment) {
            Belongs::To(_, role) => role.is_body().then_some(*role),
            Belongs::Nowhere(_) => None,
        }
    }

    /// True if a paragraph begins with this fragment.
    pub(crate) fn begins(&self, fragment: &Fragment) -> bool {
        self.reading.begins[self.first(fragment)]
    }

    /// True if the right fragment comes right after the left one in the running text.
    pub(crate) fn follows(&self, left: &Fragment, right: &Fragment) -> bool {
        self.reading.next[self.last(left)] == u32::try_from(self.first(right)).ok()
    }

    /// The fragment that holds the character before this fragment in the running text.
    pub(crate) fn before(&self, placement: &Placement, fragment: &Fragment) -> Option<FragmentId> {
        self.holder(placement, self.before[self.first(fragment)]?)
    }

    /// The fragment that holds the character after this fragment in the running text.
    pub(crate) fn after(&self, placement: &Placement, fragment: &Fragment) -> Option<FragmentId> {
        self.holder(placement, self.reading.next[self.last(fragment)]?)
    }

    /// The fragment that the running text of an article begins with.
    pub(crate) fn beginning(&self, placement: &Placement, article: u32) -> Option<FragmentId> {
        let body = self.reading.bodies.get(article as usize)?;
        self.holder(placement, *body.first()?)
    }

    /// The first fragment of an article's title.
    pub(crate) fn title(&self, placement: &Placement, article: u32) -> Option<FragmentId> {
        let title = Belongs::To(article, Role::Title);
        let mut fragments = placement.fragments();
        fragments
            .find(|(_, fragment)| *self.belongs(fragment) == title)
            .map(|(id, _)| id)
    }

    /// Where a whole fragment stands in the running text of its article, for sorting.
    pub(crate) fn order(&self, fragment: &Fragment) -> usize {
        self.order[self.first(fragment)]
    }

    /// How many articles there are.
    pub(crate) fn articles(&self) -> u32 {
        u32::try_from(self.reading.bodies.len()).unwrap_or(u32::MAX)
    }

    fn holder(&self, placement: &Placement, number: u32) -> Option<FragmentId> {
        let byte = self.numbered.byte(number);
        let mut fragments = placement.fragments();
        let holds = |fragment: &Fragment| {
            let mut spans = fragment.spans.iter();
            spans.any(|span| span.range().contains(&(byte as usize)))
        };
        fragments
            .find(|(_, fragment)| holds(fragment))
            .map(|(id, _)| id)
    }
}
