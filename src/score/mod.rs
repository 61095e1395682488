//! How near a placement comes to a page's right answer.
//!
//! The answer of a page, its [`Gold`], says of every character which article it belongs to, what it
//! is there and what comes after it. [`of`] compares a placement with it, character by character,
//! so that it does not matter how the page was cut into fragments: a seam is right if the right two
//! characters meet in it. Blanks count nowhere.
//!
//! A pure function of the two: no files, no clock. An answer is of one page, and so is a placement
//! that is scored; a work of several pages is refused.

mod answer;
mod figures;
mod gold;
mod links;

pub use answer::{Kind, Mismatch, Numbered, Reading};
pub use figures::{Figures, Scored, Tally, Wrong};
pub use gold::{CodePoints, Gold, GoldArticle, GoldDiscard, GoldError, GoldItem};
pub use links::{Bin, Link, links, reliability};

use crate::document::Placement;

/// Scores a placement of one page.
///
/// # Errors
/// [`Mismatch`] if the placement and the answer are not of the same page.
pub fn of(placement: &Placement, gold: &Gold) -> Result<Scored, Mismatch> {
    let text = answer::only_text(placement)?;
    let numbered = Numbered::new(text);
    let wanted = Reading::of_gold(gold, &numbered)?;
    let said = Reading::of_placement(placement, &numbered);
    Ok(Scored::new(&said, &wanted, &numbered))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{
        Article, ArticleId, By, Confidence, Extra, Fragment, Join, NewPage, Part, Reason, Role,
        Source, Span, Spans, Standing,
    };

    /// Seven lines of two characters: numbers 0 to 13, code points 3 to a line, bytes 7 to a line.
    const PAGE: &str = "桥成\n老桥\n水落\n修好\n了。\n石出\n三版\n";

    /// One article is lines 0 (title), 1, 3, 4, the other lines 2, 5; line 6 is a folio.
    const ANSWER: &str = r#"{"source": "page.txt", "chars": 21, "articles": [
        {"title": [[0, 2]], "body": [{"spans": [[3, 5], [9, 11], [12, 14]], "kind": "paragraph"}]},
        {"body": [{"spans": [[6, 8], [15, 17]], "kind": "paragraph"}]}],
        "discard": [{"spans": [[18, 20]], "kind": "folio"}]}"#;

    fn gold() -> Gold {
        Gold::read(ANSWER.as_bytes()).unwrap()
    }

    /// A page of articles, each a list of lines with role and join; what is named nowhere is
    /// unplaced.
    fn placed(articles: &[&[(u32, Role, Join)]], discarded: &[u32]) -> Placement {
        let mut placement = Placement::default();
        let source = Source {
            name: "page.txt".into(),
            encoding: "UTF-8".into(),
            sha256: [0; 32],
            text: PAGE.into(),
            extra: Extra::None,
        };
        let source = placement
            .add_page(&NewPage {
                source: source.into(),
                cuts: Vec::new(),
            })
            .unwrap();
        let mut insert = |line: u32, role, standing| {
            let spans = Spans::one(Span::new(line * 7, line * 7 + 6));
            placement.insert(source, Fragment::new(PAGE, spans, role, standing, None))
        };
        let mut named = discarded.to_vec();
        let mut made = Vec::new();
        for &line in discarded {
            insert(
                line,
                Role::Paragraph,
                Standing::Discarded(Reason::PageFurniture),
            );
        }
        for (number, lines) in (1..).zip(articles) {
            let id = ArticleId(number);
            let part = |&(line, role, join): &(u32, Role, Join)| {
                named.push(line);
                Part {
                    fragment: insert(line, role, Standing::InArticle(id)),
                    join,
                    by: By::Suggestion(Confidence::new(0.9).unwrap()),
                }
            };
            let parts = lines.iter().map(part).collect();
            made.push(Article {
                id,
                parts,
                extra: None,
            });
        }
        for line in (0..7).filter(|line| !named.contains(line)) {
            insert(line, Role::Paragraph, Standing::Unplaced);
        }
        for article in made {
            placement.push_article(article);
        }
        assert_eq!(crate::document::find_fault(&placement), None);
        placement
    }

    const TITLE: (u32, Role, Join) = (0, Role::Title, Join::Paragraph);

    fn begins(line: u32) -> (u32, Role, Join) {
        (line, Role::Paragraph, Join::Paragraph)
    }

    fn goes_on(line: u32) -> (u32, Role, Join) {
        (line, Role::Paragraph, Join::Continue)
    }

    #[test]
    fn the_figures_are_those_worked_out_by_hand() {
        let placement = placed(
            &[
                &[TITLE, begins(1), goes_on(3), begins(5)],
                &[begins(2), begins(4)],
            ],
            &[],
        );
        let Scored { figures, wrong } = of(&placement, &gold()).unwrap();
        let tally = |right, said, wanted| Tally {
            right,
            said,
            wanted,
        };
        let by_hand = Figures {
            characters: 14,
            // Said: 桥→修, 好→石, 落→了. Wanted: 桥→修, 落→石.
            seams: tally(1, 3, 2),
            // Eight and four characters on both sides; 6 of them are together rightly, and 2 + 2 + 2.
            groups: tally(15 + 3, 28 + 6, 28 + 6),
            paragraphs: tally(2, 4, 2),
            titles: tally(2, 2, 2),
            bylines: tally(0, 0, 0),
            running_heads: tally(0, 0, 0),
            discards: tally(0, 0, 2),
            exact: 0,
            articles: 2,
            unplaced: 2,
            lost: 0,
        };
        assert_eq!(figures, by_hand);
        // Bytes: line times 7, and 3 more for its second character.
        assert_eq!(wrong.missed, [(17, 35)]);
        assert_eq!(wrong.made, [(17, 28), (24, 35)]);
        assert!((figures.seams.precision() - 1.0 / 3.0).abs() < 1e-12);
        assert!((figures.seams.recall() - 0.5).abs() < 1e-12);
        assert!((figures.seams.f1() - 0.4).abs() < 1e-12);
        assert!((figures.bylines.f1() - 1.0).abs() < 1e-12);
        assert!(figures.discards.f1().abs() < 1e-12);
    }

    #[test]
    fn the_right_placement_has_nothing_wrong() {
        let placement = placed(
            &[
                &[TITLE, begins(1), goes_on(3), goes_on(4)],
                &[begins(2), goes_on(5)],
            ],
            &[6],
        );
        let Scored { figures, wrong } = of(&placement, &gold()).unwrap();
        for (name, tally) in figures.tallies() {
            assert!((tally.f1() - 1.0).abs() < 1e-12, "{name}");
        }
        assert_eq!((figures.exact, figures.unplaced, figures.lost), (2, 0, 0));
        assert_eq!(wrong, Wrong::default());
    }

    #[test]
    fn links_are_judged_one_by_one() {
        let placement = placed(
            &[
                &[TITLE, begins(1), goes_on(3), begins(5)],
                &[begins(2), begins(4)],
            ],
            &[],
        );
        let found: Vec<_> = links(&placement, &gold())
            .unwrap()
            .iter()
            .map(|link| (link.left.start / 7, link.right.start / 7, link.is_right))
            .collect();
        assert_eq!(found, [(1, 3, true), (3, 5, false), (2, 4, false)]);
    }

    #[test]
    fn an_answer_of_another_page_is_refused() {
        let placement = placed(&[], &[]);
        let check = |change: &dyn Fn(&mut Gold), mismatch| {
            let mut gold = gold();
            change(&mut gold);
            assert_eq!(of(&placement, &gold), Err(mismatch));
        };
        check(&|gold| gold.code_points = 20, Mismatch::Length(21, 20));
        check(
            &|gold| gold.discards[0].spans[0] = 18..22,
            Mismatch::Beyond(22),
        );
        check(
            &|gold| gold.discards[0].spans[0] = 19..20,
            Mismatch::NotOnce(18),
        );
        check(
            &|gold| gold.articles[1].title.push(4..5),
            Mismatch::NotOnce(4),
        );
        assert_eq!(of(&Placement::default(), &gold()), Err(Mismatch::Pages(0)));
    }
}
