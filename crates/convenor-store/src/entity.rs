//! Tables, one module each. Private to the store.

#![expect(unreachable_pub, reason = "the derive wants `pub`")]

pub(crate) mod account;
pub(crate) mod area;
pub(crate) mod area_link;
pub(crate) mod audit;
pub(crate) mod audit_head;
pub(crate) mod body_seat;
pub(crate) mod census;
pub(crate) mod decision;
pub(crate) mod decision_influence;
pub(crate) mod engagement;
pub(crate) mod engagement_facet;
pub(crate) mod engagement_merged;
pub(crate) mod import;
pub(crate) mod import_change;
pub(crate) mod insight;
pub(crate) mod insight_facet;
pub(crate) mod job;
pub(crate) mod lottery;
pub(crate) mod lottery_found;
pub(crate) mod lottery_pool;
pub(crate) mod lottery_seat;
pub(crate) mod mapping;
pub(crate) mod organisation;
pub(crate) mod overlap_budget;
pub(crate) mod overlap_check;
pub(crate) mod overlap_pair;
pub(crate) mod query_log;
pub(crate) mod reach_log;
pub(crate) mod reference_list;
pub(crate) mod response_import;
pub(crate) mod response_upload;
pub(crate) mod seat_body;
pub(crate) mod session;
pub(crate) mod sign_in_failure;
pub(crate) mod system;
pub(crate) mod view;
