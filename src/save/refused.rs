//! Why a saved file is refused, and what in one is odd.
//!
//! Enums and numbers only; the sentences are made where they are shown.

/// Something odd in a saved file that loses nothing of the pages' text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Surprise {
    /// The title, subtitle, byline or paragraphs of the article with this id are not what its
    /// parts say. The parts count.
    Derived(String),
    /// The article with this id has no text, for its parts hold blanks only, if it has any. It is
    /// left out.
    Empty(String),
    /// A rejected link names a fragment that is not there, or one fragment twice. It is left out.
    Rejected,
}

/// Why a saved file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The file ends in the middle, after so many lines.
    Truncated(usize),
    /// It is not JSON at this line and this byte of the line, both counted from 1.
    NotJson(usize, usize),
    /// It is JSON, but not a saved file of this program.
    NotSaved,
    /// It was written by a later version of the format.
    LaterVersion(u64),
    /// Something at this path is not what it has to be.
    Shape {
        /// Where in the file, as `articles[0].parts[2].start`.
        path: String,
        /// What it should be.
        wanted: Wanted,
    },
    /// A character of a page's text is in no part, or in two.
    Uncovered {
        /// Missing or doubled.
        fault: Uncovered,
        /// Which character.
        place: Place,
    },
}

/// What something in a saved file has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A JSON object.
    Object,
    /// A list.
    List,
    /// A string.
    Text,
    /// A string of less than 4 GiB.
    ShorterText,
    /// A whole number, not negative.
    WholeNumber,
    /// `true` or `false`.
    TrueOrFalse,
    /// What `format` says.
    Format,
    /// A version of the format that this program knows.
    Version,
    /// A list of no more pages than one work holds.
    FewerPages,
    /// SHA-256: 64 hexadecimal digits.
    Digest,
    /// The id of an article, such as `a1`.
    ArticleId,
    /// The id of one of the sources.
    SourceId,
    /// An id that nothing else of its kind has.
    NewId,
    /// A position inside the source's text.
    Position,
    /// A position that is not before the piece's start.
    LaterPosition,
    /// A role.
    Role,
    /// Who said a role.
    RoleBy,
    /// How a part attaches to the one before it.
    Join,
    /// Who put a part where it is.
    By,
    /// A number from 0 to 1.
    Confidence,
}

/// How a character is not covered exactly once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncovered {
    /// It is in no article, not discarded and not unplaced.
    Lost,
    /// It is in two pieces.
    Twice,
}

/// A character in a page's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name of the page.
    pub source: String,
    /// Position in code points, counted from 0 as in the saved file.
    pub code_point: u32,
    /// Line, counted from 1; lines end in LF, CR or both.
    pub line: usize,
    /// The character.
    pub character: char,
}
