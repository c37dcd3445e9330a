//! Scoring: what a word is worth in a field.
//!
//! A match is worth the weight of its field times a step for the way in which
//! the word was taken, so that on the same field of entries of one kind a worse
//! way is never worth more than a better one; within the step BM25's saturation and length decide. What does
//! not depend on the query, the field and the saturation, is kept in one byte
//! with each posting: its impact.

/// A field of an entry that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// What the entry is listed under.
    Title = 0,
    /// The forms of a name.
    Name = 1,
    /// What the entry says.
    Text = 2,
    /// The note of its standing, or of a figure.
    Note = 3,
    /// When it was, in words and numbers.
    Date = 4,
    /// The names that it mentions and the sources that it cites.
    Reach = 5,
}

impl Field {
    /// The fields by their numbers, of which an impact has room for eight.
    pub(super) const ALL: [Self; 8] = [
        Self::Title,
        Self::Name,
        Self::Text,
        Self::Note,
        Self::Date,
        Self::Reach,
        Self::Reach,
        Self::Reach,
    ];

    /// The field as a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Name => "name",
            Self::Text => "text",
            Self::Note => "note",
            Self::Date => "date",
            Self::Reach => "reach",
        }
    }
}

/// How many fields there are.
pub(super) const COUNT: usize = 6;
/// How much the fields count, in the order of [`Field`]; an impact has room for
/// eight.
pub(super) const FIELDS: [f32; 8] = [3.0, 2.9, 1.6, 1.0, 1.0, 0.0, 0.0, 0.0];
/// BM25: how soon repetition stops to count, and how much length does.
const K: f32 = 1.2;
const B: f32 = 0.75;
/// The steps in which saturation is kept.
const SATURATIONS: f32 = 31.0;

/// The impact of a word that stands some times in a field of some length; the
/// length is in parts of the average.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 31"
)]
pub(super) fn impact(field: Field, times: u16, length: f32) -> u8 {
    // A name is no further from a word for having many forms.
    let length = if field == Field::Name { 1.0 } else { length };
    let times = f32::from(times);
    let saturation = times / (times + K * (1.0 - B + B * length));
    (field as u8) << 5 | (saturation * SATURATIONS + 0.5) as u8
}

/// The field of an impact.
pub(super) fn field(impact: u8) -> Field {
    Field::ALL[usize::from(impact >> 5)]
}

/// What an impact is worth for a word that was taken at a step, with a
/// quality from 0 to 1.
#[inline]
pub(super) fn worth(impact: u8, step: f32, quality: f32) -> f32 {
    let saturation = f32::from(impact & 31) / SATURATIONS;
    FIELDS[usize::from(impact >> 5)] * (step + saturation * quality * 0.99)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn on_a_field_a_worse_way_is_never_worth_more(
            field in 0usize..5, times in 1u16..500, length in 0.01f32..50.0,
            other_times in 1u16..500, other_length in 0.01f32..50.0, quality in 0.0f32..=1.0,
        ) {
            let field = Field::ALL[field];
            let better = worth(impact(field, times, length), 3.0, quality);
            let worse = worth(impact(field, other_times, other_length), 2.0, 1.0);
            prop_assert!(better > worse);
            prop_assert_eq!(super::field(impact(field, times, length)), field);
        }

        #[test]
        fn more_often_and_shorter_is_worth_more(times in 1u16..100, length in 0.01f32..20.0) {
            let worth = |times, length| worth(impact(Field::Text, times, length), 4.0, 1.0);
            prop_assert!(worth(times + 1, length) >= worth(times, length));
            prop_assert!(worth(times, length) >= worth(times, length * 2.0));
        }
    }
}
