// What a journey is written with: `Visit`, one person's way through Convenor in a browser of their own.
import { checkAxe, checkFocusShown, checkReflow, watch } from './checks.mjs'

export { expect, expectEqual } from './expect.mjs'

/** The demo people's password; `convenor demo` prints it too. */
export const DEMO_PASSWORD = process.env.CONVENOR_DEMO_PASSWORD ?? 'convenor-demo'

export const WIDE = { width: 1280, height: 900 }
export const NARROW = { width: 375, height: 812 }

/** How a visit is made: with or without JavaScript, at which width. */
export const ORDINARY = { javaScriptEnabled: true, viewport: WIDE }
export const WITHOUT_JAVASCRIPT = { javaScriptEnabled: false, viewport: WIDE }

export class Visit {
  constructor(page, base, troubles, options) {
    Object.assign(this, { page, base, troubles, options })
  }

  static async begin(browser, base, options = ORDINARY) {
    const context = await browser.newContext({ baseURL: base, acceptDownloads: true, ...options })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    return new Visit(page, base, watch(page), options)
  }

  /** Ends the visit; fails when a page had a script error or broke the content security policy. */
  async end() {
    await this.page.context().close()
    if (this.troubles.length > 0) throw new Error(this.troubles.join('\n'))
  }

  /** One step of a journey: does it, then checks the page that it led to. */
  async step(name, act) {
    try {
      const answer = await act(this.page)
      await this.check()
      return answer
    } catch (error) {
      throw new Error(`${name}: ${error.message}`)
    }
  }

  /** axe and reflow on the page as it stands. axe needs scripts, so without them only reflow is looked at. */
  async check() {
    await this.page.waitForLoadState('load')
    if (this.options.javaScriptEnabled) await checkAxe(this.page)
    await checkReflow(this.page)
  }

  async open(path) {
    const answer = await this.page.goto(path)
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`)
  }

  /** Signs in by e-mail address with the demo password, through the page. */
  async signIn(email, password = DEMO_PASSWORD) {
    await this.open('/sign-in')
    await this.page.locator('input[name=email]').fill(email)
    await this.page.locator('input[name=password]').fill(password)
    await this.page.locator('main form button[type=submit], main form button:not([type])').first().click()
    await this.page.waitForLoadState('load')
    if (new URL(this.page.url()).pathname === '/sign-in') throw new Error(`${email} could not sign in`)
  }

  /** Follows a link or presses a button, and waits for the page that it leads to. */
  async follow(control) {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), control.click()])
    await this.page.waitForLoadState('load')
  }

  /** Presses Tab until the element with this accessible name is in focus, as a person without a mouse would. */
  async tabTo(name, pressesMax = 120) {
    for (let presses = 0; presses < pressesMax; presses += 1) {
      await this.page.keyboard.press('Tab')
      const found = await this.page.evaluate(() => {
        const element = document.activeElement
        const label = element.labels?.[0]?.innerText
        return (element.getAttribute('aria-label') ?? label ?? element.innerText ?? element.value ?? '').trim()
      })
      if (typeof name === 'string' ? found === name : name.test(found)) return checkFocusShown(this.page)
    }
    throw new Error(`Tab did not reach ${name} on ${this.page.url()} within ${pressesMax} presses`)
  }
}
