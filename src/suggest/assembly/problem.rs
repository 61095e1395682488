//! The page as something to be solved: blocks to be strung into articles, and what each string of
//! them is worth.
//!
//! A block is one text or several that surely follow each other. An article is a row of blocks,
//! with a title before them or without. The worth of a solution is a sum: of its links, of how its
//! articles begin and end, and of what holds for an article as a whole (its title's words in its
//! text, the running heads above its columns, one subject). The weights are logarithms of odds.

use super::super::ends::Ending;
use super::super::page::Piece;
use super::super::signals::{SIGNALS, Signal, Texts, Values};
use super::layout::{Layout, Text};

/// Weights of the signals.
pub(crate) type Weights = Values;

/// A page to be solved.
pub(crate) struct Problem<'a> {
    pub(crate) pieces: &'a [Piece],
    pub(crate) texts: &'a Texts,
    pub(crate) layout: &'a Layout,
}

/// What values are worth. Summed in several strands, which a processor takes side by side.
pub(crate) fn dot(values: &Values, weights: &Weights) -> f32 {
    const STRANDS: usize = 8;
    let (values, last_values) = values.as_chunks::<STRANDS>();
    let (weights, last_weights) = weights.as_chunks::<STRANDS>();
    let mut sums = [0.0; STRANDS];
    for (values, weights) in values.iter().zip(weights) {
        for strand in 0..STRANDS {
            sums[strand] += values[strand] * weights[strand];
        }
    }
    let last = last_values.iter().zip(last_weights);
    sums.iter().sum::<f32>() + last.map(|(value, weight)| value * weight).sum::<f32>()
}

/// What a pair of references counts whose pages are not as far apart as they say: others may fit
/// better, but a page may be missing, too.
const OTHER_PAGES: f32 = 0.7;

fn far(steps: usize) -> f32 {
    (steps as f32 + 1.0).ln()
}

impl Problem<'_> {
    fn text(&self, index: usize) -> Option<(&Text, &Piece)> {
        let text = self.layout.texts.get(index)?;
        Some((text, self.pieces.get(text.piece)?))
    }

    /// How well two references fit each other: what points to page 3 and what points back to page 1
    /// are two pages apart, if no page between is missing from the work.
    fn agreement(&self, left: &Text, right: &Text) -> f32 {
        let piece = |index: Option<usize>| self.pieces.get(index?);
        let (Some(to), Some(from)) = (piece(left.to), piece(right.from)) else {
            return 1.0;
        };
        let page = |piece: &Piece| Some(i32::from(piece.reference?.page?));
        let (Some(there), Some(back)) = (page(to), page(from)) else {
            return 1.0;
        };
        let pages = i32::from(from.id.source.0) - i32::from(to.id.source.0);
        if pages == 0 || pages == there - back {
            1.0
        } else {
            OTHER_PAGES
        }
    }

    /// The signals of text `j` following text `i`.
    pub(crate) fn link(&self, i: usize, j: usize) -> Values {
        let mut values = [0.0; SIGNALS];
        let (Some((left, _)), Some((right, _))) = (self.text(i), self.text(j)) else {
            return values;
        };
        self.texts
            .add(self.pieces, left.piece, right.piece, &mut values);
        self.add_places(i, j, &mut values);
        values
    }

    /// What it is worth that text `j` follows text `i`.
    pub(crate) fn link_worth(&self, i: usize, j: usize, weights: &Weights) -> f32 {
        let mut values = [0.0; SIGNALS];
        self.add_places(i, j, &mut values);
        let (Some(left), Some(right)) = (self.layout.texts.get(i), self.layout.texts.get(j)) else {
            return 0.0;
        };
        dot(&values, weights) + self.texts.worth(left.piece, right.piece)
    }

    /// Adds the signals that follow from where the two texts stand.
    fn add_places(&self, i: usize, j: usize, values: &mut Values) {
        let (Some((left, left_piece)), Some((right, _))) = (self.text(i), self.text(j)) else {
            return;
        };
        let mut set = |signal: Signal, value: f32| values[signal as usize] += value;
        match (left.to.is_some(), right.from.is_some()) {
            (true, true) => set(Signal::ReferencePair, self.agreement(left, right)),
            (false, false) => {}
            _ => set(Signal::ReferenceMissed, 1.0),
        }
        if self
            .pieces
            .get(right.piece)
            .is_some_and(|right| right.id.source != left_piece.id.source)
        {
            set(Signal::OtherPage, 1.0);
        }
        let open = left_piece.ending.is_open() && !left_piece.end_mark;
        if left_piece.end_mark {
            set(Signal::EndMarkGoesOn, 1.0);
        }
        if j == i + 1 {
            let above = right.above;
            set(
                if above.title || above.byline {
                    Signal::NextOverTitle
                } else if above.running_head {
                    Signal::NextOverRunningHead
                } else if above.furniture {
                    Signal::NextOverFurniture
                } else if above.column {
                    Signal::NextColumn
                } else if left_piece.across {
                    if open {
                        Signal::NextLineOpen
                    } else {
                        Signal::NextLineClosed
                    }
                } else if open {
                    Signal::NextOpen
                } else if left_piece.ending == Ending::Head {
                    Signal::NextUnderHeading
                } else if left_piece.ending == Ending::Colon {
                    Signal::NextColon
                } else {
                    Signal::NextClosed
                },
                1.0,
            );
            if (above.furniture || above.column)
                && !above.title
                && !above.byline
                && !above.running_head
            {
                set(
                    if open {
                        Signal::NextOpen
                    } else {
                        Signal::NextClosed
                    },
                    0.5,
                );
            }
        } else {
            if j > i {
                set(Signal::Forward, far(j - i - 1));
            } else {
                set(Signal::Backward, 1.0);
                set(Signal::BackwardFar, far(i - j));
            }
            let above = right.above;
            let headed =
                above.title || above.byline || above.running_head || above.column || j == 0;
            if headed {
                set(Signal::UnderHead, 1.0);
            }
            if above.title {
                set(Signal::UnderForeignTitle, 1.0);
            }
            if !headed
                && let Some((_, before)) = j.checked_sub(1).and_then(|before| self.text(before))
            {
                set(
                    if before.ending.is_open() {
                        Signal::AfterForeignOpen
                    } else {
                        Signal::AfterForeignClosed
                    },
                    1.0,
                );
            }
        }
    }

    /// The signals of an article that begins with text `j` under `title`.
    pub(crate) fn start(&self, title: Option<usize>, j: usize) -> Values {
        let mut values = [0.0; SIGNALS];
        let Some((text, piece)) = self.text(j) else {
            return values;
        };
        let mut set = |signal: Signal, value: f32| values[signal as usize] += value;
        let goes_on = piece.beginning.goes_on();
        let paragraph_like = self
            .texts
            .sides
            .get(text.piece)
            .map_or(0.0, |side| side.paragraph_like);
        set(Signal::StartParagraphLike, paragraph_like);
        let Some(title) = title.and_then(|title| Some((title, self.layout.titles.get(title)?)))
        else {
            set(Signal::StartUntitled, 1.0);
            if goes_on {
                set(Signal::StartUntitledGoesOn, 1.0);
            }
            return values;
        };
        let (number, title) = title;
        if goes_on {
            set(Signal::StartGoesOn, 1.0);
        }
        set(
            Signal::StartAffinity,
            self.texts.topics.covered(title.piece, text.piece),
        );
        if text.title_above == Some(number) {
            set(Signal::StartUnder, 1.0);
        } else if j == title.order {
            set(Signal::StartNext, 1.0);
        } else if j > title.order {
            set(Signal::StartForward, far(j - title.order));
        } else {
            set(Signal::StartBackward, 1.0);
            set(Signal::StartBackwardFar, far(title.order - j));
        }
        if text.title_above.is_some_and(|above| above != number) {
            set(Signal::StartUnderOther, 1.0);
        }
        if text.above.running_head {
            set(Signal::StartUnderRunningHead, 1.0);
        }
        if !text.above.title
            && let Some((_, before)) = j.checked_sub(1).and_then(|before| self.text(before))
        {
            set(
                if before.ending.is_open() {
                    Signal::StartAfterOpen
                } else {
                    Signal::StartAfterClosed
                },
                1.0,
            );
        }
        values
    }

    /// The signals of a title with no article under it.
    pub(crate) fn alone(&self, title: usize) -> Values {
        let mut values = [0.0; SIGNALS];
        values[Signal::TitleAlone as usize] = 1.0;
        let title = self.layout.titles.get(title);
        if title.is_some_and(|title| title.over_title) {
            values[Signal::HeadOverTitle as usize] = 1.0;
        }
        values
    }

    /// The signals of an article that ends with text `i`.
    pub(crate) fn end(&self, i: usize) -> Values {
        let mut values = [0.0; SIGNALS];
        let Some((text, piece)) = self.text(i) else {
            return values;
        };
        let mut set = |signal: Signal, value: f32| values[signal as usize] += value;
        if text.to.is_some() {
            set(Signal::EndReference, 1.0);
        }
        if piece.end_mark {
            set(Signal::EndMark, 1.0);
            return values;
        }
        set(
            match piece.ending {
                Ending::Head => Signal::EndHeading,
                Ending::Colon => Signal::EndColon,
                Ending::Stop => Signal::EndClosed,
                _ if piece.whole => Signal::EndClosed,
                _ => Signal::EndOpen,
            },
            1.0,
        );
        match self.layout.texts.get(i + 1) {
            None => set(Signal::EndOfPage, 1.0),
            Some(next) if next.above.title || next.above.running_head => {
                set(Signal::EndBeforeHead, 1.0);
            }
            Some(_) => {}
        }
        values
    }
}
