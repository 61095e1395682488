//! What lies behind the text that is read: the card with the keyboard, the piece under the pointer,
//! what is looked for.

use egui::{Color32, Pos2, Stroke, StrokeKind, Ui, vec2};

use super::scene::Scene;
use super::set_text::{Laid, Piece};
use super::theme::Tokens;

/// Paints the grounds of a block whose upper left corner is here.
pub(crate) fn grounds_ui(
    scene: &Scene<'_>,
    ui: &Ui,
    laid: &Laid,
    at: Pos2,
    hovered: Option<Piece>,
) {
    let tokens = Tokens::of(ui);
    let cursor = scene.view.cursor.map(|cursor| cursor.fragment);
    let is_cursor = |piece: &Piece| Some(piece.fragment) == cursor;
    for piece in laid.pieces.iter().filter(|piece| is_cursor(piece)) {
        piece_ui(ui, laid, at, piece, tokens.select);
    }
    if let Some(piece) = hovered.filter(|piece| !is_cursor(piece)) {
        piece_ui(ui, laid, at, &piece, tokens.hover);
    }
    for piece in &laid.pieces {
        hits_ui(scene, ui, laid, at, piece);
    }
}

fn piece_ui(ui: &Ui, laid: &Laid, at: Pos2, piece: &Piece, colour: Color32) {
    for line in laid.lines_of(piece) {
        let line = line.translate(at.to_vec2()).expand2(vec2(2.0, 0.0));
        ui.painter().rect_filled(line, 2, colour);
    }
}

/// What is looked for, as far as it stands in this piece; the hit that is shown has an edge.
fn hits_ui(scene: &Scene<'_>, ui: &Ui, laid: &Laid, at: Pos2, piece: &Piece) {
    let tokens = Tokens::of(ui);
    let find = &scene.view.find;
    for hit in find.hits_in(piece.fragment) {
        let bytes = hit.start as usize..hit.end as usize;
        let Some(characters) = laid.characters(piece, bytes) else {
            continue;
        };
        for line in laid.lines_between(characters) {
            let line = line.translate(at.to_vec2()).shrink2(vec2(0.0, 2.0));
            let ground = tokens.mid.gamma_multiply(0.55);
            let edge = match find.shown_hit() == Some(*hit) {
                true => Stroke::new(1.5, tokens.ink),
                false => Stroke::NONE,
            };
            ui.painter()
                .rect(line, 2, ground, edge, StrokeKind::Outside);
        }
    }
}
