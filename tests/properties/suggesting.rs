//! A page proposed, and the proposal accepted whole and in parts.

use std::collections::BTreeSet;

use recolumn::document::{Command, Document, FragmentId, Placement, Standing, find_fault};
use recolumn::suggest::{Prepared, Proposal, propose};

use super::choices::text_and_choices;
use super::pages::work;
use super::steps::some_steps;

/// How many bytes of text are looked at, so that one page takes milliseconds.
const LONGEST: usize = 3000;

/// A text, and after a byte 0xFF what a person has done before it is proposed.
pub fn suggest(bytes: &[u8]) {
    let (mut text, mut choices) = text_and_choices(bytes);
    text.truncate(text.floor_char_boundary(LONGEST));
    let Some(mut document) = work(&text) else {
        return;
    };
    let steps = choices.below(10);
    some_steps(&mut document, steps, &mut choices);
    let placement = document.placement().clone();
    let prepared = Prepared::new(&placement);
    assert!(prepared.holds_for(&placement));
    let proposal = prepared.solve(&placement);
    assert_eq!(proposal, propose(&placement), "another answer");
    is_whole(&placement, &proposal);
    accepted_in_parts(&document, &proposal, choices.below(256));
    if let Some(all) = proposal.accept_all(&placement) {
        let accepted = applied(&document, &all).expect("a proposal can be accepted");
        nothing_placed_has_moved(&placement, accepted.placement());
        is_whole(accepted.placement(), &propose(accepted.placement()));
    }
}

/// Every fragment has one place in the proposal, and what stands in articles stands there in it.
fn is_whole(placement: &Placement, proposal: &Proposal) {
    let parts = proposal.articles.iter().flat_map(|article| &article.parts);
    let discards = proposal.discards.iter().map(|discard| discard.fragment);
    let named: Vec<FragmentId> = parts.map(|part| part.fragment).chain(discards).collect();
    let once: BTreeSet<FragmentId> = named.iter().copied().collect();
    assert_eq!(named.len(), once.len(), "a fragment stands twice");
    for (id, fragment) in placement.fragments() {
        let out = matches!(fragment.standing, Standing::Discarded(_));
        assert!(
            once.contains(&id) != out,
            "{id:?}, {fragment:?}, in {proposal:?}"
        );
    }
    for article in placement.articles() {
        let mut proposed = proposal.articles.iter();
        let proposed = proposed.find(|one| one.article == Some(article.id));
        let parts = proposed.iter().flat_map(|one| &one.parts);
        let placed = parts.filter(|part| part.placed).map(|part| part.fragment);
        let stands: Vec<_> = article.parts.iter().map(|part| part.fragment).collect();
        assert_eq!(placed.collect::<Vec<_>>(), stands);
    }
    for (left, right) in placement.rejected() {
        let offered = proposal.ends.get(&left).into_iter().flatten();
        assert!(!offered.into_iter().any(|one| one.fragment == right));
    }
}

/// Each way of taking a part of it is a command that can be carried out.
fn accepted_in_parts(document: &Document, proposal: &Proposal, chosen: usize) {
    let placement = document.placement();
    let fragments: Vec<_> = placement.fragments().map(|(id, _)| id).collect();
    let one = fragments[chosen % fragments.len()];
    let article = chosen % proposal.articles.len().max(1);
    let ways = [
        proposal.accept_above(0.5, placement),
        proposal.accept_unseen(0.5, placement),
        proposal.accept_article(article, placement),
        proposal.accept_part(one, placement),
        proposal.reject(one, placement),
    ];
    for (number, command) in ways.iter().enumerate() {
        if let Some(command) = command {
            let after = applied(document, command);
            assert!(after.is_some(), "way {number}: {command:?}");
        }
    }
    for candidate in proposal.ends.get(&one).into_iter().flatten() {
        if let Ok(command) = proposal.take(one, candidate.fragment, placement) {
            assert!(applied(document, &command).is_some(), "{command:?}");
        }
    }
}

fn applied(document: &Document, command: &Command) -> Option<Document> {
    let mut after = document.clone();
    after.apply(command).ok()?;
    assert_eq!(find_fault(after.placement()), None);
    Some(after)
}

/// What stood in an article stands there, in its order.
fn nothing_placed_has_moved(before: &Placement, after: &Placement) {
    for article in before.articles() {
        let now = after.article(article.id).expect("an article is gone");
        let stayed = now.parts.iter().map(|part| part.fragment);
        let stayed = stayed.filter(|&id| article.position(id).is_some());
        assert!(stayed.eq(article.parts.iter().map(|part| part.fragment)));
    }
}
