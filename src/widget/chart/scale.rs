//! The scale of the numbers: from where to where it reaches, and its round
//! ticks.

use super::time::{floored, index};

/// Numbers beyond this are drawn as if they were this.
const MOST: f64 = 1e300;
/// Where the numbers differ by less than this part of the greatest, a scale
/// from 0 would not show how.
const FLAT: f64 = 0.25;
/// From here on ticks are written with an exponent.
const LONG: f64 = 1e13;

/// Rows from one tick to the next: the fewest, and as many as read well.
const LEAST_ROWS: usize = 2;
const TICK_ROWS: usize = 4;
/// Fewer steps than this do not tell how the numbers are spaced.
const LEAST_STEPS: f64 = 1.5;
/// More of them are more than need be told.
const MANY_STEPS: f64 = 8.0;
/// The part of the rows that is given up for ticks to be a row nearer to what
/// reads well, or for one step less.
const DEAR: f64 = 0.06;

/// A scale of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    step: f64,
}

impl Scale {
    /// A scale that has 0 on it, of about so many steps.
    pub(super) fn from_zero((least, most): (f64, f64), steps: u16) -> Self {
        Self::between(least.min(0.0), most.max(0.0), steps)
    }

    /// A scale that begins at 0, unless the numbers differ too little to be
    /// told apart then.
    pub(super) fn around((least, most): (f64, f64), steps: u16) -> Self {
        let flat = (most - least) < FLAT * most.abs().max(least.abs()) && most > least;
        if flat && least > 0.0 {
            Self::between(least, most, steps)
        } else {
            Self::from_zero((least, most), steps)
        }
    }

    fn between(least: f64, most: f64, steps: u16) -> Self {
        let (least, most) = (least.clamp(-MOST, MOST), most.clamp(-MOST, MOST));
        let range = most - least;
        if range <= f64::MIN_POSITIVE * 1e9 {
            let from = if least < 0.0 { least } else { 0.0 };
            let step = if most > 0.0 { most } else { 1.0 };
            let to = if most > 0.0 { most } else { 1.0 };
            return Self { from, to, step };
        }
        let step = nice(range / f64::from(steps.max(1)));
        Self {
            from: (least / step + 1e-9).floor() * step,
            to: (most / step - 1e-9).ceil() * step,
            step,
        }
    }

    /// The same numbers on so many rows, so that ticks are equally many of them
    /// apart: the scale goes on as far as the rows do. Where there are too few
    /// rows for that it stays as it is.
    pub(super) fn on_rows(self, (least, most): (f64, f64), rows: usize) -> Self {
        let broken = self.is_broken();
        let clamped = |value: f64| value.clamp(-MOST, MOST);
        let least = clamped(if broken { least } else { least.min(0.0) });
        let most = clamped(if broken { most } else { most.max(0.0) });
        let range = most - least;
        if range <= f64::MIN_POSITIVE * 1e9 || rows < 2 {
            return self;
        }
        let power = 10_f64.powf(range.log10().floor());
        let steps = [0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0].map(|part| part * power);
        let scales = steps.into_iter().filter_map(|step| {
            let from = (least / step + 1e-9).floor() * step;
            let needed = (most - from) / step - 1e-9;
            let per_step = floored(index(rows) / needed).min(rows);
            let to = from + step * index(rows) / index(per_step);
            let sound = per_step >= LEAST_ROWS && needed >= LEAST_STEPS && to.is_finite();
            // How much of the rows is used, and how near ticks are to what
            // reads well.
            let used = range / (to - from);
            let apart = index(per_step.abs_diff(TICK_ROWS));
            let many = ((to - from) / step - MANY_STEPS).max(0.0);
            let worth = used - (apart + many) * DEAR;
            sound.then_some((worth, Self { from, to, step }))
        });
        let best = scales.max_by(|(a, _), (b, _)| a.total_cmp(b));
        best.map_or(self, |(_, scale)| scale)
    }

    /// Whether 0 is not on it.
    pub(super) fn is_broken(&self) -> bool {
        self.from > 0.0 || self.to < 0.0
    }

    /// Where a number is on it, from 0 to 1.
    pub(super) fn place(&self, value: f64) -> f64 {
        let part = (value - self.from) / (self.to - self.from);
        if part.is_finite() {
            part.clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The round numbers on it, from the least up, as they are written.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        let count = ((self.to - self.from) / self.step + 1e-6).floor();
        let mut ticks = Vec::new();
        for at in 0..200_u16 {
            if f64::from(at) > count {
                break;
            }
            let value = self.from + f64::from(at) * self.step;
            ticks.push((value, self.written(value)));
        }
        ticks
    }

    /// A number on the scale as people write it.
    pub(super) fn written(&self, value: f64) -> String {
        let value = if value.abs() < self.step * 1e-6 {
            0.0
        } else {
            value
        };
        if value.abs() >= LONG {
            return format!("{value:.1e}");
        }
        let decimals = (0..9)
            .find(|decimals| {
                let step = self.step * 10_f64.powi(*decimals);
                (step - step.round()).abs() < 1e-6 * step
            })
            .unwrap_or(9);
        let decimals = usize::try_from(decimals).unwrap_or(0);
        if decimals == 9 && value != 0.0 {
            return format!("{value:.1e}");
        }
        apart(&format!("{value:.decimals$}"))
    }
}

/// About as much, but 1, 2 or 5 times a power of ten.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let nice = [(1.5, 1.0), (3.0, 2.0), (7.0, 5.0), (10.0, 10.0)];
    let near = nice.into_iter().find(|(most, _)| step <= most * power);
    near.map_or(step, |(_, factor)| factor * power)
}

/// A written number with its thousands set apart.
fn apart(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !decimals.is_empty() {
        grouped.push('.');
        grouped.push_str(decimals);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(scale: &Scale) -> Vec<String> {
        scale.ticks().into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn ticks_are_round_and_have_their_thousands_set_apart() {
        let scale = Scale::from_zero((38.0, 1168.0), 3);
        assert_eq!(written(&scale), ["0", "500", "1,000", "1,500"]);
        let scale = Scale::from_zero((-3.2, 6.66), 5);
        assert_eq!(written(&scale), ["-4", "-2", "0", "2", "4", "6", "8"]);
        let scale = Scale::from_zero((0.0, 0.0031), 4);
        assert_eq!(written(&scale)[1], "0.001");
    }

    #[test]
    fn a_scale_begins_at_nought_unless_the_numbers_are_too_alike() {
        let scale = Scale::around((8.0, 9.5), 4);
        assert!(scale.is_broken() && scale.from > 7.0, "{scale:?}");
        assert!(!Scale::around((64.6, 95.3), 4).is_broken());
        assert!(!Scale::around((9.0, 9.0), 4).is_broken(), "one number");
        assert!(!Scale::around((-9.0, -8.0), 4).is_broken());
    }

    #[test]
    fn ticks_are_equally_many_rows_apart() {
        for rows in 6..40 {
            for most in [3.2, 10.3, 44.0, 95.3, 1168.0] {
                let scale = Scale::from_zero((0.0, most), 4).on_rows((0.0, most), rows);
                let per_step = index(rows) * scale.step / (scale.to - scale.from);
                let off = (per_step - per_step.round()).abs();
                assert!(off < 1e-6, "{most} on {rows}: {scale:?}");
                assert!(scale.to >= most && scale.ticks().len() >= 2);
                assert!(scale.place(most) > 0.6, "{most} on {rows}: {scale:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_number_has_a_place_on_its_scale(
            a in proptest::num::f64::NORMAL | proptest::num::f64::ZERO,
            b in proptest::num::f64::NORMAL | proptest::num::f64::ZERO,
            steps in 0u16..40,
        ) {
            let ends = (a.min(b), a.max(b));
            let plain = [Scale::from_zero(ends, steps), Scale::around(ends, steps)];
            let on_rows = plain.map(|scale| scale.on_rows(ends, steps.into()));
            for scale in plain.into_iter().chain(on_rows) {
                prop_assert!(scale.to > scale.from, "{scale:?}");
                prop_assert!(scale.place(ends.0) <= scale.place(ends.1));
                prop_assert!(scale.ticks().len() >= 2, "{scale:?}");
                prop_assert!(scale.ticks().iter().all(|(_, text)| text.len() < 40));
            }
        }
    }
}
