//! The order in which people number things: page 2 before page 10, 第二版 before 第十版.
//!
//! A name is read as signs and numbers in turn, and numbers are compared by what they count. Han
//! numerals count as numbers, too, which is wrong where they are part of a word (三联); such names
//! only stand before the others then, in an order that is still the same everywhere.

/// What names are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NaturalKey(Vec<Piece>, String);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// How many digits the number has, and the digits: numbers of any length compare so.
    Number(usize, String),
    Sign(char),
}

/// The key of a name.
pub(super) fn natural_key(name: &str) -> NaturalKey {
    let mut pieces = Vec::new();
    let mut rest = name.chars().peekable();
    while let Some(first) = rest.next() {
        let of_its_kind = match (digit(first), han(first)) {
            (Some(_), _) => |c: &char| digit(*c).is_some(),
            (None, Some(_)) => |c: &char| han(*c).is_some(),
            (None, None) => {
                pieces.extend(first.to_lowercase().map(Piece::Sign));
                continue;
            }
        };
        let mut run = vec![first];
        while let Some(next) = rest.next_if(of_its_kind) {
            run.push(next);
        }
        pieces.push(number(&run));
    }
    NaturalKey(pieces, name.to_owned())
}

fn number(run: &[char]) -> Piece {
    let tens = run.iter().any(|&c| matches!(han(c), Some(Han::Times(_))));
    let digits: String = if tens {
        counted(run).to_string()
    } else {
        let digits = run.iter().filter_map(|&c| match (digit(c), han(c)) {
            (Some(digit), _) | (None, Some(Han::Digit(digit))) => char::from_digit(digit, 10),
            _ => None,
        });
        digits.collect()
    };
    let digits = digits.trim_start_matches('0');
    Piece::Number(digits.len(), digits.to_owned())
}

/// What a numeral with tens or hundreds counts: 二十一 is 21.
fn counted(run: &[char]) -> u64 {
    let (mut sum, mut times) = (0_u64, None);
    for &c in run {
        match han(c) {
            Some(Han::Digit(digit)) => times = Some(u64::from(digit)),
            Some(Han::Times(step)) => {
                sum = sum.saturating_add(times.take().unwrap_or(1) * step);
            }
            None => {}
        }
    }
    sum.saturating_add(times.unwrap_or(0))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

enum Han {
    Digit(u32),
    Times(u64),
}

fn han(c: char) -> Option<Han> {
    Some(match c {
        '〇' | '零' => Han::Digit(0),
        '一' => Han::Digit(1),
        '二' => Han::Digit(2),
        '三' => Han::Digit(3),
        '四' => Han::Digit(4),
        '五' => Han::Digit(5),
        '六' => Han::Digit(6),
        '七' => Han::Digit(7),
        '八' => Han::Digit(8),
        '九' => Han::Digit(9),
        '十' => Han::Times(10),
        '百' => Han::Times(100),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        names.sort_by_cached_key(|name| natural_key(name));
        names
    }

    #[test]
    fn numbers_count() {
        let order = [
            "1.txt", "2.txt", "010.txt", "11.txt", "A2.txt", "a10.txt", "b.txt",
        ];
        let mut mixed = order;
        mixed.reverse();
        assert_eq!(sorted(&mixed), order);
        let order = ["第9版", "第１０版", "第100000000000000000000001版"];
        assert_eq!(sorted(&[order[2], order[1], order[0]]), order);
    }

    #[test]
    fn han_numerals_count() {
        let order = [
            "第一版.txt",
            "第二版.txt",
            "第九版.txt",
            "第十版.txt",
            "第十一版.txt",
            "第二十版.txt",
            "第一百零二版.txt",
            "第二〇二六版.txt",
        ];
        let mut mixed = order;
        mixed.sort_unstable();
        assert_ne!(mixed, order);
        assert_eq!(sorted(&mixed), order);
    }
}
