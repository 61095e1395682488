//! What the person is asked: which joint, which end, which answer is chosen; and what an answer does.
//!
//! The question follows the keyboard: it is about the joint before a proposed card, or about what
//! comes after the end that was asked for. After an answer it goes on where the text goes on, or to
//! the next doubt if the person is going through the doubts.

use egui::{Id, Ui};

use super::proposed::{Asked, Proposed};
use super::reveal::Reveal;
use super::scene::{Cursor, Pane, Scene};
use crate::document::{Command, FragmentId, Join, Placement, Standing};
use crate::session::Action;
use crate::suggest::{Evidence, SHOWN};

/// How many answers a digit takes, and how many are shown at first.
pub(crate) const DIGITS: usize = 3;

/// What the person is asked about, and which answer is chosen.
#[derive(Default)]
pub(crate) struct Asking {
    /// Ask about the end of this fragment, and not about the joint before it.
    after: Option<FragmentId>,
    /// The question that the choice is for.
    of: Option<Asked>,
    /// Which answer is chosen, from 0.
    choice: usize,
    /// All answers are shown.
    all: bool,
    /// Take the keyboard to the chosen answer as soon as it is shown.
    pub wants_focus: bool,
    /// The keyboard is among the answers.
    pub has_focus: bool,
    /// The person goes through the doubts.
    going: bool,
    /// The window is low: only the first answer is shown at first.
    pub is_brief: bool,
    /// Height of the whole panel with all that it shows now, in points.
    pub needs: f32,
}

/// One possible answer to what comes next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer<'a> {
    /// The fragment that would follow.
    pub fragment: FragmentId,
    /// How it would attach.
    pub join: Join,
    /// How likely it is, from 0 to 1.
    pub confidence: f64,
    /// What speaks for it.
    pub evidence: &'a [Evidence],
}

/// What is asked now.
pub(crate) fn current(scene: &Scene<'_>) -> Option<Asked> {
    if !scene.proposed.can_answer() {
        return None;
    }
    let fragment = subject(scene)?;
    let after = scene.view.asking.after == Some(fragment);
    scene.proposed.asked(fragment, after)
}

/// The fragment that the keyboard is on.
pub(crate) fn subject(scene: &Scene<'_>) -> Option<FragmentId> {
    let cursor = scene.view.cursor.map(|cursor| cursor.fragment);
    cursor.or_else(|| scene.session.selection().anchor())
}

/// The answers to a question: what is proposed stands first.
pub(crate) fn answers<'a>(
    proposed: &'a Proposed,
    placement: &Placement,
    asked: Asked,
) -> Vec<Answer<'a>> {
    let Asked::Next {
        end,
        proposed: first,
    } = asked
    else {
        return Vec::new();
    };
    let part = first.and_then(|id| proposed.proposed_part(id));
    let first = part.map(|(_, part)| Answer {
        fragment: part.fragment,
        join: part.join,
        confidence: part.confidence.unwrap_or(0.0),
        evidence: proposed.evidence(part.fragment),
    });
    let is_open = |fragment: FragmentId| {
        let standing = placement.fragment(fragment).map(|found| &found.standing);
        matches!(standing, Some(Standing::Unplaced)) && !placement.is_rejected(end, fragment)
    };
    let others = proposed.candidates(end).iter();
    let others = others.filter(|one| {
        Some(one.fragment) != first.map(|first| first.fragment) && is_open(one.fragment)
    });
    let others = others.map(|one| Answer {
        fragment: one.fragment,
        join: one.join,
        confidence: one.confidence.value(),
        evidence: &one.evidence,
    });
    first.into_iter().chain(others).collect()
}

/// Which answer is chosen, from 0; the first, if the question is a new one.
pub(crate) fn chosen(scene: &Scene<'_>, asked: Asked, count: usize) -> usize {
    let asking = &scene.view.asking;
    let choice = if asking.of == Some(asked) {
        asking.choice
    } else {
        0
    };
    choice.min(count.saturating_sub(1))
}

/// How many of so many answers are shown: the first, until all are asked for.
pub(crate) fn shown(scene: &Scene<'_>, asked: Asked, count: usize) -> usize {
    let asking = &scene.view.asking;
    let all = asking.all && asking.of == Some(asked);
    if all { count } else { count.min(first(asking)) }
}

/// How many answers are shown at first.
fn first(asking: &Asking) -> usize {
    if asking.is_brief { 1 } else { DIGITS }
}

/// Chooses an answer.
pub(crate) fn choose(scene: &mut Scene<'_>, asked: Asked, choice: usize) {
    let asking = &mut scene.view.asking;
    asking.all &= asking.of == Some(asked);
    asking.of = Some(asked);
    asking.choice = choice;
    asking.wants_focus = true;
}

/// Shows all answers, and chooses the first of those that were not shown.
pub(crate) fn show_all(scene: &mut Scene<'_>, asked: Asked) {
    choose(scene, asked, first(&scene.view.asking));
    scene.view.asking.all = true;
}

/// Chooses the answer above or below the chosen one; below the last that is shown are the others.
pub(crate) fn choose_beside(scene: &mut Scene<'_>, by: isize) {
    let (Some(asked), Some(placement)) = (current(scene), scene.session.placement()) else {
        return;
    };
    let count = answers(scene.proposed, placement, asked).len();
    let shown = shown(scene, asked, count);
    let at = chosen(scene, asked, shown).saturating_add_signed(by);
    if at == shown && shown < count {
        show_all(scene, asked);
    } else {
        choose(scene, asked, at.min(shown.saturating_sub(1)));
    }
}

/// True if the question is whether this card belongs where it is proposed.
pub(crate) fn is_about(scene: &Scene<'_>, fragment: FragmentId) -> bool {
    current(scene).is_some_and(|asked| asked.decides() == Some(fragment))
}

/// True if the question is what comes after this card.
pub(crate) fn is_after(scene: &Scene<'_>, end: FragmentId) -> bool {
    matches!(current(scene), Some(Asked::Next { end: asked, .. }) if asked == end)
}

/// Asks about a proposed card.
pub(crate) fn ask_about(scene: &mut Scene<'_>, fragment: FragmentId) {
    show(scene, fragment);
    scene.push(Action::Select(fragment));
    scene.view.asking.after = None;
    scene.view.asking.going = false;
    scene.view.asking.wants_focus = true;
}

/// Asks what comes after a card.
pub(crate) fn ask_after(scene: &mut Scene<'_>, end: FragmentId) {
    ask_about(scene, end);
    scene.view.asking.after = Some(end);
    scene.push(Action::FocusEnd(end));
}

/// Asks what comes after the card with the keyboard.
pub(crate) fn ask_here(scene: &mut Scene<'_>) {
    if let Some(fragment) = subject(scene) {
        ask_after(scene, fragment);
    }
}

/// Goes to the next or the previous doubt; what that is, the session knows.
pub(crate) fn go_through(scene: &mut Scene<'_>, action: Action) {
    scene.view.asking.going = true;
    scene.view.asking.after = None;
    scene.view.asking.wants_focus = true;
    scene.push(action);
}

/// After the session went to a doubt: the window goes there, too, and asks about it.
pub(crate) fn doubt_came(scene: &mut Scene<'_>, fragment: Option<FragmentId>) {
    if let Some(fragment) = fragment {
        show(scene, fragment);
        scene.view.asking.wants_focus = true;
    }
}

/// Takes an answer: the one with this number, or the chosen one.
pub(crate) fn take(scene: &mut Scene<'_>, number: Option<usize>) {
    let (Some(asked), Some(placement)) = (current(scene), scene.session.placement()) else {
        return;
    };
    let accepted = match asked {
        Asked::Part(id) | Asked::Discard(id) if number.unwrap_or(0) == 0 => {
            scene.push(Action::AcceptPart(id));
            id
        }
        Asked::Part(_) | Asked::Discard(_) => return,
        Asked::Next { end, proposed } => {
            let answers = answers(scene.proposed, placement, asked);
            let shown = shown(scene, asked, answers.len());
            let number = number.unwrap_or_else(|| chosen(scene, asked, shown));
            let Some(answer) = answers.get(number) else {
                return;
            };
            let candidate = answer.fragment;
            if proposed == Some(candidate) {
                scene.push(Action::AcceptPart(candidate));
            } else {
                scene.push(Action::TakeCandidate { end, candidate });
            }
            candidate
        }
    };
    go_on(scene, asked, accepted);
}

/// After an answer: to the next doubt, or on in the text.
fn go_on(scene: &mut Scene<'_>, asked: Asked, accepted: FragmentId) {
    if scene.view.asking.going {
        scene.push(Action::NextDoubt);
        return;
    }
    let next = match asked {
        Asked::Next { .. } => {
            scene.view.asking.after = Some(accepted);
            accepted
        }
        Asked::Part(id) | Asked::Discard(id) => {
            scene.view.asking.after = None;
            next_proposed(scene, id).unwrap_or(id)
        }
    };
    go_to(scene, next);
    scene.push(Action::Select(next));
}

/// The next proposed card of the column, or the next fragment of the page that is proposed for
/// nothing, like this one.
fn next_proposed(scene: &Scene<'_>, fragment: FragmentId) -> Option<FragmentId> {
    if let Some((lane, _)) = scene.proposed.part(fragment) {
        let parts = scene.proposed.parts(lane)?;
        let at = parts.iter().position(|part| part.fragment == fragment)?;
        let mut after = parts.get(at + 1..)?.iter();
        return Some(after.find(|part| part.confidence.is_some())?.fragment);
    }
    let mut rows = scene.view.page_layout.fragments();
    rows.find(|&id| id > fragment && scene.proposed.discard(id).is_some())
}

/// Says no to the chosen answer; another one is proposed then.
pub(crate) fn reject(scene: &mut Scene<'_>) {
    let (Some(asked), Some(placement)) = (current(scene), scene.session.placement()) else {
        return;
    };
    match asked {
        Asked::Part(id) | Asked::Discard(id) => {
            scene.push(Action::RejectPart(id));
            if scene.view.asking.going {
                scene.push(Action::NextDoubt);
            }
        }
        Asked::Next { end, proposed } => {
            let answers = answers(scene.proposed, placement, asked);
            let at = chosen(scene, asked, shown(scene, asked, answers.len()));
            let Some(right) = answers.get(at).map(|answer| answer.fragment) else {
                return;
            };
            if proposed == Some(right) {
                scene.push(Action::RejectPart(right));
            } else {
                scene.push(Action::Do(Command::Reject { left: end, right }));
            }
            // The question stays: what comes after this end?
            scene.view.asking.after = Some(end);
            go_to(scene, end);
            scene.push(Action::Select(end));
        }
    }
}

/// The column that the question is about.
pub(crate) fn lane(scene: &Scene<'_>) -> Option<usize> {
    let placement = scene.session.placement()?;
    scene.proposed.lane_of(subject(scene)?, placement)
}

/// Moves the question to a fragment; the keyboard stays among the answers if it is there.
fn go_to(scene: &mut Scene<'_>, fragment: FragmentId) {
    show(scene, fragment);
    if scene.view.asking.has_focus {
        scene.view.asking.wants_focus = true;
    } else {
        scene.view.wants_focus = true;
    }
}

fn show(scene: &mut Scene<'_>, fragment: FragmentId) {
    let placement = scene.session.placement();
    let lane = placement.and_then(|placement| scene.proposed.lane_of(fragment, placement));
    let pane = if lane.is_some() {
        Pane::Board
    } else {
        Pane::Page
    };
    scene.view.cursor = Some(Cursor { pane, fragment });
    scene.view.reveal = Some(Reveal::of(fragment));
}

/// The id of the answer at this place, from 0.
pub(crate) fn widget(number: usize) -> Id {
    Id::unique(("answer", number))
}

/// True if the keyboard is among the answers.
pub(crate) fn has_focus(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    focused.is_some() && (0..=SHOWN).any(|number| focused == Some(widget(number)))
}
