// Pictures every page of pages.mjs at two widths into screenshots/: wide/NAME.png and narrow/NAME.png.
import { mkdir } from 'node:fs/promises'
import { launchBrowser } from './browser.mjs'
import { NARROW, ORDINARY, Visit, WIDE } from './lib.mjs'
import { PAGES } from './pages.mjs'
import { ENGAGEMENT_LEAD } from './people.mjs'
import { startConvenor } from './server.mjs'

const WIDTHS = { wide: WIDE, narrow: NARROW }

/** Opens a page: by its path, or by the first link of a list (`from`, `link`) when the path holds an id. */
async function reach(visit, { path, from, link }) {
  if (path) return visit.open(path)
  await visit.open(from)
  const target = await visit.page.locator(link).first().getAttribute('href')
  return visit.open(target)
}

async function pictureAll(browser, base, width) {
  await mkdir(`screenshots/${width}`, { recursive: true })
  let failed = 0
  const options = { ...ORDINARY, viewport: WIDTHS[width] }
  for (const page of PAGES) {
    const visit = await Visit.begin(browser, base, options)
    try {
      if (page.who !== 'anyone') await visit.signIn(page.who ?? ENGAGEMENT_LEAD)
      await reach(visit, page)
      await visit.page.screenshot({ path: `screenshots/${width}/${page.name}.png`, fullPage: true })
      console.log(`${width}  ${page.name}`)
    } catch (error) {
      failed += 1
      console.log(`FAILED  ${width}  ${page.name}: ${error.message}`)
    } finally {
      await visit.page.context().close()
    }
  }
  return failed
}

const convenor = await startConvenor()
const browser = await launchBrowser()
let failed = 0
try {
  for (const width of Object.keys(WIDTHS)) failed += await pictureAll(browser, convenor.base, width)
} finally {
  await browser.close()
  await convenor.stop()
}
process.exitCode = failed === 0 ? 0 : 1
