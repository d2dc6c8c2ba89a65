-- Accounts, sessions, failed sign-ins (by a hash of the address, never the address) and saved views.
CREATE TABLE account (
    id UUID PRIMARY KEY, system_id UUID NOT NULL REFERENCES system (id), organisation_id UUID REFERENCES organisation (id),
    email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL, password_hash TEXT NOT NULL
);
CREATE TABLE session (id TEXT PRIMARY KEY, data TEXT NOT NULL, expires_at TIMESTAMPTZ NOT NULL);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE TABLE sign_in_failure (email_hash TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at TIMESTAMPTZ NOT NULL);
CREATE TABLE view (
    id UUID PRIMARY KEY, account_id UUID NOT NULL REFERENCES account (id), name TEXT NOT NULL,
    path TEXT NOT NULL, query TEXT NOT NULL, UNIQUE (account_id, name)
);
