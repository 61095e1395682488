//! What each command does: the only code that changes a placement.
//!
//! A command is worked out on a copy (which costs nothing, see [`Placement`]), so it applies whole
//! or is refused and has changed nothing.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{
    Article, ArticleId, By, Command, Deed, Fragment, FragmentId, Join, NewPage, Part, Placement,
    Reason, Role, SourceId, Span, Spans, Standing, article_text, derive, natural_join,
    solid_characters, trim,
};

/// Where fragments are put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Into an article, before one of its parts.
    Article {
        /// Which article.
        article: ArticleId,
        /// The part that they come before; `None` for the end.
        before: Option<FragmentId>,
    },
    /// Into an article of their own.
    NewArticle {
        /// The article that the new one comes before; `None` for the end.
        before: Option<ArticleId>,
    },
    /// Back to the unplaced ones.
    Unplaced,
    /// To the discarded ones.
    Discarded(Reason),
}

/// Why a command was not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It names a fragment that is not there, or names one twice, or names none.
    NoSuchFragment,
    /// It names an article that is not there.
    NoSuchArticle,
    /// It names a page that is not there, or there are too many pages.
    NoSuchPage,
    /// A join is a matter of articles, and the fragment is in none.
    NotInArticle,
    /// A cut needs text on both sides of it.
    CutAtEdge,
    /// Only neighbours of one page that are in the same place can be made one.
    NotNeighbours,
    /// Everything is as the command wants it already.
    NothingToDo,
}

type Outcome = Result<(Placement, Deed), Refusal>;

impl Placement {
    /// The placement after `command`, and what was done; or why it was refused.
    pub fn applied(&self, command: &Command) -> Outcome {
        let mut next = self.clone();
        let deed = match command {
            Command::Move { fragments, to, role, by } => {
                next.move_fragments(fragments, to, *role, *by)?
            }
            Command::SetRole { fragments, role } => next.set_role(fragments, *role)?,
            Command::SetJoin { fragment, join } => next.set_join(*fragment, *join)?,
            Command::Cut { fragment, at } => next.cut(*fragment, *at)?,
            Command::Merge { first, second } => next.merge(*first, *second)?,
            Command::MoveArticle { article, before } => next.move_article(*article, *before)?,
            Command::AddPages(pages) => next.add_pages(pages)?,
            Command::ReadAgain { source, page } => next.read_again(*source, page)?,
        };
        next.rejoin(self);
        if next == *self {
            return Err(Refusal::NothingToDo);
        }
        Ok((next, deed))
    }

    fn move_fragments(
        &mut self,
        fragments: &[FragmentId],
        to: &Destination,
        role: Option<Role>,
        by: By,
    ) -> Result<Deed, Refusal> {
        let moving = self.named(fragments)?;
        let (standing, deed) = match to {
            Destination::Article { article, before } => {
                let home = self.article(*article).ok_or(Refusal::NoSuchArticle)?;
                let title: Arc<str> = article_text(self, home).title.into();
                let before = match before {
                    Some(part) => home.position(*part).ok_or(Refusal::NoSuchFragment)?,
                    None => home.parts.len(),
                };
                let kept_before = home.parts.iter().take(before);
                let at = kept_before.filter(|part| !moving.contains(&part.fragment)).count();
                self.take_out(&moving, Some(*article));
                self.put_in(*article, at, fragments, by);
                (Standing::InArticle(*article), Deed::Moved(fragments.len(), title))
            }
            Destination::NewArticle { before } => {
                if before.is_some_and(|article| self.article(article).is_none()) {
                    return Err(Refusal::NoSuchArticle);
                }
                let article = self.fresh_article();
                let new = Article { id: article, parts: imbl::Vector::new(), extra: None };
                let at = before.and_then(|id| self.article_index(id));
                self.articles.insert(at.unwrap_or(self.articles.len()), new);
                self.take_out(&moving, Some(article));
                self.put_in(article, 0, fragments, by);
                (Standing::InArticle(article), Deed::NewArticle(fragments.len()))
            }
            Destination::Unplaced => {
                self.take_out(&moving, None);
                (Standing::Unplaced, Deed::Unplaced(fragments.len()))
            }
            Destination::Discarded(reason) => {
                self.take_out(&moving, None);
                let deed = Deed::Discarded(fragments.len(), reason.clone());
                (Standing::Discarded(reason.clone()), deed)
            }
        };
        for &id in fragments {
            self.change(id, |fragment| {
                fragment.standing = standing.clone();
                fragment.role = role.unwrap_or(fragment.role);
            });
        }
        Ok(deed)
    }

    fn set_role(&mut self, fragments: &[FragmentId], role: Role) -> Result<Deed, Refusal> {
        self.named(fragments)?;
        for &id in fragments {
            self.change(id, |fragment| fragment.role = role);
        }
        Ok(Deed::Role(fragments.len(), role))
    }

    fn set_join(&mut self, id: FragmentId, join: Join) -> Result<Deed, Refusal> {
        let (article, position) = self.part_of(id)?;
        if let Some(part) =
            self.articles.get_mut(article).and_then(|article| article.parts.get_mut(position))
        {
            part.join = join;
        }
        Ok(Deed::Join(join))
    }

    fn cut(&mut self, id: FragmentId, at: u32) -> Result<Deed, Refusal> {
        let whole = self.fragment(id).ok_or(Refusal::NoSuchFragment)?.clone();
        let text = self.text(id.source);
        let (left, right) = cut_spans(text, &whole.spans, at).ok_or(Refusal::CutAtEdge)?;
        let half = |spans: Spans, extra| Fragment {
            solid: spans.iter().map(|span| solid_characters(span.of(text))).sum(),
            spans,
            extra,
            ..whole.clone()
        };
        let (left, right) = (half(left, whole.extra.clone()), half(right, None));
        self.remove(id);
        self.insert(id.source, left);
        let second = self.insert(id.source, right);
        if let Ok((article, position)) = self.part_of(id)
            && let Some(article) = self.articles.get_mut(article)
            && let Some(&first) = article.parts.get(position)
        {
            let part = Part { fragment: second, join: Join::Continue, by: first.by };
            article.parts.insert(position + 1, part);
        }
        Ok(Deed::Cut)
    }

    fn merge(&mut self, first: FragmentId, second: FragmentId) -> Result<Deed, Refusal> {
        let left = self.fragment(first).ok_or(Refusal::NoSuchFragment)?.clone();
        let right = self.fragment(second).ok_or(Refusal::NoSuchFragment)?.clone();
        if first.source != second.source || left.standing != right.standing || first == second {
            return Err(Refusal::NotNeighbours);
        }
        if matches!(left.standing, Standing::InArticle(_)) {
            let ((article, position), (_, next)) = (self.part_of(first)?, self.part_of(second)?);
            if next != position + 1 {
                return Err(Refusal::NotNeighbours);
            }
            if let Some(article) = self.articles.get_mut(article) {
                article.parts.remove(next);
            }
        }
        let spans = merged_spans(self.text(first.source), &left.spans, &right.spans);
        self.remove(first);
        self.remove(second);
        let extra = left.extra.or(right.extra);
        self.insert(
            first.source,
            Fragment { spans, solid: left.solid + right.solid, extra, ..left },
        );
        Ok(Deed::Merged)
    }

    fn move_article(
        &mut self,
        id: ArticleId,
        before: Option<ArticleId>,
    ) -> Result<Deed, Refusal> {
        let from = self.article_index(id).ok_or(Refusal::NoSuchArticle)?;
        if before == Some(id) {
            return Err(Refusal::NothingToDo);
        }
        let article = self.articles.remove(from);
        let at = match before {
            Some(other) => self.article_index(other).ok_or(Refusal::NoSuchArticle)?,
            None => self.articles.len(),
        };
        let title = article_text(self, &article).title.into();
        self.articles.insert(at, article);
        Ok(Deed::MovedArticle(title))
    }

    fn add_pages(&mut self, pages: &[NewPage]) -> Result<Deed, Refusal> {
        for page in pages {
            self.add_page(page).ok_or(Refusal::NoSuchPage)?;
        }
        Ok(Deed::AddedPages(pages.len()))
    }

    fn read_again(&mut self, id: SourceId, page: &NewPage) -> Result<Deed, Refusal> {
        let name = Arc::clone(&self.source(id).ok_or(Refusal::NoSuchPage)?.name);
        let old: Vec<_> = self.fragments_of(id).map(|(fragment, _)| fragment).collect();
        self.take_out(&old.iter().copied().collect(), None);
        for fragment in old {
            self.remove(fragment);
        }
        self.sources.set(id.index(), Arc::clone(&page.source));
        self.add_cuts(id, page);
        Ok(Deed::ReadAgain(name, Arc::clone(&page.source.encoding)))
    }

    /// The fragments as a set, if there is at least one, each is there, and none is named twice.
    fn named(&self, fragments: &[FragmentId]) -> Result<BTreeSet<FragmentId>, Refusal> {
        let set: BTreeSet<_> = fragments.iter().copied().collect();
        let whole = set.len() == fragments.len() && set.iter().all(|&id| self.fragment(id).is_some());
        if set.is_empty() || !whole { Err(Refusal::NoSuchFragment) } else { Ok(set) }
    }

    /// Which article (place in the order) and where in it a fragment stands.
    fn part_of(&self, id: FragmentId) -> Result<(usize, usize), Refusal> {
        let fragment = self.fragment(id).ok_or(Refusal::NoSuchFragment)?;
        let Standing::InArticle(article) = fragment.standing else {
            return Err(Refusal::NotInArticle);
        };
        let index = self.article_index(article).ok_or(Refusal::NoSuchArticle)?;
        let position = self.articles.get(index).and_then(|article| article.position(id));
        Ok((index, position.ok_or(Refusal::NoSuchFragment)?))
    }

    /// Takes parts out of their articles; articles left empty go, but for `keep`.
    fn take_out(&mut self, moving: &BTreeSet<FragmentId>, keep: Option<ArticleId>) {
        let homes: BTreeSet<ArticleId> = moving
            .iter()
            .filter_map(|&id| match self.fragment(id)?.standing {
                Standing::InArticle(article) => Some(article),
                Standing::Unplaced | Standing::Discarded(_) => None,
            })
            .collect();
        for id in homes {
            let Some(index) = self.article_index(id) else { continue };
            if let Some(article) = self.articles.get_mut(index) {
                article.parts.retain(|part| !moving.contains(&part.fragment));
                if article.parts.is_empty() && keep != Some(id) {
                    self.articles.remove(index);
                }
            }
        }
    }

    /// Puts parts into an article at a place in its order. Their joins are found afterwards.
    fn put_in(&mut self, article: ArticleId, at: usize, fragments: &[FragmentId], by: By) {
        let parts = fragments.iter().map(|&fragment| Part { fragment, join: Join::Paragraph, by });
        let index = self.article_index(article);
        if let Some(article) = index.and_then(|index| self.articles.get_mut(index)) {
            let behind = article.parts.split_off(at.min(article.parts.len()));
            article.parts.extend(parts);
            article.parts.append(behind);
        }
    }

    /// Finds the join anew wherever a part has other text before it than it had, or another role,
    /// and leaves every other join as it is.
    fn rejoin(&mut self, before: &Self) {
        for index in 0..self.articles.len() {
            let Some(article) = self.articles.get(index) else { continue };
            let old = before.article(article.id);
            let touched = |part: &Part| {
                self.fragment(part.fragment).map(|f| f.role)
                    != before.fragment(part.fragment).map(|f| f.role)
            };
            let same_parts = old.is_some_and(|old| old.parts == article.parts);
            if same_parts && !article.parts.iter().any(touched) {
                continue;
            }
            let known: HashMap<_, _> =
                old.map(|old| derive::neighbours(before, old)).unwrap_or_default();
            let fresh: Vec<(usize, Join)> = derive::body_pairs(self, article)
                .filter(|pair| known.get(&pair.right) != Some(&pair.key()))
                .filter(|pair| !is_half_of_cut(before, old, pair))
                .map(|pair| (pair.position, natural_join(&pair.ends())))
                .collect();
            if let Some(article) = self.articles.get_mut(index) {
                for (position, join) in fresh {
                    if let Some(part) = article.parts.get_mut(position) {
                        part.join = join;
                    }
                }
            }
        }
    }
}

/// True for the second half of a cut: it goes on as the text did, so the text does not change.
fn is_half_of_cut(before: &Placement, old: Option<&Article>, pair: &derive::BodyPair<'_>) -> bool {
    let was_there = |id| before.fragment(id).is_some();
    let left_was_longer = pair.left.and_then(|left| before.fragment(left)).is_some_and(|whole| {
        whole.spans.iter().any(|span| span.start <= pair.right.start && pair.right.start < span.end)
    });
    old.is_some() && !was_there(pair.right) && left_was_longer
}

/// The spans on either side of byte `at`; `None` if one side would have no text.
fn cut_spans(text: &str, spans: &Spans, at: u32) -> Option<(Spans, Spans)> {
    let list: Vec<Span> = spans.iter().collect();
    let inside = list.iter().position(|span| span.start <= at && at < span.end);
    let index = inside.filter(|_| text.is_char_boundary(at as usize))?;
    let span = *list.get(index)?;
    let left: Vec<Span> = list
        .get(..index)?
        .iter()
        .copied()
        .chain(trim(text, Span::new(span.start, at)))
        .collect();
    let right: Vec<Span> = trim(text, Span::new(at, span.end))
        .into_iter()
        .chain(list.get(index + 1..)?.iter().copied())
        .collect();
    Some((Spans::from_list(&left)?, Spans::from_list(&right)?))
}

/// Both lists one after the other; where only blank lies between them they become one span.
fn merged_spans(text: &str, left: &Spans, right: &Spans) -> Spans {
    let mut list: Vec<Span> = left.iter().collect();
    for span in right.iter() {
        match list.last_mut() {
            Some(last)
                if last.end <= span.start
                    && Span::new(last.end, span.start).of(text).trim().is_empty() =>
            {
                last.end = span.end;
            }
            _ => list.push(span),
        }
    }
    Spans::from_list(&list).unwrap_or_else(|| left.clone())
}
