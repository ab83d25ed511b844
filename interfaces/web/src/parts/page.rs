//! Lists go by key: the next page begins after the last row of this one.

/// The foot of a list.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// How many rows stand on this page.
    pub shown: usize,
    /// Where the list goes on.
    pub next: Option<String>,
    /// Where it begins, when this is not the beginning.
    pub first: Option<String>,
}

impl Pager {
    /// The foot of a page at `address` (path and query), with the key after which the list goes on.
    pub fn new(address: &str, shown: usize, next: Option<&str>) -> Pager {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("after=")).collect();
        let at = |after: Option<String>| {
            let pairs: Vec<&str> = kept.iter().copied().chain(after.as_deref()).collect();
            match pairs.as_slice() {
                [] => path.to_owned(),
                pairs => format!("{path}?{}", pairs.join("&")),
            }
        };
        Pager {
            shown,
            next: next.map(|key| at(Some(format!("after={key}")))),
            first: query.split('&').any(|pair| pair.starts_with("after=")).then(|| at(None)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_filter_and_moves_the_key() {
        let pager = Pager::new("/directives?level=province&after=a1", 50, Some("b2"));
        assert_eq!(pager.next.as_deref(), Some("/directives?level=province&after=b2"));
        assert_eq!(pager.first.as_deref(), Some("/directives?level=province"));
        let pager = Pager::new("/units", 3, None);
        assert_eq!((pager.next, pager.first), (None, None));
    }
}
