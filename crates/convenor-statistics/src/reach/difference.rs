//! How far those who were heard differ from the population, in one number.

use super::GroupCount;
use crate::real::real;

/// The dissimilarity index, D = ½ Σ |p − q| (Duncan and Duncan, American Sociological Review 20, 1955): the share of
/// those who were heard that would have to be other people for every group to be in proportion. `None` where nobody
/// was heard or nobody lives there.
///
/// ```
/// # use convenor_statistics::{dissimilarity, GroupCount};
/// let young = GroupCount { heard: 10, people: 400 };
/// let old = GroupCount { heard: 90, people: 600 };
/// assert!((dissimilarity(&[young, old]).unwrap() - 0.3).abs() < 1e-12);
/// ```
pub fn dissimilarity(groups: &[GroupCount]) -> Option<f64> {
    let heard: u64 = groups.iter().map(|group| group.heard).sum();
    let people: u64 = groups.iter().map(|group| group.people).sum();
    if heard == 0 || people == 0 {
        return None;
    }
    let apart =
        |group: &GroupCount| (real(group.heard) / real(heard) - real(group.people) / real(people)).abs();
    Some(groups.iter().map(apart).sum::<f64>() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_from_in_proportion_to_quite_other_people() {
        let group = |heard, people| GroupCount { heard, people };
        assert_eq!(dissimilarity(&[group(5, 50), group(10, 100)]), Some(0.0));
        assert_eq!(dissimilarity(&[group(5, 0), group(0, 100)]), Some(1.0));
        assert_eq!(dissimilarity(&[group(0, 10)]), None);
        let with_nobody = dissimilarity(&[group(0, 10), group(9, 90), group(1, 0)]).unwrap();
        assert!(with_nobody > 0.0 && with_nobody < 1.0, "one empty group does not turn it to an end");
    }
}
