import { NARROW, Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD } from '../people.mjs'

export const title = 'Weight a survey to the population: what it changes, what it costs, and what it cannot do'

const TOLD = ['main tbody tr:last-child th a[href^="/responses/imports/"]', 'main a[href^="/engagements/"][href$="/responses"]']

export default async function journey({ browser, base, people }) {
  const lead = await Visit.begin(browser, base)
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await weigh(lead)
  await lead.end()
  const plain = await Visit.begin(browser, base, { ...WITHOUT_JAVASCRIPT, viewport: NARROW })
  await plain.signIn(people[ENGAGEMENT_LEAD])
  await weigh(plain)
  await plain.end()
}

const main = (page) => page.locator('main').innerText()

async function weigh(visit) {
  await visit.step('from the answers to their weights', async (page) => {
    await visit.open('/responses')
    for (const link of TOLD) await visit.follow(page.locator(link).first())
    await visit.follow(page.locator('main a[href$="/responses/weight"]').first())
    expect((await main(page)).includes('does not make an open invitation representative'), 'what weighting cannot do is said')
    expect((await page.locator('main svg').count()) > 0, 'there is a love plot')
    expect(/design effect/i.test(await main(page)), 'and what weights cost')
  })
  await visit.step('by another thing', async (page) => {
    const ethnicity = page.locator('main form input[value=ethnicity]').first()
    await ethnicity.check()
    await visit.follow(page.locator('main form button[type=submit]').first())
    expect(page.url().includes('ethnicity'), 'the address says what it is weighted by')
    expectEqual(await page.locator('main form input[value=ethnicity]').first().isChecked(), true, 'it stays ticked')
  })
}
