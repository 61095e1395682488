//! What comes next: the question at hand, the text up to the joint and beyond it, and the answers
//! with how sure each is and why.
//!
//! Sureness is told by a bar and a number, never by colour alone. Digits stand on the answers only
//! while the keyboard is among them, for only then they take one.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontId, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::asking::{self, Answer, DIGITS};
use super::guide::Stage;
use super::paint;
use super::proposed::Asked;
use super::scene::{Open, Scene};
use super::seam::{end_of, tick_ui};
use super::table::Entry;
use super::theme::{Tokens, measure, size};
use crate::document::{FragmentId, Join, Joint, joint, solid_characters};
use crate::words;

/// Room at both sides.
const SIDE: f32 = 16.0;
/// An answer with one line of reasons; the chosen one may have more.
const ANSWER: f32 = 60.0;
/// A line of reasons.
const REASON: f32 = 16.0;
/// How many characters of a text are enough to name it.
const NAME: usize = 24;
/// How many reasons the chosen answer shows.
const REASONS: usize = 4;

/// The whole panel; `roomy`, it shows the text around the joint as well.
pub(crate) fn next_panel_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui, roomy: bool) {
    let builder = UiBuilder::new()
        .accessibility_role(egui::Role::Group)
        .accessibility_label(scene.say("panel-next"));
    ui.scope_builder(builder, |ui| {
        paint::place_group(ui, ui.max_rect());
        scene.view.guide.is_at(Stage::Next, ui.max_rect());
        ui.spacing_mut().item_spacing.y = 0.0;
        let asked = asking::current(scene);
        head_ui(scene, ui, asked);
        let Some(asked) = asked else {
            let content = nothing_ui(scene, ui);
            needs(scene, ui, measure::PANEL_HEAD + content);
            return;
        };
        let answers = asking::answers(scene.proposed, open.placement, asked);
        if answers.is_empty() && matches!(asked, Asked::Next { .. }) && !scene.session.is_solving()
        {
            give_back_focus(scene, ui);
        }
        let buttons = 44.0;
        let area = ui.available_rect_before_wrap();
        let body = area.with_max_y(area.bottom() - buttons);
        let shown = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
            ScrollArea::vertical()
                .id_salt("next")
                .auto_shrink([false; 2])
                .show(ui, |ui| {
                    body_ui(scene, open, ui, (asked, roomy), &answers);
                    ui.min_rect().height()
                })
        });
        let content = shown.inner.inner;
        needs(scene, ui, measure::PANEL_HEAD + content + buttons);
        let foot = area.with_min_y(body.bottom()).shrink2(vec2(SIDE, 8.0));
        ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
            ui.horizontal(|ui| buttons_ui(scene, ui, asked, !answers.is_empty()));
        });
    });
}

/// Where there is no answer to take the keyboard, the card keeps it.
fn give_back_focus(scene: &mut Scene<'_>, ui: &Ui) {
    if std::mem::take(&mut scene.view.asking.wants_focus) {
        scene.view.wants_focus = true;
        ui.ctx().request_repaint();
    }
}

/// Says how high the panel would be with all that it shows.
fn needs(scene: &mut Scene<'_>, ui: &Ui, height: f32) {
    let before = std::mem::replace(&mut scene.view.asking.needs, height);
    if (before - height).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
}

/// The question, and which doubt of how many it is.
fn head_ui(scene: &mut Scene<'_>, ui: &mut Ui, asked: Option<Asked>) {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(
        vec2(ui.available_width(), measure::PANEL_HEAD),
        Sense::hover(),
    );
    let word = match asked {
        Some(Asked::Next {
            proposed: Some(_), ..
        }) => "ask-joint",
        Some(Asked::Part(_)) => "ask-part",
        Some(Asked::Discard(_)) => "ask-discard",
        Some(Asked::Next { .. }) | None => "panel-next",
    };
    let at = pos2(rect.left() + SIDE, rect.center().y);
    let end = paint::line(ui, at, Align::Min, &scene.say(word), size::BODY, tokens.ink);
    if let Some(text) = asked.and_then(|asked| rank_text(scene, asked)) {
        let at = pos2(end + 10.0, rect.center().y);
        paint::line(ui, at, Align::Min, &text, size::SMALL, tokens.ink3);
    }
}

/// Which doubt of how many the question is, if it is one.
fn rank_text(scene: &Scene<'_>, asked: Asked) -> Option<String> {
    let rank = scene.proposed.rank(asked.decides()?)?;
    let (_, doubts) = scene.proposed.counts();
    let values = [("rank", rank.into()), ("count", doubts.into())];
    (rank <= doubts).then(|| scene.words.with("ask-rank", &values))
}

/// How a text ends, as it is named to who does not see it.
fn tail(text: &str) -> String {
    let skipped = text.chars().count().saturating_sub(NAME);
    text.chars().skip(skipped).collect()
}

/// What to do to be asked something. How high that is, in points.
fn nothing_ui(scene: &mut Scene<'_>, ui: &mut Ui) -> f32 {
    let is_first = scene.session.is_solving() && !scene.proposed.can_answer();
    let ledger = scene.session.placement().map(|it| it.ledger());
    let is_all_decided = ledger.is_some_and(|ledger| ledger.unplaced == 0);
    let id = match scene.proposed.is_shown() {
        _ if is_all_decided => "ask-all-decided",
        _ if is_first => "suggestion-first",
        false => "ask-how",
        true if scene.proposed.counts().0 == 0 => "ask-all-decided",
        true => "ask-nothing",
    };
    if !is_first {
        give_back_focus(scene, ui);
    }
    let top = ui.cursor().top();
    sentence_ui(ui, &scene.say(id));
    if id == "ask-how" {
        ui.horizontal(|ui| {
            ui.add_space(SIDE);
            let name = scene.say("ask-how-do");
            let tip = scene.say("do-suggest-tip");
            if ui.button(name).on_hover_text(tip).clicked() {
                Entry::Suggest.perform(scene);
            }
        });
        ui.add_space(12.0);
    }
    ui.cursor().top() - top
}

fn body_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    (asked, roomy): (Asked, bool),
    answers: &[Answer<'_>],
) {
    match asked {
        Asked::Next { end, .. } => {
            let shown = asking::shown(scene, asked, answers.len());
            let chosen = asking::chosen(scene, asked, shown);
            if roomy {
                text_ui(open, ui, Some(end), answers.get(chosen));
            }
            if answers.is_empty() {
                sentence_ui(ui, &scene.say("ask-no-answer"));
            }
            for (number, answer) in answers.iter().take(shown).enumerate() {
                answer_ui(scene, open, ui, (asked, end), (number, chosen), answer);
            }
            more_ui(scene, ui, asked, answers.len() - shown);
        }
        Asked::Part(id) => {
            let part = scene.proposed.proposed_part(id);
            let Some((lane, part)) = part else { return };
            let values = [
                ("role", words::role_id(part.role).into()),
                ("number", (lane + 1).into()),
            ];
            let text = scene.words.with("ask-part-text", &values);
            let answer = Answer {
                fragment: id,
                join: part.join,
                confidence: part.confidence.unwrap_or(0.0),
                evidence: scene.proposed.evidence(id),
            };
            if roomy {
                text_ui(open, ui, None, Some(&answer));
            }
            only_answer_ui(scene, open, ui, asked, &text, &answer);
        }
        Asked::Discard(id) => {
            let Some(discard) = scene.proposed.discard(id) else {
                return;
            };
            let reason = words::reason(scene.words, &discard.reason);
            let text = scene
                .words
                .with("ask-discard-text", &[("reason", reason.into())]);
            let answer = Answer {
                fragment: id,
                join: Join::Paragraph,
                confidence: discard.confidence.value(),
                evidence: &[],
            };
            if roomy {
                text_ui(open, ui, None, Some(&answer));
            }
            only_answer_ui(scene, open, ui, asked, &text, &answer);
        }
    }
}

/// The text up to the joint, and as it would go on.
fn text_ui(open: Open<'_>, ui: &mut Ui, end: Option<FragmentId>, next: Option<&Answer<'_>>) {
    let tokens = Tokens::of(ui);
    let format = |color| TextFormat {
        font_id: FontId::proportional(size::READING),
        line_height: Some(24.0),
        color,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let left = end.map(|end| end_of(open, end, true)).unwrap_or_default();
    let right = next.map(|next| end_of(open, next.fragment, false));
    let right = right.unwrap_or_default();
    if let Some(end) = end {
        if !is_whole(open, end, &left) {
            job.append("…", 0.0, format(tokens.ink3));
        }
        job.append(&left, 0.0, format(tokens.ink2));
    }
    let joint_at = job.text.chars().count();
    let new_paragraph = next.is_some_and(|next| next.join == Join::Paragraph);
    if new_paragraph && !left.is_empty() {
        job.append("\n", 0.0, format(tokens.ink2));
    }
    let spaced = joint(&left, &right) == Joint::Space;
    let room = match (left.is_empty(), spaced || new_paragraph) {
        (true, _) => 0.0,
        (false, true) if new_paragraph => 0.0,
        (false, true) => 10.0,
        (false, false) => 8.0,
    };
    if let Some(next) = next {
        job.append(&right, room, format(tokens.ink));
        if !is_whole(open, next.fragment, &right) {
            job.append("…", 0.0, format(tokens.ink3));
        }
    }
    job.wrap.max_width = ui.available_width() - 2.0 * SIDE;
    let galley = ui.painter().layout_job(job);
    let height = galley.size().y + 24.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let text = galley.text().to_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.painter().rect_filled(rect, 0, tokens.paper);
    let at = rect.min + vec2(SIDE, 12.0);
    if !left.is_empty() {
        let cursor = egui::text::CCursor::new(joint_at);
        let mark = galley.pos_from_cursor(cursor).translate(at.to_vec2());
        // The place after the left side; the room is before the right side, on either line.
        let aside = if new_paragraph { 4.0 } else { -room / 2.0 };
        tick_ui(ui, mark.center() + vec2(aside, 0.0), 8.0, tokens.ink);
    }
    ui.painter().galley(at, galley, tokens.ink);
    let hair = Stroke::new(1.0, tokens.line);
    ui.painter().hline(rect.x_range(), rect.bottom(), hair);
    ui.add_space(8.0);
}

/// True if this is all the text of a fragment.
fn is_whole(open: Open<'_>, id: FragmentId, text: &str) -> bool {
    let solid = open.placement.fragment(id).map(|fragment| fragment.solid);
    solid.is_some_and(|solid| solid_characters(text) >= solid)
}

/// One answer: both sides of the seam, how sure it is, and why.
fn answer_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    (asked, end): (Asked, FragmentId),
    (number, chosen): (usize, usize),
    answer: &Answer<'_>,
) {
    let reasons = reasons(scene, answer);
    let is_chosen = number == chosen;
    let lines = if is_chosen {
        reasons.len().clamp(1, REASONS)
    } else {
        1
    };
    let height = ANSWER + (lines - 1) as f32 * REASON;
    let (left, right) = (
        end_of(open, end, true),
        end_of(open, answer.fragment, false),
    );
    let name: String = right.chars().take(NAME).collect();
    let label = scene.words.with(
        "answer-name",
        &[
            ("number", (number + 1).into()),
            ("percent", percent(answer.confidence).into()),
            ("text", name.into()),
        ],
    );
    let about = scene
        .words
        .with("answer-after", &[("text", tail(&left).into())]);
    let Some(rect) = row_ui(
        scene,
        ui,
        (asked, number, is_chosen),
        height,
        (&label, about),
        &reasons,
    ) else {
        return;
    };
    let tokens = Tokens::of(ui);
    let middle = pos2(rect.left() + 128.0, rect.top() + 18.0);
    let left = paint::ending(ui, &left, size::TITLE, 108.0);
    let right_width = rect.right() - middle.x - 18.0;
    let right = paint::beginning(ui, &right, size::TITLE, right_width);
    let side = |x: f32, align: Align, text: &str, ink| {
        paint::line(ui, middle + vec2(x, 0.0), align, text, size::TITLE, ink);
    };
    side(-8.0, Align::Max, &left, tokens.ink3);
    side(8.0, Align::Min, &right, tokens.ink);
    tick_ui(ui, middle, 6.0, tokens.ink3);
    let keys = scene.view.asking.has_focus;
    let key = match (number, is_chosen) {
        (_, true) => Some(scene.say("key-enter")),
        (number, false) if keys && number < DIGITS => Some((number + 1).to_string()),
        _ => None,
    };
    sureness_ui(scene, ui, rect, rect.top() + 42.0, (key, answer.confidence));
    reasons_ui(ui, rect, rect.top() + 42.0, &reasons, lines);
}

/// The line that shows the answers that are left, if any are.
fn more_ui(scene: &mut Scene<'_>, ui: &mut Ui, asked: Asked, left: usize) {
    if left == 0 {
        return;
    }
    let text = scene.words.with("ask-more", &[("count", left.into())]);
    let ink = Tokens::of(ui).ink2;
    let button = egui::Button::new(egui::RichText::new(&text).size(size::SMALL).color(ink));
    ui.horizontal(|ui| {
        ui.add_space(SIDE + 4.0);
        if ui.add(button.frame(false)).accessible_name(text).clicked() {
            asking::show_all(scene, asked);
        }
    });
}

/// The only answer to a yes-or-no question.
fn only_answer_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    asked: Asked,
    text: &str,
    answer: &Answer<'_>,
) {
    let reasons = reasons(scene, answer);
    let lines = reasons.len().clamp(1, REASONS);
    let height = ANSWER + (lines - 1) as f32 * REASON;
    let label = scene.words.with(
        "answer-name",
        &[
            ("number", 1.into()),
            ("percent", percent(answer.confidence).into()),
            ("text", text.into()),
        ],
    );
    let begins = end_of(open, answer.fragment, false);
    let begins: String = begins.chars().take(NAME).collect();
    let about = scene.words.with("answer-of", &[("text", begins.into())]);
    let place = (asked, 0, true);
    let Some(rect) = row_ui(scene, ui, place, height, (&label, about), &reasons) else {
        return;
    };
    let tokens = Tokens::of(ui);
    let at = pos2(rect.left() + 14.0, rect.top() + 18.0);
    let text = paint::beginning(ui, text, size::TITLE, rect.width() - 24.0);
    paint::line(ui, at, Align::Min, &text, size::TITLE, tokens.ink);
    let key = Some(scene.say("key-enter"));
    sureness_ui(scene, ui, rect, rect.top() + 42.0, (key, answer.confidence));
    reasons_ui(ui, rect, rect.top() + 42.0, &reasons, lines);
}

/// The ground of an answer, with the keyboard and the pointer on it. Where it is, if in sight.
fn row_ui(
    scene: &mut Scene<'_>,
    ui: &mut Ui,
    (asked, number, is_chosen): (Asked, usize, bool),
    height: f32,
    (label, about): (&str, String),
    reasons: &[String],
) -> Option<Rect> {
    let tokens = Tokens::of(ui);
    let (_, place) = ui.allocate_space(vec2(ui.available_width(), height + 8.0));
    let rect = place
        .shrink2(vec2(SIDE - 6.0, 0.0))
        .with_max_y(place.bottom() - 8.0);
    let response = ui.interact(rect, asking::widget(number), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, label)
    });
    let whole = reasons.join("; ");
    // Who does not see the panel hears with each answer what it would answer.
    let rank = rank_text(scene, asked);
    let said: Vec<String> = rank.into_iter().chain([about, whole.clone()]).collect();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(said.join("; "));
        node.set_selected(is_chosen);
    });
    if is_chosen && scene.view.asking.wants_focus {
        response.request_focus();
        scene.view.asking.wants_focus = false;
        ui.scroll_to_rect(rect, None);
    }
    if response.has_focus() {
        // The arrows choose an answer here, and are not to walk the widgets as well.
        let arrows = egui::EventFilter {
            tab: false,
            horizontal_arrows: false,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        // It may have come by Tab or by a screen reader; not if it is about to go elsewhere.
        if !is_chosen && response.gained_focus() && !scene.view.asking.wants_focus {
            asking::choose(scene, asked, number);
            scene.view.asking.wants_focus = false;
        }
    }
    let (fill, edge) = if is_chosen {
        (tokens.card, Stroke::new(1.0, tokens.ink))
    } else if response.hovered() {
        (tokens.hover, Stroke::new(1.0, tokens.edge))
    } else {
        (egui::Color32::TRANSPARENT, Stroke::NONE)
    };
    let corner = measure::CORNER_LANE;
    ui.painter()
        .rect(rect, corner, fill, edge, StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.ink);
        ui.painter()
            .rect_stroke(rect, corner, ring, StrokeKind::Inside);
    }
    let response = response.on_hover_text(whole);
    if response.double_clicked() {
        asking::take(scene, Some(number));
    } else if response.clicked() {
        asking::choose(scene, asked, number);
    }
    ui.is_rect_visible(rect).then_some(rect)
}

/// The key, the bar and the number.
fn sureness_ui(
    scene: &Scene<'_>,
    ui: &Ui,
    rect: Rect,
    y: f32,
    (key, confidence): (Option<String>, f64),
) {
    let tokens = Tokens::of(ui);
    if let Some(key) = key {
        let at = pos2(rect.left() + 10.0, y);
        paint::key_cap(ui, at, &key, tokens.ink2, tokens.edge);
    }
    let left = rect.left() + 58.0;
    let bar = Rect::from_min_size(pos2(left, y - 3.0), vec2(32.0, 6.0));
    ui.painter().rect_filled(bar, 3, tokens.line);
    let filled = bar.with_max_x(bar.left() + bar.width() * confidence as f32);
    ui.painter().rect_filled(filled, 3, tokens.ink2);
    let number = scene
        .words
        .with("percent-of", &[("percent", percent(confidence).into())]);
    let at = pos2(left + 38.0, y);
    paint::line(ui, at, Align::Min, &number, size::SMALL, tokens.ink2);
}

fn reasons_ui(ui: &Ui, rect: Rect, y: f32, reasons: &[String], lines: usize) {
    let tokens = Tokens::of(ui);
    let left = rect.left() + 134.0;
    let width = rect.right() - left - 10.0;
    let mut y = y;
    for reason in reasons.iter().take(lines) {
        let text = paint::beginning(ui, reason, size::SMALL, width);
        paint::line(
            ui,
            pos2(left, y),
            Align::Min,
            &text,
            size::SMALL,
            tokens.ink3,
        );
        y += REASON;
    }
}

fn sentence_ui(ui: &mut Ui, text: &str) {
    let tokens = Tokens::of(ui);
    let width = ui.available_width() - 2.0 * SIDE;
    let galley = paint::layout(ui, text, (size::BODY, 20.0), tokens.ink3, width, 6);
    let size = vec2(ui.available_width(), galley.size().y + 12.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    ui.painter()
        .galley(rect.min + vec2(SIDE, 4.0), galley, tokens.ink3);
}

/// Why an answer is likely, in words, the strongest reason first; before that, on which page it is if
/// that is not the one that is shown.
fn reasons(scene: &Scene<'_>, answer: &Answer<'_>) -> Vec<String> {
    let source = answer.fragment.source;
    let is_elsewhere = scene
        .session
        .work()
        .is_some_and(|work| work.shown() != source);
    let page = is_elsewhere.then(|| {
        let page = (source.index() + 1).into();
        scene.words.with("answer-on-page", &[("page", page)])
    });
    let evidence = answer.evidence.iter();
    let reasons = evidence.map(|why| words::why(scene.words, why));
    let reasons: Vec<_> = page.into_iter().chain(reasons).collect();
    if reasons.is_empty() {
        return vec![scene.say("why-nothing")];
    }
    reasons
}

/// A share of one as a whole number of hundredths; all but certain is not certain, and hardly is not
/// never.
pub(crate) fn percent(confidence: f64) -> u8 {
    // A number from 0 to 100 fits.
    let rounded = (confidence * 100.0).round().clamp(0.0, 100.0) as u8;
    if confidence > 0.0 && confidence < 1.0 {
        rounded.clamp(1, 99)
    } else {
        rounded
    }
}

/// Accept, reject, next doubt.
fn buttons_ui(scene: &mut Scene<'_>, ui: &mut Ui, asked: Asked, any: bool) {
    let tokens = Tokens::of(ui);
    let yes_or_no = !matches!(asked, Asked::Next { .. });
    let possible = any || yes_or_no;
    let accept = match asked {
        Asked::Discard(_) => "button-discard",
        _ => "button-accept",
    };
    let name = scene.say(accept);
    let text = egui::RichText::new(&name).color(tokens.onink);
    let button = egui::Button::new(text).fill(tokens.ink);
    let tip = Entry::Take.tip(scene, ui.ctx());
    if ui
        .add_enabled(possible, button)
        .on_hover_text(tip)
        .accessible_name(name)
        .clicked()
    {
        Entry::Take.perform(scene);
    }
    let doubts = Entry::NextDoubt.is_possible(scene);
    let reject = match asked {
        Asked::Discard(_) => "button-keep",
        _ => "do-reject",
    };
    for (name, entry, possible) in [
        (reject, Entry::Reject, possible),
        ("do-next-doubt", Entry::NextDoubt, doubts),
    ] {
        let (name, tip) = (scene.say(name), entry.tip(scene, ui.ctx()));
        let button = egui::Button::new(name.as_str());
        let response = ui.add_enabled(possible, button).on_hover_text(tip);
        if response.accessible_name(name).clicked() {
            entry.perform(scene);
        }
    }
}
