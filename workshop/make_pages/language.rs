//! The languages that pages are made in, and what of their writing the maker must know.

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Language {
    /// Chinese in simplified characters.
    Simplified,
    /// Chinese in traditional characters.
    Traditional,
    English,
    German,
    French,
}

impl Language {
    /// All of them.
    pub(crate) const ALL: [Self; 5] = [
        Self::Simplified,
        Self::Traditional,
        Self::English,
        Self::German,
        Self::French,
    ];

    /// The name in file names of texts and corpus.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Simplified => "zh-Hans",
            Self::Traditional => "zh-Hant",
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
        }
    }

    /// The language of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The name in the file names of pages.
    pub(crate) fn short(self) -> &'static str {
        match self {
            Self::Simplified => "zh",
            other => other.name(),
        }
    }

    /// Written without spaces, in characters of double width.
    pub(crate) fn is_chinese(self) -> bool {
        matches!(self, Self::Simplified | Self::Traditional)
    }
}

/// How many columns of a terminal a character takes: Chinese ones take two. Quotation marks, dashes
/// and dots take what `ambiguous` says, for programs differ.
pub(crate) fn display_width(c: char, ambiguous: usize) -> usize {
    match c {
        '“' | '”' | '‘' | '’' | '—' | '…' | '□' | '■' | '·' => ambiguous,
        _ if is_wide(c) => 2,
        _ => 1,
    }
}

/// True for a character that a line may end behind without being one with the next: a Han
/// character or a mark of Chinese print.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}')
}

/// True for a mark that ends a sentence.
pub(crate) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '…' | '.' | '!' | '?')
}

/// True for a mark that closes something after a sentence's end.
pub(crate) fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '»' | '"' | '“')
}

/// Where the sentences of a text end: indices into `text` behind their last mark.
pub(crate) fn sentence_ends(text: &[char]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if ends_sentence(text[at]) {
            let mut end = at + 1;
            while end < text.len() && (ends_sentence(text[end]) || closes(text[end])) {
                end += 1;
            }
            let wide = is_wide(text[at]);
            let before = text[..at].iter().rev().take_while(|c| c.is_alphanumeric());
            let long_word = before.count() >= 3;
            let gap = end >= text.len() || text[end].is_whitespace();
            let opens = text[end..].iter().find(|c| !c.is_whitespace());
            let capital = opens.is_none_or(|c| c.is_uppercase() || matches!(c, '«' | '„' | '“'));
            if wide || (long_word && gap && capital) {
                ends.push(end);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    ends
}
