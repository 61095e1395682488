//! What each fragment of a page is: title, byline, running head, …, or furniture that belongs to no
//! article. A distribution over these, calibrated, for every fragment; the assembly decides.
//!
//! A fragment is described by some hundred features: of its own form (`form`, `concepts`), of its
//! neighbours and of what the language model says of the seams to them (`seams`), and of the page
//! (`repeats`, `vocabulary`). A linear-chain conditional random field ([`marginals`]) with weights
//! fitted on pages with answers ([`Weights`]) weighs them, and what follows what. Columns that were
//! read straight across are put back first (`lanes`). Last, of texts that repeat each other, one is
//! the title and the others are running heads (`titles`).
//!
//! # What was tried
//!
//! F1 by character on 80 pages in five languages, held out by page; `made` is how well furniture is
//! found on 80 pages of the page maker, whose wordings are others.
//!
//! | | title | byline | running head | discard | made |
//! |---|---|---|---|---|---|
//! | forms and neighbours | .883 | .994 | .990 | .857 | |
//! | + words shared with the neighbours, datelines, dangling ends | .885 | .995 | .990 | .881 | |
//! | + seams by the language model; lists of headlines | .890 | .999 | .990 | .920 | |
//! | + lanes, found by the best reading of all | .916 | .999 | .993 | .920 | |
//! | + a dearer price on weights (3 for 1) | .933 | .999 | .990 | .918 | .599 |
//! | + made pages at a tenth, all that they answer | .915 | .984 | .991 | .907 | .868 |
//! | + made pages at a fifth, their titles only where every line is a fragment; telling features at a fifth of the price; end marks, credits, clauses; a few beliefs | .924 | .984 | .992 | .901 | .915 |
//! | the same with other made pages, which have link lists and advertisements of several lines | .907 | .980 | .994 | .906 | |
//! | + cells beside each other know what is blank above them; how full a head's last line is | .915 | .980 | .993 | .902 | |
//! | + names below a head cut off from it; dates and labels; a price of 2 | .922 | .986 | .994 | .902 | .957 |
//! | the mean of three such fits, each with other made pages (shipped) | .924 | .984 | .994 | .924 | |
//!
//! From "made pages" on, wordings of the page maker are known; the row before them does not know
//! them, and shows what wordings never seen cost. The last figure of that column is of wordings that
//! were kept apart from those fitted on. Between fits that differ in nothing but the made pages'
//! chances a title moves by .01.
//!
//! No better: a beam search for the lanes (it lost the right reading among its rotations); a price
//! of 8 on the weights (.03 from discards) or of 5; 240 more made pages of columns read straight
//! across, at a fifth or a half; the width of such a page's lines against their measure, and where
//! among the first lines of a column one ends short (titles .916); how much of a head's words the
//! first sentence of any text of the page has, and whether the text below opens with a day or with who
//! told it, as reports do (titles .922 as before). Of the fragments whose best kind
//! has .95 or more, 99.9 in 100 are right on held-out pages, 99.7 on made ones.
//!
//! Wrong still: titles of straight-across pages that no byline follows (.6 in English, .83 in
//! Chinese), heads inside short reports, German decks that are whole sentences.

mod bands;
mod chain;
mod concepts;
mod families;
mod features;
mod form;
mod lanes;
mod page;
mod reads;
mod reason;
mod repeats;
mod seams;
mod titles;
mod vocabulary;
mod weights;

pub use chain::{Follows, LINKS, Marginals, PerKind, marginals};
pub use families::{FEATURES, feature_name};
pub use weights::Weights;

use crate::document::{FragmentId, Placement, Reason, Role, SourceId};
use concepts::Stems;
use features::Looked;
use page::Page;

/// What a fragment may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Part of an article, with this role.
    Part(Role),
    /// Nothing that belongs to an article.
    Furniture,
}

/// How many kinds there are.
pub const KINDS: usize = 9;

impl Kind {
    /// Every kind: the roles in their order, then furniture.
    pub const ALL: [Self; KINDS] = [
        Self::Part(Role::Title),
        Self::Part(Role::Subtitle),
        Self::Part(Role::Byline),
        Self::Part(Role::RunningHead),
        Self::Part(Role::Heading),
        Self::Part(Role::Paragraph),
        Self::Part(Role::Caption),
        Self::Part(Role::Note),
        Self::Furniture,
    ];

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL
            .iter()
            .position(|&kind| kind == self)
            .unwrap_or(KINDS - 1)
    }

    /// Its name in the weights' file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Part(Role::Title) => "title",
            Self::Part(Role::Subtitle) => "subtitle",
            Self::Part(Role::Byline) => "byline",
            Self::Part(Role::RunningHead) => "running_head",
            Self::Part(Role::Heading) => "heading",
            Self::Part(Role::Paragraph) => "paragraph",
            Self::Part(Role::Caption) => "caption",
            Self::Part(Role::Note) => "note",
            Self::Furniture => "furniture",
        }
    }
}

/// What one fragment seems to be.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleGuess {
    /// The fragment.
    pub fragment: FragmentId,
    /// The probability of each kind, in the order of [`Kind::ALL`].
    pub probabilities: [f32; KINDS],
    /// Why it would be discarded, if it is furniture.
    pub reason: Reason,
    /// Which text it repeats, letters lost by an OCR allowed for: the same number for all that
    /// repeat each other. `None` if it stands once.
    pub repeats: Option<u32>,
    /// On a page whose columns were read straight across: its column, counted from 1, and whether a
    /// cell above it in its column is empty. `None` on other pages.
    pub across: Option<(u16, bool)>,
}

impl RoleGuess {
    /// A guess that says nothing but that most fragments are paragraphs.
    pub(super) fn unknown(fragment: FragmentId) -> Self {
        let mut probabilities = [0.0; KINDS];
        probabilities[Kind::Part(Role::Paragraph).index()] = 1.0;
        Self {
            fragment,
            probabilities,
            reason: Reason::PageFurniture,
            repeats: None,
            across: None,
        }
    }

    /// Says that it is this kind, with so much probability; the other kinds share the rest as before.
    pub(super) fn settle(&mut self, kind: Kind, sure: f32) {
        let now = self.of(kind);
        let rest = (1.0 - now).max(1.0e-6);
        for (other, probability) in Kind::ALL.into_iter().zip(&mut self.probabilities) {
            *probability = if other == kind {
                sure.max(now)
            } else {
                *probability * (1.0 - sure.max(now)) / rest
            };
        }
    }

    /// Says that it is not this kind; the other kinds share its probability as they stand.
    pub(super) fn rule_out(&mut self, kind: Kind) {
        let rest = (1.0 - self.of(kind)).max(1.0e-6);
        for (other, probability) in Kind::ALL.into_iter().zip(&mut self.probabilities) {
            *probability = if other == kind {
                0.0
            } else {
                *probability / rest
            };
        }
    }

    /// The likeliest kind and its probability.
    #[must_use]
    pub fn best(&self) -> (Kind, f32) {
        let mut best = (Kind::Furniture, f32::MIN);
        for (kind, &probability) in Kind::ALL.into_iter().zip(&self.probabilities) {
            if probability > best.1 {
                best = (kind, probability);
            }
        }
        best
    }

    /// The probability of one kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> f32 {
        self.probabilities[kind.index()]
    }
}

/// What each fragment of a document seems to be, in file order.
#[must_use]
pub fn guess(placement: &Placement) -> Vec<RoleGuess> {
    guess_with(placement, Weights::shipped())
}

/// The same with other weights than those that ship.
#[must_use]
pub fn guess_with(placement: &Placement, weights: &Weights) -> Vec<RoleGuess> {
    let stems = Stems::shared();
    let mut guesses = Vec::with_capacity(placement.fragment_count());
    let mut groups = 0;
    for (source, _) in placement.sources() {
        let page = Page::new(placement, source);
        let looked = Looked::new(&page, stems);
        let scores: Vec<PerKind> = (0..page.fragments.len())
            .map(|index| weights.scores(&looked.features(index)))
            .collect();
        let mut kinds = marginals(&scores, &links(&page), &weights.follows, None).kinds;
        titles::settle(&looked, &mut kinds);
        let from = guesses.len();
        for (index, view) in page.fragments.iter().enumerate() {
            guesses.push(RoleGuess {
                fragment: view.id,
                probabilities: kinds[index].map(|probability| probability as f32),
                reason: reason::reason(&looked, index),
                repeats: looked.repeats.of[index]
                    .group
                    .map(|group| groups + u32::try_from(group).unwrap_or(0)),
                across: (page.setting == page::Setting::Lines).then(|| {
                    let across = u16::try_from(view.across + 1).unwrap_or(u16::MAX);
                    (across, view.blank_before > 0)
                }),
            });
        }
        groups += u32::try_from(looked.repeats.groups.len()).unwrap_or(0);
        guesses[from..].sort_unstable_by_key(|guess| guess.fragment);
    }
    guesses
}

/// A page as the fitter sees it.
#[derive(Clone, Debug)]
pub struct Observed {
    /// The fragments in the chain's order.
    pub fragments: Vec<FragmentId>,
    /// The features of each.
    pub features: Vec<Vec<u16>>,
    /// How each stands to the one before.
    pub links: Vec<u8>,
}

/// The features of one page's fragments, to fit weights with.
#[must_use]
pub fn observe(placement: &Placement, source: SourceId) -> Observed {
    let page = Page::new(placement, source);
    let looked = Looked::new(&page, Stems::shared());
    Observed {
        fragments: page.fragments.iter().map(|view| view.id).collect(),
        features: (0..page.fragments.len())
            .map(|index| looked.features(index))
            .collect(),
        links: links(&page),
    }
}

/// How each fragment stands to the one before: below it, after a blank line, or elsewhere on the
/// page.
fn links(page: &Page<'_>) -> Vec<u8> {
    let mut links = Vec::with_capacity(page.fragments.len());
    let mut before: Option<FragmentId> = None;
    for view in &page.fragments {
        // Going up the page, a new column has begun.
        let elsewhere = before.is_none_or(|before| before > view.id);
        links.push(if elsewhere {
            2
        } else {
            view.blank_before.min(1)
        });
        before = Some(view.id);
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::Encoding;
    use crate::load::load_page;
    use proptest::prelude::*;

    fn placement(text: &str) -> Option<Placement> {
        let loaded = load_page("page", text.as_bytes().to_vec(), Some(Encoding::Utf8)).ok()?;
        let mut placement = Placement::default();
        placement.add_page(&loaded.page)?;
        Some(placement)
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Kind)]) {
        let placement = placement(text).unwrap();
        let guesses = guess(&placement);
        for (words, kind) in expected {
            let found: Vec<Kind> = guesses
                .iter()
                .filter(|guess| {
                    let spans = &placement.fragment(guess.fragment).unwrap().spans;
                    let own = spans.first().of(placement.text(guess.fragment.source));
                    own.starts_with(words)
                })
                .map(|guess| guess.best().0)
                .collect();
            assert!(found.contains(kind), "{words}: {found:?}");
        }
    }

    #[test]
    fn a_chinese_page_with_furniture() {
        check(
            "本版导读 返回主页 上一期 下一期\n\n老街换新颜 街坊齐点赞\n□ 王小明\n\n巷口的石板路上个月修好了，\
             雨天再也不积水。街坊们都说，走在路上心里踏实，老人和孩子出门也方便了许多。\n\n\
             居委会主任介绍，这条老街有近百年的历史，去年冬天开始改造，前后用了四个月。改造时保留了原\n\n\
             本版责编：李文华　校对：赵国庆\n\n旺铺急租，位置佳，租金面议，联系电话13900001111\n\n\
             老街换新颜 街坊齐点赞\n\n来的门楼和水井，又在街口种了十几棵桂花树。今年秋天，街坊们就能闻到花香了。\n",
            &[
                ("本版导读", Kind::Furniture),
                ("老街换新颜", Kind::Part(Role::Title)),
                ("老街换新颜", Kind::Part(Role::RunningHead)),
                ("□ 王小明", Kind::Part(Role::Byline)),
                ("巷口的石板路", Kind::Part(Role::Paragraph)),
                ("本版责编", Kind::Furniture),
                ("旺铺急租", Kind::Furniture),
            ],
        );
    }

    #[test]
    fn a_page_without_fragments_has_no_guesses() {
        assert_eq!(guess(&Placement::default()), Vec::new());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_text_gets_probabilities(
            text in "([a-zß-ü0-9一-龥，。：（）《》“”()/|.,\\- \n下转上接第版]|continued on page|Par |□ |\n\n){1,300}"
        ) {
            let Some(placement) = placement(&text) else {
                return Ok(());
            };
            let guesses = guess(&placement);
            prop_assert_eq!(guesses.len(), placement.fragment_count());
            for guess in guesses {
                let sum: f32 = guess.probabilities.iter().sum();
                prop_assert!((sum - 1.0).abs() < 1e-3, "{:?}", guess);
            }
        }
    }
}
