//! All chance of the simulation: dice from one seed, and decks that keep their shares in small provinces too.

use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};

/// What a row of dice is thrown for: each has its own, so that a change in one leaves the others as they were.
#[derive(Debug, Clone, Copy)]
pub(crate) enum For {
    /// Who works where.
    Province = 1,
    /// The passwords of those who may sign in.
    Passwords = 2,
    /// What happens in the year.
    Year = 3,
    /// The files of other systems.
    Files = 4,
    /// On which mornings the machine is off.
    Mornings = 5,
}

/// Dice that fall the same way for the same seed.
#[derive(Debug)]
pub(crate) struct Dice(StdRng);

impl Dice {
    pub(crate) fn new(seed: u64, purpose: For) -> Self {
        let mut row = [0; 32];
        row[..8].copy_from_slice(&seed.to_le_bytes());
        row[8] = purpose as u8;
        Self(StdRng::from_seed(row))
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        self.0.random_range(low..=high.max(low))
    }

    /// True in `percent` of a hundred throws.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them; none of an empty list.
    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.choose(&mut self.0).copied()
    }

    /// One of a list of words; empty words of an empty list.
    pub(crate) fn word(&mut self, all: &[&'static str]) -> &'static str {
        self.of(all).unwrap_or_default()
    }
}

/// Cards drawn without putting back; when all are drawn, they are shuffled again.
#[derive(Debug)]
pub(crate) struct Deck<T> {
    cards: Vec<T>,
    drawn: usize,
}

impl<T: Copy> Deck<T> {
    /// A deck of so many of each. `first` and the counts make at least one card.
    pub(crate) fn new(first: (usize, T), others: &[(usize, T)]) -> Self {
        let mut cards = vec![first.1; first.0.max(1)];
        cards.extend(others.iter().flat_map(|(count, card)| std::iter::repeat_n(*card, *count)));
        let drawn = cards.len();
        Self { cards, drawn }
    }

    /// A deck of one of each; of at least one.
    pub(crate) fn of_each<const N: usize>(cards: &[T; N]) -> Self {
        Self { cards: cards.to_vec(), drawn: N }
    }

    /// The next card.
    pub(crate) fn draw(&mut self, dice: &mut Dice) -> T {
        if self.drawn >= self.cards.len() {
            self.cards.shuffle(&mut dice.0);
            self.drawn = 0;
        }
        self.drawn += 1;
        self.cards[self.drawn - 1]
    }
}
