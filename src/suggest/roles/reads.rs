//! How well a line reads on from each of the lines before it, where columns were read straight
//! across.
//!
//! Each value is the natural log of how much likelier the line is below the other than anywhere on
//! the page. Below a line there is either what its sentence goes on with, or what a paragraph
//! begins with; which of them, the line's end says, and its width: within a paragraph a line is as
//! full as the measure allows (in Latin scripts: the next line's first word had no room on it),
//! a paragraph's last line seldom is. A head ends short, and without a mark.
//!
//! Assumes one measure for the whole page, and lines that were filled one after another. Wrong for
//! verse and tables.

use std::ops::Range;

use super::page::{View, columns};
use crate::signs::{BylineForm, byline, end_mark};
use crate::suggest::ends::{Ending, brackets, ending};
use crate::suggest::language::{Language, LeftEnd, Reading, RightBeginning, reading, word_across};

/// How many lines back the line above may be: the most columns that are looked for.
pub(super) const BACK: usize = 8;

/// What the lines of a page say of each other.
pub(super) struct Reads<'a> {
    pub(super) lines: Vec<LineReads>,
    views: &'a [View<'a>],
    language: Language,
    measure: usize,
}

/// What is known of one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineReads {
    /// How well it reads on from the lines before it, the nearest first, in nats.
    pub(super) on: [f32; BACK],
    /// How much likelier it is as the first line of something than anywhere, in nats.
    pub(super) begins: f32,
    /// How much likelier it is as the last line of something than anywhere, in nats.
    pub(super) ends: f32,
}

/// How much of a page's lines are not wider than the measure: a few may hang over it.
const MEASURE: usize = 97;

/// Chinese lines within a paragraph are narrower than the measure by at most so many display
/// columns: a mark that may not begin a line takes a character along, and figures are narrow.
const RAGGED: usize = 4;

/// What the language model says is believed up to here, in nats.
const WORST: f32 = -4.5;
const BEST: f32 = 9.0;

/// How often a paragraph ends with a line, over all lines.
const ENDING: f32 = 0.12;

/// One line, as the lines after it see it.
struct Above {
    left: LeftEnd,
    width: usize,
    ending: Ending,
    begins: f32,
    opens: Option<char>,
    byline: bool,
    signed: bool,
}

impl<'a> Reads<'a> {
    pub(super) fn new(views: &'a [View<'a>], language: Language) -> Self {
        let measure = measure(views);
        let mut lines = Vec::with_capacity(views.len());
        let mut before: Vec<Above> = Vec::new();
        for view in views {
            let below = Below::new(view, language);
            let mut on = [WORST; BACK];
            for (value, line) in on.iter_mut().zip(before.iter().rev()) {
                *value = line.read(&below, language, measure);
            }
            let begins = below.right.begins_like_a_paragraph();
            let byline = if below.byline { UNDER_A_HEAD } else { 0.0 };
            let above = Above::new(view, language, begins);
            lines.push(LineReads {
                on,
                begins: begins.clamp(WORST, -WORST) - byline,
                ends: (above.ends_alone(language, measure) / ENDING).ln(),
            });
            if before.len() == 4 * BACK {
                before.drain(..3 * BACK);
            }
            before.push(above);
        }
        Self {
            lines,
            views,
            language,
            measure,
        }
    }

    /// A line's two sides.
    fn sides(&self, line: usize) -> Option<(Above, Below)> {
        let view = self.views.get(line)?;
        let below = Below::new(view, self.language);
        let begins = below.right.begins_like_a_paragraph();
        Some((Above::new(view, self.language, begins), below))
    }
}

/// Lines of a stretch that are asked about again and again.
pub(super) struct Asked<'a> {
    reads: &'a Reads<'a>,
    from: usize,
    sides: Vec<Option<(Above, Below)>>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(reads: &'a Reads<'a>, lines: &Range<usize>) -> Self {
        Self {
            reads,
            from: lines.start,
            sides: lines.clone().map(|_| None).collect(),
        }
    }

    /// How much likelier it is as the last line of something than anywhere, in nats.
    pub(super) fn ends(&self, line: usize) -> f32 {
        self.reads.lines.get(line).map_or(0.0, |line| line.ends)
    }

    fn make(&mut self, line: usize) {
        if let Some(place) = self.sides.get_mut(line - self.from)
            && place.is_none()
        {
            *place = self.reads.sides(line);
        }
    }

    /// How well a line reads on from any other of the stretch, in nats.
    pub(super) fn between(&mut self, above: usize, below: usize) -> f32 {
        self.make(above);
        self.make(below);
        let side = |line: usize| self.sides.get(line - self.from).and_then(Option::as_ref);
        match (side(above), side(below)) {
            (Some((above, _)), Some((_, below))) => {
                above.read(below, self.reads.language, self.reads.measure)
            }
            _ => 0.0,
        }
    }
}

/// One line, as the lines before it see it.
struct Below {
    right: RightBeginning,
    /// The display columns of its first word.
    first: usize,
    closes: Option<char>,
    byline: bool,
    /// True if all of it is a bracket that says who wrote what is above.
    signature: bool,
}

impl Below {
    fn new(view: &View<'_>, language: Language) -> Self {
        let text = view.head.trim();
        Self {
            right: RightBeginning::new(language, text),
            first: first_word(text, language),
            closes: brackets(text).closes.first().copied(),
            byline: is_byline(text),
            signature: text.starts_with(['(', '（']) && end_mark(text).is_some(),
        }
    }
}

impl Above {
    fn new(view: &View<'_>, language: Language, begins: f32) -> Self {
        let (text, tail) = (view.head.trim(), view.tail.trim());
        Self {
            left: LeftEnd::new(language, tail),
            width: view.widest,
            ending: ending(tail),
            begins,
            opens: brackets(text).open.last().copied(),
            byline: is_byline(text),
            signed: end_mark(text).is_some(),
        }
    }

    fn read(&self, below: &Below, language: Language, measure: usize) -> f32 {
        let fits = self.is_full(below.first, language, measure);
        let ends = self.ends(fits);
        let mut goes_on = mixed(language, reading(&self.left, &below.right));
        if let Some(word) = word_across(&self.left, &below.right) {
            goes_on += WORD * word.strength.clamp(0.0, 6.0);
        }
        if self.opens.is_some() && self.opens == below.closes {
            goes_on += CLOSED;
        }
        let mut begins = below.right.begins_like_a_paragraph();
        if below.signature && self.ending == Ending::Stop {
            begins = BYLINE;
        }
        if below.byline {
            goes_on = -4.0;
            begins = match self.ending {
                Ending::Open => BYLINE,
                _ => -1.0,
            };
        }
        let goes_on = goes_on.clamp(WORST, BEST);
        let begins = begins.clamp(WORST, BEST);
        (ends * begins.exp() + (1.0 - ends) * goes_on.exp())
            .ln()
            .max(WORST)
    }

    /// How likely nothing goes on below it in mid-paragraph.
    fn ends(&self, full: bool) -> f32 {
        if self.byline || self.signed {
            return 0.97;
        }
        match (self.ending, full) {
            (Ending::Stop, true) => 0.08,
            (Ending::Stop, false) => 0.97,
            (Ending::Colon, true) => 0.05,
            (Ending::Colon, false) => 0.9,
            (Ending::Open, true) if self.begins > 1.0 => 0.08,
            (Ending::Open, true) => 0.01,
            (Ending::Open, false) | (Ending::Head, _) => 0.93,
            (Ending::Pause, true) => 0.003,
            (Ending::Pause, false) => 0.5,
            (Ending::Hyphen, _) => 0.001,
        }
    }

    /// The same without knowing what is below.
    fn ends_alone(&self, language: Language, measure: usize) -> f32 {
        self.ends(self.is_full(measure / 4, language, measure))
    }

    /// True if a paragraph may go on below it with a word of this width.
    fn is_full(&self, word: usize, language: Language, measure: usize) -> bool {
        if language == Language::Chinese {
            self.width + RAGGED >= measure
        } else {
            self.ending == Ending::Hyphen || self.width + 1 + word > measure
        }
    }
}

/// What the models say as one number. Below each other stand few candidates, not a page's, and what
/// the models say counts for more than it does there.
fn mixed(language: Language, said: Reading) -> f32 {
    match (language, said.kinds) {
        (Language::Chinese, kinds) => said.characters + 0.4 * kinds,
        (_, 0.0) => said.characters,
        (_, kinds) => 1.2 * said.characters.max(0.0) + kinds,
    }
}

fn first_word(text: &str, language: Language) -> usize {
    if language == Language::Chinese {
        return 2;
    }
    text.split_whitespace().next().map_or(0, columns)
}

fn is_byline(text: &str) -> bool {
    byline(text).is_some_and(|found| {
        matches!(
            found.form,
            BylineForm::Announced | BylineForm::MarkedOnly | BylineForm::WithUnit
        )
    })
}

/// The measure that the lines were filled to, in display columns.
fn measure(views: &[View<'_>]) -> usize {
    let mut widths: Vec<usize> = views.iter().map(|view| view.widest).collect();
    if widths.is_empty() {
        return 0;
    }
    let at = (widths.len() * MEASURE / 100).min(widths.len() - 1);
    *widths.select_nth_unstable(at).1
}

/// What a word across the seam adds, by its strength; what a bracket adds that is closed; and how
/// much likelier a byline is below a head than anywhere.
const WORD: f32 = 0.7;
const CLOSED: f32 = 6.5;
const BYLINE: f32 = 4.0;

/// How much less likely a byline is a column's first line.
const UNDER_A_HEAD: f32 = 3.0;
