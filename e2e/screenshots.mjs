// Pictures every page of pages.mjs at two widths into screenshots/: wide/NAME.png and narrow/NAME.png.
// Arguments choose pages by name.
import { mkdir } from 'node:fs/promises'
import { launchBrowser } from './browser.mjs'
import { NARROW, ORDINARY, Visit, WIDE } from './lib.mjs'
import { PAGES, mayOpen, reach } from './pages.mjs'
import { ENGAGEMENT_LEAD } from './people.mjs'
import { startConvenor } from './server.mjs'

const WIDTHS = { wide: WIDE, narrow: NARROW }
const chosen = new Set(process.argv.slice(2))
const pages = PAGES.filter(({ name }) => chosen.size === 0 || chosen.has(name))

/** One visit for each role, signed in once. */
function visitors(browser, { base, people }, viewport) {
  const visits = new Map()
  return async (role) => {
    if (!visits.has(role)) {
      const visit = await Visit.begin(browser, base, { ...ORDINARY, viewport })
      if (people[role]) await visit.signIn(people[role])
      visits.set(role, visit)
    }
    return visits.get(role)
  }
}

async function picture(visit, page, path) {
  const answer = await reach(visit, page)
  const expected = page.status ?? 200
  const role = page.who ?? ENGAGEMENT_LEAD
  if (mayOpen(page, role) && answer.status() !== expected) throw new Error(`it answered ${answer.status()}`)
  await visit.page.mouse.move(0, 0)
  await visit.page.screenshot({ path, fullPage: true })
}

async function pictureAll(browser, convenor, width) {
  await mkdir(`screenshots/${width}`, { recursive: true })
  const visitor = visitors(browser, convenor, WIDTHS[width])
  let failed = 0
  for (const page of pages) {
    try {
      await picture(await visitor(page.who ?? ENGAGEMENT_LEAD), page, `screenshots/${width}/${page.name}.png`)
      console.log(`${width}  ${page.name}`)
    } catch (error) {
      failed += 1
      console.log(`FAILED  ${width}  ${page.name}: ${error.message}`)
    }
  }
  return failed
}

const convenor = await startConvenor()
const browser = await launchBrowser()
let failed = 0
try {
  for (const width of Object.keys(WIDTHS)) failed += await pictureAll(browser, convenor, width)
} finally {
  await browser.close()
  await convenor.stop()
}
process.exitCode = failed === 0 ? 0 : 1
