// What every page must pass, whatever the journey: axe, reflow at 320 px, no script errors, a strict policy kept.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The design system puts an unseen comma into the name of its file button, for a pause; the words seen are all in the name. */
function isKnownFalse({ id, nodes }) {
  return id === 'label-content-name-mismatch' && nodes.every(({ html }) => html.includes('nhsuk-file-upload__drop-button'))
}

/** Fails on any accessibility violation of WCAG 2.2 AA on the page as it stands. */
export async function checkAxe(page) {
  // Playwright evaluates through the debugger, so the page's content security policy stays in force.
  await page.evaluate(axeSource)
  const found = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), RULES)
  const violations = found.violations.filter((violation) => !isKnownFalse(violation))
  if (violations.length === 0) return
  const lines = violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html.slice(0, 200)).join('\n    ')}`)
  throw new Error(`axe found ${violations.length} on ${page.url()}:\n  ${lines.join('\n  ')}`)
}

/** Fails when the page scrolls sideways at 320 px (WCAG 1.4.10). */
export async function checkReflow(page) {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const { wide, culprits } = await page.evaluate(() => {
    const wide = document.documentElement.scrollWidth
    const boxes = [...document.body.querySelectorAll('*')].filter((box) => box.getBoundingClientRect().right > 321)
    return { wide, culprits: boxes.slice(0, 5).map((box) => box.outerHTML.slice(0, 120)) }
  })
  await page.setViewportSize(before)
  if (wide > 320) throw new Error(`${page.url()} is ${wide} px wide at 320 px:\n  ${culprits.join('\n  ')}`)
}

/** In the page: the element in focus when it shows nowhere that it is, neither itself nor by the box drawn beside it. */
export function unseenFocus() {
  const focused = document.activeElement
  const marks = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  const drawn = focused.labels?.[0] && getComputedStyle(focused).opacity === '0'
  const style = drawn ? getComputedStyle(focused.labels[0], '::before') : getComputedStyle(focused)
  return focused !== document.body && marks(style) ? undefined : focused.outerHTML.slice(0, 120)
}

/** Fails unless the element in focus shows where it is. */
export async function checkFocusShown(page) {
  const unseen = await page.evaluate(unseenFocus)
  if (unseen) throw new Error(`Focus cannot be seen on ${page.url()} at ${unseen}`)
}

/** Fails unless the page has one heading of the first level and skips none on the way down. */
export async function checkHeadings(page) {
  const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])))
  const tops = levels.filter((level) => level === 1).length
  if (tops !== 1) throw new Error(`${page.url()} has ${tops} headings of the first level`)
  const jump = levels.findIndex((level, at) => at > 0 && level > levels[at - 1] + 1)
  if (jump > 0) throw new Error(`${page.url()} jumps from a heading of level ${levels[jump - 1]} to ${levels[jump]}`)
}

/** Fails when a field, button or tag would have no edge once the reader's own colours take the place of ours. */
export async function checkControlsOutlined(page) {
  const edgeless = await page.evaluate(() => {
    const controls = document.querySelectorAll('main button:not(.nhsuk-u-visually-hidden), main .nhsuk-input, main .nhsuk-select, main .nhsuk-textarea, main .tag, main .chip:not(.chip--plain)')
    const edge = (style) => style.borderStyle !== 'none' && parseFloat(style.borderWidth) > 0
    return [...controls].filter((control) => !edge(getComputedStyle(control))).map((control) => control.outerHTML.slice(0, 120)).slice(0, 5)
  })
  if (edgeless.length > 0) throw new Error(`${page.url()} has controls without an edge:\n  ${edgeless.join('\n  ')}`)
}

/** Fails when the place where one is cannot be told from the others in the main navigation, in the reader's own colours. */
export async function checkCurrentMarked(page) {
  const marked = await page.evaluate(() => {
    const edge = (link) => getComputedStyle(link).borderBottomColor
    const current = document.querySelector('nav.main a[aria-current]')
    return !current || [...document.querySelectorAll('nav.main a:not([aria-current])')].every((other) => edge(other) !== edge(current))
  })
  if (!marked) throw new Error(`${page.url()} does not mark the current place in the main navigation`)
}

/** Gathers script errors and refusals by the content security policy; the runner asks for them at the end. */
export function watch(page) {
  const troubles = []
  page.on('pageerror', (error) => troubles.push(`script error on ${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`)
  })
  return troubles
}
