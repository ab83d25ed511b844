//! The shapes of the province's processes: a plain way, one with supplements, one with work side by side, one with a choice.

use process::model::{Diagram, Event, EventPlace, Flow, GatewayKind, Kind, Lane, Node, Pool, TaskKind, Trigger};
use text::Decimal;

use crate::dice::Dice;

/// A step of a way: its name, the hundredths of the term that it may take, the lane of whoever does it, its form.
type Step = (&'static str, u32, usize, Option<&'static str>);

const DESK: usize = 0;
const AGENCY: usize = 1;
const OTHER: usize = 2;
const LEADER: usize = 3;

const RECEIVE: Step = ("Tiếp nhận hồ sơ", 5, DESK, Some("Mẫu số 01"));
const ASSIGN: Step = ("Phân công xử lý", 10, AGENCY, Some("Mẫu số 06"));
const COMPLETE: Step = ("Kiểm tra thành phần hồ sơ", 10, AGENCY, Some("Mẫu số 06"));
const ASK: Step = ("Yêu cầu bổ sung hồ sơ", 0, AGENCY, Some("Mẫu số 02"));
const SUPPLEMENT: Step = ("Tiếp nhận bổ sung", 0, DESK, None);
const EXAMINE: Step = ("Thẩm định hồ sơ", 50, AGENCY, Some("Mẫu số 06"));
const EXAMINE_FIRST: Step = ("Thẩm định hồ sơ", 35, AGENCY, Some("Mẫu số 06"));
const OPINION: Step = ("Lấy ý kiến cơ quan liên quan", 40, OTHER, None);
const VISIT: Step = ("Kiểm tra thực địa", 15, AGENCY, None);
const APPROVE: Step = ("Phê duyệt kết quả", 30, LEADER, Some("Mẫu số 06"));
const HAND_OVER: Step = ("Chuyển kết quả", 5, DESK, Some("Mẫu số 07"));

/// The shape of a field's processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One step after another.
    Plain,
    /// Back to the desk while papers are missing.
    Supplements,
    /// An opinion of another body beside the examination.
    Beside,
    /// A visit for some.
    Choice,
}

impl Shape {
    pub(super) fn of(field: usize) -> Self {
        [Self::Plain, Self::Supplements, Self::Beside, Self::Choice][field % 4]
    }

    /// The steps of one dossier that goes as it should, each with its share of the time.
    pub(super) fn walk(self, dice: &mut Dice) -> Vec<(&'static str, u32)> {
        let mut way = vec![RECEIVE];
        match self {
            Self::Plain => way.extend([ASSIGN, EXAMINE]),
            Self::Supplements => {
                way.push(COMPLETE);
                let mut asked = 0;
                while asked < 2 && dice.chance(25) {
                    way.extend([ASK, SUPPLEMENT, COMPLETE]);
                    asked += 1;
                }
                way.push(EXAMINE);
            }
            Self::Beside => {
                way.push(ASSIGN);
                way.extend(if dice.chance(50) { [EXAMINE, OPINION] } else { [OPINION, EXAMINE] });
            }
            Self::Choice => {
                way.extend([ASSIGN, EXAMINE_FIRST]);
                way.extend(dice.chance(60).then_some(VISIT));
            }
        }
        way.extend([APPROVE, HAND_OVER]);
        // What takes no time of the office takes some of the applicant's.
        way.into_iter().map(|(name, share, ..)| (name, share.max(8))).collect()
    }

    /// The process of a procedure that may take so many working days, drawn for `agency`.
    pub(super) fn diagram(self, name: &str, agency: &str, days: u32, slow: bool) -> Diagram {
        let pool = Pool { id: "quy_trinh".to_owned(), name: Some(name.to_owned()), line: 0 };
        let names = ["Bộ phận Một cửa", agency, "Cơ quan phối hợp", "Lãnh đạo cơ quan"];
        let lane = |(number, name): (usize, &&str)| Lane {
            id: format!("lan_{number}"),
            name: Some((*name).to_owned()),
            nodes: Vec::new(),
            line: 0,
        };
        let lanes = names.iter().enumerate().map(lane).collect();
        let diagram = Diagram { name: Some(name.to_owned()), pools: vec![pool], lanes, ..Diagram::default() };
        let mut drawing = Drawing { diagram, days };
        let start = drawing.event(EventPlace::Start, DESK);
        let receive = drawing.step(RECEIVE);
        drawing.flow(start, receive);
        let approve = if slow { (APPROVE.0, 40, APPROVE.2, APPROVE.3) } else { APPROVE };
        let before = match self {
            Self::Plain => drawing.chain(receive, &[ASSIGN, EXAMINE]),
            Self::Supplements => {
                let back = drawing.gate(GatewayKind::Exclusive, AGENCY, None);
                drawing.flow(receive, back);
                let complete = drawing.chain(back, &[COMPLETE]);
                let whole = drawing.gate(GatewayKind::Exclusive, AGENCY, Some("Đủ hồ sơ?"));
                drawing.flow(complete, whole);
                let examine = drawing.chain(whole, &[EXAMINE]);
                let supplement = drawing.chain(whole, &[ASK, SUPPLEMENT]);
                drawing.flow(supplement, back);
                examine
            }
            Self::Beside => {
                let assign = drawing.chain(receive, &[ASSIGN]);
                let (split, join) = (
                    drawing.gate(GatewayKind::Parallel, AGENCY, None),
                    drawing.gate(GatewayKind::Parallel, AGENCY, None),
                );
                drawing.flow(assign, split);
                for step in [EXAMINE, OPINION] {
                    let done = drawing.chain(split, &[step]);
                    drawing.flow(done, join);
                }
                join
            }
            Self::Choice => {
                let examined = drawing.chain(receive, &[ASSIGN, EXAMINE_FIRST]);
                let split = drawing.gate(GatewayKind::Exclusive, AGENCY, Some("Cần kiểm tra thực địa?"));
                let join = drawing.gate(GatewayKind::Exclusive, AGENCY, None);
                drawing.flow(examined, split);
                let visited = drawing.chain(split, &[VISIT]);
                drawing.flow(visited, join);
                drawing.flow(split, join);
                join
            }
        };
        let done = drawing.chain(before, &[approve, HAND_OVER]);
        let end = drawing.event(EventPlace::End, DESK);
        drawing.flow(done, end);
        drawing.diagram.lanes.retain(|lane| !lane.nodes.is_empty());
        drawing.diagram
    }
}

/// A diagram while it is drawn.
struct Drawing {
    diagram: Diagram,
    days: u32,
}

impl Drawing {
    fn node(&mut self, name: Option<&str>, kind: Kind, lane: usize) -> usize {
        let place = self.diagram.nodes.len();
        let id = format!("buoc_{}", place + 1);
        self.diagram.lanes[lane].nodes.push(id.clone());
        self.diagram.nodes.push(Node {
            id,
            name: name.map(str::to_owned),
            kind,
            pool: 0,
            inside: None,
            repeats: false,
            compensates: false,
            days: None,
            form: None,
            line: 0,
        });
        place
    }

    fn event(&mut self, place: EventPlace, lane: usize) -> usize {
        self.node(None, Kind::Event(Event { place, trigger: Trigger::None, interrupting: true }), lane)
    }

    fn gate(&mut self, kind: GatewayKind, lane: usize, name: Option<&str>) -> usize {
        self.node(name, Kind::Gateway(kind), lane)
    }

    fn step(&mut self, (name, share, lane, form): Step) -> usize {
        let place = self.node(Some(name), Kind::Task(TaskKind::User), lane);
        self.diagram.nodes[place].days = Decimal::new(i64::from(self.days * share), 2).filter(|_| share > 0);
        self.diagram.nodes[place].form = form.map(str::to_owned);
        place
    }

    fn flow(&mut self, source: usize, target: usize) {
        let id = format!("luong_{}", self.diagram.flows.len() + 1);
        let name = |node: usize| self.diagram.nodes[node].id.clone();
        let flow = Flow { id, source: name(source), target: name(target), line: 0 };
        self.diagram.flows.push(flow);
    }

    fn chain(&mut self, from: usize, steps: &[Step]) -> usize {
        steps.iter().fold(from, |before, &step| {
            let next = self.step(step);
            self.flow(before, next);
            next
        })
    }
}
