//! Dragging, frame by frame: what hangs at the pointer, where the line is drawn, what is scrolled,
//! and that what is let go stands where the line was.

use egui::accesskit::Role as Widget;
use egui::epaint::{ClippedShape, Shape};
use egui::{Key, Pos2, Rangef, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use recolumn::document::{
    ArticleId, By, Command, Destination, FragmentId, Placement, Role, fragment_text,
};
use recolumn::session::Action;

use super::driven::Window;
use super::pages::project;

/// Width of a card that hangs at the pointer, and of one in a column.
const CARD: f32 = 204.0;

impl Window {
    /// What was painted in the last frame, and the part of the window that it was confined to.
    fn painted(&self) -> Vec<(Rect, &Shape)> {
        fn add<'a>(clip: Rect, shape: &'a Shape, all: &mut Vec<(Rect, &'a Shape)>) {
            match shape {
                Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(clip, shape, all)),
                shape => all.push((clip, shape)),
            }
        }
        let mut all = Vec::new();
        for ClippedShape {
            clip_rect, shape, ..
        } in &self.harness.output().shapes
        {
            add(*clip_rect, shape, &mut all);
        }
        all
    }

    /// The drop line: from where to where, and at which height.
    fn drop_line(&self) -> Option<(Rangef, f32)> {
        let painted = self.painted().into_iter();
        let mut lines = painted.filter_map(|(clip, shape)| match shape {
            Shape::LineSegment { points, stroke }
                if (stroke.width - 3.0).abs() < 0.01 && points[0].y == points[1].y =>
            {
                let is_seen = clip.contains(points[0].lerp(points[1], 0.5));
                is_seen.then(|| (Rangef::new(points[0].x, points[1].x), points[0].y))
            }
            _ => None,
        });
        let line = lines.next();
        assert!(lines.next().is_none(), "there are two lines");
        line
    }

    /// The first of the cards that hang at the pointer.
    fn ghost(&self) -> Option<Rect> {
        let whole = self.harness.ctx.content_rect();
        let cards = self
            .painted()
            .into_iter()
            .filter_map(|(clip, shape)| match shape {
                Shape::Rect(card)
                    if clip.contains_rect(whole)
                        && (card.rect.width() - CARD).abs() < 0.01
                        && card.fill.a() == 255 =>
                {
                    Some(card.rect)
                }
                _ => None,
            });
        cards.reduce(|_, last| last)
    }

    /// What is written at a place, such as the number of the cards.
    fn written_at(&self, at: Pos2) -> Option<String> {
        let painted = self.painted().into_iter();
        let written = painted.filter_map(|(_, shape)| match shape {
            Shape::Text(text) if text.visual_bounding_rect().expand(2.0).contains(at) => {
                Some(text.galley.text().to_owned())
            }
            _ => None,
        });
        written.reduce(|_, last| last)
    }

    fn pick_up(&mut self, from: Pos2) {
        self.harness.hover_at(from);
        self.harness.drag_at(from);
        self.harness.hover_at(from + vec2(12.0, 4.0));
        self.settle();
    }

    fn carry(&mut self, to: Pos2) {
        self.harness.hover_at(to);
        self.settle();
    }

    fn let_go(&mut self, at: Pos2) {
        self.harness.drop_at(at);
        self.settle();
    }

    /// Waits until nothing is scrolled any more.
    fn rest(&mut self) {
        let mut before = Vec::new();
        for _ in 0..300 {
            self.harness.run_steps(3);
            let now: Vec<_> = self.cards().into_iter().map(|(_, rect)| rect).collect();
            if now == before {
                return;
            }
            before = now;
        }
        panic!("it is scrolled without an end");
    }

    /// The cards that are shown: what is said of each, and where it is.
    fn cards(&self) -> Vec<(String, Rect)> {
        let cards = self.harness.query_all_by_role(Widget::ListItem);
        let cards = cards.map(|card| (card.accesskit_node().label(), card.rect()));
        cards
            .filter_map(|(name, rect)| Some((name?, rect)))
            .collect()
    }

    /// The cards of the column whose cards reach from here to there, from top to bottom.
    fn column(&self, x: Rangef) -> Vec<(FragmentId, Rect)> {
        let number = self.article_at(x.center()).expect("an article is there");
        let article = self.placement().articles().nth(number - 1).unwrap();
        let cards = self.harness.query_all_by_role(Widget::ListItem);
        let cards = cards.filter_map(|card| {
            let rect = card.rect();
            let is_here = (rect.x_range().min - x.min).abs() + (rect.right() - x.max).abs() < 1.0;
            // «3, Paragraph, 120 characters, …»: the third part.
            let about = card.accesskit_node().description().filter(|_| is_here)?;
            let place: usize = about.split(',').next()?.parse().ok()?;
            Some((article.parts[place - 1].fragment, rect))
        });
        let mut cards: Vec<_> = cards.collect();
        cards.sort_by(|one, other| one.1.top().total_cmp(&other.1.top()));
        cards
    }

    /// The number of the article in whose column a place is, from 1.
    fn article_at(&self, x: f32) -> Option<usize> {
        let lists = self.harness.query_all_by_role(Widget::List);
        let mut names = lists.filter_map(|list| {
            let is_here = list.rect().x_range().contains(x);
            list.accesskit_node().label().filter(|_| is_here)
        });
        names.find_map(|name| {
            let number = name.strip_prefix("Article ")?.split([':', ',']).next()?;
            number.parse().ok()
        })
    }

    fn steps(&self) -> usize {
        let work = self.app().session().work().unwrap();
        work.document().steps().len()
    }

    fn place_in_article(&mut self, fragments: Vec<FragmentId>) {
        self.act(Action::Do(Command::Move {
            fragments,
            to: Destination::NewArticle { before: None },
            role: None,
            by: By::User,
        }));
    }

    fn ids(&self) -> Vec<FragmentId> {
        self.placement().fragments().map(|(id, _)| id).collect()
    }

    /// Running text of the page.
    fn texts(&self) -> Vec<FragmentId> {
        let fragments = self.placement().fragments();
        let texts = fragments.filter(|(_, fragment)| fragment.role == Role::Paragraph);
        texts.map(|(id, _)| id).collect()
    }

    /// The card of a fragment on the page.
    fn card_of(&self, id: FragmentId, on_page: bool) -> Rect {
        let placement = self.placement();
        let fragment = placement.fragment(id).unwrap();
        let text = fragment_text(placement.text(id.source), &fragment.spans);
        let begins: String = text.chars().take(24).collect();
        self.card(&begins, on_page)
    }
}

fn parts(placement: &Placement, article: ArticleId) -> Vec<FragmentId> {
    let article = placement.article(article).into_iter();
    article
        .flat_map(|article| article.parts.iter().map(|part| part.fragment))
        .collect()
}

/// All running text but the first in one article: much more than is in sight.
fn long_article() -> (Window, FragmentId) {
    let mut window = Window::sample();
    let texts = window.texts();
    window.place_in_article(texts[1..].to_vec());
    (window, texts[0])
}

/// Where the list of a column's cards is seen, by the cards in it.
fn list_of(window: &Window) -> Rect {
    let lane = window.harness.query_all_by_role(Widget::List);
    let lane = lane.filter(|list| {
        let name = list.accesskit_node().label();
        name.is_some_and(|name| name.starts_with("Article 1"))
    });
    lane.map(|list| list.rect()).next().unwrap()
}

#[test]
fn what_is_dragged_stays_at_the_pointer() {
    let (mut window, text) = long_article();
    let from = window.card_of(text, true).center();
    let lane = list_of(&window);
    window.pick_up(from);
    let at = from + vec2(12.0, 4.0);
    let hangs = window.ghost().expect("it hangs at the pointer").min - at;
    assert!(hangs.x >= 0.0 && hangs.y >= 0.0, "below and right of it");
    // Over the page, the head of a column, its cards, its lower edge, where it scrolls, and the bar.
    let bottom = lane.bottom() - 8.0;
    for to in [
        pos2(80.0, 400.0),
        pos2(lane.center().x, lane.top() + 20.0),
        lane.center(),
        pos2(lane.center().x, bottom),
        pos2(700.0, 790.0),
    ] {
        window.carry(to);
        for _ in 0..12 {
            window.harness.run_steps(1);
            let ghost = window.ghost().expect("it hangs there still");
            assert!(
                ((ghost.min - to) - hangs).length() < 0.01,
                "{ghost:?} at {to}"
            );
        }
    }
    window.key(Key::Escape);
    assert_eq!(window.ghost(), None);
}

#[test]
fn several_cards_show_their_number() {
    let mut window = Window::sample();
    let ids = window.ids();
    window.act(Action::SelectAll(ids[1..4].to_vec()));
    let from = window.card_of(ids[2], true).center();
    window.pick_up(from);
    let ghost = window.ghost().unwrap();
    assert_eq!(window.written_at(ghost.right_top()).as_deref(), Some("3"));
    window.harness.get_by_label("3 fragments · Esc cancels");
    window.key(Key::Escape);
    window.let_go(from);

    window.act(Action::Select(ids[2]));
    window.pick_up(from);
    let ghost = window.ghost().unwrap();
    assert_eq!(
        window.written_at(ghost.right_top()),
        None,
        "one needs no number"
    );
}

#[test]
fn a_long_article_is_scrolled_at_its_edges_and_the_drop_lands_where_the_line_is() {
    let (mut window, text) = long_article();
    let lane = list_of(&window);
    let article = window.placement().articles().next().unwrap().id;
    let x = lane.center().x;
    let any_card = |window: &Window| {
        let id = window.placement().articles().next().unwrap().parts[3].fragment;
        window.card_of(id, false).top()
    };
    window.pick_up(window.card_of(text, true).center());
    let mut gone = |y: f32, frames: usize| {
        // From the middle, where nothing moves.
        window.carry(lane.center());
        let before = any_card(&window);
        window.harness.hover_at(pos2(x, y));
        window.harness.run_steps(frames);
        let after = any_card(&window);
        window.carry(lane.center());
        let left = any_card(&window);
        window.harness.run_steps(10);
        assert_eq!(
            any_card(&window),
            left,
            "it stands still once the pointer has left the edge"
        );
        before - after
    };
    let bottom = lane.bottom() - 4.0;
    let (shallow, deep) = (gone(bottom - 30.0, 6), gone(bottom - 2.0, 6));
    assert!(shallow > 1.0, "{shallow}");
    assert!(
        deep > 3.0 * shallow,
        "the nearer, the faster: {shallow} and {deep}"
    );
    assert!(gone(lane.top() + 62.0, 6) < 0.0, "and back over the head");

    window.harness.hover_at(pos2(x, bottom - 6.0));
    window.harness.run_steps(30);
    let (line_x, line_y) = window.drop_line().expect("a line");
    let (above, below) = around(&window.column(line_x), line_y);
    window.let_go(pos2(x, bottom - 6.0));
    let stands = parts(window.placement(), article);
    let at = stands.iter().position(|&id| id == text).unwrap();
    assert_eq!(at.checked_sub(1).map(|at| stands[at]), above);
    assert_eq!(stands.get(at + 1).copied(), below);
}

#[test]
fn the_board_is_scrolled_at_its_edges() {
    let mut window = Window::sample();
    let ids = window.ids();
    for id in &ids[10..18] {
        window.place_in_article(vec![*id]);
    }
    let left = |window: &Window| {
        let lists = window.harness.query_all_by_role(Widget::List);
        let lists = lists.filter_map(|list| Some((list.accesskit_node().label()?, list.rect())));
        let first = lists.filter(|(name, _)| name.starts_with("Article"));
        first
            .map(|(_, rect)| rect.left())
            .fold(f32::INFINITY, f32::min)
    };
    let page = window.place(Widget::List, "Page");
    let board = window.place(Widget::Group, "Articles");
    window.pick_up(window.card_of(ids[3], true).center());
    let began = left(&window);
    window
        .harness
        .hover_at(pos2(board.right() - 3.0, board.center().y));
    window.harness.run_steps(8);
    window.rest();
    let new = window.place(Widget::Button, "New article");
    assert!(
        new.right() <= board.right() + 1.0,
        "its end is in sight: {new:?}"
    );
    window
        .harness
        .hover_at(pos2(board.left() + 8.0, board.center().y));
    window.rest();
    let now = left(&window);
    assert!(
        (now - began).abs() < 1.0,
        "and its beginning again: {now}, {began}"
    );
    window.carry(page.center());
    window.key(Key::Escape);
    let center = page.center();
    window.let_go(center);
}

#[test]
fn escape_and_a_drop_outside_are_no_step() {
    let (mut window, text) = long_article();
    let lane = list_of(&window);
    let (before, steps) = (window.placement().clone(), window.steps());
    let from = window.card_of(text, true).center();
    let outside = [
        pos2(600.0, 20.0),
        pos2(600.0, 790.0),
        pos2(lane.right() + 300.0, 500.0),
        pos2(1200.0, 300.0),
    ];
    for at in outside {
        window.pick_up(from);
        window.carry(at);
        assert_eq!(window.drop_line(), None, "{at}");
        window.let_go(at);
        assert!(
            window.placement() == &before && window.steps() == steps,
            "{at}"
        );
    }
    window.pick_up(from);
    window.carry(lane.center());
    assert!(window.drop_line().is_some());
    window.key(Key::Escape);
    assert_eq!((window.drop_line(), window.ghost()), (None, None));
    window.let_go(lane.center());
    assert!(window.placement() == &before && window.steps() == steps);
}

#[test]
fn a_drop_on_a_title_renames_nothing_and_one_on_an_empty_slot_fills_it() {
    let mut window = Window::sample();
    let texts = window.texts();
    let titles = window.placement().fragments();
    let titles = titles.filter(|(_, fragment)| fragment.role == Role::Title);
    let title = titles.map(|(id, _)| id).next().unwrap();
    window.place_in_article(vec![title, texts[1], texts[2]]);
    let article = window.placement().articles().next().unwrap().id;
    let name = window.card_of(title, false);
    window.pick_up(window.card_of(texts[0], true).center());
    window.carry(name.center());
    let (x, y) = window.drop_line().expect("it shows where it would go");
    assert_eq!(around(&window.column(x), y), (None, Some(texts[1])));
    window.let_go(name.center());
    let stands = parts(window.placement(), article);
    assert_eq!(stands, [title, texts[0], texts[1], texts[2]]);
    let role = |window: &Window, id| window.placement().fragment(id).unwrap().role;
    assert_eq!(
        role(&window, texts[0]),
        Role::Paragraph,
        "it is what it was"
    );

    // Below the title is the empty slot of the byline.
    let slot = pos2(name.center().x, name.bottom() + 12.0);
    let from = window.card_of(texts[3], true).center();
    window.drag(from, slot);
    assert_eq!(role(&window, texts[3]), Role::Byline);
    assert!(parts(window.placement(), article).contains(&texts[3]));
}

/// True for what stands in the head of a column, and is no card of it.
fn is_head(role: Role) -> bool {
    matches!(role, Role::Title | Role::Subtitle | Role::Byline)
}

/// The cards above and below a line.
fn around(cards: &[(FragmentId, Rect)], y: f32) -> (Option<FragmentId>, Option<FragmentId>) {
    let above = cards.iter().rfind(|(_, card)| card.center().y < y);
    let below = cards.iter().find(|(_, card)| card.center().y >= y);
    (above.map(|card| card.0), below.map(|card| card.0))
}

/// A board, and drags on it.
#[derive(Clone, Debug)]
struct Scenario {
    size: (f32, f32),
    order: Vec<usize>,
    /// How many parts each article has.
    articles: Vec<usize>,
    drags: Vec<OneDrag>,
}

/// What is dragged, and where to: as shares of what there is.
#[derive(Clone, Debug)]
struct OneDrag {
    card: usize,
    more: usize,
    to: (f32, f32),
}

fn scenarios(fragments: usize) -> impl Strategy<Value = Scenario> {
    let sizes = prop::sample::select(vec![(1280.0, 800.0), (960.0, 640.0), (1700.0, 1000.0)]);
    let order = Just((0..fragments).collect::<Vec<_>>()).prop_shuffle();
    let articles = prop::collection::vec(1usize..12, 1..6);
    let drag = (0usize..1000, 0usize..4, (0f32..1.0, 0f32..1.0));
    let drag = drag.prop_map(|(card, more, to)| OneDrag { card, more, to });
    let drags = prop::collection::vec(drag, 4..8);
    (sizes, order, articles, drags).prop_map(|(size, order, articles, drags)| Scenario {
        size,
        order,
        articles,
        drags,
    })
}

/// Plays a scenario. How many drops fell on a line.
fn play(scenario: &Scenario) -> usize {
    let (width, height) = scenario.size;
    let mut window = Window::of(&project("assets/sample/page.txt"), [width, height]);
    let ids = window.ids();
    let mut order = scenario.order.iter().filter_map(|&at| ids.get(at).copied());
    for &count in &scenario.articles {
        let article: Vec<_> = order.by_ref().take(count).collect();
        if !article.is_empty() {
            window.place_in_article(article);
        }
    }
    let drags = scenario.drags.iter();
    drags.filter(|drag| play_one(&mut window, drag)).count()
}

/// One drag. True if it fell on a line.
fn play_one(window: &mut Window, drag: &OneDrag) -> bool {
    let board = window.place(Widget::Group, "Articles");
    let cards = window.cards();
    let (_, card) = &cards[drag.card % cards.len()];
    if drag.more > 0 {
        let ids = window.ids();
        let at = drag.card % ids.len();
        let chosen = ids.iter().cycle().skip(at).step_by(3).take(drag.more + 1);
        window.act(Action::SelectAll(chosen.copied().collect()));
    }
    window.pick_up(card.center());
    if window.ghost().is_none() {
        // Another thing lies over the middle of that card: it is half out of sight.
        window.let_go(card.center());
        window.act(Action::SelectNothing);
        return false;
    }
    let dragged = window
        .app()
        .session()
        .selection()
        .in_order(window.placement());
    let to = board.min + board.size() * vec2(drag.to.0, drag.to.1);
    window.carry(to);
    window.rest();
    let (before, steps) = (window.placement().clone(), window.steps());
    let line = window.drop_line();
    let seen = line.map(|(x, _)| window.column(x));
    let wanted = line.map(|(x, y)| {
        let number = window
            .article_at(x.center())
            .expect("the line is in a column");
        let article = before.articles().nth(number - 1).unwrap().id;
        let (above, below) = around(&window.column(x), y);
        // The card below may be out of sight.
        let cards: Vec<_> = parts(&before, article)
            .into_iter()
            .filter(|id| !is_head(before.fragment(*id).unwrap().role))
            .collect();
        let place = |wanted: Option<FragmentId>| cards.iter().position(|id| Some(*id) == wanted);
        let from = place(above).map(|at| at + 1).or(place(below));
        let mut rest = cards[from.unwrap_or(0)..].iter();
        // What is dragged itself goes away from there.
        let below = rest.find(|id| !dragged.contains(id));
        let stays = parts(&before, article)
            .into_iter()
            .filter(|id| !dragged.contains(id));
        let mut order: Vec<_> = stays.collect();
        let at = below.and_then(|below| order.iter().position(|id| id == below));
        let at = at.unwrap_or(order.len());
        order.splice(at..at, dragged.iter().copied());
        (article, order)
    });
    let new = window
        .harness
        .query_by_role_and_label(Widget::Button, "New article");
    let on_new = new.is_some_and(|new| new.rect().contains(to));
    let in_column = window.article_at(to.x).is_some();
    window.let_go(to);
    match wanted {
        Some((article, order)) => {
            let stands = parts(window.placement(), article);
            assert_eq!(
                stands, order,
                "{dragged:?} at {to}, the line at {line:?}; {seen:?}"
            );
        }
        None if on_new || in_column => {
            let is_elsewhere = |id: &FragmentId| {
                before.articles().all(|article| {
                    let stood = parts(&before, article.id);
                    let stands = parts(window.placement(), article.id);
                    stood.contains(id) || !stands.contains(id) || in_column
                })
            };
            assert!(dragged.iter().all(is_elsewhere));
        }
        None => {
            assert!(window.placement() == &before, "no line, no drop: {to}");
            assert_eq!(window.steps(), steps);
        }
    }
    window.act(Action::SelectNothing);
    line.is_some()
}

#[test]
fn what_is_dropped_anywhere_stands_where_the_line_was() {
    let config = Config {
        cases: 14,
        failure_persistence: None,
        max_shrink_iters: 24,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let count = Window::sample().placement().fragment_count();
    let on_lines = std::cell::Cell::new(0);
    let played = runner.run(&scenarios(count), |scenario| {
        on_lines.set(on_lines.get() + play(&scenario));
        Ok(())
    });
    played.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(
        on_lines.get() > 20,
        "only {} drops fell on a line",
        on_lines.get()
    );
}
