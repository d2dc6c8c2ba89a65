//! The system, its eight organisations and the people to sign in as.

use chrono::NaiveDate;
use convenor_domain::system::slug;
use convenor_domain::{AreaKind, Organisation, OrganisationId, System, SystemId, SystemKind};
use uuid::Uuid;

use crate::dice::{Dice, at_hour};
use crate::geography::Geography;
use crate::words::{OrganisationWords, Words};
use crate::{DemoError, Persona};

/// An organisation with what the demo knows of it.
pub(crate) struct Member {
    pub(crate) organisation: Organisation,
    pub(crate) words: OrganisationWords,
}

/// The system that all records belong to.
pub(crate) fn system(words: &Words, geography: &Geography, id: Uuid) -> System {
    let name = &words.places.icb;
    let area = geography.sites.iter().find(|site| site.kind == AreaKind::Icb).map(|site| site.code.clone());
    System { id: SystemId(id), slug: slug(name), name: name.clone(), kind: SystemKind::Ics, area }
}

/// The organisations.
pub(crate) fn found(
    words: &Words,
    geography: &Geography,
    system: SystemId,
    founded: NaiveDate,
    dice: &mut Dice,
) -> Result<Vec<Member>, DemoError> {
    let mut members = Vec::new();
    for words in &words.organisations {
        if geography.within(&words.area).is_empty() {
            return Err(DemoError::Unknown { name: words.area.clone() });
        }
        let organisation = Organisation {
            id: OrganisationId(dice.id(at_hour(founded, 10))),
            system,
            slug: words.slug.clone(),
            name: words.name.clone(),
            kind: words.kind.clone(),
        };
        members.push(Member { organisation, words: words.clone() });
    }
    Ok(members)
}

/// The people to sign in as.
pub(crate) fn people(words: &Words, members: &[Member]) -> Result<Vec<Persona>, DemoError> {
    let of = |slug: &String| {
        let member = members.iter().find(|member| member.organisation.slug == *slug);
        member.map(|member| member.organisation.id).ok_or_else(|| DemoError::Unknown { name: slug.clone() })
    };
    let persona = |person: &crate::words::PersonWords| {
        Ok(Persona {
            name: person.name.clone(),
            email: format!("{}@example.org", person.mailbox),
            role: person.role,
            organisation: person.organisation.as_ref().map(of).transpose()?,
            says: person.says.clone(),
        })
    };
    words.people.iter().map(persona).collect()
}
