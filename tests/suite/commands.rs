//! Whatever is done to a document, in whatever order: nothing is lost, and undo is exact.

use proptest::prelude::*;
use recolumn::document::{
    ArticleId, By, Command, Confidence, Destination, Document, FragmentId, Join, Placement, Reason,
    Refusal, Role, article_text, find_fault,
};

use super::pages::of_text;

/// A page with paragraphs, wraps, a title and odd blanks.
const PAGE: &str = "老桥修好了\n\n□ 石河\n\n　　青塘县的老桥在雨季之前修好了，两岸的人又能\n走过去。修桥的工\n\n\
    人们回家去了。\n\nThe ferry will not run any more from next May, said the cap-\ntain on Monday, when he had tied up his boat for the last\ntime.\n\n第3版 要闻\n";

/// A step without its names: those are chosen from what is there when it is taken.
#[derive(Clone, Debug)]
enum Step {
    Move {
        picks: Vec<usize>,
        to: usize,
        place: usize,
        role: Option<usize>,
        by: bool,
    },
    Role {
        picks: Vec<usize>,
        role: usize,
    },
    Join {
        pick: usize,
        join: bool,
    },
    Cut {
        pick: usize,
        at: usize,
    },
    Merge {
        first: usize,
        second: usize,
    },
    MoveArticle {
        article: usize,
        before: usize,
    },
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let picks = || prop::collection::vec(0..40usize, 1..4);
    prop_oneof![
        6 => (picks(), 0..6usize, 0..12usize, prop::option::of(0..8usize), any::<bool>())
            .prop_map(|(picks, to, place, role, by)| Step::Move { picks, to, place, role, by }),
        2 => (picks(), 0..8usize).prop_map(|(picks, role)| Step::Role { picks, role }),
        2 => (0..40usize, any::<bool>()).prop_map(|(pick, join)| Step::Join { pick, join }),
        4 => (0..40usize, 0..200usize).prop_map(|(pick, at)| Step::Cut { pick, at }),
        3 => (0..40usize, 0..40usize).prop_map(|(first, second)| Step::Merge { first, second }),
        1 => (0..5usize, 0..6usize)
            .prop_map(|(article, before)| Step::MoveArticle { article, before }),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// The command that a step is on this placement; it may well be one that is refused.
fn command(placement: &Placement, step: &Step) -> Option<Command> {
    let ids: Vec<FragmentId> = placement.fragments().map(|(id, _)| id).collect();
    let pick = |number: usize| ids[number % ids.len()];
    let articles: Vec<ArticleId> = placement.articles().map(|article| article.id).collect();
    let article = |number: usize| articles.get(number % articles.len().max(1)).copied();
    Some(match step {
        Step::Move {
            picks,
            to,
            place,
            role,
            by,
        } => {
            let to = match to {
                0 => Destination::Unplaced,
                1 => Destination::Discarded(Reason::OFFERED[place % 5].clone()),
                2 => Destination::NewArticle {
                    before: article(*place).filter(|_| place % 2 == 0),
                },
                number => {
                    let article = article(*number)?;
                    let parts = &placement.article(article)?.parts;
                    let before = parts.get(*place).map(|part| part.fragment);
                    Destination::Article { article, before }
                }
            };
            let by = if *by {
                By::User
            } else {
                By::Suggestion(Confidence::new(0.5)?)
            };
            let fragments = picks.iter().map(|&number| pick(number)).collect();
            Command::Move {
                fragments,
                to,
                role: role.map(|role| Role::ALL[role]),
                by,
            }
        }
        Step::Role { picks, role } => Command::SetRole {
            fragments: picks.iter().map(|&number| pick(number)).collect(),
            role: Role::ALL[*role],
        },
        Step::Join { pick: number, join } => Command::SetJoin {
            fragment: pick(*number),
            join: if *join {
                Join::Paragraph
            } else {
                Join::Continue
            },
        },
        Step::Cut { pick: number, at } => {
            let fragment = pick(*number);
            Command::Cut {
                fragment,
                at: fragment.start + *at as u32,
            }
        }
        Step::Merge { first, second } => Command::Merge {
            fragments: vec![pick(*first), pick(*second)],
        },
        Step::MoveArticle {
            article: moved,
            before,
        } => Command::MoveArticle {
            article: article(*moved)?,
            before: article(*before),
        },
        Step::Undo | Step::Redo => return None,
    })
}

/// Takes a step and says whether the invariants and the history are right after it.
fn take(
    document: &mut Document,
    step: &Step,
    past: &mut Vec<Placement>,
) -> Result<(), TestCaseError> {
    let before = document.placement().clone();
    match step {
        Step::Undo => {
            let undone = document.undo().is_some();
            prop_assert_eq!(undone, !past.is_empty());
            if let Some(was) = past.pop() {
                prop_assert!(document.placement() == &was, "undo is not exact");
                prop_assert!(document.redo().is_some());
                prop_assert!(document.placement() == &before, "redo is not exact");
                document.undo();
            }
        }
        Step::Redo => {
            if document.redo().is_some() {
                past.push(before);
            }
        }
        _ => {
            let Some(command) = command(&before, step) else {
                return Ok(());
            };
            let (stamp, solid) = (document.stamp(), before.ledger().total());
            match document.apply(&command) {
                Ok(_) => past.push(before),
                Err(_) => {
                    prop_assert!(
                        document.placement() == &before,
                        "a refusal changed something"
                    );
                    prop_assert_eq!(document.stamp(), stamp);
                }
            }
            prop_assert_eq!(document.placement().ledger().total(), solid);
        }
    }
    prop_assert_eq!(find_fault(document.placement()), None);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_run_of_commands_keeps_every_character_and_undoes_exactly(
        steps in prop::collection::vec(step(), 1..60)
    ) {
        let mut document = of_text(PAGE);
        let fresh = document.placement().clone();
        let mut past = Vec::new();
        for step in &steps {
            take(&mut document, step, &mut past)?;
        }
        let opened = recolumn::save::open(&recolumn::save::saved_bytes(document.placement()));
        let opened = opened.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert!(&opened.placement == document.placement(), "another state after saving");
        prop_assert_eq!(opened.surprises, vec![]);
        let reached = document.placement().clone();
        let mut count = 0;
        while document.undo().is_some() {
            count += 1;
        }
        prop_assert_eq!(count, past.len());
        prop_assert!(document.placement() == &fresh);
        for _ in 0..count {
            document.redo();
        }
        prop_assert!(document.placement() == &reached);
    }
}

/// The fragment of a page that begins with these words.
fn named(document: &Document, words: &str) -> FragmentId {
    let placement = document.placement();
    let begins = |id: FragmentId| placement.text(id.source)[id.start as usize..].starts_with(words);
    placement
        .fragments()
        .map(|(id, _)| id)
        .find(|&id| begins(id))
        .unwrap()
}

fn put(document: &mut Document, words: &[&str]) {
    let fragments = words.iter().map(|words| named(document, words)).collect();
    let to = Destination::NewArticle { before: None };
    document
        .apply(&Command::Move {
            fragments,
            to,
            role: None,
            by: By::User,
        })
        .unwrap();
}

fn paragraphs(document: &Document) -> Vec<String> {
    let placement = document.placement();
    let article = placement.articles().next().unwrap();
    article_text(placement, article)
        .paragraphs
        .into_iter()
        .map(|p| p.text)
        .collect()
}

#[test]
fn a_cut_changes_no_text_and_a_merge_takes_it_back() {
    let mut document = of_text(PAGE);
    put(&mut document, &["青塘县", "人们回"]);
    let whole = paragraphs(&document);
    assert_eq!(whole.len(), 1, "mid-word, so it goes on: {whole:?}");
    let fragment = named(&document, "青塘县");
    let at = fragment.start + "青塘县的老桥".len() as u32;
    document.apply(&Command::Cut { fragment, at }).unwrap();
    assert_eq!(paragraphs(&document), whole);
    let second = named(&document, "在雨季");
    document
        .apply(&Command::Merge {
            fragments: vec![fragment, second],
        })
        .unwrap();
    assert_eq!(paragraphs(&document), whole);
}

#[test]
fn a_join_that_was_set_stays_while_its_neighbours_stay() {
    let mut document = of_text(PAGE);
    put(&mut document, &["青塘县", "人们回"]);
    let fragment = named(&document, "人们回");
    document
        .apply(&Command::SetJoin {
            fragment,
            join: Join::Paragraph,
        })
        .unwrap();
    let first = named(&document, "青塘县");
    let at = first.start + "青塘县".len() as u32;
    document
        .apply(&Command::Cut {
            fragment: first,
            at,
        })
        .unwrap();
    assert_eq!(
        paragraphs(&document).len(),
        2,
        "cutting what stands before changes nothing"
    );
    let article = document.placement().articles().next().unwrap().id;
    let moved = Command::Move {
        fragments: vec![named(&document, "第3版")],
        to: Destination::Article {
            article,
            before: None,
        },
        role: None,
        by: By::User,
    };
    document.apply(&moved).unwrap();
    assert_eq!(paragraphs(&document).len(), 3, "nor does what comes after");
}

#[test]
fn a_cut_anywhere_leaves_the_text_as_it_was() {
    let page =
        "A well-known paper (Xinhua) of 2019-2024, 标题　副题 of 青塘县 and more of it.\n\nx\n";
    let whole = of_text(page);
    let length = page.lines().next().unwrap().len() as u32;
    for at in (1..length).filter(|&at| page.is_char_boundary(at as usize)) {
        let mut document = whole.clone();
        put(&mut document, &["A well"]);
        let before = paragraphs(&document);
        let fragment = named(&document, "A well");
        document.apply(&Command::Cut { fragment, at }).unwrap();
        assert_eq!(paragraphs(&document), before, "cut at byte {at}");
        let pieces = document
            .placement()
            .fragments()
            .map(|(id, _)| id)
            .take(2)
            .collect();
        document
            .apply(&Command::Merge { fragments: pieces })
            .unwrap();
        assert_eq!(paragraphs(&document), before, "merged at byte {at}");
    }
}

#[test]
fn a_seam_keeps_its_join_wherever_it_is_moved() {
    let mut document = of_text(PAGE);
    put(&mut document, &["第3版", "青塘县", "人们回"]);
    let (left, right) = (named(&document, "青塘县"), named(&document, "人们回"));
    let whole = paragraphs(&document);
    assert_eq!(whole.len(), 2, "{whole:?}");
    let article = document.placement().articles().next().unwrap().id;
    let to = |before| Destination::Article { article, before };
    let go = |fragments, to| Command::Move {
        fragments,
        to,
        role: None,
        by: By::User,
    };
    let up = go(vec![left, right], to(Some(named(&document, "第3版"))));
    document.apply(&up).unwrap();
    assert_eq!(paragraphs(&document), [whole[1].clone(), whole[0].clone()]);
    let where_it_is = go(vec![right], to(Some(named(&document, "第3版"))));
    assert_eq!(document.apply(&where_it_is), Err(Refusal::NothingToDo));
    document
        .apply(&Command::SetJoin {
            fragment: right,
            join: Join::Paragraph,
        })
        .unwrap();
    let away = go(vec![left, right], Destination::NewArticle { before: None });
    document.apply(&away).unwrap();
    let joins: Vec<Join> = document
        .placement()
        .articles()
        .last()
        .unwrap()
        .parts
        .iter()
        .map(|p| p.join)
        .collect();
    assert_eq!(
        joins,
        [Join::Paragraph, Join::Paragraph],
        "the person said so"
    );
}

#[test]
fn text_reads_as_script_and_characters_ask() {
    let page = "The ferry will not run any more from\nnext May, said the cap-\n\
        tain on Monday, when he had tied up\nhis boat for the last time. He will\n\
        miss the lamps, and the well-read\nold men of Qingtang.\n";
    let mut document = of_text(page);
    put(&mut document, &["The ferry"]);
    let whole = "The ferry will not run any more from next May, said the captain on Monday, when \
                 he had tied up his boat for the last time. He will miss the lamps, and the \
                 well-read old men of Qingtang.";
    assert_eq!(paragraphs(&document), [whole]);
}
