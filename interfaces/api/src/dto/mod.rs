//! The shapes of requests and answers: thin, made from the domains' views, each with its exact schema.

mod calendar;
mod decision;
mod deed;
mod directive;
mod document;
mod history;
mod imports;
mod ledger;
mod number;
mod objective;
mod page;
mod people;
mod problem;
mod scalar;
mod way;
mod word;

pub(crate) use calendar::*;
pub(crate) use decision::*;
pub(crate) use deed::*;
pub(crate) use directive::*;
pub(crate) use document::*;
pub(crate) use history::*;
pub(crate) use imports::*;
pub(crate) use ledger::*;
pub(crate) use number::*;
pub(crate) use objective::*;
pub(crate) use page::*;
pub(crate) use people::*;
pub(crate) use problem::*;
pub(crate) use scalar::*;
pub(crate) use way::*;
pub(crate) use word::*;
