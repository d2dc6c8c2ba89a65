// Runs every journey in journeys/ (or those named as arguments) on one demo instance: one line each, then a count.
// A journey file exports `title` and `default async ({ browser, base, people })`, and may use Visit from lib.mjs.
import { mkdir, readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from './browser.mjs'
import { startConvenor } from './server.mjs'

const JOURNEY_MS_MAX = 900_000
const journeys = fileURLToPath(new URL('journeys/', import.meta.url))
const results = fileURLToPath(new URL('results/', import.meta.url))

async function chosen(names) {
  const all = (await readdir(journeys)).filter((name) => name.endsWith('.mjs')).sort()
  const wanted = all.filter((name) => names.length === 0 || names.includes(basename(name, '.mjs')))
  if (wanted.length === 0) throw new Error(`No journey named ${names.join(', ')}. There are: ${all.join(', ')}`)
  return wanted
}

function withDeadline(work, ms) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${ms / 1000} seconds`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** A picture of each page left open tells more than the message. */
async function picture(browser, name) {
  await mkdir(results, { recursive: true })
  const pages = browser.contexts().flatMap((context) => context.pages())
  await Promise.all(pages.map((page, at) => page.screenshot({ path: `${results}${name}-${at}.png`, fullPage: true }).catch(() => {})))
}

async function run(file, browser, { base, people }) {
  const begun = Date.now()
  const journey = await import(new URL(`journeys/${file}`, import.meta.url))
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`
  try {
    await withDeadline(journey.default({ browser, base, people }), JOURNEY_MS_MAX)
    console.log(`passed  ${journey.title} (${seconds()})`)
    return true
  } catch (error) {
    await picture(browser, basename(file, '.mjs'))
    console.log(`FAILED  ${journey.title} (${seconds()})\n  ${error.message.replaceAll('\n', '\n  ')}`)
    return false
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()))
  }
}

const files = await chosen(process.argv.slice(2))
const convenor = await startConvenor()
let browser
let passed = 0
try {
  browser = await launchBrowser()
  for (const file of files) passed += (await run(file, browser, convenor)) ? 1 : 0
} finally {
  await browser?.close()
  await convenor.stop()
}
console.log(`${passed} passed, ${files.length - passed} failed`)
process.exitCode = passed === files.length ? 0 : 1
