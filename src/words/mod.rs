//! Every sentence that a person reads.
//!
//! The core rooms return enums and numbers; here they become words, for the window and the command
//! line alike. The words themselves stand in `assets/words`, one Fluent file a language. An id that
//! is missing shows as itself, so that nothing breaks; a test sees to it that none is.
//!
//! The window speaks the person's language. The command line speaks English everywhere: scripts read
//! what it says, and they would break in another country.

mod failures;
mod journal;
mod language;
mod reasons;
mod steps;
mod visible;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use failures::{
    broken, failure, findings, gold_error, io_reason, left_out, mismatch, no_backup, surprise,
    text_error, write_error,
};
pub use journal::{journal_notice, lost_work};
pub use language::Language;
pub use reasons::{clash, why};
pub use steps::{deed, evidence, reason, refusal, role, role_id};
pub use visible::{is_hidden, visible};

/// The words of one language.
///
/// What to do about a failure is not the same in the window and at a terminal: every sentence may
/// ask for `$at`, which is one or the other.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    at: &'static str,
}

impl Words {
    /// The words of a language, as the window says them.
    #[must_use]
    pub fn of(language: Language) -> Self {
        // What Fluent could not read of the file is missing; what it could is there.
        let resource =
            FluentResource::try_new(language.file().to_owned()).unwrap_or_else(|(part, _)| part);
        let identifier = language.tag().parse::<LanguageIdentifier>();
        let mut bundle = FluentBundle::new(vec![identifier.unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self {
            language,
            bundle,
            at: "window",
        }
    }

    /// English, as the window says it.
    #[must_use]
    pub fn english() -> Self {
        Self::of(Language::En)
    }

    /// Which language it is.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The same words for somebody at a terminal.
    #[must_use]
    pub fn at_terminal(self) -> Self {
        Self {
            at: "terminal",
            ..self
        }
    }

    /// The words for an id.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The words for an id, with values in their places.
    #[must_use]
    pub fn with(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            return id.to_owned();
        };
        let mut arguments = FluentArgs::new();
        arguments.set("at", self.at);
        for (name, value) in values {
            let value = match value {
                FluentValue::String(text) => visible(text).into_owned().into(),
                other => other.clone(),
            };
            arguments.set((*name).to_owned(), value);
        }
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut Vec::new())
            .into_owned()
    }

    /// A number that is short from 10,000 on: 674k and 12M, or 67万 and 12亿.
    #[must_use]
    pub fn rounded(&self, number: u64) -> String {
        let (small, large, steps) = match self.language {
            Language::En => ("k", "M", (1_000, 1_000_000)),
            Language::ZhHans => ("万", "亿", (10_000, 100_000_000)),
            Language::ZhHant => ("萬", "億", (10_000, 100_000_000)),
        };
        let in_steps = |step: u64, unit| format!("{}{unit}", grouped((number + step / 2) / step));
        match number {
            0..10_000 => grouped(number),
            _ if number < 10 * steps.1 => in_steps(steps.0, small),
            _ => in_steps(steps.1, large),
        }
    }
}

/// A number with its thousands apart: 7,601.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        for (number, shown) in [
            (0, "0"),
            (999, "999"),
            (7601, "7,601"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), shown);
        }
    }

    #[test]
    fn long_numbers_are_short_as_each_language_counts() {
        for (number, english, chinese) in [
            (9_999, "9,999", "9,999"),
            (673_878, "674k", "67萬"),
            (12_345_678, "12M", "1,235萬"),
            (1_234_567_890, "1,235M", "12億"),
        ] {
            assert_eq!(Words::english().rounded(number), english);
            assert_eq!(Words::of(Language::ZhHant).rounded(number), chinese);
        }
    }

    #[test]
    fn a_title_cannot_move_the_terminals_cursor() {
        let said = Words::english().with("failure-empty", &[("file", "\u{1b}[2J\u{202e}a".into())]);
        assert!(said.contains("[U+001B][2J[U+202E]a"), "{said}");
    }

    #[test]
    fn every_language_is_whole() {
        for (language, file) in [
            (Language::En, "File"),
            (Language::ZhHans, "文件"),
            (Language::ZhHant, "檔案"),
        ] {
            assert!(FluentResource::try_new(language.file().to_owned()).is_ok());
            assert_eq!(Words::of(language).say("menu-file"), file);
        }
    }

    #[test]
    fn advice_fits_the_place_where_it_is_given() {
        let advice = |words: Words| words.with("write-permission", &[("file", "a.json".into())]);
        assert!(advice(Words::english()).contains("The work is not lost"));
        assert!(!advice(Words::english().at_terminal()).contains("lost"));
    }
}
