// Begins plans as the engagement lead does, one at a time: each is looked at beside everything in the register.
import { spawnSync } from 'node:child_process'
import { percentile } from './load.mjs'
import { writtenPlans } from './records.mjs'

const EMAIL = 'lead@example.org'
const PASSWORD = 'a-password-for-the-bench'
const WARM_UP = 10

/** Posts a form as a page of this server would, and gives the answer without following it. */
function post(base, path, fields, cookie) {
  const headers = { origin: base, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) }
  return fetch(base + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' })
}

/** Somebody who may begin a plan. */
export function addLead(binary, environment) {
  const words = ['account', 'add', '--email', EMAIL, '--name', 'Bench', '--role', 'engagement-lead']
  const run = spawnSync(binary, words, { env: environment, input: `${PASSWORD}\n`, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`the account could not be added: ${run.stderr}`)
}

/** Begins `count` plans and says how long the answers took. */
export async function beginPlans(base, count) {
  const signedIn = await post(base, '/sign-in', { email: EMAIL, password: PASSWORD })
  const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  const latencies = []
  for (const fields of writtenPlans(WARM_UP + count)) {
    const begun = performance.now()
    const answer = await post(base, '/engagements/new', fields, cookie)
    if (answer.status !== 303) throw new Error(`a plan was answered with ${answer.status}`)
    latencies.push(performance.now() - begun)
  }
  const sorted = latencies.slice(WARM_UP).sort((a, b) => a - b)
  return { p50_ms: percentile(sorted, 0.5), p99_ms: percentile(sorted, 0.99) }
}
