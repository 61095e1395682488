//! The same text in every encoding that can hold it comes back as the same text.

use std::fs;

use recolumn::encoding::{Encoding, decode, encode};

use super::pages::project;

const TEXTS: [(&str, &[Encoding]); 7] = [
    ("simplified", &[Encoding::Gb18030]),
    ("traditional", &[Encoding::Gb18030, Encoding::Big5]),
    ("japanese", &[Encoding::ShiftJis]),
    ("korean", &[Encoding::EucKr]),
    ("english", &[Encoding::Windows1252]),
    ("german", &[Encoding::Windows1252]),
    ("french", &[Encoding::Windows1252]),
];

const UNICODE: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];

fn each(mut check: impl FnMut(&str, &str, Encoding, Vec<u8>)) {
    for (name, own) in TEXTS {
        let text =
            fs::read_to_string(project("tests/encodings").join(format!("{name}.txt"))).unwrap();
        for &encoding in own.iter().chain(&UNICODE) {
            check(
                name,
                &text,
                encoding,
                encode(&text, encoding, false).unwrap(),
            );
            if UNICODE.contains(&encoding) {
                check(
                    name,
                    &text,
                    encoding,
                    encode(&text, encoding, true).unwrap(),
                );
            }
        }
    }
}

#[test]
fn a_whole_text_comes_back() {
    each(|name, text, encoding, bytes| {
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, encoding, "{name}");
        assert_eq!(decoded.text, text, "{name} as {encoding:?}");
        assert_eq!(decoded.damaged, 0, "{name} as {encoding:?}");
    });
}

#[test]
fn one_damaged_byte_in_the_middle_changes_a_few_characters_only() {
    each(|name, text, encoding, bytes| {
        let middle = bytes.len() / 2;
        for value in [0x00, 0x20, 0x7f, 0x80, 0xff, bytes[middle] ^ 0x55] {
            let mut damaged = bytes.clone();
            damaged[middle] = value;
            let decoded = decode(&damaged, None);
            assert_eq!(
                decoded.encoding, encoding,
                "{name}, byte {middle} is {value:#x}"
            );
            let front = text
                .chars()
                .zip(decoded.text.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let back = text.chars().rev().zip(decoded.text.chars().rev());
            let back = back.take_while(|(a, b)| a == b).count();
            let lost = text.chars().count().saturating_sub(front + back);
            assert!(
                lost <= 24,
                "{name} as {encoding:?}, {value:#x}: {lost} characters differ"
            );
        }
    });
}
