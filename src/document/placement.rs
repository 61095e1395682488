//! Where everything is, as one value.
//!
//! A [`Placement`] shares structure with its copies (persistent maps and vectors), so that a copy
//! costs nothing to speak of and undo can simply keep the one from before.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};
use serde::{Deserialize, Serialize};

use super::source::{read_shared, write_shared};
use super::{
    Article, ArticleId, Extra, Fragment, FragmentId, Ledger, Role, Source, SourceId, Span, Spans,
    Standing, coverage, trim,
};

/// Sources, fragments, articles, and the links that were rejected.
#[derive(Clone, Debug, Default)]
pub struct Placement {
    pub(super) sources: Vector<Arc<Source>>,
    pub(super) fragments: OrdMap<FragmentId, Fragment>,
    pub(super) articles: Vector<Article>,
    pub(super) rejected: OrdSet<(FragmentId, FragmentId)>,
    pub(super) next_article: u32,
    pub(super) ledger: Ledger,
    pub(super) extra: Extra,
}

/// A source and its cuts, not in a document yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "WrittenPage")]
pub struct NewPage {
    /// The text.
    #[serde(serialize_with = "write_shared")]
    pub source: Arc<Source>,
    /// Spans (bytes of the text) and first guess of the role of each fragment.
    pub cuts: Vec<(Spans, Role)>,
}

/// A page as it is written, which need not hold.
#[derive(Deserialize)]
struct WrittenPage {
    #[serde(deserialize_with = "read_shared")]
    source: Arc<Source>,
    cuts: Vec<(Spans, Role)>,
}

impl TryFrom<WrittenPage> for NewPage {
    type Error = &'static str;

    /// What is written may have been changed: a text that its cuts do not cover would be lost.
    fn try_from(WrittenPage { source, cuts }: WrittenPage) -> Result<Self, Self::Error> {
        let spans = cuts.iter().flat_map(|(spans, _)| spans.iter());
        let mut spans: Vec<Span> = spans.collect();
        let crooked = |&span: &Span| trim(&source.text, span) != Some(span);
        if spans.iter().any(crooked) || coverage(&source.text, &mut spans).is_some() {
            return Err("cuts that do not cover the text");
        }
        Ok(Self { source, cuts })
    }
}

impl Placement {
    /// The sources, in the order in which they were opened.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (SourceId, &Arc<Source>)> {
        self.sources
            .iter()
            .enumerate()
            .map(|(index, source)| (SourceId(u16::try_from(index).unwrap_or(u16::MAX)), source))
    }

    /// One source.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Arc<Source>> {
        self.sources.get(id.index())
    }

    /// The text of one source; empty if there is no such source.
    #[must_use]
    pub fn text(&self, id: SourceId) -> &str {
        self.source(id).map_or("", |source| &source.text)
    }

    /// The name of one source's file; empty if there is no such source.
    #[must_use]
    pub fn text_name(&self, id: SourceId) -> String {
        self.source(id)
            .map_or_else(String::new, |source| source.name.to_string())
    }

    /// Every fragment in file order.
    pub fn fragments(&self) -> impl DoubleEndedIterator<Item = (FragmentId, &Fragment)> {
        self.fragments.iter().map(|(&id, fragment)| (id, fragment))
    }

    /// Every fragment of one source in file order.
    pub fn fragments_of(
        &self,
        source: SourceId,
    ) -> impl DoubleEndedIterator<Item = (FragmentId, &Fragment)> {
        let first = FragmentId { source, start: 0 };
        let last = FragmentId {
            source,
            start: u32::MAX,
        };
        self.fragments
            .range(first..=last)
            .map(|(&id, fragment)| (id, fragment))
    }

    /// Every fragment from this place on, in file order.
    pub fn fragments_from(
        &self,
        from: FragmentId,
    ) -> impl DoubleEndedIterator<Item = (FragmentId, &Fragment)> {
        let fragments = self.fragments.range(from..);
        fragments.map(|(&id, fragment)| (id, fragment))
    }

    /// How many fragments there are.
    #[must_use]
    pub fn fragment_count(&self) -> usize {
        self.fragments.len()
    }

    /// One fragment.
    #[must_use]
    pub fn fragment(&self, id: FragmentId) -> Option<&Fragment> {
        self.fragments.get(&id)
    }

    /// The fragment after `id` in file order, within the same source.
    #[must_use]
    pub fn following(&self, id: FragmentId) -> Option<FragmentId> {
        use std::ops::Bound::{Excluded, Unbounded};
        let (&next, _) = self.fragments.range((Excluded(id), Unbounded)).next()?;
        (next.source == id.source).then_some(next)
    }

    /// The articles in order.
    pub fn articles(&self) -> impl ExactSizeIterator<Item = &Article> {
        self.articles.iter()
    }

    /// One article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The place of an article in the order, counted from 0.
    #[must_use]
    pub fn article_index(&self, id: ArticleId) -> Option<usize> {
        self.articles.iter().position(|article| article.id == id)
    }

    /// The account of every character.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        self.ledger
    }

    /// Keys of a saved file that this version does not know.
    #[must_use]
    pub fn extra(&self) -> &Extra {
        &self.extra
    }

    /// Puts back the keys of a saved file that this version does not know.
    pub fn set_extra(&mut self, extra: Extra) {
        self.extra = extra;
    }

    /// Adds a page, all of it unplaced. `None` if there are 65,535 pages already.
    pub fn add_page(&mut self, page: &NewPage) -> Option<SourceId> {
        let id = SourceId(
            u16::try_from(self.sources.len())
                .ok()
                .filter(|&n| n < u16::MAX)?,
        );
        self.sources.push_back(Arc::clone(&page.source));
        self.add_cuts(id, page);
        Some(id)
    }

    /// Adds a fragment that is already somewhere, as a saved file has it.
    pub(crate) fn insert(&mut self, source: SourceId, fragment: Fragment) -> FragmentId {
        let id = FragmentId {
            source,
            start: fragment.spans.first().start,
        };
        self.ledger += &fragment;
        if let Some(before) = self.fragments.insert(id, fragment) {
            self.ledger -= &before;
        }
        id
    }

    /// Adds an article after the others and keeps its number from being used again.
    pub(crate) fn push_article(&mut self, article: Article) {
        self.next_article = self.next_article.max(article.id.0.saturating_add(1));
        self.articles.push_back(article);
    }

    pub(super) fn add_cuts(&mut self, id: SourceId, page: &NewPage) {
        let text = &page.source.text;
        for (spans, role) in &page.cuts {
            let fragment = Fragment::new(text, spans.clone(), *role, Standing::Unplaced, None);
            self.insert(id, fragment);
        }
    }

    pub(super) fn remove(&mut self, id: FragmentId) -> Option<Fragment> {
        let fragment = self.fragments.remove(&id)?;
        self.ledger -= &fragment;
        Some(fragment)
    }

    /// Changes one fragment and keeps the ledger right.
    pub(super) fn change(&mut self, id: FragmentId, change: impl FnOnce(&mut Fragment)) {
        if let Some(fragment) = self.fragments.get_mut(&id) {
            self.ledger -= &*fragment;
            change(fragment);
            self.ledger += &*fragment;
        }
    }

    /// The number that the next new article gets, if it is not taken by then.
    #[must_use]
    pub fn next_article(&self) -> u32 {
        self.next_article
    }

    /// Keeps the numbers below this one from being given to new articles.
    pub(crate) fn keep_from_articles(&mut self, next: u32) {
        self.next_article = self.next_article.max(next);
    }

    /// A number that no article has; `None` when there are none left.
    pub(super) fn fresh_article(&mut self) -> Option<ArticleId> {
        let id = ArticleId(self.next_article.max(1));
        self.next_article = id.0.checked_add(1)?;
        Some(id)
    }
}

impl PartialEq for Placement {
    fn eq(&self, other: &Self) -> bool {
        self.articles == other.articles
            && self.fragments == other.fragments
            && self.sources == other.sources
            && self.rejected == other.rejected
            && self.extra == other.extra
    }
}
