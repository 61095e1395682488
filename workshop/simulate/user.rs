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
//!   goes on from it: it is taken where it is among the three answers to what comes next, or dropped
//!   behind the other in the column where that is proposed. Else it is dropped with its role, and what
//!   was only proposed on the other side of the seam with it, in the article that the user has begun
//!   for them or in a new one; what the user has put behind it before comes along. If the two stand
//!   together already and something is proposed between them, that is rejected.
//!   A title, byline or running head is put to the article that it belongs to; what an article
//!   begins with is put under its title.
//! - *role*: it is said what a fragment is.
//! - *discard*: a fragment belongs to no article.
//! - *cut*: a fragment that goes over the edge of something is cut in two there.
//! - *join*: at a seam it is said whether a paragraph begins there.
//! - *reject*: what is proposed as going on from an article's end does not; used only where neither
//!   side has a neighbour or a title that could be put there instead.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use recolumn::document::{
    Command, Destination, Document, FragmentId, Join, Refusal, fragment_text,
};
use recolumn::suggest::{Prepared, Proposal};

use crate::answer::Answer;
use crate::fault::{Fix, faults};
use crate::placing::{begin, follow, place, place_head, put, say_role};

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
    /// How many actions were for something that had been right before another action.
    pub(crate) torn: usize,
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
    // What was wrong with the proposal before, and after which action what is wrong now became so.
    let mut since: BTreeMap<FragmentId, usize> = BTreeMap::new();
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
        let wrong = faults(&proposal, placement, answer);
        let done = course.actions.all();
        since = wrong
            .iter()
            .map(|(id, _)| (*id, since.get(id).copied().unwrap_or(done)))
            .collect();
        let Some((at, found)) = wrong.into_iter().next() else {
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
        let became = since.get(&at).copied().unwrap_or(0);
        let step = format!("{became:>3} {}", told(&document, &found));
        // Every action leaves less to do; a program that does not heed the user goes on for ever.
        if course.actions.all() > 40 + 4 * placement.fragment_count() {
            course.stuck = Some(format!("too many actions, the next one: {step}"));
            return course;
        }
        if let Err(refusal) = carry_out(&mut document, &proposal, &found, answer) {
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
        course.torn += usize::from(became > 0);
        course.steps.push(step);
    }
}

fn carry_out(
    document: &mut Document,
    proposal: &Proposal,
    fix: &Fix,
    answer: &Answer,
) -> Result<(), Refusal> {
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
        Fix::Place { left, right } => place(document, proposal, *left, *right, answer)?,
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
                place(document, proposal, *left, *right, answer)?;
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
