//! Dots: the two by four of a cell, as Braille has them, and how to get from
//! numbers with fractions to them.

/// Columns and rows of dots in a cell.
pub(super) const DOTS: (u16, u16) = (2, 4);

/// Dots across and down so many cells.
pub(super) fn across(size: (u16, u16)) -> (f64, f64) {
    (
        f64::from(size.0) * f64::from(DOTS.0),
        f64::from(size.1) * f64::from(DOTS.1),
    )
}

/// The bit of a dot in the Braille pattern of its cell.
pub(super) const fn bit(x: usize, y: usize) -> u8 {
    const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
    BITS[y % 4][x % 2]
}

/// The character of a Braille pattern.
pub(super) fn braille(bits: u8) -> char {
    char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ')
}

/// The whole number at or below a number, if it is from 0 to `below`.
pub(super) fn whole(value: f64, below: usize) -> Option<usize> {
    let whole = clamped(value, below);
    (value >= 0.0 && whole < below).then_some(whole)
}

/// The whole number at or below a number, brought to 0 up to `most`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast brings what is too small or large to the nearest, and what is no number to 0"
)]
pub(super) fn clamped(value: f64, most: usize) -> usize {
    (value.floor() as usize).min(most)
}

/// A count as a number with fractions; there are never too many dots.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A number from 0 to 255 that belongs to a cell, the same each time: what is
/// done to cells one after the other is done in the order of these.
pub(super) fn lot(at: usize) -> u8 {
    let mixed = (at as u64)
        .wrapping_add(1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed.to_be_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dot_has_its_bit() {
        let all = (0..4).flat_map(|y| (0..2).map(move |x| bit(x, y)));
        assert_eq!(all.fold(0, |sum, bit| sum | bit), 0xff);
        assert_eq!(braille(bit(0, 0) | bit(1, 3)), '⢁');
    }

    #[test]
    fn numbers_become_dots_or_nothing() {
        assert_eq!(whole(2.9, 3), Some(2));
        for outside in [3.0, -0.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(whole(outside, 3), None, "{outside}");
        }
        assert_eq!(clamped(f64::INFINITY, 7), 7);
    }

    #[test]
    fn lots_are_spread_evenly() {
        let low = (0..10_000).filter(|at| lot(*at) < 128).count();
        assert!((4_500..5_500).contains(&low), "{low}");
    }
}
