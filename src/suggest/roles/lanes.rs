//! Columns that were read straight across, put back one below the other.
//!
//! Such a page gives the cells of each row as lines of their own, and cells that are empty leave no
//! trace. What tells the columns is that each line reads on from the line above it in its column
//! ([`Reads`]). The page is a pile of bands. In a band the columns take turns, from left to right;
//! a column may end, and another may begin, which leaves a cell or more empty; and everywhere the
//! band may end, and another with another number of columns begin.
//!
//! All that matters of the past is how many columns there are, and how many of them have had their
//! turn in this row: the line above is then as many lines back as there are columns. So the best
//! reading is found exactly, and in time linear in the lines.
//!
//! Wrong where the columns of a page have different measures, and for a few lines after a cell that
//! is empty in the middle of a paragraph. Bands of as many columns as the one above are often not
//! told from it here; [`bands`](super::bands) looks for them.

use super::bands::part;
use super::page::View;
use super::reads::{BACK, LineReads, Reads};
use crate::suggest::language::Language;

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its column; those of a band come after those of the bands above.
    pub(super) column: usize,
    /// Its column, counted from the band's first.
    pub(super) lane: usize,
    /// Its row on the page.
    pub(super) row: usize,
    /// True if it is its column's first line, or the cell above is empty.
    pub(super) opens: bool,
}

/// Where each line stands; in file order.
pub(super) fn lanes(views: &[View<'_>], language: Language) -> Vec<Cell> {
    let reads = Reads::new(views, language);
    let mut steps = steps(&reads.lines);
    part(&mut steps, &reads);
    cells(&steps)
}

/// What is lost by each, in nats, as the language model counts; found by trying others on pages
/// whose right answer is known. A band begins; another column beside one that just began.
const BAND: f32 = 7.0;
const COLUMN: f32 = 1.0;

/// A cell at the right of a band's last row is missing.
pub(super) const SHORT: f32 = 0.75;

/// A column begins in the middle of a band; one ends there; another ends with it.
const BEGINS: f32 = 16.0;
const ENDS: f32 = 4.5;
const ENDS_TOO: f32 = 0.7;

/// How the columns stand after a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// How many columns there are, from 1 to [`BACK`].
    pub(super) columns: usize,
    /// How many of them have had their turn in this row, from 1 to `columns`.
    turn: usize,
    /// True if the last line began a column.
    opened: bool,
}

/// How many states there are.
const STATES: usize = 2 * BACK * BACK;

impl State {
    const fn index(self) -> usize {
        (self.columns - 1) * BACK + self.turn - 1 + if self.opened { BACK * BACK } else { 0 }
    }

    pub(super) const fn at(index: usize) -> Self {
        let inner = index % (BACK * BACK);
        Self {
            columns: inner / BACK + 1,
            turn: inner % BACK + 1,
            opened: index >= BACK * BACK,
        }
    }

    /// The state when the next column has ended.
    const fn ended(self) -> Self {
        Self {
            columns: self.columns - 1,
            turn: if self.turn == self.columns {
                0
            } else {
                self.turn
            },
            opened: false,
        }
    }
}

/// What a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// It stands below the last line of the next column.
    On,
    /// It begins a column at the right of the line before.
    Beside,
    /// It begins a row with a column at the left of all.
    Left,
    /// It begins a band.
    Band,
}

/// A line's move, after so many columns have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: u8,
    pub(super) ended: u8,
    pub(super) moved: Move,
}

const NOWHERE: Step = Step {
    from: 0,
    ended: 0,
    moved: Move::Band,
};

/// The natural log of how much likelier something is, if it is so in a share of cases.
pub(super) fn sometimes(share: f32, nats: f32) -> f32 {
    (1.0 - share + share * nats.exp()).ln()
}

/// The steps of the best reading.
fn steps(lines: &[LineReads]) -> Vec<Step> {
    let mut worth = [f32::NEG_INFINITY; STATES];
    let mut ways: Vec<[Step; STATES]> = Vec::with_capacity(lines.len());
    let band = State {
        columns: 1,
        turn: 1,
        opened: true,
    };
    for (line, reads) in lines.iter().enumerate() {
        let mut next = [f32::NEG_INFINITY; STATES];
        let mut way = [NOWHERE; STATES];
        let mut reach = |state: State, value: f32, step: Step| {
            let index = state.index();
            if value > next[index] {
                next[index] = value;
                way[index] = step;
            }
        };
        if line == 0 {
            reach(band, 0.0, NOWHERE);
        }
        let begins = sometimes(0.5, reads.begins);
        let band_begins = sometimes(0.7, reads.begins);
        let ends = |back: usize| lines.get(line.wrapping_sub(back)).map_or(0.0, |it| it.ends);
        for (from, &so_far) in worth.iter().enumerate() {
            if so_far == f32::NEG_INFINITY {
                continue;
            }
            let before = State::at(from);
            let step = |ended: usize, moved| Step {
                from: narrow(from),
                ended: narrow(ended),
                moved,
            };
            let missing = before.columns - before.turn;
            let last = if missing == 0 { 1 } else { before.turn + 1 };
            let closes = sometimes(0.7, ends(last)) - SHORT * missing as f32;
            reach(
                band,
                so_far - BAND + closes + band_begins,
                step(0, Move::Band),
            );
            let mut worth = so_far;
            let mut state = before;
            for ended in 0..before.columns {
                let turn = state.turn % state.columns;
                let on = State {
                    turn: turn + 1,
                    opened: false,
                    ..state
                };
                let value = worth + reads.on[state.columns - 1];
                reach(on, value, step(ended, Move::On));
                if state.columns < BACK {
                    let beside = State {
                        columns: state.columns + 1,
                        turn: state.turn + 1,
                        opened: true,
                    };
                    let lost = if before.opened { COLUMN } else { BEGINS };
                    let value = worth + begins - lost;
                    reach(beside, value, step(ended, Move::Beside));
                    if turn == 0 {
                        let left = State { turn: 1, ..beside };
                        reach(left, worth + begins - BEGINS, step(ended, Move::Left));
                    }
                }
                worth += sometimes(0.8, ends(state.columns));
                worth -= if ended == 0 { ENDS } else { ENDS_TOO };
                state = state.ended();
            }
        }
        worth = next;
        ways.push(way);
    }
    let mut state = (0..STATES)
        .max_by(|&one, &two| worth[one].total_cmp(&worth[two]))
        .unwrap_or(0);
    let mut steps: Vec<Step> = ways
        .iter()
        .rev()
        .map(|way| {
            let step = way[state];
            state = usize::from(step.from);
            step
        })
        .collect();
    steps.reverse();
    steps
}

fn narrow(value: usize) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

/// A column of the band at hand: where it stands is known when the band is complete.
#[derive(Clone, Copy)]
struct Lane {
    number: usize,
    /// What is in it now: the how manieth column that began on the page.
    column: usize,
    ended: bool,
}

/// Where the steps lead.
fn cells(steps: &[Step]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(steps.len());
    let mut band: Vec<Lane> = Vec::new();
    let (mut band_starts, mut columns, mut row, mut at) = (0, 0, 0, 0);
    for (line, step) in steps.iter().enumerate() {
        for _ in 0..step.ended {
            if let Some(next) = next_lane(&band, at) {
                band[next].ended = true;
            }
        }
        let before = at;
        let new_row = match step.moved {
            Move::Band => {
                place(&mut cells[band_starts..], &band);
                band_starts = line;
                band.clear();
                at = open(&mut band, 0);
                line > 0
            }
            Move::On => {
                at = next_lane(&band, at).unwrap_or(at);
                at <= before
            }
            Move::Beside => {
                at = open(&mut band, at + 1);
                false
            }
            Move::Left => {
                at = open(&mut band, 0);
                true
            }
        };
        let opens = step.moved != Move::On;
        if opens {
            band[at].column = columns;
            columns += 1;
        }
        row += usize::from(new_row);
        cells.push(Cell {
            column: band[at].column,
            lane: band[at].number,
            row,
            opens,
        });
    }
    place(&mut cells[band_starts..], &band);
    cells
}

/// The next column that has not ended, from left to right and around.
fn next_lane(band: &[Lane], at: usize) -> Option<usize> {
    let count = band.len();
    (1..=count)
        .map(|step| (at + step) % count)
        .find(|&next| !band[next].ended)
}

/// Begins a column at a place: in one that has ended, else in a new one.
fn open(band: &mut Vec<Lane>, at: usize) -> usize {
    if let Some(lane) = band.get_mut(at)
        && lane.ended
    {
        lane.ended = false;
        return at;
    }
    let number = band.len();
    band.insert(
        at,
        Lane {
            number,
            column: 0,
            ended: false,
        },
    );
    at
}

/// Says of the cells of a band in which column from the left they stand, now that all are known.
fn place(cells: &mut [Cell], band: &[Lane]) {
    let mut places = vec![0; band.len()];
    for (place, lane) in band.iter().enumerate() {
        places[lane.number] = place;
    }
    for cell in cells {
        cell.lane = places[cell.lane];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads on well from `back` lines before, and badly from others; from none if that is 0.
    fn read(back: usize) -> LineReads {
        let mut on = [-2.0; BACK];
        if back > 0 {
            on[back - 1] = 3.0;
        }
        LineReads {
            on,
            begins: if back > 0 { -3.0 } else { 2.0 },
            ends: 0.0,
        }
    }

    fn columns(backs: &[usize]) -> Vec<usize> {
        let lines: Vec<_> = backs.iter().map(|&back| read(back)).collect();
        let found = cells(&steps(&lines));
        found.iter().map(|cell| cell.column).collect()
    }

    #[test]
    fn columns_are_found_by_what_reads_on() {
        // Three columns; the middle one ends after two rows.
        let backs = [0, 0, 0, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2];
        let right = [0, 1, 2, 0, 1, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0];
        assert_eq!(columns(&backs), right);
    }

    #[test]
    fn bands_of_other_columns_come_after() {
        let backs = [0, 0, 2, 2, 2, 2, 2, 2, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3];
        let right = [0, 1, 0, 1, 0, 1, 0, 1, 2, 3, 4, 2, 3, 4, 2, 3, 4, 2, 3];
        assert_eq!(columns(&backs), right);
    }
}
