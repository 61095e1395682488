//! Where each card stands in its list, worked out without painting.
//!
//! Heights follow from the data alone, so a list knows its length and draws only what is in sight,
//! however many fragments there are. A layout is made anew when the document changes, not in each
//! frame.

use super::clashes::{Clashes, PlacedSeam};
use super::proposed::{LaneKey, LanePart, Proposed};
use super::scene::Filter;
use super::theme::measure;
use crate::document::{Fragment, FragmentId, Join, Placement, Role, SourceId, Standing};
use crate::suggest::Clash;

/// The rows of the page panel.
#[derive(Default)]
pub(crate) struct PageLayout {
    /// What the rows were made from.
    of: Option<((u64, u64), Filter, SourceId)>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// Height of all rows, in points.
    pub height: f32,
    /// How many fragments of the page are unplaced, and nothing is proposed for them.
    pub unplaced: usize,
    /// How many are unplaced, and something is proposed for them.
    pub proposed: usize,
    /// How many are discarded.
    pub discarded: usize,
    /// How many there are.
    pub all: usize,
}

/// One row of the page panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Row {
    /// Distance from the top of the list, in points.
    pub top: f32,
    /// What it shows.
    pub kind: RowKind,
}

/// What a row of the page panel shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RowKind {
    /// The name of the article that the following rows belong to, or would belong to.
    Run(LaneKey),
    /// That the following rows would be discarded.
    ToDiscard,
    /// A fragment, and its number on the page, from 1.
    Fragment(FragmentId, usize),
}

/// Between two rows that are not decided yet.
const GAP: f32 = 4.0;
/// The head of a run of placed rows.
pub(crate) const RUN_HEAD: f32 = 28.0;

impl PageLayout {
    /// Makes the rows anew if they are of another state.
    pub(crate) fn refresh(
        &mut self,
        (revision, proposed): (u64, &Proposed),
        filter: Filter,
        source: SourceId,
        placement: &Placement,
    ) {
        let of = ((revision, proposed.version), filter, source);
        if self.of == Some(of) {
            return;
        }
        *self = Self {
            of: Some(of),
            ..Self::default()
        };
        let mut run = None;
        if filter == Filter::Proposed {
            self.add_to_discard(proposed, source, placement);
        }
        for (id, fragment) in placement.fragments_of(source) {
            self.all += 1;
            let is_proposed = proposed.is_proposed(id);
            let open = fragment.standing == Standing::Unplaced;
            let gone = matches!(fragment.standing, Standing::Discarded(_));
            self.unplaced += usize::from(open && !is_proposed);
            self.proposed += usize::from(open && is_proposed);
            self.discarded += usize::from(gone);
            let home = home(id, fragment, proposed);
            let shown = match filter {
                Filter::All => true,
                Filter::Unplaced => open && !is_proposed,
                // What would be discarded stands before the others.
                Filter::Proposed => open && is_proposed && home.is_some(),
                Filter::Discarded => gone,
            };
            if shown {
                let height = row_height(fragment, is_proposed);
                self.add((id, self.all), height, home, &mut run);
            }
        }
        self.height += 12.0;
    }

    /// What would be discarded, under a head: a few rows that would be lost among the many.
    fn add_to_discard(&mut self, proposed: &Proposed, source: SourceId, placement: &Placement) {
        let fragments = placement.fragments_of(source).zip(1..);
        for ((id, fragment), number) in fragments {
            if proposed.discard(id).is_none() {
                continue;
            }
            if self.rows.is_empty() {
                self.rows.push(Row {
                    top: self.height,
                    kind: RowKind::ToDiscard,
                });
                self.height += RUN_HEAD;
            }
            self.add((id, number), row_height(fragment, true), None, &mut None);
        }
    }

    fn add(
        &mut self,
        (id, number): (FragmentId, usize),
        height: f32,
        home: Option<LaneKey>,
        run: &mut Option<LaneKey>,
    ) {
        if home != *run {
            self.height += GAP;
            if let Some(home) = home {
                self.rows.push(Row {
                    top: self.height,
                    kind: RowKind::Run(home),
                });
                self.height += RUN_HEAD;
            }
        }
        *run = home;
        self.rows.push(Row {
            top: self.height,
            kind: RowKind::Fragment(id, number),
        });
        self.height += height;
        if home.is_none() {
            self.height += GAP;
        }
    }

    /// The rows that reach into this stretch of the list.
    pub(crate) fn between(&self, top: f32, bottom: f32) -> &[Row] {
        let first = self
            .rows
            .partition_point(|row| row.top <= top)
            .saturating_sub(1);
        let last = self.rows.partition_point(|row| row.top < bottom);
        self.rows.get(first..last).unwrap_or_default()
    }

    /// The row of a fragment.
    pub(crate) fn row_of(&self, fragment: FragmentId) -> Option<&Row> {
        // Rows stand in file order, and the head of a run has no place of its own in it. Only what
        // would be discarded may stand before the others: that is looked for row by row.
        let at = self.rows.partition_point(|row| match row.kind {
            RowKind::Fragment(id, _) => id < fragment,
            RowKind::Run(_) | RowKind::ToDiscard => false,
        });
        let found = |row: &&Row| matches!(row.kind, RowKind::Fragment(id, _) if id == fragment);
        self.rows
            .get(at)
            .filter(found)
            .or_else(|| self.rows.iter().find(found))
    }

    /// The fragments in the order of their rows.
    pub(crate) fn fragments(&self) -> impl DoubleEndedIterator<Item = FragmentId> + '_ {
        self.rows.iter().filter_map(|row| match row.kind {
            RowKind::Fragment(id, _) => Some(id),
            RowKind::Run(_) | RowKind::ToDiscard => None,
        })
    }
}

/// The article that a fragment stands in or would stand in.
fn home(id: FragmentId, fragment: &Fragment, proposed: &Proposed) -> Option<LaneKey> {
    match fragment.standing {
        Standing::InArticle(article) => Some(LaneKey::Article(article)),
        Standing::Unplaced => proposed.key(proposed.proposed_part(id)?.0),
        Standing::Discarded(_) => None,
    }
}

/// The height of a fragment's row in the page panel, in points: what is decided, or proposed, steps
/// back.
pub(crate) fn row_height(fragment: &Fragment, is_proposed: bool) -> f32 {
    match fragment.standing {
        Standing::Unplaced if !is_proposed => measure::ROW_UNPLACED,
        _ => measure::ROW,
    }
}

/// The cards of one article column.
#[derive(Default)]
pub(crate) struct LaneLayout {
    /// Title, subtitle and byline, each with its number in the article, from 1: they stand in the
    /// column's head.
    pub heads: Vec<(LanePart, usize)>,
    /// The other parts, from top to bottom.
    pub cards: Vec<LaneCard>,
    /// Height of all cards, in points.
    pub height: f32,
    /// Non-blank characters of the article.
    pub solid: u64,
    /// How many parts it has.
    pub count: usize,
    /// True if they are of several pages.
    pub spans_pages: bool,
}

/// One card of an article column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LaneCard {
    /// The part.
    pub part: LanePart,
    /// Its number in the article, from 1.
    pub number: usize,
    /// Distance of the card's upper edge from the top of the list, in points.
    pub top: f32,
    /// Height of the card, in points.
    pub height: f32,
    /// What is between it and the card before it.
    pub seam: Seam,
    /// True if a card of running text stands before it.
    pub has_before: bool,
}

/// What is between two cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seam {
    /// A new paragraph begins.
    Paragraph,
    /// The same paragraph goes on.
    GoesOn,
    /// It is proposed and doubtful that the one follows the other.
    Doubt,
    /// They were put together, and cannot belong together.
    Wrong(Clash),
}

impl LaneCard {
    /// The room above the card, in points.
    pub(crate) fn gap(&self) -> f32 {
        match (self.has_before, self.seam) {
            (false, Seam::Paragraph | Seam::GoesOn) => 0.0,
            (true, Seam::Paragraph) => measure::CARD_GAP,
            (true, Seam::GoesOn) | (_, Seam::Doubt | Seam::Wrong(_)) => measure::SEAM,
        }
    }
}

impl LaneLayout {
    /// Works out where the cards of an article stand; below `line` a proposal is doubtful.
    pub(crate) fn new(
        placement: &Placement,
        (parts, line): (&[LanePart], f64),
        clashes: &mut Clashes,
    ) -> Self {
        let mut lane = Self {
            height: 12.0,
            count: parts.len(),
            spans_pages: parts
                .windows(2)
                .any(|pair| pair[0].fragment.source != pair[1].fragment.source),
            ..Self::default()
        };
        let mut before: Option<LanePart> = None;
        for (index, &part) in parts.iter().enumerate() {
            let Some(fragment) = placement.fragment(part.fragment) else {
                continue;
            };
            lane.solid += u64::from(fragment.solid);
            if is_head(part.role) {
                lane.heads.push((part, index + 1));
                continue;
            }
            let has_before = !lane.cards.is_empty();
            let is_body = part.role.is_body();
            let clash = PlacedSeam::between(before, &part);
            let clash = clash.and_then(|seam| clashes.of_marks(placement, seam));
            if is_body {
                before = Some(part);
            }
            let seam = if let Some(clash) = clash.filter(|_| has_before) {
                Seam::Wrong(clash)
            } else if is_body && part.confidence.is_some_and(|sure| sure < line) {
                Seam::Doubt
            } else if part.join == Join::Continue && has_before && is_body {
                Seam::GoesOn
            } else {
                Seam::Paragraph
            };
            let mut card = LaneCard {
                part,
                number: index + 1,
                top: 0.0,
                height: card_height(part.role),
                seam,
                has_before,
            };
            card.top = lane.height + card.gap();
            lane.height = card.top + card.height;
            lane.cards.push(card);
        }
        lane
    }

    /// The cards that reach into this stretch of the list, seams included, and the place of the
    /// first of them.
    pub(crate) fn between(&self, top: f32, bottom: f32) -> (usize, &[LaneCard]) {
        let first = self
            .cards
            .partition_point(|card| card.top + card.height < top);
        let last = self
            .cards
            .partition_point(|card| card.top - measure::SEAM < bottom);
        let shown = self.cards.get(first..last.max(first)).unwrap_or_default();
        (first, shown)
    }

    /// The last card of running text: what follows it is open.
    pub(crate) fn last_text(&self) -> Option<&LaneCard> {
        self.cards
            .iter()
            .rev()
            .find(|card| card.part.role.is_body())
    }
}

/// True for parts that stand in the head of their column.
pub(crate) fn is_head(role: Role) -> bool {
    matches!(role, Role::Title | Role::Subtitle | Role::Byline)
}

/// The height of a card in a column, in points.
pub(crate) fn card_height(role: Role) -> f32 {
    match role {
        Role::Paragraph | Role::Caption => measure::CARD,
        _ => measure::CARD_ONE_LINE,
    }
}
