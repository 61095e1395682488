//! What is made of a proposal, or of a part of it, when it is accepted, also when the document has
//! changed since. The proposals here are written by hand.

use std::collections::BTreeMap;

use proptest::prelude::*;
use recolumn::document::{
    By, Command, Confidence, Destination, Document, FragmentId, Join, Reason, Refusal, Role,
    Standing, article_text,
};
use recolumn::suggest::{
    About, Candidate, Doubt, Proposal, ProposedArticle, ProposedDiscard, ProposedPart,
};

use super::commands;
use super::pages::of_text;
use super::properties::steps::{self, Step};

const PAGE: &str = "灯塔亮了\n\n□ 石河\n\n守灯的人说，海上的船又能看见岸\n\n了，渔民们都很高兴。\n\n第二天来了许多人。\n\n\
    井水甜了\n\n村里打了一口\n\n新井，水很甜。\n\n第7版 乡村\n";

/// The fragments of the page by their names here.
struct Page {
    document: Document,
    title: FragmentId,
    byline: FragmentId,
    shore: FragmentId,
    fishers: FragmentId,
    crowd: FragmentId,
    well: FragmentId,
    digs: FragmentId,
    sweet: FragmentId,
    folio: FragmentId,
}

fn page() -> Page {
    let document = of_text(PAGE);
    let ids: Vec<_> = document.placement().fragments().map(|(id, _)| id).collect();
    let [
        title,
        byline,
        shore,
        fishers,
        crowd,
        well,
        digs,
        sweet,
        folio,
    ] = ids[..]
    else {
        panic!("{} fragments", ids.len());
    };
    Page {
        document,
        title,
        byline,
        shore,
        fishers,
        crowd,
        well,
        digs,
        sweet,
        folio,
    }
}

fn sure(value: f64) -> Confidence {
    Confidence::new(value).unwrap()
}

fn part(fragment: FragmentId, role: Role, join: Join, confidence: f64) -> ProposedPart {
    ProposedPart {
        fragment,
        role,
        join,
        placed: false,
        confidence: sure(confidence),
        evidence: Vec::new(),
    }
}

/// The right answer, with doubts.
fn proposal(page: &Page) -> Proposal {
    let candidate = |fragment, confidence| Candidate {
        fragment,
        join: Join::Continue,
        confidence: sure(confidence),
        evidence: Vec::new(),
    };
    Proposal {
        articles: vec![
            ProposedArticle {
                article: None,
                parts: vec![
                    part(page.title, Role::Title, Join::Paragraph, 0.9),
                    part(page.byline, Role::Byline, Join::Paragraph, 0.8),
                    part(page.shore, Role::Paragraph, Join::Paragraph, 0.95),
                    part(page.fishers, Role::Paragraph, Join::Continue, 0.4),
                    part(page.crowd, Role::Paragraph, Join::Continue, 0.6),
                ],
            },
            ProposedArticle {
                article: None,
                parts: vec![
                    part(page.well, Role::Title, Join::Paragraph, 0.7),
                    part(page.digs, Role::Paragraph, Join::Paragraph, 0.3),
                    part(page.sweet, Role::Paragraph, Join::Continue, 0.99),
                ],
            },
        ],
        discards: vec![ProposedDiscard {
            fragment: page.folio,
            reason: Reason::PageFurniture,
            confidence: sure(0.5),
        }],
        ends: BTreeMap::from([
            (
                page.shore,
                vec![candidate(page.fishers, 0.4), candidate(page.sweet, 0.2)],
            ),
            (page.digs, vec![candidate(page.sweet, 0.9)]),
        ]),
    }
}

fn go(document: &mut Document, command: Option<Command>) {
    document.apply(&command.unwrap()).unwrap();
}

fn by_hand(document: &mut Document, fragments: &[FragmentId]) {
    let command = Command::Move {
        fragments: fragments.to_vec(),
        to: Destination::NewArticle { before: None },
        role: None,
        by: By::User,
    };
    document.apply(&command).unwrap();
}

/// The parts of each article.
fn articles(document: &Document) -> Vec<Vec<FragmentId>> {
    let articles = document.placement().articles();
    articles
        .map(|article| article.parts.iter().map(|part| part.fragment).collect())
        .collect()
}

fn join_of(document: &Document, fragment: FragmentId) -> Join {
    let mut parts = document
        .placement()
        .articles()
        .flat_map(|article| &article.parts);
    parts.find(|part| part.fragment == fragment).unwrap().join
}

fn is_discarded(document: &Document, fragment: FragmentId) -> bool {
    let standing = &document.placement().fragment(fragment).unwrap().standing;
    *standing == Standing::Discarded(Reason::PageFurniture)
}

#[test]
fn everything_is_accepted_in_one_step() {
    let mut page = page();
    let proposal = proposal(&page);
    let all = proposal.accept_all(page.document.placement());
    go(&mut page.document, all);
    assert_eq!(
        articles(&page.document),
        [
            vec![
                page.title,
                page.byline,
                page.shore,
                page.fishers,
                page.crowd
            ],
            vec![page.well, page.digs, page.sweet]
        ]
    );
    assert!(is_discarded(&page.document, page.folio));
    let placement = page.document.placement();
    let read = article_text(placement, placement.articles().next().unwrap());
    let text = "守灯的人说，海上的船又能看见岸了，渔民们都很高兴。第二天来了许多人。";
    assert_eq!(read.paragraphs.len(), 1, "the joins are the proposed ones");
    assert_eq!(
        (read.title.as_str(), read.paragraphs[0].text.as_str()),
        ("灯塔亮了", text)
    );
    let by: Vec<By> = placement
        .articles()
        .next()
        .unwrap()
        .parts
        .iter()
        .map(|p| p.by)
        .collect();
    assert_eq!(by[3], By::Suggestion(sure(0.4)));
    assert_eq!(
        proposal.accept_all(placement),
        None,
        "nothing is open any more"
    );
    page.document.undo();
    assert!(page.document.undo().is_none(), "it was one step");
    assert_eq!(articles(&page.document).len(), 0);
}

#[test]
fn what_is_below_the_line_is_left_out_and_filled_in_later() {
    let mut page = page();
    let proposal = proposal(&page);
    let above = proposal.accept_unseen(0.7, page.document.placement());
    go(&mut page.document, above);
    assert_eq!(
        articles(&page.document),
        [
            vec![page.title, page.byline, page.shore],
            vec![page.well, page.digs, page.sweet]
        ],
        "a text in doubt comes along if a sure one comes right after it, and not without"
    );
    assert!(!is_discarded(&page.document, page.folio));
    let crowd = proposal.accept_part(page.crowd, page.document.placement());
    go(&mut page.document, crowd);
    assert_eq!(
        join_of(&page.document, page.crowd),
        Join::Paragraph,
        "text is not glued to what it is not proposed for"
    );
    let line = proposal.accept_above(0.5, page.document.placement());
    go(&mut page.document, line);
    assert!(
        is_discarded(&page.document, page.folio),
        "at the line is above it"
    );
    page.document.undo();
    let between = proposal.accept_part(page.fishers, page.document.placement());
    go(&mut page.document, between);
    let first = vec![
        page.title,
        page.byline,
        page.shore,
        page.fishers,
        page.crowd,
    ];
    assert_eq!(articles(&page.document)[0], first);
    assert_eq!(
        [page.fishers, page.crowd].map(|id| join_of(&page.document, id)),
        [Join::Continue, Join::Continue],
        "now both seams are as they are proposed"
    );
}

#[test]
fn heads_without_title_and_text_make_no_article() {
    let mut page = page();
    let mut proposal = proposal(&page);
    let first = &mut proposal.articles[0].parts;
    first
        .iter_mut()
        .for_each(|part| part.confidence = sure(0.3));
    first[1].confidence = sure(0.9);
    let above = proposal.accept_above(0.6, page.document.placement());
    go(&mut page.document, above);
    assert_eq!(
        articles(&page.document),
        [vec![page.well, page.sweet]],
        "a sure byline stays open with its doubtful article"
    );
}

#[test]
fn a_part_comes_with_what_it_hangs_on() {
    let check = |choose: fn(&Page) -> FragmentId, expected: fn(&Page) -> Vec<FragmentId>| {
        let mut page = page();
        let accepted = proposal(&page).accept_part(choose(&page), page.document.placement());
        go(&mut page.document, accepted);
        assert_eq!(articles(&page.document), [expected(&page)]);
    };
    check(|p| p.crowd, |p| vec![p.fishers, p.crowd]);
    check(|p| p.shore, |p| vec![p.title, p.shore]);
    check(|p| p.byline, |p| vec![p.title, p.byline]);
    check(|p| p.title, |p| vec![p.title]);
    let mut page = page();
    let proposal = proposal(&page);
    for fragment in [page.crowd, page.title, page.shore] {
        let accepted = proposal.accept_part(fragment, page.document.placement());
        go(&mut page.document, accepted);
    }
    let expected = vec![page.title, page.shore, page.fishers, page.crowd];
    assert_eq!(
        articles(&page.document),
        [expected],
        "the article is there by now"
    );
    assert_eq!(
        proposal.accept_part(page.title, page.document.placement()),
        None
    );
    let folio = proposal.accept_part(page.folio, page.document.placement());
    go(&mut page.document, folio);
    assert!(is_discarded(&page.document, page.folio));
    let second = proposal.accept_article(1, page.document.placement());
    go(&mut page.document, second);
    assert_eq!(
        articles(&page.document)[1],
        [page.well, page.digs, page.sweet]
    );
    assert_eq!(proposal.accept_article(2, page.document.placement()), None);
}

#[test]
fn what_the_user_placed_meanwhile_stays_where_it_is() {
    let mut page = page();
    let late = proposal(&page);
    by_hand(&mut page.document, &[page.fishers, page.sweet]);
    let says = Command::SetRole {
        fragments: vec![page.folio],
        role: Role::Note,
    };
    page.document.apply(&says).unwrap();
    let all = late.accept_all(page.document.placement());
    go(&mut page.document, all);
    assert_eq!(
        articles(&page.document),
        [
            vec![page.fishers, page.sweet],
            vec![page.title, page.byline, page.shore, page.crowd],
            vec![page.well, page.digs]
        ]
    );
    assert!(
        !is_discarded(&page.document, page.folio),
        "the user said what it is"
    );
    assert_eq!(join_of(&page.document, page.crowd), Join::Paragraph);
}

#[test]
fn a_proposal_for_an_article_fills_its_gaps_and_no_others() {
    let mut page = page();
    by_hand(&mut page.document, &[page.shore, page.crowd]);
    let article = page.document.placement().articles().next().unwrap().id;
    let mut about = proposal(&page);
    about.articles[0].article = Some(article);
    for part in &mut about.articles[0].parts {
        part.placed = [page.shore, page.crowd].contains(&part.fragment);
    }
    let mut filled = page.document.clone();
    let all = about.accept_article(0, filled.placement());
    go(&mut filled, all);
    let whole = vec![
        page.title,
        page.byline,
        page.shore,
        page.fishers,
        page.crowd,
    ];
    assert_eq!(articles(&filled), [whole]);
    let by: Vec<By> = filled
        .placement()
        .articles()
        .next()
        .unwrap()
        .parts
        .iter()
        .map(|p| p.by)
        .collect();
    assert_eq!((by[2], by[4]), (By::User, By::User));

    // Something else stands between the two by now: what was proposed there has no place.
    let between = Command::Move {
        fragments: vec![page.digs],
        to: Destination::Article {
            article,
            before: Some(page.crowd),
        },
        role: None,
        by: By::User,
    };
    page.document.apply(&between).unwrap();
    let all = about.accept_article(0, page.document.placement());
    go(&mut page.document, all);
    let expected = vec![page.title, page.byline, page.shore, page.digs, page.crowd];
    assert_eq!(articles(&page.document), [expected]);
    assert_eq!(
        about.accept_part(page.fishers, page.document.placement()),
        None
    );

    // The order is another one, or the article is gone.
    let turned = Command::Move {
        fragments: vec![page.crowd],
        to: Destination::Article {
            article,
            before: Some(page.title),
        },
        role: None,
        by: By::User,
    };
    page.document.apply(&turned).unwrap();
    assert_eq!(about.accept_article(0, page.document.placement()), None);
    while page.document.undo().is_some() {}
    assert_eq!(about.accept_article(0, page.document.placement()), None);
}

#[test]
fn a_candidate_comes_right_after_its_end() {
    let mut page = page();
    let proposal = proposal(&page);
    let take = |document: &mut Document, end, candidate| {
        let command = proposal.take(end, candidate, document.placement())?;
        document.apply(&command).map(|_| ())
    };
    let document = &mut page.document;
    assert_eq!(
        take(document, page.shore, page.crowd),
        Err(Refusal::NoSuchFragment)
    );
    take(document, page.digs, page.sweet).unwrap();
    assert_eq!(articles(document), [[page.digs, page.sweet]]);
    assert_eq!(join_of(document, page.sweet), Join::Continue);
    let last = document.placement().articles().next().unwrap().parts[1];
    assert_eq!(last.by, By::Suggestion(sure(0.9)));
    assert_eq!(
        take(document, page.digs, page.sweet),
        Err(Refusal::NothingToDo)
    );

    // It was accepted, not placed by hand: so it can be taken for another end.
    by_hand(document, &[page.shore, page.crowd]);
    take(document, page.shore, page.sweet).unwrap();
    // Nobody proposed it there: it is the word of the user.
    let taken = document.placement().articles().nth(1).unwrap().parts[1];
    assert_eq!((taken.fragment, taken.by), (page.sweet, By::User));
    assert_eq!(
        articles(document),
        [vec![page.digs], vec![page.shore, page.sweet, page.crowd]]
    );
    take(document, page.shore, page.fishers).unwrap();
    let expected = vec![page.shore, page.fishers, page.sweet, page.crowd];
    assert_eq!(articles(document)[1], expected);

    let hand = Command::Move {
        fragments: vec![page.sweet],
        to: Destination::NewArticle { before: None },
        role: None,
        by: By::User,
    };
    document.apply(&hand).unwrap();
    assert_eq!(
        take(document, page.digs, page.sweet),
        Err(Refusal::PlacedAlready)
    );
}

#[test]
fn an_end_that_stands_nowhere_goes_where_it_is_proposed() {
    let mut page = page();
    let proposal = proposal(&page);
    let title = proposal.accept_part(page.title, page.document.placement());
    go(&mut page.document, title);
    let taken = proposal.take(page.shore, page.fishers, page.document.placement());
    go(&mut page.document, taken.ok());
    let expected = vec![page.title, page.shore, page.fishers];
    assert_eq!(articles(&page.document), [expected]);
}

#[test]
fn a_no_is_said_to_the_link_that_is_proposed() {
    let mut page = page();
    let proposal = proposal(&page);
    let placement = page.document.placement();
    let reject = |fragment| proposal.reject(fragment, placement).unwrap();
    let link = |left, right| Command::Reject { left, right };
    assert_eq!(reject(page.fishers), link(page.shore, page.fishers));
    assert_eq!(reject(page.shore), link(page.byline, page.shore));
    assert_eq!(reject(page.byline), link(page.title, page.byline));
    assert_eq!(
        reject(page.title),
        link(page.title, page.byline),
        "nothing is before it"
    );
    let fragments = vec![page.folio];
    let role = placement.fragment(page.folio).unwrap().role;
    assert_eq!(reject(page.folio), Command::SetRole { fragments, role });
    by_hand(&mut page.document, &[page.fishers]);
    assert_eq!(
        proposal.reject(page.fishers, page.document.placement()),
        None
    );
}

#[test]
fn doubts_come_least_certain_first() {
    let page = page();
    let mut proposal = proposal(&page);
    proposal.articles[0].parts[3].placed = true;
    let doubts = proposal.doubts();
    let order: Vec<FragmentId> = doubts.iter().map(|doubt| doubt.fragment).collect();
    assert_eq!(
        order,
        [
            page.digs,
            page.folio,
            page.crowd,
            page.well,
            page.byline,
            page.title,
            page.shore,
            page.sweet
        ]
    );
    let expected = Doubt {
        fragment: page.folio,
        confidence: sure(0.5),
        about: About::Discard(Reason::PageFurniture),
    };
    assert_eq!(doubts[1], expected);
    for doubt in &doubts {
        if let About::Link { article, left } = doubt.about {
            let parts = &proposal.articles[article];
            let at = parts
                .parts
                .iter()
                .position(|p| p.fragment == doubt.fragment)
                .unwrap();
            assert_eq!(left, parts.before(at));
        }
    }
}

/// A wish about a proposal, without its names.
#[derive(Clone, Debug)]
enum Wish {
    All,
    Above(f64),
    Article(usize),
    Part(usize),
    Take(usize, usize),
    Reject(usize),
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        2 => Just(Wish::All),
        2 => (0.0..1.0).prop_map(Wish::Above),
        2 => (0..6usize).prop_map(Wish::Article),
        4 => (0..40usize).prop_map(Wish::Part),
        2 => (0..40usize, 0..6usize).prop_map(|(end, which)| Wish::Take(end, which)),
        2 => (0..40usize).prop_map(Wish::Reject),
    ]
}

/// What a wish makes of a proposal, if anything.
fn wished(proposal: &Proposal, wish: &Wish, document: &Document) -> Option<Command> {
    let placement = document.placement();
    let proposed: Vec<FragmentId> = proposal
        .doubts()
        .iter()
        .map(|doubt| doubt.fragment)
        .collect();
    let pick = |number: usize| proposed.get(number % proposed.len().max(1)).copied();
    match *wish {
        Wish::All => proposal.accept_all(placement),
        Wish::Above(line) => proposal.accept_above(line, placement),
        Wish::Article(index) => proposal.accept_article(index, placement),
        Wish::Part(number) => proposal.accept_part(pick(number)?, placement),
        Wish::Reject(number) => proposal.reject(pick(number)?, placement),
        Wish::Take(number, which) => {
            let ends: Vec<_> = proposal.ends.iter().collect();
            let &(&end, candidates) = ends.get(number % ends.len().max(1))?;
            let candidate = candidates.get(which % candidates.len().max(1))?.fragment;
            proposal.take(end, candidate, placement).ok()
        }
    }
}

/// A proposal at random: every fragment that is unplaced goes somewhere, also between the parts of
/// articles, and anything may come after anything.
fn random_proposal(document: &Document, chances: &[(usize, usize, f64)]) -> Proposal {
    let placement = document.placement();
    let mut proposal = Proposal::default();
    for article in placement.articles() {
        let placed = article.parts.iter().map(|p| ProposedPart {
            placed: true,
            ..part(
                p.fragment,
                placement.fragment(p.fragment).unwrap().role,
                p.join,
                1.0,
            )
        });
        proposal.articles.push(ProposedArticle {
            article: Some(article.id),
            parts: placed.collect(),
        });
    }
    let all: Vec<FragmentId> = placement.fragments().map(|(id, _)| id).collect();
    let mut chances = chances.iter().cycle();
    for (id, fragment) in placement.fragments() {
        let &(to, at, confidence) = chances.next().unwrap();
        let candidate = Candidate {
            fragment: all[at % all.len()],
            join: Join::Continue,
            confidence: sure(confidence),
            evidence: Vec::new(),
        };
        if candidate.fragment != id {
            proposal.ends.insert(id, vec![candidate]);
        }
        if fragment.standing != Standing::Unplaced {
            continue;
        }
        let join = [Join::Paragraph, Join::Continue][at % 2];
        let proposed = part(id, Role::ALL[(to + at) % 8], join, confidence);
        match to % (proposal.articles.len() + 2) {
            0 => proposal.discards.push(ProposedDiscard {
                fragment: id,
                reason: Reason::PageFurniture,
                confidence: sure(confidence),
            }),
            1 => proposal.articles.push(ProposedArticle {
                article: None,
                parts: vec![proposed],
            }),
            number => {
                let parts = &mut proposal.articles[number - 2].parts;
                parts.insert(at % (parts.len() + 1), proposed);
            }
        }
    }
    proposal
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_was_done_since_an_accepted_proposal_moves_nothing_that_stands(
        before in prop::collection::vec(commands::step(), 0..20),
        chances in prop::collection::vec((0..40usize, 0..40usize, 0.0..1.0), 7..30),
        after in prop::collection::vec(prop_oneof![
            commands::step().prop_map(Ok), wish().prop_map(Err)
        ], 1..20),
    ) {
        let mut document = of_text(commands::PAGE);
        let mut past = Vec::new();
        for step in &before {
            steps::take(&mut document, step, &mut past);
        }
        let proposal = random_proposal(&document, &chances);
        for act in &after {
            let wish: &Wish = match act {
                Ok(step) => {
                    let step: &Step = step;
                    steps::take(&mut document, step, &mut past);
                    continue;
                }
                Err(wish) => wish,
            };
            let Some(command) = wished(&proposal, wish, &document) else {
                continue;
            };
            let was = document.placement().clone();
            match document.apply(&command) {
                Ok(_) => past.push(was.clone()),
                Err(why) => {
                    prop_assert_eq!(why, Refusal::NothingToDo, "{:?} of {:?}", command, wish);
                    continue;
                }
            }
            for (id, fragment) in was.fragments() {
                let now = document.placement().fragment(id).unwrap();
                let by_hand = was.articles().flat_map(|article| &article.parts)
                    .any(|part| part.fragment == id && part.by == By::User);
                if by_hand || matches!(fragment.standing, Standing::Discarded(_)) {
                    prop_assert_eq!(fragment, now, "{:?} moved it", wish);
                }
                if fragment.role_by == recolumn::document::RoleBy::User {
                    prop_assert_eq!(fragment.role, now.role);
                    let out = matches!(now.standing, Standing::Discarded(_));
                    prop_assert!(!out || now.standing == fragment.standing);
                }
            }
            for article in was.articles() {
                let hands = |parts: &imbl::Vector<recolumn::document::Part>| {
                    let hands = parts.iter().filter(|part| part.by == By::User);
                    hands.map(|part| part.fragment).collect::<Vec<_>>()
                };
                let now = document.placement().article(article.id);
                let mut now = now.map(|now| hands(&now.parts)).unwrap_or_default();
                let stood = hands(&article.parts);
                // A candidate that was taken against the proposal is new among them.
                now.retain(|id| !matches!(wish, Wish::Take(..)) || stood.contains(id));
                prop_assert_eq!(stood, now);
            }
        }
    }
}
