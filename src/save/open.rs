//! From the bytes of a saved file back to the state of the work.
//!
//! What does not hold is refused, with the place named: a saved file is either whole or says where
//! it is not. Spans are taken without the blank at their ends. Titles and paragraphs are not read
//! but derived; where the file says something else, that is a [`Surprise`].
//!
//! Unknown keys are kept, with these limits: a fragment of several entries keeps all their keys on
//! its first entry, and where two entries have the same key, the first one's value; entries that
//! hold blanks only, and what hangs on them, are not kept; nor are keys inside `paragraphs`, which
//! are derived anew, and inside `rejected`; whole numbers beyond 64 bits become floating point.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use memchr::memmem;
use serde::Deserialize;
use serde_json::Value;

use super::fields::Fields;
use super::positions::Positions;
use super::refused::{OpenError, Place, Surprise, Uncovered, Wanted};
use super::saved::{FORMAT, SavedBy, VERSION};
use crate::document::{
    Article, ArticleId, By, Confidence, Coverage, Fragment, FragmentId, NewPage, Part, Placement,
    Role, RoleBy, Source, SourceId, Span, Spans, Standing, article_text, coverage, trim,
};

/// A saved file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The state of the work.
    pub placement: Placement,
    /// What was odd, but loses nothing.
    pub surprises: Vec<Surprise>,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// True if these bytes look like a saved file rather than a page's text: they begin like a JSON
/// object, and somewhere in them `format` is said to be `recolumn`, in whatever order and with
/// whatever blanks another program wrote it. A page's text inside a JSON string cannot say so by
/// chance, for there the quotes stand after backslashes.
#[must_use]
pub fn looks_saved(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"{")
        && memmem::find_iter(text, "\"format\"").any(|at| {
            let value = text.get(at + "\"format\"".len()..).unwrap_or_default();
            let value = value
                .trim_ascii_start()
                .strip_prefix(b":")
                .unwrap_or_default();
            value.trim_ascii_start().starts_with(b"\"recolumn\"")
        })
}

/// Reads a saved file.
///
/// # Errors
/// [`OpenError`] names what is wrong and where.
pub fn open(bytes: &[u8]) -> Result<Opened, OpenError> {
    #[derive(Deserialize)]
    struct Peek {
        format: Option<Value>,
        version: Option<Value>,
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let peek: Peek = serde_json::from_slice(bytes).map_err(|error| not_json(&error, bytes))?;
    if peek.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::NotSaved);
    }
    match peek.version.as_ref().and_then(Value::as_u64) {
        Some(version) if version > VERSION => return Err(OpenError::LaterVersion(version)),
        Some(VERSION) => {}
        _ => {
            return Err(OpenError::Shape {
                path: "version".into(),
                wanted: Wanted::Version,
            });
        }
    }
    let whole = serde_json::from_slice(bytes).map_err(|error| not_json(&error, bytes))?;
    open_value(whole)
}

/// Reads what a saved file of this version holds.
pub(super) fn open_value(whole: Value) -> Result<Opened, OpenError> {
    Reader::default().read(Fields::new(String::new(), whole)?)
}

fn not_json(error: &serde_json::Error, bytes: &[u8]) -> OpenError {
    if error.is_eof() {
        OpenError::Truncated(memchr::memchr_iter(b'\n', bytes).count() + 1)
    } else if error.is_data() {
        OpenError::NotSaved
    } else {
        OpenError::NotJson(error.line(), error.column())
    }
}

#[derive(Default)]
struct Reader {
    placement: Placement,
    sources: BTreeMap<String, SourceId>,
    articles: BTreeSet<ArticleId>,
    texts: Vec<Arc<str>>,
    spans: Vec<Vec<Span>>,
    surprises: Vec<Surprise>,
}

/// One entry of `parts`, `discarded` or `unplaced`.
struct Piece {
    source: SourceId,
    /// Without blank at its ends; `None` if it is all blank.
    span: Option<Span>,
    same_fragment: bool,
    fields: Fields,
}

/// What the format itself says of a piece, beside its place. Of these, only the first entry of a
/// fragment is asked; other keys are kept from all its entries.
const PART_KEYS: [&str; 5] = ["role", "role_by", "join", "by", "confidence"];
const DISCARDED_KEYS: [&str; 3] = ["role", "role_by", "reason"];
const UNPLACED_KEYS: [&str; 2] = ["role", "role_by"];

impl Reader {
    fn read(mut self, mut file: Fields) -> Result<Opened, OpenError> {
        let _: Value = file.need("format", Wanted::Format)?;
        let _: Value = file.need("version", Wanted::Version)?;
        let _: Value = file.may("generator", Wanted::Text)?;
        for source in file.need_list("sources")? {
            self.source(source)?;
        }
        let texts = self.texts.clone();
        let positions: Vec<_> = texts.iter().map(|text| Positions::new(text)).collect();
        for article in file.list("articles")? {
            self.article(article, &positions)?;
        }
        let entries = self.gather(file.list("discarded")?, &positions, &DISCARDED_KEYS)?;
        for (pieces, mut first) in entries {
            let reason: String = first.need("reason", Wanted::Text)?;
            let standing = Standing::Discarded(reason.as_str().into());
            self.add(pieces, first, standing)?;
        }
        let entries = self.gather(file.list("unplaced")?, &positions, &UNPLACED_KEYS)?;
        for (pieces, first) in entries {
            self.add(pieces, first, Standing::Unplaced)?;
        }
        self.check_coverage(&positions)?;
        for link in file.list("rejected")? {
            self.rejected(link, &positions)?;
        }
        self.placement.set_extra(file.rest());
        Ok(Opened {
            placement: self.placement,
            surprises: self.surprises,
        })
    }

    fn source(&mut self, mut fields: Fields) -> Result<(), OpenError> {
        let shape = |path, wanted| OpenError::Shape { path, wanted };
        let path = fields.path("id");
        let name: String = fields.need("id", Wanted::Text)?;
        let digest_path = fields.path("sha256");
        let digest: String = fields.need("sha256", Wanted::Digest)?;
        let text_path = fields.path("text");
        let text: String = fields.need("text", Wanted::Text)?;
        if u32::try_from(text.len()).is_err() {
            return Err(shape(text_path, Wanted::ShorterText));
        }
        let source = Source {
            name: fields.need::<String>("name", Wanted::Text)?.into(),
            encoding: fields.need::<String>("encoding", Wanted::Text)?.into(),
            sha256: digest_bytes(&digest).ok_or_else(|| shape(digest_path, Wanted::Digest))?,
            text: text.into(),
            extra: fields.rest(),
        };
        self.texts.push(Arc::clone(&source.text));
        self.spans.push(Vec::new());
        let page = NewPage {
            source: Arc::new(source),
            cuts: Vec::new(),
        };
        let id = self.placement.add_page(&page);
        let id = id.ok_or_else(|| shape("sources".into(), Wanted::FewerPages))?;
        match self.sources.insert(name, id) {
            None => Ok(()),
            Some(_) => Err(shape(path, Wanted::NewId)),
        }
    }

    fn article(
        &mut self,
        mut fields: Fields,
        positions: &[Positions<'_>],
    ) -> Result<(), OpenError> {
        let path = fields.path("id");
        let name: String = fields.need("id", Wanted::ArticleId)?;
        let Some(id) = article_id(&name) else {
            return Err(OpenError::Shape {
                path,
                wanted: Wanted::ArticleId,
            });
        };
        if !self.articles.insert(id) {
            return Err(OpenError::Shape {
                path,
                wanted: Wanted::NewId,
            });
        }
        let said = (
            fields.may::<String>("title", Wanted::Text)?,
            fields.may::<String>("subtitle", Wanted::Text)?,
            fields.may::<String>("byline", Wanted::Text)?,
        );
        let paragraphs: Vec<String> = fields
            .list("paragraphs")?
            .into_iter()
            .map(|mut paragraph| paragraph.need("text", Wanted::Text))
            .collect::<Result<_, _>>()?;
        let mut parts = imbl::Vector::new();
        let entries = fields.need_list("parts")?;
        for (pieces, mut first) in self.gather(entries, positions, &PART_KEYS)? {
            let join = first.need("join", Wanted::Join)?;
            let by = read_by(&mut first)?;
            if let Some(fragment) = self.add(pieces, first, Standing::InArticle(id))? {
                parts.push_back(Part { fragment, join, by });
            }
        }
        if parts.is_empty() {
            self.surprises.push(Surprise::Empty(name));
            return Ok(());
        }
        let article = Article {
            id,
            parts,
            extra: fields.rest(),
        };
        let read = article_text(&self.placement, &article);
        let same = said == (read.title, read.subtitle, read.byline)
            && read
                .paragraphs
                .iter()
                .map(|p| &p.text)
                .eq(paragraphs.iter());
        if !same {
            self.surprises.push(Surprise::Derived(name));
        }
        self.placement.push_article(article);
        Ok(())
    }

    /// Entries as fragments: the spans of each, and the fields of its first entry with the unknown
    /// keys of those that go on in it.
    fn gather(
        &self,
        entries: Vec<Fields>,
        positions: &[Positions<'_>],
        known: &[&str],
    ) -> Result<Vec<(Pieces, Fields)>, OpenError> {
        let mut fragments: Vec<(Pieces, Fields)> = Vec::new();
        for entry in entries {
            let piece = self.piece(entry, positions)?;
            match fragments.last_mut() {
                Some((pieces, first)) if piece.same_fragment && pieces.source == piece.source => {
                    pieces.spans.extend(piece.span);
                    first.adopt(piece.fields, known);
                }
                _ => {
                    let spans = piece.span.into_iter().collect();
                    fragments.push((
                        Pieces {
                            source: piece.source,
                            spans,
                        },
                        piece.fields,
                    ));
                }
            }
        }
        Ok(fragments)
    }

    fn piece(&self, mut fields: Fields, positions: &[Positions<'_>]) -> Result<Piece, OpenError> {
        let source = self.source_of(&mut fields)?;
        let start = position(&mut fields, "start", source, positions)?;
        let end = position(&mut fields, "end", source, positions)?;
        if end < start {
            return Err(OpenError::Shape {
                path: fields.path("end"),
                wanted: Wanted::LaterPosition,
            });
        }
        let text = self.texts.get(source.index()).map_or("", |text| text);
        let same_fragment = fields.may("same_fragment", Wanted::TrueOrFalse)?;
        Ok(Piece {
            source,
            span: trim(text, Span::new(start, end)),
            same_fragment,
            fields,
        })
    }

    fn source_of(&self, fields: &mut Fields) -> Result<SourceId, OpenError> {
        let path = fields.path("source");
        let name: String = fields.need("source", Wanted::SourceId)?;
        self.sources.get(&name).copied().ok_or(OpenError::Shape {
            path,
            wanted: Wanted::SourceId,
        })
    }

    /// A rejected link. If one of its two fragments is not there, it says nothing any more.
    fn rejected(&mut self, mut link: Fields, positions: &[Positions<'_>]) -> Result<(), OpenError> {
        let mut side = |key: &str| {
            let mut fields = Fields::new(link.path(key), link.need(key, Wanted::Object)?)?;
            let source = self.source_of(&mut fields)?;
            let start = position(&mut fields, "start", source, positions)?;
            let text = self.texts.get(source.index()).map_or("", |text| text);
            let rest = Span::new(start, u32::try_from(text.len()).unwrap_or(u32::MAX));
            let start = trim(text, rest).map_or(start, |solid| solid.start);
            Ok(FragmentId { source, start })
        };
        let (left, right) = (side("left")?, side("right")?);
        if !self.placement.add_rejected(left, right) {
            self.surprises.push(Surprise::Rejected);
        }
        Ok(())
    }

    fn add(
        &mut self,
        mut pieces: Pieces,
        mut fields: Fields,
        standing: Standing,
    ) -> Result<Option<FragmentId>, OpenError> {
        let role = fields
            .may::<Option<Role>>("role", Wanted::Role)?
            .unwrap_or(Role::Paragraph);
        let role_by = fields.may::<Option<RoleBy>>("role_by", Wanted::RoleBy)?;
        let index = pieces.source.index();
        let text = self.texts.get(index).map_or("", |text| text);
        let Some(spans) = Spans::from_list(&pieces.spans) else {
            return Ok(None);
        };
        let fragment = Fragment {
            role_by: role_by.unwrap_or_default(),
            ..Fragment::new(text, spans, role, standing, fields.rest())
        };
        if let Some(all) = self.spans.get_mut(index) {
            all.append(&mut pieces.spans);
        }
        Ok(Some(self.placement.insert(pieces.source, fragment)))
    }

    fn check_coverage(&mut self, positions: &[Positions<'_>]) -> Result<(), OpenError> {
        let pages = self
            .texts
            .iter()
            .zip(&mut self.spans)
            .zip(self.placement.sources());
        for ((text, spans), (id, source)) in pages {
            let (fault, at) = match coverage(text, spans) {
                None => continue,
                Some(Coverage::Lost(at)) => (Uncovered::Lost, at),
                Some(Coverage::Twice(at)) => (Uncovered::Twice, at),
            };
            let (before, after) = text.split_at_checked(at as usize).unwrap_or_default();
            let place = Place {
                source: source.name.to_string(),
                code_point: positions
                    .get(id.index())
                    .map_or(0, |text| text.code_point(at)),
                line: line_ends(before) + 1,
                character: after.chars().next().unwrap_or_default(),
            };
            return Err(OpenError::Uncovered { fault, place });
        }
        Ok(())
    }
}

/// The spans of one fragment that is being read.
struct Pieces {
    source: SourceId,
    spans: Vec<Span>,
}

/// The byte position that a key gives in code points.
fn position(
    fields: &mut Fields,
    key: &str,
    source: SourceId,
    positions: &[Positions<'_>],
) -> Result<u32, OpenError> {
    let path = fields.path(key);
    let number: u64 = fields.need(key, Wanted::WholeNumber)?;
    let text = positions.get(source.index());
    text.and_then(|text| text.byte(number))
        .ok_or(OpenError::Shape {
            path,
            wanted: Wanted::Position,
        })
}

/// How often a line ends in this text: in LF, in CR or in both.
fn line_ends(text: &str) -> usize {
    text.matches(['\n', '\r']).count() - text.matches("\r\n").count()
}

/// The number in `a17`. It has to be written as this program writes it, or it would be rewritten;
/// and far from the end of the numbers, or there would be none left for further articles.
fn article_id(name: &str) -> Option<ArticleId> {
    const HIGHEST: u32 = 1_000_000_000;
    let digits = name.strip_prefix('a')?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let number = digits
        .parse()
        .ok()
        .filter(|&number| plain && number <= HIGHEST)?;
    Some(ArticleId(number))
}

fn read_by(fields: &mut Fields) -> Result<By, OpenError> {
    let wanted = Wanted::Confidence;
    let path = fields.path("confidence");
    let by: SavedBy = fields.need("by", Wanted::By)?;
    let confidence: Option<f64> = fields.may("confidence", wanted)?;
    match by {
        SavedBy::User => Ok(By::User),
        SavedBy::Suggestion => confidence
            .and_then(Confidence::new)
            .map(By::Suggestion)
            .ok_or(OpenError::Shape { path, wanted }),
    }
}

pub(super) fn digest_bytes(digits: &str) -> Option<[u8; 32]> {
    let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
    let mut bytes = [0; 32];
    if digits.len() != 2 * bytes.len() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let &[high, low] = pair else { return None };
        *byte = value(high)? << 4 | value(low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_is_known_however_it_is_written() {
        let check =
            |text: &str, expected| assert_eq!(looks_saved(text.as_bytes()), expected, "{text}");
        check("{\"format\":\"recolumn\"}", true);
        check("\u{feff} \r\n{ \"format\" :\n\t\"recolumn\" }", true);
        check(
            &format!(
                "{{\"articles\": [\"{}\"], \"format\": \"recolumn\"}}",
                "桥".repeat(9000)
            ),
            true,
        );
        check("", false);
        check("渡口的灯", false);
        check("{ \"format\": \"other\", \"name\": \"recolumn\" }", false);
        check("Write {\"format\": \"recolumn\"} at the top.", false);
        check("{\"text\": \"{\\\"format\\\": \\\"recolumn\\\"}\"}", false);
        check("{ \"format\"", false);
    }

    #[test]
    fn an_article_has_a_number_that_leaves_room_for_others() {
        let check = |name, number: Option<u32>| assert_eq!(article_id(name), number.map(ArticleId));
        check("a1", Some(1));
        check("a1000000000", Some(1_000_000_000));
        for name in [
            "",
            "a",
            "1",
            "a0",
            "a007",
            "a+5",
            "a-1",
            "a1000000001",
            "a4294967297",
        ] {
            check(name, None);
        }
    }

    #[test]
    fn a_digest_is_digits() {
        assert_eq!(digest_bytes(&"fE".repeat(32)), Some([0xfe; 32]));
        assert_eq!(digest_bytes(&"+f".repeat(32)), None);
        assert_eq!(digest_bytes("fe"), None);
    }

    #[test]
    fn lines_end_in_three_ways() {
        assert_eq!(line_ends("a\nb\rc\r\nd\n\r"), 5);
    }
}
