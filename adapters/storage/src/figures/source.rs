//! Where facts of held records come from: which records a change touches, and the facts of those records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dossiers::{Dossier, Event, Replays};
use ids::UnitId;
use initiatives::Initiative;
use ledger::held::{self, Fields, Held, Taken};
use measure::{Fact, Population};
use people::UnitKind;
use procedures::{Procedure, Process, Publication};
use programme::{Adjustment, FollowUp, Item, SubjectKind, Urging, subject_key};
use quality::Obligation;
use reports::Report;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::before;
use crate::commit::Rules;
use crate::{Fault, people as units, records};

/// A kind of record whose facts are derived as one: a subject with all that belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    Programme,
    Procedures,
    Obligations,
    Dossiers,
    Reports,
    Initiatives,
}

/// The keys of the subjects that a commit touched.
pub(crate) type Touched = BTreeMap<Source, BTreeSet<String>>;

impl Source {
    pub(crate) const ALL: [Self; 6] =
        [Self::Programme, Self::Procedures, Self::Obligations, Self::Dossiers, Self::Reports, Self::Initiatives];

    /// The populations that its facts belong to.
    pub(crate) const fn populations(self) -> &'static [Population] {
        match self {
            Self::Programme => &[Population::Programme],
            Self::Procedures => &[Population::Procedures],
            Self::Obligations => &[Population::Obligations],
            Self::Dossiers => &[Population::Dossiers, Population::Centre],
            Self::Reports => &[Population::Reports],
            Self::Initiatives => &[Population::Initiatives],
        }
    }

    /// The keys of its subjects after `after`, in order.
    pub(crate) async fn keys(self, db: &impl ConnectionTrait, after: Option<&str>) -> Result<Vec<String>, Fault> {
        const MOST: u64 = 2_000;
        match self {
            Self::Programme => records::keys_in::<Item>(db, after, MOST).await,
            Self::Procedures => records::keys_in::<Procedure>(db, after, MOST).await,
            Self::Obligations => records::keys_in::<Obligation>(db, after, MOST).await,
            Self::Dossiers => records::keys_in::<Dossier>(db, after, MOST).await,
            Self::Initiatives => records::keys_in::<Initiative>(db, after, MOST).await,
            Self::Reports => {
                let mut units: Vec<String> =
                    units::units_in(db).await?.iter().map(|unit| unit.id.to_string()).collect();
                units.sort_unstable();
                units.retain(|unit| after.is_none_or(|after| unit.as_str() > after));
                Ok(units)
            }
        }
    }

    /// The facts of these subjects, each subject's under its group.
    pub(crate) async fn facts(
        self,
        db: &impl ConnectionTrait,
        keys: &[String],
        rules: Rules<'_>,
    ) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
        match self {
            Self::Programme => programme(db, keys, rules).await,
            Self::Procedures => procedures(db, keys, rules).await,
            Self::Dossiers => dossiers(db, keys, rules).await,
            Self::Reports => reports(db, keys).await,
            Self::Obligations => alone(db, keys, quality::facts::of).await,
            Self::Initiatives => alone(db, keys, initiatives::facts::of).await,
        }
    }
}

/// What changes of held records touch.
pub(crate) async fn touched(db: &impl ConnectionTrait, taken: &[&Taken]) -> Result<Touched, Fault> {
    let mut touched = Touched::new();
    let mut touch = |source, keys: &[String]| touched.entry(source).or_default().extend(keys.iter().cloned());
    let mut procedures: BTreeSet<String> = BTreeSet::new();
    let mut process_codes: Vec<String> = Vec::new();
    for change in taken {
        let row = change.row();
        let own = std::slice::from_ref(&row.key);
        match row.kind {
            Item::KIND => touch(Source::Programme, own),
            FollowUp::KIND | Adjustment::KIND => touch(Source::Programme, change.touches()),
            Urging::KIND => {
                for subject in change.touches() {
                    let mut parts = held::parts(subject);
                    let (Some(kind), Some(code)) = (parts.next(), parts.next()) else { continue };
                    match SubjectKind::from_key(kind) {
                        Some(SubjectKind::Programme) => touch(Source::Programme, &[code.to_owned()]),
                        Some(SubjectKind::Dossier) => touch(Source::Dossiers, &[code.to_owned()]),
                        Some(SubjectKind::Directive) | None => {}
                    }
                }
            }
            Procedure::KIND => {
                touch(Source::Procedures, own);
                let read_by_dossiers = ["authority", "level", "iso_process_code"];
                if read_by_dossiers.iter().any(|field| change.event().body.0.contains_key(*field)) {
                    procedures.extend(own.iter().cloned());
                }
            }
            Publication::KIND => touch(Source::Procedures, change.touches()),
            Process::KIND => {
                procedures.extend(change.touches().iter().cloned());
                process_codes.extend(held::parts(&row.key).next().map(str::to_owned));
            }
            Dossier::KIND => touch(Source::Dossiers, own),
            Event::KIND => touch(Source::Dossiers, change.touches()),
            Report::KIND => touch(Source::Reports, change.touches()),
            Initiative::KIND => touch(Source::Initiatives, own),
            Obligation::KIND => touch(Source::Obligations, own),
            other => return Err(Fault::row("record", row.id, format!("no facts are known of a {other}"))),
        }
    }
    for held in records::by_parents_in::<Procedure>(db, &process_codes).await?.into_values().flatten() {
        procedures.insert(held.key().to_owned());
    }
    let procedures: Vec<String> = procedures.into_iter().collect();
    touched.entry(Source::Procedures).or_default().extend(procedures.iter().cloned());
    for held in records::by_parents_in::<Dossier>(db, &procedures).await?.into_values().flatten() {
        touched.entry(Source::Dossiers).or_default().insert(held.key().to_owned());
    }
    touched.retain(|_, keys| !keys.is_empty());
    Ok(touched)
}

/// What changes of units touch: the reports of theirs and of the units right below them, and the dossiers that pass through
/// one that became a centre or is none any more.
pub(crate) async fn of_units(
    db: &impl ConnectionTrait,
    changed: &[&people::Unit],
    other_kind: &[UnitId],
) -> Result<Touched, Fault> {
    let changed: BTreeSet<UnitId> = changed.iter().filter(|unit| unit.version > 1).map(|unit| unit.id).collect();
    if changed.is_empty() {
        return Ok(Touched::new());
    }
    let all = units::units_in(db).await?;
    let near = |unit: &&people::Unit| {
        changed.contains(&unit.id) || unit.parent.is_some_and(|parent| changed.contains(&parent))
    };
    let mut touched =
        Touched::from([(Source::Reports, all.iter().filter(near).map(|unit| unit.id.to_string()).collect())]);
    for unit in other_kind {
        let through = records::keys_naming::<Dossier>(db, &unit.to_string()).await?;
        touched.entry(Source::Dossiers).or_default().extend(through);
    }
    Ok(touched)
}

async fn alone<F: Fields>(
    db: &impl ConnectionTrait,
    keys: &[String],
    facts: fn(&Held<F>) -> Vec<Fact>,
) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
    let found = records::by_keys_in::<F>(db, keys).await?;
    Ok(found.values().map(|held| (held.id(), facts(held))).collect())
}

async fn programme(
    db: &impl ConnectionTrait,
    keys: &[String],
    rules: Rules<'_>,
) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
    let items = records::by_keys_in::<Item>(db, keys).await?;
    let follow_ups = records::by_parents_in::<FollowUp>(db, keys).await?;
    let urgings = urgings(db, SubjectKind::Programme, keys).await?;
    let of = |item: &Held<Item>| {
        let follow_ups = follow_ups.get(item.key()).map(Vec::as_slice).unwrap_or_default();
        let urgings = urgings.get(item.key()).map(Vec::as_slice).unwrap_or_default();
        programme::facts::of(item, follow_ups, urgings, rules.law, rules.calendar)
    };
    before::with_ended(db, &items.values().collect::<Vec<_>>(), of).await
}

async fn urgings(
    db: &impl ConnectionTrait,
    kind: SubjectKind,
    codes: &[String],
) -> Result<HashMap<String, Vec<Held<Urging>>>, Fault> {
    let subjects: Vec<String> = codes.iter().map(|code| subject_key(kind, code)).collect();
    let found = records::by_parents_in::<Urging>(db, &subjects).await?;
    let code = |subject: &str| held::parts(subject).nth(1).unwrap_or_default().to_owned();
    Ok(found.into_iter().map(|(subject, urgings)| (code(&subject), urgings)).collect())
}

async fn procedures(
    db: &impl ConnectionTrait,
    keys: &[String],
    rules: Rules<'_>,
) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
    let found = records::by_keys_in::<Procedure>(db, keys).await?;
    let publications = records::by_parents_in::<Publication>(db, keys).await?;
    let processes = records::all_in::<Process>(db).await?;
    let processes = OfProcedures::new(&processes);
    let of = |procedure: &Held<Procedure>| {
        let publications = publications.get(procedure.key()).map(Vec::as_slice).unwrap_or_default();
        procedures::facts::of(
            procedure,
            &processes.of(procedure.key(), Some(procedure)),
            publications,
            rules.law,
            rules.calendar,
        )
    };
    before::with_ended(db, &found.values().collect::<Vec<_>>(), of).await
}

/// Every process under its own code and under the procedures that it names.
struct OfProcedures<'a> {
    by_code: HashMap<&'a str, Vec<&'a Held<Process>>>,
    by_procedure: HashMap<&'a str, Vec<&'a Held<Process>>>,
}

impl<'a> OfProcedures<'a> {
    fn new(processes: &'a [Held<Process>]) -> Self {
        let mut sorted = Self { by_code: HashMap::new(), by_procedure: HashMap::new() };
        for process in processes {
            if let Some(code) = &process.fields().code {
                sorted.by_code.entry(code).or_default().push(process);
            }
            for procedure in process.fields().procedures.iter().flatten() {
                sorted.by_procedure.entry(procedure).or_default().push(process);
            }
        }
        sorted
    }

    /// Those that may handle the procedure of a code, each once.
    fn of(&self, key: &str, procedure: Option<&Held<Procedure>>) -> Vec<&'a Held<Process>> {
        let named = self.by_procedure.get(key).into_iter().flatten().copied();
        let code = procedure.and_then(|procedure| procedure.fields().iso_process_code.as_deref());
        let coded = code.and_then(|code| self.by_code.get(code)).into_iter().flatten().copied();
        let mut all: Vec<&Held<Process>> = named.chain(coded).collect();
        all.sort_unstable_by_key(|process| process.id());
        all.dedup_by_key(|process| process.id());
        all
    }
}

async fn dossiers(
    db: &impl ConnectionTrait,
    keys: &[String],
    rules: Rules<'_>,
) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
    let found = records::by_keys_in::<Dossier>(db, keys).await?;
    let events = records::by_parents_in::<Event>(db, keys).await?;
    let urgings = urgings(db, SubjectKind::Dossier, keys).await?;
    let of: BTreeSet<String> = found.values().filter_map(|held| held.fields().procedure.clone()).collect();
    let procedures = records::by_keys_in::<Procedure>(db, &of.into_iter().collect::<Vec<_>>()).await?;
    let centres: BTreeSet<UnitId> = units::units_in(db)
        .await?
        .into_iter()
        .filter(|unit| unit.kind == UnitKind::Centre)
        .map(|unit| unit.id)
        .collect();
    let processes = records::all_in::<Process>(db).await?;
    let processes = OfProcedures::new(&processes);
    let mut replays = Replays::default();
    let mut facts = |held: &Held<Dossier>| {
        let dossier = held.fields();
        let events = events.get(held.key()).map(Vec::as_slice).unwrap_or_default();
        let procedure = dossier.procedure.as_ref().and_then(|code| procedures.get(code));
        let processes = dossier.procedure.as_ref().map(|code| processes.of(code, procedure)).unwrap_or_default();
        let deliveries: Vec<_> =
            urgings.get(held.key()).into_iter().flatten().filter_map(|urging| urging.fields().delivery()).collect();
        let places = [dossier.received_unit, dossier.returned_unit];
        let known = dossiers::facts::Known {
            dossier: held,
            events,
            procedure: procedure.map(Held::fields),
            fits: if dossier.is_decided() { replays.fits(dossier, events, &processes) } else { None },
            at_centre: places.iter().flatten().any(|unit| centres.contains(unit)),
            deliveries: &deliveries,
        };
        dossiers::facts::of(known, rules.law, rules.calendar)
    };
    Ok(found.values().map(|held| (held.id(), facts(held))).collect())
}

async fn reports(db: &impl ConnectionTrait, keys: &[String]) -> Result<HashMap<Uuid, Vec<Fact>>, Fault> {
    let found = records::by_parents_in::<Report>(db, keys).await?;
    let all = units::units_in(db).await?;
    let kinds: HashMap<UnitId, UnitKind> = all.iter().map(|unit| (unit.id, unit.kind)).collect();
    let under_office = |unit: &people::Unit| unit.is_under_office(|parent| kinds.get(&parent).copied());
    let of = |unit: &people::Unit| {
        let reports = found.get(&unit.id.to_string()).map(Vec::as_slice).unwrap_or_default();
        reports::facts::of(unit.id, under_office(unit), reports)
    };
    let named = all.iter().filter(|unit| keys.contains(&unit.id.to_string()));
    Ok(named.map(|unit| (unit.id.uuid(), of(unit))).collect())
}
