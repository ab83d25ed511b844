//! Which unit a document means, by every way of writing its name.

use ids::UnitId;
use people::acts::record_unit::{Known, record_unit};
use people::{Directory, Meant, Unit, UnitKind, Write};
use uuid::Uuid;

fn unit(code: &str, name: &str, number: u128) -> Unit {
    let known = Known {
        code: code.to_owned(),
        name: Some(name.to_owned()),
        parent: None,
        kind: Some(UnitKind::Department),
        valid_from: None,
        valid_to: None,
        successor: None,
        under_office: None,
    };
    let change = record_unit(None, known, UnitId::new(Uuid::from_u128(number))).expect("taken").expect("a change");
    match &change.writes()[0] {
        Write::Unit(unit) => unit.clone(),
        other => panic!("not a unit: {other:?}"),
    }
}

#[test]
fn a_unit_is_known_by_every_way_of_writing_its_name() {
    let named = [
        ("UBND", "Ủy ban nhân dân tỉnh An Khê"),
        ("VP", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("SKHDT", "Sở Kế hoạch và Đầu tư"),
        ("STC", "Sở Tài chính"),
        ("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("SLDTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("CAT", "Công an tỉnh An Khê"),
        ("TTr", "Thanh tra tỉnh"),
        ("XKL", "Xã Khê Lộc"),
        ("XKLT", "Xã Khê Lộc Thượng"),
        ("P1", "Phòng Hành chính - Tổ chức"),
        ("P1B", "Phòng Hành chính - Tổ chức"),
    ];
    let units: Vec<Unit> = named.iter().zip(100..).map(|((code, name), n)| unit(code, name, n)).collect();
    let directory = Directory::new(&units);
    let rows = [
        ("Sở Kế hoạch và Đầu tư", "SKHDT"),
        ("Sở KH&ĐT", "SKHDT"),
        ("Sở KHĐT", "SKHDT"),
        ("Giám đốc Sở Kế hoạch và Đầu tư", "SKHDT"),
        ("sở kế hoạch – đầu tư", "SKHDT"),
        ("Sở NN&PTNT", "SNNPTNT"),
        ("Sở Nông nghiệp và PTNT", "SNNPTNT"),
        ("Sở LĐTBXH", "SLDTBXH"),
        ("Sở LĐ-TB&XH", "SLDTBXH"),
        ("STC", "STC"),
        ("UBND tỉnh", "UBND"),
        ("Chủ tịch UBND tỉnh", "UBND"),
        ("Ủy ban nhân dân tỉnh An Khê", "UBND"),
        ("Văn phòng UBND tỉnh", "VP"),
        ("VP UBND tỉnh", "VP"),
        ("Chánh Văn phòng UBND tỉnh", "VP"),
        ("Công an tỉnh", "CAT"),
        ("Chánh Thanh tra tỉnh", "TTr"),
        ("UBND xã Khê Lộc", "XKL"),
        ("Chủ tịch UBND xã Khê Lộc Thượng", "XKLT"),
        ("Phòng HC-TC", "doubtful"),
        ("Sở Tài nguyên", "nobody"),
        ("Bộ Y tế", "nobody"),
        ("các sở, ban, ngành", "nobody"),
        ("UBND các xã, phường", "nobody"),
        ("Thủ trưởng các cơ quan, đơn vị", "nobody"),
        ("Giám đốc", "nobody"),
        ("", "nobody"),
    ];
    for (name, expected) in rows {
        let found = match directory.meant(name) {
            Meant::One(unit) => units.iter().find(|known| known.id == unit).map_or("?", |known| known.code.as_str()),
            Meant::Doubtful(_) => "doubtful",
            Meant::Nobody => "nobody",
        };
        assert_eq!(found, expected, "{name}");
    }
}
