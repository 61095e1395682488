//! The simulated user: goes through what the program proposes, and mends what is wrong.
//!
//! The page is solved; the user walks through the doubts, the least certain first, and after them
//! through the page from its beginning, and stops at the first thing that is wrong. Looking is no
//! action. What is wrong is mended with one action, after which the page is solved again around
//! everything that the user has done so far; then the walk begins anew. What is right is passed over
//! and not placed: it may change again. When nothing is wrong any more, all that is proposed is
//! accepted, which is one action too. The page has come to its answer if the score then finds
//! nothing wrong: running texts, paragraphs, and what is title, byline, running head, text or
//! nothing. Roles within the running text (heading, caption, note) are not asked for.
//!
//! One action is one of these:
//! - *place*: a fragment is put right after the one that it goes on from, or before the one that
//!   goes on from it, with its role. What was only proposed on the other side of that seam is placed
//!   with it, in the article that the user has begun for them or in a new one; what the user has put
//!   behind it before comes along.
//!   A title, byline or running head is put to the article that it belongs to; what an article
//!   begins with is put under its title.
//! - *role*: it is said what a fragment is.
//! - *discard*: a fragment belongs to no article.
//! - *cut*: a fragment that goes over the edge of something is cut in two there.
//! - *join*: at a seam it is said whether a paragraph begins there.
//! - *reject*: what is proposed as going on from an article's end does not; used only where neither
//!   side has a neighbour or a title that could be put there instead.

use std::time::{Duration, Instant};

use recolumn::document::{
    ArticleId, By, Command, Destination, Document, FragmentId, Join, Refusal, Role, Standing,
    fragment_text,
};
use recolumn::suggest::Prepared;

use crate::answer::{Answer, Belongs};
use crate::fault::{Fix, first_fault};

/// How many actions of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Actions {
    pub(crate) placed: usize,
    pub(crate) roles: usize,
    pub(crate) discarded: usize,
    pub(crate) cuts: usize,
    pub(crate) joins: usize,
    pub(crate) rejected: usize,
    pub(crate) accepted: usize,
}

impl Actions {
    pub(crate) fn all(&self) -> usize {
        let Self {
            placed,
            roles,
            discarded,
            cuts,
            joins,
            rejected,
            accepted,
        } = self;
        placed + roles + discarded + cuts + joins + rejected + accepted
    }
}

/// How a page came to its answer.
#[derive(Debug, Default)]
pub(crate) struct Course {
    pub(crate) actions: Actions,
    /// What was done, one line each.
    pub(crate) steps: Vec<String>,
    /// Why the answer was not reached.
    pub(crate) stuck: Option<String>,
    /// The time of all solves after the first.
    pub(crate) solving: Duration,
    pub(crate) solves: u32,
}

/// Brings a fresh page to its answer.
pub(crate) fn bring(mut document: Document, answer: &Answer) -> Course {
    let mut course = Course::default();
    let mut prepared = Prepared::new(document.placement());
    loop {
        let placement = document.placement();
        if !prepared.holds_for(placement) {
            prepared = Prepared::new(placement);
        }
        let start = Instant::now();
        let proposal = prepared.solve(placement);
        if course.actions.all() > 0 {
            course.solving += start.elapsed();
            course.solves += 1;
        }
        let Some(found) = first_fault(&proposal, placement, answer) else {
            if let Some(accept) = proposal.accept_all(placement) {
                course.actions.accepted += 1;
                if let Err(refusal) = document.apply(&accept) {
                    course.stuck = Some(format!("accepting was refused: {refusal:?}"));
                }
            }
            if !answer.is_reached(document.placement()) {
                let figures = answer.score(document.placement()).figures;
                course.stuck = Some(format!("something is wrong all the same: {figures:?}"));
            }
            return course;
        };
        let step = told(&document, &found);
        // Every action leaves less to do; a program that does not heed the user goes on for ever.
        if course.actions.all() > 40 + 4 * placement.fragment_count() {
            course.stuck = Some(format!("too many actions, the next one: {step}"));
            return course;
        }
        if let Err(refusal) = carry_out(&mut document, &found, answer) {
            course.stuck = Some(format!("{refusal:?}: {step}"));
            return course;
        }
        let count = match found {
            Fix::Cut { .. } => &mut course.actions.cuts,
            Fix::Role { .. } => &mut course.actions.roles,
            Fix::Discard { .. } => &mut course.actions.discarded,
            Fix::Place { .. } | Fix::Head { .. } | Fix::Begin { .. } | Fix::Alone { .. } => {
                &mut course.actions.placed
            }
            Fix::Join { .. } => &mut course.actions.joins,
            Fix::Reject { .. } => &mut course.actions.rejected,
        };
        *count += 1;
        course.steps.push(step);
    }
}

fn carry_out(document: &mut Document, fix: &Fix, answer: &Answer) -> Result<(), Refusal> {
    match fix {
        Fix::Cut { fragment, at } => {
            let (fragment, at) = (*fragment, *at);
            document.apply(&Command::Cut { fragment, at })?;
        }
        Fix::Role { fragment, role } => {
            let (fragments, role) = (vec![*fragment], *role);
            document.apply(&Command::SetRole { fragments, role })?;
        }
        Fix::Discard { fragment, reason } => {
            let to = Destination::Discarded(reason.clone());
            put(document, &[*fragment], to)?;
        }
        Fix::Place { left, right } => place(document, *left, *right, answer)?,
        Fix::Head {
            fragment,
            role,
            article,
        } => {
            say_role(document, *fragment, *role)?;
            place_head(document, *fragment, *article, answer)?;
        }
        Fix::Begin {
            fragment,
            title,
            article,
        } => begin(document, *fragment, *title, *article, answer)?,
        Fix::Alone { fragment, role } => {
            say_role(document, *fragment, *role)?;
            let to = Destination::NewArticle { before: None };
            put(document, &[*fragment], to)?;
        }
        Fix::Join { left, right, join } => {
            if let Some(left) = left
                && !follow(document, *left, *right)
            {
                place(document, *left, *right, answer)?;
            }
            let (fragment, join) = (*right, *join);
            match document.apply(&Command::SetJoin { fragment, join }) {
                Ok(_) => {}
                // Placing it may have made it right.
                Err(Refusal::NothingToDo) if left.is_some() => {}
                Err(refusal) => return Err(refusal),
            }
        }
        Fix::Reject { left, right } => {
            let (left, right) = (*left, *right);
            document.apply(&Command::Reject { left, right })?;
        }
    }
    Ok(())
}

fn home(document: &Document, id: FragmentId) -> Option<ArticleId> {
    match document.placement().fragment(id)?.standing {
        Standing::InArticle(article) => Some(article),
        _ => None,
    }
}

/// What stands after a fragment in its article.
fn rest(document: &Document, id: FragmentId) -> Vec<FragmentId> {
    let article = home(document, id).and_then(|id| document.placement().article(id));
    let parts = article.into_iter().flat_map(|article| article.parts.iter());
    let ids = parts.map(|part| part.fragment);
    ids.skip_while(|&part| part != id).skip(1).collect()
}

fn follow(document: &Document, left: FragmentId, right: FragmentId) -> bool {
    rest(document, left).first() == Some(&right)
}

fn put(document: &mut Document, fragments: &[FragmentId], to: Destination) -> Result<(), Refusal> {
    let command = Command::Move {
        fragments: fragments.to_vec(),
        to,
        role: None,
        by: By::User,
    };
    document.apply(&command).map(drop)
}

/// The role comes with the place: where a card is dropped on a title, it becomes one.
fn say_role(document: &mut Document, id: FragmentId, role: Role) -> Result<(), Refusal> {
    let now = document
        .placement()
        .fragment(id)
        .map(|fragment| fragment.role);
    if now == Some(role) {
        return Ok(());
    }
    let fragments = vec![id];
    document
        .apply(&Command::SetRole { fragments, role })
        .map(drop)
}

/// Puts the right fragment right after the left one.
fn place(
    document: &mut Document,
    left: FragmentId,
    right: FragmentId,
    answer: &Answer,
) -> Result<(), Refusal> {
    for id in [left, right] {
        let fragment = document.placement().fragment(id);
        if let Some(role) = fragment.and_then(|fragment| answer.body_role(fragment)) {
            say_role(document, id, role)?;
        }
    }
    match (home(document, left), home(document, right)) {
        (None, None) => {
            let to = place_of(document, left, answer);
            put(
                document,
                &[left, right],
                to.unwrap_or(Destination::NewArticle { before: None }),
            )
        }
        (None, Some(article)) => put(
            document,
            &[left],
            Destination::Article {
                article,
                before: Some(right),
            },
        ),
        (Some(article), there) => {
            let mut moved = vec![right];
            if there.is_some_and(|there| there != article) {
                moved.extend(rest(document, right));
            }
            let behind = rest(document, left);
            let before = behind.into_iter().find(|part| !moved.contains(part));
            put(document, &moved, Destination::Article { article, before })
        }
    }
}

/// Where running text belongs in the article that the user has begun for it: before the first part
/// that comes later. `None` if there is no such article yet.
fn place_of(document: &Document, id: FragmentId, answer: &Answer) -> Option<Destination> {
    let placement = document.placement();
    let fragment = placement.fragment(id)?;
    let Belongs::To(its, _) = answer.belongs(fragment) else {
        return None;
    };
    let article = begun(document, *its, answer)?;
    let parts = placement.article(article)?.parts.iter();
    let later = |id: &FragmentId| {
        let other = placement.fragment(*id);
        other.is_some_and(|other| {
            other.role.is_body() && answer.order(other) > answer.order(fragment)
        })
    };
    let before = parts.map(|part| part.fragment).find(later);
    Some(Destination::Article { article, before })
}

/// Where the user has put something of an article of the answer.
fn begun(document: &Document, article: u32, answer: &Answer) -> Option<ArticleId> {
    let placement = document.placement();
    let beginning = answer.beginning(placement, article);
    let mut fragments = placement.fragments();
    beginning
        .and_then(|beginning| home(document, beginning))
        .or_else(|| {
            fragments.find_map(|(id, fragment)| {
                let home = home(document, id);
                home.filter(|_| answer.is_of(fragment, article))
            })
        })
}

/// Puts a fragment where the text of its article begins.
fn begin(
    document: &mut Document,
    fragment: FragmentId,
    title: Option<FragmentId>,
    article: u32,
    answer: &Answer,
) -> Result<(), Refusal> {
    let role = document.placement().fragment(fragment);
    if let Some(role) = role.and_then(|fragment| answer.body_role(fragment)) {
        say_role(document, fragment, role)?;
    }
    let placement = document.placement();
    match begun(document, article, answer) {
        Some(article) => {
            let parts = placement.article(article).map(|article| &article.parts);
            let is_text = |id| placement.fragment(id).is_some_and(|f| f.role.is_body());
            let mut ids = parts.into_iter().flatten().map(|part| part.fragment);
            let before = ids.find(|&id| is_text(id));
            put(
                document,
                &[fragment],
                Destination::Article { article, before },
            )
        }
        None => {
            if let Some(title) = title {
                say_role(document, title, Role::Title)?;
            }
            let both: Vec<FragmentId> = title.into_iter().chain([fragment]).collect();
            put(document, &both, Destination::NewArticle { before: None })
        }
    }
}

/// Puts a title, byline or running head to its article: where the user has something of it already,
/// and otherwise over the fragment that its text begins with.
fn place_head(
    document: &mut Document,
    head: FragmentId,
    article: u32,
    answer: &Answer,
) -> Result<(), Refusal> {
    let placement = document.placement();
    let beginning = answer.beginning(placement, article);
    match (begun(document, article, answer), beginning) {
        (Some(home_of_it), _) if home(document, head) != Some(home_of_it) => {
            let parts = placement.article(home_of_it).map(|article| &article.parts);
            let before = parts.and_then(|parts| parts.front());
            let to = Destination::Article {
                article: home_of_it,
                before: before.map(|part| part.fragment),
            };
            put(document, &[head], to)
        }
        // The head is there already, and its text does not begin there: that is what is missing.
        (Some(_), Some(beginning)) => begin(document, beginning, None, article, answer),
        (_, beginning) => {
            let fragment = beginning.and_then(|beginning| placement.fragment(beginning));
            let role = fragment.and_then(|fragment| answer.body_role(fragment));
            if let (Some(beginning), Some(role)) = (beginning, role) {
                say_role(document, beginning, role)?;
            }
            let both: Vec<FragmentId> = [head].into_iter().chain(beginning).collect();
            put(document, &both, Destination::NewArticle { before: None })
        }
    }
}

/// What is done, for `--trace`.
fn told(document: &Document, fix: &Fix) -> String {
    let placement = document.placement();
    let text = |id: FragmentId| {
        let spans = placement.fragment(id).map(|fragment| &fragment.spans);
        spans.map_or_else(String::new, |spans| {
            fragment_text(placement.text(id.source), spans)
        })
    };
    let head = |id| text(id).chars().take(14).collect::<String>();
    let end = |id| {
        let text = text(id);
        let skipped = text.chars().count().saturating_sub(14);
        text.chars().skip(skipped).collect::<String>()
    };
    match fix {
        Fix::Cut { fragment, at } => {
            let source = placement.text(fragment.source);
            let (left, right) = source.split_at_checked(*at as usize).unwrap_or_default();
            let skipped = left.chars().count().saturating_sub(10);
            let left: String = left.chars().skip(skipped).collect();
            let right: String = right.chars().take(10).collect();
            format!("cut      {left:?} | {right:?}")
        }
        Fix::Role { fragment, role } => format!("role     {:?} is {role:?}", head(*fragment)),
        Fix::Discard { fragment, reason } => {
            format!("discard  {:?} {}", head(*fragment), reason.as_str())
        }
        Fix::Place { left, right } => format!("place    {:?} | {:?}", end(*left), head(*right)),
        Fix::Head { fragment, role, .. } => format!("head     {:?} {role:?}", head(*fragment)),
        Fix::Begin { fragment, .. } => format!("begin    {:?}", head(*fragment)),
        Fix::Alone { fragment, .. } => format!("alone    {:?}", head(*fragment)),
        Fix::Join { left, right, join } => {
            let left = left.map(end).unwrap_or_default();
            let is = match join {
                Join::Paragraph => "new paragraph",
                Join::Continue => "goes on",
            };
            format!("join     {left:?} | {:?} {is}", head(*right))
        }
        Fix::Reject { left, right } => format!("reject   {:?} | {:?}", end(*left), head(*right)),
    }
}
