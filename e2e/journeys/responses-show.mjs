import { readFile } from 'node:fs/promises'
import { Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { ASSESSOR, ENGAGEMENT_LEAD } from '../people.mjs'

export const title = 'Look at what people answered: question by question, filtered, compared, downloaded, with comments; also without JavaScript'

const IMPORT = 'main tbody th a[href^="/responses/imports/"]'
const SEE = 'main a[href^="/engagements/"][href$="/responses"]'

export default async function journey({ browser, base, people }) {
  const address = await asLead(await Visit.begin(browser, base), people[ENGAGEMENT_LEAD])
  await withoutScripts(await Visit.begin(browser, base, WITHOUT_JAVASCRIPT), people[ENGAGEMENT_LEAD], address)
  await asAssessor(await Visit.begin(browser, base), people[ASSESSOR], address)
  await asThePublic(await Visit.begin(browser, base), address)
}

/** How many people the page's numbers are of. */
async function among(page) {
  const said = await page.locator('#answers').innerText()
  return Number(said.replaceAll(/[^\d]/g, ''))
}

async function open(visit) {
  await visit.open('/responses')
  await visit.follow(visit.page.locator(IMPORT).last())
  await visit.follow(visit.page.locator(SEE).first())
  return new URL(visit.page.url()).pathname
}

async function asLead(visit, email) {
  await visit.signIn(email)
  const address = await visit.step('go from an import to what people answered', () => open(visit))
  const all = await among(visit.page)
  expect(all >= 200, `the demo has enough responses: ${all}`)
  await visit.step('see the numbers as a table', async (page) => {
    const panel = page.locator('.panel').first()
    await panel.getByText('The numbers as a table').click()
    await panel.getByRole('cell').first().waitFor()
  })
  await visit.step('choose whose answers, and compare them', async (page) => {
    await page.locator('.facets summary', { hasText: 'Sex' }).click()
    await page.getByRole('checkbox', { name: 'Female' }).check()
    await page.getByLabel('Compare by').selectOption({ label: 'Age' })
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    const fewer = await among(page)
    expect(fewer > 0 && fewer < all, `the filter narrows: ${fewer} of ${all}`)
    const columns = await page.locator('table.grid').first().locator('thead th').allInnerTexts()
    expect(columns.includes('25 to 34'), `ages are columns: ${columns}`)
  })
  await visit.step('download them', async (page) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV', exact: true }).click()])
    const csv = await readFile(await file.path(), 'utf8')
    expect(csv.includes('Question key') && csv.includes('25 to 34'), 'the file holds what the page shows')
    expect(!csv.includes('example.org'), 'and no address')
  })
  await visit.step('take the filter off', async (page) => {
    await visit.follow(page.locator('.chips').getByRole('link', { name: /Sex: Female/ }))
    expectEqual(await among(page), all, 'people, with the filter off again')
  })
  await visit.step('choose too few people', async (page) => {
    await visit.open(`${address}?who=gender-other`)
    await page.getByRole('heading', { name: 'Too few people' }).waitFor()
    expectEqual(await page.locator('.panel').count(), 0, 'panels')
    await visit.follow(page.locator('#results').getByRole('link', { name: 'Clear' }).first())
    expectEqual(await among(page), all, 'people')
  })
  await visit.step('read what people wrote', async (page) => {
    await visit.follow(page.getByRole('link', { name: /Read what people wrote/ }).first())
    expectEqual(await page.locator('blockquote').count(), 25, 'comments on the page')
    await visit.follow(page.getByRole('link', { name: 'Next page' }))
    expect((await page.locator('blockquote').allInnerTexts()).every((text) => !text.includes('@')), 'no address is left in them')
  })
  await visit.end()
  return address
}

async function withoutScripts(visit, email, address) {
  await visit.signIn(email)
  await visit.step('compare and filter without JavaScript', async (page) => {
    await visit.open(address)
    await page.getByLabel('Compare by').selectOption({ label: 'Sex' })
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    expect((await page.locator('table.grid').count()) > 0, 'answers are compared')
    await visit.follow(page.getByRole('link', { name: 'Activities' }).first())
  })
  await visit.end()
}

async function asAssessor(visit, email, address) {
  await visit.signIn(email)
  await visit.step('an assessor sees numbers and no comments', async (page) => {
    await visit.open(address)
    expectEqual(await page.getByRole('link', { name: /Read what people wrote/ }).count(), 0, 'ways to comments')
    expectEqual(await page.getByRole('heading', { name: 'Imports' }).count(), 0, 'imports')
  })
  await visit.end()
}

async function asThePublic(visit, address) {
  await visit.step('the public sees nothing of it', async (page) => {
    const answer = await page.goto(address)
    expectEqual(answer.status(), 404, 'the answer')
  })
  await visit.end()
}
