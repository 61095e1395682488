//! A page put together: stories dressed, cut, ordered, set with furniture between.

use crate::canvas::{Canvas, Mark, Place, Units};
use crate::chance::Chance;
use crate::columns::{Column, cut, ordered};
use crate::dress::{Article, Block, House, Sort, article};
use crate::furniture::{Where, piece, title_list};
use crate::grid;
use crate::manner::{Manner, Order, Shape};
use crate::misread::misread;
use crate::phrases::{Given, Phrases};
use crate::stories::Story;
use crate::wrap::lines;

/// What stands on the page in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// The head of an article, or a running head.
    Head,
    /// A column of an article, counted from 0.
    Column(usize, usize),
    /// Something else.
    Other,
}

/// Something that stands on the page in one piece.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) what: Stands,
    pub(crate) blocks: Vec<Block>,
    /// A blank line stands before it, if anything does.
    pub(crate) blank_before: bool,
    pub(crate) blank_after: bool,
}

/// A finished page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) canvas: Canvas,
    pub(crate) units: Units,
}

/// Makes a page of these stories.
pub(crate) fn page(
    stories: &[Story],
    manner: &Manner,
    phrases: &Phrases,
    chance: &mut Chance,
) -> Page {
    let mut units = Units::default();
    let house = House::drawn(manner, phrases, chance);
    let mut articles: Vec<Article> = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        let made = article(number, story, manner, &house, phrases, &mut units, chance);
        articles.push(made);
    }
    let titles: Vec<String> = articles.iter().map(|it| it.title.clone()).collect();
    let mut canvas = match manner.shape {
        Shape::Rows | Shape::Lines => {
            let whole = Element {
                what: Stands::Other,
                blocks: Vec::new(),
                blank_before: true,
                blank_after: true,
            };
            let furnished = if manner.varied {
                furnished(vec![whole], &titles, manner, phrases, &mut units, chance)
            } else {
                vec![whole]
            };
            let grid = grid::set(&articles, manner, chance);
            framed(&furnished, &grid, manner)
        }
        Shape::Flow | Shape::Wrapped | Shape::Scan if manner.order == Order::Bands => {
            let elements = in_bands(&articles, manner, chance);
            let all = furnished(elements, &titles, manner, phrases, &mut units, chance);
            set(&all, manner, chance)
        }
        Shape::Flow | Shape::Wrapped | Shape::Scan => {
            let elements = in_columns(&articles, manner, phrases, &mut units, chance);
            let all = furnished(elements, &titles, manner, phrases, &mut units, chance);
            set(&all, manner, chance)
        }
    };
    if manner.misread > 0.0 {
        misread(&mut canvas, manner, chance);
    }
    Page { canvas, units }
}

/// The columns in file order, with the heads where they fell.
fn in_columns(
    articles: &[Article],
    manner: &Manner,
    phrases: &Phrases,
    units: &mut Units,
    chance: &mut Chance,
) -> Vec<Element> {
    let cuts: Vec<Vec<Column>> = articles.iter().map(|it| cut(it, manner, chance)).collect();
    let runs: Vec<bool> = articles
        .iter()
        .map(|_| chance.happens(manner.runs_heads))
        .collect();
    let mut elements: Vec<Element> = Vec::new();
    let mut astray: Vec<usize> = Vec::new();
    for column in ordered(cuts, manner, chance) {
        let article = &articles[column.article];
        let body = Element {
            what: Stands::Column(column.article, column.number),
            blocks: column.blocks,
            blank_before: chance.happens(manner.blank_between_columns),
            blank_after: false,
        };
        let first = column.number == 0;
        let above = if first && !article.head.is_empty() {
            if chance.happens(manner.head_above) {
                Some(head(article, manner, chance))
            } else {
                astray.push(column.article);
                None
            }
        } else if !first && runs[column.article] && chance.happens(manner.runs_each) {
            running_head(article, manner, phrases, units, chance)
        } else {
            None
        };
        let blank_before = match &above {
            Some(_) => chance.happens(manner.blank_after_head),
            None => body.blank_before,
        };
        elements.extend(above);
        elements.push(Element {
            blank_before,
            ..body
        });
    }
    for article in astray {
        let at = astray_place(article, &elements, chance);
        elements.insert(at, head(&articles[article], manner, chance));
    }
    elements
}

/// Where a head falls that doesn't stand above its article.
fn astray_place(article: usize, elements: &[Element], chance: &mut Chance) -> usize {
    let after_head = |at: usize| at > 0 && elements[at - 1].what == Stands::Head;
    let places = |fits: &dyn Fn(usize, usize) -> bool| -> Vec<usize> {
        let all = elements
            .iter()
            .enumerate()
            .filter(|(at, _)| !after_head(*at));
        let fitting = all.filter(|(_, it)| match it.what {
            Stands::Column(of, number) => fits(of, number),
            Stands::Head | Stands::Other => false,
        });
        fitting.map(|(at, _)| at).collect()
    };
    let choice = match chance.below(20) {
        // Above another column of its own.
        0..6 => places(&|of, number| of == article && number > 0),
        // Below its own first column.
        6..9 => places(&|of, number| of == article && number == 0)
            .iter()
            .map(|at| at + 1)
            .collect(),
        // Above another article's text, or above its head.
        9..15 => places(&|of, _| of != article),
        15..18 => {
            let heads = elements.iter().enumerate();
            heads
                .filter(|(_, it)| it.what == Stands::Head)
                .map(|(at, _)| at)
                .collect()
        }
        // At the end of the page.
        _ => Vec::new(),
    };
    chance.pick(&choice).copied().unwrap_or(elements.len())
}

fn head(article: &Article, manner: &Manner, chance: &mut Chance) -> Element {
    Element {
        what: Stands::Head,
        blocks: article.head.clone(),
        blank_before: chance.happens(manner.blank_before_head),
        blank_after: chance.happens(manner.blank_after_head),
    }
}

fn running_head(
    article: &Article,
    manner: &Manner,
    phrases: &Phrases,
    units: &mut Units,
    chance: &mut Chance,
) -> Option<Element> {
    let mut text = article.title.clone();
    if text.is_empty() {
        return None;
    }
    if manner.varied && chance.happens(0.4) {
        let given = Given {
            title: &article.title,
            ..Given::default()
        };
        text = phrases.any("continued", chance, given);
    }
    if manner.varied && chance.happens(0.2) {
        let most = if manner.language.is_chinese() { 12 } else { 30 };
        let cut: String = text.chars().take(chance.between(most / 2, most)).collect();
        text = cut.trim_end().to_owned();
    }
    let marks = units.add(Place::RunningHead(article.number), &text);
    Some(Element {
        what: Stands::Head,
        blocks: vec![Block {
            sort: Sort::RunningHead,
            marks,
            begins: true,
        }],
        blank_before: chance.happens(manner.blank_before_head.max(0.5)),
        blank_after: chance.happens(manner.blank_after_head),
    })
}

/// Physical columns that hold one article after another, cut into bands that are read one by one.
fn in_bands(articles: &[Article], manner: &Manner, chance: &mut Chance) -> Vec<Element> {
    let wide = manner.across.max(2);
    let bands = chance.between(1, 3);
    let whole = |body| Article {
        number: 0,
        title: String::new(),
        head: Vec::new(),
        body,
    };
    let parts = |body, count, cut_inside, chance: &mut Chance| {
        let columns = (count, count);
        let manner = Manner {
            cut: 1.0,
            columns,
            height: None,
            cut_inside,
            ..manner.clone()
        };
        cut(&whole(body), &manner, chance)
    };
    let blocks = articles
        .iter()
        .flat_map(|it| it.head.iter().chain(&it.body));
    let mut strips: Vec<Vec<Element>> = vec![Vec::new(); bands];
    for column in parts(blocks.cloned().collect(), wide, manner.cut_inside, chance) {
        // The edge of a band falls anywhere.
        for (number, part) in parts(column.blocks, bands, 0.95, chance)
            .into_iter()
            .enumerate()
        {
            let blank_before = chance.happens(manner.blank_between_columns);
            let element = Element {
                what: Stands::Other,
                blocks: part.blocks,
                blank_before,
                blank_after: false,
            };
            strips[number.min(bands - 1)].push(element);
        }
    }
    strips.into_iter().flatten().collect()
}

/// The elements with furniture above, between and below.
fn furnished(
    elements: Vec<Element>,
    titles: &[String],
    manner: &Manner,
    phrases: &Phrases,
    units: &mut Units,
    chance: &mut Chance,
) -> Vec<Element> {
    let mut all = elements;
    for _ in 0..manner.furniture {
        let places = [
            (Where::Top, 3.0),
            (Where::Between, 4.0),
            (Where::Bottom, 3.0),
        ];
        let whereabouts = chance.weighted(&places, Where::Bottom);
        let titles = title_list(titles, manner.language.is_chinese(), chance);
        let Some(block) = piece(whereabouts, &titles, phrases, units, chance) else {
            continue;
        };
        let element = Element {
            what: Stands::Other,
            blocks: vec![block],
            blank_before: chance.happens(manner.blank_around_furniture),
            blank_after: chance.happens(manner.blank_around_furniture),
        };
        let at = match whereabouts {
            Where::Top => 0,
            Where::Between => {
                let mut at = chance.below(all.len() + 1);
                while !manner.scatters && at > 0 && all[at - 1].what == Stands::Head {
                    at -= 1;
                }
                at
            }
            Where::Bottom => all.len(),
        };
        all.insert(at, element);
    }
    all
}

/// Sets the elements one below the other.
fn set(elements: &[Element], manner: &Manner, chance: &mut Chance) -> Canvas {
    let mut canvas = Canvas::default();
    let mut blank_owed = false;
    for element in elements.iter().filter(|it| !it.blocks.is_empty()) {
        if (element.blank_before || blank_owed) && !canvas.marks.is_empty() {
            canvas.line(&[]);
        }
        blank_owed = element.blank_after;
        let mut last: Option<&Block> = None;
        for block in &element.blocks {
            if let Some(last) = last
                && blank_between(last, block, manner, chance)
            {
                canvas.line(&[]);
            }
            for line in set_block(block, manner) {
                canvas.line(&line);
                if chance.happens(manner.stray_blanks) {
                    canvas.line(&[]);
                }
            }
            last = Some(block);
        }
    }
    canvas
}

/// A grid with furniture above and below: the element without blocks stands for the grid.
fn framed(elements: &[Element], grid: &Canvas, manner: &Manner) -> Canvas {
    let mut canvas = Canvas::default();
    let mut blank_owed = false;
    for element in elements {
        if (blank_owed || element.blank_before) && !canvas.marks.is_empty() {
            canvas.line(&[]);
        }
        blank_owed = element.blank_after;
        if element.blocks.is_empty() {
            canvas.marks.extend_from_slice(&grid.marks);
        }
        for line in element
            .blocks
            .iter()
            .flat_map(|block| set_block(block, manner))
        {
            canvas.line(&line);
        }
    }
    canvas
}

fn blank_between(last: &Block, next: &Block, manner: &Manner, chance: &mut Chance) -> bool {
    let is_head = |sort: Sort| matches!(sort, Sort::Title | Sort::Subtitle | Sort::Byline);
    match (last.sort, next.sort) {
        (Sort::Body(_), Sort::Body(_)) => manner.blank_between_paragraphs,
        (left, right) if is_head(left) && is_head(right) => chance.happens(manner.blank_in_head),
        (left, _) if is_head(left) => chance.happens(manner.blank_after_head),
        _ => manner.blank_between_paragraphs || chance.happens(manner.blank_before_head),
    }
}

/// The lines of a block in a page of one column below the other.
pub(crate) fn set_block(block: &Block, manner: &Manner) -> Vec<Vec<Mark>> {
    let flows = manner.shape == Shape::Flow;
    match block.sort {
        Sort::Furniture => split_lines(&block.marks),
        Sort::Title | Sort::Subtitle | Sort::RunningHead => match manner.title_measure {
            Some(measure) => lines(&block.marks, measure, false, manner),
            None => vec![block.marks.clone()],
        },
        Sort::Byline => vec![block.marks.clone()],
        Sort::Body(_) if flows => {
            let indent = if block.begins { manner.indent } else { "" };
            let blanks = indent.chars().map(Mark::blank);
            vec![blanks.chain(block.marks.iter().copied()).collect()]
        }
        Sort::Body(_) => lines(&block.marks, manner.measure, block.begins, manner),
    }
}

/// A text that has its own line ends.
fn split_lines(marks: &[Mark]) -> Vec<Vec<Mark>> {
    marks
        .split(|mark| mark.shown == '\n')
        .map(<[Mark]>::to_vec)
        .collect()
}
