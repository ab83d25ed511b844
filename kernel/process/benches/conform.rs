//! A hundred thousand dossiers held against their process: alignments, token replay, figures.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use process::{Bound, Case, Event, Log, Method, Net, Way, conform};

const CASES: usize = 100_000;

/// Received; supplements asked for and brought, any number of times; the law checked beside a visit and its minutes; signed; a fee for
/// some; returned. The same in `peers.py`.
fn net() -> Net {
    let mut net = Net::default();
    let place = |net: &mut Net, id: &str| net.place(id, u32::from(id == "start"));
    let ids = ["start", "held", "asked", "law", "site", "seen", "law done", "site done", "signed", "paid", "end"];
    let at = ids.map(|id| place(&mut net, id));
    let place = |id: &str| at[ids.iter().position(|known| *known == id).unwrap_or_default()];
    for (label, takes, gives) in [
        ("receive", &["start"][..], &["held"][..]),
        ("ask for supplement", &["held"], &["asked"]),
        ("supplement", &["asked"], &["held"]),
        ("", &["held"], &["law", "site"]),
        ("check law", &["law"], &["law done"]),
        ("visit site", &["site"], &["seen"]),
        ("write minutes", &["seen"], &["site done"]),
        ("sign", &["law done", "site done"], &["signed"]),
        ("take fee", &["signed"], &["paid"]),
        ("", &["signed"], &["paid"]),
        ("return", &["paid"], &["end"]),
    ] {
        let transition = net.transition(label, (!label.is_empty()).then(|| label.to_owned()), 0);
        takes.iter().for_each(|id| net.arc(Way::Takes, place(id), transition, 1));
        gives.iter().for_each(|id| net.arc(Way::Gives, place(id), transition, 1));
    }
    net
}

/// The same dice here and in `peers.py`.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Of three dossiers one goes as it should; of the others each has up to three activities lost, added or swapped.
fn log() -> Log {
    let mut dice = Dice(1);
    let mut log = Log::default();
    let names =
        ["receive", "ask for supplement", "supplement", "check law", "visit site", "write minutes", "sign", "return"];
    for number in 0..CASES {
        let mut path = vec!["receive"];
        while dice.below(10) < 3 {
            path.extend(["ask for supplement", "supplement"]);
        }
        let both = [
            ["check law", "visit site", "write minutes"],
            ["visit site", "check law", "write minutes"],
            ["visit site", "write minutes", "check law"],
        ];
        path.extend(both[dice.below(3)]);
        path.push("sign");
        if dice.below(2) == 0 {
            path.push("take fee");
        }
        path.push("return");
        if dice.below(3) > 0 {
            for _ in 0..=dice.below(3) {
                let (how, at) = (dice.below(3), dice.below(path.len()));
                match how {
                    0 if path.len() > 1 => drop(path.remove(at)),
                    1 if at > 0 => path.swap(at - 1, at),
                    _ => path.insert(at, names[dice.below(names.len())]),
                }
            }
        }
        let events = path.iter().map(|name| Event { activity: log.activity(name), at: Some(number as i64) }).collect();
        log.cases.push(Case { code: number.to_string(), events });
    }
    log
}

fn benches(c: &mut Criterion) {
    let (net, log) = (net(), log());
    let mut group = c.benchmark_group("100,000 dossiers");
    group.throughput(Throughput::Elements(CASES as u64)).sample_size(10);
    for (name, method) in [("alignment", Method::Alignment), ("replay", Method::Replay)] {
        group.bench_function(name, |b| b.iter(|| conform(&net, black_box(&log), method, Bound::default())));
    }
    group.bench_function("stats", |b| b.iter(|| black_box(&log).stats()));
    group.finish();
}

criterion_group!(conformance, benches);
criterion_main!(conformance);
