//! Rows of documents and of directives with all that belongs to them.

pub(crate) mod document {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "document")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub number_key: String,
        pub issued_on: i32,
        pub issuer: String,
        pub issuer_key: String,
        pub level: String,
        pub direction: String,
        pub book_no: Option<i64>,
        pub book_year: i64,
        pub received_at_us: Option<i64>,
        pub subject: Option<String>,
        pub secrecy: String,
        pub has_deadline: bool,
        pub deadline_us: Option<i64>,
        pub urgency: String,
        pub expected_tasks: i64,
        pub entered_tasks: i64,
        pub sort_us: i64,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub document_id: Uuid,
        pub level: String,
        pub content: String,
        pub lead_unit_id: Uuid,
        pub follower_id: Option<Uuid>,
        pub follower_since_us: Option<i64>,
        pub received_at_us: Option<i64>,
        pub entered_at_us: Option<i64>,
        pub due_us: Option<i64>,
        pub sort_due_us: i64,
        pub paused_from_us: Option<i64>,
        pub paused_to_us: Option<i64>,
        pub last_follow_up_us: Option<i64>,
        pub completed_at_us: Option<i64>,
        pub submitted_at_us: Option<i64>,
        pub stands_from_us: Option<i64>,
        pub outcome: Option<String>,
        pub withdrawn_at_us: Option<i64>,
        pub version: i64,
        pub product: String,
        pub parent_id: Option<Uuid>,
        pub turn: String,
        pub answer_until_us: Option<i64>,
        pub assigned_at_us: Option<i64>,
        pub answer: Option<String>,
        pub answered_at_us: Option<i64>,
        pub answered_by_id: Option<Uuid>,
        pub answer_reason: Option<String>,
        pub officer_id: Option<Uuid>,
        pub submitted_by_id: Option<Uuid>,
        pub grade: Option<String>,
        pub withdrawn_by_id: Option<Uuid>,
        pub withdrawal_reason: Option<String>,
        pub withdrawal_document: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_deadline {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_deadline")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub due_us: Option<i64>,
        pub decided_at_us: i64,
        pub ground: String,
        pub reason: Option<String>,
        pub approver_id: Option<Uuid>,
        pub origin: String,
        pub origin_day: Option<i32>,
        pub origin_start_us: Option<i64>,
        pub term_unit: Option<String>,
        pub term_count: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_pause {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_pause")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub from_us: i64,
        pub to_us: Option<i64>,
        pub ground: String,
        pub document: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_co_unit {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_co_unit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub unit_id: Uuid,
        pub kind: String,
        pub content: String,
        pub due_us: Option<i64>,
        pub finished_at_us: Option<i64>,
        pub finished_by_id: Option<Uuid>,
        pub proof: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_follow_up {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_follow_up")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub directive_id: Uuid,
        pub at_us: i64,
        pub by_id: Option<Uuid>,
        pub text: String,
        pub together: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_evidence {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_evidence")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub kind: String,
        pub number: Option<String>,
        pub issued_on: Option<i32>,
        pub sha256: Option<String>,
        pub name: Option<String>,
        pub bytes: Option<i64>,
        pub text: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_extension {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_extension")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub by_id: Uuid,
        pub at_us: i64,
        pub until_us: i64,
        pub reason: String,
        pub decided_by_id: Option<Uuid>,
        pub decided_at_us: Option<i64>,
        pub approved: Option<bool>,
        pub note: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_return {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub directive_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub by_id: Uuid,
        pub at_us: i64,
        pub reason: String,
        pub result_at_us: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod directive_plan {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "directive_plan")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub document_id: Uuid,
        pub content: String,
        pub product: String,
        pub lead_unit_id: Uuid,
        pub follower_id: Option<Uuid>,
        pub every: String,
        pub due_day: i64,
        pub from_day: i32,
        pub until_day: Option<i32>,
        pub made_to_day: Option<i32>,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
