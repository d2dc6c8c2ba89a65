//! `convenor account add`.

use std::io::Read;

use convenor_domain::Actor;
use convenor_store::NewAccount;

use crate::command_line::AccountOptions;
use crate::config::Config;
use crate::output::WrongUse;
use crate::{instance, output, system};

/// Fewest characters of a password: length is what makes one hard to guess.
const PASSWORD_CHARS_MIN: usize = 12;

/// Adds a person, or gives one a new password.
pub(crate) async fn add(config: &Config, options: AccountOptions) -> anyhow::Result<()> {
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']).to_owned();
    if password.chars().count() < PASSWORD_CHARS_MIN {
        return Err(WrongUse(format!(
            "the password on standard input needs {PASSWORD_CHARS_MIN} characters or more"
        ))
        .into());
    }
    if !options.email.contains('@') {
        return Err(WrongUse(format!("“{}” is not an e-mail address", options.email)).into());
    }
    let instance = instance::open(config).await?;
    let system = system::choose(&instance.store, options.system.as_deref()).await?;
    let organisations = instance.store.list_organisations(Some(system.id)).await?;
    let organisation = match &options.organisation {
        None => None,
        Some(name) => {
            let wanted = name.to_lowercase();
            let known =
                organisations.iter().find(|one| one.name.to_lowercase() == wanted || one.slug == wanted);
            let known =
                known.ok_or_else(|| WrongUse(format!("{} has no organisation “{name}”", system.name)))?;
            Some(known.id)
        }
    };
    let mut writing = instance.store.begin(&Actor::operator()).await?;
    let (name, email, role) = (options.name, options.email, options.role);
    let said = format!("{name} can sign in to {} as {role}.", system.name);
    writing.add_account(NewAccount { system: system.id, organisation, email, name, role, password }).await?;
    writing.commit().await?;
    output::say(&said)
}
