//! The small pieces on one page: what each looks like, and that each keeps the rules of a page.

use askama::Template;
use calendar::Calendar;
use commitment::State;
use time::OffsetDateTime;
use time::macros::datetime;
use web::parts::{Choice, Due, Empty, Entry, FigureView, Flash, Form, Frame, Pager, Room, Tone};
use web::words::{Lang, Words};

use super::{pages, samples};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"
{%- extends "base.html" -%}
{%- import "macros/parts.html" as parts -%}
{%- import "macros/form.html" as fields -%}
{% block lead %}<p class="page-lead">{{ words.get("password-lead") }}</p>{% endblock %}
{% block act %}<a class="btn btn-primary" href="/directives/new">{{ parts::icon("check") }} {{ words.get("password-act") }}</a>{% endblock %}
{% block content %}
<form class="filters" method="get" action="/directives">
  {{ fields::filter(words, "level", "login-username", choices, "b") }}
  {{ fields::filter(words, "state", "login-password", choices, "") }}
  <button class="btn" type="submit">{{ words.get("pager-next") }}</button>
</form>
<div class="list-box">
<table class="list">
  <thead><tr><th>{{ words.get("tab-directives") }}</th><th>{{ words.get("tab-units") }}</th><th>{{ words.get("due-unknown") }}</th><th>{{ words.get("figure-unknown") }}</th><th></th></tr></thead>
  <tbody>
  {%- for row in dues %}
  <tr>
    <td class="title-cell"><a class="row-title" href="/directives/{{ loop.index }}">Báo cáo kết quả rà soát, đơn giản hóa thủ tục hành chính lĩnh vực đất đai trên địa bàn tỉnh</a><span class="row-more">NV-2026-{{ loop.index }} · 1234/UBND-KSTT</span></td>
    <td data-label="{{ words.get("tab-units") }}">Sở Nông nghiệp và Môi trường</td>
    <td data-label="{{ words.get("due-unknown") }}">{{ parts::due(words, row) }}</td>
    <td data-label="{{ words.get("figure-unknown") }}">{{ parts::badge(words, row.badge) }}</td>
    <td class="row-acts"><a class="btn btn-small" href="/x">{{ words.get("pager-next") }}</a></td>
  </tr>
  {%- endfor %}
  </tbody>
</table>
</div>
{{ parts::pager(words, pager) }}
<ul class="tiles">
  {%- for figure in figures %}
  <li class="sheet">{{ parts::figure(words, figure) }}{{ parts::spark(words, figure) }}</li>
  {%- endfor %}
</ul>
<div class="columns">
  <form class="sheet form" method="post" action="/x">
    {{ fields::summary(words, form) }}
    {{ fields::hidden(frame, form) }}
    {{ fields::input(words, form, "number", "login-username", "password-new-hint", "text", true) }}
    <div class="field-pair">{{ fields::date(words, form, "date", "login-password", "", true) }}{{ fields::select(words, form, "unit", "tab-units", "", choices, false) }}</div>
    {{ fields::textarea(words, form, "content", "find-label", "", false) }}
    {{ fields::radios(words, form, "kind", "tab-people", "", choices) }}
    {{ fields::file(words, form, "file", "proof-link", "password-new-hint", false) }}
    <div class="form-acts"><button class="btn btn-primary" type="submit">{{ words.get("login-act") }}</button><a class="btn" href="/x">{{ words.get("pager-first") }}</a><button class="btn btn-danger" type="button">{{ words.get("logout") }}</button></div>
  </form>
  <section class="sheet"><h2>{{ words.get("figure-year") }}</h2>{{ parts::timeline(words, entries) }}</section>
</div>
{{ parts::empty(words, empty) }}
{% endblock %}"#
)]
struct Gallery {
    frame: Frame,
    words: Words,
    dues: Vec<Due>,
    figures: Vec<FigureView>,
    entries: Vec<Entry>,
    form: Form,
    choices: Vec<Choice>,
    pager: Pager,
    empty: Empty,
}

fn dues() -> Vec<Due> {
    let now = datetime!(2026-11-24 09:41 +7);
    let calendar = Calendar::office();
    let due = |state, at| Due::seen(state, Some(at), now, &calendar);
    let mut dues = vec![
        due(State::OpenOverdue, datetime!(2026-11-18 17:00 +7)),
        due(State::OpenOnTime, datetime!(2026-11-25 17:00 +7)),
        due(State::OpenOnTime, datetime!(2026-12-04 17:00 +7)),
    ];
    dues.extend(State::ALL.into_iter().map(|state| due(state, datetime!(2026-12-24 17:00 +7))));
    dues
}

fn entry(at: OffsetDateTime, what: &str, icon: &'static str, tone: Tone) -> Entry {
    Entry {
        at,
        what: what.to_owned(),
        who: Some("Trần Văn Bình".to_owned()),
        text: Some("Đã làm việc với Sở, thống nhất nội dung báo cáo.\nCòn chờ số liệu của hai xã.".to_owned()),
        icon,
        tone,
        proof: Some("/ledger/1".to_owned()),
    }
}

#[test]
fn pieces() {
    pages::check("gallery", |lang: Lang| {
        let words = Words::new(lang);
        let mut form =
            Form::fresh("key").with("number", "12/UBND").with("content", "Nội dung đã nhập").with("unit", "b");
        form.refuse("date", samples::SENTENCE);
        let met = FigureView { value: Some(1_000_000), met: Some(true), ..samples::figure() };
        let none = FigureView {
            value: None,
            met: None,
            reason: Some("Chưa có bản ghi nào".into()),
            months: vec![],
            ..samples::figure()
        };
        let mut frame =
            samples::frame(lang, "/directives/late").titled("Hôm nay tôi phải làm gì?").within(Room::Directives);
        frame.flash = Some(Flash::done(samples::SENTENCE));
        Gallery {
            frame: frame.below("/directives", words.get("room-directives")).below("/documents", "1234/UBND-KSTT"),
            words,
            dues: dues(),
            figures: vec![samples::figure(), met, none],
            entries: vec![
                entry(datetime!(2026-11-20 15:10 +7), "Cập nhật tiến độ", "key", Tone::Quiet),
                entry(datetime!(2026-11-24 09:00 +7), "Hoàn thành", "circle-check", Tone::Ok),
            ],
            form,
            choices: vec![Choice::new("a", "Chủ tịch UBND tỉnh"), Choice::new("b", "Thủ tướng Chính phủ")],
            pager: Pager::new("/directives?level=b&after=x", 50, Some("y")),
            empty: Empty { icon: "inbox", title: "login-title", text: "login-help", act: Some(("/x", "login-act")) },
        }
    });
}
