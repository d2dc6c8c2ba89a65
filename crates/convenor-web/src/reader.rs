//! Who is reading: resolved once a request from the session, then handed to every handler.

mod sessions;
mod visit;

pub use sessions::{Sessions, layer};
pub use visit::Visit;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use convenor_domain::{AccountId, Actor, Role};
use convenor_store::Account;
use tower_sessions::Session;

use crate::error::PageError;
use crate::state::AppState;
use crate::theme::{Section, SignedIn};

/// The session's key for the account that is signed in.
pub(crate) const ACCOUNT: &str = "account";
/// The session's key for news to show once.
pub(crate) const FLASH: &str = "flash";

/// Who is reading.
#[derive(Debug, Clone)]
pub struct Reader {
    /// Who they are to the rules.
    pub actor: Actor,
    /// Their account, when they are signed in.
    pub account: Option<Account>,
    /// How the header shows them, when they are signed in.
    pub signed_in: Option<SignedIn>,
}

impl Reader {
    fn public() -> Self {
        Self { actor: Actor::public(), account: None, signed_in: None }
    }
}

/// Finds out who is reading, for handlers, and lets error pages know it too.
pub async fn know_reader(
    State(state): State<AppState>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Result<Response, PageError> {
    let reader = read(&state, &session).await?;
    let signed_in = reader.signed_in.clone();
    request.extensions_mut().insert(reader);
    let mut response = next.run(request).await;
    if let Some(signed_in) = signed_in {
        response.extensions_mut().insert(signed_in);
    }
    Ok(response)
}

async fn read(state: &AppState, session: &Session) -> Result<Reader, PageError> {
    // A session that cannot be read is no session: the reader is told to sign in where that is needed.
    let id: Option<AccountId> = session.get(ACCOUNT).await.unwrap_or_default();
    let Some(id) = id else { return Ok(Reader::public()) };
    let Some(account) = state.store.lookup_account(id).await? else { return Ok(Reader::public()) };
    let directory = state.directory().await?;
    let organisation = match account.organisation {
        Some(id) => Some(directory.name_of(id).to_owned()),
        None => directory.system(account.system).map(|system| system.name.clone()),
    };
    let signed_in = SignedIn {
        name: account.name.clone(),
        role: state.word(role_word(account.role)),
        organisation,
        sections: Section::STAFF.into_iter().filter(|section| section.offered_to(&account.actor())).collect(),
    };
    Ok(Reader { actor: account.actor(), account: Some(account), signed_in: Some(signed_in) })
}

/// The key of a role's name in the catalogue.
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Administrator => "role-administrator",
        Role::EngagementLead => "role-engagement-lead",
        Role::ServiceTeam => "role-service-team",
        Role::VcsePartner => "role-vcse-partner",
        Role::Leader => "role-leader",
        Role::Assessor => "role-assessor",
        Role::Public => "role-public",
    }
}
