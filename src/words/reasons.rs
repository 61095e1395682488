//! Words for why two pieces of text belong together, for somebody who is no expert.

use super::Words;
use super::steps::role_id;
use crate::suggest::{Clash, Evidence};

/// What speaks for a link, as half a sentence.
#[must_use]
pub fn why(words: &Words, evidence: &Evidence) -> String {
    let with_text = |id, text: &str| words.with(id, &[("text", text.into())]);
    match evidence {
        Evidence::Word(left, right) => words.with(
            "why-word",
            &[
                ("left", left.as_ref().into()),
                ("right", right.as_ref().into()),
            ],
        ),
        Evidence::ReadsOn => words.say("why-reads-on"),
        Evidence::StandsElsewhere(text) => with_text("why-stands-elsewhere", text),
        Evidence::MidSentence => words.say("why-mid-sentence"),
        Evidence::NextOnPage => words.say("why-next-on-page"),
        Evidence::SameColumn => words.say("why-same-column"),
        Evidence::UnderTitle(title) => with_text("why-under-title", title),
        Evidence::RunningHead(title) => with_text("why-running-head", title),
        Evidence::SharedWords(shared) => {
            let list: Vec<&str> = shared.iter().map(AsRef::as_ref).collect();
            let between = words.say("why-shared-words-between");
            with_text("why-shared-words", &list.join(&between))
        }
        Evidence::Numbering(left, right) => words.with(
            "why-numbering",
            &[
                ("left", left.as_ref().into()),
                ("right", right.as_ref().into()),
            ],
        ),
        Evidence::Closes(mark) => with_text("why-closes", &mark.to_string()),
        Evidence::Form(role) => words.with("why-form", &[("role", role_id(*role).into())]),
        Evidence::Reference(text) => with_text("why-reference", text),
        Evidence::Placed => words.say("why-placed"),
    }
}

/// Why two texts do not go together, as half a sentence.
#[must_use]
pub fn clash(words: &Words, clash: Clash) -> String {
    let with_mark = |id, mark: char| words.with(id, &[("mark", mark.to_string().into())]);
    match clash {
        Clash::MarksMeet => words.say("clash-marks-meet"),
        Clash::BeginsWithMark => words.say("clash-begins-with-mark"),
        Clash::SmallLetter => words.say("clash-small-letter"),
        Clash::NotClosed(mark) => with_mark("clash-not-closed", mark),
        Clash::NotOpened(mark) => with_mark("clash-not-opened", mark),
        Clash::DoesNotReadOn => words.say("clash-does-not-read-on"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Role;

    #[test]
    fn every_reason_has_words_and_shows_what_it_speaks_of() {
        let words = Words::english();
        let said = |evidence| why(&words, &evidence);
        assert_eq!(
            said(Evidence::Word("教育".into(), "者".into())),
            "“教育|者” is a word"
        );
        assert!(said(Evidence::SharedWords(vec!["桥".into(), "茶".into()])).contains("桥, 茶"));
        assert!(said(Evidence::Numbering("一是".into(), "二是".into())).contains("一是 … 二是"));
        assert!(said(Evidence::Form(Role::Byline)).contains("author"));
        for evidence in [
            Evidence::ReadsOn,
            Evidence::StandsElsewhere("桥".into()),
            Evidence::MidSentence,
            Evidence::NextOnPage,
            Evidence::SameColumn,
            Evidence::UnderTitle("桥".into()),
            Evidence::RunningHead("桥".into()),
            Evidence::Closes('”'),
            Evidence::Reference("下转第3版".into()),
            Evidence::Placed,
        ] {
            let sentence = why(&words, &evidence);
            assert!(!sentence.starts_with("why-"), "{evidence:?}");
            assert!(!sentence.contains('{'), "{evidence:?}: {sentence}");
        }
        for clash in [
            Clash::MarksMeet,
            Clash::BeginsWithMark,
            Clash::SmallLetter,
            Clash::NotClosed('”'),
            Clash::NotOpened('）'),
            Clash::DoesNotReadOn,
        ] {
            let sentence = super::clash(&words, clash);
            assert!(!sentence.contains("clash-"), "{clash:?}: {sentence}");
        }
        for role in Role::ALL {
            assert!(
                !why(&words, &Evidence::Form(role)).contains("role-"),
                "{role:?}"
            );
        }
    }
}
