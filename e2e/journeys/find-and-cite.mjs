import { Visit, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD } from '../people.mjs'

export const title = 'Find what was heard, narrow it, follow what happened next and cite it, as the public and by keyboard; a lead finds more'

const WORDS = 'hospital'
const CHANGED = /Something changed/

export default async function journey({ browser, base, people }) {
  const publicTotal = await asThePublic(await Visit.begin(browser, base))
  await byKeyboard(await Visit.begin(browser, base))
  await nothingFound(await Visit.begin(browser, base))
  await asLead(await Visit.begin(browser, base), people[ENGAGEMENT_LEAD], publicTotal)
}

/** How many records the page says were found. */
async function total(page) {
  const said = await page.locator('main .meta strong').first().innerText()
  return Number(said.replace(/[^\d]/g, ''))
}

const chip = (page) => page.locator('.chips').getByRole('link', { name: CHANGED })

async function asThePublic(visit) {
  await visit.step('search from the home page', async (page) => {
    await visit.open('/')
    await page.locator('main input[name=q]').fill(WORDS)
    await visit.follow(page.locator('main').getByRole('button', { name: 'Find' }))
    expect((await page.locator('main article mark').count()) > 0, 'the words that matched are marked')
  })
  const all = await total(visit.page)
  await visit.step('narrow to what changed something', async (page) => {
    await page.getByRole('checkbox', { name: CHANGED }).check()
    await visit.follow(page.getByRole('button', { name: 'Apply filters' }))
    expect(new URL(page.url()).searchParams.get('outcome') === 'changed', 'the filter is in the address')
    const narrowed = await total(page)
    expect(narrowed > 0 && narrowed < all, `the filter narrows: ${narrowed} of ${all}`)
    const cards = await page.locator('main article').count()
    const changed = await page.locator('main article .next', { hasText: 'Something changed' }).count()
    expect(changed > 0 && changed <= cards, 'the cards say what changed')
  })
  await visit.step('take the filter off', async (page) => {
    await visit.follow(chip(page))
    expectEqual(await total(page), all, 'records found, with the filter off again')
    expectEqual(await chip(page).count(), 0, 'chips of the filter')
    await page.goBack()
  })
  const address = await openFinding(visit)
  await visit.step('cite it', async (page) => {
    const citation = await page.locator('#citation').inputValue()
    const reference = await page.locator('main a[href^="/cite/I-"]').first().innerText()
    expect(citation.includes(reference), `“${citation}” holds ${reference}`)
    await visit.open(`/cite/${reference.toLowerCase().replaceAll('-', '')}`)
    expectEqual(new URL(page.url()).pathname, address, 'where the reference leads, however it is written')
  })
  await visit.end()
  return all
}

/** Opens the first finding that changed something, at what happened next. Returns its address. */
async function openFinding(visit) {
  await visit.step('open a finding and follow what happened next', async (page) => {
    const card = page.locator('main article', { has: page.locator('.tag', { hasText: /^Finding$/ }) }).first()
    const headline = await card.locator('h3').innerText()
    await visit.follow(card.getByRole('link', { name: 'Follow the chain' }))
    expectEqual(await page.locator('h1').innerText(), headline, 'heading of the finding')
    expect(page.url().endsWith('#next'), 'the link leads to the part that tells what happened next')
  })
  const address = new URL(visit.page.url()).pathname
  await visit.step('open the decision that it led to', async (page) => {
    await visit.follow(page.locator('.chain a[href^="/decisions/"]').first())
    await page.locator(`.chain a[href="${address}"]`).waitFor()
  })
  await visit.step('and go back by its link', (page) => visit.follow(page.locator(`.chain a[href="${address}"]`)))
  return address
}

async function byKeyboard(visit) {
  await visit.step('skip to the content', async (page) => {
    await visit.open('/find')
    await page.keyboard.press('Tab')
    expectEqual(await page.evaluate(() => document.activeElement.getAttribute('href')), '#maincontent', 'the first stop')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the skip link leads into the content')
  })
  await visit.step('search without a mouse', async (page) => {
    await visit.tabTo('What do you want to know?')
    await page.keyboard.type(WORDS)
    await Promise.all([page.waitForURL(/q=hospital/), page.keyboard.press('Enter')])
  })
  await visit.step('tick a filter without a mouse', async (page) => {
    await visit.tabTo(CHANGED)
    await page.keyboard.press('Space')
    await visit.tabTo('Apply filters')
    await Promise.all([page.waitForURL(/outcome=changed/), page.keyboard.press('Enter')])
  })
  await visit.step('take it off without a mouse', async (page) => {
    await visit.tabTo(CHANGED)
    await Promise.all([page.waitForURL((url) => !url.search.includes('outcome')), page.keyboard.press('Enter')])
  })
  await visit.end()
}

async function nothingFound(visit) {
  await visit.step('nothing fits the filters, and a looser question is offered', async (page) => {
    await visit.open('/find?q=dentist&months=6&outcome=changed')
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    const way = page.locator('.empty li a').first()
    const promised = Number((await way.innerText()).replace(/[^\d]/g, ''))
    await visit.follow(way)
    expectEqual(await total(page), promised, 'records behind the looser question')
  })
  await visit.step('nobody said anything like it', async (page) => {
    await visit.open('/find?q=zeppelin')
    expect((await page.locator('.empty p').count()) > 1, 'it says what else to do')
  })
  await visit.step('a place that is not known is named', async (page) => {
    await visit.open('/find?q=carers&place=Atlantis')
    expect((await page.locator('#place-error').innerText()).includes('Atlantis'), 'the message names the place')
    expectEqual(await page.locator('#place').inputValue(), 'Atlantis', 'what was typed')
  })
  await visit.end()
}

async function asLead(visit, email, publicTotal) {
  await visit.signIn(email)
  await visit.step('a lead finds more than the public', async (page) => {
    await visit.open(`/find?q=${WORDS}`)
    expect((await total(page)) > publicTotal, `more than the ${publicTotal} that the public finds`)
  })
  await visit.step('and keeps the search', async (page) => {
    await page.getByText('Save this search').click()
    await page.getByLabel('Name of the search').fill('About hospitals')
    await visit.follow(page.getByRole('button', { name: 'Save', exact: true }))
    await visit.open('/views')
    await visit.follow(page.getByRole('link', { name: 'About hospitals' }))
    expectEqual(await page.locator('#q').inputValue(), WORDS, 'words of the kept search')
  })
  await visit.end()
}
