//! The tasks that are open, and the reviews in which those who follow them look after them.

use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use crate::dice::{Deck, Dice};
use crate::hours::Hours;
use crate::script::{PersonNo, TaskNo, UnitNo};

/// The most tasks of one review.
const LARGEST_REVIEW: usize = 40;
/// Office minutes before the due time from which a task is pressed: three working days.
const SOON: u32 = 3 * 480;

const STEADY: &[&str] = &[
    "Rà soát định kỳ: tiến độ bảo đảm, tiếp tục theo dõi.",
    "Đơn vị chủ trì đang triển khai theo kế hoạch, chưa phát sinh vướng mắc.",
    "Đã trao đổi với đầu mối của đơn vị chủ trì; dự thảo đang được hoàn thiện.",
    "Đơn vị chủ trì đang lấy ý kiến các cơ quan phối hợp.",
    "Đơn vị chủ trì đã tổng hợp xong số liệu, đang dự thảo văn bản.",
];
const PRESSED: &[&str] = &[
    "Sắp đến hạn: đề nghị đơn vị chủ trì khẩn trương gửi kết quả.",
    "Đã nhắc đơn vị chủ trì qua điện thoại; đơn vị khẳng định gửi kết quả đúng hạn.",
    "Dự thảo đang trình lãnh đạo đơn vị ký; tiếp tục đôn đốc hằng ngày.",
];
const OVERDUE: &[&str] = &[
    "Đã quá hạn: yêu cầu đơn vị chủ trì báo cáo nguyên nhân và thời gian hoàn thành.",
    "Đã báo cáo lãnh đạo Văn phòng về nhiệm vụ quá hạn; tiếp tục đôn đốc.",
    "Đơn vị chủ trì giải trình chậm do chờ ý kiến cơ quan phối hợp; đã đôn đốc cả hai bên.",
];

/// A task that is entered and not completed.
#[derive(Debug, Clone)]
pub(crate) struct OpenTask {
    pub lead: UnitNo,
    pub follower: Option<PersonNo>,
    pub due_at: OffsetDateTime,
    /// How many more follow-ups it gets; `None`: as many as it needs.
    pub follow_ups_left: Option<u32>,
    /// Whether the last review passed it over: never twice in a row, so that no period stays empty by chance.
    pub passed_over: bool,
}

/// Every open task.
#[derive(Debug)]
pub(crate) struct OpenTasks {
    tasks: BTreeMap<TaskNo, OpenTask>,
    of_follower: BTreeMap<PersonNo, BTreeSet<TaskNo>>,
    looked_at: Deck<bool>,
}

/// Tasks of one review in the same state, and what was found.
pub(crate) type Found = (Vec<TaskNo>, String);

impl OpenTasks {
    pub(crate) fn new() -> Self {
        let looked_at = Deck::new((41, true), &[(9, false)]);
        Self { tasks: BTreeMap::new(), of_follower: BTreeMap::new(), looked_at }
    }

    pub(crate) fn get(&self, task: TaskNo) -> Option<&OpenTask> {
        self.tasks.get(&task)
    }

    pub(crate) fn add(&mut self, no: TaskNo, task: OpenTask) {
        if let Some(follower) = task.follower {
            self.of_follower.entry(follower).or_default().insert(no);
        }
        self.tasks.insert(no, task);
    }

    pub(crate) fn remove(&mut self, no: TaskNo) -> Option<OpenTask> {
        let task = self.tasks.remove(&no)?;
        if let Some(follower) = task.follower
            && let Some(own) = self.of_follower.get_mut(&follower)
        {
            own.remove(&no);
        }
        Some(task)
    }

    /// What a follower finds when going through the own tasks at `at`.
    pub(crate) fn review(
        &mut self,
        follower: PersonNo,
        at: OffsetDateTime,
        hours: &Hours,
        dice: &mut Dice,
    ) -> Vec<Found> {
        let mut groups: [Vec<TaskNo>; 3] = Default::default();
        for no in self.of_follower.get(&follower).into_iter().flatten() {
            let Some(task) = self.tasks.get_mut(no) else { continue };
            if let Some(left) = &mut task.follow_ups_left {
                match left.checked_sub(1) {
                    Some(fewer) => *left = fewer,
                    None => continue,
                }
            }
            let seen = task.passed_over || self.looked_at.draw(dice);
            task.passed_over = !seen;
            if seen {
                let soon = hours.between(at, task.due_at) <= SOON;
                groups[if task.due_at < at { 2 } else { usize::from(soon) }].push(*no);
            }
        }
        let mut found = Vec::new();
        for (tasks, texts) in groups.iter().zip([STEADY, PRESSED, OVERDUE]) {
            found.extend(tasks.chunks(LARGEST_REVIEW).map(|tasks| (tasks.to_vec(), dice.word(texts).to_owned())));
        }
        found
    }
}
