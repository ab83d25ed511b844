//! Notices, letters, and what people choose about them, into their tables.

use ids::ViewId;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set};
use urging::{KeptView, Letter, Notice, Preference, Write};

use super::versions::{Changed, new_and_changed, replace};
use crate::moment::micros;
use crate::rows::urging::{kept_view, letter, mail_preference, notice};
use crate::urging::{letter_row, notice_row};
use crate::{CommitError, bulk};

/// The rows of this room's changes, sorted by what they are.
#[derive(Default)]
pub(super) struct Writes<'a> {
    notices: Vec<&'a Notice>,
    letters: Vec<&'a Letter>,
    again: Vec<&'a Letter>,
    preferences: Vec<&'a Preference>,
    views: Vec<&'a KeptView>,
    views_gone: Vec<ViewId>,
}

impl<'a> Writes<'a> {
    pub(super) fn sort(&mut self, write: &'a Write) {
        match write {
            Write::Notice(notice) => self.notices.push(notice),
            Write::Letter(letter) => self.letters.push(letter),
            Write::LetterAgain(letter) => self.again.push(letter),
            Write::Preference(preference) => self.preferences.push(preference),
            Write::View(view) => self.views.push(view),
            Write::ViewGone(view) => self.views_gone.push(*view),
        }
    }

    pub(super) async fn write(&self, txn: &DatabaseTransaction) -> Result<(), CommitError> {
        let (new, changed) = new_and_changed(&self.notices, |notice| notice.version);
        bulk::insert(txn, new.into_iter().map(|notice| notice_row(notice).into_active_model()).collect()).await?;
        let changed = changed.into_iter().map(|notice| Changed {
            id: notice.id.uuid(),
            version: notice.version,
            row: notice_row(notice).into_active_model(),
        });
        replace(txn, changed, notice::Column::Id, notice::Column::Version).await?;
        let letters = self.letters.iter().map(|letter| letter_row(letter).into_active_model());
        bulk::insert(txn, letters.collect()).await?;
        for again in &self.again {
            let done = letter::Entity::update_many()
                .set(letter::ActiveModel {
                    next_try_us: Set(micros(again.next_try)),
                    tries: Set(i64::from(again.tries)),
                    gave_up_at_us: Set(None),
                    ..Default::default()
                })
                .filter(letter::COLUMN.id.eq(again.id.uuid()))
                .filter(letter::COLUMN.gave_up_at_us.is_not_null())
                .exec(txn)
                .await?;
            if done.rows_affected != 1 {
                return Err(CommitError::Conflict);
            }
        }
        self.choices(txn).await
    }

    async fn choices(&self, txn: &DatabaseTransaction) -> Result<(), CommitError> {
        let row = |preference: &Preference| mail_preference::Model {
            person_id: preference.person.uuid(),
            mode: preference.mode.key().to_owned(),
            version: preference.version,
        };
        let (new, changed) = new_and_changed(&self.preferences, |preference| preference.version);
        bulk::insert(txn, new.into_iter().map(|new| row(new).into_active_model()).collect()).await?;
        let changed = changed.into_iter().map(|changed| Changed {
            id: changed.person.uuid(),
            version: changed.version,
            row: row(changed).into_active_model(),
        });
        replace(txn, changed, mail_preference::Column::PersonId, mail_preference::Column::Version).await?;
        let views = self.views.iter().map(|view| {
            kept_view::Model {
                id: view.id.uuid(),
                person_id: view.person.uuid(),
                name: view.name.clone(),
                address: view.address.clone(),
            }
            .into_active_model()
        });
        bulk::insert(txn, views.collect()).await?;
        for view in &self.views_gone {
            kept_view::Entity::delete_by_id(view.uuid()).exec(txn).await?;
        }
        Ok(())
    }
}
