//! What is kept from one start of the program to the next: language, the line of sureness,
//! folded panels, recent files.
//!
//! The toolkit keeps theme, zoom, the widths of panels, and the window's size and place by itself; all
//! of it goes into one file of the desktop's folder for such things. What cannot be read there counts
//! as not said, thing by thing: settings never stop a start. A path that is no Unicode is not kept.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::recent::Recent;
use crate::session::Session;
use crate::words::Language;

/// Under which name the toolkit's store has them.
pub(crate) const KEY: &str = "settings";

/// What a person has chosen, and what the program remembers for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The language of the window.
    pub language: Language,
    /// What is at least as sure as this is accepted at once, from 0 to 1; `None` is as the program
    /// comes.
    pub line: Option<f64>,
    /// The names of the panels that are folded.
    pub folded: Vec<String>,
    /// The guide is still to be shown, when the sample page is opened for the first time.
    pub guide_waits: bool,
    /// What was opened last.
    pub recent: Recent,
}

impl Settings {
    /// Those of somebody who starts the program for the first time, on a system with this language
    /// tag.
    #[must_use]
    pub fn first(tag: &str) -> Self {
        Self {
            language: Language::of_tag(tag),
            guide_waits: true,
            ..Self::default()
        }
    }

    /// These settings, changed to what was kept.
    #[must_use]
    pub fn kept(mut self, kept: &str) -> Self {
        let Ok(Value::Object(kept)) = serde_json::from_str(kept) else {
            return self;
        };
        if let Some(tag) = kept.get("language").and_then(Value::as_str) {
            self.language = Language::of_tag(tag);
        }
        let line = kept.get("line").and_then(Value::as_f64);
        self.line = line.filter(|line| (0.0..=1.0).contains(line)).or(self.line);
        if let Some(waits) = kept.get("guide_waits").and_then(Value::as_bool) {
            self.guide_waits = waits;
        }
        if let Some(folded) = kept.get("folded").and_then(Value::as_array) {
            let names = folded.iter().filter_map(Value::as_str);
            self.folded = names.map(str::to_owned).collect();
        }
        if let Some(recent) = kept.get("recent").and_then(Value::as_array) {
            self.recent = recent.iter().rev().filter_map(paths).collect();
        }
        self
    }

    /// With the line as it is now. One that nobody moved stays as the program comes, also when a
    /// later version comes with another one.
    pub(crate) fn with_line(mut self, line: f64) -> Self {
        if self.line.is_some() || line.total_cmp(&Session::default_line()).is_ne() {
            self.line = Some(line);
        }
        self
    }

    /// As they are kept.
    #[must_use]
    pub fn to_keep(&self) -> String {
        let mut kept = Map::new();
        kept.insert("language".into(), self.language.tag().into());
        if let Some(line) = self.line {
            kept.insert("line".into(), json!(line));
        }
        kept.insert("guide_waits".into(), self.guide_waits.into());
        kept.insert("folded".into(), json!(self.folded));
        let recent = self.recent.all().iter();
        let recent = recent.filter_map(|paths| {
            let texts = paths.iter().map(|path| path.to_str());
            texts.collect::<Option<Vec<_>>>()
        });
        kept.insert("recent".into(), json!(recent.collect::<Vec<_>>()));
        Value::Object(kept).to_string()
    }
}

/// The paths of one recent work.
fn paths(value: &Value) -> Option<Vec<PathBuf>> {
    let paths = value.as_array()?.iter();
    paths
        .map(|path| path.as_str().map(PathBuf::from))
        .collect::<Option<Vec<_>>>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let mut settings = Settings::first("zh_TW.UTF-8");
        assert_eq!(settings.language, Language::ZhHant);
        settings.line = Some(0.85);
        settings.guide_waits = false;
        settings.folded = vec!["reading".to_owned()];
        settings.recent.opened(vec!["老报.txt".into()]);
        settings.recent.opened(vec!["a.txt".into(), "b.txt".into()]);
        let kept = settings.to_keep();
        assert_eq!(Settings::first("en").kept(&kept), settings);
        assert_eq!(settings.recent.all()[1], [PathBuf::from("老报.txt")]);
    }

    #[test]
    fn what_cannot_be_read_is_as_if_it_were_not_there() {
        let first = Settings::first("zh");
        for broken in [
            "",
            "no JSON at all",
            "[1, 2]",
            "null",
            r#"{"language": 7, "line": "high", "recent": {"a": 1}}"#,
            r#"{"line": 17.5, "folded": [3], "guide_waits": "no", "recent": [[], 3, [4], "a.txt"]}"#,
            "{\"language\": \"zh",
        ] {
            assert_eq!(first.clone().kept(broken), first, "{broken}");
        }
        // One broken thing does not spoil the others.
        let half = first.kept(r#"{"language": "en", "line": [], "recent": [["a.txt"], [9]]}"#);
        assert_eq!(half.language, Language::En);
        assert_eq!(half.line, None);
        assert_eq!(half.recent.all().len(), 1);
    }
}
