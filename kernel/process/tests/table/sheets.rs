//! Steps of a process sheet in their order, the longest way through them, and the picture of a model.

use process::model::{Diagram, Kind};
use process::{Direction, Model, Net, Way, parse_days};

use crate::drawing::drawn as diagram;

/// The diagram of these ways, with days of its tasks.
fn timed(ways: &str, days: &[(&str, &str)]) -> Diagram {
    let mut drawn = diagram(ways);
    for node in &mut drawn.nodes {
        node.days = days.iter().find(|(name, _)| *name == node.id).and_then(|(_, days)| parse_days(days));
    }
    drawn
}

#[test]
fn the_longest_way_counts() {
    let all = [("a", "1"), ("b", "2,5"), ("c", "4"), ("d", "0.5")];
    for (ways, longest) in [
        ("( > a > b > c > d > )", "8"),
        // Side by side: the longer of the two.
        ("( > a > + > b > +2 > d > )\n+ > c > +2", "5.5"),
        // A choice: the longer of the two.
        ("( > a > x > b > x2 > d > )\nx > c > x2", "5.5"),
        // A way back is gone once.
        ("( > a > b > x > c > )\nx > a", "7.5"),
        ("( > d > )", "0.5"),
    ] {
        assert_eq!(timed(ways, &all).critical_path().map(|days| days.to_string()), Some(longest.to_owned()), "{ways}");
    }
    assert_eq!(diagram("( > a > b > )").critical_path(), None);
    assert_eq!(timed("( > a > b > )", &[("a", "1"), ("b", "-1")]).critical_path(), None);
}

#[test]
fn steps_stand_in_the_order_of_the_way() {
    for (ways, steps) in [
        ("( > a > b > c > )", "a b c"),
        ("( > a > x > b > x2 > d > )\nx > c > x2", "a b c d"),
        ("( > a > b > x > c > )\nx > a", "a b c"),
        ("( > a > S > d > )\nS: (i > b > )i", "a b d"),
        ("( > a > S > )", "a S"),
    ] {
        let drawn = diagram(ways);
        let names: Vec<String> = drawn.steps().into_iter().map(|step| step.name).collect();
        assert_eq!(names.join(" "), steps, "{ways}");
    }
}

/// Nothing lies on anything else, and every flow begins and ends at its nodes.
fn assert_tidy(drawn: &Diagram) {
    for direction in [Direction::Across, Direction::Down] {
        let drawing = drawn.drawing(direction);
        let hangs = |node: usize| matches!(&drawn.nodes[node].kind, Kind::Event(event) if matches!(event.place, process::model::EventPlace::Boundary { .. }));
        let solid: Vec<_> = drawing.shapes.iter().filter(|shape| !hangs(shape.node)).collect();
        for (place, one) in solid.iter().enumerate() {
            let (a, name) = (one.frame, drawn.nodes[one.node].label());
            assert!(a.x >= 0 && a.y >= 0, "{name} {a:?}");
            assert!(a.x + a.width <= drawing.width && a.y + a.height <= drawing.height, "{name} {a:?}");
            for other in &solid[place + 1..] {
                let b = other.frame;
                let apart =
                    a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
                assert!(apart, "{name} lies on {}", drawn.nodes[other.node].label());
            }
        }
        for line in &drawing.lines {
            assert!(line.points.len() > 1, "{:?}", drawn.flows[line.flow]);
            let straight = line.points.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1);
            assert!(straight, "{:?}", line.points);
        }
    }
}

#[test]
fn pictures_are_tidy() {
    for ways in [
        "( > a > b > c > )",
        "( > a > x > b > x2 > d > )\nx > c > x2",
        "( > a > + > b > +2 > d > )\n+ > c > +2",
        "( > a > b > x > c > )\nx > a",
        "( > a > x > d > )\nx > b > c > d",
        "( > a > )\na!t > b > )2",
    ] {
        assert_tidy(&diagram(ways));
    }
}

#[test]
fn a_net_is_drawn_by_its_visible_steps() {
    let mut net = Net::default();
    let (start, middle, end) = (net.place("s", 1), net.place("m", 0), net.place("e", 0));
    for (label, from, to) in [(Some("a"), start, middle), (Some("b"), middle, end), (None, middle, end)] {
        let step = net.transition("t", label.map(str::to_owned), 0);
        net.arc(Way::Takes, from, step, 1);
        net.arc(Way::Gives, to, step, 1);
    }
    let model = Model::Net(net);
    let drawn = model.diagram();
    let names: Vec<String> = drawn.steps().into_iter().map(|step| step.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert_tidy(&drawn);
}

#[test]
fn a_picture_never_lets_a_name_out_as_markup() {
    let mut drawn = diagram("( > a > )");
    drawn.nodes[1].name = Some("<script>&\"".to_owned());
    let picture = drawn.drawing(Direction::Down).svg(&drawn, &process::Look::default());
    assert!(picture.contains("&lt;script&gt;&amp;&quot;") && !picture.contains("<script>"), "{picture}");
    assert!(!drawn.to_bpmn().contains("<script>"));
}
