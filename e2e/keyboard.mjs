// Going through a page with the Tab key alone, as a person without a mouse does.
import { unseenFocus } from './checks.mjs'
import { expect, expectEqual } from './expect.mjs'

const STOPS_MAX = 600
const PRESSES_AT_ONCE = 10

/** In the page: notes each stop of the Tab key. `unseenFocus` is put before it. */
function noteStops(unseenFocus) {
  const stops = []
  let before
  document.activeElement.blur()
  document.addEventListener('focusin', ({ target }) => {
    const inOrder = !before || Boolean(before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)
    stops.push({ href: target.getAttribute('href'), html: target.outerHTML.slice(0, 120), inOrder, unseen: Boolean(unseenFocus()) })
    before = target
  })
  globalThis.stopsOfTab = stops
}

/** Tabs from the skip link to the end: in the order of the page, never caught, always seeing where one is. */
export async function walkByKeyboard(page) {
  await page.evaluate(`(${noteStops})(${unseenFocus})`)
  const stops = await tabThrough(page)
  expectEqual(stops[0].href, '#maincontent', 'the first stop of the Tab key')
  const stray = stops.find(({ inOrder }) => !inOrder)
  expect(!stray, `Tab goes back to ${stray?.html}`)
  const unseen = stops.find(({ unseen }) => unseen)
  expect(!unseen, `focus cannot be seen at ${unseen?.html}`)
}

/** The stops up to the last; after it the browser begins again with the skip link. */
async function tabThrough(page) {
  for (let presses = 0; presses < STOPS_MAX; presses += PRESSES_AT_ONCE) {
    for (let press = 0; press < PRESSES_AT_ONCE; press += 1) await page.keyboard.press('Tab')
    const stops = await page.evaluate(() => globalThis.stopsOfTab)
    const again = stops.findIndex(({ href }, at) => at > 0 && href === '#maincontent')
    if (again > 0) return stops.slice(0, again)
  }
  throw new Error(`Tab did not reach the end within ${STOPS_MAX} presses; it went on to ${page.url()}`)
}
