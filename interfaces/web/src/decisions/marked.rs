//! A text with what was read out of it marked: each piece once, under the narrowest value that it belongs to.

use decision::{Decision, Field};

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// What it was read as; none: nothing was read out of it.
    pub mark: Option<Mark>,
}

/// What a piece was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The message key of its word.
    pub word: &'static str,
    /// Its class of colour.
    pub class: &'static str,
}

/// The marks in the order of the legend, one a class of colour.
pub const LEGEND: [Mark; 5] = [
    Mark { word: "mark-identity", class: "read-identity" },
    Mark { word: "mark-order", class: "read-order" },
    Mark { word: "mark-objective", class: "read-objective" },
    Mark { word: "mark-value", class: "read-value" },
    Mark { word: "mark-time", class: "read-time" },
];

/// The whole text in pieces.
#[must_use]
pub fn pieces(read: &Decision) -> Vec<Piece> {
    let text = read.source.as_str();
    // From wide to narrow: what is painted later wins.
    let mut places: Vec<_> =
        read.spans().into_iter().filter_map(|place| Some((place.span, mark(place.field)?))).collect();
    places.sort_by_key(|(span, _)| std::cmp::Reverse(span.len()));
    let mut cuts: Vec<usize> =
        places.iter().flat_map(|(span, _)| [span.start, span.end]).chain([0, text.len()]).collect();
    cuts.retain(|cut| text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    let mut painted: Vec<Option<Mark>> = vec![None; cuts.len()];
    for (span, mark) in places {
        let from = cuts.partition_point(|cut| *cut < span.start);
        let to = cuts.partition_point(|cut| *cut < span.end);
        painted.get_mut(from..to).into_iter().flatten().for_each(|piece| *piece = Some(mark));
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (ends, mark) in cuts.windows(2).zip(painted) {
        let Some(part) = text.get(ends[0]..ends[1]) else { continue };
        match pieces.last_mut() {
            Some(last) if last.mark == mark && mark.is_none() => last.text.push_str(part),
            _ => pieces.push(Piece { text: part.to_owned(), mark }),
        }
    }
    pieces
}

const fn mark(field: Field) -> Option<Mark> {
    let (word, class) = match field {
        // The whole text of an objective would hide what stands in it.
        Field::Text => return None,
        Field::Number => ("mark-number", "read-identity"),
        Field::IssuedOn => ("mark-issued-on", "read-identity"),
        Field::Issuer => ("mark-issuer", "read-identity"),
        Field::Title => ("mark-title", "read-identity"),
        Field::LegalBasis => ("mark-legal-basis", "read-order"),
        Field::Replaces => ("mark-replaces", "read-order"),
        Field::Responsible => ("mark-responsible", "read-order"),
        Field::Recipient => ("mark-recipient", "read-order"),
        Field::Item => ("mark-item", "read-objective"),
        Field::Owner => ("mark-owner", "read-objective"),
        Field::Subject => ("mark-subject", "read-objective"),
        Field::Value => ("mark-target", "read-value"),
        Field::Baseline => ("mark-baseline", "read-value"),
        Field::Period => ("mark-period", "read-time"),
        Field::EffectiveFrom => ("mark-effective-from", "read-time"),
        Field::Deadline => ("mark-deadline", "read-time"),
    };
    Some(Mark { word, class })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_text_and_values_are_marked_inside_their_subject() {
        let text = "QUYẾT ĐỊNH\nVề việc ban hành mục tiêu chất lượng năm 2026\n\
            Điều 1. Mục tiêu chất lượng năm 2026:\n1. Ít nhất 97% hồ sơ được giải quyết đúng hạn.\n";
        let read = decision::read(text);
        let pieces = pieces(&read);
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, read.source);
        let target = pieces.iter().find(|piece| piece.mark.is_some_and(|mark| mark.word == "mark-target"));
        assert!(target.is_some_and(|piece| piece.text.contains("97")), "{pieces:?}");
    }
}
