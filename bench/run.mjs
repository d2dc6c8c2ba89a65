// Measures import, start, the activities list and beginning a plan on made-up records: `make bench`. Figures go into docs/operate/performance.md.
// RECORDS (100,000 unless told) and DATABASE (a PostgreSQL address; SQLite unless told) change what is measured.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from './load.mjs'
import { addLead, beginPlans } from './plans.mjs'
import { writeRecords } from './records.mjs'

const BINARY = process.env.CONVENOR_BIN ?? 'target/release/convenor'
const RECORDS = Number(process.env.RECORDS ?? 100_000)
const LISTEN = process.env.LISTEN ?? '127.0.0.1:18080'
const DATABASE = process.env.DATABASE
const AT_ONCE = 50
const REQUESTS = 5_000
const PLANS = 200
/** An import reads so much at a time. */
const RECORDS_A_FILE_MAX = 500_000
const READY_MS_MAX = 60_000
/** The list as people use it: plain, further on, sorted, filtered, and with words. */
const PATHS = ['/engagements', '/engagements?page=7', '/engagements?sort=title', '/engagements?status=complete', '/engagements?method=survey&months=36']

const seconds = (begun) => (performance.now() - begun) / 1000
const environment = (data) => ({ ...process.env, CONVENOR_DATA: data, ...(DATABASE ? { CONVENOR_DATABASE: DATABASE } : {}) })

/** Runs a command to its end and says how long it took, beside what it printed. */
function run(data, words) {
  const begun = performance.now()
  const done = spawnSync(BINARY, words, { env: environment(data), encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${words.join(' ')} failed: ${done.stderr}`)
  return { took_s: seconds(begun), printed: done.stdout }
}

/** Brings all records in, file after file, and says how long that took. */
async function importRecords(data) {
  let import_s = 0
  for (let first = 1; first <= RECORDS; first += RECORDS_A_FILE_MAX) {
    const count = Math.min(RECORDS_A_FILE_MAX, RECORDS - first + 1)
    const file = join(data, 'records.jsonl')
    await writeRecords(file, { first, count })
    const { took_s, printed } = run(data, ['engagements', 'import', file, '--json'])
    const { new: added } = JSON.parse(printed)
    if (added !== count) throw new Error(`${added} of ${count} records came in`)
    import_s += took_s
  }
  return import_s
}

async function untilReady() {
  const begun = performance.now()
  while (performance.now() - begun < READY_MS_MAX) {
    const answer = await fetch(`http://${LISTEN}/readyz`).catch(() => undefined)
    if (answer?.ok) return seconds(begun)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('the server was not ready in time')
}

async function measureServer(data) {
  const server = spawn(BINARY, ['serve', '--listen', LISTEN], { env: environment(data), stdio: 'ignore' })
  try {
    const start_s = await untilReady()
    await load(`http://${LISTEN}`, PATHS, { requests: 200, at_once: AT_ONCE })
    const pages = []
    for (const path of PATHS) pages.push([path, await load(`http://${LISTEN}`, [path], { requests: REQUESTS / PATHS.length, at_once: AT_ONCE })])
    pages.push(['all of these in turn', await load(`http://${LISTEN}`, PATHS, { requests: REQUESTS, at_once: AT_ONCE })])
    return { start_s, pages, plans: await beginPlans(`http://${LISTEN}`, PLANS) }
  } finally {
    server.kill('SIGTERM')
  }
}

const data = await mkdtemp(join(tmpdir(), 'convenor-bench-'))
try {
  console.log(`${RECORDS} records, ${cpus().length} cores, ${DATABASE ? 'PostgreSQL' : 'SQLite'}`)
  const import_s = await importRecords(data)
  console.log(`import with indexing: ${import_s.toFixed(1)} s, ${Math.round((RECORDS / import_s) * 60)} records a minute`)
  addLead(BINARY, environment(data))
  const { start_s, pages, plans } = await measureServer(data)
  console.log(`start to ready: ${start_s.toFixed(2)} s`)
  for (const [path, { per_second, p50_ms, p95_ms, p99_ms }] of pages) {
    console.log(`${path}, ${AT_ONCE} at a time: p50 ${p50_ms.toFixed(0)} ms, p95 ${p95_ms.toFixed(0)} ms, p99 ${p99_ms.toFixed(0)} ms, ${per_second.toFixed(0)} a second`)
  }
  console.log(`a plan begun, looked at beside all of it: p50 ${plans.p50_ms.toFixed(0)} ms, p99 ${plans.p99_ms.toFixed(0)} ms`)
  console.log(`index rebuilt: ${run(data, ['index', 'rebuild']).took_s.toFixed(0)} s`)
} finally {
  await rm(data, { recursive: true, force: true })
}
