//! Numbers as Finnish readers write them.

use mittari_model::Dec;

/// Stands between the thousands, so that a number does not break over two lines.
const NO_BREAK_SPACE: char = '\u{a0}';
const MINUS: char = '\u{2212}';
/// Digits between two spaces.
const GROUP: usize = 3;

/// A number with a decimal comma, spaces between its thousands and a real minus: `9 844`, `−4,06`.
pub(crate) fn number(number: Dec) -> String {
    let text = number.to_string();
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (Some(MINUS), unsigned),
        None => (None, &*text),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let mut out: String = sign.into_iter().collect();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx) % GROUP == 0 {
            out.push(NO_BREAK_SPACE);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// A difference: the number with its sign, `+0,1`, `−984`; zero has none.
pub(crate) fn signed(difference: Dec) -> String {
    let number = number(difference);
    if difference > Dec::ZERO {
        format!("+{number}")
    } else {
        number
    }
}

/// The same for whole numbers: `+2`, `−1`, `0`.
pub(crate) fn signed_integer(difference: i64) -> String {
    let amount = difference.unsigned_abs();
    match difference.signum() {
        1 => format!("+{amount}"),
        -1 => format!("{MINUS}{amount}"),
        _ => amount.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_finnish() {
        for (dec, plain, difference) in [
            ("4.30", "4,30", "+4,30"),
            ("9844", "9 844", "+9 844"),
            ("-984", "−984", "−984"),
            ("-10.00", "−10,00", "−10,00"),
            ("1234567.5", "1 234 567,5", "+1 234 567,5"),
            ("0.0", "0,0", "0,0"),
        ] {
            let dec: Dec = dec.parse().unwrap();
            assert_eq!(number(dec).replace(NO_BREAK_SPACE, " "), plain);
            assert_eq!(signed(dec).replace(NO_BREAK_SPACE, " "), difference);
        }
        assert_eq!(signed_integer(-2), "−2");
        assert_eq!(signed_integer(2), "+2");
        assert_eq!(signed_integer(0), "0");
    }
}
