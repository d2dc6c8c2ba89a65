// What every page must pass, whatever the journey: axe, reflow at 320 px, no script errors, a strict policy kept.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails on any accessibility violation of WCAG 2.2 AA on the page as it stands. */
export async function checkAxe(page) {
  // Playwright evaluates through the debugger, so the page's content security policy stays in force.
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), RULES)
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

/** Fails unless the element in focus shows where it is. */
export async function checkFocusShown(page) {
  const shown = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement)
    return document.activeElement !== document.body &&
      (style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderStyle !== 'none')
  })
  if (!shown) throw new Error(`Focus cannot be seen on ${page.url()}`)
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
