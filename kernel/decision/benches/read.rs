//! What a decision takes to read, and that a megabyte of any one thing takes a time that grows with its length.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Things that a grammar could look at again and again, each of them repeated to a megabyte.
const NOISE: &[&str] = &[
    "x",
    "(",
    "1. ",
    "- \n",
    "1\n",
    "1\n \n",
    "năm ngày kể từ ",
    "100% và ",
    "100% a ",
    "≥ 5 b ",
    "không để tỷ lệ ",
    "từ 5 ",
    "từ 5% lên ",
    "do Sở ",
    "(Sở a ",
    "Phòng Nội vụ 3 ",
    "so với năm ",
    "ngày 05/12/2017 ",
    "trước ngày 30/6 ",
    "Căn cứ; ",
    "Điều 1. a) ",
    "Điều\n",
    "PHỤ LỤC\n",
    "SỞ NỘI VỤ\n",
    "\t\tA ",
    "  1  ",
    "STT\tChỉ tiêu\n1\t",
    "STT\n",
    ", công chức a",
    "Chánh Văn phòng, ",
    "có hiệu lực thi hành ",
    "Quyết định số 1/QĐ-A thay thế ",
];

#[allow(clippy::disallowed_methods)]
fn decisions() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
    let entries = std::fs::read_dir(folder).expect("the folder is there").map(|e| e.expect("an entry").path());
    let texts = entries.filter(|path| path.extension().is_some_and(|e| e == "txt"));
    texts.map(|path| std::fs::read_to_string(path).expect("a decision")).collect()
}

fn benches(c: &mut Criterion) {
    let decisions = decisions();
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(decisions.len() as u64));
    group.bench_function("our own decisions", |b| {
        b.iter(|| decisions.iter().for_each(|text| drop(black_box(decision::read(black_box(text))))));
    });
    group.finish();

    let mut group = c.benchmark_group("a megabyte of");
    group.sample_size(10);
    for noise in NOISE {
        // In an objective, and in the article that says who carries the decision out.
        let repeated = noise.repeat((1 << 20) / noise.len() / 2);
        let text = format!(
            "QUYẾT ĐỊNH\nmục tiêu năm 2018\nĐiều 1. Phê duyệt mục tiêu:\n1. {repeated}\nĐiều 2. {repeated} thi hành"
        );
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{noise:?}"), |b| b.iter(|| black_box(decision::read(black_box(&text)))));
    }
    group.finish();
}

criterion_group!(reading, benches);
criterion_main!(reading);
