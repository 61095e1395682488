//! What speaks for and against one piece following another.
//!
//! [`Signal`] names them all; the weights (see `weights`) say how much each counts. The signals
//! of a pair that follow from the two texts alone are worked out once; those that follow from
//! where heads stand depend on the roles, and are worked out with each solve.

mod pair;
mod spanning;

pub(crate) use pair::Texts;
pub(crate) use spanning::Keys;

/// How many signals there are.
pub(crate) const SIGNALS: usize = Signal::ALL.len();

/// A vector of signal values.
pub(crate) type Values = [f32; SIGNALS];

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// One thing that speaks for or against a link, a beginning, an end, or an article.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Signal { $($(#[$doc])* $name,)* }
        impl Signal {
            /// Every signal, in the order of the vectors.
            pub(crate) const ALL: [Self; { let names: &[&str] = &[$(stringify!($name)),*]; names.len() }] = [$(Self::$name),*];
            /// Its name in the file of weights.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

signals! {
    /// The next piece of the text, and the first breaks off in mid-sentence.
    NextOpen,
    /// The next piece, under a heading.
    NextUnderHeading,
    /// The next piece, after a colon or semicolon.
    NextColon,
    /// The next piece, after the end of a sentence.
    NextClosed,
    /// The next line of a column that was read straight across, in mid-sentence.
    NextLineOpen,
    /// The next line of a column that was read straight across, after a sentence.
    NextLineClosed,
    /// The next text, only furniture between.
    NextOverFurniture,
    /// The next text, with a title (or byline) between.
    NextOverTitle,
    /// The next text, under a running head.
    NextOverRunningHead,
    /// The next text, in the next column of columns side by side.
    NextColumn,
    /// It stands further down: logarithm of how many pieces of text are passed over.
    Forward,
    /// It stands before.
    Backward,
    /// It stands before: logarithm of how many pieces.
    BackwardFar,
    /// It stands at the top of a column: under a head of any kind, or at the beginning of the page.
    UnderHead,
    /// It stands directly under a title that is not its article's.
    UnderForeignTitle,
    /// The text before it on the page breaks off in mid-sentence (and it is not the one).
    AfterForeignOpen,
    /// The text before it on the page ends with a sentence (and it is not the one).
    AfterForeignClosed,
    /// Mid-sentence, and the other side begins as no paragraph does.
    OpenGoesOn,
    /// Mid-sentence, and the other side begins with a capital, in a script that has them.
    OpenCapital,
    /// Mid-sentence, and the other side is indented.
    OpenIndented,
    /// Mid-sentence, and the other side could begin anything.
    OpenNeutral,
    /// At a comma, and the other side begins as no paragraph does.
    PauseGoesOn,
    /// A sentence ended, and the other side begins as no paragraph does.
    ClosedGoesOn,
    /// A sentence ended, and the other side is indented, or begins with a capital.
    ClosedFresh,
    /// A broken word, and the other side begins with a small letter.
    HyphenSmall,
    /// A broken word, and the other side does not begin with a letter that could go on.
    HyphenOther,
    /// How much likelier the characters are after these, in mid-sentence: natural logarithm.
    ReadsOn,
    /// The same, cut off at zero: only what speaks against it.
    ReadsOnAgainst,
    /// The same, by the kinds of words on either side (the neural towers' figure).
    ReadsOnByKind,
    /// How much the other side begins like a paragraph, in mid-sentence.
    OpenParagraphLike,
    /// How much the other side begins like a paragraph, after a sentence.
    ClosedParagraphLike,
    /// The lexicon has a word across the seam.
    WordAcross,
    /// A string across the seam stands elsewhere on the page, in mid-sentence.
    Spans,
    /// Two characters across the seam stand elsewhere on the page.
    SpansPair,
    /// It closes what was left open.
    BracketCloses,
    /// What was left open stays open, or something is closed that was not open.
    BracketConflict,
    /// Both speak of the same, in mid-sentence.
    OpenAffinity,
    /// Both speak of the same, after a sentence.
    ClosedAffinity,
    /// Something follows an end mark.
    EndMarkGoesOn,
    /// It stands on another page.
    OtherPage,
    /// The first says that it goes on elsewhere, and the other that it comes from elsewhere.
    ReferencePair,
    /// One of the two refers to another page, and the other does not.
    ReferenceMissed,
    /// An article ends that says it goes on elsewhere.
    EndReference,
    /// The numbering goes on.
    NumberNext,
    /// The numbering does not go on.
    NumberBreaks,
    /// Columns of one measure.
    MeasureSame,
    /// Columns of two measures.
    MeasureDiffers,
    /// The sentence ends where the column ends.
    FullLastLine,
    /// An article begins right under its title.
    StartUnder,
    /// An article begins at the next text after its title, other things between.
    StartNext,
    /// An article begins further down: logarithm of how many pieces of text are passed over.
    StartForward,
    /// An article begins above its title.
    StartBackward,
    /// An article begins above its title: logarithm of how many pieces.
    StartBackwardFar,
    /// An article begins as no paragraph does.
    StartGoesOn,
    /// How much an article's first text begins like a paragraph.
    StartParagraphLike,
    /// How much of the title's words stand in the first text.
    StartAffinity,
    /// The article begins after text that ended in mid-sentence.
    StartAfterOpen,
    /// The article begins after text that ended with a sentence.
    StartAfterClosed,
    /// An article begins under another title.
    StartUnderOther,
    /// An article begins under a running head.
    StartUnderRunningHead,
    /// An article without a title.
    StartUntitled,
    /// An article without a title that begins as no paragraph does.
    StartUntitledGoesOn,
    /// A title without an article.
    TitleAlone,
    /// A title without an article that stands right above another: the first of two heads.
    HeadOverTitle,
    /// An article ends in mid-sentence.
    EndOpen,
    /// An article ends with a heading.
    EndHeading,
    /// An article ends at a colon.
    EndColon,
    /// An article ends with a sentence.
    EndClosed,
    /// An article ends, and a head stands below.
    EndBeforeHead,
    /// An article ends where the page does.
    EndOfPage,
    /// An article ends with an end mark, a signature.
    EndMark,
    /// A piece under a running head belongs to that head's article.
    HeadAgrees,
    /// A piece under a running head belongs to another article.
    HeadDisagrees,
    /// How much the pieces of an article speak of the same.
    Coherence,
    /// How much the article speaks of what its title does.
    TitleFit,
}
