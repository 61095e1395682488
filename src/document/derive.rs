//! The texts that follow from a placement: what an article reads like.
//!
//! Pure reading; nothing here is kept. Wraps inside a fragment and seams between parts join by the
//! same rule, see [`joint`](super::joint).

use super::reading::{Outline, ReadPart, head_text, paragraph_text};
use super::seam::Ends;
use super::{Article, FragmentId, Join, Joint, Placement, Role, SourceId, Span, Spans, joint};

/// An article as a reader has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleText {
    /// The text of its title parts; empty without any.
    pub title: String,
    /// The text of its subtitle parts.
    pub subtitle: String,
    /// The text of its byline parts.
    pub byline: String,
    /// Its running text.
    pub paragraphs: Vec<ParagraphText>,
}

/// One paragraph, heading, caption or note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphText {
    /// The role of its first part.
    pub role: Role,
    /// Its text on one line.
    pub text: String,
}

/// The article as it reads: parts joined, wraps gone, running heads left out.
#[must_use]
pub fn article_text(placement: &Placement, article: &Article) -> ArticleText {
    let outline = Outline::new(read_parts(placement, article));
    let paragraphs = (0..outline.paragraphs.len()).filter_map(|index| {
        let parts = outline.paragraph(index);
        Some(ParagraphText {
            role: parts.first()?.role,
            text: paragraph_text(placement, parts).text,
        })
    });
    ArticleText {
        title: head_text(placement, &outline.title).text,
        subtitle: head_text(placement, &outline.subtitle).text,
        byline: head_text(placement, &outline.byline).text,
        paragraphs: paragraphs.collect(),
    }
}

/// The parts of an article as they stand.
fn read_parts<'a>(
    placement: &'a Placement,
    article: &'a Article,
) -> impl Iterator<Item = ReadPart> + 'a {
    article.parts.iter().filter_map(|part| {
        Some(ReadPart {
            fragment: part.fragment,
            role: placement.fragment(part.fragment)?.role,
            join: part.join,
        })
    })
}

/// The title of an article.
#[must_use]
pub fn article_title(placement: &Placement, article: &Article) -> String {
    let parts = read_parts(placement, article);
    let title: Vec<_> = parts.filter(|part| part.role == Role::Title).collect();
    head_text(placement, &title).text
}

/// Up to how many blanks between two pieces of one line belong to the text; more are a gutter.
pub(super) const WIDEST_BLANK: usize = 2;

/// What stands between two parts that follow each other on one line of the page: then nothing was
/// wrapped there, and they join as they stand. So a cut does not change what an article reads like.
pub(super) fn gap_on_line(
    source: &str,
    end: Option<(SourceId, u32)>,
    next: FragmentId,
) -> Option<&str> {
    let (_, end) = end.filter(|&(left, end)| left == next.source && end <= next.start)?;
    let gap = Span::new(end, next.start).of(source);
    let blank = gap.chars().all(|c| c.is_whitespace() && !breaks_line(c));
    (blank && gap.chars().count() <= WIDEST_BLANK).then_some(gap)
}

/// A fragment on one line: each line trimmed, wraps joined as script and characters ask.
#[must_use]
pub fn fragment_text(text: &str, spans: &Spans) -> String {
    let mut read = String::new();
    for span in spans.iter() {
        append_lines(&mut read, span.of(text));
    }
    read
}

/// How a fragment begins: its first `bytes` bytes or a little less, on one line.
#[must_use]
pub fn fragment_beginning(text: &str, spans: &Spans, bytes: usize) -> String {
    let (mut read, mut room) = (String::new(), bytes);
    for span in spans.iter() {
        let piece = span.of(text);
        let kept = piece
            .get(..piece.floor_char_boundary(room))
            .unwrap_or(piece);
        append_lines(&mut read, kept);
        room -= kept.len();
        if kept.len() < piece.len() {
            break;
        }
    }
    read
}

/// How a fragment ends: its last `bytes` bytes or a little less, on one line.
#[must_use]
pub fn fragment_ending(text: &str, spans: &Spans, bytes: usize) -> String {
    let (mut pieces, mut room) = (Vec::new(), bytes);
    for span in spans.iter().rev() {
        let piece = span.of(text);
        let from = piece.ceil_char_boundary(piece.len().saturating_sub(room));
        let kept = piece.get(from..).unwrap_or(piece);
        pieces.push(kept);
        room -= kept.len();
        if from > 0 {
            break;
        }
    }
    let mut read = String::new();
    for piece in pieces.into_iter().rev() {
        append_lines(&mut read, piece);
    }
    read
}

fn append_lines(read: &mut String, text: &str) {
    for line in text
        .split(breaks_line)
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        append(read, line);
    }
}

pub(super) fn breaks_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

pub(super) fn append(read: &mut String, more: &str) {
    match joint(read, more) {
        Joint::Nothing => {}
        Joint::Space => read.push(' '),
        Joint::DropHyphen => {
            read.pop();
        }
    }
    read.push_str(more);
}

/// Two names or two lines of a head that are not one text stand apart by a space.
pub(super) fn append_head(read: &mut String, more: &str, join: Join) {
    if join == Join::Paragraph && !read.is_empty() {
        read.push(' ');
        read.push_str(more);
    } else {
        append(read, more);
    }
}

/// A part and the part of the same kind of text before it: the seam between them.
pub(super) struct BodyPair<'a> {
    placement: &'a Placement,
    /// The part before; `None` at the beginning.
    pub(super) left: Option<Side>,
    /// The part.
    pub(super) right: FragmentId,
    right_role: Option<Role>,
}

/// The part before a seam.
#[derive(Clone, Copy)]
pub(super) struct Side {
    /// The fragment.
    pub(super) id: FragmentId,
    role: Role,
    last: Span,
}

/// What a join depends on: where the text before ends, and both roles. Cutting or merging what
/// stands before does not change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PairKey {
    left: Option<(SourceId, u32, Role)>,
    right: Option<Role>,
}

impl<'a> BodyPair<'a> {
    pub(super) fn key(&self) -> PairKey {
        let left = self
            .left
            .map(|left| (left.id.source, left.last.end, left.role));
        PairKey {
            left,
            right: self.right_role,
        }
    }

    pub(super) fn ends(&self) -> Ends<'a> {
        let text = self.placement.text(self.right.source);
        let right = self.placement.fragment(self.right);
        Ends {
            left: self
                .left
                .map_or("", |left| left.last.of(self.placement.text(left.id.source))),
            left_role: self.left.map_or(Role::RunningHead, |left| left.role),
            right: right.map_or("", |right| right.spans.first().of(text)),
            right_role: self.right_role.unwrap_or(Role::Paragraph),
            indented: is_indented(text, self.right.start),
        }
    }
}

/// Every part of an article with the one of the same kind before it. Titles follow titles, and the
/// running text follows the running text over whatever head stands between.
pub(super) fn body_pairs<'a>(
    placement: &'a Placement,
    article: &'a Article,
) -> impl Iterator<Item = BodyPair<'a>> {
    let mut last: [Option<Side>; 5] = [None; 5];
    article.parts.iter().map(move |part| {
        let fragment = placement.fragment(part.fragment);
        let chain = match fragment.map(|fragment| fragment.role) {
            Some(Role::Title) => 1,
            Some(Role::Subtitle) => 2,
            Some(Role::Byline) => 3,
            Some(Role::RunningHead) => 4,
            _ => 0,
        };
        let side = fragment.map(|fragment| Side {
            id: part.fragment,
            role: fragment.role,
            last: fragment.spans.last(),
        });
        let left = last
            .get_mut(chain)
            .and_then(|last| std::mem::replace(last, side));
        let right_role = fragment.map(|fragment| fragment.role);
        BodyPair {
            placement,
            left,
            right: part.fragment,
            right_role,
        }
    })
}

/// True if the line before `start` (a byte) is two full-width spaces or more: how Chinese pages
/// indent.
fn is_indented(text: &str, start: u32) -> bool {
    let before = text.get(..start as usize).unwrap_or_default();
    let bare = before.trim_end_matches('\u{3000}');
    before.len() - bare.len() >= 2 * '\u{3000}'.len_utf8()
        && (bare.is_empty() || bare.ends_with(breaks_line))
}
