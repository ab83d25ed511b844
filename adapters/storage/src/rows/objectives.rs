//! Rows of loaded decisions, objectives and bindings.

pub(crate) mod decision_loaded {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "decision_loaded")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub digest: String,
        pub number: Option<String>,
        pub issued_on: Option<i32>,
        pub issuer: Option<String>,
        pub title: String,
        pub period_from: i32,
        pub period_to: i32,
        pub text: String,
        pub loaded_at_us: i64,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod objective {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "objective")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub decision_id: Uuid,
        pub seq: i64,
        pub item: String,
        pub text: String,
        pub owner: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod measure_binding {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "measure_binding")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub objective_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub subject: String,
        pub comparator: Option<String>,
        pub target: Option<i64>,
        pub unit: String,
        pub stage: String,
        pub indicator: Option<String>,
        pub confirmed_by: Option<Uuid>,
        pub confirmed_at_us: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod indicator {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "indicator")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub title: String,
        pub citation: String,
        pub definition: String,
        pub added_by: Option<Uuid>,
        pub added_at_us: i64,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod frozen_figures {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "frozen_figures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub decision_id: Uuid,
        pub as_of_us: i64,
        pub known_us: i64,
        pub reason: String,
        pub digest: String,
        pub figures: String,
        pub frozen_by: Option<Uuid>,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
