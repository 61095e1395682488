//! Characters that are another form of one and the same: traditional and simplified, full width and
//! half width.
//!
//! Serves only to compare and to find; no text is ever changed by it. A traditional character has
//! one simplified form here, so 乾 is always 干, also where it should have stayed 乾.

/// Pairs of two byte code points, traditional and simplified, in order of the first.
static SIMPLIFIED: &[u8] = include_bytes!("../../assets/language/simplified.pairs");

/// The simplified form of a character, or the character itself.
#[must_use]
pub fn simplified(character: char) -> char {
    let Ok(wanted) = u16::try_from(u32::from(character)) else {
        return character;
    };
    if wanted < 0x3400 {
        return character;
    }
    let (pairs, _) = SIMPLIFIED.as_chunks::<4>();
    let place = pairs.binary_search_by_key(&wanted, |pair| u16::from_le_bytes([pair[0], pair[1]]));
    match place.ok().and_then(|place| pairs.get(place)) {
        Some(pair) => {
            char::from_u32(u32::from(u16::from_le_bytes([pair[2], pair[3]]))).unwrap_or(character)
        }
        None => character,
    }
}

/// The half-width form of a full-width character, or the character itself.
pub(crate) const fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(character as u32 - 0xfee0) {
            Some(half) => half,
            None => character,
        },
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_characters_is_in_order_and_folds_once() {
        let (pairs, rest) = SIMPLIFIED.as_chunks::<4>();
        assert!(rest.is_empty() && pairs.len() > 2500);
        let number = |pair: &[u8; 4], at: usize| u16::from_le_bytes([pair[at], pair[at + 1]]);
        assert!(pairs.is_sorted_by(|a, b| number(a, 0) < number(b, 0)));
        for (from, to) in "國黨會議書記縣區後裡"
            .chars()
            .zip("国党会议书记县区后里".chars())
        {
            assert_eq!(simplified(from), to);
            assert_eq!(simplified(to), to);
        }
    }

    #[test]
    fn full_width_forms_have_half_width_ones() {
        let folded: String = "Ｎｏ．３　号，ａ～".chars().map(half_width).collect();
        assert_eq!(folded, "No.3 号,a~");
    }
}
