import { DEMO_PASSWORD, Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD } from '../people.mjs'

export const title = 'Sign in by keyboard, be refused with a wrong password, sign out; and all of it without JavaScript'

export default async function journey({ browser, base, people }) {
  const email = people[ENGAGEMENT_LEAD]
  await byKeyboard(await Visit.begin(browser, base), email)
  await withoutScripts(await Visit.begin(browser, base, WITHOUT_JAVASCRIPT), email)
}

async function byKeyboard(visit, email) {
  await visit.step('open the sign-in page', () => visit.open('/sign-in'))
  await visit.step('a wrong password is refused', async (page) => {
    await page.locator('input[name=email]').focus()
    await page.keyboard.type(email)
    await page.keyboard.press('Tab')
    await page.locator('input[name=password]').focus()
    await page.keyboard.type('not the password')
    await page.keyboard.press('Enter')
    await page.locator('.nhsuk-error-summary').waitFor()
    expectEqual(await page.locator('input[name=password]').inputValue(), '', 'the password is not sent back')
    expectEqual(await page.locator('input[name=email]').inputValue(), email, 'the address is kept')
  })
  await visit.step('the right password lets in', async (page) => {
    await page.locator('input[name=password]').focus()
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
  })
  await visit.step('sign out ends the session', (page) => signOut(visit, page))
  await visit.end()
}

async function withoutScripts(visit, email) {
  await visit.step('sign in', () => visit.signIn(email))
  await visit.step('sign out', (page) => signOut(visit, page))
  await visit.end()
}

async function signOut(visit, page) {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForLoadState('load')
  const signedIn = await page.getByRole('button', { name: 'Sign out' }).count()
  expectEqual(signedIn, 0, 'buttons to sign out, once signed out')
  const cookies = await page.context().cookies()
  expect(cookies.every((cookie) => cookie.httpOnly), 'no cookie may be read by scripts')
}
