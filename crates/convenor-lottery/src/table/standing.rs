//! Who must be in and who must be out.

use std::collections::BTreeSet;

use super::options::PoolOptions;
use super::problem::{Problem, Sheet};
use crate::Standing;

/// Everybody's standing, in order.
pub(super) fn read(ids: &[String], options: &PoolOptions, problems: &mut Vec<Problem>) -> Vec<Standing> {
    let set = |list: &[String]| -> BTreeSet<String> { list.iter().map(|id| id.trim().to_owned()).collect() };
    let (members_in, members_out) = (set(&options.members_in), set(&options.members_out));
    for id in members_in.intersection(&members_out) {
        let what = format!("“{id}” is to be both in and out");
        problems.push(Problem::reading(Sheet::Pool, what, "take the identifier out of one of the two lists"));
    }
    for id in members_in.iter().filter(|id| !ids.contains(*id)) {
        let what = format!("“{id}” is to be in, and nobody in the pool is called so");
        problems.push(Problem::reading(Sheet::Pool, what, "write the identifier as the pool does"));
    }
    let of = |id: &String| match (members_in.contains(id), members_out.contains(id)) {
        (true, _) => Standing::In,
        (false, true) => Standing::Out,
        (false, false) => Standing::Free,
    };
    ids.iter().map(of).collect()
}
