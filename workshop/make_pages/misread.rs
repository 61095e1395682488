//! What bad recognition does to a page: misread letters, lost accents, hyphens and lines, stains.
//!
//! It works on the finished page. A misread letter keeps its place, a stain gets its left
//! neighbour's, so the answer stays right.

use crate::canvas::{Canvas, Mark};
use crate::chance::Chance;
use crate::manner::Manner;

/// Letters that are taken for others, in old print most of all.
const CONFUSED: [(char, &str); 36] = [
    ('e', "co"),
    ('c', "eo"),
    ('n', "uri"),
    ('u', "nii"),
    ('i', "lj1"),
    ('l', "i1t"),
    ('t', "lrf"),
    ('r', "tx"),
    ('s', "fſ"),
    ('f', "sſ"),
    ('h', "bk"),
    ('b', "hd"),
    ('m', "in"),
    ('o', "ec0"),
    ('a', "os"),
    ('g', "q9"),
    ('d', "b"),
    ('v', "y"),
    ('k', "t"),
    ('I', "lJ"),
    ('S', "G"),
    ('B', "V8"),
    ('R', "N"),
    ('N', "R"),
    ('E', "C"),
    ('ä', "aà"),
    ('ö', "od"),
    ('ü', "un"),
    ('ß', "fB"),
    ('é', "eèc"),
    ('è', "eé"),
    ('ê', "eé"),
    ('à', "aâ"),
    ('ç', "c"),
    (',', ".;"),
    ('.', ",·"),
];

/// Stains: marks that nothing on the page stands for.
const STAINS: [char; 10] = ['\'', '·', '.', '-', '*', '^', '■', '|', '°', '"'];

/// How many lines are lost for each misread letter.
const LOST_LINES: f64 = 0.3;

/// Spoils a page.
pub(crate) fn misread(canvas: &mut Canvas, manner: &Manner, chance: &mut Chance) {
    let rate = manner.misread;
    let mut spoiled = Vec::with_capacity(canvas.marks.len());
    let loses_hyphens = chance.share() * 0.5;
    let mut at = 0;
    while at < canvas.marks.len() {
        let mark = canvas.marks[at];
        let begins_line = at > 0 && canvas.marks[at - 1].shown == '\n';
        if begins_line && chance.happens(rate * LOST_LINES) {
            let line = canvas.marks[at..]
                .iter()
                .position(|mark| mark.shown == '\n');
            at += line.map_or(1, |length| length + 1);
            continue;
        }
        let next = canvas.marks.get(at + 1).map(|mark| mark.shown);
        at += 1;
        let Some(_) = mark.owner else {
            spoiled.push(mark);
            continue;
        };
        if mark.shown == '-' && next == Some('\n') && chance.happens(loses_hyphens) {
            if chance.happens(0.5) {
                continue;
            }
            let shown = chance.weighted(&[('¬', 1.0), ('=', 1.0), ('.', 0.5), ('\'', 0.3)], '¬');
            spoiled.push(Mark { shown, ..mark });
            continue;
        }
        if !chance.happens(rate * 2.0) || mark.shown.is_whitespace() {
            spoiled.push(mark);
            continue;
        }
        spoil(mark, chance, &mut spoiled);
    }
    canvas.marks = spoiled;
}

fn spoil(mark: Mark, chance: &mut Chance, spoiled: &mut Vec<Mark>) {
    match chance.below(16) {
        0 => spoiled.extend([
            mark,
            Mark {
                shown: *chance.pick(&STAINS).unwrap_or(&'.'),
                ..mark
            },
        ]),
        // A word falls apart, or a letter is lost.
        1 => spoiled.extend([mark, Mark::blank(' ')]),
        2 => {}
        _ => {
            let known = CONFUSED.iter().find(|(letter, _)| *letter == mark.shown);
            let others: Vec<char> =
                known.map_or(Vec::new(), |(_, others)| others.chars().collect());
            let shown = chance.pick(&others).copied().unwrap_or(mark.shown);
            spoiled.push(Mark { shown, ..mark });
        }
    }
}
