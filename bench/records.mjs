// Made-up engagement records as JSON lines, always the same for the same seed.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const SUBJECTS = ['hearing tests', 'bus routes to the hospital', 'home visits', 'school meals', 'waiting for a scan', 'falls clinics',
  'carers’ breaks', 'out-of-hours calls', 'interpreters', 'dental care', 'health checks', 'the walk-in centre', 'online booking', 'day centres']
const ASKED = ['Experiences of', 'Priorities for', 'Changes to', 'Barriers to', 'Ideas for', 'The future of']
const PLACES = ['Harrowmere', 'Tidewell', 'Ashcombe Vale', 'Northgate', 'Lower Brindle', 'Saltmarsh']
const TOPICS = ['hospital-care', 'transport', 'dentistry', 'urgent-care', 'community-health', 'gp', 'pharmacy', 'maternity']
const GROUPS = ['carers', 'families', 'age-16-24', 'age-65-79', 'age-80-plus', 'disability', 'rural-isolation', 'language']
const METHODS = ['survey', 'focus-group', 'public-meeting', 'interviews']

/** A small seeded generator (mulberry32): numbers in [0, 1). */
function generator(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function record(number, random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(random() * 2800)))
  const subject = pick(SUBJECTS)
  const place = pick(PLACES)
  return {
    reference: `bench-${number}`,
    title: `${pick(ASKED)} ${subject} in ${place} (${number})`,
    summary: `We asked people in ${place} about ${subject}, and about ${pick(SUBJECTS)} where it mattered to them.`,
    organisation: `${place} Council`,
    topics: pick(TOPICS),
    groups: pick(GROUPS),
    method: pick(METHODS),
    starts: day.toISOString().slice(0, 10),
    visibility: 'public',
  }
}

/** Plans like the records, to be looked at before anybody asks: `count` of them, as their form is filled in. */
export function* writtenPlans(count, seed = 2) {
  const random = generator(seed)
  for (let number = 1; number <= count; number += 1) {
    const { title, summary, topics, groups } = record(number, random)
    yield { title, summary, topics, groups, starts: '2026-12-01', ends: '2027-01-31' }
  }
}

/** Writes `count` records to `path`, numbered from `first`. */
export async function writeRecords(path, { first = 1, count }) {
  const random = generator(first)
  const file = createWriteStream(path)
  for (let number = first; number < first + count; number += 1) {
    if (!file.write(`${JSON.stringify(record(number, random))}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}
