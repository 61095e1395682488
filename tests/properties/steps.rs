//! Steps of a person in any order: whatever they are, nothing is lost, and undo is exact.

use recolumn::document::{
    ArrangedArticle, ArrangedPart, Arrangement, ArticleId, By, Command, Confidence, Destination,
    Document, FragmentId, Join, NewPage, Placement, Reason, Refusal, Role, RoleBy, SourceId,
    Standing, find_fault,
};
use recolumn::encoding::Encoding;
use recolumn::load::load_page;

use super::choices::{Choices, text_and_choices};
use super::pages::work;
use super::saving::saved_comes_back;

/// More steps than this find nothing new, and take their time.
const MOST_STEPS: usize = 120;

/// A text, and after a byte 0xFF the steps: at the end the work is saved and opened, undone to the
/// beginning and done again to the end.
pub fn commands(bytes: &[u8]) {
    let (text, mut choices) = text_and_choices(bytes);
    let Some(document) = work(&text) else {
        return;
    };
    let mut steps = Vec::new();
    while !choices.is_over() && steps.len() < MOST_STEPS {
        steps.push(any_step(&mut choices));
    }
    any_run(document, &steps);
}

/// Takes so many steps, as long as there is something to choose by.
pub(super) fn some_steps(document: &mut Document, most: usize, choices: &mut Choices<'_>) {
    let mut past = Vec::new();
    for _ in 0..most {
        if choices.is_over() {
            return;
        }
        take(document, &any_step(choices), &mut past);
    }
}

/// Takes these steps on a fresh work, and goes back to the beginning and forth again.
pub(crate) fn any_run(mut document: Document, steps: &[Step]) {
    let fresh = document.placement().clone();
    let mut past = Vec::new();
    for step in steps {
        take(&mut document, step, &mut past);
    }
    saved_comes_back(document.placement());
    let reached = document.placement().clone();
    let mut count = 0;
    while document.undo().is_some() {
        count += 1;
    }
    assert_eq!(count, past.len());
    assert!(document.placement() == &fresh, "not as it was at first");
    for _ in 0..count {
        document.redo();
    }
    assert!(document.placement() == &reached, "not as it was at last");
}

/// A step without its names: those are chosen from what is there when it is taken.
#[derive(Clone, Debug)]
pub(crate) enum Step {
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
    Arrange {
        articles: Vec<Arranging>,
        discards: Vec<usize>,
        heedless: bool,
    },
    Reject {
        left: usize,
        right: usize,
    },
    Together(Vec<Step>),
    /// Another page of this text comes to it.
    AddPage(usize),
    /// The first page is read as this text from then on.
    ReadAgain(usize),
    Undo,
    Redo,
    GoTo(usize),
    BringBack {
        step: usize,
        branch: usize,
    },
}

/// An article of an arrangement: an existing one or a new one, and what comes into it where.
#[derive(Clone, Debug)]
pub(crate) struct Arranging {
    pub(crate) existing: Option<usize>,
    pub(crate) picks: Vec<(usize, usize)>,
    pub(crate) role: usize,
    pub(crate) join: bool,
    pub(crate) by: bool,
}

/// The arrangement that was meant. Unless it is `heedless`, it takes only what is unplaced, and
/// nothing twice, so that most of them are possible.
fn arrangement(
    placement: &Placement,
    articles: &[Arranging],
    discards: &[usize],
    heedless: bool,
) -> Arrangement {
    let free: Vec<FragmentId> = placement
        .fragments()
        .filter(|(_, fragment)| heedless || fragment.standing == Standing::Unplaced)
        .map(|(id, _)| id)
        .collect();
    let mut taken = Vec::new();
    let mut take = |number: usize| {
        let id = *free.get(number % free.len().max(1))?;
        let again = taken.contains(&id);
        taken.push(id);
        (heedless || !again).then_some(id)
    };
    let known: Vec<_> = placement.articles().collect();
    let mut arranged: Vec<ArrangedArticle> = Vec::new();
    for wish in articles {
        let article = wish
            .existing
            .and_then(|n| known.get(n % known.len().max(1)).copied());
        let twice = |other: &ArrangedArticle| {
            article.is_some() && other.article == article.map(|article| article.id)
        };
        if !heedless && arranged.iter().any(twice) {
            continue;
        }
        let join = if wish.join {
            Join::Paragraph
        } else {
            Join::Continue
        };
        let stands = article.iter().flat_map(|article| article.parts.iter());
        let mut parts: Vec<ArrangedPart> = stands
            .map(|part| ArrangedPart {
                fragment: part.fragment,
                role: placement.fragment(part.fragment).unwrap().role,
                join: part.join,
                by: part.by,
            })
            .collect();
        for &(number, at) in &wish.picks {
            let Some(fragment) = take(number) else {
                continue;
            };
            let part = ArrangedPart {
                fragment,
                role: Role::ALL[wish.role],
                join,
                by: by(wish.by),
            };
            parts.insert(at % (parts.len() + 1), part);
        }
        if parts.is_empty() && !heedless {
            continue;
        }
        arranged.push(ArrangedArticle {
            article: article.map(|article| article.id),
            parts,
        });
    }
    let discarded = discards.iter().filter_map(|&number| take(number));
    let discarded = discarded.map(|id| (id, Reason::Navigation)).collect();
    Arrangement {
        articles: arranged,
        discarded,
    }
}

fn by(user: bool) -> By {
    if user {
        By::User
    } else {
        By::Suggestion(Confidence::new(0.5).unwrap())
    }
}

/// The command that a step is on this placement; it may well be one that is refused.
pub(crate) fn command(placement: &Placement, step: &Step) -> Option<Command> {
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
            let by = self::by(*by);
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
        Step::Arrange {
            articles,
            discards,
            heedless,
        } => Command::Arrange(arrangement(placement, articles, discards, *heedless)),
        Step::Reject { left, right } => Command::Reject {
            left: pick(*left),
            right: pick(*right),
        },
        Step::Together(steps) => {
            let commands = steps.iter().filter_map(|step| command(placement, step));
            Command::Together(commands.collect())
        }
        Step::AddPage(number) => Command::AddPages(vec![page(*number)]),
        Step::ReadAgain(number) => Command::ReadAgain {
            source: SourceId(0),
            page: page(*number),
        },
        Step::Undo | Step::Redo | Step::GoTo(_) | Step::BringBack { .. } => return None,
    })
}

/// Takes a step and says whether the invariants and the history are right after it.
pub(crate) fn take(document: &mut Document, step: &Step, past: &mut Vec<Placement>) {
    let before = document.placement().clone();
    match step {
        Step::Undo => {
            let undone = document.undo().is_some();
            assert_eq!(undone, !past.is_empty());
            if let Some(was) = past.pop() {
                assert!(document.placement() == &was, "undo is not exact");
                assert!(document.redo().is_some());
                assert!(document.placement() == &before, "redo is not exact");
                document.undo();
            }
        }
        Step::Redo => {
            if document.redo().is_some() {
                past.push(before);
            }
        }
        Step::GoTo(count) => {
            let (done, all) = (past.len(), past.len() + document.undone().len());
            let went = document.go_to(*count);
            assert_eq!(done.checked_add_signed(went), Some((*count).min(all)));
            *past = states(document);
        }
        Step::BringBack { step, branch } => {
            let kept = kept(document);
            let back = document.bring_back(*step, *branch);
            assert!(back > 0 || document.placement() == &before);
            assert_eq!(self::kept(document), kept, "a step is lost");
            *past = states(document);
        }
        _ => {
            let Some(command) = command(&before, step) else {
                return;
            };
            let (stamp, solid) = (document.stamp(), before.ledger().total());
            let heeded = matches!(
                step,
                Step::Arrange {
                    heedless: false,
                    ..
                }
            );
            match document.apply(&command) {
                Ok(_) => {
                    if let Command::Arrange(arrangement) = &command {
                        nothing_placed_has_moved(&before, document.placement(), arrangement);
                    }
                    past.push(before);
                }
                Err(refusal) if heeded => {
                    let idle = matches!(refusal, Refusal::NothingNamed | Refusal::NothingToDo);
                    assert!(idle, "{refusal:?} for {command:?}");
                }
                Err(_) => {
                    assert!(
                        document.placement() == &before,
                        "a refusal changed something"
                    );
                    assert_eq!(document.stamp(), stamp);
                }
            }
            if !changes_pages(step) {
                assert_eq!(document.placement().ledger().total(), solid);
            }
        }
    }
    assert_eq!(find_fault(document.placement()), None);
}

/// An arrangement fills in, and does just what it says.
fn nothing_placed_has_moved(before: &Placement, after: &Placement, arrangement: &Arrangement) {
    for (old, new) in before.articles().zip(after.articles()) {
        assert_eq!(old.id, new.id);
        let stayed = new
            .parts
            .iter()
            .filter(|p| old.position(p.fragment).is_some());
        let order = stayed.map(|part| (part.fragment, part.by));
        assert!(order.eq(old.parts.iter().map(|part| (part.fragment, part.by))));
    }
    let made: Vec<_> = after.articles().skip(before.articles().len()).collect();
    let mut new = made.iter();
    for wanted in &arrangement.articles {
        let article = match wanted.article {
            Some(id) => after.article(id),
            None => new.next().copied(),
        };
        let parts = article.unwrap().parts.iter().map(|p| (p.fragment, p.join));
        assert!(parts.eq(wanted.parts.iter().map(|p| (p.fragment, p.join))));
    }
    assert_eq!(new.next(), None);
    for (id, fragment) in before.fragments() {
        let now = after.fragment(id).unwrap();
        if fragment.standing != Standing::Unplaced {
            assert_eq!(&fragment.standing, &now.standing);
        }
        assert_eq!(fragment.role_by, now.role_by);
        if fragment.role_by == RoleBy::User {
            assert_eq!(fragment.role, now.role);
        }
    }
}

/// True if there is other text after it.
fn changes_pages(step: &Step) -> bool {
    match step {
        Step::AddPage(_) | Step::ReadAgain(_) => true,
        Step::Together(steps) => steps.iter().any(changes_pages),
        _ => false,
    }
}

/// The states before each step that is done, the first first.
fn states(document: &Document) -> Vec<Placement> {
    let mut back = document.clone();
    let mut states = Vec::new();
    while back.undo().is_some() {
        states.push(back.placement().clone());
    }
    states.reverse();
    states
}

/// All steps that are there: done, undone, and put aside wherever.
fn kept(document: &Document) -> usize {
    use recolumn::document::Step;
    fn count(steps: &[Step]) -> usize {
        let of = |step: &Step| 1 + step.aside().iter().map(|it| count(it)).sum::<usize>();
        steps.iter().map(of).sum()
    }
    count(document.steps()) + count(document.undone())
}

/// Texts of further pages.
const PAGES: [&str; 3] = [
    "井水变甜了\n\n村里打了一口新井，水很甜。",
    "x",
    "The lamp burns\nagain.    左栏　　　右栏\n\n第7版\n",
];

fn page(number: usize) -> NewPage {
    let text = PAGES[number % PAGES.len()].as_bytes().to_vec();
    let loaded = load_page("another.txt", text, Some(Encoding::Utf8));
    loaded.expect("these are pages").page
}

/// One step, made of choices.
pub(crate) fn any_step(choices: &mut Choices<'_>) -> Step {
    let pick = |choices: &mut Choices<'_>| choices.below(256);
    match choices.below(18) {
        0..=3 => Step::Move {
            picks: choices.some(4, pick),
            to: choices.below(6),
            place: choices.below(12),
            role: choices.yes().then(|| choices.below(Role::ALL.len())),
            by: choices.yes(),
        },
        4 => Step::Role {
            picks: choices.some(3, pick),
            role: choices.below(Role::ALL.len()),
        },
        5 => Step::Join {
            pick: pick(choices),
            join: choices.yes(),
        },
        6 | 7 => Step::Cut {
            pick: pick(choices),
            at: choices.below(256),
        },
        8 | 9 => Step::Merge {
            first: pick(choices),
            second: pick(choices),
        },
        10 => Step::MoveArticle {
            article: choices.below(5),
            before: choices.below(6),
        },
        11 => Step::Arrange {
            articles: choices.some(2, any_arranging),
            discards: choices.some(2, pick),
            heedless: choices.below(4) == 0,
        },
        12 => Step::Reject {
            left: pick(choices),
            right: pick(choices),
        },
        13 if !choices.is_over() => Step::Together(choices.some(3, any_step)),
        14 => match choices.below(8) {
            0 => Step::AddPage(choices.below(PAGES.len())),
            1 => Step::ReadAgain(choices.below(PAGES.len())),
            _ => Step::Undo,
        },
        15 => Step::Redo,
        16 => Step::GoTo(choices.below(32)),
        17 => Step::BringBack {
            step: choices.below(32),
            branch: choices.below(2),
        },
        _ => Step::Undo,
    }
}

fn any_arranging(choices: &mut Choices<'_>) -> Arranging {
    Arranging {
        existing: choices.yes().then(|| choices.below(5)),
        picks: choices.some(3, |choices| (choices.below(256), choices.below(12))),
        role: choices.below(Role::ALL.len()),
        join: choices.yes(),
        by: choices.yes(),
    }
}
