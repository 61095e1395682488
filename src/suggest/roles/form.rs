//! What a fragment looks like by itself: measures of its text, without the page around it.

use super::page::{View, columns};
use crate::signs::{
    Byline, BylineForm, EndMark, Numbering, Reference, byline, dangles, end_mark, is_wide,
    numbering, reference,
};

/// A text wider than this, in display columns, is running text and nothing else; little of it is
/// looked at. Of 463 titles on 80 pages none is wider, of furniture a few lists of links.
pub(super) const LONG: usize = 180;

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    Letter,
    Digit,
    Comma,
    Colon,
    Stop,
    Asks,
    Hyphen,
    Bracket,
    Quote,
    Other,
}

/// How a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Upper,
    Lower,
    Digit,
    Wide,
    Quote,
    Bracket,
    Closing,
    Mark,
    Other,
}

/// Measures of one text.
pub(super) struct Form<'a> {
    /// Width of the whole in display columns, wraps not counted.
    pub(super) width: usize,
    /// Share of Han characters among its letters, in tenths.
    pub(super) wide_tenths: usize,
    pub(super) head: Head,
    pub(super) tail: Tail,
    /// Stops before the end.
    pub(super) stops: usize,
    /// Of them, full stops; a head may ask or call within.
    pub(super) full_stops: usize,
    pub(super) commas: usize,
    pub(super) colons: usize,
    pub(super) digits: usize,
    pub(super) longest_digits: usize,
    pub(super) letters: usize,
    /// Bars, dots and arrows that part items.
    pub(super) bars: usize,
    /// Items between blanks (Han) or wide blanks and bars (Latin): how many, their mean width and
    /// the greatest.
    pub(super) items: usize,
    pub(super) item_width: usize,
    pub(super) widest_item: usize,
    /// Words in Latin letters, those with a capital, and whether all letters are capitals.
    pub(super) words: usize,
    pub(super) capitals: usize,
    pub(super) shouts: bool,
    /// Han characters that make sentences: 的了是在…
    pub(super) grammar: usize,
    /// An address of the web or of mail, or a sign of rights.
    pub(super) address: bool,
    /// Signs of currencies.
    pub(super) currency: bool,
    /// Brackets hold all of it.
    pub(super) enclosed: bool,
    /// Brackets that begin with a name.
    pub(super) credits: usize,
    /// A short line in which a date with year, month and day stands.
    pub(super) stamp: bool,
    /// It ends with a word that another must follow.
    pub(super) dangles: bool,
    /// It begins with a place and a dash, or with an agency's name.
    pub(super) dateline: bool,
    /// Clauses between commas or blanks are equally long.
    pub(super) parallel: bool,
    pub(super) byline: Option<Byline<'a>>,
    pub(super) numbering: Option<Numbering>,
    pub(super) reference: Option<Reference>,
    pub(super) end_mark: Option<EndMark>,
}

impl<'a> Form<'a> {
    pub(super) fn new(view: &'a View<'_>) -> Self {
        let text: &str = &view.head;
        let counted = columns(text.trim());
        let whole = view.solid <= text.len();
        let mut form = Form {
            width: if whole && text.len() < super::page::HEAD {
                counted
            } else {
                view.solid.max(counted)
            },
            wide_tenths: 0,
            head: head(text),
            tail: tail(&view.tail),
            stops: 0,
            full_stops: 0,
            commas: 0,
            colons: 0,
            digits: 0,
            longest_digits: 0,
            letters: 0,
            bars: 0,
            items: 0,
            item_width: 0,
            widest_item: 0,
            words: 0,
            capitals: 0,
            shouts: false,
            grammar: 0,
            address: false,
            currency: false,
            enclosed: false,
            credits: credits(text),
            stamp: counted <= 72 && has_date(text),
            dangles: dangles(&view.tail),
            dateline: has_dateline(text),
            parallel: false,
            byline: None,
            numbering: numbering(text),
            reference: None,
            end_mark: end_mark(&view.tail),
        };
        form.count(text);
        if form.width <= LONG {
            form.byline = byline(text);
            form.reference = reference(text);
            form.enclosed = is_enclosed(text);
            form.parallel = is_parallel(text);
        }
        form.list(text);
        form
    }

    fn count(&mut self, text: &str) {
        let (mut wide, mut run, mut upper) = (0, 0, 0);
        let mut before = ' ';
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            let next = characters.peek().copied().unwrap_or('\n');
            if c.is_ascii_digit() || ('０'..='９').contains(&c) {
                self.digits += 1;
                run += 1;
                self.longest_digits = self.longest_digits.max(run);
            } else {
                // Telephone numbers are set in groups.
                run = if matches!(c, '-' | ' ' | '/' | '.') && run > 0 && next.is_ascii_digit() {
                    run
                } else {
                    0
                };
                if c.is_alphabetic() {
                    self.letters += 1;
                    wide += usize::from(is_wide(c));
                    upper += usize::from(c.is_uppercase());
                    self.grammar += usize::from(
                        "的了是在和等将已我你他们这也都就把被使让與们為们这之其而".contains(c),
                    );
                }
                match c {
                    '。' | '；' => {
                        self.stops += 1;
                        self.full_stops += 1;
                    }
                    '.' if next.is_whitespace() && before.is_lowercase() => {
                        self.stops += 1;
                        self.full_stops += 1;
                    }
                    '！' | '？' | '!' | '?' => self.stops += 1,
                    '，' | '、' | ',' => self.commas += 1,
                    '：' | ':' => self.colons += 1,
                    '|' | '｜' | '»' | '›' | '►' | '▶' | '→' | '•' | '>' | '★' | '◆' | '♦'
                    | '※' | '+' => self.bars += 1,
                    '·' | '/' | '／' if before.is_whitespace() || next.is_whitespace() => {
                        self.bars += 1;
                    }
                    '@' | '©' | '®' => self.address = true,
                    '€' | '$' | '£' | '¥' | '￥' => self.currency = true,
                    _ => {}
                }
            }
            before = c;
        }
        // The mark at the end is no stop inside.
        if matches!(self.tail, Tail::Stop | Tail::Asks) {
            self.stops = self.stops.saturating_sub(1);
            let full = usize::from(self.tail == Tail::Stop);
            self.full_stops = self.full_stops.saturating_sub(full);
        }
        self.wide_tenths = (10 * wide).checked_div(self.letters).unwrap_or(0);
        self.shouts = self.letters >= 3 && wide == 0 && upper == self.letters;
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '|')) {
            let first = word.chars().find(|c| c.is_alphabetic());
            if let Some(first) = first.filter(|&c| !is_wide(c)) {
                self.words += 1;
                self.capitals += usize::from(first.is_uppercase());
            }
        }
        let lower = text
            .get(..text.floor_char_boundary(300))
            .unwrap_or_default();
        self.address |= [
            "www.", "http", ".com", ".cn", ".de", ".fr", ".org", ".net", ".co.", "WWW.",
        ]
        .iter()
        .any(|sign| lower.contains(sign) && (self.width <= LONG || sign.len() > 3));
    }

    /// Takes the text as a list of items.
    fn list(&mut self, text: &str) {
        let chinese = self.wide_tenths >= 5;
        let (mut sum, mut count, mut widest) = (0, 0, 0);
        let mut take = |item: &str| {
            let item = item.trim();
            if !item.is_empty() {
                let width = columns(item);
                sum += width;
                count += 1;
                widest = widest.max(width);
            }
        };
        let bar = |c: char| {
            matches!(
                c,
                '|' | '｜' | '»' | '›' | '►' | '▶' | '•' | '·' | '★' | '◆' | '>'
            )
        };
        for line in text.split(bar) {
            if chinese {
                line.split(char::is_whitespace).for_each(&mut take);
            } else {
                line.split("  ")
                    .flat_map(|part| part.split(['\n', '\t', '\u{3000}']))
                    .for_each(&mut take);
            }
        }
        self.items = count;
        self.item_width = sum / count.max(1);
        self.widest_item = widest;
    }

    /// True if it is a list of three headlines or words and more, between blanks or bars.
    pub(super) fn is_list(&self) -> bool {
        self.items >= 3
            && self.credits == 0
            && self.full_stops == 0
            && self.tail != Tail::Stop
            && self.commas <= self.items
            && self.item_width <= 60
    }

    /// Which form of byline it has, as a number; 0 for none.
    pub(super) fn byline_form(&self) -> usize {
        match &self.byline {
            None => 0,
            Some(found) => {
                let form = match found.form {
                    BylineForm::Announced => 1,
                    BylineForm::MarkedOnly => 2,
                    BylineForm::WithUnit => 3,
                    BylineForm::Names => 4,
                    BylineForm::LooksLikeNames => 5,
                };
                if found.bracketed { form + 5 } else { form }
            }
        }
    }
}

fn head(text: &str) -> Head {
    match text.chars().next() {
        Some('“' | '‘' | '「' | '『' | '"' | '\'' | '«' | '„' | '《' | '〈') => {
            Head::Quote
        }
        Some('（' | '(' | '【' | '[' | '〔') => Head::Bracket,
        Some(
            '□' | '■' | '◎' | '◆' | '◇' | '●' | '○' | '▲' | '△' | '▼' | '★' | '☆' | '※' | '•' | '►'
            | '▶' | '-' | '—' | '–',
        ) => Head::Mark,
        Some(c) if ",.;:!?，。；：！？、）)”’」』】》»%…".contains(c) => {
            Head::Closing
        }
        Some(c) if c.is_ascii_digit() => Head::Digit,
        Some(c) if is_wide(c) => Head::Wide,
        Some(c) if c.is_uppercase() => Head::Upper,
        Some(c) if c.is_alphabetic() => Head::Lower,
        _ => Head::Other,
    }
}

fn tail(text: &str) -> Tail {
    let text = text.trim_end();
    let closers = ['”', '’', '」', '』', '"', '\'', '»', '》', '“'];
    let bare = text.trim_end_matches(closers);
    match bare.chars().next_back() {
        Some('。' | '.' | '．' | '…' | '｡') => Tail::Stop,
        Some('！' | '？' | '!' | '?') => Tail::Asks,
        _ if bare.len() < text.len() => Tail::Quote,
        Some('）' | ')' | '】' | ']') => Tail::Bracket,
        Some('，' | ',' | '、' | '；' | ';' | '—' | '–') => Tail::Comma,
        Some('：' | ':') => Tail::Colon,
        Some('-' | '\u{2010}' | '\u{ad}' | '¬') => Tail::Hyphen,
        Some(c) if c.is_numeric() => Tail::Digit,
        Some(c) if c.is_alphabetic() => Tail::Letter,
        _ => Tail::Other,
    }
}

/// How many brackets begin with a person's name.
fn credits(text: &str) -> usize {
    /// More than these say no more.
    const MOST: usize = 8;
    let inside = text.split(['（', '(']).skip(1).take(MOST);
    inside
        .filter(|inside| {
            let words = inside.split(['）', ')']).next().unwrap_or_default();
            let name = words
                .split([' ', '\u{3000}', '/', '／'])
                .next()
                .unwrap_or_default();
            byline(name).is_some_and(|found| !found.names.is_empty())
        })
        .count()
}

/// True for 2021-11-29, 2021/11/29, 2021.11.29, 2021年11月29日, 29.11.2021 and 29/11/2021.
fn has_date(text: &str) -> bool {
    // The numbers of the text: where each begins and ends.
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        match numbers.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => numbers.push((at, at + 1)),
        }
    }
    let value = |(start, end): (usize, usize)| text[start..end].parse::<u32>().unwrap_or(0);
    let parted = |one: (usize, usize), two: (usize, usize)| {
        matches!(&text[one.1..two.0], "-" | "/" | "." | "年" | "月")
    };
    numbers.windows(3).any(|three| {
        let [one, month, three] = three else {
            return false;
        };
        let (year, day) = if one.1 - one.0 == 4 {
            (one, three)
        } else {
            (three, one)
        };
        year.1 - year.0 == 4
            && (1..=12).contains(&value(*month))
            && (1..=31).contains(&value(*day))
            && parted(*one, *month)
            && parted(*month, *three)
    })
}

/// True for "Wien – Die", "LONDON (Reuters) - The", "新华社北京5月4日电", "本报讯".
fn has_dateline(text: &str) -> bool {
    /// A dateline ends within so many code points.
    const REACH: usize = 44;
    let end = text
        .char_indices()
        .nth(REACH)
        .map_or(text.len(), |(at, _)| at);
    let opening = &text[..end];
    if opening.starts_with(is_wide) {
        let short = |word: &str| opening.find(word).is_some_and(|at| at <= 3 * 16);
        return short("讯 ")
            || short("讯　")
            || short("日电")
            || short("日電")
            || short("訊】")
            || short("报道】")
            || opening.starts_with("本报讯")
            || opening.starts_with("本報訊")
            || short("讯）")
            || short("電）")
            || short("电）");
    }
    [" – ", " — ", " - ", ".– ", ". — ", ".—"]
        .iter()
        .any(|dash| {
            opening.split_once(dash).is_some_and(|(place, _)| {
                place.chars().next().is_some_and(char::is_uppercase)
                    && place
                        .split([' ', '/', ','])
                        .filter(|word| !word.is_empty())
                        .count()
                        <= 4
                    && !place.contains('\n')
            })
        })
}

fn is_enclosed(text: &str) -> bool {
    let inner = text
        .trim()
        .strip_prefix(['（', '(', '【', '['])
        .and_then(|rest| rest.strip_suffix(['）', ')', '】', ']']));
    inner.is_some_and(|inner| !inner.contains(['（', '(', '）', ')']))
}

/// True if a Chinese text is two clauses or more that are equally long, as heads like to be.
fn is_parallel(text: &str) -> bool {
    let mut clauses = text
        .split(|c: char| c.is_whitespace() || matches!(c, '，' | ','))
        .filter(|clause| !clause.is_empty())
        .map(columns);
    let Some(first) = clauses.next().filter(|&first| first >= 8) else {
        return false;
    };
    let (count, equal) = clauses.fold((0, true), |(count, equal), width| {
        (count + 1, equal && width.abs_diff(first) <= 2)
    });
    text.starts_with(|c| is_wide(c) || c == '“') && count > 0 && equal
}
