//! The frame around a page: who reads it, where it stands, what lies beside it.

use axum::http::Uri;
use people::Actor;
use time::OffsetDateTime;

use super::Flash;
use crate::manner::Manner;
use crate::words::{Lang, Words};

/// How many targets the foot of a phone holds, wide enough for a thumb at 360 px.
const AT_FOOT: usize = 5;

/// A room of the house, as the decision names it; only rooms that exist stand here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Việc của tôi.
    Inbox,
    /// Mục tiêu.
    Objectives,
    /// Chỉ đạo.
    Directives,
    /// Thủ tục.
    Procedures,
    /// Chương trình.
    Programme,
    /// Tổ chức.
    Organisation,
}

impl Room {
    /// The rooms in the order of the navigation.
    pub const ALL: [Room; 6] =
        [Room::Inbox, Room::Objectives, Room::Directives, Room::Programme, Room::Procedures, Room::Organisation];

    /// Where it begins.
    pub fn address(self) -> &'static str {
        match self {
            Room::Inbox => "/inbox",
            Room::Objectives => "/objectives",
            Room::Directives => "/directives",
            Room::Procedures => "/procedures",
            Room::Programme => "/programme",
            Room::Organisation => "/units",
        }
    }

    /// Its icon.
    pub fn icon(self) -> &'static str {
        match self {
            Room::Inbox => "inbox",
            Room::Objectives => "target-arrow",
            Room::Directives => "flag-3",
            Room::Procedures => "route",
            Room::Programme => "progress",
            Room::Organisation => "sitemap",
        }
    }

    /// The message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Room::Inbox => "room-inbox",
            Room::Objectives => "room-objectives",
            Room::Directives => "room-directives",
            Room::Procedures => "room-procedures",
            Room::Programme => "room-programme",
            Room::Organisation => "room-organisation",
        }
    }

    /// The pages beside each other in it: address and message key.
    pub fn tabs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Room::Inbox | Room::Procedures => &[],
            Room::Objectives => {
                &[("/objectives", "tab-objectives"), ("/indicators", "tab-indicators"), ("/frozen", "tab-frozen")]
            }
            Room::Directives => &[
                ("/board", "tab-board"),
                ("/directives", "tab-directives"),
                ("/directives/late", "tab-late"),
                ("/directives/answers", "tab-answers"),
                ("/directives/report", "tab-report"),
                ("/documents", "tab-documents"),
                ("/documents/pending", "tab-pending"),
            ],
            Room::Programme => &[("/programme", "tab-programme"), ("/programme/versions", "tab-versions")],
            Room::Organisation => &[
                ("/units", "tab-units"),
                ("/people", "tab-people"),
                ("/calendar", "tab-calendar"),
                ("/imports", "tab-imports"),
                ("/deliveries", "tab-deliveries"),
            ],
        }
    }
}

/// The permit of a page of the navigation that is not for everybody.
pub fn permit(address: &str) -> Option<&'static str> {
    match address {
        "/board" => Some("board.view"),
        "/directives" | "/directives/late" | "/directives/answers" | "/directives/report" => Some("directives.view"),
        "/documents" | "/documents/pending" => Some("documents.view"),
        "/programme" | "/programme/versions" => Some("programme.view"),
        "/imports" => Some("records.import"),
        "/deliveries" => Some("deliveries.view"),
        _ => None,
    }
}

/// A page beside this one.
#[derive(Clone, Copy, Debug)]
pub struct Tab {
    /// Where.
    pub address: &'static str,
    /// The message key of its name.
    pub key: &'static str,
    /// Whether the reader is there.
    pub here: bool,
}

/// A step on the way back.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Where.
    pub address: String,
    /// Its name.
    pub name: String,
}

/// Light, dark, or as the system wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system wishes.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order in which the menu offers them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The word in addresses, in the cookie and in `data-theme`.
    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a code.
    pub fn of(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// Its icon in the menu.
    pub fn icon(self) -> &'static str {
        match self {
            Theme::System => "eye",
            Theme::Light => "sun",
            Theme::Dark => "moon",
        }
    }

    /// The message key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Theme::System => "theme-system",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
        }
    }
}

/// Who reads the page.
#[derive(Clone, Debug)]
pub struct Me {
    /// Full name.
    pub name: String,
    /// Position and unit, in words.
    pub place: String,
}

impl Me {
    /// Two letters: of the family name and of the given name.
    pub fn initials(&self) -> String {
        let mut names = self.name.split_whitespace();
        let first = names.next();
        [first, names.next_back()]
            .into_iter()
            .flatten()
            .filter_map(|name| name.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    }
}

/// For whom the reader acts.
#[derive(Clone, Debug)]
pub struct Behalf {
    /// Full name.
    pub name: String,
    /// Until when.
    pub until: OffsetDateTime,
}

/// Everything that `base.html` needs.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language.
    pub words: Words,
    /// Light or dark.
    pub theme: Theme,
    /// Path and query of this page.
    pub address: String,
    /// The question that the page answers: its title and only `h1`.
    pub title: String,
    /// The room that it stands in.
    pub room: Option<Room>,
    /// The way back.
    pub crumbs: Vec<Crumb>,
    /// The office's time.
    pub now: OffsetDateTime,
    /// Who reads; nobody at the door.
    pub me: Option<Me>,
    /// For whom the reader acts, if not for himself.
    pub behalf: Option<Behalf>,
    /// The reader as an actor: what is not permitted is not offered.
    pub actor: Option<Actor>,
    /// How much the reader owes.
    pub inbox: Option<u64>,
    /// The token that every form of this session carries.
    pub token: String,
    /// What the last act said.
    pub flash: Option<Flash>,
}

impl Frame {
    /// A frame with nobody in it.
    pub fn outside(manner: Manner, uri: &Uri, now: OffsetDateTime) -> Frame {
        Frame {
            words: manner.words,
            theme: manner.theme,
            address: uri.path_and_query().map_or("/", |address| address.as_str()).to_owned(),
            title: String::new(),
            room: None,
            crumbs: Vec::new(),
            now,
            me: None,
            behalf: None,
            actor: None,
            inbox: None,
            token: String::new(),
            flash: None,
        }
    }

    /// The same frame for a page with this title.
    #[must_use]
    pub fn titled(mut self, title: impl ToString) -> Frame {
        self.title = title.to_string();
        self
    }

    /// The same frame inside a room.
    #[must_use]
    pub fn within(mut self, room: Room) -> Frame {
        self.room = Some(room);
        self
    }

    /// The same frame one step deeper.
    #[must_use]
    pub fn below(mut self, address: impl ToString, name: impl ToString) -> Frame {
        self.crumbs.push(Crumb { address: address.to_string(), name: name.to_string() });
        self
    }

    /// Whether the page stands in a room.
    pub fn is_in(&self, room: &Room) -> bool {
        self.room == Some(*room)
    }

    /// The rooms that the reader may enter.
    pub fn rooms(&self) -> Vec<Room> {
        Room::ALL.into_iter().filter(|room| self.opens(room.address())).collect()
    }

    /// The rooms at the foot of a phone, and those behind its "Thêm".
    pub fn foot(&self) -> (Vec<Room>, Vec<Room>) {
        let mut near = self.rooms();
        let far = if near.len() > AT_FOOT { near.split_off(AT_FOOT - 1) } else { Vec::new() };
        (near, far)
    }

    fn opens(&self, address: &str) -> bool {
        let may = |act| self.actor.as_ref().is_some_and(|actor| actor.reach(act).is_some());
        permit(address).is_none_or(may)
    }

    /// Whether the page stands in one of these rooms.
    pub fn is_among(&self, rooms: &[Room]) -> bool {
        self.room.is_some_and(|room| rooms.contains(&room))
    }

    /// The pages beside this one.
    pub fn tabs(&self) -> Vec<Tab> {
        let path = self.address.split('?').next().unwrap_or_default();
        let tabs = self.room.map_or(&[][..], Room::tabs).iter();
        let open = tabs.filter(|(address, _)| self.opens(address));
        open.map(|&(address, key)| Tab { address, key, here: path == address }).collect()
    }

    /// The language that the switch offers.
    pub fn other_language(&self) -> Lang {
        match self.words.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        }
    }

    /// The day of the office, with its weekday.
    pub fn today(&self) -> String {
        self.words.day(self.now.to_offset(calendar::ZONE).date())
    }

    /// The time of the office.
    pub fn time(&self) -> String {
        crate::format::clock(self.now)
    }
}
