//! Which encoding a file is in, and on what evidence.
//!
//! A byte order mark decides. Without one, every encoding reads a sample of the file as cheaply
//! as it can ([`reading`]), the cheapest wins, and a guess from chardetng weighs a little beside.
//! UTF-8 that is valid throughout the sample needs no weighing.
//!
//! Measured on 80 made pages and five real ones (85, of which 62 Chinese, simplified and
//! traditional, 11 English, 12 German and French), each written in the encodings that hold it
//! (or all but one in fifty of its characters, which were left out), whole and in twelve excerpts
//! of each length at random places; then with one byte changed to any value, removed, added, or
//! the last one cut off, again at random. Right answers of all:
//!
//! | encoding, without mark | clean | damaged: whole | 2,000 bytes | 400 bytes | 200 bytes |
//! |---|---|---|---|---|---|
//! | UTF-8, Chinese | all 2,067 | 248/248 | 5,640/5,640 | 7,130/7,130 | 7,280/7,280 |
//! | UTF-8, German and French | all 423 | 48/48 | 1,270/1,270 | 1,400/1,400 | 1,433/1,440 |
//! | UTF-8, English | all 383 | 44/44 | 1,055/1,130 | 1,142/1,290 | 1,131/1,300 |
//! | GB 18030 | all 1,992 | 248/248 | 5,070/5,070 | 7,000/7,000 | 7,230/7,230 |
//! | Big5 | all 209 | 24/24 | 490/490 | 760/760 | 780/780 |
//! | UTF-16LE, Chinese | all 2,007 | 248/248 | 5,230/5,230 | 6,940/6,940 | 7,280/7,280 |
//! | UTF-16BE, Chinese | all 1,986 | 248/248 | 5,010/5,010 | 7,010/7,010 | 7,220/7,220 |
//! | UTF-16LE, Latin | all 824 | 92/92 | 2,520/2,520 | 2,757/2,760 | 2,720/2,730 |
//! | UTF-16BE, Latin | all 820 | 92/92 | 2,526/2,530 | 2,721/2,730 | 2,703/2,710 |
//! | windows-1252 | all 509 | 92/92 | 1,790/1,790 | 1,629/1,630 | 1,439/1,440 |
//!
//! With a byte order mark before them all UTF-8 and UTF-16 texts are recognised, damaged or not.
//! What is missed cannot be known: a byte of ASCII damaged into an accented letter is taken for
//! windows-1252 (the text is the same but for that place), and Latin UTF-16 that has lost or
//! gained its first byte is the same as Latin UTF-16 the other way round. Japanese and Korean were
//! measured on the made-up texts of the tests only.
//!
//! Wrong for a text in two encodings, for texts of a few words, and for what [`Encoding`] leaves
//! out.

mod cost;
pub(super) mod reading;
pub(super) mod sample;
mod token;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::Encoding;
use reading::Reading;
use sample::Slice;

/// What speaks for or against an encoding. Counts are those of the sample that was looked at,
/// which is the whole file up to 64 KB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The file begins with the encoding's byte order mark.
    Bom,
    /// There is nothing above ASCII, so that it fits like every encoding that contains ASCII.
    PlainAscii,
    /// Every byte fits.
    EveryByteFits {
        /// Of the characters above ASCII, how many in a hundred are common for the encoding.
        common: u8,
    },
    /// Every byte fits, and the many NULs stand where UTF-16 of Latin text has them.
    NulPattern {
        /// Of the characters above ASCII, how many in a hundred are common for the encoding.
        common: u8,
    },
    /// Some bytes do not fit.
    DoesNotFit {
        /// How many bytes fit no character. One where a byte is missing and the rest of a line
        /// makes sense only one byte further on, although each pair of bytes is a character.
        malformed: u64,
        /// Where in the file the first of them is, in bytes.
        first: u64,
        /// Of the characters above ASCII, how many in a hundred are common for the encoding.
        common: u8,
    },
}

/// One candidate with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The candidate.
    pub encoding: Encoding,
    /// What speaks for or against it.
    pub evidence: Evidence,
    /// How unlikely the sample is in that encoding, in bits: the fewer the better. A hundred bits
    /// apart is certainty.
    pub bits: u64,
    /// True if the detector that web browsers use guesses this encoding too.
    pub seconded: bool,
}

/// The choice of an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The encoding chosen.
    pub encoding: Encoding,
    /// True if the file begins with the chosen encoding's byte order mark.
    pub bom: bool,
    /// Every encoding with its evidence, the chosen one first, then by likelihood.
    pub votes: Vec<Vote>,
    /// Bytes in the sample.
    pub sampled: u64,
    /// Characters in the sample, read in the chosen encoding.
    pub characters: u64,
    /// Those of them that are control characters, without tab, line feed, carriage return.
    pub controls: u64,
}

impl Detection {
    /// How unlikely the sample is beside random bytes, which cost 8 bits each: in hundredths. 80
    /// made pages and five real ones have 32 to 66 in any encoding, excerpts of 200 bytes up to
    /// 82; pictures, archives, programs and compressed documents have 111 to 117. Zero for an
    /// empty file.
    #[must_use]
    pub fn noise_percent(&self) -> u64 {
        let bits = self.votes.first().map_or(0, |vote| vote.bits);
        (bits * 100).checked_div(self.sampled * 8).unwrap_or(0)
    }

    /// Of a hundred characters of the sample, how many are control characters. Text has none or
    /// one, programs a third; pictures may have none, see [`Self::noise_percent`].
    #[must_use]
    pub fn control_percent(&self) -> u8 {
        percent(self.controls, self.characters, 0)
    }
}

/// What chardetng's guess is worth, in bits: less than one character. One damaged byte makes it
/// answer windows-1252 for Chinese text, so that it may only decide what is open otherwise. With
/// 16 bits a hundred more damaged ASCII texts in two thousand became windows-1252, and nothing
/// got better.
const SECOND: u64 = 2;

/// Characters above ASCII from which on valid UTF-8 is proof. Two hanzi of GBK can be valid UTF-8
/// by chance, in four pairs it is one chance in a thousand.
const PROOF: u64 = 4;

/// Chooses an encoding. Looks at the whole file up to 64 KB, at three slices of a longer one.
#[must_use]
pub fn detect(bytes: &[u8]) -> Detection {
    let marked = Encoding::from_bom(bytes);
    let slices = sample::slices(bytes);
    let second = slices.first().and_then(second_opinion);
    let mut readings: Vec<(Vote, Reading)> = Encoding::ALL
        .into_iter()
        .map(|encoding| {
            let reading = slices
                .iter()
                .map(|slice| reading::cheapest(encoding, slice))
                .reduce(Reading::join)
                .unwrap_or_default();
            let seconded = second == Some(encoding);
            let before = if reading.above_ascii > 0 {
                cost::before(encoding)
            } else {
                0
            };
            let bits = (before + reading.bits).saturating_sub(if seconded { SECOND } else { 0 });
            let evidence = match marked {
                Some(marked) if marked == encoding => Evidence::Bom,
                _ => evidence(encoding, &reading),
            };
            (
                Vote {
                    encoding,
                    evidence,
                    bits,
                    seconded,
                },
                reading,
            )
        })
        .collect();
    // A stable sort: encodings that read the sample equally well stay in the order of `ALL`.
    readings.sort_by_key(|(vote, _)| vote.bits);
    let favourite = marked.or_else(|| proven(&readings));
    readings.sort_by_key(|(vote, _)| Some(vote.encoding) != favourite);
    let (encoding, reading) = readings
        .first()
        .map_or((Encoding::Utf8, Reading::default()), |(vote, reading)| {
            (vote.encoding, *reading)
        });
    Detection {
        encoding,
        bom: marked.is_some(),
        votes: readings.into_iter().map(|(vote, _)| vote).collect(),
        sampled: slices.iter().map(|slice| slice.bytes.len() as u64).sum(),
        characters: reading.characters,
        controls: reading.controls,
    }
}

/// UTF-8, if the sample is valid UTF-8 and does not look like UTF-16, whose NULs and letters are
/// valid UTF-8 too.
fn proven(readings: &[(Vote, Reading)]) -> Option<Encoding> {
    let best = readings.first()?.0.encoding;
    readings
        .iter()
        .find(|(vote, _)| vote.encoding == Encoding::Utf8)
        .filter(|(_, reading)| reading.skipped == 0 && reading.above_ascii >= PROOF)
        .filter(|_| !best.is_utf16())
        .map(|(vote, _)| vote.encoding)
}

/// What a reading says for or against its encoding.
fn evidence(encoding: Encoding, reading: &Reading) -> Evidence {
    let common = percent(reading.common, reading.above_ascii, 100);
    let plain = reading.characters - reading.above_ascii;
    match reading.first {
        Some(first) => Evidence::DoesNotFit {
            malformed: reading.skipped,
            first: first as u64,
            common,
        },
        // A quarter: pages in Chinese have as many line feeds and digits at the very least.
        None if encoding.is_utf16() && plain * 4 > reading.characters => {
            Evidence::NulPattern { common }
        }
        None if reading.above_ascii == 0 => Evidence::PlainAscii,
        None => Evidence::EveryByteFits { common },
    }
}

/// The hundredths that `part` is of `whole`.
fn percent(part: u64, whole: u64, of_nothing: u8) -> u8 {
    (part * 100)
        .checked_div(whole)
        .and_then(|share| u8::try_from(share).ok())
        .unwrap_or(of_nothing)
}

/// What chardetng guesses, if it is one of ours. It gets no country hint: with "cn" it takes Big5
/// for GBK.
fn second_opinion(slice: &Slice<'_>) -> Option<Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(slice.bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    Encoding::ALL.into_iter().find(|encoding| match encoding {
        Encoding::Gb18030 => guess == encoding_rs::GBK || guess == encoding_rs::GB18030,
        _ => guess == encoding.codec(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::texts::{ENGLISH, GERMAN, SIMPLIFIED, TRADITIONAL, encoded};
    use super::super::{Encoding, encode};
    use super::{Evidence, detect};

    /// True if a detection may be another one: ASCII with a damaged byte can be windows-1252, and
    /// Latin UTF-16 without its first byte is Latin UTF-16 the other way round.
    fn undecidable(encoding: Encoding, text: &str, place: usize) -> bool {
        let latin = !text.chars().any(|character| character > '\u{2FFF}');
        (text.is_ascii() && encoding == Encoding::Utf8)
            || (latin && encoding.is_utf16() && place < 8)
    }

    #[test]
    fn every_text_is_recognised_whole_and_with_any_one_byte_damaged() {
        let values = [0xA1, b'a', 0xFF, 0x00, 0x81, 0x0A, 0xE4];
        for (encoding, text, bytes) in encoded() {
            let check = |bytes: &[u8], what: &str, place: usize| {
                let votes = detect(bytes).votes;
                assert_eq!(
                    votes[0].encoding, encoding,
                    "{what} at {place} of {text}: {votes:?}"
                );
            };
            check(&bytes, "nothing", 0);
            // A text of some 300 bytes, cut without regard to characters.
            let short = &bytes[..bytes.len().min(300)];
            check(short, "cut", short.len());
            for place in 0..short.len() {
                if undecidable(encoding, text, place) {
                    continue;
                }
                let value = values[place % values.len()];
                let mut damaged = short.to_vec();
                damaged[place] = value;
                check(&damaged, "changed", place);
                damaged.insert(place, short[place]);
                check(&damaged, "added", place);
                let mut damaged = short.to_vec();
                damaged.remove(place);
                check(&damaged, "removed", place);
            }
        }
    }

    #[test]
    fn evidence_says_what_was_seen() {
        let check = |bytes: &[u8], encoding, expected| {
            let detection = detect(bytes);
            assert_eq!(detection.encoding, encoding);
            assert_eq!(detection.votes.len(), Encoding::ALL.len());
            assert_eq!(detection.votes[0].evidence, expected);
        };
        let bytes = |text, encoding, bom| encode(text, encoding, bom).unwrap();
        check(b"", Encoding::Utf8, Evidence::PlainAscii);
        check(ENGLISH.as_bytes(), Encoding::Utf8, Evidence::PlainAscii);
        // Letters in pairs that would be hanzi in UTF-16.
        check(b"Bush hid the facts", Encoding::Utf8, Evidence::PlainAscii);
        let german = bytes(GERMAN, Encoding::Utf16Le, false);
        check(
            &german,
            Encoding::Utf16Le,
            Evidence::NulPattern { common: 100 },
        );
        let marked = bytes(ENGLISH, Encoding::Utf16Be, true);
        check(&marked, Encoding::Utf16Be, Evidence::Bom);
        let big5 = bytes(TRADITIONAL, Encoding::Big5, false);
        let Evidence::EveryByteFits { common } = detect(&big5).votes[0].evidence else {
            panic!("Big5 does not fit");
        };
        assert!(common >= 97, "{common}");
        let damaged = [b"abc\xFF".as_slice(), SIMPLIFIED.as_bytes()].concat();
        let Evidence::DoesNotFit {
            malformed: 1,
            first: 3,
            ..
        } = detect(&damaged).votes[0].evidence
        else {
            panic!("{:?}", detect(&damaged).votes[0]);
        };
    }

    #[test]
    fn the_damage_of_ascii_is_told_from_an_accent() {
        let check = |bytes: &[u8], expected| assert_eq!(detect(bytes).encoding, expected);
        check(b"A caf\xE9 by the river", Encoding::Windows1252);
        check(b"It cost \xA3300 in all", Encoding::Windows1252);
        check(b"A caf\xD7 by the river", Encoding::Utf8);
        check(b"A caf\x81 by the river", Encoding::Utf8);
    }

    #[test]
    fn what_is_no_text_shows_in_the_noise() {
        let picture: Vec<u8> = (0..4000_u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let zeros = detect(&[0; 4000]);
        assert!(detect(&picture).noise_percent() > 100);
        assert!(zeros.noise_percent() > 100);
        assert_eq!(zeros.control_percent(), 100);
        for (encoding, text, bytes) in encoded() {
            let noise = detect(&bytes).noise_percent();
            assert!(noise < 90, "{noise} {encoding:?} {text}");
        }
        assert_eq!(detect(SIMPLIFIED.as_bytes()).control_percent(), 0);
    }

    #[test]
    fn the_slices_of_a_long_file_may_be_cut_anywhere() {
        for (encoding, text, bytes) in encoded() {
            for odd in 0..3 {
                let padding = encode(&"x".repeat(odd), encoding, false).unwrap();
                let long = [padding, bytes.repeat(1000)].concat();
                assert_eq!(detect(&long).encoding, encoding, "{text}");
            }
        }
        let late = [
            b"plain\n".repeat(50_000),
            "之后才有汉字".into(),
            b"plain\n".repeat(50_000),
        ];
        assert_eq!(detect(&late.concat()).encoding, Encoding::Utf8);
        assert_ne!(
            detect(&late.concat()).votes[0].evidence,
            Evidence::PlainAscii
        );
    }
}
