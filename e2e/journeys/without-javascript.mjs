import { Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { SERVICE_TEAM } from '../people.mjs'
import { goOn, plan } from '../begin.mjs'

export const title = 'Without JavaScript: sign in, find, filter a list, look before asking with a mistake on the way, begin a draft, keep a view'

export default async function journey({ browser, base, people }) {
  const visit = await Visit.begin(browser, base, WITHOUT_JAVASCRIPT)
  await visit.step('sign in', () => visit.signIn(people[SERVICE_TEAM]))
  await find(visit)
  await filter(visit)
  await keepView(visit)
  await recordStep(visit)
  await visit.end()
}

async function find(visit) {
  await visit.step('find', async (page) => {
    await visit.open('/')
    await page.locator('main input[name=q]').fill('interpreter')
    await visit.follow(page.locator('main').getByRole('button', { name: 'Find' }))
    await page.getByRole('checkbox', { name: /No decision recorded/ }).check()
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    expect((await page.locator('main article').count()) > 0, 'something is found')
    await visit.follow(page.locator('main article h3 a').first())
    await page.locator('main h1').waitFor()
  })
}

async function filter(visit) {
  await visit.step('filter the list of activities', async (page) => {
    await visit.open('/engagements')
    const all = await shown(page)
    await page.getByRole('checkbox', { name: 'Open', exact: true }).check()
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    expect((await shown(page)) < all, 'fewer activities than without the filter')
    const states = await page.locator('main tbody .tag').allInnerTexts()
    expect(states.some((state) => state === 'Open'), 'activities that are open')
  })
  await visit.step('sort it, and turn the page', async (page) => {
    await visit.follow(page.locator('thead a.sort').first())
    expectEqual(new URL(page.url()).searchParams.getAll('status').join(), 'open', 'the filter, once sorted')
    await visit.open('/engagements')
    await visit.follow(page.getByRole('link', { name: 'Next page' }))
    expect((await page.locator('#activities-count').innerText()).includes('26'), 'the second page begins with the 26th')
  })
}

/** How many activities the list says that it holds. */
async function shown(page) {
  const [, , all] = (await page.locator('#activities-count').innerText()).match(/\d+/g)
  return Number(all)
}

async function keepView(visit) {
  await visit.step('keep a view and take it away again', async (page) => {
    await visit.open('/engagements?status=open')
    await page.locator('#view-name').fill('What is open')
    await visit.follow(page.locator('form[action="/views"]').getByRole('button'))
    await visit.open('/views')
    await visit.follow(page.locator('tr', { hasText: 'What is open' }).getByRole('button'))
    expectEqual(await page.getByRole('link', { name: 'What is open' }).count(), 0, 'views of that name')
  })
}

async function recordStep(visit) {
  await visit.step('a plan with a mistake', async (page) => {
    await visit.open('/engagements/new')
    await plan(visit, { title: '', summary: 'Typed without scripts' })
    await page.locator('.nhsuk-error-summary a').first().click()
    expectEqual(new URL(page.url()).hash, '#title', 'where the named mistake leads')
    expectEqual(await page.getByLabel('Plain summary').inputValue(), 'Typed without scripts', 'what was typed')
  })
  await visit.step('mended, and looked for', () => plan(visit, { title: 'Kept without scripts' }))
  await visit.step('gone on to the draft', async (page) => {
    await goOn(visit)
    expect(/\/edit$/.test(page.url()), 'the list of steps follows')
    expect((await page.locator('main').innerText()).includes('Kept without scripts'), 'the draft is there')
  })
}
