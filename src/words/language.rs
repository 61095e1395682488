//! The languages that the program speaks, and which of them a system's language tag asks for.
//!
//! Chinese without a region or a script counts as simplified, and every language that is none of
//! the three as English.

/// A language of the words on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters, as programs speak in Taiwan and Hong Kong.
    ZhHant,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhHans, Self::ZhHant];

    /// The tag by which it is kept: BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// Its name in itself: whoever looks for it can read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
        }
    }

    /// The language for what a system calls its own, such as `zh_TW.UTF-8` or `zh-Hans-SG`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        let plain = tag.split(['.', '@']).next().unwrap_or_default();
        let mut parts = plain.split(['-', '_']).map(str::to_ascii_lowercase);
        if parts.next().as_deref() != Some("zh") {
            return Self::En;
        }
        let parts: Vec<String> = parts.collect();
        let has = |wanted: &[&str]| parts.iter().any(|part| wanted.contains(&part.as_str()));
        // A script says more than a region: zh-Hans-HK is simplified.
        if has(&["hant"]) || (!has(&["hans"]) && has(&["tw", "hk", "mo"])) {
            Self::ZhHant
        } else {
            Self::ZhHans
        }
    }

    /// The file of its words.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/words/en.ftl"),
            Self::ZhHans => include_str!("../../assets/words/zh-Hans.ftl"),
            Self::ZhHant => include_str!("../../assets/words/zh-Hant.ftl"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_tag_says_which_language() {
        for (tag, language) in [
            ("en-US", Language::En),
            ("de_DE.UTF-8", Language::En),
            ("C", Language::En),
            ("", Language::En),
            ("zhuang", Language::En),
            ("zh", Language::ZhHans),
            ("zh-CN", Language::ZhHans),
            ("zh_CN.GB18030", Language::ZhHans),
            ("zh-SG", Language::ZhHans),
            ("zh-Hans-HK", Language::ZhHans),
            ("zh-TW", Language::ZhHant),
            ("zh_HK.UTF-8", Language::ZhHant),
            ("zh-MO", Language::ZhHant),
            ("zh-Hant", Language::ZhHant),
            ("ZH-HANT-CN", Language::ZhHant),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), language);
        }
    }
}
