//! A made-up province: tỉnh An Khê, its Committee, the Office, agencies, communes, and the people who work there.

use std::collections::{BTreeMap, BTreeSet};

use people::{Role, UnitKind};
use time::Date;
use time::macros::date;

use crate::dice::{Dice, For};
use crate::fields::{CONTROL, DIVISIONS, FIELDS, FOLLOWING, MACHINES, ONE_STOP, ONE_STOP_BEFORE, RECORDS};
use crate::names;
use crate::script::{PersonNo, UnitNo};

/// Since when provinces have no districts between them and the communes.
const TWO_TIERS: Date = date!(2025 - 07 - 01);
/// Communes that have an officer of their own; the others report to whoever follows them.
const COMMUNES_WITH_OFFICERS: usize = 6;

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit that it belongs to, which stands before it.
    pub parent: Option<UnitNo>,
    /// Its symbol in document numbers.
    pub symbol: String,
    /// First day, where it is known.
    pub valid_from: Option<Date>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// User name.
    pub username: String,
    /// Họ và tên.
    pub full_name: String,
    /// Chức vụ.
    pub position: String,
    /// The unit that the person works in.
    pub unit: UnitNo,
    /// The roles.
    pub roles: BTreeSet<Role>,
    /// What somebody who tries the demo can do as this person; `None`: no password.
    pub what_for: Option<&'static str>,
}

/// The whole of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// The units, parents before children.
    pub units: Vec<UnitLine>,
    /// The people.
    pub people: Vec<PersonLine>,
    /// The agency of each field, in the order of [`FIELDS`].
    pub(crate) agencies: Vec<UnitNo>,
    /// The communes.
    pub(crate) communes: Vec<UnitNo>,
    /// Who may complete work of a unit.
    staff: BTreeMap<UnitNo, Vec<PersonNo>>,
    /// Those who follow the fields of a division of the Office.
    followers: BTreeMap<usize, Vec<PersonNo>>,
    /// Those who keep the register.
    pub(crate) clerks: Vec<PersonNo>,
    /// Who answers for the quality objectives.
    pub qmr: PersonNo,
}

impl Province {
    /// The province of a seed. A larger scale has some more communes, clerks and followers.
    #[must_use]
    pub fn new(seed: u64, scale: u32, first_day: Date) -> Self {
        let dice = Dice::new(seed, For::Province);
        let mut maker = Maker { dice, taken: BTreeSet::new(), units: Vec::new(), people: Vec::new() };
        let committee = maker.unit("UBND", "Ủy ban nhân dân tỉnh An Khê", UnitKind::Committee, None, "UBND");
        let office = maker.unit("VP", "Văn phòng Ủy ban nhân dân tỉnh", UnitKind::Office, Some(committee), "VP");
        let divisions: Vec<UnitNo> =
            (0..DIVISIONS.len()).map(|place| maker.division(place, office, first_day)).collect();
        let agencies: Vec<UnitNo> = FIELDS
            .iter()
            .map(|field| maker.unit(field.symbol, field.agency, field.kind, Some(committee), field.symbol))
            .collect();
        let more = scale.max(1).ilog2() as usize;
        let names = names::communes(&mut maker.dice, 30 + 5 * more);
        let communes: Vec<UnitNo> =
            names.iter().enumerate().map(|(place, name)| maker.commune(place, name, committee, first_day)).collect();

        let qmr = maker.leaders(committee, office);
        let clerks = maker.office_staff(&divisions, more);
        let followers = maker.followers(&divisions, more);
        maker.agency_staff(&agencies);
        for commune in communes.iter().take(COMMUNES_WITH_OFFICERS) {
            maker.person("Công chức Văn phòng - Thống kê", *commune, &[Role::Officer]);
        }
        let mut staff: BTreeMap<UnitNo, Vec<PersonNo>> = BTreeMap::new();
        for (place, person) in maker.people.iter().enumerate() {
            if person.roles.contains(&Role::Officer) || person.roles.contains(&Role::UnitHead) {
                staff.entry(person.unit).or_default().push(PersonNo(place));
            }
        }
        let Maker { units, people, .. } = maker;
        Self { units, people, agencies, communes, staff, followers, clerks, qmr }
    }

    /// The officers and the head of a unit; empty: whoever follows its work completes it.
    #[must_use]
    pub fn staff(&self, unit: UnitNo) -> &[PersonNo] {
        self.staff.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// Those who follow the fields of a division of the Office, by its place.
    #[must_use]
    pub fn followers(&self, division: usize) -> &[PersonNo] {
        self.followers.get(&division).map_or(&[], Vec::as_slice)
    }

    /// Everybody who follows work.
    pub fn all_followers(&self) -> impl Iterator<Item = PersonNo> + '_ {
        self.followers.values().flatten().copied()
    }
}

/// Makes units and people, each name once.
struct Maker {
    dice: Dice,
    taken: BTreeSet<String>,
    units: Vec<UnitLine>,
    people: Vec<PersonLine>,
}

impl Maker {
    fn unit(&mut self, code: &str, name: &str, kind: UnitKind, parent: Option<UnitNo>, symbol: &str) -> UnitNo {
        let (code, name, symbol) = (code.to_owned(), name.to_owned(), symbol.to_owned());
        self.units.push(UnitLine { code, name, kind, parent, symbol, valid_from: None });
        UnitNo(self.units.len() - 1)
    }

    fn division(&mut self, place: usize, office: UnitNo, first_day: Date) -> UnitNo {
        let division = &DIVISIONS[place];
        let name = if place == ONE_STOP && first_day < TWO_TIERS { ONE_STOP_BEFORE } else { division.name };
        self.unit(&format!("VP-{}", division.symbol), name, division.kind, Some(office), division.symbol)
    }

    fn commune(&mut self, place: usize, name: &str, committee: UnitNo, first_day: Date) -> UnitNo {
        let code = format!("X{:02}", place + 1);
        let unit = self.unit(&code, &format!("UBND {}", lower_first(name)), UnitKind::Commune, Some(committee), "UBND");
        self.units[unit.0].valid_from = (first_day >= TWO_TIERS).then_some(TWO_TIERS);
        unit
    }

    /// Somebody without a password.
    fn person(&mut self, position: &str, unit: UnitNo, roles: &[Role]) -> PersonNo {
        self.add(None, position, unit, roles)
    }

    /// Somebody as whom the demo can be tried.
    fn named(
        &mut self,
        (username, what_for): (&str, &'static str),
        position: &str,
        unit: UnitNo,
        roles: &[Role],
    ) -> PersonNo {
        self.add(Some((username, what_for)), position, unit, roles)
    }

    fn add(&mut self, login: Option<(&str, &'static str)>, position: &str, unit: UnitNo, roles: &[Role]) -> PersonNo {
        let full_name = names::person(&mut self.dice);
        let username = match login {
            Some((username, _)) => username.to_owned(),
            None => names::username(&full_name, &mut self.taken),
        };
        let roles = roles.iter().copied().collect();
        let what_for = login.map(|(_, what_for)| what_for);
        self.people.push(PersonLine { username, full_name, position: position.to_owned(), unit, roles, what_for });
        PersonNo(self.people.len() - 1)
    }

    /// The Committee's and the Office's leaders. Answers who answers for the quality objectives.
    fn leaders(&mut self, committee: UnitNo, office: UnitNo) -> PersonNo {
        let chairman = ("chutich", "xem những việc chậm và phải quyết của cả tỉnh");
        self.named(chairman, "Chủ tịch UBND tỉnh", committee, &[Role::Chairman]);
        for _ in 0..3 {
            self.person("Phó Chủ tịch UBND tỉnh", committee, &[Role::ViceChairman]);
        }
        let qmr = ("qmr", "chịu trách nhiệm các mục tiêu chất lượng, xác nhận chỉ số, điều hành Văn phòng");
        let qmr = self.named(qmr, "Chánh Văn phòng", office, &[Role::Qmr, Role::OfficeLeader]);
        for _ in 0..2 {
            self.person("Phó Chánh Văn phòng", office, &[Role::OfficeLeader]);
        }
        qmr
    }

    /// The Office's own staff. Answers those who keep the register.
    fn office_staff(&mut self, divisions: &[UnitNo], more: usize) -> Vec<PersonNo> {
        let records = divisions[RECORDS];
        let clerk = ("vanthu", "đăng ký văn bản đến, đi, kết luận họp và nhập nhiệm vụ");
        let mut clerks = vec![self.named(clerk, "Văn thư", records, &[Role::RecordsClerk])];
        for _ in 0..=more {
            clerks.push(self.person("Văn thư", records, &[Role::RecordsClerk]));
        }
        let secretary = ("thukyiso", "nạp quyết định mục tiêu, nhập dữ liệu, xem nhật ký");
        self.named(secretary, "Thư ký ISO", records, &[Role::IsoSecretary]);
        let auditor = ("kiemtra", "xem toàn bộ hồ sơ, số liệu và kiểm chứng nhật ký, không sửa được gì");
        self.named(auditor, "Đánh giá viên nội bộ", divisions[CONTROL], &[Role::Auditor]);
        let administrator = ("quantri", "quản lý đơn vị, người dùng và mật khẩu");
        self.named(administrator, "Quản trị hệ thống", divisions[MACHINES], &[Role::Administrator]);
        for division in &divisions[FOLLOWING] {
            self.person("Trưởng phòng", *division, &[Role::UnitHead]);
        }
        clerks
    }

    /// Those who follow: eight, and eight more each time the scale doubles.
    fn followers(&mut self, divisions: &[UnitNo], more: usize) -> BTreeMap<usize, Vec<PersonNo>> {
        let mut followers: BTreeMap<usize, Vec<PersonNo>> = BTreeMap::new();
        let login = ("theodoi", "theo dõi, đôn đốc nhiệm vụ của các đơn vị thuộc lĩnh vực xây dựng, công thương");
        // The third division follows the department whose officer and head may sign in.
        let first = self.named(login, "Chuyên viên theo dõi", divisions[2], &[Role::Follower]);
        followers.entry(2).or_default().push(first);
        for place in 0..7 + 8 * more {
            let division = [1, 3, 4, 5, 4, 5, 1, 2][place % 8];
            let follower = self.person("Chuyên viên theo dõi", divisions[division], &[Role::Follower]);
            followers.entry(division).or_default().push(follower);
        }
        followers
    }

    /// A head and an officer for each agency.
    fn agency_staff(&mut self, agencies: &[UnitNo]) {
        for (place, (unit, field)) in agencies.iter().zip(&FIELDS).enumerate() {
            if place == 0 {
                let head = ("thutruong", "xem và chỉ đạo mọi nhiệm vụ của Sở Xây dựng");
                self.named(head, field.head, *unit, &[Role::UnitHead]);
                let officer = ("chuyenvien", "thực hiện nhiệm vụ của Sở Xây dựng, báo kết quả kèm minh chứng");
                self.named(officer, "Chuyên viên", *unit, &[Role::Officer]);
            } else {
                self.person(field.head, *unit, &[Role::UnitHead]);
                self.person("Chuyên viên", *unit, &[Role::Officer]);
            }
        }
    }
}

/// "Xã Khê Hạ" inside of a name: "xã Khê Hạ".
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
