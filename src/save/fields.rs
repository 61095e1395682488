//! Taking known keys out of a JSON object, with the path in every complaint.
//!
//! What is left over in the object afterwards is what this version does not know.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::refused::{OpenError, Wanted};

/// An object that is being read, and where it stands in the file (`articles[2].parts[0]`).
pub(super) struct Fields {
    path: String,
    map: Map<String, Value>,
}

impl Fields {
    /// Takes a value apart that should be an object.
    pub(super) fn new(path: String, value: Value) -> Result<Self, OpenError> {
        match value {
            Value::Object(map) => Ok(Self { path, map }),
            _ => Err(OpenError::Shape {
                path,
                wanted: Wanted::Object,
            }),
        }
    }

    /// The path of one of its keys.
    pub(super) fn path(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// Takes out a key that has to be there; `wanted` says what it has to be.
    pub(super) fn need<T: DeserializeOwned>(
        &mut self,
        key: &str,
        wanted: Wanted,
    ) -> Result<T, OpenError> {
        let value = self.map.shift_remove(key);
        value
            .and_then(|value| serde_json::from_value(value).ok())
            .ok_or_else(|| OpenError::Shape {
                path: self.path(key),
                wanted,
            })
    }

    /// Takes out a key that may be missing.
    pub(super) fn may<T: DeserializeOwned + Default>(
        &mut self,
        key: &str,
        wanted: Wanted,
    ) -> Result<T, OpenError> {
        if self.map.contains_key(key) {
            self.need(key, wanted)
        } else {
            Ok(T::default())
        }
    }

    /// Takes out a list of objects; a missing one is empty.
    pub(super) fn list(&mut self, key: &str) -> Result<Vec<Self>, OpenError> {
        if self.map.contains_key(key) {
            self.need_list(key)
        } else {
            Ok(Vec::new())
        }
    }

    /// Takes out a list of objects that has to be there.
    pub(super) fn need_list(&mut self, key: &str) -> Result<Vec<Self>, OpenError> {
        let values: Vec<Value> = self.need(key, Wanted::List)?;
        let path = self.path(key);
        values
            .into_iter()
            .enumerate()
            .map(|(index, value)| Self::new(format!("{path}[{index}]"), value))
            .collect()
    }

    /// Takes over the keys of an entry that goes on in the same fragment, but for those that are
    /// `known` and those that are here already: the first entry that has a key wins.
    pub(super) fn adopt(&mut self, other: Self, known: &[&str]) {
        for (key, value) in other.map {
            if !known.contains(&key.as_str()) {
                self.map.entry(key).or_insert(value);
            }
        }
    }

    /// What nobody took; `None` if nothing is left.
    pub(super) fn rest(self) -> Option<std::sync::Arc<Map<String, Value>>> {
        (!self.map.is_empty()).then(|| std::sync::Arc::new(self.map))
    }
}
