//! Rows of facts, tallies and searched words.

pub(crate) mod fact {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fact")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub place: i64,
        pub population: String,
        pub group_id: Uuid,
        pub subject_id: Uuid,
        pub role: String,
        pub unit_id: Option<Uuid>,
        pub level: String,
        pub class: String,
        pub weight: i64,
        pub received_us: Option<i64>,
        pub entered_us: Option<i64>,
        pub entry_limit_us: Option<i64>,
        pub due_us: Option<i64>,
        pub done_us: Option<i64>,
        pub stands_us: Option<i64>,
        pub followed_us: Option<i64>,
        pub lapsed_us: Option<i64>,
        pub restored_us: Option<i64>,
        pub urged_us: Option<i64>,
        pub seen_us: Option<i64>,
        pub covered_us: Option<i64>,
        pub published_us: Option<i64>,
        pub recorded_us: Option<i64>,
        pub replayed_us: Option<i64>,
        pub fits_us: Option<i64>,
        pub applied_us: Option<i64>,
        pub valid_from_us: Option<i64>,
        pub valid_to_us: Option<i64>,
        pub recorded_from_us: i64,
        pub recorded_to_us: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod tally {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tally")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub at_us: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub window_day: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub level: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub unit_id: Uuid,
        pub numerator: i64,
        pub denominator: i64,
        pub unknown: i64,
        pub not_yet: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod tally_delta {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "tally_delta")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub place: i64,
        pub indicator: String,
        pub unit_id: Uuid,
        pub level: String,
        pub window_day: i32,
        pub at_us: i64,
        pub numerator: i64,
        pub denominator: i64,
        pub unknown: i64,
        pub not_yet: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod search_text {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_text")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub place: i64,
        pub kind: String,
        pub subject_id: Uuid,
        pub words: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
