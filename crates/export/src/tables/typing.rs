//! Exact numbers as floating point, where nothing is lost.

use mittari_model::Dec;

/// The number as floating point, where that is exact for every reader; `None` for more digits than floating point keeps for certain, 15.
pub(super) fn exact(number: Dec) -> Option<f64> {
    let number = number.decimal().normalize();
    if number.mantissa().unsigned_abs() >= 10_u128.pow(15) {
        return None;
    }
    number.to_string().parse().ok()
}

/// A number that was measured on a page, as short as it is in JSON: 72.02 rather than 72.0199966430664.
pub(super) fn widened(number: f32) -> f64 {
    number.to_string().parse().unwrap_or(f64::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_digits_are_exact() {
        let exact = |text: &str| exact(text.parse().expect("a decimal"));
        assert_eq!(exact("4.30"), Some(4.3));
        assert_eq!(exact("-0.000000000000001"), Some(-1e-15));
        assert_eq!(exact("100000000000000000000"), None);
        assert_eq!(exact("999999999999999"), Some(999_999_999_999_999.0));
        assert_eq!(exact("1000000000000001"), None);
        assert_eq!(widened(72.02).to_string(), "72.02");
    }
}
