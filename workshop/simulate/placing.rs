//! How the simulated user puts things where they belong, with what the window has for it.
//!
//! What comes next is taken with a digit where it is among the answers that are shown. Else it is
//! dropped behind what it follows: in the column in which that is proposed, if the drop brings nothing
//! along that does not belong there, or else together with it in the article that the user has begun
//! or in a new one.

use recolumn::document::{
    ArticleId, By, Command, Destination, Document, Fragment, FragmentId, Placement, Refusal, Role,
    Standing,
};
use recolumn::session::{ShownGap, dropped};
use recolumn::suggest::{Proposal, ProposedArticle};

use crate::answer::{Answer, Belongs};

fn home(placement: &Placement, id: FragmentId) -> Option<ArticleId> {
    match placement.fragment(id)?.standing {
        Standing::InArticle(article) => Some(article),
        _ => None,
    }
}

/// What stands after a fragment in its article.
fn rest(document: &Document, id: FragmentId) -> Vec<FragmentId> {
    let article = home(document.placement(), id).and_then(|id| document.placement().article(id));
    let parts = article.into_iter().flat_map(|article| article.parts.iter());
    let ids = parts.map(|part| part.fragment);
    ids.skip_while(|&part| part != id).skip(1).collect()
}

pub(crate) fn follow(document: &Document, left: FragmentId, right: FragmentId) -> bool {
    rest(document, left).first() == Some(&right)
}

pub(crate) fn put(
    document: &mut Document,
    fragments: &[FragmentId],
    to: Destination,
) -> Result<(), Refusal> {
    let command = Command::Move {
        fragments: fragments.to_vec(),
        to,
        role: None,
        by: By::User,
    };
    document.apply(&command).map(drop)
}

/// The role comes with the place: where a card is dropped on a title, it becomes one.
pub(crate) fn say_role(document: &mut Document, id: FragmentId, role: Role) -> Result<(), Refusal> {
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
pub(crate) fn place(
    document: &mut Document,
    proposal: &Proposal,
    left: FragmentId,
    right: FragmentId,
    answer: &Answer,
) -> Result<(), Refusal> {
    // It was put there, and something is proposed between: no.
    let stands = follow(document, left, right);
    let is_text = |id| {
        document
            .placement()
            .fragment(id)
            .is_some_and(|it| it.role.is_body())
    };
    if stands
        && is_text(right)
        && let Some(right) = proposed_after(proposal, left)
    {
        return document.apply(&Command::Reject { left, right }).map(drop);
    }
    if let Some(take) = taken(document.placement(), proposal, left, right, answer)
        .or_else(|| dropped_behind(document.placement(), proposal, left, right, answer))
    {
        return document.apply(&take).map(drop);
    }
    // They stand as they should, and yet one is taken for a head: what it is was only guessed.
    let mut said = false;
    for id in [left, right] {
        let fragment = document.placement().fragment(id);
        if let Some(role) = fragment.and_then(|fragment| answer.body_role(fragment)) {
            let fragments = vec![id];
            match document.apply(&Command::SetRole { fragments, role }) {
                Ok(_) => said = true,
                // It was said before.
                Err(Refusal::NothingToDo) => {}
                Err(refusal) => return Err(refusal),
            }
        }
    }
    if stands && said {
        return Ok(());
    }
    match (
        home(document.placement(), left),
        home(document.placement(), right),
    ) {
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

/// What is proposed as going on from a fragment.
fn proposed_after(proposal: &Proposal, left: FragmentId) -> Option<FragmentId> {
    proposal.articles.iter().find_map(|article| {
        let mut texts = article.parts.iter().filter(|part| part.role.is_body());
        texts.find(|part| part.fragment == left)?;
        let next = texts.next()?;
        (!next.placed).then_some(next.fragment)
    })
}

/// How many answers to what comes next are shown, each with a digit that takes it.
const DIGITS: usize = 3;

/// The key that puts the right fragment behind the left one, if it is among the answers that are
/// shown, and the left one goes where it belongs with it.
fn taken(
    placement: &Placement,
    proposal: &Proposal,
    left: FragmentId,
    right: FragmentId,
    answer: &Answer,
) -> Option<Command> {
    let is_open = |id: &FragmentId| {
        let standing = placement.fragment(*id).map(|fragment| &fragment.standing);
        standing == Some(&Standing::Unplaced) && !placement.is_rejected(left, *id)
    };
    // What is proposed stands first.
    let first = proposed_after(proposal, left);
    let candidates = proposal.ends.get(&left)?.iter();
    let others = candidates.map(|one| one.fragment).filter(is_open);
    let others = others.filter(|&one| Some(one) != first);
    let mut shown = first.into_iter().chain(others).take(DIGITS);
    shown.find(|&one| one == right)?;
    let command = proposal.take(left, right, placement).ok()?;
    stand_well(placement, &command, left, answer).then_some(command)
}

/// The drop of the right fragment behind the left one, where that is proposed for an article.
fn dropped_behind(
    placement: &Placement,
    proposal: &Proposal,
    left: FragmentId,
    right: FragmentId,
    answer: &Answer,
) -> Option<Command> {
    if home(placement, left).is_some() || home(placement, right).is_some() {
        return None;
    }
    let has = |article: &&ProposedArticle| article.parts.iter().any(|part| part.fragment == left);
    let column = proposal.articles.iter().find(has)?;
    let cards: Vec<FragmentId> = column.parts.iter().map(|part| part.fragment).collect();
    let at = cards.iter().position(|&card| card == left)? + 1;
    let (above, below) = cards.split_at_checked(at)?;
    let gap = ShownGap {
        article: column.article,
        above: above.to_vec(),
        below: below.to_vec(),
    };
    let command = dropped(Some(proposal), placement, vec![right], &gap);
    stand_well(placement, &command, left, answer).then_some(command)
}

/// True if a command puts a fragment into the article that the user has begun for it, or begins
/// one, and all that stands there then belongs there, in this order.
fn stand_well(placement: &Placement, command: &Command, id: FragmentId, answer: &Answer) -> bool {
    let stands = || {
        let (after, _) = placement.applied(command).ok()?;
        let home = home(&after, id)?;
        let Belongs::To(its, _) = *answer.belongs(placement.fragment(id)?) else {
            return None;
        };
        if begun(placement, its, answer).is_some_and(|begun| begun != home) {
            return None;
        }
        let parts = after.article(home)?.parts.iter();
        let parts = parts.map(|part| after.fragment(part.fragment));
        let parts: Vec<&Fragment> = parts.collect::<Option<_>>()?;
        let texts: Vec<usize> = parts
            .iter()
            .filter(|part| part.role.is_body())
            .map(|part| answer.order(part))
            .collect();
        let of_it = parts.iter().all(|part| answer.is_of(part, its));
        Some(of_it && texts.is_sorted())
    };
    stands().unwrap_or(false)
}

/// Where running text belongs in the article that the user has begun for it: before the first part
/// that comes later. `None` if there is no such article yet.
fn place_of(document: &Document, id: FragmentId, answer: &Answer) -> Option<Destination> {
    let placement = document.placement();
    let fragment = placement.fragment(id)?;
    let Belongs::To(its, _) = answer.belongs(fragment) else {
        return None;
    };
    let article = begun(document.placement(), *its, answer)?;
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
fn begun(placement: &Placement, article: u32, answer: &Answer) -> Option<ArticleId> {
    let home = |id| home(placement, id);
    let beginning = answer.beginning(placement, article);
    let mut fragments = placement.fragments();
    beginning.and_then(home).or_else(|| {
        fragments.find_map(|(id, fragment)| {
            let home = home(id);
            home.filter(|_| answer.is_of(fragment, article))
        })
    })
}

/// Puts a fragment where the text of its article begins.
pub(crate) fn begin(
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
    match begun(document.placement(), article, answer) {
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
pub(crate) fn place_head(
    document: &mut Document,
    head: FragmentId,
    article: u32,
    answer: &Answer,
) -> Result<(), Refusal> {
    let placement = document.placement();
    let beginning = answer.beginning(placement, article);
    match (begun(document.placement(), article, answer), beginning) {
        (Some(home_of_it), _) if home(document.placement(), head) != Some(home_of_it) => {
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
