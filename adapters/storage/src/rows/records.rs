//! Rows of records that were taken over from files.

pub(crate) mod record {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "record")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub place: i64,
        pub id: Uuid,
        pub kind: String,
        pub record_key: String,
        pub parent: Option<String>,
        pub fields: String,
        pub version: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
