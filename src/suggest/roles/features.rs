//! Which features each fragment of a page has: of its form, of its surroundings, of the page.

use super::concepts::{CONCEPTS, Spoken, Stems, labelled};
use super::families::Family as F;
use super::families::feature;
use super::form::{Form, Head, LONG, Tail};
use super::page::{Page, Setting, View};
use super::repeats::Repeats;
use super::seams::Seams;
use super::vocabulary::{Shared, Vocabulary, overlap};
use crate::document::Role;
use crate::signs::NumberingKind;

/// A page looked at: forms, repetitions and words.
pub(super) struct Looked<'p> {
    pub(super) page: &'p Page<'p>,
    pub(super) forms: Vec<Form<'p>>,
    pub(super) spoken: Vec<Spoken>,
    pub(super) repeats: Repeats,
    vocabulary: Vocabulary,
    seams: Vec<Seams>,
    /// Where each fragment's block begins: after a blank line.
    blocks: Vec<usize>,
    /// True if two short texts or more stand right above a byline.
    signed: bool,
    /// How many short lines with a date stand right below another line.
    stamps: usize,
}

/// Upper bounds of the buckets of width, in display columns.
const WIDTHS: [usize; 15] = [4, 8, 12, 16, 20, 26, 32, 40, 50, 64, 80, 100, 130, 180, 400];

fn bucket(value: usize, bounds: &[usize]) -> usize {
    bounds.partition_point(|&bound| bound <= value)
}

impl<'p> Looked<'p> {
    pub(super) fn new(page: &'p Page<'p>, stems: &Stems) -> Self {
        let forms: Vec<Form<'p>> = page.fragments.iter().map(Form::new).collect();
        let spoken = page
            .fragments
            .iter()
            .zip(&forms)
            .map(|(view, form)| {
                let listed = form.is_list() || form.bars > 0;
                if form.width <= LONG || listed {
                    Spoken::of(&view.head, stems)
                } else {
                    Spoken::default()
                }
            })
            .collect();
        let mut blocks = Vec::with_capacity(page.fragments.len());
        let mut start = 0;
        for (index, view) in page.fragments.iter().enumerate() {
            if view.blank_before > 0 {
                start = index;
            }
            blocks.push(start);
        }
        let signed = forms
            .windows(2)
            .filter(|pair| {
                pair[0].width <= LONG && pair[0].byline.is_none() && pair[1].byline_form() > 0
            })
            .nth(1)
            .is_some();
        let below = page.fragments.iter().zip(&forms);
        let stamps = below.filter(|(view, form)| form.stamp && view.blank_before == 0);
        let stamps = stamps.count();
        Self {
            page,
            forms,
            signed,
            stamps,
            spoken,
            repeats: Repeats::new(&page.fragments),
            vocabulary: Vocabulary::new(&page.fragments),
            seams: Seams::of(&page.fragments, page.language),
            blocks,
        }
    }

    /// The features of the fragment at `index`.
    pub(super) fn features(&self, index: usize) -> Vec<u16> {
        let mut found = Found(Vec::with_capacity(72));
        let view = &self.page.fragments[index];
        let form = &self.forms[index];
        own(&mut found, view, form);
        lists(&mut found, form);
        if form.width <= LONG || form.is_list() {
            concepts(&mut found, form, &self.spoken[index]);
        }
        self.surroundings(&mut found, index);
        self.setting(&mut found, index);
        self.reading(&mut found, index);
        if form.width <= LONG || form.is_list() {
            self.copies(&mut found, index);
            self.words(&mut found, index);
        }
        found.0
    }

    fn surroundings(&self, found: &mut Found, index: usize) {
        let views = &self.page.fragments;
        let (view, form) = (&views[index], &self.forms[index]);
        let before = index.checked_sub(1);
        let after = (index + 1 < views.len()).then_some(index + 1);
        found.add(F::BlankBefore, usize::from(view.blank_before));
        found.add(F::BlankAfter, usize::from(view.blank_after));
        let short = form.width <= 64;
        if short {
            let both = usize::from(view.blank_before > 0) + 2 * usize::from(view.blank_after > 0);
            found.add(F::Alone, both);
        }
        found.add(F::FromTop, bucket(index, &[1, 2, 4, 8]));
        found.add(F::FromEnd, bucket(views.len() - 1 - index, &[1, 2, 4, 8]));
        found.add(F::Guess, role(Some(view.role)));
        found.add(F::GuessBefore, role(before.map(|at| views[at].role)));
        found.add(F::GuessAfter, role(after.map(|at| views[at].role)));
        let form_before = before.map(|at| &self.forms[at]);
        let form_after = after.map(|at| &self.forms[at]);
        found.add(
            F::TailBefore,
            form_before.map_or(10, |form| form.tail as usize),
        );
        found.add(F::SizeBefore, form_before.map_or(4, size));
        found.add(F::SizeAfter, form_after.map_or(4, size));
        found.add(
            F::HeadAfter,
            form_after.map_or(9, |form| form.head as usize),
        );
        if form.width <= LONG {
            let shape = form_after.map_or(29, |form| form.head as usize + 9 * size(form).min(2));
            found.add(F::ShapeAfter, shape);
        }
        found.add(F::BylineNext, form_after.map_or(0, Form::byline_form));
        found.add(F::BylineBefore, form_before.map_or(0, Form::byline_form));
        let second = self.forms.get(index + 2).map_or(0, Form::byline_form);
        found.add(
            F::BylineSecond,
            usize::from(second > 0) + usize::from(second == 1 || second == 4),
        );
        if form.byline_form() > 0 {
            let size_after = form_after.map_or(4, size).min(3);
            found.add(F::BylineAfter, form.byline_form() * 4 + size_after);
        }
        found.add(
            F::Dateline,
            if form.dateline {
                1
            } else {
                2 * usize::from(form_after.is_some_and(|form| form.dateline))
            },
        );
        if form.width <= LONG {
            let both = usize::from(view.blank_before > 0 && view.blank_after > 0);
            let ends = usize::from(matches!(form.tail, Tail::Stop))
                + 2 * usize::from(form.stops > 0).min(1);
            found.add(
                F::AloneSetting,
                (self.page.setting as usize * 2 + both) * 2 + ends.min(1),
            );
            let own = form_after.is_some_and(|form| form.byline_form() > 0);
            found.add(F::Signed, 2 * usize::from(self.signed) + usize::from(own));
        }
        let marked = |form: Option<&Form<'_>>| form.is_some_and(|form| form.end_mark.is_some());
        let second = self.forms.get(index + 2);
        let ends_after = marked(form_after)
            || (form_after.is_some_and(|form| form.byline_form() > 0) && marked(second));
        let marks = if marked(form_before) {
            1
        } else {
            2 * usize::from(ends_after)
        };
        found.add(F::EndBefore, marks + 3 * usize::from(form.width <= 100));
        let number = |form: Option<&Form<'_>>| form.is_some_and(|form| form.longest_digits >= 7);
        let beside = (number(form_before) && view.blank_before == 0)
            || (number(form_after) && view.blank_after == 0);
        found.add(
            F::NumberBeside,
            usize::from(beside) * (1 + usize::from(form.width <= LONG)),
        );
        if form.width <= LONG {
            self.lines_around(found, index);
            let credits = form_after.is_some_and(|form| form.credits > 0);
            found.add(
                F::CreditsAfter,
                usize::from(credits && form.credits == 0 && form.width <= 64),
            );
        }
        // A sentence that goes on across it: the text before stopped short, the one after begins
        // as no sentence does.
        if let (Some(one), Some(two)) = (form_before, form_after) {
            let open = one.width > LONG
                && matches!(
                    one.tail,
                    Tail::Letter | Tail::Comma | Tail::Hyphen | Tail::Digit
                );
            let mid = matches!(two.head, Head::Lower | Head::Closing);
            found.add(F::Broken, usize::from(open) + 2 * usize::from(mid));
        }
    }

    /// Telephone numbers and dates in the lines around, no blank line between: small advertisements
    /// of several lines, and lists of links each with its date.
    fn lines_around(&self, found: &mut Found, index: usize) {
        /// So many lines a small advertisement has at the most.
        const REACH: usize = 4;
        let views = &self.page.fragments;
        let next = |at: usize| (views[at].blank_after == 0).then_some(at + 1);
        let above = |at: usize| (views[at].blank_before == 0).then(|| at.wrapping_sub(1));
        let known = |at: &usize| self.forms.get(*at).is_some_and(|form| form.width <= LONG);
        let walk = |step: &dyn Fn(usize) -> Option<usize>| {
            std::iter::successors(step(index).filter(known), |&at| step(at).filter(known))
                .take(REACH)
                .collect::<Vec<usize>>()
        };
        let (up, down) = (walk(&above), walk(&next));
        let number = |at: &usize| self.forms[*at].longest_digits >= 7 && !self.forms[*at].stamp;
        let near = |lines: &[usize]| lines.iter().skip(1).any(number);
        found.add(
            F::NumberNear,
            usize::from(near(&up)) + usize::from(near(&down)),
        );
        let stamp = |at: Option<&usize>| at.is_some_and(|&at| self.forms[at].stamp);
        let here = if self.forms[index].stamp {
            1
        } else if stamp(down.first()) {
            2
        } else {
            3 * usize::from(stamp(down.get(1)))
        };
        // One date stands under the head of an article, several in a list.
        let list = here > 0 && self.stamps >= 3;
        found.add(F::Stamps, here + 3 * usize::from(list));
    }

    /// What the language model says of the seams around.
    fn reading(&self, found: &mut Found, index: usize) {
        let seams = &self.seams[index];
        let form = &self.forms[index];
        let edge = |nats: f32| [-3.0, -1.0, 1.0, 3.0, 5.0].partition_point(|&bound| bound <= nats);
        let seam =
            |nats: f32| [-2.0, -0.5, 0.5, 2.0, 4.0, 7.0].partition_point(|&bound| bound <= nats);
        let before = index.checked_sub(1).map(|at| &self.seams[at]);
        let after = self.seams.get(index + 1);
        found.add(F::Begins, edge(seams.begins));
        found.add(F::Ends, edge(seams.ends));
        found.add(F::FromBefore, seam(seams.from_before));
        if let Some(after) = after {
            found.add(F::IntoAfter, seam(after.from_before));
            found.add(F::AfterBegins, edge(after.begins));
        }
        if let Some(before) = before {
            found.add(F::BeforeEnds, edge(before.ends));
        }
        if form.width <= LONG {
            found.add(F::Across, seam(seams.across));
            let group = self.repeats.of[index].group;
            if let (Some(group), Some(after)) = (group, after) {
                let first = self.repeats.groups[group].first() == Some(&index);
                found.add(F::CopyAfter, edge(after.begins) + 6 * usize::from(first));
            }
        }
        if self.page.setting == Setting::Lines {
            let place = self.place(index).min(3);
            found.add(F::LinesSeam, 7 * place + seam(seams.from_before));
            found.add(
                F::LinesInto,
                7 * place + after.map_or(3, |after| seam(after.from_before)),
            );
        }
    }

    /// How many fragments stand above it in its block.
    fn place(&self, index: usize) -> usize {
        index - self.blocks[index]
    }

    fn setting(&self, found: &mut Found, index: usize) {
        let views = &self.page.fragments;
        let (view, form) = (&views[index], &self.forms[index]);
        let setting = self.page.setting as usize;
        found.add(F::Setting, setting);
        found.add(
            F::SettingWidth,
            setting * 5 + bucket(form.width, &[12, 24, 48, 100]),
        );
        let relative = self
            .page
            .measure
            .filter(|&measure| measure > 0 && view.lines == 1);
        let ratio = relative.map_or(7, |measure| {
            bucket(100 * view.widest / measure, &[35, 60, 80, 95, 104, 125])
        });
        if self.page.setting == Setting::Lines {
            found.add(F::MeasureLines, ratio);
            found.add(
                F::BlockPlace,
                bucket(self.place(index), &[1, 2, 3, 4, 6, 10, 30]),
            );
            found.add(
                F::LineAtPlace,
                8 * bucket(self.place(index), &[1, 2, 3, 4, 6, 10, 30]) + ratio,
            );
            if self.place(index) < 4 {
                let [left, right] = self.page.fragments[self.blocks[index]].beside_begins;
                let begins = usize::from(left) + 2 * usize::from(right);
                found.add(F::BesideBegins, begins + 4 * usize::from(view.lane == 0));
            }
            let ends = |at: Option<usize>| {
                at.and_then(|at| self.forms.get(at)).map_or(2, |form| {
                    usize::from(matches!(form.tail, Tail::Stop | Tail::Asks))
                })
            };
            let ahead = (1..=12).find(|&far| {
                self.forms
                    .get(index + far)
                    .is_some_and(|form| form.byline_form() > 0)
            });
            found.add(F::BylineAhead, ahead.unwrap_or(0));
            found.add(
                F::LineAround,
                ends(index.checked_sub(1)) * 3 + ends(Some(index + 1)),
            );
        } else {
            found.add(F::Measure, ratio);
            // A head of several lines ends short, and text that breaks off does not.
            if let Some(measure) = self.page.measure.filter(|&measure| measure > 0)
                && (2..=4).contains(&view.lines)
            {
                let full = bucket(100 * view.last_width / measure, &[35, 60, 80, 95]);
                let ended = matches!(form.tail, Tail::Stop | Tail::Asks);
                found.add(F::LastLine, full + 5 * usize::from(ended));
            }
        }
    }

    fn copies(&self, found: &mut Found, index: usize) {
        let form = &self.forms[index];
        let repeated = &self.repeats.of[index];
        let group: &[usize] = repeated
            .group
            .map_or(&[], |group| &self.repeats.groups[group]);
        let copies = group.len().saturating_sub(1).min(3);
        found.add(F::Copies, copies);
        let width = bucket(form.width, &[12, 20]);
        let bracket = matches!(form.head, Head::Bracket);
        found.add(
            F::CopiesBracket,
            2 * usize::from(copies > 0) + usize::from(bracket),
        );
        found.add(F::CopiesWidth, copies * 3 + width);
        if copies > 0 && form.width >= 10 {
            found.add(F::FirstCopy, usize::from(group.first() == Some(&index)));
            let signed = |at: usize| {
                self.forms
                    .get(at + 1)
                    .is_some_and(|form| form.byline_form() > 0)
            };
            let other = group.iter().any(|&at| at != index && signed(at));
            found.add(
                F::CopySigned,
                usize::from(signed(index)) + 2 * usize::from(other),
            );
            let opens = self.forms.get(index + 1).map_or(5, |form| match form.head {
                Head::Lower | Head::Closing => 0,
                Head::Upper => 1,
                Head::Wide => 2,
                Head::Quote => 3,
                _ => 4,
            });
            found.add(F::CopyOpens, opens);
        }
        if form.width >= 10 {
            found.add(
                F::CutOff,
                usize::from(repeated.cut_off) + 2 * usize::from(repeated.goes_on),
            );
        }
    }

    fn words(&self, found: &mut Found, index: usize) {
        let views = &self.page.fragments;
        let shared: Shared = self.vocabulary.shared(&views[index]);
        if shared.words == 0 {
            found.add(F::FewWords, usize::from(self.forms[index].letters > 0));
            return;
        }
        found.add(F::Shared, bucket(shared.tenths, &[1, 3, 5, 7, 9]));
        found.add(F::Telling, bucket(shared.telling, &[1, 2, 3, 5, 7]));
        let form = &self.forms[index];
        self.neighbours_words(found, index);
        if form.is_list() {
            let items = views[index]
                .head
                .split(|c: char| c.is_whitespace() || c == '|');
            let named = self.repeats.named(items);
            found.add(F::Named, named);
            if form.items >= 4 {
                found.add(
                    F::LinkList,
                    bucket(form.items, &[5, 6, 8, 12]) * 2 + usize::from(named >= 2),
                );
            }
        }
    }

    /// Whose words a short text shares: a head speaks of what follows it, and a heading of what
    /// stands before it as well; a title parts two articles that share little.
    fn neighbours_words(&self, found: &mut Found, index: usize) {
        /// So far from a text its neighbours are looked for: over bylines and furniture.
        const REACH: usize = 3;
        let views = &self.page.fragments;
        if self.forms[index].width > 130 || self.page.setting == Setting::Lines {
            return;
        }
        let running = |at: &usize| views[*at].solid >= 60;
        let before = (index.saturating_sub(REACH)..index).rev().find(running);
        let after = (index + 1..(index + 1 + REACH).min(views.len())).find(running);
        let own: &str = &views[index].head;
        let text = |at: usize| views[at].head.as_ref();
        let level =
            |tenths: Option<usize>| tenths.map_or(5, |tenths| bucket(tenths, &[1, 2, 4, 6]));
        found.add(
            F::NextShares,
            level(after.and_then(|at| overlap(own, text(at)))),
        );
        found.add(
            F::BeforeShares,
            level(before.and_then(|at| overlap(own, text(at)))),
        );
        if let (Some(before), Some(after)) = (before, after) {
            let shared = overlap(text(before), text(after));
            found.add(F::Between, shared.map_or(4, |tenths| tenths.min(3)));
        }
    }
}

/// The features found so far.
struct Found(Vec<u16>);

impl Found {
    fn add(&mut self, family: F, bucket: usize) {
        self.0.push(feature(family, bucket));
    }
}

/// How long a text is: a few words, a line, some lines, running text.
fn size(form: &Form<'_>) -> usize {
    bucket(form.width, &[24, 64, LONG])
}

fn role(role: Option<Role>) -> usize {
    role.map_or(8, |role| {
        Role::ALL.iter().position(|&one| one == role).unwrap_or(8)
    })
}

fn own(found: &mut Found, view: &View<'_>, form: &Form<'_>) {
    found.add(F::Always, 0);
    let short = form.width <= LONG;
    let wide = form.wide_tenths >= 4;
    found.add(
        if wide { F::WideWidth } else { F::LatinWidth },
        bucket(form.width, &WIDTHS),
    );
    if !wide && short {
        found.add(F::Words, bucket(form.words, &[1, 2, 3, 4, 5, 8, 12, 18]));
        let tenths = (10 * form.capitals).checked_div(form.words).unwrap_or(0);
        found.add(F::Capitals, bucket(tenths, &[1, 4, 7, 10]));
        found.add(
            F::Shouts,
            if form.shouts {
                1 + usize::from(form.words > 3)
            } else {
                0
            },
        );
    }
    found.add(F::Tail, form.tail as usize);
    found.add(F::Head, form.head as usize);
    found.add(F::Lines, bucket(view.lines, &[2, 3, 4, 6]));
    found.add(F::Stops, form.stops);
    found.add(F::Indent, bucket(view.indent, &[1, 3]));
    found.add(
        F::Dangles,
        usize::from(form.dangles) * (1 + usize::from(form.width <= 64)),
    );
    let ended = matches!(form.tail, Tail::Stop | Tail::Asks);
    found.add(F::Sentences, if ended { 1 + form.stops } else { 0 });
    // Five short clauses and more, and no end of a sentence.
    let clauses = form.commas + 1;
    let sentence_ends = form.full_stops > 0 || form.tail == Tail::Stop;
    if !sentence_ends && clauses >= 5 && form.width > 80 {
        let narrow = form.width / clauses <= 30;
        found.add(F::CommaList, 1 + usize::from(narrow));
    }
    if !short {
        let unended = form.full_stops == 0 && !ended;
        let listed = usize::from(form.is_list()) + usize::from(form.is_list() && form.items >= 5);
        found.add(F::LongText, listed + 3 * usize::from(unended));
        return;
    }
    if form.width <= 64 {
        found.add(F::TailShort, form.tail as usize);
        found.add(F::HeadShort, form.head as usize);
    }
    found.add(F::Commas, form.commas);
    if form.commas + form.stops >= 3 {
        let clause = form.width / (form.commas + form.stops + 1);
        found.add(F::Clauses, bucket(clause, &[9, 12, 15, 19, 25]));
    }
    if form.credits > 0 {
        found.add(F::Credits, form.credits);
    }
    let tenths = (10 * form.digits)
        .checked_div(form.digits + form.letters)
        .unwrap_or(0);
    found.add(
        F::Digits,
        if form.digits == 0 {
            0
        } else {
            1 + bucket(tenths, &[1, 3, 5])
        },
    );
    found.add(F::DigitRun, bucket(form.longest_digits, &[1, 3, 4, 5, 7]));
    found.add(F::Colons, form.colons);
    let label = view
        .head
        .split_once([':', '：'])
        .map(|(label, _)| label.chars().count());
    found.add(
        F::Label,
        label.map_or(0, |length| if length <= 6 { 1 } else { 2 }),
    );
    found.add(
        F::Labelled,
        view.head
            .split_once([':', '：'])
            .map_or(0, |(label, _)| labelled(label)),
    );
    found.add(
        F::Enclosed,
        if form.enclosed {
            1
        } else {
            2 * usize::from(view.head.starts_with(['【', '[', '（', '(']))
        },
    );
    found.add(F::Address, usize::from(form.address));
    found.add(F::Currency, usize::from(form.currency));
    found.add(F::Byline, form.byline_form());
    let names = form.byline.as_ref().map_or(0, |byline| byline.names.len());
    found.add(F::BylineNames, names);
    let numbered = form.numbering.map_or(0, |numbering| match numbering.kind {
        NumberingKind::ChineseFirst | NumberingKind::Word | NumberingKind::ChineseIs => 1,
        NumberingKind::ChineseComma | NumberingKind::ChineseBracket => 2,
        _ => 3,
    });
    found.add(F::Numbered, numbered);
    found.add(
        F::Reference,
        form.reference
            .map_or(0, |reference| 1 + usize::from(reference.alone)),
    );
    found.add(
        F::EndMark,
        if form.end_mark.is_some() {
            1 + usize::from(form.enclosed)
        } else {
            0
        },
    );
    if wide {
        found.add(F::Grammar, form.grammar);
        found.add(F::Parallel, usize::from(form.parallel));
    }
}

fn lists(found: &mut Found, form: &Form<'_>) {
    let items = bucket(form.items, &[2, 3, 4, 6, 9]);
    found.add(F::Bars, form.bars);
    if form.items >= 2 && form.full_stops == 0 && form.credits == 0 {
        found.add(F::Items, items);
        found.add(F::ItemWidth, bucket(form.item_width, &[5, 9, 14, 20, 32]));
        let narrow = form.widest_item <= 44;
        found.add(
            F::ManyShort,
            bucket(form.items, &[3, 4, 6]) * 2 + usize::from(narrow),
        );
    }
}

fn concepts(found: &mut Found, form: &Form<'_>, spoken: &Spoken) {
    let mut kinds = 0;
    let makers = spoken.words[super::concepts::Concept::Makers as usize] > 0;
    let pages = spoken.words[super::concepts::Concept::Page as usize] > 0 && form.digits > 0;
    let parted = form.colons > 0 || form.items > 1 || form.bars > 0;
    if makers || pages {
        found.add(
            F::Made,
            usize::from(pages && !makers) * 2 + usize::from(parted),
        );
    }
    for concept in 0..CONCEPTS {
        let words = usize::from(spoken.words[concept]);
        if words > 0 {
            kinds += 1;
            found.add(F::Concept, 2 * concept + usize::from(words > 1));
        }
    }
    let tenths = (10 * spoken.covered).checked_div(form.letters).unwrap_or(0);
    found.add(F::Covered, bucket(tenths, &[1, 3, 5, 8]));
    found.add(F::Concepts, kinds);
}
