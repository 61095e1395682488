//! The first line of a journal: the state that a work was opened with.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lines::Unreadable;
use crate::document::{Placement, SourceId};
use crate::save::FileVersion;
use crate::save::open::open_value;
use crate::save::write::saved_value;

/// What `format` says.
pub(super) const FORMAT: &str = "recolumn journal";

/// The version that this program writes, and the last one that it reads.
pub(super) const VERSION: u64 = 1;

/// Texts up to this size together, in bytes, stand in the journal itself: a moment's writing even
/// on a slow disk.
const MOST_INSIDE: usize = 8 << 20;

/// A work as it was opened.
#[derive(Clone, Debug)]
pub struct Base {
    /// Where everything was.
    pub placement: Placement,
    /// The saved file that it came from.
    pub file: Option<PathBuf>,
    /// What was in that file.
    pub version: Option<FileVersion>,
    /// The files of its pages, in the order of the sources.
    pub pages: Vec<Option<PathBuf>>,
}

/// The first line as it is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    format: String,
    version: u64,
    program: String,
    /// When the journal began: seconds since 1970, UTC.
    pub at: u64,
    file: Option<String>,
    file_version: Option<FileVersion>,
    pages: Vec<Option<String>>,
    next_article: u32,
    /// The texts are left out of `state` and stand in the pages' files.
    texts_outside: bool,
    /// The shape of a saved file.
    state: Value,
}

/// A text that stands outside of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The file that it stood in.
    pub path: PathBuf,
    /// What was in that file.
    pub version: Option<FileVersion>,
    /// The encoding that it was read in.
    pub encoding: String,
}

impl Base {
    /// The first line for this work. Texts are left out where they are large and all of them can be
    /// read from the pages' files again; a saved file is no such source, for saving replaces it.
    #[must_use]
    pub fn head(&self, at: u64) -> Head {
        let sources = self.placement.sources();
        let size: usize = sources.map(|(_, source)| source.text.len()).sum();
        let pages = written(&self.pages);
        let has_file = |(id, _): (SourceId, _)| pages.get(id.index()).is_some_and(Option::is_some);
        let texts_outside =
            size > MOST_INSIDE && self.file.is_none() && self.placement.sources().all(has_file);
        let mut state = saved_value(&self.placement);
        if texts_outside {
            for text in texts_in(&mut state) {
                *text = Value::String(String::new());
            }
        }
        let file = self.file.as_ref().and_then(|path| path.to_str());
        Head {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: concat!("recolumn ", env!("CARGO_PKG_VERSION")).to_owned(),
            at,
            file: file.map(str::to_owned),
            file_version: self.version,
            pages,
            next_article: self.placement.next_article(),
            texts_outside,
            state,
        }
    }
}

/// The paths as a journal has them.
pub(super) fn written(paths: &[Option<PathBuf>]) -> Vec<Option<String>> {
    let text = |path: &Option<PathBuf>| path.as_ref()?.to_str().map(str::to_owned);
    paths.iter().map(text).collect()
}

impl Head {
    /// The head in a first line that is whole.
    pub(super) fn read(line: &[u8]) -> Result<Self, Unreadable> {
        #[derive(Deserialize)]
        struct Peek {
            format: String,
            version: u64,
        }
        match serde_json::from_slice(line) {
            Ok(Peek { format, version }) if format == FORMAT && version > VERSION => {
                Err(Unreadable::LaterVersion)
            }
            Ok(Peek { format, version }) if format == FORMAT && version == VERSION => {
                serde_json::from_slice(line).map_err(|_| Unreadable::Damaged)
            }
            _ => Err(Unreadable::Damaged),
        }
    }

    /// The saved file that the work came from, and the files of its pages.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let all = self.pages.iter().flatten().chain(&self.file);
        all.map(PathBuf::from).collect()
    }

    /// The name of the first page.
    #[must_use]
    pub fn first_name(&self) -> &str {
        let name = self.state.pointer("/sources/0/name");
        name.and_then(Value::as_str).unwrap_or_default()
    }

    /// The texts that have to be found before the work can come back; usually none.
    #[must_use]
    pub fn outside(&self) -> Vec<Outside> {
        if !self.texts_outside {
            return Vec::new();
        }
        let sources = self.state.get("sources").and_then(Value::as_array);
        let sources = sources.into_iter().flatten();
        let word = |source: &Value, key: &str| {
            let word = source.get(key).and_then(Value::as_str);
            word.unwrap_or_default().to_owned()
        };
        let outside = |(source, path): (&Value, &Option<String>)| Outside {
            path: path.as_deref().unwrap_or_default().into(),
            version: word(source, "sha256").try_into().ok(),
            encoding: word(source, "encoding"),
        };
        sources.zip(&self.pages).map(outside).collect()
    }

    /// The work as it was opened, with the texts that stood outside.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] if the state does not hold.
    pub fn base(mut self, outside: &[Arc<str>]) -> Result<Base, Unreadable> {
        if self.texts_outside {
            for (text, found) in texts_in(&mut self.state).zip(outside) {
                *text = Value::String(found.to_string());
            }
        }
        let opened = open_value(self.state).map_err(|_| Unreadable::Damaged)?;
        let mut placement = opened.placement;
        placement.keep_from_articles(self.next_article);
        Ok(Base {
            placement,
            file: self.file.map(PathBuf::from),
            version: self.file_version,
            pages: self
                .pages
                .into_iter()
                .map(|p| p.map(PathBuf::from))
                .collect(),
        })
    }
}

/// The texts of the sources in a state.
fn texts_in(state: &mut Value) -> impl Iterator<Item = &mut Value> {
    let sources = state.get_mut("sources").and_then(Value::as_array_mut);
    let sources = sources.into_iter().flatten();
    sources.filter_map(|source| source.get_mut("text"))
}
