//! Dice that fall the same way for the same seed.

use time::{Date, Duration, OffsetDateTime};

use super::office::YEAR;

/// SplitMix64 (Steele, Lea, Flood 2014): enough to shuffle an office.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to just below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// True so often in ten.
    pub fn chance(&mut self, in_ten: usize) -> bool {
        self.below(10) < in_ten
    }

    pub fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }

    /// From none to `most`.
    pub fn some<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.below(most + 1);
        (0..count).map(|_| make(self)).collect()
    }

    /// Known so often in ten.
    pub fn known<T>(&mut self, in_ten: usize, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance(in_ten).then(|| make(self))
    }

    /// A day of the year, or not far outside of it.
    pub fn day(&mut self) -> Date {
        let first = Date::from_ordinal_date(YEAR, 1).expect("a day");
        first + Duration::days(self.below(425) as i64 - 30)
    }

    /// A minute of such a day.
    pub fn moment(&mut self) -> OffsetDateTime {
        let day = self.day().midnight().assume_offset(calendar::ZONE);
        day + Duration::minutes(self.below(24 * 60) as i64)
    }

    /// Some days and minutes away.
    pub fn near(&mut self, at: OffsetDateTime, least_days: i64, most_days: i64) -> OffsetDateTime {
        let minutes = (most_days - least_days) * 24 * 60;
        at + Duration::days(least_days) + Duration::minutes(self.below(minutes as usize) as i64)
    }

    /// So often in ten known, and then some days away from a moment that is known.
    pub fn after(
        &mut self,
        in_ten: usize,
        at: Option<OffsetDateTime>,
        least: i64,
        most: i64,
    ) -> Option<OffsetDateTime> {
        let known = self.chance(in_ten);
        at.filter(|_| known).map(|at| self.near(at, least, most))
    }

    /// Moments one after another, most of them no further apart than `days`.
    pub fn series(&mut self, from: OffsetDateTime, days: i64, most: usize) -> Vec<OffsetDateTime> {
        let mut at = from;
        self.some(most, |dice| {
            at = dice.near(at, 1, days);
            at
        })
    }
}
