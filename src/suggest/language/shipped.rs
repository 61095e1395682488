//! The models and lexicons that come with the program. They lie in its image and are read there.

use std::sync::LazyLock;

use super::Language;
use super::lexicon::Lexicon;
use super::model::Model;
use super::towers::Towers;

macro_rules! asset {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/language/", $name)).as_slice()
    };
}

/// What is shipped for one language.
#[derive(Debug)]
pub(super) struct Shipped {
    pub(super) characters: Model<'static>,
    pub(super) lexicon: Lexicon<'static>,
    pub(super) towers: Towers<'static>,
}

impl Shipped {
    /// Nothing if the bytes are not what they should be; a test sees that they are.
    fn open(
        language: Language,
        characters: &'static [u8],
        lexicon: &'static [u8],
        towers: &'static [u8],
    ) -> Option<Self> {
        Some(Self {
            characters: Model::open(characters).ok()?,
            lexicon: Lexicon::open(lexicon).ok()?,
            towers: Towers::open(language, towers).ok()?,
        })
    }
}

static CHINESE: LazyLock<Option<Shipped>> = LazyLock::new(|| {
    Shipped::open(
        Language::Chinese,
        asset!("zh.ngrams"),
        asset!("zh.words"),
        asset!("zh.towers"),
    )
});
static ENGLISH: LazyLock<Option<Shipped>> = LazyLock::new(|| {
    Shipped::open(
        Language::English,
        asset!("en.ngrams"),
        asset!("en.words"),
        asset!("en.towers"),
    )
});
static GERMAN: LazyLock<Option<Shipped>> = LazyLock::new(|| {
    Shipped::open(
        Language::German,
        asset!("de.ngrams"),
        asset!("de.words"),
        asset!("de.towers"),
    )
});
static FRENCH: LazyLock<Option<Shipped>> = LazyLock::new(|| {
    Shipped::open(
        Language::French,
        asset!("fr.ngrams"),
        asset!("fr.words"),
        asset!("fr.towers"),
    )
});

/// What is shipped for a language.
pub(super) fn shipped(language: Language) -> Option<&'static Shipped> {
    match language {
        Language::Chinese => CHINESE.as_ref(),
        Language::English => ENGLISH.as_ref(),
        Language::German => GERMAN.as_ref(),
        Language::French => FRENCH.as_ref(),
        Language::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_shipped_opens() {
        for language in Language::ALL {
            let shipped = shipped(language);
            assert_eq!(shipped.is_none(), language == Language::Other);
            if let Some(shipped) = shipped {
                assert!(shipped.characters.order() >= 4);
                assert!(shipped.lexicon.len() > 10_000);
            }
        }
    }

    #[test]
    fn towers_cut_short_are_an_error() {
        let bytes = asset!("fr.towers");
        for length in (0..bytes.len()).step_by(9973) {
            assert!(Towers::open(Language::French, &bytes[..length]).is_err());
        }
        // Chinese towers see more places.
        assert!(Towers::open(Language::Chinese, bytes).is_err());
    }
}
