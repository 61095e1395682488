//! Whatever is done to a document, in whatever order: nothing is lost, and undo is exact.

use proptest::prelude::*;
use recolumn::document::{
    ArrangedArticle, ArrangedPart, Arrangement, By, Command, Confidence, Deed, Destination,
    Document, FragmentId, Join, Reason, Refusal, Role, RoleBy, article_text,
};

use super::pages::of_text;
use super::properties::steps::{Arranging, Step, any_run};

/// A page with paragraphs, wraps, a title and odd blanks.
pub(super) const PAGE: &str = "老桥修好了\n\n□ 石河\n\n　　青塘县的老桥在雨季之前修好了，两岸的人又能\n走过去。修桥的工\n\n\
    人们回家去了。\n\nThe ferry will not run any more from next May, said the cap-\ntain on Monday, when he had tied up his boat for the last\ntime.\n\n第3版 要闻\n";

fn arranging() -> impl Strategy<Value = Arranging> {
    let picks = prop::collection::vec((0..40usize, 0..12usize), 0..4);
    let existing = prop::option::of(0..5usize);
    (existing, picks, 0..8usize, any::<bool>(), any::<bool>()).prop_map(
        |(existing, picks, role, join, by)| Arranging {
            existing,
            picks,
            role,
            join,
            by,
        },
    )
}

pub(super) fn step() -> impl Strategy<Value = Step> {
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
        4 => (
            prop::collection::vec(arranging(), 0..3),
            prop::collection::vec(0..40usize, 0..3),
            prop::bool::weighted(0.25),
        )
            .prop_map(|(articles, discards, heedless)| {
                Step::Arrange { articles, discards, heedless }
            }),
        2 => (0..40usize, 0..40usize).prop_map(|(left, right)| Step::Reject { left, right }),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_run_of_commands_keeps_every_character_and_undoes_exactly(
        steps in prop::collection::vec(step(), 1..60)
    ) {
        any_run(of_text(PAGE), &steps);
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

/// A part that was proposed with this confidence.
fn proposed(fragment: FragmentId, role: Role, join: Join, confidence: f64) -> ArrangedPart {
    ArrangedPart {
        fragment,
        role,
        join,
        by: By::Suggestion(Confidence::new(confidence).unwrap()),
    }
}

#[test]
fn an_arrangement_fills_in_around_what_stands_and_is_one_step() {
    let mut document = of_text(PAGE);
    put(&mut document, &["青塘县", "人们回"]);
    let (above, below) = (named(&document, "青塘县"), named(&document, "人们回"));
    let (title, byline) = (named(&document, "老桥修好了"), named(&document, "□"));
    let (ferry, folio) = (named(&document, "The ferry"), named(&document, "第3版"));
    let article = document.placement().articles().next().unwrap().id;
    let fresh = document.placement().clone();
    let part = |fragment| proposed(fragment, Role::Paragraph, Join::Paragraph, 0.7);
    let with_article = |parts| ArrangedArticle {
        article: Some(article),
        parts,
    };
    let wanted = |parts| Arrangement {
        articles: vec![
            with_article(parts),
            ArrangedArticle {
                article: None,
                parts: vec![part(ferry)],
            },
        ],
        discarded: vec![(folio, Reason::PageFurniture)],
    };
    let good = vec![
        proposed(title, Role::Title, Join::Paragraph, 0.9),
        proposed(byline, Role::Byline, Join::Paragraph, 0.8),
        part(above),
        proposed(below, Role::Paragraph, Join::Continue, 0.1),
    ];
    let mut refuse = |arrangement, refusal| {
        let refused = document.apply(&Command::Arrange(arrangement)).err();
        assert_eq!(refused, Some(refusal));
        assert!(document.placement() == &fresh);
    };
    refuse(Arrangement::default(), Refusal::NothingNamed);
    refuse(wanted(vec![part(above)]), Refusal::NoSuchFragment);
    refuse(
        wanted(vec![part(below), part(above)]),
        Refusal::PlacedAlready,
    );
    let again = vec![part(above), part(below), part(ferry)];
    refuse(wanted(again), Refusal::NoSuchFragment);
    let twice = || with_article(good.clone());
    let two = Arrangement {
        articles: vec![twice(), twice()],
        discarded: vec![],
    };
    refuse(two, Refusal::NoSuchArticle);
    let elsewhere = Arrangement {
        articles: vec![],
        discarded: vec![(above, Reason::Spam)],
    };
    refuse(elsewhere, Refusal::PlacedAlready);

    let deed = document.apply(&Command::Arrange(wanted(good))).unwrap();
    let (parts, discarded) = (3, 1);
    assert_eq!(*deed, Deed::Accepted { parts, discarded });
    let placement = document.placement();
    let read = article_text(placement, placement.article(article).unwrap());
    assert_eq!(
        (read.title.as_str(), read.byline.as_str()),
        ("老桥修好了", "□ 石河")
    );
    assert_eq!(read.paragraphs.len(), 1);
    let by: Vec<By> = placement
        .article(article)
        .unwrap()
        .parts
        .iter()
        .map(|p| p.by)
        .collect();
    assert_eq!(
        by[2..],
        [By::User, By::User],
        "who placed it by hand still has"
    );
    assert_eq!(placement.articles().len(), 2);
    let role_by = |id| placement.fragment(id).unwrap().role_by;
    assert_eq!(
        [title, above].map(role_by),
        [RoleBy::Guess, RoleBy::Guess],
        "neither to accept a part nor to put it somewhere says what it is"
    );
    document.undo();
    assert!(document.placement() == &fresh);
}

#[test]
fn a_role_that_the_user_said_is_not_guessed_again() {
    let mut document = of_text(PAGE);
    let (title, folio) = (named(&document, "老桥修好了"), named(&document, "第3版"));
    let says = |role| Command::SetRole {
        fragments: vec![title],
        role,
    };
    document.apply(&says(Role::Heading)).unwrap();
    assert_eq!(
        document.apply(&says(Role::Heading)),
        Err(Refusal::NothingToDo)
    );
    let heading = proposed(title, Role::Title, Join::Paragraph, 0.9);
    let parts = vec![heading, proposed(folio, Role::Note, Join::Paragraph, 0.9)];
    let article = None;
    let arrangement = Arrangement {
        articles: vec![ArrangedArticle { article, parts }],
        discarded: vec![],
    };
    document.apply(&Command::Arrange(arrangement)).unwrap();
    let about = |id| {
        let fragment = document.placement().fragment(id).unwrap();
        (fragment.role, fragment.role_by)
    };
    assert_eq!(about(title), (Role::Heading, RoleBy::User));
    assert_eq!(about(folio), (Role::Note, RoleBy::Guess));
}

#[test]
fn a_move_says_where_and_not_what() {
    let mut document = of_text(PAGE);
    let (title, above) = (named(&document, "老桥修好了"), named(&document, "青塘县"));
    let go = |fragment, to, role| Command::Move {
        fragments: vec![fragment],
        to,
        role,
        by: By::User,
    };
    let about = |document: &Document, id| {
        let fragment = document.placement().fragment(id).unwrap();
        (fragment.role, fragment.role_by)
    };
    let fresh = about(&document, above);
    assert_eq!(fresh.1, RoleBy::Guess);
    put(&mut document, &["青塘县"]);
    let article = document.placement().articles().next().unwrap().id;
    let end = || Destination::Article {
        article,
        before: None,
    };
    for to in [
        end(),
        Destination::Discarded(Reason::Spam),
        end(),
        Destination::Unplaced,
        Destination::NewArticle { before: None },
    ] {
        let _ = document.apply(&go(above, to, None));
        assert_eq!(about(&document, above), fresh);
    }
    let opened = recolumn::save::open(&recolumn::save::saved_bytes(document.placement()));
    assert!(&opened.unwrap().placement == document.placement());

    // Whoever drops it on the title says that it is one, also if it was taken for one before; and
    // that stays when it goes elsewhere.
    let article = document.placement().articles().next().unwrap().id;
    let end = || Destination::Article {
        article,
        before: None,
    };
    document
        .apply(&go(title, end(), Some(Role::Title)))
        .unwrap();
    document
        .apply(&go(title, Destination::Unplaced, None))
        .unwrap();
    assert_eq!(about(&document, title), (Role::Title, RoleBy::User));
    document.undo();
    document.undo();
    assert_eq!(about(&document, title).1, RoleBy::Guess);
    document.apply(&go(title, end(), None)).unwrap();
    let says = go(title, end(), Some(Role::Title));
    assert!(document.apply(&says).is_ok(), "a word is something to do");
    let opened = recolumn::save::open(&recolumn::save::saved_bytes(document.placement()));
    assert!(&opened.unwrap().placement == document.placement());
}

#[test]
fn several_commands_together_are_one_step_or_none() {
    let mut document = of_text(PAGE);
    let fresh = document.placement().clone();
    let (title, above) = (named(&document, "老桥修好了"), named(&document, "青塘县"));
    let new = |fragment| Command::Move {
        fragments: vec![fragment],
        to: Destination::NewArticle { before: None },
        role: None,
        by: By::User,
    };
    let away = Command::Move {
        fragments: vec![title],
        to: Destination::Unplaced,
        role: None,
        by: By::User,
    };
    let refused = [
        (vec![], Refusal::NothingToDo),
        (vec![new(title), away.clone()], Refusal::NothingToDo),
        (
            vec![
                new(title),
                Command::Cut {
                    fragment: above,
                    at: 0,
                },
            ],
            Refusal::CutAtEdge,
        ),
    ];
    for (commands, why) in refused {
        let refused = document.apply(&Command::Together(commands)).err();
        assert_eq!(refused, Some(why));
        assert!(document.placement() == &fresh);
    }
    // The first does nothing, and that does no harm; the second says the name.
    let both = vec![away, new(title), new(above)];
    let deed = document.apply(&Command::Together(both)).unwrap();
    assert_eq!(*deed, Deed::NewArticle(1));
    assert_eq!(document.placement().articles().len(), 2);
    document.undo();
    assert!(document.placement() == &fresh);
}

#[test]
fn a_rejected_link_follows_its_two_ends() {
    let mut document = of_text(PAGE);
    let (above, below) = (named(&document, "青塘县"), named(&document, "人们回"));
    let ferry = named(&document, "The ferry");
    let reject = |left, right| Command::Reject { left, right };
    let links = |document: &Document| document.placement().rejected().collect::<Vec<_>>();
    document.apply(&reject(above, below)).unwrap();
    document.apply(&reject(ferry, above)).unwrap();
    assert_eq!(
        document.apply(&reject(above, below)),
        Err(Refusal::NothingToDo)
    );
    assert_eq!(
        document.apply(&reject(above, above)),
        Err(Refusal::NoSuchFragment)
    );

    let at = above.start + "青塘县的老桥".len() as u32;
    document
        .apply(&Command::Cut {
            fragment: above,
            at,
        })
        .unwrap();
    let second = named(&document, "在雨季");
    assert_eq!(links(&document), [(second, below), (ferry, above)]);
    let fragments = vec![above, second];
    document.apply(&Command::Merge { fragments }).unwrap();
    assert_eq!(links(&document), [(above, below), (ferry, above)]);

    let fragments = vec![above, below];
    document.apply(&Command::Merge { fragments }).unwrap();
    assert_eq!(
        links(&document),
        [(ferry, above)],
        "the other is inside now"
    );
    document.undo();
    assert_eq!(links(&document).len(), 2);

    put(&mut document, &["青塘县", "The ferry", "人们回"]);
    assert_eq!(links(&document).len(), 2, "none of them is there");
    put(&mut document, &["青塘县", "人们回"]);
    assert_eq!(
        links(&document),
        [(ferry, above)],
        "the user put them there"
    );
    while document.undo().is_some() {}
    assert_eq!(links(&document), []);
}
