//! Words for what was done and what things are.

use super::{Words, grouped};
use crate::document::{Deed, Join, Reason, Refusal, Role};
use crate::encoding::Evidence;

/// A role.
#[must_use]
pub fn role(words: &Words, role: Role) -> String {
    words.say(role_id(role))
}

/// The id of a role among the words.
#[must_use]
pub fn role_id(role: Role) -> &'static str {
    match role {
        Role::Title => "role-title",
        Role::Subtitle => "role-subtitle",
        Role::Byline => "role-byline",
        Role::RunningHead => "role-running-head",
        Role::Heading => "role-heading",
        Role::Paragraph => "role-paragraph",
        Role::Caption => "role-caption",
        Role::Note => "role-note",
    }
}

/// Why something was discarded.
#[must_use]
pub fn reason(words: &Words, reason: &Reason) -> String {
    match reason {
        Reason::PageFurniture => words.say("reason-page-furniture"),
        Reason::Advertisement => words.say("reason-advertisement"),
        Reason::Navigation => words.say("reason-navigation"),
        Reason::Spam => words.say("reason-spam"),
        Reason::Duplicate => words.say("reason-duplicate"),
        Reason::Other(own) => own.to_string(),
    }
}

/// What a step did.
#[must_use]
pub fn deed(words: &Words, deed: &Deed) -> String {
    let count = |id, count: usize| words.with(id, &[("count", count.into())]);
    match deed {
        Deed::Moved(number, title) if title.is_empty() => count("deed-moved-untitled", *number),
        Deed::Moved(number, title) => words.with(
            "deed-moved",
            &[("count", (*number).into()), ("title", short(title).into())],
        ),
        Deed::NewArticle(number) => count("deed-new-article", *number),
        Deed::Unplaced(number) => count("deed-unplaced", *number),
        Deed::Discarded(number, why) => words.with(
            "deed-discarded",
            &[
                ("count", (*number).into()),
                ("reason", reason(words, why).into()),
            ],
        ),
        Deed::Accepted {
            parts: 0,
            discarded,
        } => count("deed-accepted-discarded", *discarded),
        Deed::Accepted { parts, discarded } => words.with(
            "deed-accepted",
            &[
                ("count", (*parts).into()),
                ("discarded", (*discarded).into()),
            ],
        ),
        Deed::Rejected => words.say("deed-rejected"),
        Deed::Role(number, what) => words.with(
            "deed-role",
            &[
                ("count", (*number).into()),
                ("role", role(words, *what).into()),
            ],
        ),
        Deed::Join(Join::Paragraph) => words.say("deed-join-paragraph"),
        Deed::Join(Join::Continue) => words.say("deed-join-continue"),
        Deed::Cut => words.say("deed-cut"),
        Deed::Merged(number) => count("deed-merged", *number),
        Deed::MovedArticle(title) => {
            words.with("deed-moved-article", &[("title", short(title).into())])
        }
        Deed::AddedPages(number) => count("deed-added-pages", *number),
        Deed::ReadAgain(name, encoding) => words.with(
            "deed-read-again",
            &[
                ("name", name.as_ref().into()),
                ("encoding", encoding.as_ref().into()),
            ],
        ),
    }
}

/// Why a command was refused.
#[must_use]
pub fn refusal(words: &Words, refusal: Refusal) -> String {
    words.say(match refusal {
        Refusal::NothingNamed => "refused-nothing-named",
        Refusal::NoSuchFragment => "refused-no-fragment",
        Refusal::NoSuchArticle => "refused-no-article",
        Refusal::NoSuchPage => "refused-no-page",
        Refusal::PlacedAlready => "refused-placed-already",
        Refusal::TooMany => "refused-too-many",
        Refusal::NotInArticle => "refused-not-in-article",
        Refusal::CutAtEdge => "refused-cut-at-edge",
        Refusal::NotNeighbours => "refused-not-neighbours",
        Refusal::NothingToDo => "refused-nothing-to-do",
    })
}

/// What speaks for or against an encoding.
#[must_use]
pub fn evidence(words: &Words, evidence: &Evidence) -> String {
    match evidence {
        Evidence::Bom => words.say("evidence-bom"),
        Evidence::PlainAscii => words.say("evidence-ascii"),
        Evidence::EveryByteFits { common } | Evidence::NulPattern { common } => {
            words.with("evidence-fits", &[("common", u32::from(*common).into())])
        }
        Evidence::DoesNotFit {
            malformed,
            first,
            common: _,
        } => words.with(
            "evidence-does-not-fit",
            &[
                ("count", (*malformed).into()),
                ("malformed", grouped(*malformed).into()),
                ("first", grouped(*first).into()),
            ],
        ),
    }
}

/// A title that is too long for a sentence, cut.
fn short(title: &str) -> String {
    const KEPT: usize = 12;
    if title.chars().count() <= KEPT + 1 {
        return title.to_owned();
    }
    let kept: String = title.chars().take(KEPT).collect();
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_accepted_is_told_in_one_sentence() {
        let words = Words::english();
        let check = |parts, discarded, expected| {
            assert_eq!(deed(&words, &Deed::Accepted { parts, discarded }), expected);
        };
        check(34, 5, "Accept 34 proposed fragments, discard 5");
        check(1, 0, "Accept a proposed fragment");
        check(2, 1, "Accept 2 proposed fragments, discard one");
        check(0, 1, "Discard a fragment as proposed");
        check(0, 3, "Discard 3 fragments as proposed");
    }
}
