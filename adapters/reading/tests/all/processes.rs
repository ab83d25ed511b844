//! Models of processes and logs, read from texts that stand here; and those made by others, where they lie beside the project.

use process::model::{Diagram, EventPlace, GatewayKind, Kind};
use process::{Log, Model};
use reading::{Limits, Unreadable, read_log_bytes, read_model_bytes};

use crate::kit::gzipped;

fn model(text: &str) -> Model {
    read_model_bytes(text.as_bytes().to_vec(), &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn log(text: &str) -> Log {
    read_log_bytes(text.as_bytes().to_vec(), &Limits::of_logs()).unwrap_or_else(|error| panic!("{error}"))
}

/// What a person is told about a text that is no model.
fn refused(text: &str) -> String {
    read_model_bytes(text.as_bytes().to_vec(), &Limits::default()).map(|model| format!("{model:?}")).unwrap_err().what()
}

/// What a person is told about a text that is no log.
fn refused_log(text: &str) -> String {
    read_log_bytes(text.as_bytes().to_vec(), &Limits::of_logs()).map(|log| format!("{log:?}")).unwrap_err().what()
}

/// A case as `code: activity@second activity@second`.
fn cases(log: &Log) -> Vec<String> {
    let event = |event: &process::Event| {
        let at = event.at.map_or_else(|| "-".to_owned(), |at| (at / 1_000_000).to_string());
        format!("{}@{at}", log.name(event.activity))
    };
    let case = |case: &process::Case| {
        let events: Vec<String> = case.events.iter().map(event).collect();
        format!("{}: {}", case.code, events.join(" "))
    };
    log.cases.iter().map(case).collect()
}

const WORKFLOW: &str = "<?xml version=\"1.0\"?>
<process code=\"W1\" name=\"Cấp &quot;giấy&quot;\" totaltime=\"2\">
  <step order=\"1\" name=\"Tiếp nhận\" group=\"BP\" role=\"R\" time=\"0.5\">
    <task code=\"W1::A\" name=\"Tiếp
nhận\" time=\"0,5\" next=\"W1::B\" />
  </step>
  <!-- <task code=\"no\" next=\"NULL\"/> -->
  <step order=\"2\" name=\"Xử lý\">
    <task code=\"W1::B\" name=\"Thụ lý\" time=\"một\" next=\"W1::C;W1::D\"/>
    <task code=\"W1::C\" name=\"Ký\" next=\"NULL\"></task>
  </step>
</process>";

#[test]
fn a_workflow_is_read_as_it_is_written() {
    let Model::Workflow(read) = model(WORKFLOW) else { panic!("a workflow") };
    assert_eq!((read.code.as_deref(), read.name.as_deref()), (Some("W1"), Some("Cấp \"giấy\"")));
    let tasks: Vec<(&str, u32, usize)> =
        read.tasks().map(|task| (task.code.as_str(), task.line, task.next.len())).collect();
    assert_eq!(tasks, [("W1::A", 4, 1), ("W1::B", 9, 2), ("W1::C", 10, 0)]);
    assert_eq!(read.tasks().next().and_then(|task| task.name.as_deref()), Some("Tiếp nhận"));
    assert_eq!((read.steps[0].group.as_deref(), read.steps[1].days), (Some("BP"), None));
    assert_eq!((read.unread[0].at.as_str(), read.unread[0].line), ("W1::B", 9));
    // The same with every kind of line end, in other encodings.
    for ends in ["\r\n", "\r"] {
        assert_eq!(model(&WORKFLOW.replace('\n', ends)), Model::Workflow(read.clone()), "{ends:?}");
    }
    let wide: Vec<u8> = [0xfeff].into_iter().chain(WORKFLOW.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_model_bytes(wide, &Limits::default()).unwrap(), Model::Workflow(read.clone()));
    assert_eq!(model(&format!("\u{feff}{WORKFLOW}")), Model::Workflow(read));
    let old = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><process name=\"d\xe9j\xe0\"/>".to_vec();
    let Model::Workflow(old) = read_model_bytes(old, &Limits::default()).unwrap() else { panic!("a workflow") };
    assert_eq!(old.name.as_deref(), Some("déjà"));
}

const DIAGRAM: &str = "<d:definitions xmlns:d='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:i='drawing' xmlns:o='other' name='D'>
<d:collaboration id='c'><d:participant id='p1' name='Sở' processRef='o:one'/><d:participant id='p2' name='Dân'/>
<d:messageFlow id='m' sourceRef='p2' targetRef='t1'/></d:collaboration>
<d:process id='one'>
<d:laneSet><d:lane id='l' name='Phòng'><d:flowNodeRef> s </d:flowNodeRef><d:childLaneSet><d:lane id='l2'/></d:childLaneSet></d:lane></d:laneSet>
<d:startEvent id='s'/><d:userTask id='t1' name='Nhận&#10;hồ sơ' o:name='x'><d:extensionElements><o:task id='no'/></d:extensionElements>
<d:multiInstanceLoopCharacteristics/></d:userTask>
<d:boundaryEvent id='b' attachedToRef='t1' cancelActivity='false'><d:timerEventDefinition/></d:boundaryEvent>
<d:inclusiveGateway id='g'/><d:dataObject id='data'/><d:textAnnotation id='note'><d:text>task</d:text></d:textAnnotation>
<d:subProcess id='u' triggeredByEvent='true'><d:startEvent id='us' isInterrupting='false'/><d:task id='ut'/></d:subProcess>
<d:endEvent id='e'><d:terminateEventDefinition/></d:endEvent>
<d:sequenceFlow id='f1' sourceRef='s' targetRef='t1'/><d:sequenceFlow id='f2' sourceRef='t1' targetRef='g'/>
<d:sequenceFlow id='f3' sourceRef='g' targetRef='e'/>
</d:process>
<i:shapes><d:task id='drawn'/></i:shapes>
</d:definitions>";

#[test]
fn a_diagram_is_read_without_its_drawing() {
    let Model::Diagram(read) = model(DIAGRAM) else { panic!("a diagram") };
    let node = |id: &str| read.nodes.iter().find(|node| node.id == id).unwrap_or_else(|| panic!("{id}"));
    assert_eq!(read.nodes.len(), 8);
    assert_eq!((node("t1").name.as_deref(), node("t1").line, node("t1").repeats), (Some("Nhận hồ sơ"), 6, true));
    assert_eq!(node("g").kind, Kind::Gateway(GatewayKind::Inclusive));
    assert_eq!((node("u").inside, node("ut").inside), (None, Some(4)));
    let Kind::Event(border) = &node("b").kind else { panic!("an event") };
    assert_eq!((&border.place, border.interrupting), (&EventPlace::Boundary { host: "t1".to_owned() }, false));
    assert_eq!((read.lanes.len(), read.lanes[0].nodes.as_slice()), (2, ["s".to_owned()].as_slice()));
    assert_eq!((read.pools[0].name.as_deref(), read.name.as_deref()), (Some("Sở"), Some("Sở")));
    let check = Model::Diagram(read).check();
    assert_eq!((check.tasks, check.gateways, check.events, check.flows, check.message_flows), (2, 1, 4, 3, 1));
}

const NET: &str = "<pnml><net id='n'><name><text>N</text></name><page id='1'>
<place id='p'><initialMarking><text> 1 </text></initialMarking></place><place id='q'/>
<transition id='a'><name><text>A</text></name></transition>
<transition id='i'><name><text>tau</text></name><toolspecific tool='ProM' activity='$invisible$'/></transition>
<page id='2'><place id='r'/><referencePlace id='rq' ref='q'/><transition id='nameless'/>
<arc id='1' source='p' target='a'><inscription><text>1</text></inscription></arc><arc id='2' source='a' target='rq'/>
<arc id='3' source='q' target='i'/><arc id='4' source='i' target='r'/><arc id='5' source='q' target='r'/></page></page>
<finalmarkings><marking><place idref='r'><text>1</text></place><place idref='q'><text>0</text></place></marking></finalmarkings>
</net></pnml>";

#[test]
fn a_net_is_read_over_its_pages() {
    let Model::Net(read) = model(NET) else { panic!("a net") };
    let labels: Vec<Option<&str>> = read.transitions.iter().map(|one| one.label.as_deref()).collect();
    assert_eq!(labels, [Some("A"), None, None]);
    assert_eq!(
        (read.initial.as_slice(), read.final_marking.as_deref()),
        ([1, 0, 0].as_slice(), Some([0, 0, 1].as_slice()))
    );
    assert_eq!((read.transitions[0].gives[0].place, read.dangling[0].id.as_str()), (1, "5"));
    assert_eq!(Model::Net(read).check().flows, 5);
    // Where the file gives no end, it is the place that nothing takes from.
    let Model::Net(open) = model(&NET.replace("finalmarkings", "other")) else { panic!("a net") };
    assert_eq!((open.final_marking.clone(), open.end()), (None, Some(vec![0, 0, 1])));
}

#[test]
fn what_is_no_model_says_where() {
    assert!(refused("a,b\n1,2\n").starts_with("tệp không phải mô hình quy trình"));
    assert!(refused("<html/>").starts_with("tệp không phải mô hình quy trình"));
    assert!(refused("<process>\n<step>\n</process>").starts_with("dòng 3: "));
    assert!(refused("<process>\n<step>\n").starts_with("dòng 3: phần tử <step> không được đóng"));
    assert!(refused("<process>\n<step name='a/></process>").starts_with("dòng 2: "));
    assert!(refused("<process/>\n<process/>").starts_with("dòng 2: có hai phần tử gốc"));
    assert!(refused("<pnml>\n</pnml>").starts_with("dòng 1: không có phần tử <net>"));
    assert!(refused(&NET.replace("> 1 <", ">một<")).starts_with("dòng 2: \"một\" không phải là số dấu"));
    assert!(
        refused(&NET.replace("idref='r'", "idref='gone'")).starts_with("dòng 8: dấu cuối nhắc đến vị trí \"gone\"")
    );
    let deep = "<process>".repeat(200);
    assert!(refused(&deep).contains("lồng nhau quá 100 tầng"));
    let many = format!("<process>{}</process>", "<step/>".repeat(100_001));
    assert!(refused(&many).starts_with("mô hình có hơn 100000 phần tử"));
}

#[test]
fn entities_of_a_file_are_not_expanded() {
    let bomb = "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
    let Model::Diagram(Diagram { lanes, .. }) = model(&format!(
        "{bomb}<definitions><process><laneSet><lane><flowNodeRef>x&b;&f;</flowNodeRef></lane></laneSet></process></definitions>"
    )) else {
        panic!("a diagram")
    };
    assert_eq!(lanes[0].nodes, ["x"]);
    assert!(refused(&format!("{bomb}\n<process name='&b;'/>")).starts_with("dòng 2: "));
}

const XES: &str = "<?xml version='1.0'?><log xmlns='http://www.xes-standard.org/'>
<global scope='event'><string key='concept:name' value='usual'/></global><string key='concept:name' value='the log'/>
<trace><string key='concept:name' value='1'/>
<event><string key='concept:name' value='Nhận'/><date key='time:timestamp' value='1970-01-01T00:00:10Z'/>
<string key='note' value='x'><string key='concept:name' value='inner'/></string></event>
<event><date key='time:timestamp' value='1970-01-01T07:00:05+07:00'/><string key='concept:name' value='Trả &amp; hẹn'/>
<string key='lifecycle:transition' value='start'/></event></trace>
<trace><string key='concept:name' value='2'/><event><string key='concept:name' value='Nhận'/></event></trace>
<trace/>
</log>";

#[test]
fn a_log_of_xes_keeps_its_order() {
    let read = log(XES);
    assert_eq!(cases(&read), ["1: Nhận@10 Trả & hẹn@5", "2: Nhận@-", ": "]);
    assert_eq!(read.activities, ["Nhận", "Trả & hẹn"]);
    assert_eq!(read_log_bytes(gzipped(XES.as_bytes()), &Limits::of_logs()).unwrap(), read);
}

#[test]
fn a_log_of_csv_is_put_in_the_order_of_time() {
    let ours = "dossier_code;activity;at;actor\nA;Trả;1970-01-01T00:00:09Z;x\nB;Nhận;;\nA;\"Nhận\nhồ sơ\";1970-01-01 07:00:05;y\n;;;\n";
    assert_eq!(cases(&log(ours)), ["A: Nhận hồ sơ@5 Trả@9", "B: Nhận@-"]);
    let theirs = "\u{feff},concept:name,time:timestamp,case:concept:name\n0,a,1970-01-01 00:00:01+00:00,7\n1,b,1970-01-01 00:00:01.5+00:00,7\n";
    assert_eq!(cases(&log(theirs)), ["7: a@1 b@1"]);
    assert_eq!(log(theirs).cases[0].events[1].at, Some(1_500_000));
    assert_eq!(cases(&log("dossier_code\tactivity\tat\n")), [""; 0]);
}

#[test]
fn what_is_no_log_says_where() {
    assert!(refused_log("hello").starts_with("tệp không phải nhật ký quy trình"));
    assert!(refused_log("<pnml/>").starts_with("tệp không phải nhật ký quy trình"));
    assert!(refused_log("a,b\n").starts_with("dòng 1: thiếu cột case:concept:name"));
    for (row, what) in [
        (",a,2018-01-01", "thiếu mã hồ sơ"),
        ("1,,2018-01-01", "thiếu tên hoạt động"),
        ("1,a,hôm qua", "\"hôm qua\" không phải là thời điểm"),
    ] {
        let told = refused_log(&format!("dossier_code,activity,at\n1,a,2018-01-01\n{row}\n"));
        assert!(told.starts_with(&format!("dòng 3: {what}")), "{told}");
    }
    assert!(
        refused_log(&XES.replace("value='Nhận'/></event>", "value=' '/></event>"))
            .starts_with("dòng 8: sự kiện không có tên")
    );
    assert!(refused_log(&XES.replace("00:00:10Z", "24:00:10Z")).starts_with("dòng 4: "));
    assert!(refused_log(&XES.replace("</log>", "")).contains("không được đóng"));
    let few = Limits { rows: 1, ..Limits::of_logs() };
    let read = |text: &str| read_log_bytes(text.as_bytes().to_vec(), &few);
    assert!(matches!(read(XES), Err(Unreadable::TooManyEvents { limit: 1 })));
    assert!(matches!(read("dossier_code,activity,at\n1,a,\n1,b,\n"), Err(Unreadable::TooManyEvents { limit: 1 })));
    let bomb = gzipped(&vec![b' '; 24 << 20]);
    assert!(matches!(read_log_bytes(bomb, &Limits::of_logs()), Err(Unreadable::RatioTooHigh { .. })));
}

#[test]
fn time_and_form_of_a_step_stand_in_its_documentation() {
    for (said, expected) in [
        ("Thời gian: 2,5 ngày\nBiểu mẫu: BM-01", (Some("2.5"), Some("BM-01"))),
        ("Thời gian: 4 giờ làm việc", (Some("0.5"), None)),
        ("Form: phiếu hẹn\nTime: 3", (Some("3"), Some("phiếu hẹn"))),
        ("Thời gian: vài ngày\nGhi chú: không", (None, None)),
        ("Thời gian: 3 tháng", (None, None)),
    ] {
        let text = format!(
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\"><task id=\"t\" name=\"Thẩm định\">\
             <documentation>{said}</documentation></task></process></definitions>"
        );
        let read = model(&text);
        let steps = read.diagram().steps();
        let days = steps[0].days.map(|days| days.to_string());
        assert_eq!((days.as_deref(), steps[0].form.as_deref()), expected, "{said}");
    }
}
