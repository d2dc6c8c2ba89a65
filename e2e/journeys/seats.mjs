import { NARROW, Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD } from '../people.mjs'

export const title = 'A lead records who sits on a panel, mends a list of seats, and sees what share the same few people hold'

const NAME = 'ottilie.brandt@example.org'

export default async function journey({ browser, base, people }) {
  const lead = await Visit.begin(browser, base, { ...WITHOUT_JAVASCRIPT, viewport: NARROW })
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await shares(lead)
  await byHand(lead)
  await byList(lead)
  await lead.end()
}

const main = (page) => page.locator('main').innerText()

async function shares(visit) {
  await visit.step('what seats tell', async (page) => {
    await visit.open('/reach/voices')
    const rows = await page.locator('section[aria-labelledby=seats] tbody tr').allInnerTexts()
    expect(rows.some((row) => /^All bodies\s+\d+\s.*\d+%/.test(row)), 'shares of all places are told')
    await visit.follow(page.getByRole('link', { name: 'Record who sits where' }))
    expectEqual(await page.locator('h1').innerText(), 'Seats on boards and panels', 'heading')
  })
}

async function byHand(visit) {
  await visit.step('add a panel', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Add a board, panel or group' }))
    await page.getByLabel('Name').fill('Harbour walks panel')
    await page.getByLabel('Panel', { exact: true }).check()
    await visit.follow(page.getByRole('button', { name: 'Save' }))
    expectEqual(await page.locator('h1').innerText(), 'Harbour walks panel', 'heading')
  })
  await visit.step('mend a seat', async (page) => {
    await page.getByLabel('Person').fill(NAME)
    await page.getByLabel('First day').fill('soon')
    await visit.follow(page.getByRole('button', { name: 'Add a seat' }))
    expect((await main(page)).includes('cannot be read'), 'it says what cannot be read')
    await page.getByLabel('First day').fill('March 2026')
    await visit.follow(page.getByRole('button', { name: 'Add a seat' }))
    expect((await main(page)).includes('1 March 2026'), 'the seat is there')
    expect(!(await page.content()).includes(NAME), 'and nobody’s name')
  })
}

async function byList(visit) {
  const send = async (page, rows) => {
    const text = ['body,organisation,kind,person reference,capacity,from,until', ...rows].join('\n')
    await page.locator('#file').setInputFiles({ name: 'seats.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await visit.follow(page.getByRole('button', { name: 'Bring in' }))
  }
  await visit.step('a list with a row to mend', async (page) => {
    await visit.open('/seats')
    await send(page, [`Harbour walks panel,,circle,${NAME},public,2026-03-01,`])
    expect((await page.locator('.card--bad tbody th').allInnerTexts()).join() === '2', 'the row is named')
  })
  await visit.step('the mended list', async (page) => {
    await send(page, [`Harbour walks panel,,panel,${NAME},public,2026-03-01,2026-12-31`])
    expect((await main(page)).includes('1 seat was there already'), 'it is the same seat')
  })
  await visit.step('erase the person', async (page) => {
    await page.getByRole('textbox', { name: 'Person' }).fill(NAME.toUpperCase())
    await visit.follow(page.getByRole('button', { name: 'Erase every seat of this person' }))
    expect((await main(page)).includes('1 seat was erased'), 'their seat is gone')
  })
}
