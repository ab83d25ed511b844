//! Rows that keep the house running: leases, answers, settings, sessions, tokens, delegations, runs.

pub(crate) mod lease {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "lease")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub holder: String,
        pub until_us: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod idempotency {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub actor: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub act: String,
        pub content: String,
        pub answer: String,
        pub at_us: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod setting {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "setting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub value: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod session {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub data: String,
        pub expires_at_us: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod api_token {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_token")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub hash: Vec<u8>,
        pub scopes: String,
        pub created_at_us: i64,
        pub expires_at_us: Option<i64>,
        pub revoked_at_us: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod delegation {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "delegation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub principal_id: Uuid,
        pub delegate_id: Uuid,
        pub from_us: i64,
        pub until_us: i64,
        pub ground: String,
        pub revoked_at_us: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod import_run {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_run")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub source: String,
        pub actor: String,
        pub at_us: i64,
        pub answer: String,
        pub mode: String,
        pub origin: String,
        pub rows: i64,
        pub settled: i64,
        pub actor_id: Option<Uuid>,
        pub upload_id: Option<Uuid>,
        pub begun_us: Option<i64>,
        pub seen_us: Option<i64>,
        pub ended_us: Option<i64>,
        pub failure: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod import_upload {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_upload")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub content: Vec<u8>,
        pub at_us: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod import_problem {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_problem")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub run_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub row: i64,
        pub column_key: String,
        pub value: String,
        pub what: String,
        pub cell: Option<String>,
        pub doubt: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
