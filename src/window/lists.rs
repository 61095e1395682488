//! Where each card stands in its list, worked out without painting.
//!
//! Heights follow from the data alone, so a list knows its length and draws only what is in sight,
//! however many fragments there are. A layout is made anew when the document changes, not in each
//! frame.

use super::scene::Filter;
use super::theme::measure;
use crate::document::{
    Article, ArticleId, Fragment, FragmentId, Join, Placement, Role, SourceId, Standing,
};

/// The rows of the page panel.
#[derive(Default)]
pub(crate) struct PageLayout {
    /// What the rows were made from.
    of: Option<(u64, Filter, SourceId)>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// Height of all rows, in points.
    pub height: f32,
    /// How many fragments of the page are unplaced and discarded.
    pub unplaced: usize,
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
    /// The name of the article that the following rows belong to.
    Run(ArticleId),
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
        revision: u64,
        filter: Filter,
        source: SourceId,
        placement: &Placement,
    ) {
        if self.of == Some((revision, filter, source)) {
            return;
        }
        *self = Self {
            of: Some((revision, filter, source)),
            ..Self::default()
        };
        let mut run = None;
        for (id, fragment) in placement.fragments_of(source) {
            self.all += 1;
            match fragment.standing {
                Standing::Unplaced => self.unplaced += 1,
                Standing::Discarded(_) => self.discarded += 1,
                Standing::InArticle(_) => {}
            }
            let shown = match filter {
                Filter::All => true,
                Filter::Unplaced => fragment.standing == Standing::Unplaced,
                Filter::Discarded => matches!(fragment.standing, Standing::Discarded(_)),
            };
            if shown {
                self.add(id, fragment, &mut run);
            }
        }
        self.height += 12.0;
    }

    fn add(&mut self, id: FragmentId, fragment: &Fragment, run: &mut Option<ArticleId>) {
        let home = match fragment.standing {
            Standing::InArticle(article) => Some(article),
            Standing::Unplaced | Standing::Discarded(_) => None,
        };
        if home != *run {
            self.height += GAP;
            if let Some(article) = home {
                self.rows.push(Row {
                    top: self.height,
                    kind: RowKind::Run(article),
                });
                self.height += RUN_HEAD;
            }
        }
        *run = home;
        self.rows.push(Row {
            top: self.height,
            kind: RowKind::Fragment(id, self.all),
        });
        self.height += row_height(fragment);
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
        // Rows stand in file order, and the head of a run has no place of its own in it.
        let at = self.rows.partition_point(|row| match row.kind {
            RowKind::Fragment(id, _) => id < fragment,
            RowKind::Run(_) => false,
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
            RowKind::Run(_) => None,
        })
    }
}

/// The height of a fragment's row in the page panel, in points.
pub(crate) fn row_height(fragment: &Fragment) -> f32 {
    match fragment.standing {
        Standing::Unplaced => measure::ROW_UNPLACED,
        Standing::Discarded(_) | Standing::InArticle(_) => measure::ROW,
    }
}

/// The cards of one article column.
#[derive(Default)]
pub(crate) struct LaneLayout {
    /// Title, subtitle and byline, each with its number in the article, from 1: they stand in the
    /// column's head.
    pub heads: Vec<(FragmentId, usize)>,
    /// The other parts, from top to bottom.
    pub cards: Vec<LaneCard>,
    /// Height of all cards, in points.
    pub height: f32,
    /// Non-blank characters of the article.
    pub solid: u64,
}

/// One card of an article column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LaneCard {
    /// The fragment.
    pub fragment: FragmentId,
    /// Its number in the article, from 1.
    pub number: usize,
    /// Distance of the card's upper edge from the top of the list, in points.
    pub top: f32,
    /// Height of the card, in points.
    pub height: f32,
    /// True if it goes on in the paragraph before it: a seam is shown above.
    pub goes_on: bool,
    /// True if a card of running text stands before it.
    pub has_before: bool,
}

impl LaneLayout {
    /// Works out where the cards of an article stand.
    pub(crate) fn new(placement: &Placement, article: &Article) -> Self {
        let mut lane = Self {
            height: 12.0,
            ..Self::default()
        };
        for (index, part) in article.parts.iter().enumerate() {
            let Some(fragment) = placement.fragment(part.fragment) else {
                continue;
            };
            lane.solid += u64::from(fragment.solid);
            if is_head(fragment.role) {
                lane.heads.push((part.fragment, index + 1));
                continue;
            }
            let has_before = !lane.cards.is_empty();
            let goes_on = part.join == Join::Continue && has_before && fragment.role.is_body();
            lane.height += match (has_before, goes_on) {
                (false, _) => 0.0,
                (true, true) => measure::SEAM,
                (true, false) => measure::CARD_GAP,
            };
            let height = card_height(fragment.role);
            let top = lane.height;
            let (fragment, number) = (part.fragment, index + 1);
            lane.cards.push(LaneCard {
                fragment,
                number,
                top,
                height,
                goes_on,
                has_before,
            });
            lane.height += height;
        }
        lane
    }

    /// The cards that reach into this stretch of the list, seams included.
    pub(crate) fn between(&self, top: f32, bottom: f32) -> &[LaneCard] {
        let first = self
            .cards
            .partition_point(|card| card.top + card.height < top);
        let last = self
            .cards
            .partition_point(|card| card.top - measure::SEAM < bottom);
        self.cards.get(first..last.max(first)).unwrap_or_default()
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
