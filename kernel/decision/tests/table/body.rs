//! What holds for any text that is read as a decision; the properties and the fuzzer call it.

use decision::read;

/// Reads a text: no panic, every place inside the text and not empty, every problem on a line of it.
pub fn any_text(text: &str) {
    let decision = read(text);
    for place in decision.spans() {
        let shown = decision.source.get(place.span.clone());
        assert!(shown.is_some_and(|s| !s.is_empty()), "{place:?}");
    }
    let lines = decision.source.split('\n').count();
    assert!(decision.problems.iter().all(|p| (1..=lines).contains(&p.line)), "{:?}", decision.problems);
}
