//! How the weights are found: from pages whose right answer is known.
//!
//! For every seam of the right answer, the changes that would put something else there are held
//! against it, each with all that follows from it (an exchange of tails changes two links, and what
//! two articles speak of). The weights make the right answer the likeliest of each such group, with
//! a penalty for their size: a conditional logit, which has one best answer. Since there are far too
//! many changes, only the most likely of each group are kept, by the weights of the round before.
//!
//! Five weights are set by hand (`BY_HAND`). Assumes that the roles are right; what wrong roles do is
//! measured, not learned.

use std::collections::BTreeMap;

use crate::document::{FragmentId, Placement, Role};

use super::assembly::layout::{Between, Layout, Part};
use super::assembly::problem::{Problem, dot};
use super::assembly::rows::{Change, Joined, Row, Sums};
use super::assembly::tables::{Block, Blocks, Tables};
use super::prepared::look;
use super::signals::{SIGNALS, Signal, Texts, Values};
use super::weights::Fitted;

/// The right answer for a page.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// What each fragment is; `None` if it belongs to no article.
    pub roles: BTreeMap<FragmentId, Option<Role>>,
    /// The articles: the title, if there is one, and the running text in order.
    pub articles: Vec<(Option<FragmentId>, Vec<FragmentId>)>,
}

/// What can be learned from a page: groups of changes, none of which should be made.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    groups: Vec<Vec<Values>>,
}

/// The most changes kept of a group.
const KEPT: usize = 24;

/// Signals whose weights are set by hand: pages with answers do not show them, or hardly. A title
/// over another needs 4 to be the first head of that one's article on the one real page that has
/// such a pair; on 80 pages, whose pairs belong to two articles each, nothing is lost up to 5.
const BY_HAND: [(Signal, f32); 5] = [
    (Signal::HeadOverTitle, 4.5),
    (Signal::OtherPage, -5.0),
    (Signal::ReferencePair, 6.0),
    (Signal::NextLineOpen, 5.0),
    (Signal::NextLineClosed, 3.5),
];

/// The names of all signals, in the order of the weights.
#[must_use]
pub fn signal_names() -> Vec<&'static str> {
    Signal::ALL.iter().map(|signal| signal.name()).collect()
}

impl Lesson {
    /// Takes up what another lesson of the same page found.
    pub fn extend(&mut self, other: Self) {
        if self.groups.is_empty() {
            self.groups = other.groups;
            return;
        }
        for (group, more) in self.groups.iter_mut().zip(other.groups) {
            for values in more {
                if !group.contains(&values) {
                    group.push(values);
                }
            }
        }
    }

    /// The lesson of a page, by weights found before.
    #[must_use]
    pub fn new(placement: &Placement, answer: &Answer, fitted: &Fitted<'_>) -> Self {
        let weights = &fitted.links;
        let (pieces, _) = look(placement, fitted.roles);
        let texts = Texts::new(&pieces, weights);
        let parts: Vec<Part> = pieces
            .iter()
            .map(|piece| match answer.roles.get(&piece.id) {
                Some(Some(role)) => Part::of(*role),
                _ => Part::Furniture,
            })
            .collect();
        let layout = Layout::new(&pieces, &parts);
        let problem = Problem {
            pieces: &pieces,
            texts: &texts,
            layout: &layout,
        };
        let text_of: BTreeMap<FragmentId, usize> = layout
            .texts
            .iter()
            .enumerate()
            .filter_map(|(n, text)| Some((pieces.get(text.piece)?.id, n)))
            .collect();
        let title_of: BTreeMap<FragmentId, usize> = layout
            .titles
            .iter()
            .enumerate()
            .filter_map(|(n, title)| Some((pieces.get(title.piece)?.id, n)))
            .collect();
        let mut used_titles = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        for (title, texts) in &answer.articles {
            let title = title.and_then(|title| title_of.get(&title).copied());
            used_titles.extend(title);
            rows.push(Row {
                title,
                blocks: texts
                    .iter()
                    .filter_map(|text| text_of.get(text).copied())
                    .collect(),
            });
        }
        for title in 0..layout.titles.len() {
            if !used_titles.contains(&title) {
                rows.push(Row {
                    title: Some(title),
                    blocks: Vec::new(),
                });
            }
        }
        rows.retain(|row| row.title.is_some() || !row.blocks.is_empty());
        let blocks = Blocks {
            blocks: (0..layout.texts.len())
                .map(|text| Block {
                    texts: vec![text],
                    title: None,
                    article: None,
                    after: None,
                })
                .collect(),
            ..Blocks::default()
        };
        let tables = Tables::new(&problem, &blocks, &[], weights);
        let weak = |left: usize, right: usize| {
            let below = layout.texts.get(right);
            right != left + 1 || below.is_some_and(|text| text.above != Between::default())
        };
        let sums = Sums::new(&tables, &rows, weak);
        let mut groups: BTreeMap<usize, Vec<(f32, Change)>> = BTreeMap::new();
        sums.changes(12, f32::NEG_INFINITY, |change, gain| {
            let group = groups.entry(sums.place(change)).or_default();
            group.push((gain, *change));
            if group.len() >= 2 * KEPT {
                group.sort_by(|one, other| other.0.total_cmp(&one.0));
                group.truncate(KEPT);
            }
        });
        let groups = groups
            .into_values()
            .map(|mut group| {
                group.sort_by(|one, other| other.0.total_cmp(&one.0));
                group.truncate(KEPT);
                group
                    .iter()
                    .map(|(_, change)| difference(&problem, &sums, change))
                    .collect()
            })
            .collect();
        Self { groups }
    }
}

fn difference(problem: &Problem<'_>, sums: &Sums<'_>, change: &Change) -> Values {
    let mut values = [0.0; SIGNALS];
    for [before, after] in &sums.taken_apart(change) {
        add_row(problem, sums, after, 1.0, &mut values);
        add_row(problem, sums, before, -1.0, &mut values);
    }
    values
}

fn add_row(problem: &Problem<'_>, sums: &Sums<'_>, row: &Joined, sign: f32, values: &mut Values) {
    let mut add = |other: &Values| {
        for (value, other) in values.iter_mut().zip(other) {
            *value += sign * other;
        }
    };
    let mut last = None;
    for stretch in row.stretches.iter().filter(|stretch| !stretch.is_empty()) {
        let first = sums.order[stretch.start];
        match last {
            None => add(&problem.start(row.title, first)),
            Some(last) => add(&problem.link(last, first)),
        }
        last = Some(sums.order[stretch.end - 1]);
    }
    let mut whole = [0.0; SIGNALS];
    match (last, row.title) {
        (None, Some(title)) => add(&problem.alone(title)),
        (None, None) => {}
        (Some(last), _) => {
            add(&problem.end(last));
            sums.whole(row).add(row.title.is_some(), &mut whole);
        }
    }
    add(&whole);
}

/// How the fit went.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// The mean loss of a group, in nats.
    pub loss: f32,
    /// The share of groups in which the right answer is the likeliest.
    pub right: f32,
}

/// Fits weights to lessons: gradient descent with a step of its own for each weight (Adam).
/// `penalty` is what the square of a weight costs in a group.
#[must_use]
pub fn fit(
    lessons: &[&Lesson],
    begin: &[f32; SIGNALS],
    penalty: f32,
    rounds: usize,
) -> ([f32; SIGNALS], Fit) {
    let mut weights = *begin;
    for (signal, weight) in BY_HAND {
        weights[signal as usize] = weight;
    }
    let (mut mean, mut square) = ([0.0_f32; SIGNALS], [0.0_f32; SIGNALS]);
    let groups: Vec<&Vec<Values>> = lessons.iter().flat_map(|lesson| &lesson.groups).collect();
    let count = groups.len().max(1) as f32;
    let mut report = Fit {
        loss: 0.0,
        right: 0.0,
    };
    for round in 1..=rounds {
        let mut gradient = [0.0_f32; SIGNALS];
        let (mut loss, mut right) = (0.0, 0);
        for group in &groups {
            let worths: Vec<f32> = group.iter().map(|values| dot(values, &weights)).collect();
            let most = worths.iter().copied().fold(0.0, f32::max);
            let all: f32 =
                (-most).exp() + worths.iter().map(|worth| (worth - most).exp()).sum::<f32>();
            loss += all.ln() + most;
            right += usize::from(worths.iter().all(|&worth| worth <= 0.0));
            for (values, worth) in group.iter().zip(&worths) {
                let share = (worth - most).exp() / all;
                if share > 1.0e-5 {
                    for (sum, value) in gradient.iter_mut().zip(values) {
                        *sum += share * value;
                    }
                }
            }
        }
        report = Fit {
            loss: loss / count,
            right: right as f32 / count,
        };
        let rate = 0.05 * (1.0 - 0.9 * round as f32 / rounds as f32);
        for k in (0..SIGNALS).filter(|&k| BY_HAND.iter().all(|(signal, _)| *signal as usize != k)) {
            let slope = gradient[k] / count + penalty * weights[k];
            mean[k] = 0.9 * mean[k] + 0.1 * slope;
            square[k] = 0.99 * square[k] + 0.01 * slope * slope;
            let n = round as i32;
            let m = mean[k] / (1.0 - 0.9_f32.powi(n));
            let s = square[k] / (1.0 - 0.99_f32.powi(n));
            weights[k] -= rate * m / (s.sqrt() + 1.0e-6);
        }
    }
    (weights, report)
}
