//! Records that are held as a file gives them: found by natural key, changed only by what the file newly says.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::marker::PhantomData;
use std::path::Path;

use ids::{PersonId, UnitId};
use ledger::held::{Fields, Held, take_over};
use reading::Record;
use storage::Change;

use super::row::Row;
use super::run::{self, Decided, Effect, Told, Wrong};
use super::said::Said;
use super::words;
use crate::processes::ModelFile;
use crate::{Office, Refusal, With};

/// A record that a row names by code and that must be there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reference {
    /// What is named.
    pub to: Subject,
    /// The column that names it.
    pub column: &'static str,
    /// The code as written.
    pub code: String,
}

/// What a row may refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Subject {
    Directive,
    Programme,
    Procedure,
    Dossier,
}

/// How the rows of one kind become records.
pub(super) trait Taking {
    /// What such a record holds.
    type Fields: Fields + Send + Sync;
    /// The column that a refusal of the whole row is told at.
    const KEY: &'static str;
    /// The columns that name a unit by code.
    const UNITS: &'static [&'static str] = &[];
    /// The columns that name a person by user name.
    const PEOPLE: &'static [&'static str] = &[];

    /// The columns that name a file with a model.
    const MODELS: &'static [&'static str] = &[];

    /// The natural key; `None` when a part of it is missing.
    fn key(row: &mut Row<'_>, named: &Named) -> Option<String>;

    /// What the row says. What is wrong with a cell is told to the row.
    fn fields(row: &mut Row<'_>, named: &Named, with: &With<'_>) -> Self::Fields;

    /// The record that a row needs to be there.
    fn refers(_: &Record<'_>) -> Option<Reference> {
        None
    }

    /// The record that a row names and that need not be there yet.
    fn names(_: &Record<'_>) -> Option<Reference> {
        None
    }

    /// What an office should look at in a row that is taken all the same.
    fn doubt(_: &Record<'_>) -> Option<Told> {
        None
    }

    /// A refusal in an office's words.
    fn told(refusal: &<Self::Fields as Fields>::Refusal) -> Told;
}

/// Units and people by what files call them, and the records that are there.
#[derive(Debug, Default)]
pub(super) struct Named {
    units: HashMap<String, UnitId>,
    people: HashMap<String, PersonId>,
    there: HashSet<(Subject, String)>,
    models: HashMap<String, Result<ModelFile, String>>,
}

/// The models in files beside the one that names them.
async fn models(
    names: BTreeSet<String>,
    beside: Option<&Path>,
) -> Result<HashMap<String, Result<ModelFile, String>>, Refusal> {
    let Some(folder) = beside.map(Path::to_owned).filter(|_| !names.is_empty()) else { return Ok(HashMap::new()) };
    let read = move |name: &String| {
        let inside = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !inside {
            return Err("tên tệp không được chứa đường dẫn ra ngoài thư mục".to_owned());
        }
        ModelFile::open(&folder.join(name)).map_err(|refusal| match refusal {
            Refusal::Procedures(procedures::Refusal::Unplayable { why }) => why,
            refusal => refusal.to_string(),
        })
    };
    let reading = tokio::task::spawn_blocking(move || names.into_iter().map(|name| (read(&name), name)).collect());
    let read: Vec<(Result<ModelFile, String>, String)> =
        reading.await.map_err(|error| Refusal::fault(error.to_string()))?;
    Ok(read.into_iter().map(|(net, name)| (name, net)).collect())
}

impl Named {
    async fn load<T: Taking>(office: &Office, rows: &[Record<'_>], beside: Option<&Path>) -> Result<Self, Refusal> {
        let cells = |columns: &[&str]| -> BTreeSet<String> {
            rows.iter()
                .flat_map(|row| columns.iter().filter_map(|column| row.text(column)))
                .map(str::to_owned)
                .collect()
        };
        let units: Vec<String> = cells(T::UNITS).into_iter().collect();
        let people: Vec<String> = cells(T::PEOPLE).into_iter().map(|name| name.to_lowercase()).collect();
        let units = storage::people::units_by_codes(&office.db, &units).await?;
        let people = storage::people::people_by_usernames(&office.db, &people).await?;
        let mut wanted: BTreeMap<Subject, BTreeSet<String>> = BTreeMap::new();
        for reference in rows.iter().flat_map(|row| [T::refers(row), T::names(row)]).flatten() {
            wanted.entry(reference.to).or_default().insert(reference.code);
        }
        let mut there = HashSet::new();
        for (subject, codes) in wanted {
            let codes: Vec<String> = codes.into_iter().collect();
            there.extend(subject.among(office, &codes).await?.into_iter().map(|code| (subject, code)));
        }
        Ok(Self {
            units: units.into_iter().map(|(code, unit)| (code, unit.id)).collect(),
            people: people.into_iter().map(|(name, person)| (name, person.id)).collect(),
            there,
            models: models(cells(T::MODELS), beside).await?,
        })
    }

    /// The model in the file that a cell names; a file that cannot be read is told to the row.
    pub(super) fn model(&self, row: &mut Row<'_>, column: &'static str) -> Option<ModelFile> {
        match self.models.get(row.text(column)?)? {
            Ok(model) => Some(model.clone()),
            Err(why) => {
                row.refuse((column, words::no_model(why)));
                None
            }
        }
    }

    /// The unit that a cell names.
    pub(super) fn unit(&self, row: &mut Row<'_>, column: &'static str) -> Option<UnitId> {
        let code = row.text(column)?;
        let unit = self.units.get(code).copied();
        if unit.is_none() {
            row.refuse((column, words::no_unit(code)));
        }
        unit
    }

    /// The person whom a cell names.
    pub(super) fn person(&self, row: &mut Row<'_>, column: &'static str) -> Option<PersonId> {
        let username = row.text(column)?;
        let person = self.people.get(&username.to_lowercase()).copied();
        if person.is_none() {
            row.refuse((column, words::no_person(username)));
        }
        person
    }
}

impl Subject {
    /// Those of `codes` that are there.
    async fn among(self, office: &Office, codes: &[String]) -> Result<Vec<String>, Refusal> {
        Ok(match self {
            Self::Directive => storage::directives::by_codes(&office.db, codes).await?.into_keys().collect(),
            Self::Programme => storage::records::there::<programme::Item>(&office.db, codes).await?,
            Self::Procedure => storage::records::there::<procedures::Procedure>(&office.db, codes).await?,
            Self::Dossier => storage::records::there::<dossiers::Dossier>(&office.db, codes).await?,
        })
    }
}

/// What the rules of a held kind see.
pub(super) struct Seen<T: Taking> {
    held: HashMap<String, Held<T::Fields>>,
    named: Named,
    stored: u64,
    taking: PhantomData<fn() -> T>,
}

impl<T: Taking> Default for Seen<T> {
    fn default() -> Self {
        Self { held: HashMap::new(), named: Named::default(), stored: 0, taking: PhantomData }
    }
}

impl<T: Taking> run::Seen for Seen<T> {
    async fn load(office: &Office, rows: &[Record<'_>], beside: Option<&Path>) -> Result<Self, Refusal> {
        let named = Named::load::<T>(office, rows, beside).await?;
        let keys: BTreeSet<String> = rows.iter().filter_map(|row| T::key(&mut Row::new(row), &named)).collect();
        let keys: Vec<String> = keys.into_iter().collect();
        Ok(Self {
            held: storage::records::by_keys(&office.db, &keys).await?,
            named,
            stored: storage::records::count::<T::Fields>(&office.db).await?,
            taking: PhantomData,
        })
    }

    fn doubts(&self, rows: &[Record<'_>]) -> Vec<(usize, Told)> {
        let named = rows.iter().enumerate().filter_map(|(place, row)| Some((place, T::names(row)?)));
        let unknown =
            named.filter(|(_, reference)| !self.named.there.contains(&(reference.to, reference.code.clone())));
        let unknown =
            unknown.map(|(place, Reference { to, column, code })| (place, (column, words::not_there_yet(to, &code))));
        let doubts = rows.iter().enumerate().filter_map(|(place, row)| Some((place, T::doubt(row)?)));
        unknown.chain(doubts).collect()
    }

    fn decide(self, rows: &[Record<'_>], _: bool, with: &With<'_>) -> Decided {
        let mut said = self.said();
        Decided { rows: rows.iter().map(|record| self.row(record, &mut said, with)).collect(), absent: self.absent() }
    }
}

/// What the rows of a file have said of one kind so far.
pub(super) type SaidOf<'s, T> = Said<'s, String, Held<<T as Taking>::Fields>>;

impl<T: Taking> Seen<T> {
    pub(super) fn said(&self) -> SaidOf<'_, T> {
        Said::new(&self.held)
    }

    /// How many records no row names.
    pub(super) fn absent(&self) -> u64 {
        self.stored.saturating_sub(self.held.len() as u64)
    }

    pub(super) fn row(&self, record: &Record<'_>, said: &mut SaidOf<'_, T>, with: &With<'_>) -> Result<Effect, Wrong> {
        let mut row = Row::new(record);
        if let Some(Reference { to, column, code }) = T::refers(record)
            && !self.named.there.contains(&(to, code.clone()))
        {
            row.refuse((column, words::no_subject(to, &code)));
        }
        let key = T::key(&mut row, &self.named);
        let fields = T::fields(&mut row, &self.named, with);
        let Some(key) = key.filter(|_| row.is_sound()) else { return row.refused() };
        said.decide(key.clone(), row.number(), T::KEY, |before| {
            let taken = take_over(before, &key, &fields, with.uuid()).map_err(|refusal| T::told(&refusal))?;
            Ok(taken.map(|(held, taken)| (Change::Held(Box::new(taken)), held)))
        })
    }
}
