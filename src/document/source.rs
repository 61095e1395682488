//! One page's text as it came.
//!
//! A source never changes: reading a file again in another encoding makes another source that
//! takes its place.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::Extra;

/// Which of a document's sources; counted from 0, written `s1`, `s2`, … in the saved file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u16);

impl SourceId {
    /// The place in the document's list of sources.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The decoded text of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The file's name without its folder, for people to read.
    pub name: Arc<str>,
    /// The name of the encoding it was read in, as the Encoding Standard writes it.
    pub encoding: Arc<str>,
    /// SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
    /// The whole text, without a byte order mark; otherwise exactly as decoded.
    pub text: Arc<str>,
    /// Keys of a saved file that this version does not know.
    pub extra: Extra,
}

/// A source as it is written: what is shared in memory stands there in full.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    encoding: String,
    sha256: [u8; 32],
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    extra: Option<Map<String, Value>>,
}

/// Writes a source that others hold, too.
pub(super) fn write_shared<S: Serializer>(
    source: &Arc<Source>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let written = Written {
        name: source.name.to_string(),
        encoding: source.encoding.to_string(),
        sha256: source.sha256,
        text: source.text.to_string(),
        extra: source.extra.as_deref().cloned(),
    };
    written.serialize(serializer)
}

/// Reads a source that others will hold, too.
pub(super) fn read_shared<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Arc<Source>, D::Error> {
    let written = Written::deserialize(deserializer)?;
    if u32::try_from(written.text.len()).is_err() {
        return Err(serde::de::Error::custom("more than 4 GiB"));
    }
    Ok(Arc::new(Source {
        name: written.name.into(),
        encoding: written.encoding.into(),
        sha256: written.sha256,
        text: written.text.into(),
        extra: written.extra.map(Arc::new),
    }))
}
