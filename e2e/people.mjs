// The demo system's people, one for each role. `convenor demo` makes them and prints who they are; nobody copies them by hand.
export const ADMINISTRATOR = 'administrator'
export const ENGAGEMENT_LEAD = 'engagement-lead'
export const SERVICE_TEAM = 'service-team'
export const VCSE_PARTNER = 'vcse-partner'
export const LEADER = 'leader'
export const ASSESSOR = 'assessor'
/** Not a role to sign in with: somebody who has not signed in. */
export const PUBLIC = 'public'

export const SIGNED_IN = [ADMINISTRATOR, ENGAGEMENT_LEAD, SERVICE_TEAM, VCSE_PARTNER, LEADER, ASSESSOR]

/** Reads role and e-mail address from the lines that `convenor demo` prints, such as `  ann@example.org   leader   See …`. */
export function readPeople(said) {
  const lines = said.matchAll(/^\s*(\S+@\S+)\s+([a-z-]+)\s/gm)
  const people = Object.fromEntries([...lines].map(([, email, role]) => [role, email]))
  const missing = SIGNED_IN.filter((role) => !people[role])
  if (missing.length > 0) throw new Error(`The demo did not say who is ${missing.join(', ')}:\n${said}`)
  return people
}
