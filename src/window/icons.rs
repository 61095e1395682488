//! The icons: paths of a 16 × 16 grid, drawn as polylines in the colour of their label.
//!
//! Understands the part of SVG path notation that the icons use: M, L (also implied), H, V, A, C
//! and Z, absolute and relative, circles as arcs. Anything else ends the path where it stands.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// One icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Icon(&'static str);

/// Open a file.
pub(crate) const OPEN: Icon = Icon("M2 12.5V4h4l1.5 1.5H13V7M2 12.5 4 7h11l-2 5.5z");
/// Save.
pub(crate) const SAVE: Icon = Icon("M8 2.5v7M5 7l3 3 3-3M2.5 10.5v3h11v-3");
/// Undo.
pub(crate) const UNDO: Icon = Icon("M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6");
/// Redo.
pub(crate) const REDO: Icon = Icon("M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10");
/// Suggest the page.
pub(crate) const SUGGEST: Icon = Icon("M2 3.5h5M9 3.5h5M2 8h3M7 8h7M2 12.5h8M12 12.5h2");
/// Every menu.
pub(crate) const MENU: Icon = Icon("M2.5 4h11M2.5 8h11M2.5 12h11");
/// More below.
pub(crate) const DOWN: Icon = Icon("M4 6l4 4 4-4");
/// Less below.
pub(crate) const UP: Icon = Icon("M4 10l4-4 4 4");
/// Find.
pub(crate) const FIND: Icon = Icon("M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14");
/// Leave.
pub(crate) const CROSS: Icon = Icon("M4 4l8 8M12 4l-8 8");
/// Next.
pub(crate) const RIGHT: Icon = Icon("M6 4l4 4-4 4");
/// Previous.
pub(crate) const LEFT: Icon = Icon("M10 4 6 8l4 4");
/// New.
pub(crate) const PLUS: Icon = Icon("M8 3v10M3 8h10");
/// All is well.
pub(crate) const CHECK: Icon = Icon("M3 8.5 6.5 12 13 4.5");
/// Discard.
pub(crate) const DISCARD: Icon =
    Icon("M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM4.2 4.2l7.6 7.6");

impl Icon {
    /// Draws the icon into a square; `colour` is that of its label.
    pub(crate) fn paint(self, painter: &Painter, square: Rect, colour: Color32) {
        let scale = square.width() / 16.0;
        let stroke = Stroke::new(1.5 * scale, colour);
        for stretch in Path::new(self.0).stretches() {
            let points = stretch
                .iter()
                .map(|p| square.min + p.to_vec2() * scale)
                .collect();
            painter.add(Shape::line(points, stroke));
        }
    }
}

/// Reads path notation.
struct Path<'a> {
    rest: &'a str,
    at: Pos2,
    done: Vec<Vec<Pos2>>,
    open: Vec<Pos2>,
}

impl<'a> Path<'a> {
    fn new(notation: &'a str) -> Self {
        Self {
            rest: notation,
            at: Pos2::ZERO,
            done: Vec::new(),
            open: Vec::new(),
        }
    }

    fn stretches(mut self) -> Vec<Vec<Pos2>> {
        let mut verb = 'M';
        loop {
            self.rest = self.rest.trim_start_matches([' ', ',']);
            let Some(next) = self.rest.chars().next() else {
                break;
            };
            if next.is_ascii_alphabetic() {
                verb = next;
                self.rest = self.rest.get(1..).unwrap_or_default();
            }
            if self.step(verb).is_none() {
                break;
            }
            verb = match verb {
                'M' => 'L',
                'm' => 'l',
                other => other,
            };
        }
        self.lift();
        self.done
    }

    fn step(&mut self, verb: char) -> Option<()> {
        let from = if verb.is_ascii_lowercase() {
            self.at
        } else {
            Pos2::ZERO
        };
        match verb.to_ascii_uppercase() {
            'M' => {
                let to = from + vec2(self.number()?, self.number()?);
                self.lift();
                self.at = to;
                self.open.push(to);
            }
            'L' => {
                let to = from + vec2(self.number()?, self.number()?);
                self.line_to(to);
            }
            'H' => {
                let to = pos2(from.x + self.number()?, self.at.y);
                self.line_to(to);
            }
            'V' => {
                let to = pos2(self.at.x, from.y + self.number()?);
                self.line_to(to);
            }
            'A' => {
                let (radius, _, _) = (self.number()?, self.number()?, self.number()?);
                let (_, sweep) = (self.flag()?, self.flag()?);
                let to = from + vec2(self.number()?, self.number()?);
                self.arc_to(radius, sweep, to);
            }
            'Z' => {
                let first = *self.open.first()?;
                self.line_to(first);
                self.lift();
            }
            _ => return None,
        }
        Some(())
    }

    /// A half circle (all arcs here are half circles) as twelve straight pieces.
    fn arc_to(&mut self, radius: f32, clockwise: bool, to: Pos2) {
        const PIECES: i16 = 12;
        let centre = self.at + (to - self.at) / 2.0;
        let start = (self.at - centre).angle();
        let turn = if clockwise {
            std::f32::consts::PI
        } else {
            -std::f32::consts::PI
        };
        for piece in 1..PIECES {
            let angle = start + turn * f32::from(piece) / f32::from(PIECES);
            self.open
                .push(centre + radius * vec2(angle.cos(), angle.sin()));
        }
        self.line_to(to);
    }

    fn line_to(&mut self, to: Pos2) {
        if self.open.is_empty() {
            self.open.push(self.at);
        }
        self.at = to;
        self.open.push(to);
    }

    fn lift(&mut self) {
        if self.open.len() > 1 {
            self.done.push(std::mem::take(&mut self.open));
        }
        self.open.clear();
    }

    fn number(&mut self) -> Option<f32> {
        self.rest = self.rest.trim_start_matches([' ', ',']);
        let (mut end, mut seen_dot) = (0, false);
        for (at, c) in self.rest.char_indices() {
            let second_dot = c == '.' && std::mem::replace(&mut seen_dot, true);
            if second_dot || !(c.is_ascii_digit() || c == '.' || (at == 0 && c == '-')) {
                break;
            }
            end = at + 1;
        }
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number.parse().ok()
    }

    fn flag(&mut self) -> Option<bool> {
        self.rest = self.rest.trim_start_matches([' ', ',']);
        let flag = self.rest.chars().next()?;
        self.rest = self.rest.get(1..)?;
        Some(flag == '1')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_reads_to_its_end_and_stays_on_its_grid() {
        for icon in [
            OPEN, SAVE, UNDO, REDO, SUGGEST, DOWN, RIGHT, LEFT, PLUS, CHECK, DISCARD,
        ] {
            let strokes = icon.0.matches(['M', 'm']).count();
            let stretches = Path::new(icon.0).stretches();
            assert_eq!(stretches.len(), strokes, "{icon:?}");
            let grid = Rect::from_min_max(Pos2::ZERO, pos2(16.0, 16.0));
            assert!(
                stretches
                    .iter()
                    .flatten()
                    .all(|&point| grid.contains(point)),
                "{icon:?}"
            );
        }
    }
}
