//! Articles cut into columns, and the columns brought into the order of the file.

use crate::canvas::Mark;
use crate::chance::Chance;
use crate::dress::{Article, Block, Sort};
use crate::language::display_width;
use crate::manner::{Broken, Manner, Order, Shape};
use crate::wrap::{breaks, hyphen_after, part_of};

/// A column of one article.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) article: usize,
    /// 0 for the article's first column.
    pub(crate) number: usize,
    pub(crate) blocks: Vec<Block>,
}

/// No part of a paragraph is shorter than so many characters.
const SHORTEST: usize = 6;

/// Cuts an article's body into columns.
pub(crate) fn cut(article: &Article, manner: &Manner, chance: &mut Chance) -> Vec<Column> {
    let length: usize = article.body.iter().map(|block| block.marks.len()).sum();
    let places = if chance.happens(manner.cut) {
        places(length, manner, chance)
    } else {
        Vec::new()
    };
    let mut columns = vec![Vec::new()];
    let mut reached = 0;
    let mut cuts = places.into_iter().peekable();
    for block in &article.body {
        let mut rest = block.clone();
        let end = reached + block.marks.len();
        while let Some(&place) = cuts.peek() {
            if place >= end {
                break;
            }
            cuts.next();
            let at = place.saturating_sub(end - rest.marks.len());
            let inside = chance.happens(manner.cut_inside)
                && rest.sort == Sort::Body(crate::canvas::Kind::Paragraph);
            match inside.then(|| parted(&rest, at, manner, chance)).flatten() {
                Some((left, right)) => {
                    push(&mut columns, left);
                    columns.push(Vec::new());
                    rest = right;
                }
                None => {
                    if columns.last().is_some_and(|column| !column.is_empty()) {
                        columns.push(Vec::new());
                    }
                }
            }
        }
        push(&mut columns, rest);
        reached = end;
    }
    columns.retain(|column| !column.is_empty());
    let column = |(number, blocks)| Column {
        article: article.number,
        number,
        blocks,
    };
    columns.into_iter().enumerate().map(column).collect()
}

/// Where an article of a length is to be cut.
fn places(length: usize, manner: &Manner, chance: &mut Chance) -> Vec<usize> {
    if let Some(height) = manner.height {
        // The first column has what the one above it left.
        let first = height / 5 + chance.below(height);
        return (0..)
            .map(|number| first + number * height)
            .take_while(|at| *at < length)
            .collect();
    }
    let least = if manner.language.is_chinese() {
        60
    } else {
        150
    };
    let count = chance
        .between(manner.columns.0, manner.columns.1)
        .min(length / least)
        .max(1);
    let place = |number| {
        // Columns are about equally long, more or less.
        let even = length * number / count;
        let play = length / count / 3;
        even - play.min(even) + chance.below(2 * play + 1)
    };
    let mut places: Vec<usize> = (1..count).map(place).collect();
    places.sort_unstable();
    places
}

fn push(columns: &mut [Vec<Block>], block: Block) {
    if let Some(column) = columns.last_mut() {
        column.push(block);
    }
}

/// A paragraph in two parts, cut near `at` in the page's manner.
fn parted(
    block: &Block,
    at: usize,
    manner: &Manner,
    chance: &mut Chance,
) -> Option<(Block, Block)> {
    let marks = &block.marks;
    if marks.len() < 2 * SHORTEST {
        return None;
    }
    let at = at.clamp(SHORTEST, marks.len() - SHORTEST);
    let (stop, next, hyphen) = if manner.cut_at_lines && manner.shape != Shape::Flow {
        let indent = if block.begins { manner.indent } else { "" };
        let width = indent
            .chars()
            .map(|c| display_width(c, manner.ambiguous))
            .sum();
        let ends = breaks(marks, manner.measure, width, manner);
        let near = ends.iter().filter(|end| end.next < marks.len());
        let end = near.min_by_key(|end| end.stop.abs_diff(at))?;
        (end.stop, end.next, end.hyphen)
    } else {
        place_in_words(marks, at, manner, chance)
    };
    if stop == 0 || next >= marks.len() {
        return None;
    }
    let (mut left, mut right) = (block.clone(), block.clone());
    left.marks.truncate(stop);
    if hyphen && let Some(last) = left.marks.last().copied() {
        left.marks.push(hyphen_after(last));
    }
    right.marks.drain(..next);
    right.begins = false;
    Some((left, right))
}

/// Where a text is cut that is about to end inside a word: there, or at a blank nearby.
fn place_in_words(
    marks: &[Mark],
    at: usize,
    manner: &Manner,
    chance: &mut Chance,
) -> (usize, usize, bool) {
    if manner.language.is_chinese() {
        return (at, at, false);
    }
    let letter = |at: usize| marks.get(at).is_some_and(|mark| mark.shown.is_alphabetic());
    let (mut from, mut to) = (at, at);
    while from > 0 && !marks[from - 1].shown.is_whitespace() {
        from -= 1;
    }
    while letter(to) {
        to += 1;
    }
    let broken = chance.weighted(
        &[
            (Broken::Never, 60.0),
            (Broken::Bare, 22.0),
            (Broken::Syllable, 18.0),
        ],
        Broken::Never,
    );
    let word: Vec<char> = marks[from..to].iter().map(|mark| mark.shown).collect();
    if broken != Broken::Never
        && word.iter().all(|c| c.is_alphabetic())
        && let Some(part) = part_of(&word, at - from, broken)
    {
        return (from + part, from + part, broken == Broken::Syllable);
    }
    let stop = if from > 0 { from - 1 } else { 0 };
    (stop, from, false)
}

/// Brings the columns of all articles into the order of the file.
pub(crate) fn ordered(
    articles: Vec<Vec<Column>>,
    manner: &Manner,
    chance: &mut Chance,
) -> Vec<Column> {
    let mut waiting: Vec<std::collections::VecDeque<Column>> =
        articles.into_iter().map(Into::into).collect();
    let mut order: Vec<Column> = Vec::new();
    match manner.order {
        Order::Rounds => {
            while waiting.iter().any(|columns| !columns.is_empty()) {
                for columns in &mut waiting {
                    order.extend(columns.pop_front());
                }
            }
        }
        Order::Mingled | Order::Bands => {
            // A column follows its own article's one at once in about a third of the cases.
            let opens = 0.35 + 0.4 * chance.share();
            let mut begun = 0;
            while waiting.iter().any(|columns| !columns.is_empty()) {
                let open: Vec<usize> = (0..begun).filter(|at| !waiting[*at].is_empty()).collect();
                let begin = begun < waiting.len() && (open.is_empty() || chance.happens(opens));
                if begin {
                    begun += 1;
                    order.extend(waiting[begun - 1].pop_front());
                } else if let Some(at) = chance.pick(&open) {
                    order.extend(waiting[*at].pop_front());
                }
            }
        }
    }
    if manner.joins_own {
        order = joined(order);
    }
    for _ in 0..manner.out_of_turn {
        let at = chance.below(order.len().saturating_sub(1));
        if at + 1 < order.len() {
            order.swap(at, at + 1);
        }
    }
    order
}

/// Columns of one article that follow each other made one.
fn joined(order: Vec<Column>) -> Vec<Column> {
    let mut joined: Vec<Column> = Vec::new();
    for column in order {
        match joined.last_mut() {
            Some(last) if last.article == column.article => {
                let mut blocks = column.blocks.into_iter();
                if let Some(first) = blocks.next() {
                    match last.blocks.last_mut() {
                        Some(open) if !first.begins => continue_with(open, first),
                        _ => last.blocks.push(first),
                    }
                }
                last.blocks.extend(blocks);
            }
            _ => joined.push(column),
        }
    }
    joined
}

/// A paragraph's second part put to its first one again.
fn continue_with(open: &mut Block, rest: Block) {
    let place = |mark: &Mark| mark.owner.map(|owner| owner.at);
    let last = open.marks.len().checked_sub(1);
    if let Some(last) = last
        && open.marks[last].shown == '-'
        && last > 0
        && place(&open.marks[last]) == place(&open.marks[last - 1])
    {
        open.marks.truncate(last);
    }
    let (left, right) = (open.marks.last(), rest.marks.first());
    let parted = left.and_then(place).zip(right.and_then(place));
    if parted.is_some_and(|(left, right)| right > left + 1) {
        open.marks.push(Mark::blank(' '));
    }
    open.marks.extend(rest.marks);
}
