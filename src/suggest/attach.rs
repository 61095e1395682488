//! Bylines, second heads and running heads, put to the articles that they belong to.
//!
//! They follow from where they stand: a byline belongs to the title above it, or else to the text
//! above it (a signature); a running head to the title that it repeats, or else to the text below.
//! Wrong where a byline stands below another article's text and above its own.

use super::assembly::layout::Part;
use super::solve::{Homes, Solving, parts_of};
use super::{Evidence, Proposal, ProposedArticle};
use crate::document::{FragmentId, Join, Role};

/// Adds every head that stands nowhere yet to an article of the proposal.
pub(super) fn attach(solving: &Solving<'_>, homes: &Homes, proposal: &mut Proposal) {
    let parts = parts_of(&solving.kinds, &solving.stretch.pieces);
    for (index, part) in parts.iter().enumerate() {
        if matches!(part, Part::Text | Part::Title | Part::Furniture)
            || solving.placed.get(index).copied().flatten().is_some()
        {
            continue;
        }
        let homes = candidates(solving, homes, &parts, index, *part);
        let Some(id) = solving.id(index) else {
            continue;
        };
        let home = homes
            .into_iter()
            .find(|&home| !rejected(solving, proposal, home, id));
        let role = solving.role(index);
        let form = || vec![Evidence::Form(role)];
        // Where the user has said no to every article, it stands alone, for a person to look at.
        let Some(home) = home else {
            let alone = solving.part(index, Join::Paragraph, 0.0, form());
            proposal.articles.extend(alone.map(|part| ProposedArticle {
                article: None,
                parts: vec![part],
            }));
            continue;
        };
        let sure = solving.role_sure(index);
        // A second line of a title goes on with the first.
        let join = if role == Role::Title {
            Join::Continue
        } else {
            Join::Paragraph
        };
        let Some(made) = solving.part(index, join, sure, form()) else {
            continue;
        };
        let below = (index + 1..parts.len())
            .find(|&at| parts.get(at) == Some(&Part::Text))
            .and_then(|at| solving.id(at));
        let Some(article) = proposal.articles.get_mut(home) else {
            continue;
        };
        let heads = article
            .parts
            .iter()
            .take_while(|part| !part.role.is_body())
            .count();
        let at = match role {
            Role::RunningHead => article
                .parts
                .iter()
                .position(|part| Some(part.fragment) == below)
                .unwrap_or(article.parts.len()),
            Role::Byline => {
                // A signature stands behind the text that it signs.
                let above = (0..index)
                    .rev()
                    .find(|&at| matches!(parts.get(at), Some(Part::Text | Part::Title)))
                    .and_then(|at| solving.id(at));
                let place = article
                    .parts
                    .iter()
                    .position(|part| Some(part.fragment) == above);
                place.map_or(heads, |place| (place + 1).max(heads.min(place + 1)))
            }
            _ => heads,
        };
        article.parts.insert(at.min(article.parts.len()), made);
    }
}

/// The articles that a head may belong to, the likeliest first.
fn candidates(
    solving: &Solving<'_>,
    homes: &Homes,
    parts: &[Part],
    index: usize,
    part: Part,
) -> Vec<usize> {
    let up = |wanted: Part, through: &[Part]| neighbour(parts, (0..index).rev(), wanted, through);
    let down =
        |wanted: Part, through: &[Part]| neighbour(parts, index + 1..parts.len(), wanted, through);
    let of = |piece: Option<usize>| piece.and_then(|piece| homes.of_piece.get(&piece).copied());
    let heads = [Part::Subtitle, Part::Byline, Part::Furniture];
    let any = [
        Part::Subtitle,
        Part::Byline,
        Part::Furniture,
        Part::RunningHead,
        Part::Title,
    ];
    let mut found: Vec<Option<usize>> = Vec::new();
    match part {
        Part::RunningHead => {
            let repeated = solving
                .layout
                .repeats
                .iter()
                .find(|(piece, _)| *piece == index)
                .and_then(|(_, title)| *title);
            found.push(repeated.and_then(|title| homes.of_title.get(&title).copied()));
            found.push(of(down(Part::Text, &any)));
        }
        Part::Subtitle => {
            let over = solving.layout.titles.iter();
            let over = over.filter(|title| title.over_title && title.piece == index);
            if over.count() == 0 {
                found.push(of(up(Part::Title, &heads)));
            }
            found.push(of(down(Part::Title, &heads)));
            found.push(of(down(Part::Text, &any)));
        }
        _ => {
            found.push(of(up(Part::Title, &heads)));
            found.push(of(up(Part::Text, &[Part::Byline, Part::Furniture])));
            found.push(of(down(Part::Text, &any)));
        }
    }
    found.push(of(up(Part::Text, &any)));
    found.push(of(up(Part::Title, &any)));
    found.into_iter().flatten().collect()
}

fn neighbour(
    parts: &[Part],
    range: impl Iterator<Item = usize>,
    wanted: Part,
    through: &[Part],
) -> Option<usize> {
    for at in range {
        let part = parts.get(at).copied()?;
        if part == wanted {
            return Some(at);
        }
        if !through.contains(&part) {
            return None;
        }
    }
    None
}

/// True if the user has said that the fragment does not come after something of this article.
fn rejected(solving: &Solving<'_>, proposal: &Proposal, home: usize, fragment: FragmentId) -> bool {
    let Some(article) = proposal.articles.get(home) else {
        return true;
    };
    let has = |id: FragmentId| article.parts.iter().any(|part| part.fragment == id);
    solving
        .placement
        .rejected()
        .any(|(left, right)| (right == fragment && has(left)) || (left == fragment && has(right)))
}
