//! The chosen article as it will be saved: its head, its running text with the seams ticked, and
//! where each piece of it comes from.
//!
//! The article is that of the card with the keyboard, or of the column that was clicked last. A
//! click into the text goes to the card that it comes from, a click on a tick to the card below that
//! seam. What is only proposed stands in it, too, in the second ink.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2};

use super::asking;
use super::paint;
use super::proposed::{Asked, placed_parts};
use super::reading::{BADGE, Of, ReadingText, Spot};
use super::reading_grounds as grounds;
use super::scene::{Open, Pane, Scene};
use super::seam::tick_ui;
use super::set_text::{Laid, Seam};
use super::theme::{Tokens, size};
use crate::document::{FragmentId, Role, Standing};
use crate::session::Action;
use crate::words;

/// The least room at both sides of the text.
const SIDE: f32 = 28.0;
/// The widest measure: 26 characters. Beyond that the margins grow.
const MEASURE: f32 = 396.0;
/// From this width of the window on, the head says that this is what will be saved.
const SAYS_SAVED: f32 = 1280.0;
/// Room around what is brought into sight, in points.
const AROUND: Vec2 = vec2(0.0, 48.0);

/// What the panel remembers.
#[derive(Default)]
pub(crate) struct Reading {
    /// The article of this fragment is read.
    subject: Option<FragmentId>,
    /// The card with the keyboard and its column, when it was looked at last.
    followed: Option<(FragmentId, usize)>,
    /// The column that is read, from 0.
    pub lane: Option<usize>,
    text: ReadingText,
    /// How far it is scrolled, in points.
    top: f32,
    /// It is to be scrolled there, whatever the scroll area remembers.
    moved: bool,
}

/// Finds the article that is to be read: that of the card with the keyboard once that changes.
pub(crate) fn follow(scene: &mut Scene<'_>, open: Open<'_>) {
    let proposed = scene.proposed;
    let lane = |id: FragmentId| proposed.lane_of(id, open.placement);
    let cursor = scene.view.cursor.map(|cursor| cursor.fragment);
    let here = cursor.and_then(|id| Some((id, lane(id)?)));
    let reading = &mut scene.view.reading;
    if here.is_some() && here != reading.followed {
        reading.subject = cursor;
    }
    reading.followed = here;
    let chosen = || open.placement.article_index(open.work.chosen()?);
    reading.lane = reading.subject.and_then(lane).or_else(chosen);
}

/// Reads the column that this fragment is in.
pub(crate) fn choose(scene: &mut Scene<'_>, fragment: FragmentId) {
    scene.view.reading.subject = Some(fragment);
    choose_article(scene, fragment);
}

fn choose_article(scene: &mut Scene<'_>, fragment: FragmentId) {
    let standing = scene
        .session
        .placement()
        .and_then(|it| it.fragment(fragment));
    if let Some(Standing::InArticle(article)) = standing.map(|it| &it.standing) {
        scene.push(Action::Choose(*article));
    }
}

/// The whole panel.
pub(crate) fn reading_panel_ui(scene: &mut Scene<'_>, open: Open<'_>, ui: &mut Ui) {
    let builder = UiBuilder::new()
        .accessibility_role(egui::Role::Group)
        .accessibility_label(scene.say("panel-reading"));
    ui.scope_builder(builder, |ui| {
        let area = ui.max_rect();
        paint::place_group(ui, area);
        ui.painter().rect_filled(area, 0, Tokens::of(ui).paper);
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(lane) = scene.view.reading.lane else {
            nothing_ui(scene, ui);
            return;
        };
        let mut reading = std::mem::take(&mut scene.view.reading);
        let width = (area.width() - 2.0 * SIDE).clamp(80.0, MEASURE);
        refresh(scene, open, ui, (&mut reading, lane, width));
        let margin = (area.width() - width) / 2.0;
        head_ui(scene, ui, &reading.text, (lane, margin, width));
        text_ui(scene, open, ui, &mut reading, (margin, width));
        scene.view.reading = reading;
    });
}

fn refresh(
    scene: &Scene<'_>,
    open: Open<'_>,
    ui: &Ui,
    (reading, lane, width): (&mut Reading, usize, f32),
) {
    let of = Of {
        state: (scene.session.revision(), scene.proposed.version),
        lane,
        width,
        dark: ui.visuals().dark_mode,
        scale: ui.pixels_per_point(),
    };
    if reading.text.is_of(of) {
        return;
    }
    let placed;
    let parts = match (
        scene.proposed.parts(lane),
        open.placement.articles().nth(lane),
    ) {
        (Some(parts), _) => parts,
        (None, Some(article)) => {
            placed = placed_parts(open.placement, article);
            &placed
        }
        (None, None) => &[],
    };
    let parts = (parts, scene.proposed.line);
    let (text, top) = (&mut reading.text, &mut reading.top);
    text.refresh(ui, of, open.placement, parts, top);
    reading.moved = true;
}

/// What to do to read something.
fn nothing_ui(scene: &Scene<'_>, ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    let area = ui.max_rect().shrink(SIDE);
    let mut y = area.top();
    for (id, points, ink) in [
        ("reading-nothing", (size::TITLE, 24.0), tokens.ink),
        ("reading-nothing-how", (size::BODY, 20.0), tokens.ink3),
    ] {
        let text = scene.say(id);
        let galley = paint::layout(ui, &text, points, ink, area.width().min(MEASURE), 8);
        let place = Rect::from_min_size(pos2(area.left(), y), galley.size());
        label(ui, place, id, &text);
        ui.painter().galley(place.min, galley, ink);
        y = place.bottom() + 4.0;
    }
}

/// Says a text to those who hear the window; a click on it counts.
fn label(ui: &Ui, rect: Rect, id: impl egui::AsIdSalt, text: &str) -> egui::Response {
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::CLICK);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}

/// Badge, title, byline, and that it will be saved like this.
fn head_ui(
    scene: &mut Scene<'_>,
    ui: &mut Ui,
    text: &ReadingText,
    (lane, margin, width): (usize, f32, f32),
) {
    let tokens = Tokens::of(ui);
    let area = ui.available_rect_before_wrap();
    let left = area.left() + margin;
    let mut y = area.top() + 12.0;
    let badge = pos2(left, y + 4.0);
    let existing = scene
        .session
        .placement()
        .map_or(0, |it| it.articles().len());
    if lane < existing {
        paint::badge(ui, badge, lane, 20.0);
    } else {
        paint::hollow_badge(ui, badge, lane, 20.0);
    }
    if text.title().is_empty() {
        let at = pos2(left + BADGE, y + 14.0);
        let untitled = scene.say("untitled");
        paint::line(
            ui,
            at,
            egui::Align::Min,
            &untitled,
            size::READING_TITLE,
            tokens.ink3,
        );
        y += 28.0;
    }
    let says_saved = ui.content_rect().width() >= SAYS_SAVED;
    let mut beside = y + 12.0;
    for (role, laid) in &text.heads {
        let at = pos2(left + BADGE, y);
        let place = Rect::from_min_size(at, vec2(width - BADGE, laid.galley.size().y));
        grounds::grounds_ui(scene, ui, laid, at, None);
        let response = label(ui, place, ("head", *role), laid.galley.text());
        ui.painter().galley(at, laid.galley.clone(), tokens.ink);
        if let Some(pointer) = response
            .interact_pointer_pos()
            .filter(|_| response.clicked())
            && let Some(piece) = laid.piece_at(pointer - at)
        {
            go_to(scene, piece.fragment);
        }
        y = place.bottom();
        beside = match role {
            Role::Byline => place.top() + 10.0,
            _ => y + 12.0,
        };
    }
    let word = if text.is_proposed {
        "reading-proposed"
    } else {
        "reading-saved"
    };
    let saved = scene.say(word);
    if says_saved {
        let at = pos2(left + width, beside);
        paint::line(ui, at, egui::Align::Max, &saved, size::SMALL, tokens.ink3);
        y = y.max(beside + 8.0);
    }
    y += 10.0;
    ui.painter()
        .hline(area.x_range(), y, Stroke::new(1.0, tokens.line));
    ui.allocate_space(vec2(area.width(), y + 1.0 - area.top()));
}

fn text_ui(
    scene: &mut Scene<'_>,
    open: Open<'_>,
    ui: &mut Ui,
    reading: &mut Reading,
    (margin, width): (f32, f32),
) {
    let mut area = ScrollArea::vertical()
        .id_salt("reading")
        .auto_shrink([false; 2]);
    if std::mem::take(&mut reading.moved) {
        area = area.vertical_scroll_offset(reading.top.max(0.0));
    }
    let asked = asking::current(scene);
    let mut shift = 0.0;
    let shown = area.show_viewport(ui, |ui, viewport| {
        let reveal = scene.view.reveal;
        let found = scene.view.find.shown_hit();
        let text = &mut reading.text;
        let wanted = reveal.and_then(|reveal| {
            let id = reveal.fragment;
            let spot = match (asked, found) {
                (
                    Some(Asked::Next {
                        end,
                        proposed: None,
                    }),
                    _,
                ) if end == id => Spot::Ends,
                (_, Some(hit)) if hit.fragment == id => Spot::Byte(hit.start as usize),
                _ => Spot::Begins,
            };
            Some((reveal, text.place_of(ui, open.placement, (id, spot))?))
        });
        let mut top = viewport.top();
        let blocks = text.bring(ui, open.placement, &mut top, viewport.height());
        shift = top - viewport.top();
        ui.set_height(text.height);
        let origin = ui.max_rect().min + vec2(margin, -shift);
        if let Some((reveal, place)) = wanted {
            reveal.bring(ui, place.translate(origin.to_vec2()), AROUND);
        }
        for index in blocks {
            let Some((laid, y)) = reading.text.block(index) else {
                continue;
            };
            let at = origin + vec2(0.0, y);
            let place = Rect::from_min_size(at, vec2(width, laid.galley.size().y));
            block_ui(scene, ui, laid, place, index);
            let gap = reading.text.gap(index);
            seams_ui(scene, ui, laid, (place, gap), asked);
        }
    });
    reading.top = shown.state.clamped_offset().y + shift;
    if shift != 0.0 {
        reading.moved = true;
        ui.ctx().request_repaint();
    }
}

/// A paragraph: a click goes to the card that the text comes from.
fn block_ui(scene: &mut Scene<'_>, ui: &Ui, laid: &Laid, place: Rect, index: usize) {
    let tokens = Tokens::of(ui);
    let response = label(ui, place, ("block", index), laid.galley.text());
    let piece_at = |at: egui::Pos2| laid.piece_at(at - place.min).copied();
    let hovered = response.hover_pos().and_then(piece_at);
    grounds::grounds_ui(scene, ui, laid, place.min, hovered);
    ui.painter()
        .galley(place.min, laid.galley.clone(), tokens.ink);
    let clicked = response
        .interact_pointer_pos()
        .filter(|_| response.clicked());
    // A screen reader clicks without a pointer.
    let first = || laid.pieces.first().copied().filter(|_| response.clicked());
    if let Some(piece) = clicked.and_then(piece_at).or_else(first) {
        go_to(scene, piece.fragment);
    }
}

/// The marks of the seams in a paragraph and above it, and where the text goes on.
fn seams_ui(
    scene: &mut Scene<'_>,
    ui: &Ui,
    laid: &Laid,
    (place, gap): (Rect, f32),
    asked: Option<Asked>,
) {
    let tokens = Tokens::of(ui);
    for (number, piece) in laid.pieces.iter().enumerate() {
        let is_asked = asked.is_some_and(|it| it.decides() == Some(piece.fragment));
        if let Some(Asked::Next {
            end,
            proposed: None,
        }) = asked
            && end == piece.fragment
            && let Some(line) = laid.lines_of(piece).last()
        {
            let line = line.translate(place.min.to_vec2());
            let y = line.y_range().shrink(3.0);
            ui.painter()
                .vline(line.right() + 4.0, y, Stroke::new(2.5, tokens.ink));
        }
        if !piece.begins || piece.seam == Seam::None {
            continue;
        }
        let (centre, hit) = if number == 0 {
            let centre = pos2(place.left() + 8.0, place.top() - gap / 2.0);
            (
                centre,
                Rect::from_center_size(centre, vec2(28.0, gap.max(12.0))),
            )
        } else {
            let Some(at) = laid.mark_at(piece) else {
                continue;
            };
            let centre = place.min + at.to_vec2();
            (centre, Rect::from_center_size(centre, vec2(14.0, 24.0)))
        };
        let id = ("seam", piece.fragment.source.0, piece.fragment.start);
        let response = ui.interact(hit, ui.scope_id().with(id), Sense::CLICK);
        let name = match piece.seam {
            Seam::Doubt => scene.say("reading-seam-doubt"),
            Seam::Wrong(clash) => {
                let why = words::clash(scene.words, clash);
                let values = [("why", why.as_str().into())];
                scene.words.with("reading-seam-wrong", &values)
            }
            Seam::None | Seam::Sure => scene.say("reading-seam"),
        };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        let lively = response.hovered() || is_asked;
        let ink = if lively { tokens.ink } else { tokens.edge };
        match (piece.seam, number) {
            (Seam::Doubt, _) => {
                if lively {
                    let ring = Stroke::new(1.5, tokens.ink);
                    ui.painter().circle_stroke(centre, 8.0, ring);
                }
                paint::lozenge(ui, centre);
            }
            (Seam::Wrong(_), _) => {
                if lively {
                    let ring = Stroke::new(1.5, tokens.ink);
                    ui.painter().circle_stroke(centre, 8.0, ring);
                }
                paint::cross(ui, centre);
            }
            (_, 0) => {
                let x = centre.x - 8.0..=centre.x + 8.0;
                ui.painter().hline(x, centre.y, Stroke::new(1.0, ink));
            }
            _ => tick_ui(ui, centre, if is_asked { 10.0 } else { 8.0 }, ink),
        }
        if response.on_hover_text(name).clicked() {
            if scene.proposed.is_proposed(piece.fragment) {
                asking::ask_about(scene, piece.fragment);
            } else {
                go_to(scene, piece.fragment);
            }
        }
    }
}

/// Goes to the card that a text comes from.
fn go_to(scene: &mut Scene<'_>, fragment: FragmentId) {
    scene.view.go_to(Pane::Board, fragment);
    scene.push(Action::Select(fragment));
    choose_article(scene, fragment);
}
