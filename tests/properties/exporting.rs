//! A work exported: in every encoding, with every line end, with and without a mark.

use std::collections::BTreeSet;

use recolumn::document::Placement;
use recolumn::encoding::{Encoding, encode};
use recolumn::save::{LineEnd, TextError, TextOptions, plain_text, text_bytes, text_files};

use super::choices::text_and_choices;
use super::pages::work;
use super::saving::saved_comes_back;
use super::steps::some_steps;

/// More steps than this find nothing new, and take their time.
const MOST_STEPS: usize = 40;

/// A text, and after a byte 0xFF what is done to it: exported and saved in the end.
pub fn exported(bytes: &[u8]) {
    let (text, mut choices) = text_and_choices(bytes);
    let Some(mut document) = work(&text) else {
        return;
    };
    some_steps(&mut document, MOST_STEPS, &mut choices);
    exported_as_text(document.placement());
    saved_comes_back(document.placement());
}

/// In all options: the plain text in that encoding, or the character that it lacks and where.
pub(super) fn exported_as_text(placement: &Placement) {
    let plain = plain_text(placement);
    for encoding in Encoding::ALL {
        for line_end in [LineEnd::Lf, LineEnd::CrLf] {
            for bom in [false, true] {
                let options = TextOptions {
                    encoding,
                    line_end,
                    bom,
                };
                in_one_way(placement, &plain, options);
            }
        }
    }
}

fn in_one_way(placement: &Placement, plain: &str, options: TextOptions) {
    let text = match options.line_end {
        LineEnd::Lf => plain.to_owned(),
        LineEnd::CrLf => plain.replace('\n', "\r\n"),
    };
    match (
        text_bytes(placement, options),
        text_files(placement, options),
    ) {
        (Ok(bytes), Ok(files)) => {
            let expected = encode(&text, options.encoding, options.bom);
            assert_eq!(Ok(bytes), expected, "{options:?}");
            assert_eq!(files.len(), placement.articles().len());
            let names: BTreeSet<_> = files.iter().map(|(name, _)| name).collect();
            assert_eq!(names.len(), files.len(), "two files of one name");
            for name in names {
                assert!(
                    !name.contains(['/', '\\', '\0']) && name.len() < 250,
                    "{name}"
                );
            }
        }
        (Err(one), Err(other)) => {
            assert_eq!(one, other);
            lacks(placement, plain, options, &one);
        }
        (one, other) => panic!("one file {one:?}, many files {other:?}"),
    }
}

/// The character that is named stands where it is said, and the encoding cannot hold it.
fn lacks(placement: &Placement, plain: &str, options: TextOptions, error: &TextError) {
    let alone = error.character.to_string();
    assert!(
        encode(&alone, options.encoding, false).is_err(),
        "{error:?}"
    );
    assert!((1..=placement.articles().len()).contains(&error.article));
    let lacking = |one: &char| encode(&one.to_string(), options.encoding, false).is_err();
    assert_eq!(plain.chars().find(lacking), Some(error.character));
    assert_eq!(plain.chars().filter(lacking).count(), error.count);
}
