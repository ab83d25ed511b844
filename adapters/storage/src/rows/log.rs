//! Rows of the log: events, their queue, leaves, checkpoints, personal texts.

pub(crate) mod event {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i64,
        pub act: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub subject_version: i64,
        pub actor_id: Option<Uuid>,
        pub actor_label: String,
        pub on_behalf_of: Option<Uuid>,
        pub run_id: Option<Uuid>,
        pub occurred_at_us: i64,
        pub recorded_at_us: i64,
        pub body: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod event_queue {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event_queue")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub place: i64,
        pub event_id: Uuid,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod ledger_leaf {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ledger_leaf")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub idx: i64,
        pub event_id: Uuid,
        pub leaf_hash: Vec<u8>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod ledger_state {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "ledger_state")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub size: i64,
        pub frontier: Vec<u8>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod checkpoint {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "checkpoint")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub size: i64,
        pub root: Vec<u8>,
        pub note: String,
        pub made_at_us: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod personal_value {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "personal_value")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub event_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub path: String,
        pub digest: Vec<u8>,
        pub salt: Vec<u8>,
        pub value: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
