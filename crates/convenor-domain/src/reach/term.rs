//! Groups of people as plans name them: the terms of the vocabulary `groups` that come nearest.

use super::Group;

/// Groups whose term has another key. Where surveys and plans cut ages differently, the band that holds most of them.
const TERMS: [(&str, &str); 13] = [
    ("age-25-34", "age-25-44"),
    ("age-35-44", "age-25-44"),
    ("age-45-54", "age-45-64"),
    ("age-55-64", "age-45-64"),
    ("age-65-74", "age-65-79"),
    ("age-75-plus", "age-80-plus"),
    ("gender-other", "gender"),
    ("trans-yes", "trans"),
    ("ethnicity-white", "ethnicity"),
    ("disability-yes", "disability"),
    ("carer-yes", "unpaid-carer"),
    ("orientation-lgb", "lgb"),
    ("deprivation-1", "most-deprived-fifth"),
];

/// Groups that are everybody else: nobody plans for them as such.
const OTHERS: [&str; 4] = ["trans-no", "disability-no", "carer-no", "orientation-straight"];

impl Group {
    /// The term of the vocabulary `groups` that a plan for this group names; `None` where nobody would plan for it as such.
    pub fn term(&self) -> Option<&str> {
        let key = self.key.as_str();
        let other = TERMS.iter().find(|(group, _)| *group == key).map(|(_, term)| *term);
        let planned = !OTHERS.contains(&key) && (other.is_some() || !key.starts_with("deprivation-"));
        planned.then(|| other.unwrap_or(key))
    }
}

#[cfg(test)]
mod tests {
    use crate::Vocabularies;
    use crate::reach::By;

    #[test]
    fn every_term_is_one_that_plans_can_name() {
        let groups = &Vocabularies::shipped().unwrap().groups;
        for group in By::all().iter().flat_map(By::groups) {
            let term = group.term();
            assert!(term.is_none_or(|term| groups.lookup(term).is_some()), "{} is {term:?}", group.key);
        }
        assert_eq!(By::lookup("age").unwrap().groups()[0].term(), Some("age-0-15"));
        assert_eq!(By::lookup("imd").unwrap().groups()[4].term(), None);
    }
}
