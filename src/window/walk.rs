//! Walking the cards with the arrows, and moving them with Alt.
//!
//! ↑ ↓ go along a list, → goes from the page to the articles and from column to column, ← back.
//! What the keyboard stands on is selected; Shift extends, Space adds and takes out. When what is
//! selected is put away, the keyboard steps to the next card that is left, so that a page can be
//! sorted with one hand.

use egui::Ui;

use super::card::stretch;
use super::scene::{Cursor, Pane, Scene};
use super::table::Step;
use crate::document::{ArticleId, By, Command, Destination, FragmentId, Placement, Standing};
use crate::session::Action;

/// Takes the keyboard from its card to another one, and selects it, or all from where the selection
/// began.
pub(crate) fn go(scene: &mut Scene<'_>, step: Step, extend: bool) {
    match step {
        Step::Down => along(scene, extend, |at, _| at + 1),
        Step::Up => along(scene, extend, |at, _| at.saturating_sub(1)),
        Step::First => along(scene, extend, |_, _| 0),
        Step::Last => along(scene, extend, |_, count| count.saturating_sub(1)),
        Step::Right => across(scene, true),
        Step::Left => across(scene, false),
    }
}

/// True if the keyboard is on the cursor's card, or on nothing else.
pub(crate) fn is_on_card(scene: &Scene<'_>, ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    let on_card = scene.view.cursor.map(Cursor::widget);
    // The focus follows the cursor with the next painting; until then the cursor counts.
    focused.is_none() || focused == on_card || scene.view.wants_focus
}

/// The list that a cursor walks: the rows of the page, or the parts of its article.
fn list_of(scene: &Scene<'_>, cursor: Option<Cursor>) -> (Pane, Vec<FragmentId>) {
    if let Some(Cursor {
        pane: Pane::Board,
        fragment,
    }) = cursor
        && let Some(parts) = cards_around(scene, fragment)
    {
        return (Pane::Board, parts);
    }
    (Pane::Page, scene.view.page_layout.fragments().collect())
}

/// The cards of the column that this fragment stands in, or would stand in.
fn cards_around(scene: &Scene<'_>, fragment: FragmentId) -> Option<Vec<FragmentId>> {
    if let Some((lane, _)) = scene.proposed.part(fragment) {
        let cards = scene.proposed.parts(lane)?.iter();
        return Some(cards.map(|part| part.fragment).collect());
    }
    parts_around(scene.session.placement()?, fragment)
}

/// The parts of the article that holds this fragment.
fn parts_around(placement: &Placement, fragment: FragmentId) -> Option<Vec<FragmentId>> {
    let Standing::InArticle(article) = placement.fragment(fragment)?.standing else {
        return None;
    };
    Some(
        placement
            .article(article)?
            .parts
            .iter()
            .map(|part| part.fragment)
            .collect(),
    )
}

fn along(scene: &mut Scene<'_>, extend: bool, to: impl Fn(usize, usize) -> usize) {
    let cursor = scene.view.cursor;
    let (pane, list) = list_of(scene, cursor);
    let at = cursor.and_then(|cursor| list.iter().position(|&id| id == cursor.fragment));
    let next = match at {
        Some(at) => to(at, list.len()).min(list.len().saturating_sub(1)),
        None => 0,
    };
    let Some(&fragment) = list.get(next) else {
        return;
    };
    scene.view.go_to(pane, fragment);
    let anchor = scene.session.selection().anchor();
    match anchor.filter(|_| extend) {
        Some(anchor) => scene.push(Action::SelectAll(stretch(&list, anchor, fragment))),
        None => select(scene, fragment),
    }
}

fn across(scene: &mut Scene<'_>, right: bool) {
    let Some(placement) = scene.session.placement() else {
        return;
    };
    let Some(cursor) = scene.view.cursor else {
        along(scene, false, |at, _| at);
        return;
    };
    let lane = |index: usize, at: usize| {
        if let Some(parts) = scene.proposed.parts(index) {
            let at = at.min(parts.len().saturating_sub(1));
            return parts.get(at).map(|part| part.fragment);
        }
        let article = placement.articles().nth(index)?;
        let at = at.min(article.parts.len().saturating_sub(1));
        article.parts.get(at).map(|part| part.fragment)
    };
    let target = match cursor.pane {
        Pane::Page if right => {
            let here = cards_around(scene, cursor.fragment).map(|_| cursor.fragment);
            here.or_else(|| lane(0, 0))
                .map(|fragment| (Pane::Board, fragment))
        }
        Pane::Page => None,
        Pane::Board => {
            let parts = cards_around(scene, cursor.fragment).unwrap_or_default();
            let at = parts
                .iter()
                .position(|&id| id == cursor.fragment)
                .unwrap_or(0);
            match (scene.proposed.lane_of(cursor.fragment, placement), right) {
                (Some(index), true) => lane(index + 1, at).map(|id| (Pane::Board, id)),
                (Some(index), false) if index > 0 => {
                    lane(index - 1, at).map(|id| (Pane::Board, id))
                }
                _ => Some((Pane::Page, cursor.fragment)),
            }
        }
    };
    if let Some((pane, fragment)) = target {
        let shown = scene.session.work().map(|work| work.shown());
        if pane == Pane::Page && shown != Some(fragment.source) {
            scene.push(Action::ShowPage(fragment.source));
        }
        scene.view.go_to(pane, fragment);
        select(scene, fragment);
    }
}

fn select(scene: &mut Scene<'_>, fragment: FragmentId) {
    scene.push(Action::Select(fragment));
    let standing = scene
        .session
        .placement()
        .and_then(|placement| placement.fragment(fragment));
    if let Some(Standing::InArticle(article)) = standing.map(|fragment| &fragment.standing) {
        scene.push(Action::Choose(*article));
    }
}

/// Selects every card of the list that the keyboard is in.
pub(crate) fn select_all(scene: &mut Scene<'_>) {
    let (_, list) = list_of(scene, scene.view.cursor);
    scene.push(Action::SelectAll(list));
}

/// Before the selection is put away: the keyboard goes to the next card that is still unplaced.
pub(crate) fn step_aside(scene: &mut Scene<'_>) {
    let (Some(cursor), Some(placement)) = (scene.view.cursor, scene.session.placement()) else {
        return;
    };
    if cursor.pane != Pane::Page {
        return;
    }
    let list: Vec<FragmentId> = scene.view.page_layout.fragments().collect();
    let Some(at) = list.iter().position(|&id| id == cursor.fragment) else {
        return;
    };
    let selection = scene.session.selection();
    let is_left = |id: &&FragmentId| {
        !selection.contains(**id)
            && placement
                .fragment(**id)
                .is_some_and(|f| f.standing == Standing::Unplaced)
    };
    let (before, after) = list.split_at(at);
    let next = after
        .iter()
        .find(is_left)
        .or_else(|| before.iter().rev().find(is_left));
    if let Some(&next) = next {
        scene.view.go_to(Pane::Page, next);
        scene.view.select_next = Some(next);
    }
}

/// Before the selection leaves its column for none: the keyboard goes to the next card that stays
/// there; where none stays, to the card on the page.
pub(crate) fn leave_column(scene: &mut Scene<'_>) {
    let Some(cursor) = scene.view.cursor.filter(|it| it.pane == Pane::Board) else {
        return;
    };
    let selection = scene.session.selection();
    let list = cards_around(scene, cursor.fragment).unwrap_or_default();
    let at = list.iter().position(|&id| id == cursor.fragment);
    let (before, after) = list.split_at(at.unwrap_or(0));
    let stays = |id: &&FragmentId| **id != cursor.fragment && !selection.contains(**id);
    let next = after.iter().find(stays);
    let next = next.or_else(|| before.iter().rev().find(stays)).copied();
    match next {
        Some(next) => {
            scene.view.go_to(Pane::Board, next);
            scene.view.select_next = Some(next);
        }
        None => scene.view.go_to(Pane::Page, cursor.fragment),
    }
}

/// Where the selection stands in its article.
pub(crate) struct PlaceWithin {
    /// The article.
    pub article: ArticleId,
    /// The place of its first part, from 0.
    pub first: usize,
    /// The place of its last part, from 0.
    pub last: usize,
    /// How many parts the article has.
    pub count: usize,
}

/// Where the selection stands in its article, or the fragment under the keyboard.
pub(crate) fn place_within(scene: &Scene<'_>) -> Option<PlaceWithin> {
    let (placement, fragments, parts) = selected_parts(scene)?;
    let Standing::InArticle(article) = placement.fragment(*fragments.first()?)?.standing else {
        return None;
    };
    let is_selected = |part: &FragmentId| fragments.contains(part);
    Some(PlaceWithin {
        article,
        first: parts.iter().position(is_selected)?,
        last: parts.iter().rposition(is_selected)?,
        count: parts.len(),
    })
}

/// Moves the selection up or down within its article.
pub(crate) fn move_within(scene: &mut Scene<'_>, by: i8) {
    let (Some(place), Some((_, fragments, parts))) = (place_within(scene), selected_parts(scene))
    else {
        return;
    };
    let before = if by < 0 {
        let Some(&before) = place.first.checked_sub(1).and_then(|at| parts.get(at)) else {
            return;
        };
        Some(before)
    } else {
        if place.last + 1 >= place.count {
            return;
        }
        parts.get(place.last + 2).copied()
    };
    scene.view.reveal_cursor();
    let article = place.article;
    let to = Destination::Article { article, before };
    scene.push(Action::Do(Command::Move {
        fragments,
        to,
        role: None,
        by: By::User,
    }));
}

/// Moves the selection to the end of the article beside its own.
pub(crate) fn move_across(scene: &mut Scene<'_>, by: i8) {
    let Some((placement, fragments, _)) = selected_parts(scene) else {
        return;
    };
    let home = fragments
        .first()
        .and_then(|&id| placement.fragment(id))
        .map(|f| &f.standing);
    let Some(Standing::InArticle(home)) = home else {
        return;
    };
    let index = placement
        .article_index(*home)
        .and_then(|at| at.checked_add_signed(by.into()));
    if let Some(article) = index.and_then(|index| placement.articles().nth(index)) {
        let to = Destination::Article {
            article: article.id,
            before: None,
        };
        scene.view.reveal_cursor();
        scene.push(Action::Do(Command::Move {
            fragments,
            to,
            role: None,
            by: By::User,
        }));
    }
}

/// The selected fragments (or the one under the keyboard), if they are parts, and all parts of the
/// article that the first of them is in.
fn selected_parts<'a>(
    scene: &Scene<'a>,
) -> Option<(&'a Placement, Vec<FragmentId>, Vec<FragmentId>)> {
    let session = scene.session;
    let placement = session.placement()?;
    let mut fragments = session.selection().in_order(placement);
    if fragments.is_empty() {
        fragments.push(scene.view.cursor?.fragment);
    }
    let parts = parts_around(placement, *fragments.first()?)?;
    fragments.retain(|id| parts.contains(id));
    Some((placement, fragments, parts))
}
