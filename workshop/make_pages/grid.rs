//! Columns side by side: as rows with gutters, or read straight across, a cell a line.

use crate::canvas::{Canvas, Mark};
use crate::chance::Chance;
use crate::dress::{Article, Block, Sort};
use crate::manner::{Manner, Shape};
use crate::wrap::{lines, width};

type Line = Vec<Mark>;

/// How a strip across the page is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fill {
    /// One article in columns of equal height.
    One,
    /// Several articles one after another, running on from column to column.
    Running,
    /// An article to each column.
    Each,
}

/// Sets all articles in strips of columns.
pub(crate) fn set(articles: &[Article], manner: &Manner, chance: &mut Chance) -> Canvas {
    let mut canvas = Canvas::default();
    let mut left = articles;
    while !left.is_empty() {
        let fill = if manner.varied {
            chance.weighted(
                &[(Fill::One, 3.0), (Fill::Running, 3.0), (Fill::Each, 2.0)],
                Fill::One,
            )
        } else {
            chance.weighted(&[(Fill::One, 5.0), (Fill::Each, 1.0)], Fill::One)
        };
        let across = if manner.varied {
            chance.between(2, manner.across)
        } else {
            manner.across
        };
        let count = match fill {
            Fill::One => 1,
            Fill::Running => chance.between(2, 4),
            Fill::Each => across,
        };
        let (now, later) = left.split_at(count.min(left.len()));
        left = later;
        if !canvas.marks.is_empty() && manner.shape == Shape::Rows {
            canvas.line(&[]);
        }
        let spans = manner.varied && fill == Fill::One && chance.happens(0.4);
        let columns = strip(now, fill, across, spans, manner, &mut canvas);
        write(&columns, manner, &mut canvas);
    }
    canvas
}

/// The columns of a strip. A head that spans the columns is written at once.
fn strip(
    articles: &[Article],
    fill: Fill,
    across: usize,
    spans: bool,
    manner: &Manner,
    canvas: &mut Canvas,
) -> Vec<Vec<Line>> {
    let mut stacks: Vec<Vec<Line>> = Vec::new();
    for article in articles {
        let mut stack = Vec::new();
        for block in &article.head {
            if spans && block.sort != Sort::Byline {
                canvas.line(&block.marks);
            } else {
                stack.extend(cells(block, manner));
            }
        }
        for block in &article.body {
            stack.extend(cells(block, manner));
        }
        stacks.push(stack);
    }
    match fill {
        Fill::Each => stacks,
        Fill::One | Fill::Running => {
            let all: Vec<Line> = stacks.into_iter().flatten().collect();
            let height = all.len().div_ceil(across).max(1);
            all.chunks(height).map(<[Line]>::to_vec).collect()
        }
    }
}

fn cells(block: &Block, manner: &Manner) -> Vec<Line> {
    let begins = block.begins && block.sort == Sort::Body(crate::canvas::Kind::Paragraph);
    let own = block.marks.split(|mark| mark.shown == '\n');
    own.flat_map(|part| lines(part, manner.measure, begins, manner))
        .collect()
}

fn write(columns: &[Vec<Line>], manner: &Manner, canvas: &mut Canvas) {
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    // A mark that hangs over the measure stands in the gutter.
    let pitch = manner.measure + manner.gutter.max(3);
    for row in 0..height {
        let mut line = Line::new();
        for (number, column) in columns.iter().enumerate() {
            let Some(cell) = column.get(row) else {
                continue;
            };
            if manner.shape == Shape::Lines {
                canvas.line(cell);
                continue;
            }
            while width(&line, manner) < number * pitch {
                line.push(Mark::blank(' '));
            }
            line.extend_from_slice(cell);
        }
        if manner.shape == Shape::Rows {
            canvas.line(&line);
        }
    }
}
