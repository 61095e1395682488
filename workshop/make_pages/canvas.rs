//! A page while it is made: every character knows whose it is and where it stands there.
//!
//! Whatever a page does to a text (cut it, move it, wrap it, spoil it), its characters keep their
//! owner and their place in the owner's text. So the right answer follows from the finished page
//! and can't disagree with it.

/// The number of a [`Unit`].
pub(crate) type UnitNumber = u32;

/// Whose a character is, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Owner {
    pub(crate) unit: UnitNumber,
    /// The index of the character in the unit's text. A character that was put in on the way (a
    /// hyphen, a stain) has its left neighbour's.
    pub(crate) at: u32,
}

/// A character on the page. Blanks have no owner where the page put them in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) shown: char,
    pub(crate) owner: Option<Owner>,
}

impl Mark {
    /// A blank that belongs to nothing.
    pub(crate) const fn blank(shown: char) -> Self {
        Self { shown, owner: None }
    }
}

/// What kind of body item a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Heading,
    Caption,
    Note,
    List,
}

impl Kind {
    /// The name in the answer.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Note => "note",
            Self::List => "list",
        }
    }
}

/// What a unit is on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Title(usize),
    Subtitle(usize),
    Byline(usize),
    RunningHead(usize),
    Body(usize, Kind),
    /// Of no article, with the answer's name for its kind.
    Discard(String),
}

/// All units of a page: an article's body items in reading order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Units {
    places: Vec<Place>,
}

impl Units {
    /// Makes a unit of a text and returns its characters.
    pub(crate) fn add(&mut self, place: Place, text: &str) -> Vec<Mark> {
        let unit = self.places.len() as UnitNumber;
        self.places.push(place);
        let mark = |(at, shown): (usize, char)| {
            let at = at as u32;
            let owner = Some(Owner { unit, at });
            Mark { shown, owner }
        };
        text.chars().enumerate().map(mark).collect()
    }

    /// What each unit is.
    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }
}

/// The shown characters of a line.
pub(crate) fn shown(marks: &[Mark]) -> String {
    marks.iter().map(|mark| mark.shown).collect()
}

/// A finished page: its characters in file order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Canvas {
    pub(crate) marks: Vec<Mark>,
}

impl Canvas {
    /// Writes a line and ends it.
    pub(crate) fn line(&mut self, marks: &[Mark]) {
        self.marks.extend_from_slice(marks);
        self.marks.push(Mark::blank('\n'));
    }

    /// The text of the page.
    pub(crate) fn text(&self) -> String {
        shown(&self.marks)
    }
}
