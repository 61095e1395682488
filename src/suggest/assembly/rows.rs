//! A solution: blocks in rows, one row an article; and what a change of it is worth.
//!
//! A change takes at most two rows apart and puts the pieces together in another way. Its worth
//! has two parts: the few links that it breaks and makes, and what holds for the two articles as a
//! whole. The links cost next to nothing to look up, so they are looked at first, and the wholes
//! only where they could still make the change worth looking at ([`Sums::room_to_gain`]). The
//! wholes follow from sums over ranges, which are kept ready: a change costs the same however long
//! the rows are.

use std::ops::Range;

use super::tables::{RULED_OUT, Tables, Whole};

/// One article: a title, or none, and blocks in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) title: Option<usize>,
    pub(crate) blocks: Vec<usize>,
}

impl Row {
    fn is_bare(&self) -> bool {
        self.title.is_none() && self.blocks.is_empty()
    }
}

/// A piece of a row: places in the order of all rows one after the other.
pub(crate) type Stretch = Range<usize>;

/// A row put together from stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) title: Option<usize>,
    pub(crate) stretches: [Stretch; 4],
}

/// A change of rows. Rows are named by their number; where they are opened, by how many of their
/// blocks stand before that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Two rows exchange what stands behind where they are opened.
    Exchange { rows: [usize; 2], at: [usize; 2] },
    /// A stretch of the first row goes to a place of the second: `at` is its beginning, its end,
    /// and the place. The rows may be one; the place is then behind the stretch.
    Move { rows: [usize; 2], at: [usize; 3] },
}

impl Change {
    /// The rows that change; the same twice if one row changes within itself.
    pub(crate) fn rows(&self) -> [usize; 2] {
        match *self {
            Self::Exchange { rows, .. } | Self::Move { rows, .. } => rows,
        }
    }
}

/// A place where a row may be opened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// What stands before it, as [`Tables::join`] counts.
    left: usize,
    /// What stands behind it.
    right: usize,
    /// What it is worth that it is closed.
    closed: f32,
    /// True if nothing speaks for leaving it closed.
    weak: bool,
    /// True if it lies between two blocks that the user has put into one article: something may
    /// come between them, but they are not taken apart.
    kept: bool,
    /// How many blocks that stand in an article the row has before it.
    standing: u32,
}

/// Sums over all rows, ready to be asked about ranges.
pub(crate) struct Sums<'a> {
    tables: &'a Tables,
    /// Block at each place.
    pub(crate) order: Vec<usize>,
    /// Where each row begins and ends.
    pub(crate) rows: Vec<(Option<usize>, Stretch)>,
    /// Where rows may be opened: for each row, one more than it has blocks.
    cuts: Vec<Cut>,
    /// What each row is worth as a whole.
    worths: Vec<f32>,
    /// How much each block speaks of what its row does: a bound of its part in the row's coherence.
    own: Vec<f32>,
    weight: Vec<f32>,
    heads: Vec<f32>,
    owned: Vec<u32>,
    miss: Vec<f32>,
    agrees: Vec<f32>,
    affinity: Vec<f32>,
}

impl<'a> Sums<'a> {
    /// The sums of these rows. `weak` says of the place between two blocks whether it may be opened
    /// by moves.
    pub(crate) fn new(
        tables: &'a Tables,
        rows: &[Row],
        weak: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let n = tables.blocks;
        let mut order = Vec::with_capacity(n);
        let mut places = Vec::with_capacity(rows.len() + 1);
        for row in rows {
            let from = order.len();
            order.extend_from_slice(&row.blocks);
            places.push((row.title, from..order.len()));
        }
        // A row without anything: what is put into it is a new article.
        if !rows.iter().any(Row::is_bare) {
            places.push((None, order.len()..order.len()));
        }
        let wide = order.len() + 1;
        let prefix = |sums: &mut Vec<f32>, values: &[f32]| {
            let mut sum = 0.0;
            sums.push(sum);
            for &block in &order {
                sum += values[block];
                sums.push(sum);
            }
        };
        let mut weight = Vec::with_capacity(wide);
        prefix(&mut weight, &tables.weight);
        let mut heads = Vec::with_capacity(wide);
        prefix(&mut heads, &tables.heads);
        let mut owned = vec![0_u32];
        for &block in &order {
            owned.push(owned.last().copied().unwrap_or(0) + u32::from(tables.owned[block]));
        }
        let mut miss = Vec::with_capacity(tables.titles * wide);
        let mut agrees = Vec::with_capacity(tables.titles * wide);
        for title in 0..tables.titles {
            let of = title * n..(title + 1) * n;
            prefix(&mut miss, &tables.miss[of.clone()]);
            prefix(&mut agrees, &tables.agrees[of]);
        }
        let mut affinity = vec![0.0; wide * wide];
        for (x, &one) in order.iter().enumerate() {
            let of_one = &tables.affinity[one * n..(one + 1) * n];
            let (above, below) = affinity[x * wide..(x + 2) * wide].split_at_mut(wide);
            let mut sum = 0.0;
            for ((below, above), &two) in below[1..].iter_mut().zip(&above[1..]).zip(&order) {
                sum += of_one[two];
                *below = above + sum;
            }
        }
        let mut sums = Self {
            tables,
            cuts: Vec::with_capacity(wide + places.len()),
            worths: Vec::with_capacity(places.len()),
            own: Vec::with_capacity(wide),
            order,
            rows: places,
            weight,
            heads,
            owned,
            miss,
            agrees,
            affinity,
        };
        for row in 0..sums.rows.len() {
            sums.look_at(row, &weak);
        }
        sums
    }

    /// Makes ready what is asked about a row again and again.
    fn look_at(&mut self, row: usize, weak: &impl Fn(usize, usize) -> bool) {
        let (title, stretch) = self.rows[row].clone();
        let stands = |place: usize| u32::from(self.tables.stands[self.order[place]]);
        let all: u32 = stretch.clone().map(stands).sum();
        let mut standing = 0;
        for place in stretch.start..=stretch.end {
            let inside = place > stretch.start && place < stretch.end;
            let left = if place > stretch.start {
                self.order[place - 1]
            } else {
                self.tables.left_of_start(title)
            };
            let right = if place < stretch.end {
                self.order[place]
            } else {
                self.tables.right_of_end()
            };
            self.cuts.push(Cut {
                left,
                right,
                closed: self.tables.join(left, right),
                weak: !inside || weak(left, right),
                kept: standing > 0 && standing < all,
                standing,
            });
            if place < stretch.end {
                standing += u32::from(self.tables.stands[self.order[place]]);
            }
        }
        for place in stretch.clone() {
            let reach = self.reach(place, &stretch);
            self.own.push(reach);
        }
        let worth = self.worth_of(title, &self.part(title, &stretch));
        self.worths.push(worth);
    }

    /// Where a row is opened after so many of its blocks.
    #[inline]
    fn cut(&self, row: usize, at: usize) -> &Cut {
        &self.cuts[self.rows[row].1.start + row + at]
    }

    fn cuts(&self, row: usize) -> &[Cut] {
        let stretch = &self.rows[row].1;
        &self.cuts[stretch.start + row..=stretch.end + row]
    }

    #[inline]
    fn rectangle(&self, one: &Stretch, two: &Stretch) -> f32 {
        let wide = self.order.len() + 1;
        let at = |x: usize, y: usize| self.affinity[x * wide + y];
        at(one.end, two.end) - at(one.start, two.end) - at(one.end, two.start)
            + at(one.start, two.start)
    }

    /// How much the block at a place speaks of what a stretch does, for its own weight.
    #[inline]
    fn reach(&self, place: usize, stretch: &Stretch) -> f32 {
        let weight = self.tables.weight[self.order[place]];
        if weight > 0.0 {
            self.rectangle(&(place..place + 1), stretch) / weight
        } else {
            0.0
        }
    }

    /// What holds for a stretch under a title.
    #[inline]
    fn part(&self, title: Option<usize>, one: &Stretch) -> Whole {
        let wide = self.order.len() + 1;
        let mut whole = Whole {
            affinity: self.rectangle(one, one),
            weight: self.weight[one.end] - self.weight[one.start],
            heads: self.heads[one.end] - self.heads[one.start],
            owned: self.owned[one.end] - self.owned[one.start],
            ..Whole::default()
        };
        if let Some(title) = title {
            let of = |sums: &[f32]| sums[title * wide + one.end] - sums[title * wide + one.start];
            whole.miss = of(&self.miss);
            whole.agrees = of(&self.agrees);
        }
        whole
    }

    /// What holds for the row as a whole.
    pub(crate) fn whole(&self, row: &Joined) -> Whole {
        let mut whole = Whole::default();
        for (index, one) in row.stretches.iter().enumerate() {
            let mut part = self.part(row.title, one);
            for two in &row.stretches[..index] {
                part.affinity += 2.0 * self.rectangle(one, two);
            }
            whole = whole.and(&part);
        }
        whole
    }

    /// What an article under a title is worth as a whole, its links left out.
    #[inline]
    fn worth_of(&self, title: Option<usize>, whole: &Whole) -> f32 {
        let stands = title.is_some_and(|title| self.tables.title_owned[title]);
        let articles = whole.owned + u32::from(stands);
        whole.worth(title.is_some(), &self.tables.weights)
            + RULED_OUT * articles.saturating_sub(1) as f32
    }

    /// The rows that a change takes apart, before and after; one if a row changes within itself.
    pub(crate) fn taken_apart(&self, change: &Change) -> Vec<[Joined; 2]> {
        let [(title_a, a), (title_b, b)] = change.rows().map(|row| self.rows[row].clone());
        let joined = |title: Option<usize>, stretches: [Stretch; 4]| Joined { title, stretches };
        let none = 0..0;
        match *change {
            Change::Exchange { at, .. } => {
                let (p, q) = (a.start + at[0], b.start + at[1]);
                let row = |title, head: Stretch, tail: Stretch| {
                    joined(title, [head, tail, none.clone(), none.clone()])
                };
                vec![
                    [
                        row(title_a, a.start..p, p..a.end),
                        row(title_a, a.start..p, q..b.end),
                    ],
                    [
                        row(title_b, b.start..q, q..b.end),
                        row(title_b, b.start..q, p..a.end),
                    ],
                ]
            }
            Change::Move { rows, at } => {
                let (p, q, r) = (a.start + at[0], a.start + at[1], b.start + at[2]);
                if rows[0] == rows[1] {
                    return vec![[
                        joined(title_a, [a.start..p, p..q, q..r, r..a.end]),
                        joined(title_a, [a.start..p, q..r, p..q, r..a.end]),
                    ]];
                }
                vec![
                    [
                        joined(title_a, [a.start..p, p..q, q..a.end, none.clone()]),
                        joined(title_a, [a.start..p, none.clone(), q..a.end, none.clone()]),
                    ],
                    [
                        joined(title_b, [b.start..r, none.clone(), r..b.end, none.clone()]),
                        joined(title_b, [b.start..r, p..q, r..b.end, none]),
                    ],
                ]
            }
        }
    }

    /// Makes a change of the rows that these are the sums of.
    pub(crate) fn make(&self, change: &Change, rows: &mut Vec<Row>) {
        rows.resize_with(self.rows.len(), Row::default);
        let changed = self.taken_apart(change);
        for (number, [_, after]) in change.rows().into_iter().zip(changed) {
            if let Some(row) = rows.get_mut(number) {
                row.blocks = after
                    .stretches
                    .iter()
                    .flat_map(|stretch| &self.order[stretch.clone()])
                    .copied()
                    .collect();
            }
        }
    }

    /// The place at which a change opens its first row.
    pub(crate) fn place(&self, change: &Change) -> usize {
        let [row, _] = change.rows();
        let at = match *change {
            Change::Exchange { at: [at, _], .. } | Change::Move { at: [at, ..], .. } => at,
        };
        self.rows[row].1.start + at
    }

    /// What a change opens, and what it puts next to each other: what stands on the right of each
    /// place that it opens, and the two sides of each link that it makes, as [`Tables::join`] counts.
    /// An exchange opens two places; its third is an end, which says nothing.
    #[inline]
    pub(crate) fn seams(&self, change: &Change) -> ([usize; 3], [(usize, usize); 3]) {
        match *change {
            Change::Exchange { rows, at } => {
                let (one, two) = (self.cut(rows[0], at[0]), self.cut(rows[1], at[1]));
                let (here, there) = ((one.left, two.right), (two.left, one.right));
                (
                    [one.right, two.right, self.tables.right_of_end()],
                    [here, there, there],
                )
            }
            Change::Move { rows, at } => {
                let (from, to) = (self.cut(rows[0], at[0]), self.cut(rows[0], at[1]));
                let into = self.cut(rows[1], at[2]);
                (
                    [from.right, to.right, into.right],
                    [
                        (from.left, to.right),
                        (into.left, from.right),
                        (to.left, into.right),
                    ],
                )
            }
        }
    }

    /// The most that two rows can gain as wholes, whatever of one goes to the other.
    ///
    /// No article is more coherent than its most coherent block, none fits its title better than
    /// one that had all that there is in both.
    fn room_to_gain(&self, a: usize, b: usize) -> f32 {
        let ((title_a, row_a), (title_b, row_b)) = (&self.rows[a], &self.rows[b]);
        let peak = |row: &Stretch, other: &Stretch| {
            row.clone()
                .map(|place| self.own[place] + self.reach(place, other))
                .fold(0.0, f32::max)
        };
        let coherence = peak(row_a, row_b).max(peak(row_b, row_a));
        let best = |title: Option<usize>| {
            let (one, two) = (self.part(title, row_a), self.part(title, row_b));
            Whole {
                // Weight 1: the affinity is the coherence.
                affinity: coherence,
                weight: 1.0,
                owned: 0,
                ..one.and(&two)
            }
        };
        let weights = &self.tables.weights;
        let now = self.worths[a] + self.worths[b];
        best(*title_a).most(title_a.is_some(), weights)
            + best(*title_b).most(title_b.is_some(), weights)
            - now
    }

    /// Every exchange of two rows' tails that gains more than the last answer of `each`; `bar` at
    /// first.
    pub(crate) fn exchanges_between(
        &self,
        [a, b]: [usize; 2],
        mut bar: f32,
        each: &mut impl FnMut(&Change, f32) -> f32,
    ) {
        let ((title_a, row_a), (title_b, row_b)) = (&self.rows[a], &self.rows[b]);
        let room = self.room_to_gain(a, b);
        let now = self.worths[a] + self.worths[b];
        let untitled = title_a.is_none() && title_b.is_none();
        for (x, one) in self.cuts(a).iter().enumerate() {
            if one.kept {
                continue;
            }
            let p = row_a.start + x;
            let mut of_one = None;
            for (y, two) in self.cuts(b).iter().enumerate() {
                let links = self.tables.join(one.left, two.right)
                    + self.tables.join(two.left, one.right)
                    - one.closed
                    - two.closed;
                if two.kept || links + room <= bar {
                    continue;
                }
                let q = row_b.start + y;
                let tails_empty = p == row_a.end && q == row_b.end;
                let heads_empty = untitled && x == 0 && y == 0;
                if tails_empty || heads_empty {
                    continue;
                }
                let (head_a, tail_a) = (row_a.start..p, p..row_a.end);
                let (head_b, tail_b) = (row_b.start..q, q..row_b.end);
                let (one_head, one_tail) = *of_one.get_or_insert_with(|| {
                    (self.part(*title_a, &head_a), self.part(*title_b, &tail_a))
                });
                let mut whole_a = one_head.and(&self.part(*title_a, &tail_b));
                whole_a.affinity += 2.0 * self.rectangle(&head_a, &tail_b);
                let mut whole_b = self.part(*title_b, &head_b).and(&one_tail);
                whole_b.affinity += 2.0 * self.rectangle(&head_b, &tail_a);
                let after = self.worth_of(*title_a, &whole_a) + self.worth_of(*title_b, &whole_b);
                let gain = links + (after - now);
                if gain > bar {
                    let change = Change::Exchange {
                        rows: [a, b],
                        at: [x, y],
                    };
                    bar = each(&change, gain);
                }
            }
        }
    }

    /// Every move of a stretch of row `a`, of so many blocks at most, to a place of row `b` that
    /// gains more than the last answer of `each`; `bar` at first. Only weak places are opened.
    pub(crate) fn moves_between(
        &self,
        [a, b]: [usize; 2],
        longest: usize,
        mut bar: f32,
        each: &mut impl FnMut(&Change, f32) -> f32,
    ) {
        let room = if a == b { 0.0 } else { self.room_to_gain(a, b) };
        let (cuts_a, cuts_b) = (self.cuts(a), self.cuts(b));
        for (x, from) in cuts_a.iter().enumerate().filter(|(_, cut)| cut.weak) {
            for (y, to) in cuts_a.iter().enumerate().skip(x + 1).take(longest) {
                // What the user has put into an article goes nowhere without the rest of it. Within
                // the article something else may change places with it.
                let standing = to.standing - from.standing;
                if !to.weak || (a != b && standing > 0 && (from.kept || to.kept)) {
                    continue;
                }
                let left = self.tables.join(from.left, to.right) - from.closed - to.closed;
                // The wholes do not depend on where in the other row the stretch goes.
                let mut whole = None;
                let behind = if a == b { y + 1 } else { 0 };
                for (z, into) in cuts_b.iter().enumerate().skip(behind) {
                    let passed = into.standing - to.standing.min(into.standing);
                    let held = if a == b { passed > 0 } else { into.kept };
                    if !into.weak || (standing > 0 && held) {
                        continue;
                    }
                    let links = left
                        + self.tables.join(into.left, from.right)
                        + self.tables.join(to.left, into.right)
                        - into.closed;
                    if links + room <= bar {
                        continue;
                    }
                    let whole = *whole.get_or_insert_with(|| self.moved(a, b, x, y));
                    let gain = links + whole;
                    if gain > bar {
                        let change = Change::Move {
                            rows: [a, b],
                            at: [x, y, z],
                        };
                        bar = each(&change, gain);
                    }
                }
            }
        }
    }

    /// What two rows gain as wholes when blocks of one, from one to another, go to the other.
    fn moved(&self, a: usize, b: usize, from: usize, to: usize) -> f32 {
        if a == b {
            return 0.0;
        }
        let ((title_a, row_a), (title_b, row_b)) = (&self.rows[a], &self.rows[b]);
        let stretch = row_a.start + from..row_a.start + to;
        let (head, tail) = (row_a.start..stretch.start, stretch.end..row_a.end);
        let mut left = self.part(*title_a, &head).and(&self.part(*title_a, &tail));
        left.affinity += 2.0 * self.rectangle(&head, &tail);
        let mut grown = self
            .part(*title_b, row_b)
            .and(&self.part(*title_b, &stretch));
        grown.affinity += 2.0 * self.rectangle(row_b, &stretch);
        self.worth_of(*title_a, &left) + self.worth_of(*title_b, &grown)
            - self.worths[a]
            - self.worths[b]
    }

    /// The rows between which there is something to change: of bare rows, the first stands for all.
    pub(crate) fn in_use(&self) -> Vec<usize> {
        let bare = |row: usize| self.rows[row].0.is_none() && self.rows[row].1.is_empty();
        let first = (0..self.rows.len()).find(|&row| bare(row));
        (0..self.rows.len())
            .filter(|&row| !bare(row) || Some(row) == first)
            .collect()
    }

    /// Every change that gains more than `bar`: exchanges of any two rows' tails, and moves of
    /// stretches of so many blocks at most.
    pub(crate) fn changes(&self, longest: usize, bar: f32, mut each: impl FnMut(&Change, f32)) {
        let rows = self.in_use();
        let mut each = |change: &Change, gain: f32| {
            each(change, gain);
            bar
        };
        for (index, &a) in rows.iter().enumerate() {
            for &b in rows.iter().skip(index + 1) {
                self.exchanges_between([a, b], bar, &mut each);
            }
        }
        for &a in &rows {
            for &b in &rows {
                self.moves_between([a, b], longest, bar, &mut each);
            }
        }
    }
}
