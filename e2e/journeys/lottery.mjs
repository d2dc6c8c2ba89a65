import { NARROW, Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { CONFLICT, NAME, begin, choose, draw, quotas, search } from '../lotteries.mjs'
import { ENGAGEMENT_LEAD } from '../people.mjs'

export const title = 'A lead draws a panel: pool beside quotas, a conflict mended openly, chances, a draw that the public watches, a seat refused and drawn anew'

export default async function journey({ browser, base, people }) {
  const lead = await Visit.begin(browser, base)
  await lead.signIn(people[ENGAGEMENT_LEAD])
  const link = await prepare(lead)
  await hold(lead, link, { browser, base })
  await replace(lead)
  await lead.end()
  const plain = await Visit.begin(browser, base, { ...WITHOUT_JAVASCRIPT, viewport: NARROW })
  await plain.signIn(people[ENGAGEMENT_LEAD])
  await withoutScripts(plain)
  await plain.end()
}

const main = (page) => page.locator('main').innerText()

async function prepare(visit) {
  await visit.step('a name, seats and a pool', () => begin(visit, 'Winter care panel'))
  await visit.step('quotas that cannot be met', () => quotas(visit, CONFLICT))
  await visit.step('what the columns are for', async (page) => {
    await page.locator('#must_be_out').fill('P1\nP2')
    await choose(visit)
    expect((await main(page)).includes('No panel meets these quotas'), 'the conflict is told')
  })
  await visit.step('change one openly', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Change it 1' }))
    const said = await main(page)
    expect(said.includes('A panel can be found') && said.includes('Quotas that were changed'), 'it is mended, and stated')
  })
  await visit.step('chances beside the older way', async (page) => {
    await search(visit)
    expect((await page.locator('main svg').count()) > 0, 'there is a picture')
    expect(!(await page.content()).includes(NAME), 'nobody is named')
  })
  return visit.step('a public page', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Open the public page' }))
    return page.locator('section[aria-labelledby=public] a').getAttribute('href')
  })
}

async function hold(visit, link, { browser, base }) {
  const public_ = await Visit.begin(browser, base)
  await public_.step('before the draw', async (page) => {
    await public_.open(link)
    expect((await main(page)).includes('Not drawn yet'), 'nothing is drawn')
  })
  await visit.step('the draw', () => draw(visit, '417'))
  await public_.step('the meeting sees the number by itself, and counts', async (page) => {
    await page.getByText('17', { exact: true }).waitFor({ timeout: 20_000 })
    await page.waitForLoadState('load')
    expectEqual(await page.locator('.ceremony__number').innerText(), '17', 'the number')
    const html = await page.content()
    expect(!html.includes(NAME) && !html.includes('High Street'), 'nobody is on the public page')
  })
  await public_.step("one's own chance", async (page) => {
    await public_.follow(page.getByRole('link', { name: 'See one person’s chance' }))
    await page.getByLabel('Your identifier').fill('P7')
    await public_.follow(page.getByRole('button', { name: 'Show my chance' }))
    expect((await main(page)).includes('are like you in everything'), 'and why')
  })
  await public_.end()
}

async function replace(visit) {
  await visit.step('the panel record', async (page) => {
    await visit.follow(page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last())
    await visit.follow(page.getByRole('link', { name: 'Panel record' }))
    expectEqual(await page.locator('main tbody tr').count(), 12, 'seats')
  })
  await visit.step('somebody refuses, somebody else is drawn', async (page) => {
    await visit.follow(page.locator('main tbody tr').first().getByRole('button', { name: 'They refuse' }))
    await visit.follow(page.getByRole('button', { name: 'Draw replacements' }))
    expectEqual(await page.locator('main tbody tr').count(), 13, 'seats, with the one that was given up')
    expect((await main(page)).includes('12 seats are held'), 'the panel is whole again')
  })
  await visit.step('erase the list', async (page) => {
    await visit.follow(page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last())
    await visit.follow(page.getByRole('link', { name: 'Erase the list of people, or remove the lottery' }))
    await visit.follow(page.getByRole('button', { name: 'Erase the list' }))
    expect((await main(page)).includes('are erased'), 'it is gone')
  })
}

async function withoutScripts(visit) {
  await visit.step('quotas from the people of the place', async (page) => {
    await begin(visit, 'Spring panel')
    expect((await page.locator('select[name^=column_]').count()) > 0, 'there are official figures')
    await quotas(visit)
    await choose(visit)
  })
  await visit.step('search', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Work out the chances' }))
    for (let looks = 0; looks < 60 && !(await main(page)).includes('What was found'); looks += 1) {
      await page.waitForTimeout(500)
      await page.reload()
    }
    expect((await main(page)).includes('What was found'), 'the page tells when it is done')
  })
  await visit.step('draw', async (page) => {
    await draw(visit)
    expectEqual(await page.locator('.ceremony__number').innerText(), '117', 'the number')
  })
}
