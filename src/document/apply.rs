//! What each command does: the only code that changes a placement.
//!
//! A command is worked out on a copy (which costs nothing, see [`Placement`]), so it applies whole
//! or is refused and has changed nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::rejoin::Difference;
use super::{
    Article, ArticleId, By, Command, Deed, Extra, Fragment, FragmentId, Join, NewPage, Part,
    Placement, Reason, Role, RoleBy, SourceId, Span, Spans, Standing, article_title, derive,
    is_blank, trim,
};

/// Where fragments are put.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// It names no fragment at all.
    NothingNamed,
    /// It names a fragment that is not there (or not where it says), or names one twice.
    NoSuchFragment,
    /// It names an article that is not there, or names one twice.
    NoSuchArticle,
    /// It names a page that is not there.
    NoSuchPage,
    /// It places a fragment that has its place already, and does not move such.
    PlacedAlready,
    /// There are as many pages or articles as there can be.
    TooMany,
    /// A join is a matter of articles, and the fragment is in none.
    NotInArticle,
    /// A cut needs text on both sides of it.
    CutAtEdge,
    /// Only fragments of one page that are in the same place can be made one; in an article, parts
    /// that follow each other.
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
            Command::Move {
                fragments,
                to,
                role,
                by,
            } => next.move_fragments(fragments, to, *role, *by)?,
            Command::Arrange(arrangement) => next.arrange(arrangement)?,
            Command::Reject { left, right } => next.reject(*left, *right)?,
            Command::SetRole { fragments, role } => next.set_role(fragments, *role)?,
            Command::SetJoin { fragment, join } => next.set_join(*fragment, *join)?,
            Command::Cut { fragment, at } => next.cut(*fragment, *at)?,
            Command::Merge { fragments } => next.merge(fragments)?,
            Command::MoveArticle { article, before } => next.move_article(*article, *before)?,
            Command::Together(commands) => return self.applied_together(commands),
            Command::AddPages(pages) => next.add_pages(pages)?,
            Command::ReadAgain { source, page } => next.read_again(*source, page)?,
        };
        let difference = Difference::between(self, &next);
        if difference.is_none() {
            return Err(Refusal::NothingToDo);
        }
        if matches!(command, Command::Move { .. } | Command::Arrange(_)) {
            next.unreject_neighbours(self, difference.articles());
        }
        // A join that is set is set; any other command leaves it to the seams.
        if matches!(command, Command::SetJoin { .. } | Command::Arrange(_)) {
            return Ok((next, deed));
        }
        next.rejoin(self, &difference);
        // A part that was dropped where it stood already has come back to what it was.
        if !difference.has_fragments() && Difference::between(self, &next).is_none() {
            return Err(Refusal::NothingToDo);
        }
        Ok((next, deed))
    }

    fn applied_together(&self, commands: &[Command]) -> Outcome {
        let mut done: Option<(Self, Deed)> = None;
        for command in commands {
            let now = done.as_ref().map_or(self, |(now, _)| now);
            match now.applied(command) {
                Ok(next) => done = Some(next),
                Err(Refusal::NothingToDo) => {}
                Err(why) => return Err(why),
            }
        }
        done.filter(|(next, _)| !Difference::between(self, next).is_none())
            .ok_or(Refusal::NothingToDo)
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
                let title: Arc<str> = article_title(self, home).into();
                let before = match before {
                    Some(part) => home.position(*part).ok_or(Refusal::NoSuchFragment)?,
                    None => home.parts.len(),
                };
                let kept_before = home.parts.iter().take(before);
                let at = kept_before
                    .filter(|part| !moving.contains(&part.fragment))
                    .count();
                self.take_out(&moving, Some(*article));
                self.put_in(*article, at, fragments, by);
                (
                    Standing::InArticle(*article),
                    Deed::Moved(fragments.len(), title),
                )
            }
            Destination::NewArticle { before } => {
                if before.is_some_and(|article| self.article(article).is_none()) {
                    return Err(Refusal::NoSuchArticle);
                }
                let article = self.fresh_article().ok_or(Refusal::TooMany)?;
                let new = Article {
                    id: article,
                    parts: imbl::Vector::new(),
                    extra: None,
                };
                let at = before.and_then(|id| self.article_index(id));
                self.articles.insert(at.unwrap_or(self.articles.len()), new);
                self.take_out(&moving, Some(article));
                self.put_in(article, 0, fragments, by);
                (
                    Standing::InArticle(article),
                    Deed::NewArticle(fragments.len()),
                )
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
                if by == By::User && role.is_some() {
                    fragment.role_by = RoleBy::User;
                }
            });
        }
        Ok(deed)
    }

    fn set_role(&mut self, fragments: &[FragmentId], role: Role) -> Result<Deed, Refusal> {
        self.named(fragments)?;
        for &id in fragments {
            self.change(id, |fragment| {
                fragment.role = role;
                fragment.role_by = RoleBy::User;
            });
        }
        Ok(Deed::Role(fragments.len(), role))
    }

    fn set_join(&mut self, id: FragmentId, join: Join) -> Result<Deed, Refusal> {
        let (article, position) = self.part_of(id)?;
        if let Some(part) = self
            .articles
            .get_mut(article)
            .and_then(|article| article.parts.get_mut(position))
        {
            part.join = join;
        }
        Ok(Deed::Join(join))
    }

    fn cut(&mut self, id: FragmentId, at: u32) -> Result<Deed, Refusal> {
        let whole = self.fragment(id).ok_or(Refusal::NoSuchFragment)?.clone();
        let text = self.text(id.source);
        let (left, right) = cut_spans(text, &whole.spans, at).ok_or(Refusal::CutAtEdge)?;
        let half = |spans, extra| Fragment {
            role_by: whole.role_by,
            ..Fragment::new(text, spans, whole.role, whole.standing.clone(), extra)
        };
        let (left, right) = (half(left, whole.extra.clone()), half(right, None));
        self.remove(id);
        self.insert(id.source, left);
        let second = self.insert(id.source, right);
        self.rejected_after_cut(id, second);
        if let Ok((article, position)) = self.part_of(id)
            && let Some(article) = self.articles.get_mut(article)
            && let Some(&first) = article.parts.get(position)
        {
            let part = Part {
                fragment: second,
                join: Join::Continue,
                by: first.by,
            };
            article.parts.insert(position + 1, part);
        }
        Ok(Deed::Cut)
    }

    fn merge(&mut self, fragments: &[FragmentId]) -> Result<Deed, Refusal> {
        self.named(fragments)?;
        let (Some((&first, rest)), false) = (fragments.split_first(), fragments.len() < 2) else {
            return Err(Refusal::NotNeighbours);
        };
        let whole = self.fragment(first).ok_or(Refusal::NoSuchFragment)?.clone();
        let mut spans: Vec<Span> = whole.spans.iter().collect();
        let mut extra = whole.extra.clone();
        for &id in rest {
            let more = self.fragment(id).ok_or(Refusal::NoSuchFragment)?;
            if id.source != first.source || more.standing != whole.standing {
                return Err(Refusal::NotNeighbours);
            }
            spans.extend(more.spans.iter());
            extra = united(extra, &more.extra);
        }
        if matches!(whole.standing, Standing::InArticle(_)) {
            let (article, position) = self.part_of(first)?;
            let Some(article) = self.articles.get_mut(article) else {
                return Err(Refusal::NoSuchArticle);
            };
            let follow = article
                .parts
                .iter()
                .skip(position)
                .map(|part| part.fragment);
            if !follow.take(fragments.len()).eq(fragments.iter().copied()) {
                return Err(Refusal::NotNeighbours);
            }
            drop(
                article
                    .parts
                    .slice(position + 1..position + fragments.len()),
            );
        }
        for &id in fragments {
            self.remove(id);
        }
        let text = self.text(first.source);
        let spans = merged_spans(text, &spans).ok_or(Refusal::NotNeighbours)?;
        let merged = Fragment {
            role_by: whole.role_by,
            ..Fragment::new(text, spans, whole.role, whole.standing, extra)
        };
        self.insert(first.source, merged);
        self.rejected_after_merge(fragments);
        Ok(Deed::Merged(fragments.len()))
    }

    fn move_article(&mut self, id: ArticleId, before: Option<ArticleId>) -> Result<Deed, Refusal> {
        let from = self.article_index(id).ok_or(Refusal::NoSuchArticle)?;
        if before == Some(id) {
            return Err(Refusal::NothingToDo);
        }
        let article = self.articles.remove(from);
        let at = match before {
            Some(other) => self.article_index(other).ok_or(Refusal::NoSuchArticle)?,
            None => self.articles.len(),
        };
        let title = article_title(self, &article).into();
        self.articles.insert(at, article);
        Ok(Deed::MovedArticle(title))
    }

    fn add_pages(&mut self, pages: &[NewPage]) -> Result<Deed, Refusal> {
        for page in pages {
            self.add_page(page).ok_or(Refusal::TooMany)?;
        }
        Ok(Deed::AddedPages(pages.len()))
    }

    fn read_again(&mut self, id: SourceId, page: &NewPage) -> Result<Deed, Refusal> {
        let name = Arc::clone(&self.source(id).ok_or(Refusal::NoSuchPage)?.name);
        let old: Vec<_> = self
            .fragments_of(id)
            .map(|(fragment, _)| fragment)
            .collect();
        self.take_out(&old.iter().copied().collect(), None);
        for fragment in old {
            self.remove(fragment);
        }
        self.sources.set(id.index(), Arc::clone(&page.source));
        self.add_cuts(id, page);
        self.rejected_after_reading(id);
        Ok(Deed::ReadAgain(name, Arc::clone(&page.source.encoding)))
    }

    /// The fragments as a set, if there is at least one, each is there, and none is named twice.
    fn named(&self, fragments: &[FragmentId]) -> Result<BTreeSet<FragmentId>, Refusal> {
        let set: BTreeSet<_> = fragments.iter().copied().collect();
        let whole =
            set.len() == fragments.len() && set.iter().all(|&id| self.fragment(id).is_some());
        match (set.is_empty(), whole) {
            (true, _) => Err(Refusal::NothingNamed),
            (false, false) => Err(Refusal::NoSuchFragment),
            (false, true) => Ok(set),
        }
    }

    /// Which article (place in the order) and where in it a fragment stands.
    fn part_of(&self, id: FragmentId) -> Result<(usize, usize), Refusal> {
        let fragment = self.fragment(id).ok_or(Refusal::NoSuchFragment)?;
        let Standing::InArticle(article) = fragment.standing else {
            return Err(Refusal::NotInArticle);
        };
        let index = self.article_index(article).ok_or(Refusal::NoSuchArticle)?;
        let position = self
            .articles
            .get(index)
            .and_then(|article| article.position(id));
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
        for index in 0..self.articles.len() {
            if self
                .articles
                .get(index)
                .is_some_and(|article| homes.contains(&article.id))
                && let Some(article) = self.articles.get_mut(index)
            {
                article
                    .parts
                    .retain(|part| !moving.contains(&part.fragment));
            }
        }
        self.articles
            .retain(|article| !article.parts.is_empty() || keep == Some(article.id));
    }

    /// Puts parts into an article at a place in its order. Their joins are found afterwards.
    fn put_in(&mut self, article: ArticleId, at: usize, fragments: &[FragmentId], by: By) {
        let parts = fragments.iter().map(|&fragment| Part {
            fragment,
            join: Join::Paragraph,
            by,
        });
        let index = self.article_index(article);
        if let Some(article) = index.and_then(|index| self.articles.get_mut(index)) {
            let behind = article.parts.split_off(at.min(article.parts.len()));
            article.parts.extend(parts);
            article.parts.append(behind);
        }
    }
}

/// The unknown keys of both; where both have one, the first counts.
fn united(first: Extra, second: &Extra) -> Extra {
    let (Some(kept), Some(more)) = (&first, second) else {
        return first.or_else(|| second.clone());
    };
    let mut both = kept.as_ref().clone();
    for (key, value) in more.iter() {
        both.entry(key.clone()).or_insert_with(|| value.clone());
    }
    Some(Arc::new(both))
}

/// The spans on either side of byte `at`; `None` if one side would have no text.
fn cut_spans(text: &str, spans: &Spans, at: u32) -> Option<(Spans, Spans)> {
    let list: Vec<Span> = spans.iter().collect();
    let inside = list
        .iter()
        .position(|span| span.start <= at && at < span.end);
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

/// The spans in order; where only a wrap, or a blank that belongs to the text, lies between two,
/// they become one.
fn merged_spans(text: &str, spans: &[Span]) -> Option<Spans> {
    let mut list: Vec<Span> = Vec::with_capacity(spans.len());
    for &span in spans {
        match list.last_mut() {
            Some(last)
                if last.end <= span.start
                    && is_bridge(Span::new(last.end, span.start).of(text)) =>
            {
                last.end = span.end;
            }
            _ => list.push(span),
        }
    }
    Spans::from_list(&list)
}

/// True for blank that may lie inside a fragment; a wide one on one line is a gutter.
fn is_bridge(gap: &str) -> bool {
    gap.chars().all(is_blank)
        && (gap.contains(derive::breaks_line) || gap.chars().count() <= derive::WIDEST_BLANK)
}
