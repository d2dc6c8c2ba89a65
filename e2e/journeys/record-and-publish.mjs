import { Visit, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD } from '../people.mjs'
import { goOn, plan } from '../begin.mjs'

export const title = 'Record an engagement in steps, with mistakes on the way, publish it, and see it as the public; begin one by keyboard'

const NAME = 'Lantern walks for people who sleep badly'
const SUMMARY = 'We walk with people at dusk and ask what would help them to sleep.'

export default async function journey({ browser, base, people }) {
  const lead = await Visit.begin(browser, base)
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await record(lead)
  await unseen(await Visit.begin(browser, base))
  await publish(lead)
  await lead.end()
  await seen(await Visit.begin(browser, base))
  const typist = await Visit.begin(browser, base)
  await typist.signIn(people[ENGAGEMENT_LEAD])
  await beginByKeyboard(typist)
  const lengthy = await Visit.begin(browser, base)
  await lengthy.signIn(people[ENGAGEMENT_LEAD])
  await withoutBlanks(lengthy)
}

const saveAndGoOn = (visit) => visit.follow(visit.page.locator('main').getByRole('button', { name: 'Save and continue' }).last())

/** The mistakes that the page names, each of which must lead to a field that says the same. */
async function mistakes(page) {
  const links = page.locator('.nhsuk-error-summary a')
  const named = await links.evaluateAll((found) => found.map((link) => ({ field: link.hash.slice(1), said: link.innerText })))
  for (const { field, said } of named) {
    await page.locator(`[id="${field}"]`).waitFor({ state: 'attached' })
    expect((await page.locator('.nhsuk-error-message').allInnerTexts()).join().includes(said), `“${said}” also stands beside its field`)
  }
  return named.map(({ field }) => field)
}

async function record(visit) {
  await visit.step('begin without a title', async (page) => {
    await visit.open('/engagements')
    await visit.follow(page.getByRole('link', { name: 'Record an activity' }))
    await plan(visit, { title: '', summary: SUMMARY })
    expectEqual((await mistakes(page)).join(), 'title', 'fields that the summary of mistakes leads to')
    expectEqual(await page.getByLabel('Plain summary').inputValue(), SUMMARY, 'what was typed')
    expect((await page.title()).startsWith('Error'), 'the title of the page begins with the error')
  })
  await visit.step('mend it, and look before asking', () => plan(visit, { title: NAME, summary: SUMMARY }))
  await visit.step('go on to the draft', async (page) => {
    await goOn(visit)
    expect((await page.locator('main').innerText()).includes('Looked before asking'), 'the list of steps says who looked')
  })
  await visit.step('the first step', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Purpose', exact: true }))
    expectEqual(await page.getByLabel('Title', { exact: true }).inputValue(), NAME, 'the title of the plan')
    await page.getByLabel('To shape a service').check()
    await saveAndGoOn(visit)
    expectEqual(await page.locator('h1').innerText(), 'People and places', 'the second step')
  })
  await visit.step('a place and a number that cannot be read', async (page) => {
    await page.getByLabel('Mental health', { exact: true }).check()
    await page.getByLabel('Places', { exact: true }).fill('Fernshire\nAtlantis')
    await page.getByLabel('People planned').fill('about thirty')
    await saveAndGoOn(visit)
    expectEqual((await mistakes(page)).sort().join(), 'areas,people_planned', 'fields named')
    expectEqual(await page.getByLabel('People planned').inputValue(), 'about thirty', 'what was typed')
    expect(await page.getByLabel('Mental health', { exact: true }).isChecked(), 'the topic is still ticked')
  })
  await visit.step('mend both', async (page) => {
    await page.getByLabel('Places', { exact: true }).fill('Fernshire')
    await page.getByLabel('People planned').fill('30')
    await saveAndGoOn(visit)
  })
  await visit.step('the lead organisation is one’s own', async (page) => {
    expect((await page.getByLabel('Lead organisation').inputValue()) !== '', 'a lead organisation is chosen')
    await saveAndGoOn(visit)
  })
  await visit.step('choose how', async (page) => {
    await page.locator('fieldset', { hasText: 'Methods' }).getByRole('checkbox').first().check()
    await page.locator('fieldset', { hasText: 'Level promised' }).getByLabel('Involve', { exact: true }).check()
    await saveAndGoOn(visit)
  })
  await visit.step('an end before the start', async (page) => {
    await page.getByLabel('Starts', { exact: true }).fill('spring 2027')
    await page.getByLabel('Ends', { exact: true }).fill('2025')
    await saveAndGoOn(visit)
    expectEqual((await mistakes(page)).join(), 'ends', 'fields named')
    expectEqual(await page.getByLabel('Starts', { exact: true }).inputValue(), 'spring 2027', 'what was typed')
  })
  await visit.step('mend it', async (page) => {
    await page.getByLabel('Ends', { exact: true }).fill('September 2027')
    await saveAndGoOn(visit)
  })
  await visit.step('a web address without https', async (page) => {
    await page.getByLabel('Title of the document').first().fill('Plan')
    await page.getByLabel('Web address').first().fill('plan.docx')
    await saveAndGoOn(visit)
    expectEqual((await mistakes(page)).length, 1, 'mistakes named')
    await page.getByLabel('Web address').first().fill('https://example.org/plan')
    await saveAndGoOn(visit)
  })
  await visit.step('keep it to those who work in the system, for now', async (page) => {
    await page.getByLabel('Everyone who works in the system').check()
    await saveAndGoOn(visit)
    expectEqual(await page.locator('h1').innerText(), 'Check your answers', 'after the last step')
  })
  await visit.step('the answers are those given', async (page) => {
    const answers = await page.locator('main').innerText()
    for (const given of [NAME, SUMMARY, 'Fernshire', 'Mental health', '30', 'September 2027', 'https://example.org/plan']) {
      expect(answers.includes(given), `“${given}” is among the answers`)
    }
  })
  await visit.step('change an answer from there', async (page) => {
    await visit.follow(page.getByRole('link', { name: /Change.*Who decides/ }))
    await page.getByLabel('Who decides').fill('Sleep Board')
    await visit.follow(page.getByRole('button', { name: 'Save and come back later' }))
    await visit.follow(page.getByRole('link', { name: 'Check your answers' }))
    expect((await page.locator('main').innerText()).includes('Sleep Board'), 'the changed answer is there')
  })
  await visit.step('submit it for advice', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Submit for advice' }))
    expect((await page.locator('main').innerText()).includes('Submitted for advice'), 'the record says where it stands')
  })
}

async function publish(visit) {
  await visit.step('publish it', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Edit this record' }))
    await visit.follow(page.getByRole('link', { name: 'Check your answers' }))
    await visit.follow(page.getByRole('button', { name: 'Publish' }))
    await page.locator('.nhsuk-notification-banner', { hasText: 'Published' }).waitFor()
  })
  await visit.step('its history tells who did what', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'History' }))
    expect((await page.locator('main table tbody tr').count()) > 3, 'each save is in the history')
  })
}

const found = (page) => page.locator('main').getByRole('link', { name: NAME })

async function unseen(visit) {
  await visit.step('the public does not find what is not published', async (page) => {
    await visit.open('/find?q=lantern+walks&months=all')
    expectEqual(await found(page).count(), 0, 'links to the record')
  })
  await visit.end()
}

async function seen(visit) {
  await visit.step('the public finds it by its words', async (page) => {
    await visit.open('/find?q=lantern+walks&months=all')
    await visit.follow(found(page).first())
    expectEqual(await page.locator('h1').innerText(), NAME, 'heading of the record')
    expectEqual(await page.getByRole('link', { name: 'Edit this record' }).count(), 0, 'ways for the public to edit')
  })
  await visit.step('and in the list', async (page) => {
    await visit.open('/engagements?q=lantern')
    await found(page).first().waitFor()
  })
  await visit.end()
}

async function beginByKeyboard(visit) {
  await visit.step('begin a record without a mouse', async (page) => {
    await visit.open('/engagements/new')
    await visit.tabTo('Title')
    await page.keyboard.type('Paper boats for worries')
    await visit.tabTo('Look for similar work', 400)
    await Promise.all([page.waitForURL(/\/engagements\/new\/./), page.keyboard.press('Enter')])
    await byKeyboard(visit)
    expect((await page.locator('main').innerText()).includes('Paper boats for worries'), 'the draft is there')
  })
  await visit.end()
}

/** Through the check with the keyboard alone. */
async function byKeyboard(visit) {
  const { page } = visit
  const similar = (await page.getByRole('radio', { name: 'Ask anyway' }).count()) > 0
  if (similar) {
    await visit.tabTo('Use what was heard')
    await page.keyboard.press('ArrowUp')
    await visit.tabTo('Your reason')
    await page.keyboard.type('It is another question.')
  }
  await visit.tabTo(similar ? 'Keep this and go on' : 'Go on')
  await Promise.all([page.waitForURL(/\/edit$/), page.keyboard.press('Enter')])
}

/** A title that has no blank to break it at must not widen any page. */
async function withoutBlanks(visit) {
  await visit.step('begin a record whose title has no blanks', async (page) => {
    await visit.open('/engagements/new')
    await plan(visit, { title: 'Zeppelinmoorings'.repeat(18) })
    await goOn(visit)
    expectEqual(await page.getByText('Zeppelinmoorings').count(), 2, 'places of the list of steps that name it: the way back and the title')
  })
  await visit.step('and go into a step', (page) => visit.follow(page.locator('.nhsuk-task-list__link[href$="/people"]')))
  await visit.end()
}
