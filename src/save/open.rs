//! From the bytes of a saved file back to the state of the work.
//!
//! What does not hold is refused, with the place named: a saved file is either whole or says where
//! it is not. Spans are taken without the blank at their ends. Titles and paragraphs are not read
//! but derived; where the file says something else, that is a [`Surprise`].

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::fields::Fields;
use super::positions::Positions;
use super::saved::{FORMAT, SavedBy, VERSION};
use crate::document::{
    Article, ArticleId, By, Confidence, Coverage, Fragment, FragmentId, Part, Placement, Role,
    Source, SourceId, Span, Spans, Standing, article_text, coverage, solid_characters, trim,
};

/// A saved file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The state of the work.
    pub placement: Placement,
    /// What was odd, but loses nothing.
    pub surprises: Vec<Surprise>,
}

/// Something odd in a saved file that loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Surprise {
    /// The title, subtitle, byline or paragraphs of the article with this id are not what its
    /// parts say. The parts count.
    Derived(String),
}

/// Why a saved file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The file ends in the middle, after so many lines.
    Truncated(usize),
    /// It is not JSON at this line and column, both counted from 1.
    NotJson(usize, usize),
    /// It is JSON, but not a saved file of this program.
    NotSaved,
    /// It was written by a later version of the format.
    LaterVersion(u64),
    /// Something at this path is not what it has to be.
    Shape {
        /// Where in the file, as `articles[0].parts[2].start`.
        path: String,
        /// What it should be, in English.
        wanted: &'static str,
    },
    /// A character of a page's text is in no part, or in two.
    Uncovered {
        /// Missing or doubled.
        fault: Uncovered,
        /// Which character.
        place: Place,
    },
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
    /// Line, counted from 1.
    pub line: usize,
    /// The character.
    pub character: char,
}

/// True if these bytes look like a saved file rather than a page's text.
#[must_use]
pub fn looks_saved(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('{') && text.contains("\"format\"") && text.contains("\"recolumn\"")
}

/// Reads a saved file.
///
/// # Errors
/// [`OpenError`] names what is wrong and where.
pub fn open(bytes: &[u8]) -> Result<Opened, OpenError> {
    #[derive(Deserialize)]
    struct Peek {
        format: Option<Value>,
        version: Option<u64>,
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let peek: Peek = serde_json::from_slice(bytes).map_err(|error| not_json(&error, bytes))?;
    if peek.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::NotSaved);
    }
    match peek.version {
        Some(version) if version > VERSION => return Err(OpenError::LaterVersion(version)),
        Some(VERSION) => {}
        _ => return Err(OpenError::Shape { path: "version".into(), wanted: "1" }),
    }
    let whole = serde_json::from_slice(bytes).map_err(|error| not_json(&error, bytes))?;
    Reader::default().read(Fields::new(String::new(), whole)?)
}

fn not_json(error: &serde_json::Error, bytes: &[u8]) -> OpenError {
    if error.is_eof() {
        OpenError::Truncated(bytes.iter().filter(|&&byte| byte == b'\n').count() + 1)
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

impl Reader {
    fn read(mut self, mut file: Fields) -> Result<Opened, OpenError> {
        let _: Value = file.need("format", "recolumn")?;
        let _: Value = file.need("version", "1")?;
        let _: Value = file.may("generator", "a text")?;
        for source in file.list("sources")? {
            self.source(source)?;
        }
        let texts = self.texts.clone();
        let positions: Vec<_> = texts.iter().map(|text| Positions::new(text)).collect();
        for article in file.list("articles")? {
            self.article(article, &positions)?;
        }
        let entries = file.list("discarded")?;
        self.entries(entries, &positions, |fields| {
            let reason: String = fields.need("reason", "a text")?;
            Ok(Standing::Discarded(reason.as_str().into()))
        })?;
        let entries = file.list("unplaced")?;
        self.entries(entries, &positions, |_| Ok(Standing::Unplaced))?;
        self.check_coverage(&positions)?;
        self.placement.set_extra(file.rest());
        Ok(Opened { placement: self.placement, surprises: self.surprises })
    }

    fn source(&mut self, mut fields: Fields) -> Result<(), OpenError> {
        let shape = |path, wanted| OpenError::Shape { path, wanted };
        let path = fields.path("id");
        let name: String = fields.need("id", "a text")?;
        let digest_path = fields.path("sha256");
        let digest: String = fields.need("sha256", "64 hexadecimal digits")?;
        let text_path = fields.path("text");
        let text: String = fields.need("text", "a text")?;
        if u32::try_from(text.len()).is_err() {
            return Err(shape(text_path, "a text of less than 4 GiB"));
        }
        let source = Source {
            name: fields.need::<String>("name", "a text")?.into(),
            encoding: fields.need::<String>("encoding", "a text")?.into(),
            sha256: digest_bytes(&digest)
                .ok_or_else(|| shape(digest_path, "64 hexadecimal digits"))?,
            text: text.into(),
            extra: fields.rest(),
        };
        self.texts.push(Arc::clone(&source.text));
        self.spans.push(Vec::new());
        let page = crate::document::NewPage { source: Arc::new(source), cuts: Vec::new() };
        let id = self.placement.add_page(&page);
        let id = id.ok_or_else(|| shape("sources".into(), "a list of at most 65,534 pages"))?;
        match self.sources.insert(name, id) {
            None => Ok(()),
            Some(_) => Err(shape(path, "an id that no other source has")),
        }
    }

    fn article(&mut self, mut fields: Fields, positions: &[Positions<'_>]) -> Result<(), OpenError> {
        let path = fields.path("id");
        let name: String = fields.need("id", "a text")?;
        let id = match name.strip_prefix('a').and_then(|number| number.parse().ok()) {
            Some(number) if number < u32::MAX => ArticleId(number),
            _ => return Err(OpenError::Shape { path, wanted: "a1, a2, …" }),
        };
        if self.placement.article(id).is_some() {
            return Err(OpenError::Shape { path, wanted: "an id that no other article has" });
        }
        let said = (
            fields.may::<String>("title", "a text")?,
            fields.may::<String>("subtitle", "a text")?,
            fields.may::<String>("byline", "a text")?,
        );
        let paragraphs: Vec<String> = fields
            .list("paragraphs")?
            .into_iter()
            .map(|mut paragraph| paragraph.need("text", "a text"))
            .collect::<Result<_, _>>()?;
        let mut parts = imbl::Vector::new();
        let entries = fields.list("parts")?;
        for (mut pieces, mut first) in self.gather(entries, positions)? {
            let join = first.need("join", "paragraph or continue")?;
            let by = read_by(&mut first)?;
            let added = self.add(&mut pieces, first, Standing::InArticle(id))?;
            if let Some(fragment) = added {
                parts.push_back(Part { fragment, join, by });
            }
        }
        if parts.is_empty() {
            return Ok(());
        }
        self.placement.push_article(Article { id, parts, extra: fields.rest() });
        if let Some(article) = self.placement.article(id) {
            let read = article_text(&self.placement, article);
            let same = said == (read.title, read.subtitle, read.byline)
                && read.paragraphs.iter().map(|p| &p.text).eq(paragraphs.iter());
            if !same {
                self.surprises.push(Surprise::Derived(name));
            }
        }
        Ok(())
    }

    fn entries(
        &mut self,
        entries: Vec<Fields>,
        positions: &[Positions<'_>],
        standing: impl Fn(&mut Fields) -> Result<Standing, OpenError>,
    ) -> Result<(), OpenError> {
        for (mut pieces, mut first) in self.gather(entries, positions)? {
            let standing = standing(&mut first)?;
            self.add(&mut pieces, first, standing)?;
        }
        Ok(())
    }

    /// Entries as fragments: the spans of each, and the fields of its first entry.
    fn gather(
        &self,
        entries: Vec<Fields>,
        positions: &[Positions<'_>],
    ) -> Result<Vec<(Pieces, Fields)>, OpenError> {
        let mut fragments: Vec<(Pieces, Fields)> = Vec::new();
        for entry in entries {
            let piece = self.piece(entry, positions)?;
            match fragments.last_mut() {
                Some((pieces, _)) if piece.same_fragment && pieces.source == piece.source => {
                    pieces.spans.extend(piece.span);
                }
                _ => {
                    let spans = piece.span.into_iter().collect();
                    fragments.push((Pieces { source: piece.source, spans }, piece.fields));
                }
            }
        }
        Ok(fragments)
    }

    fn piece(&self, mut fields: Fields, positions: &[Positions<'_>]) -> Result<Piece, OpenError> {
        let path = fields.path("source");
        let name: String = fields.need("source", "the id of a source")?;
        let Some(&source) = self.sources.get(&name) else {
            return Err(OpenError::Shape { path, wanted: "the id of a source" });
        };
        let mut place = |key: &str| {
            let path = fields.path(key);
            let number: u64 = fields.need(key, "a whole number")?;
            let byte = positions.get(source.index()).and_then(|text| text.byte(number));
            byte.ok_or(OpenError::Shape { path, wanted: "a position inside the source's text" })
        };
        let (start, end) = (place("start")?, place("end")?);
        if end < start {
            let path = fields.path("end");
            return Err(OpenError::Shape { path, wanted: "a position after its start" });
        }
        let text = self.texts.get(source.index()).map_or("", |text| text);
        let same_fragment = fields.may("same_fragment", "true or false")?;
        Ok(Piece { source, span: trim(text, Span::new(start, end)), same_fragment, fields })
    }

    fn add(
        &mut self,
        pieces: &mut Pieces,
        mut fields: Fields,
        standing: Standing,
    ) -> Result<Option<FragmentId>, OpenError> {
        let role = fields.may::<Option<Role>>("role", "a role")?.unwrap_or(Role::Paragraph);
        let index = pieces.source.index();
        let text = self.texts.get(index).map_or("", |text| text);
        let Some(spans) = Spans::from_list(&pieces.spans) else { return Ok(None) };
        let solid = spans.iter().map(|span| solid_characters(span.of(text))).sum();
        let fragment = Fragment { spans, solid, role, standing, extra: fields.rest() };
        if let Some(all) = self.spans.get_mut(index) {
            all.append(&mut pieces.spans);
        }
        Ok(Some(self.placement.insert(pieces.source, fragment)))
    }

    fn check_coverage(&mut self, positions: &[Positions<'_>]) -> Result<(), OpenError> {
        let pages = self.texts.iter().zip(&mut self.spans).zip(self.placement.sources());
        for ((text, spans), (id, source)) in pages {
            let (fault, at) = match coverage(text, spans) {
                None => continue,
                Some(Coverage::Lost(at)) => (Uncovered::Lost, at),
                Some(Coverage::Twice(at)) => (Uncovered::Twice, at),
            };
            let (before, after) = text.split_at_checked(at as usize).unwrap_or_default();
            let place = Place {
                source: source.name.to_string(),
                code_point: positions.get(id.index()).map_or(0, |text| text.code_point(at)),
                line: before.matches('\n').count() + 1,
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

fn read_by(fields: &mut Fields) -> Result<By, OpenError> {
    let wanted = "a number from 0 to 1";
    let path = fields.path("confidence");
    let by: SavedBy = fields.need("by", "user or suggestion")?;
    let confidence: Option<f64> = fields.may("confidence", wanted)?;
    match by {
        SavedBy::User => Ok(By::User),
        SavedBy::Suggestion => confidence
            .and_then(Confidence::new)
            .map(By::Suggestion)
            .ok_or(OpenError::Shape { path, wanted }),
    }
}

fn digest_bytes(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}
