//! Rows of notices, letters, and what people choose about them.

pub(crate) mod notice {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub recipient_id: Uuid,
        pub work: String,
        pub subject_id: Uuid,
        pub code: String,
        pub title: String,
        pub urging: String,
        pub rung: String,
        pub once: String,
        pub due_us: Option<i64>,
        pub by_id: Option<Uuid>,
        pub text: Option<String>,
        pub asks_reply: bool,
        pub sent_at_us: i64,
        pub seen_at_us: Option<i64>,
        pub answer: Option<String>,
        pub answered_at_us: Option<i64>,
        pub waits: bool,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod letter {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "letter")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub channel: String,
        pub notice_id: Uuid,
        pub person_id: Option<Uuid>,
        pub address: String,
        pub digest: bool,
        pub made_at_us: i64,
        pub next_try_us: i64,
        pub tries: i64,
        pub sent_at_us: Option<i64>,
        pub gave_up_at_us: Option<i64>,
        pub error: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod mail_preference {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail_preference")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        pub mode: String,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod kept_view {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "kept_view")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub address: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
