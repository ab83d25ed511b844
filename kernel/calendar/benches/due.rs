//! Due dates by prefix sums, and due dates with their explanation.

use std::hint::black_box;

use calendar::{Calendar, DayEnd, Term, local};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use time::macros::{date, time};
use time::{Date, Duration};

/// As many starts as one run counts: every day of 2015-2024, again and again.
const STARTS: usize = 100_000;

fn starts() -> Vec<(Date, u32)> {
    (0..STARTS).map(|i| (date!(2015 - 01 - 01) + Duration::days((i % 3_653) as i64), (i % 60) as u32 + 1)).collect()
}

fn benches(c: &mut Criterion) {
    let calendar = Calendar::office();
    let starts = starts();
    let mut group = c.benchmark_group("due");
    group.throughput(Throughput::Elements(STARTS as u64));
    group.bench_function("add_working_days", |b| {
        b.iter(|| {
            for &(date, n) in &starts {
                let _ = black_box(calendar.add_working_days(black_box(date), n));
            }
        });
    });
    group.bench_function("working_days_between", |b| {
        b.iter(|| {
            for pair in starts.windows(2) {
                black_box(calendar.working_days_between(pair[0].0, pair[1].0));
            }
        });
    });
    group.bench_function("due_at", |b| {
        b.iter(|| {
            for &(date, n) in &starts {
                let start = local(date, time!(9:00));
                let _ = black_box(calendar.due_at(start, Term::WorkingDays(n), DayEnd::OfficeHours));
            }
        });
    });
    group.finish();

    let mut group = c.benchmark_group("explained");
    group.throughput(Throughput::Elements(1));
    group.bench_function("five working days over Tết", |b| {
        b.iter(|| black_box(calendar.due(local(date!(2018 - 02 - 12), time!(9:00)), Term::WorkingDays(5))));
    });
    group.bench_function("forty working hours over Tết", |b| {
        b.iter(|| black_box(calendar.due(local(date!(2018 - 02 - 12), time!(9:00)), Term::WorkingMinutes(2_400))));
    });
    group.finish();
    c.bench_function("build a calendar 2000-2100", |b| {
        b.iter(|| black_box(Calendar::with_hours(calendar::OfficeHours::default())));
    });
}

criterion_group!(due, benches);
criterion_main!(due);
