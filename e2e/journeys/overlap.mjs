import { NARROW, Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD, SERVICE_TEAM } from '../people.mjs'
import { plan } from '../begin.mjs'

export const title = 'Begin a plan, be warned, reuse or ask anyway with a reason; the engagement lead sees both, settles a pair and merges duplicates'

const REASON = 'They are the parents this time, and the question is about evenings.'

export default async function journey({ browser, base, people }) {
  const team = await Visit.begin(browser, base)
  await team.signIn(people[SERVICE_TEAM])
  const like = await somethingLike(team)
  await reuse(team, like)
  await askAnyway(team, like)
  await changeThePlan(team)
  await rewriteThePlan(team)
  await team.end()

  const lead = await Visit.begin(browser, base)
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await seeBoth(lead, like)
  await settlePair(lead)
  await mergeDuplicates(lead)
  await lead.end()

  const typist = await Visit.begin(browser, base)
  await typist.signIn(people[SERVICE_TEAM])
  await byKeyboard(typist, like)
  const plain = await Visit.begin(browser, base, { ...WITHOUT_JAVASCRIPT, viewport: NARROW })
  await plain.signIn(people[SERVICE_TEAM])
  await withoutScripts(plain, like)
}

/** A closed activity in the register with its summary, which a new plan repeats in part. */
async function somethingLike(visit) {
  await visit.open('/engagements?status=complete')
  await visit.follow(visit.page.locator('main tbody th a[href^="/engagements/"]').first())
  const name = await visit.page.locator('h1').innerText()
  return { name, title: `Again: ${name}`, summary: await visit.page.locator('main .lede').first().innerText() }
}

async function look(visit, like) {
  await visit.open('/engagements/new')
  await plan(visit, like)
}

const main = (page) => page.locator('main').innerText()

async function reuse(visit, like) {
  await visit.step('begin a plan and be warned, with the causes', async (page) => {
    await look(visit, like)
    expectEqual(await page.locator('h1').innerText(), 'Before you ask', 'heading')
    expect(/Risk of asking twice: (Medium|High)/.test(await main(page)), 'the risk is said in words')
    const card = page.locator('article.card', { has: page.getByRole('link', { name: like.name, exact: true }) })
    expect((await card.locator('.causes li').count()) > 0, 'the similar work says why it is alike')
    expect((await card.innerText()).includes('What happened next'), 'and what came of it')
    expect((await main(page)).includes('names no group and no place'), 'and that nobody in particular is asked yet')
  })
  await visit.step('use what was heard, and forget to say whose', async (page) => {
    await page.getByRole('radio', { name: 'Use what was heard' }).check()
    for (const box of await page.locator('input[name=with]:checked').all()) await box.uncheck()
    await visit.follow(page.getByRole('button', { name: 'Keep this and go on' }))
    expectEqual(await page.locator('.nhsuk-error-summary a').getAttribute('href'), '#with', 'where the mistake leads')
  })
  await visit.step('use what was heard', async (page) => {
    await page.getByRole('checkbox', { name: like.name, exact: true }).check()
    await visit.follow(page.getByRole('button', { name: 'Keep this and go on' }))
    expectEqual(await page.locator('h1').innerText(), like.name, 'the record whose findings are used')
    await page.locator('.nhsuk-notification-banner', { hasText: 'nobody is asked again' }).waitFor()
  })
}

async function askAnyway(visit, like) {
  await visit.step('ask anyway, without a reason', async (page) => {
    await look(visit, like)
    await page.getByRole('radio', { name: 'Ask anyway' }).check()
    await visit.follow(page.getByRole('button', { name: 'Keep this and go on' }))
    expectEqual(await page.locator('.nhsuk-error-summary a').getAttribute('href'), '#reason', 'where the mistake leads')
    expect(await page.getByRole('radio', { name: 'Ask anyway' }).isChecked(), 'the choice is still there')
  })
  await visit.step('with a reason', async (page) => {
    await page.getByLabel('Your reason').fill(REASON)
    await visit.follow(page.getByRole('button', { name: 'Keep this and go on' }))
    expect(/\/edit$/.test(page.url()), 'the draft’s list of steps follows')
    expect((await main(page)).includes(like.title), 'the draft has the plan’s title')
    expectEqual(await page.locator('#looked-status').innerText(), 'Ask anyway', 'what the first task says')
  })
  await visit.step('the record tells it', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Go to the record' }))
    expect((await page.locator('#looked').innerText()).includes(REASON), 'the reason is kept with the record')
  })
}

async function changeThePlan(visit) {
  await visit.step('change whom the plan asks, and be asked to look again', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'Edit this record' }))
    await visit.follow(page.getByRole('link', { name: 'People and places' }))
    await page.getByLabel('Mental health', { exact: true }).check()
    await visit.follow(page.locator('main').getByRole('button', { name: 'Save and come back later' }))
    await visit.follow(page.getByRole('button', { name: 'Look again' }))
    expectEqual(await page.locator('h1').innerText(), 'Before you ask', 'heading')
  })
}

async function rewriteThePlan(visit) {
  await visit.step('write something else, and look again before it goes on', async (page) => {
    await visit.follow(page.locator('.trail a').last())
    const tasks = new URL(page.url()).pathname
    await visit.follow(page.getByRole('link', { name: 'Purpose', exact: true }))
    await page.getByLabel('Title', { exact: true }).fill('Shelters where buses stop')
    await page.locator('#summary').fill('Whether passengers stay dry.')
    await visit.follow(page.locator('main').getByRole('button', { name: 'Save and come back later' }))
    await visit.open(`${tasks}/check`)
    await visit.follow(page.getByRole('button', { name: /^(Submit for advice|Mark as planned)$/ }).first())
    expectEqual(new URL(page.url()).pathname, tasks, 'where one is sent back to')
    await page.locator('.nhsuk-notification-banner', { hasText: 'Look again' }).waitFor()
    await page.getByRole('button', { name: 'Look again' }).waitFor()
  })
}

async function seeBoth(visit, like) {
  await visit.step('the engagement lead sees both', async (page) => {
    await visit.open('/overlaps/checks')
    const checks = page.locator('article.card', { hasText: like.title })
    const said = (await checks.allInnerTexts()).join('\n')
    for (const part of ['Used what was heard', 'Asked anyway', REASON]) expect(said.includes(part), `“${part}” is there`)
    await visit.follow(page.getByRole('link', { name: /^Asked anyway/ }))
    expect((await main(page)).includes(REASON), 'filtered by choice')
    await visit.follow(page.locator('article.card h3 a', { hasText: like.title }).first())
    expectEqual(await page.locator('main form').count(), 0, 'forms on a settled check')
  })
}

async function settlePair(visit) {
  await visit.step('planned work that overlaps waits in the week', async (page) => {
    await visit.open('/')
    const task = page.locator('tr', { hasText: 'Planned work that overlaps' })
    const count = Number(await task.locator('td').innerText())
    await visit.follow(task.getByRole('link'))
    expectEqual(await page.getByRole('link', { name: `Planned work (${count})` }).count(), 1, 'the same count on the list')
  })
  await visit.step('settle it', async (page) => {
    await visit.follow(page.locator('main article > p > a').first())
    await page.getByRole('radio', { name: 'Stagger' }).check()
    await page.getByLabel('Your reason').fill('The council goes first.')
    await visit.follow(page.getByRole('button', { name: 'Keep this decision' }))
    await visit.follow(page.getByRole('link', { name: /decided$/ }))
    expect((await main(page)).includes('The council goes first.'), 'the decision is kept with its reason')
  })
}

async function mergeDuplicates(visit) {
  let old
  await visit.step('two records of one piece of work, side by side', async (page) => {
    await visit.open('/overlaps/duplicates')
    await visit.follow(page.locator('main article > p > a').first())
    await page.getByRole('radio', { name: 'Merge' }).check()
    await visit.follow(page.getByRole('button', { name: 'Keep this decision' }))
    expect((await page.locator('table.merge').innerText()).includes('They differ'), 'conflicts are marked')
    old = await page.locator('.two section').nth(1).getByRole('link').first().getAttribute('href')
  })
  await visit.step('merge them, and follow the old link', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Merge them' }))
    await page.locator('.nhsuk-notification-banner', { hasText: 'Merged' }).waitFor()
    const kept = page.url()
    await visit.open(old)
    expectEqual(page.url(), kept, 'where the old link leads')
    expect((await main(page)).includes('Recorded more than once'), 'the lineage is shown')
  })
}

async function byKeyboard(visit, like) {
  await visit.step('through the check without a mouse', async (page) => {
    await look(visit, { ...like, title: `By keyboard: ${like.name}` })
    await visit.tabTo('Use what was heard')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await visit.tabTo('Your reason')
    await page.keyboard.type(REASON)
    await visit.tabTo('Keep this and go on')
    await Promise.all([page.waitForURL(/\/edit$/), page.keyboard.press('Enter')])
  })
  await visit.end()
}

async function withoutScripts(visit, like) {
  await visit.step('without scripts, on a narrow screen', async (page) => {
    await look(visit, { ...like, title: `Plainly: ${like.name}` })
    await page.getByRole('radio', { name: 'Build on it' }).check()
    await page.locator('input[name=with]').first().check()
    await visit.follow(page.getByRole('button', { name: 'Keep this and go on' }))
    expectEqual(await page.locator('#looked-status').innerText(), 'Build on earlier work', 'what the first task says')
  })
  await visit.end()
}
