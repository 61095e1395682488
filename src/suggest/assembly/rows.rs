//! A solution: blocks in rows, one row an article; and what a change of it is worth.
//!
//! A change takes at most two rows apart and puts the pieces together in another way, so that its
//! worth follows from sums over ranges, which are kept ready: a change costs the same however long
//! the rows are.

use std::ops::Range;

use super::super::signals::Signal;
use super::tables::{RULED_OUT, Tables, Whole};

/// One article: a title, or none, and blocks in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) title: Option<usize>,
    pub(crate) blocks: Vec<usize>,
}

/// A piece of a row: places in the order of all rows one after the other.
pub(crate) type Stretch = Range<usize>;

/// A row put together from stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) title: Option<usize>,
    pub(crate) stretches: [Stretch; 4],
}

/// Sums over all rows, ready to be asked about ranges.
pub(crate) struct Sums<'a> {
    tables: &'a Tables,
    /// Block at each place.
    pub(crate) order: Vec<usize>,
    /// Where each row begins and ends.
    pub(crate) rows: Vec<(Option<usize>, Stretch)>,
    weight: Vec<f32>,
    heads: Vec<f32>,
    owned: Vec<u32>,
    miss: Vec<f32>,
    agrees: Vec<f32>,
    affinity: Vec<f32>,
}

impl<'a> Sums<'a> {
    pub(crate) fn new(tables: &'a Tables, rows: &[Row]) -> Self {
        let n = tables.blocks;
        let mut order = Vec::with_capacity(n);
        let mut places = Vec::with_capacity(rows.len());
        for row in rows {
            let from = order.len();
            order.extend_from_slice(&row.blocks);
            places.push((row.title, from..order.len()));
        }
        // A row without anything: what is put into it is a new article.
        places.push((None, order.len()..order.len()));
        let wide = order.len() + 1;
        let prefix = |value: &dyn Fn(usize) -> f32| {
            let mut sums = Vec::with_capacity(wide);
            let mut sum = 0.0;
            sums.push(sum);
            for &block in &order {
                sum += value(block);
                sums.push(sum);
            }
            sums
        };
        let weight = prefix(&|block| tables.weight[block]);
        let heads = prefix(&|block| tables.heads[block]);
        let mut owned = vec![0_u32];
        for &block in &order {
            owned.push(owned.last().copied().unwrap_or(0) + u32::from(tables.owned[block]));
        }
        let mut miss = Vec::with_capacity(tables.titles * wide);
        let mut agrees = Vec::with_capacity(tables.titles * wide);
        for title in 0..tables.titles {
            miss.extend(prefix(&|block| tables.miss[title * n + block]));
            agrees.extend(prefix(&|block| tables.agrees[title * n + block]));
        }
        let mut affinity = vec![0.0; wide * wide];
        for (x, &one) in order.iter().enumerate() {
            let mut sum = 0.0;
            for (y, &two) in order.iter().enumerate() {
                sum += tables.affinity[one * n + two];
                affinity[(x + 1) * wide + y + 1] = affinity[x * wide + y + 1] + sum;
            }
        }
        Self {
            tables,
            order,
            rows: places,
            weight,
            heads,
            owned,
            miss,
            agrees,
            affinity,
        }
    }

    fn rectangle(&self, one: &Stretch, two: &Stretch) -> f32 {
        let wide = self.order.len() + 1;
        let at = |x: usize, y: usize| self.affinity[x * wide + y];
        at(one.end, two.end) - at(one.start, two.end) - at(one.end, two.start)
            + at(one.start, two.start)
    }

    /// What holds for the row as a whole.
    pub(crate) fn whole(&self, row: &Joined) -> Whole {
        let wide = self.order.len() + 1;
        let mut whole = Whole::default();
        for (index, one) in row.stretches.iter().enumerate() {
            if one.is_empty() {
                continue;
            }
            whole.weight += self.weight[one.end] - self.weight[one.start];
            whole.heads += self.heads[one.end] - self.heads[one.start];
            if let Some(title) = row.title {
                whole.miss +=
                    self.miss[title * wide + one.end] - self.miss[title * wide + one.start];
                whole.agrees +=
                    self.agrees[title * wide + one.end] - self.agrees[title * wide + one.start];
            }
            whole.affinity += self.rectangle(one, one);
            for two in &row.stretches[..index] {
                whole.affinity += 2.0 * self.rectangle(one, two);
            }
        }
        whole
    }

    /// The worth of a row, links inside its stretches left out.
    pub(crate) fn worth(&self, row: &Joined) -> f32 {
        let mut last: Option<usize> = None;
        let mut sum = 0.0;
        let mut owned = u32::from(
            row.title
                .is_some_and(|title| self.tables.title_owned[title]),
        );
        for stretch in row.stretches.iter().filter(|stretch| !stretch.is_empty()) {
            let first = self.order[stretch.start];
            sum += match last {
                None => self.tables.start(row.title, first),
                Some(last) => self.tables.link(last, first),
            };
            last = Some(self.order[stretch.end - 1]);
            owned += self.owned[stretch.end] - self.owned[stretch.start];
        }
        match last {
            None if row.title.is_some() => sum += self.tables.weights[Signal::TitleAlone as usize],
            None => {}
            Some(last) => {
                sum += self.tables.end(last);
                sum += self
                    .whole(row)
                    .worth(row.title.is_some(), &self.tables.weights);
            }
        }
        if owned > 1 {
            sum += RULED_OUT * (owned - 1) as f32;
        }
        sum
    }

    /// The rows as they are.
    pub(crate) fn to_rows(&self, joined: &[Joined]) -> Vec<Row> {
        joined
            .iter()
            .map(|row| Row {
                title: row.title,
                blocks: row
                    .stretches
                    .iter()
                    .flat_map(|stretch| self.order[stretch.clone()].iter().copied())
                    .collect(),
            })
            .filter(|row: &Row| row.title.is_some() || !row.blocks.is_empty())
            .collect()
    }
}

/// A change: rows taken apart, and what becomes of them.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// The rows that change, by number; the same twice if one row changes within itself.
    pub(crate) rows: [usize; 2],
    /// How the rows are before, taken apart at the same places.
    pub(crate) before: [Joined; 2],
    /// How they are after.
    pub(crate) after: [Joined; 2],
    /// The place before which the first row is opened.
    pub(crate) cut: usize,
}

impl Sums<'_> {
    /// What a change adds to the worth of all.
    pub(crate) fn gain(&self, change: &Change) -> f32 {
        let single = change.rows[0] == change.rows[1];
        let mut gain = self.worth(&change.after[0]) - self.worth(&change.before[0]);
        if !single {
            gain += self.worth(&change.after[1]) - self.worth(&change.before[1]);
        }
        gain
    }

    /// Every exchange of two rows' tails.
    pub(crate) fn exchanges(&self, mut each: impl FnMut(&Change)) {
        let none = 0..0;
        for (a, (title_a, row_a)) in self.rows.iter().enumerate() {
            for (b, (title_b, row_b)) in self.rows.iter().enumerate().skip(a + 1) {
                for p in row_a.start..=row_a.end {
                    for q in row_b.start..=row_b.end {
                        let tails_empty = p == row_a.end && q == row_b.end;
                        let heads_empty = p == row_a.start
                            && q == row_b.start
                            && (title_a.is_none() && title_b.is_none());
                        if tails_empty || heads_empty {
                            continue;
                        }
                        let change = Change {
                            rows: [a, b],
                            before: [
                                Joined {
                                    title: *title_a,
                                    stretches: [
                                        row_a.start..p,
                                        p..row_a.end,
                                        none.clone(),
                                        none.clone(),
                                    ],
                                },
                                Joined {
                                    title: *title_b,
                                    stretches: [
                                        row_b.start..q,
                                        q..row_b.end,
                                        none.clone(),
                                        none.clone(),
                                    ],
                                },
                            ],
                            after: [
                                Joined {
                                    title: *title_a,
                                    stretches: [
                                        row_a.start..p,
                                        q..row_b.end,
                                        none.clone(),
                                        none.clone(),
                                    ],
                                },
                                Joined {
                                    title: *title_b,
                                    stretches: [
                                        row_b.start..q,
                                        p..row_a.end,
                                        none.clone(),
                                        none.clone(),
                                    ],
                                },
                            ],
                            cut: p,
                        };
                        each(&change);
                    }
                }
            }
        }
    }

    /// Moves of a stretch of one row to another place. Only rows' weak places are opened.
    pub(crate) fn moves(
        &self,
        weak: &dyn Fn(usize) -> bool,
        longest: usize,
        mut each: impl FnMut(&Change),
    ) {
        let none = 0..0;
        for (a, (title_a, row_a)) in self.rows.iter().enumerate() {
            for p in row_a.clone() {
                if p > row_a.start && !weak(p) {
                    continue;
                }
                for q in p + 1..=row_a.end.min(p + longest) {
                    if q < row_a.end && !weak(q) {
                        continue;
                    }
                    for (b, (title_b, row_b)) in self.rows.iter().enumerate() {
                        if a == b {
                            // To further down in its own row.
                            for r in q + 1..=row_a.end {
                                if r < row_a.end && !weak(r) {
                                    continue;
                                }
                                let old = Joined {
                                    title: *title_a,
                                    stretches: [row_a.start..p, p..q, q..r, r..row_a.end],
                                };
                                let new = Joined {
                                    title: *title_a,
                                    stretches: [row_a.start..p, q..r, p..q, r..row_a.end],
                                };
                                each(&Change {
                                    rows: [a, a],
                                    before: [old.clone(), old],
                                    after: [new.clone(), new],
                                    cut: p,
                                });
                            }
                            continue;
                        }
                        for r in row_b.start..=row_b.end {
                            if r > row_b.start && r < row_b.end && !weak(r) {
                                continue;
                            }
                            each(&Change {
                                rows: [a, b],
                                before: [
                                    Joined {
                                        title: *title_a,
                                        stretches: [
                                            row_a.start..p,
                                            p..q,
                                            q..row_a.end,
                                            none.clone(),
                                        ],
                                    },
                                    Joined {
                                        title: *title_b,
                                        stretches: [
                                            row_b.start..r,
                                            r..row_b.end,
                                            none.clone(),
                                            none.clone(),
                                        ],
                                    },
                                ],
                                after: [
                                    Joined {
                                        title: *title_a,
                                        stretches: [
                                            row_a.start..p,
                                            q..row_a.end,
                                            none.clone(),
                                            none.clone(),
                                        ],
                                    },
                                    Joined {
                                        title: *title_b,
                                        stretches: [
                                            row_b.start..r,
                                            p..q,
                                            r..row_b.end,
                                            none.clone(),
                                        ],
                                    },
                                ],
                                cut: p,
                            });
                        }
                    }
                }
            }
        }
    }

    /// The rows after a change.
    pub(crate) fn changed(&self, change: &Change) -> Vec<Row> {
        let none = 0..0;
        let mut joined: Vec<Joined> = self
            .rows
            .iter()
            .map(|(title, row)| Joined {
                title: *title,
                stretches: [row.clone(), none.clone(), none.clone(), none.clone()],
            })
            .collect();
        for (row, after) in change.rows.iter().zip(&change.after) {
            if let Some(place) = joined.get_mut(*row) {
                *place = after.clone();
            }
        }
        self.to_rows(&joined)
    }
}
