import { NARROW, Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { plan } from '../begin.mjs'
import { ASSESSOR, ENGAGEMENT_LEAD, LEADER } from '../people.mjs'

export const title = 'A leader finds the group least heard and starts a plan for it; an analyst crosses two things and is told why numbers are hidden'

export default async function journey({ browser, base, people }) {
  const leader = await Visit.begin(browser, base)
  await leader.signIn(people[LEADER])
  await planForTheGap(leader)
  await planOnATopic(leader)
  await leader.end()
  const analyst = await Visit.begin(browser, base)
  await analyst.signIn(people[ASSESSOR])
  await crossed(analyst)
  await analyst.end()
  const lead = await Visit.begin(browser, base, { ...WITHOUT_JAVASCRIPT, viewport: NARROW })
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await withoutScripts(lead)
  await lead.end()
}

const main = (page) => page.locator('main').innerText()

async function planForTheGap(visit) {
  let group
  await visit.step('who is heard least', async (page) => {
    await visit.open('/')
    await visit.follow(page.getByRole('navigation').getByRole('link', { name: 'Who we hear from' }).first())
    expectEqual(await page.locator('h1').innerText(), 'Who we hear from', 'heading')
    const headline = await page.locator('#headline').innerText()
    expect(headline.includes('heard least for their share'), 'the answer stands first')
    group = headline.split(' (')[0]
    const first = page.locator('section[aria-labelledby=numbers] tbody tr', { hasText: group }).first()
    expect((await first.innerText()).includes('Seldom heard'), 'the table says the same in words')
    expect((await page.locator('#young').count()) === 1, 'children and young people have a strip')
  })
  await visit.step('start a plan for it', async (page) => {
    await visit.follow(page.locator('section[aria-labelledby=headline]').getByRole('link', { name: 'Plan engagement for this gap' }))
    expect(page.url().includes('groups='), 'the group comes along')
    expect((await page.locator('input[name=groups]:checked').count()) === 1, 'it is ticked')
    expect((await page.locator('textarea[name=areas]').inputValue()).length > 0, 'and the place is filled in')
    await plan(visit, { title: `Hear more from ${group}`, summary: 'Zeppelin moorings and their neighbours' })
    expectEqual(await page.locator('h1').innerText(), 'Before you ask', 'nobody begins before they have looked')
    expect((await page.locator('tbody td.number').count()) > 0, 'and how often they were asked is said')
  })
}

async function crossed(visit) {
  await visit.step('cross two things', async (page) => {
    await visit.open('/reach')
    await page.getByLabel('Tell people apart by').selectOption('age')
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    await page.getByLabel('Cross with').selectOption('ethnicity')
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    expect(page.url().includes('by=age') && page.url().includes('by=ethnicity'), 'the address says what is crossed')
    expect((await page.locator('section[aria-labelledby=numbers] tbody tr').count()) === 40, 'every pair has a row')
    const label = page.locator('.tag', { hasText: 'Hidden' })
    const hidden = page.locator('section[aria-labelledby=numbers] tbody tr', { has: label })
    expect((await hidden.count()) > 1, 'small cells are hidden, and never one alone')
    for (const row of await hidden.all()) expect(!/\d\.\d\d/.test(await row.innerText()), 'a hidden group has no ratio')
  })
  await visit.step('why numbers are hidden', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Why is a number hidden?' }))
    expectEqual(await page.locator('h1').innerText(), 'Why is a number hidden?', 'heading')
  })
  await visit.step('the map and its table', async (page) => {
    await visit.open('/reach?by=sex&at=ward')
    expect((await page.locator('section[aria-labelledby=map] svg').count()) > 0, 'there is a map')
    expect((await page.locator('section[aria-labelledby=areas] tbody tr').count()) > 10, 'and the same as a table')
  })
  await visit.step('repeat voices, load and need', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Repeat voices and load' }))
    expect((await main(page)).includes('Never names') || (await main(page)).includes('never names'), 'it counts only')
    await visit.follow(page.getByRole('link', { name: 'Where engagement is needed' }))
    expect((await page.locator('section[aria-labelledby=areas] tbody tr').count()) > 3, 'places are ranked with reasons')
    expect((await page.locator('section[aria-labelledby=others]').innerText()).includes('no figure of need'), 'a topic without a figure says so')
  })
  await visit.step('how it is worked out', async (page) => {
    await visit.follow(page.locator('section[aria-labelledby=topics]').getByRole('link', { name: 'How it is worked out' }))
    expectEqual(await page.locator('h1').innerText(), 'How these numbers are worked out', 'heading')
  })
}

async function planOnATopic(visit) {
  await visit.step('on what engagement is needed', async (page) => {
    await visit.open('/reach/needs')
    const first = page.locator('section[aria-labelledby=topics] tbody tr').first()
    expect(/ in 100 .*; in .* in 100\./.test(await first.innerText()), 'need here stands beside the country’s')
    await page.locator('section[aria-labelledby=topics] summary').click()
    expect((await page.locator('section[aria-labelledby=topics] details').innerText()).includes('made up'), 'and says whose figure it is')
  })
  await visit.step('start a plan on the topic', async (page) => {
    await visit.follow(page.locator('section[aria-labelledby=topics] tbody').getByRole('link', { name: 'Plan engagement on it' }).first())
    expect(page.url().includes('topics='), 'the topic comes along')
    expect((await page.locator('input[name=topics]:checked').count()) === 1, 'it is ticked')
  })
}

async function withoutScripts(visit) {
  await visit.step('on a phone, without JavaScript', async (page) => {
    await visit.open('/reach?by=age')
    await page.getByLabel('Time').selectOption('36')
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    expect(page.url().includes('months=36'), 'the filter is in the address')
    expectEqual(await page.locator('.chips .chip').count(), 2, 'and stands as a chip')
  })
  await visit.step('a place that is none', async (page) => {
    await visit.open('/reach?by=age&area=E99999999')
    expect((await main(page)).includes('There is no area'), 'it says so')
  })
}
