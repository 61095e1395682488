//! How a page is set: everything that chance decides once for a whole page.
//!
//! A plain page keeps to the ways of the pages that the program is measured on: about five articles,
//! a few of them cut into columns, heads above their text two times out of three. A varied page
//! draws each habit from a wide range, to keep the engine from leaning on one of them.

use crate::chance::Chance;
use crate::language::Language;
use crate::stories::Genre;

/// The shape of a page's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// A paragraph a line.
    Flow,
    /// Columns one after another, each line as the column broke it.
    Wrapped,
    /// Columns side by side, as a layout-keeping extraction writes them.
    Rows,
    /// Columns side by side, read straight across: a cell a line.
    Lines,
    /// An old page, badly recognised: columns in bands, no blank lines, misread letters.
    Scan,
}

impl Shape {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [
        Self::Flow,
        Self::Wrapped,
        Self::Rows,
        Self::Lines,
        Self::Scan,
    ];

    /// The name in file names and arguments.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Wrapped => "wrapped",
            Self::Rows => "rows",
            Self::Lines => "lines",
            Self::Scan => "scan",
        }
    }

    /// The shape of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// How a word is treated that a line or column end falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It moves to the next line.
    Never,
    /// Broken between any two letters, with a hyphen.
    Anywhere,
    /// Broken between syllables, with a hyphen.
    Syllable,
    /// Broken without any mark.
    Bare,
}

/// In which order the columns of a page stand in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// New articles and columns of those begun by turns.
    Mingled,
    /// The first columns of all articles, then the second ones, and so on.
    Rounds,
    /// Physical columns hold one article after another and are read in bands.
    Bands,
}

/// The habits of a page.
#[derive(Clone, Debug)]
pub(crate) struct Manner {
    pub(crate) shape: Shape,
    pub(crate) language: Language,
    pub(crate) genre: Genre,
    pub(crate) varied: bool,
    pub(crate) seed: u64,
    pub(crate) articles: usize,
    /// Paragraphs an article, least and most.
    pub(crate) paragraphs: (usize, usize),
    /// The width of a column, in display columns.
    pub(crate) measure: usize,
    /// What quotation marks and dashes take, in display columns.
    pub(crate) ambiguous: usize,
    /// Put before a paragraph's first line.
    pub(crate) indent: &'static str,
    pub(crate) blank_between_paragraphs: bool,
    /// The probabilities of blank lines: between columns, before and after a title, between title
    /// and byline, on either side of furniture.
    pub(crate) blank_between_columns: f64,
    pub(crate) blank_before_head: f64,
    pub(crate) blank_in_head: f64,
    pub(crate) blank_after_head: f64,
    pub(crate) blank_around_furniture: f64,
    pub(crate) broken: Broken,
    /// How often a line that has room for it ends inside a word.
    pub(crate) breaks_words: f64,
    /// Marks that may not begin a line hang over the measure.
    pub(crate) hangs: bool,
    /// Numbers and Latin words inside Chinese are broken like Han characters.
    pub(crate) breaks_runs: bool,
    pub(crate) order: Order,
    /// How many columns an article has that is cut, and how often it is.
    pub(crate) cut: f64,
    pub(crate) columns: (usize, usize),
    /// How long a column is, in characters, where all columns of a page are about equally high.
    pub(crate) height: Option<usize>,
    /// A column ends inside a paragraph with this probability, else with one.
    pub(crate) cut_inside: f64,
    /// Columns end where lines end.
    pub(crate) cut_at_lines: bool,
    /// Pairs of neighbouring columns that changed places.
    pub(crate) out_of_turn: usize,
    /// A head stands above its article's first column with this probability.
    pub(crate) head_above: f64,
    /// Articles whose continued columns carry the title again, and how often each does.
    pub(crate) runs_heads: f64,
    pub(crate) runs_each: f64,
    /// Articles with a title, with a byline; pages where a byline goes astray.
    pub(crate) titled: f64,
    pub(crate) bylined: f64,
    /// The number of pieces of furniture.
    pub(crate) furniture: usize,
    /// The width that titles are wrapped to, if they are.
    pub(crate) title_measure: Option<usize>,
    /// Columns side by side, and the blanks between them.
    pub(crate) across: usize,
    pub(crate) gutter: usize,
    /// How badly the page was recognised: misread letters out of all.
    pub(crate) misread: f64,
    /// Columns of one article that follow each other are one.
    pub(crate) joins_own: bool,
    /// How often what follows happens to an article or a line: a kicker or a subtitle, a caption in
    /// the text, a part on another page, several short pieces under one head, a blank line inside
    /// a paragraph.
    pub(crate) subtitled: f64,
    pub(crate) pictured: f64,
    pub(crate) elsewhere: f64,
    pub(crate) digests: f64,
    pub(crate) stray_blanks: f64,
    /// Chinese with narrow marks: `,` for `，`.
    pub(crate) narrow_marks: bool,
    /// Furniture stands anywhere, even between a head and its text.
    pub(crate) scatters: bool,
}

impl Manner {
    /// Draws the habits of a page.
    pub(crate) fn drawn(
        shape: Shape,
        language: Language,
        genre: Genre,
        varied: bool,
        chance: &mut Chance,
    ) -> Self {
        let mut manner = Self::plain(shape, language, genre, chance);
        if varied {
            manner.vary(chance);
        }
        if shape == Shape::Scan {
            manner.age(chance);
        }
        manner
    }

    fn plain(shape: Shape, language: Language, genre: Genre, chance: &mut Chance) -> Self {
        let chinese = language.is_chinese();
        let essay = genre == Genre::Essay;
        let long = essay || language == Language::French;
        let flow = shape == Shape::Flow;
        let grid = matches!(shape, Shape::Rows | Shape::Lines);
        let measure = match (chinese, grid) {
            (true, true) => 2 * chance.between(14, 20),
            (true, false) => 2 * chance.between(13, 22),
            (false, true) => chance.between(24, 32),
            (false, false) => chance.between(28, 44),
        };
        let indent = match (chinese, flow || grid) {
            (_, true) => "",
            (true, false) => chance.weighted(&[("　　", 6.0), ("", 4.0)], ""),
            (false, false) => chance.weighted(&[("  ", 2.0), ("    ", 1.0), ("", 7.0)], ""),
        };
        let across = chance.between(2, 4);
        Self {
            shape,
            language,
            genre,
            varied: false,
            seed: chance.below(usize::MAX) as u64,
            articles: chance.between(3, 7),
            paragraphs: if long { (4, 16) } else { (3, 9) },
            measure,
            ambiguous: chance.between(1, 2),
            indent,
            blank_between_paragraphs: flow || (!grid && (indent.is_empty() || chance.happens(0.6))),
            blank_between_columns: 1.0,
            blank_before_head: 1.0,
            blank_in_head: if chance.happens(0.5) { 0.0 } else { 1.0 },
            blank_after_head: if grid { 0.0 } else { 1.0 },
            blank_around_furniture: 0.85,
            broken: Broken::Anywhere,
            breaks_words: 0.12,
            hangs: chance.happens(0.6),
            breaks_runs: chance.happens(0.3),
            order: Order::Mingled,
            cut: if long { 0.95 } else { 0.75 },
            columns: if long { (2, 7) } else { (2, 3) },
            height: None,
            cut_inside: 0.77,
            cut_at_lines: chance.happens(0.3),
            out_of_turn: usize::from(chance.happens(0.3)),
            head_above: 0.67,
            runs_heads: if chance.happens(if long { 0.6 } else { 0.4 }) {
                0.7
            } else {
                0.0
            },
            runs_each: if chance.happens(0.5) { 1.0 } else { 0.5 },
            titled: 1.0,
            bylined: match language {
                Language::German => 0.5,
                Language::English => 0.7,
                _ if essay => 0.95,
                Language::French => 0.9,
                _ => 0.65,
            },
            furniture: chance.between(0, 5),
            title_measure: (!flow && chance.happens(0.5)).then_some(measure + 4),
            across,
            gutter: chance.between(3, 7),
            misread: 0.0,
            joins_own: true,
            subtitled: 0.0,
            pictured: 0.0,
            elsewhere: 0.0,
            digests: 0.0,
            stray_blanks: 0.0,
            narrow_marks: essay && chance.happens(0.1),
            scatters: false,
        }
    }

    /// Draws what a varied page does otherwise.
    fn vary(&mut self, chance: &mut Chance) {
        let chinese = self.language.is_chinese();
        let grid = matches!(self.shape, Shape::Rows | Shape::Lines);
        let flow = self.shape == Shape::Flow;
        self.varied = true;
        self.articles = chance.between(2, 9);
        self.paragraphs = chance.weighted(
            &[
                ((1, 3), 2.0),
                ((1, 8), 3.0),
                ((3, 12), 3.0),
                ((6, 20), 1.0),
                ((1, 40), 0.7),
            ],
            (1, 8),
        );
        if self.paragraphs.1 >= 20 {
            self.articles = self.articles.min(4);
        }
        self.measure = match (chinese, grid) {
            (true, _) => 2 * chance.between(8, 30),
            (false, true) => chance.between(20, 42),
            (false, false) => chance.between(20, 64),
        };
        if !flow && !grid {
            let some = if chinese { "　　" } else { "   " };
            self.indent = chance.weighted(&[(some, 2.0), ("", 2.0), ("  ", 1.0), ("　", 0.3)], "");
            self.blank_between_paragraphs = chance.happens(0.45);
        }
        if flow {
            self.indent = if chinese { "　　" } else { "" };
            self.indent = if chance.happens(0.4) { self.indent } else { "" };
            self.blank_between_paragraphs = chance.happens(0.6);
        }
        let often = [(1.0, 3.0), (0.7, 1.0), (0.3, 1.0), (0.0, 1.5)];
        self.blank_between_columns = chance.weighted(&often, 1.0);
        self.blank_before_head = chance.weighted(&often, 1.0);
        self.blank_in_head = chance.weighted(&often, 0.0);
        self.blank_after_head = if grid {
            0.0
        } else {
            chance.weighted(&often, 1.0)
        };
        self.blank_around_furniture = chance.weighted(&often, 0.7);
        self.broken = chance.weighted(
            &[
                (Broken::Never, 2.0),
                (Broken::Anywhere, 1.5),
                (Broken::Syllable, 3.0),
                (Broken::Bare, 0.5),
            ],
            Broken::Syllable,
        );
        self.breaks_words = chance.share() * 0.6;
        self.hangs = chance.happens(0.7);
        self.order = chance.weighted(
            &[
                (Order::Mingled, 3.0),
                (Order::Rounds, 2.0),
                (Order::Bands, 2.0),
            ],
            Order::Mingled,
        );
        self.cut = chance.share();
        self.columns = chance.weighted(&[((2, 2), 2.0), ((2, 4), 3.0), ((3, 8), 1.0)], (2, 4));
        if chance.happens(0.5) {
            self.cut = 1.0;
            let least = if chinese { 120 } else { 350 };
            self.height = Some(chance.between(least, 8 * least));
        }
        self.cut_inside = 0.5 + 0.5 * chance.share();
        self.cut_at_lines = chance.happens(0.7);
        self.out_of_turn = chance.weighted(&[(0, 5.0), (1, 2.0), (3, 1.0)], 0);
        self.head_above = chance.weighted(&[(1.0, 2.0), (0.8, 2.0), (0.5, 2.0), (0.1, 0.5)], 0.8);
        self.runs_heads = chance.weighted(&[(0.0, 2.0), (0.5, 1.0), (1.0, 1.0)], 0.0);
        self.runs_each = chance.weighted(&[(1.0, 1.0), (0.5, 1.0)], 1.0);
        self.titled = chance.weighted(&[(1.0, 6.0), (0.7, 2.0), (0.0, 0.7)], 1.0);
        self.bylined = chance.share();
        self.furniture = chance.weighted(&[(0, 2.0), (2, 2.0), (5, 3.0), (10, 2.0)], 2);
        self.title_measure = chance
            .happens(if flow { 0.2 } else { 0.6 })
            .then(|| self.measure.saturating_sub(4).max(16) + chance.below(self.measure));
        self.across = chance.between(2, 6);
        self.gutter = chance.between(2, 9);
        self.joins_own = chance.happens(0.3);
        self.subtitled = chance.weighted(&[(0.0, 2.0), (0.25, 1.0), (0.7, 0.5)], 0.0);
        self.pictured = chance.weighted(&[(0.0, 2.0), (0.3, 1.0)], 0.0);
        self.elsewhere = chance.weighted(&[(0.0, 3.0), (0.25, 1.0)], 0.0);
        self.digests = chance.weighted(&[(0.0, 3.0), (0.2, 1.0)], 0.0);
        let wrapped = self.shape == Shape::Wrapped;
        self.stray_blanks = if wrapped && chance.happens(0.2) {
            0.03
        } else {
            0.0
        };
        self.narrow_marks = chinese && chance.happens(0.12);
        self.scatters = chance.happens(0.5);
    }

    /// What makes a page an old one.
    fn age(&mut self, chance: &mut Chance) {
        self.order = Order::Bands;
        self.indent = chance.weighted(&[("", 6.0), ("  ", 1.0)], "");
        self.blank_between_paragraphs = false;
        self.blank_between_columns = chance.weighted(&[(0.0, 4.0), (0.5, 1.0), (1.0, 1.0)], 0.0);
        self.blank_before_head = chance.weighted(&[(0.0, 4.0), (0.5, 1.0)], 0.0);
        self.blank_in_head = 0.0;
        self.blank_after_head = 0.0;
        self.blank_around_furniture = 0.2;
        self.broken = Broken::Syllable;
        self.breaks_words = 0.5;
        self.measure = chance.between(26, 52);
        self.articles = chance.between(4, 14);
        self.paragraphs = (1, 5);
        self.titled = chance.weighted(&[(0.0, 1.0), (0.5, 2.0), (0.9, 1.0)], 0.5);
        self.bylined = 0.2;
        self.runs_heads = 0.0;
        self.head_above = 1.0;
        self.title_measure = Some(self.measure);
        self.misread = chance.weighted(&[(0.003, 1.0), (0.012, 2.0), (0.03, 1.0)], 0.01);
        self.furniture = chance.between(0, 4);
        self.narrow_marks = false;
        self.joins_own = false;
    }
}
