//! The features' names: families of buckets, so that a weight can be read in the file.
//!
//! A feature is a family and a bucket of it. Which bucket a fragment falls into is decided in
//! [`features`](super::features).

macro_rules! families {
    ($($name:ident $buckets:literal $says:literal,)+) => {
        /// A family of features that exclude each other, as a rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Family { $(#[doc = $says] $name,)+ }

        /// Name and number of buckets of each family.
        const FAMILIES: &[(&str, u16)] = &[$((stringify!($name), $buckets),)+];
    };
}

families! {
    Always 1 "There in every fragment.",
    WideWidth 16 "Width of a Chinese text.",
    LatinWidth 16 "Width of a text in Latin letters.",
    Words 9 "Words of a text in Latin letters.",
    Tail 10 "How it ends.",
    TailShort 10 "How a short text ends.",
    Head 9 "How it begins.",
    HeadShort 9 "How a short text begins.",
    Lines 5 "How many lines it has.",
    Stops 3 "Sentence ends inside.",
    Commas 4 "Commas inside.",
    Digits 5 "Share of digits.",
    DigitRun 6 "The longest number.",
    Items 6 "How many items a list has.",
    ItemWidth 6 "How wide the items of a list are.",
    ManyShort 8 "Items by number and width.",
    Bars 4 "Marks that part items.",
    Colons 3 "Colons.",
    Label 3 "A short word before a colon.",
    Enclosed 3 "Brackets around, or at the head.",
    Capitals 5 "Share of words with a capital.",
    Shouts 3 "All in capitals, and how many words.",
    Address 2 "Addresses of the web or of mail.",
    Currency 2 "Signs of currencies, in a short text.",
    Byline 12 "The form of a byline.",
    BylineNames 4 "How many names.",
    BylineAfter 48 "The form of a byline, and what comes after.",
    Numbered 4 "How it is numbered.",
    Reference 3 "A reference to another page.",
    EndMark 3 "An end mark.",
    Grammar 4 "Characters that make sentences, in a short Chinese text.",
    Parallel 2 "Clauses of equal length.",
    Concept 24 "What it speaks of: once, or more often.",
    Covered 5 "How much of it is words of concepts.",
    Concepts 4 "How many concepts it speaks of.",
    BlankBefore 3 "Blank lines before.",
    BlankAfter 3 "Blank lines after.",
    Alone 6 "Blank lines on both sides of a short text.",
    FromTop 5 "Place from the page's top.",
    FromEnd 5 "Place from the page's end.",
    Indent 3 "An indent.",
    Guess 9 "The first guess.",
    GuessBefore 9 "The first guess of the one before.",
    GuessAfter 9 "The first guess of the one after.",
    TailBefore 12 "How the one before ends.",
    SizeBefore 5 "How long the one before is.",
    SizeAfter 5 "How long the one after is.",
    HeadAfter 10 "How the one after begins.",
    ShapeAfter 30 "How long and how the one after begins.",
    BylineNext 12 "The byline after it.",
    BylineBefore 12 "The byline before it.",
    BylineSecond 3 "A byline in the second place after it.",
    Broken 4 "A sentence goes on across it.",
    Setting 4 "How the page is set.",
    SettingWidth 20 "How the page is set, and the width.",
    Measure 8 "Its width against the columns' measure.",
    MeasureLines 8 "The same where every line is a fragment.",
    Copies 4 "How often it stands elsewhere.",
    CopiesWidth 12 "How often it stands elsewhere, by its width.",
    FirstCopy 2 "It is the first, or a later one, of several that are the same.",
    CopySigned 4 "This one, or another one that is the same, stands before a byline.",
    CopyOpens 6 "What a repeated text stands above.",
    CutOff 3 "It begins as another short text does.",
    Shared 6 "How much of a short text's words the page uses.",
    Telling 6 "How much of a short text's words are used by few others.",
    FewWords 3 "Nothing that could be used elsewhere.",
    NextShares 6 "How much the text after a short text uses its words.",
    BeforeShares 6 "How much the text before a short text uses its words.",
    Between 5 "How much the texts before and after a short text share.",
    Dateline 3 "It, or the text after it, begins with a place or an agency.",
    Dangles 3 "It ends with a word that cannot end anything.",
    AloneSetting 20 "Blank lines around a short text, by how the page is set and how it ends.",
    Signed 6 "Whether heads of this page are signed, and this one is.",
    LinkList 10 "A list of headlines, by items and by heads of the page among them.",
    LongText 6 "A long text: whether it is a list, and whether any sentence ends in it.",
    CommaList 3 "A long text of short clauses in which no sentence ends.",
    Clauses 6 "How wide the clauses of a text with several commas are.",
    Credits 4 "Brackets that begin with a name: pictures and those who took them.",
    EndBefore 6 "The running text before a text, long or short, has an end mark, or the one after it.",
    NumberBeside 3 "A telephone number in the next line or the one before.",
    LastLine 10 "How full the last of a few lines is, and whether a sentence ends there.",
    NumberNear 3 "A telephone number two to four lines away, no blank line between.",
    Stamps 7 "Lines of a date with year, month and day, in it and around it.",
    CreditsAfter 2 "The text after it names pictures and those who took them.",
    Labelled 3 "Its label, before a colon, speaks of the article, or of the page.",
    Made 4 "It speaks of those who make the paper, or of its pages, and names or numbers follow.",
    BylineAhead 13 "How far the next byline is, on a page of lines.",
    CopiesBracket 4 "Repeated, and with a bracket at its head.",
    Sentences 6 "How many sentences, if it ends with one.",
    Named 5 "How many items of a list are heads of the page.",
    Begins 6 "It begins as a paragraph does.",
    Ends 6 "It ends as a paragraph does.",
    FromBefore 7 "It reads on from the one before.",
    IntoAfter 7 "The one after reads on from it.",
    Across 7 "The one after reads on from the one before.",
    AfterBegins 6 "The one after begins as a paragraph does.",
    BeforeEnds 6 "The one before ends as a paragraph does.",
    CopyAfter 12 "A repeated text, by how the one after begins and whether it is the first.",
    LinesSeam 28 "How it reads on from the one before, by its place in the column, on a page of lines.",
    LinesInto 28 "How the one after reads on from it, by its place in the column, on a page of lines.",
    BesideBegins 8 "Whether the cells beside begin something, at the top of a column.",
    BlockPlace 8 "Place in its block, on a page of lines.",
    LineAround 12 "How the lines around end, on a page of lines.",
    LineAtPlace 64 "Its width against the measure, by its place in the column, on a page of lines.",
}

/// Where each family's features begin.
const OFFSETS: [u16; FAMILIES.len() + 1] = {
    let mut offsets = [0; FAMILIES.len() + 1];
    let mut index = 0;
    while index < FAMILIES.len() {
        offsets[index + 1] = offsets[index] + FAMILIES[index].1;
        index += 1;
    }
    offsets
};

/// How many features there are.
pub const FEATURES: usize = OFFSETS[FAMILIES.len()] as usize;

/// The feature of a family's bucket; beyond the last bucket, the last.
pub(super) fn feature(family: Family, bucket: usize) -> u16 {
    let index = family as usize;
    let last = usize::from(FAMILIES[index].1 - 1);
    OFFSETS[index] + u16::try_from(bucket.min(last)).unwrap_or(0)
}

/// The name of a feature, as the weights' file writes it: `Tail.3`.
#[must_use]
pub fn feature_name(feature: u16) -> String {
    let index = OFFSETS
        .partition_point(|&offset| offset <= feature)
        .saturating_sub(1);
    let (name, _) = FAMILIES.get(index).copied().unwrap_or(("Unknown", 0));
    format!("{name}.{}", feature.saturating_sub(OFFSETS[index]))
}

/// The feature of a name.
#[must_use]
pub(super) fn feature_of_name(name: &str) -> Option<u16> {
    let (family, bucket) = name.rsplit_once('.')?;
    let index = FAMILIES.iter().position(|(name, _)| *name == family)?;
    let bucket: u16 = bucket.parse().ok()?;
    (bucket < FAMILIES[index].1).then_some(OFFSETS[index] + bucket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_name_of_its_own() {
        for feature in 0..u16::try_from(FEATURES).unwrap() {
            assert_eq!(feature_of_name(&feature_name(feature)), Some(feature));
        }
        assert_eq!(feature_of_name("Tail.99"), None);
    }
}
