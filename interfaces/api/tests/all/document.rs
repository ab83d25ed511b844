//! The document: complete, consistent in itself, and in step with the table of routes and the table of permits.

use std::collections::BTreeSet;

use people::PERMITS;
use serde_json::Value;

fn document() -> Value {
    serde_json::to_value(api::document()).expect("it can be written")
}

fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    let mut found = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("operations") {
            found.push((method.to_ascii_uppercase(), path.clone(), operation));
        }
    }
    found
}

#[test]
fn the_table_of_routes_and_the_document_name_the_same() {
    let document = document();
    let documented: BTreeSet<_> = operations(&document).into_iter().map(|(method, path, _)| (method, path)).collect();
    let listed: BTreeSet<_> =
        api::ROUTES.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(documented, listed);
    assert_eq!(listed.len(), api::ROUTES.len(), "a route stands twice");
}

#[test]
fn every_act_of_a_route_stands_in_the_table_of_permits() {
    for (method, path, act) in api::ROUTES {
        let known = act.is_none_or(|act| PERMITS.iter().any(|permit| permit.act == act));
        assert!(known, "{method} {path} names {act:?}");
    }
    let open: Vec<_> = api::ROUTES.iter().filter(|(_, _, act)| act.is_none()).map(|(_, path, _)| *path).collect();
    assert_eq!(open, ["/api/v1/openapi.json"], "only the document is open to everybody");
}

#[test]
fn every_operation_tells_what_may_go_wrong() {
    let document = document();
    for (method, path, operation) in operations(&document) {
        let responses = operation["responses"].as_object().expect("responses");
        let mut expected = vec![];
        if path != "/api/v1/openapi.json" {
            expected.extend(["401", "403", "500"]);
        }
        if path.contains('{') {
            expected.extend(["400", "404"]);
        }
        if operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["in"] == "query")) {
            expected.push("400");
        }
        if method == "POST" {
            expected.extend(["400", "413", "415", "422"]);
        }
        // The calendar's year is the one name in a path whose body is no record.
        let pure = ["/api/v1/calendar/due", "/api/v1/decisions/read"].contains(&path.as_str());
        if method == "POST" && !pure {
            expected.extend(["404", "409"]);
        }
        for status in expected {
            let media = &responses.get(status).unwrap_or_else(|| panic!("{method} {path} lacks {status}"))["content"];
            let schema = &media["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{method} {path} {status}");
        }
        assert!(responses.keys().any(|status| status.starts_with('2')), "{method} {path} never succeeds");
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_operation_has_its_name() {
    let document = document();
    let mut stack = vec![&document];
    while let Some(value) = stack.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(name) = fields.get("$ref").and_then(Value::as_str) {
                    let pointer = name.strip_prefix('#').expect("inside the document");
                    assert!(document.pointer(pointer).is_some(), "{name} is nowhere");
                }
                stack.extend(fields.values());
            }
            Value::Array(items) => stack.extend(items),
            _ => {}
        }
    }
    let names: Vec<_> = operations(&document).iter().map(|(_, _, it)| it["operationId"].to_string()).collect();
    let distinct: BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len(), "{names:?}");
}

#[test]
fn every_input_has_its_bounds() {
    let document = document();
    for (method, path, operation) in operations(&document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let schema = &parameter["schema"];
            let list = [schema, &schema["oneOf"][0], &schema["oneOf"][1]];
            let bounded = |schema: &&Value| {
                let types = schema["type"].to_string();
                let open_text = types.contains("string")
                    && ["maxLength", "enum", "format"].iter().all(|key| schema[*key].is_null());
                let open_number = types.contains("integer") && schema["maximum"].is_null();
                open_text || open_number
            };
            assert!(!list.iter().any(bounded), "{method} {path}: {}", parameter["name"]);
        }
    }
}
