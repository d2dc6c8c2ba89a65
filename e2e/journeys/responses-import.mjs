import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { ENGAGEMENT_LEAD, SERVICE_TEAM } from '../people.mjs'
import { PAPER, PERSONAL, begin, beginNew, confirm, headings, preview, qualtrics, send, untilHeading } from '../responses.mjs'

export const title = 'Bring answers in: a messy Qualtrics export, paper answers without JavaScript, wrong files, and a long import that is left and come back to'

const LONG_ROWS = 200_000
const LONG_MS_MAX = 200_000

export default async function journey({ browser, base, people }) {
  const lead = await Visit.begin(browser, base)
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await wrong(lead)
  const address = await messy(lead)
  await sameAgain(lead)
  await undo(lead, address)
  await long(lead)
  await lead.end()
  const team = await Visit.begin(browser, base, WITHOUT_JAVASCRIPT)
  await team.signIn(people[SERVICE_TEAM])
  await paper(team)
  await team.end()
}

/** New, known already, left out. */
const counts = async (page) => (await page.locator('.tiles .big-number').allInnerTexts()).join()

async function namesNobody(page) {
  const source = await page.content()
  for (const personal of PERSONAL) expect(!source.includes(personal), `${personal} is not on the page`)
}

async function wrong(visit) {
  await visit.step('nothing is called so', async (page) => {
    await visit.open('/responses?q=zeppelin')
    expect((await page.locator('main').innerText()).includes('Nothing that you may change is called'), 'it says so')
  })
  await visit.step('neither a title nor a file', async (page) => {
    await visit.open('/responses/new')
    await visit.follow(page.getByRole('button', { name: 'Continue' }))
    expectEqual(await page.locator('.nhsuk-error-summary a').count(), 2, 'mistakes')
  })
  await visit.step('a file that is none', async (page) => {
    await beginNew(visit, 'Winter survey of the moon')
    await send(visit, 'survey.pdf', '%PDF-1.7\n\u0000\u0001 this is no export')
    expect((await page.locator('#file-error').innerText()).includes('CSV, XLSX, ODS'), 'it says which files are taken')
    expectEqual(await page.locator('#title').inputValue(), 'Winter survey of the moon', 'the title stays')
  })
  await visit.step('headings and no answers', async (page) => {
    await send(visit, 'survey.csv', 'Age,What matters?\n')
    expect((await page.locator('#file-error').innerText()).includes('no answer below the headings'), 'it says what is missing')
  })
}

async function messy(visit) {
  await visit.step('find what people answered to', async (page) => {
    await visit.open('/responses?q=carers')
    await visit.follow(page.locator('main .lines a').first())
  })
  await visit.step('the headings are found', async (page) => {
    await send(visit, 'qualtrics.csv', qualtrics(60))
    expectEqual(await page.locator('#header_rows').inputValue(), '3', 'rows of headings')
    await namesNobody(page)
  })
  await visit.step('too many rows of headings', async (page) => {
    await page.locator('#header_rows').fill('99')
    await headings(visit)
    expect((await page.locator('.nhsuk-error-summary').innerText()).includes('from 1 to 10'), 'it says what is right')
    await page.locator('#header_rows').fill('3')
  })
  await visit.step('the columns are proposed and mended', async (page) => {
    await headings(visit)
    await namesNobody(page)
    expectEqual(await page.locator('#c6').inputValue(), 'pseudonym', 'the column with e-mail addresses')
    await page.locator('#c1').selectOption('status')
    await page.locator('#c7').selectOption('ignore')
  })
  await visit.step('see what would happen', async (page) => {
    await preview(visit)
    await namesNobody(page)
    expectEqual(await counts(page), '60,0,2', 'new, known already, left out')
    const said = await page.locator('main').innerText()
    for (const words of ['Nobody’s name will be visible', 'older than the hills', '[telephone number]']) {
      expect(said.includes(words), `the preview says ${words}`)
    }
  })
  const address = new URL(visit.page.url()).pathname
  await visit.step('confirm by keyboard', async (page) => {
    await visit.tabTo('Bring these answers in')
    await page.keyboard.press('Enter')
    await untilHeading(page, 'The answers are in')
    await namesNobody(page)
  })
  await visit.step('see what people answered', async (page) => {
    await visit.follow(page.getByRole('link', { name: 'See what people answered' }))
    await namesNobody(page)
  })
  return address
}

async function sameAgain(visit) {
  await visit.step('what was said of columns is remembered', async (page) => {
    await begin(visit, 'carers')
    await send(visit, 'copy of qualtrics.csv', qualtrics(60))
    await headings(visit)
    expect((await page.locator('main').innerText()).includes('are read as you read “qualtrics.csv”'), 'it says so')
    expectEqual(await page.locator('#c7').inputValue(), 'ignore', 'the column with the latitude')
  })
  await visit.step('and can be taken back', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Go back to what Convenor proposes' }))
    expectEqual(await page.locator('#c7').inputValue(), 'drop', 'the column with the latitude')
  })
  await visit.step('the same file again would change nothing', async (page) => {
    await preview(visit)
    expectEqual(await counts(page), '0,60,2', 'new, known already, left out')
    expectEqual(await page.getByRole('button', { name: 'Bring these answers in' }).count(), 0, 'buttons to confirm')
  })
  await visit.step('cancel', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Cancel this import' }))
    await page.locator('.nhsuk-notification-banner').waitFor()
  })
}

async function undo(visit, address) {
  await visit.step('undo asks first', async (page) => {
    await visit.open(address)
    await visit.follow(page.getByRole('button', { name: 'Take these answers back' }))
    expect((await page.locator('main').innerText()).includes('60 responses'), 'it says how many go')
  })
  await visit.step('undo', async (page) => {
    await visit.follow(page.locator('main form button').last())
    await untilHeading(page, 'These answers were taken back')
  })
}

async function long(visit) {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-long-'))
  try {
    const file = join(folder, 'long.csv')
    await writeFile(file, qualtrics(LONG_ROWS, 'L'))
    await longImport(visit, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** From the file on disk to its columns. */
async function sendLong(visit, file) {
  await beginNew(visit, 'Survey of everybody')
  await visit.page.locator('input[type=file]').setInputFiles(file)
  await visit.follow(visit.page.getByRole('button', { name: 'Continue' }))
  await headings(visit)
}

async function longImport(visit, file) {
  await visit.step('a long try is broken off', async (page) => {
    await sendLong(visit, file)
    await visit.follow(page.getByRole('button', { name: 'See what would happen' }))
    await visit.follow(page.getByRole('button', { name: 'Cancel this import' }))
    await page.locator('.nhsuk-notification-banner').waitFor()
    expectEqual(await page.locator('tbody tr', { hasText: 'long.csv' }).count(), 0, 'uploads of it')
  })
  await visit.step('a long file', () => sendLong(visit, file))
  await visit.step('is left while it is read', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'See what would happen' }))
    await page.getByRole('heading', { level: 1, name: 'Reading and checking every row' }).waitFor()
    await visit.check()
    await visit.follow(page.getByRole('link', { name: 'Back to the list of responses' }))
  })
  await visit.step('and come back to', async (page) => {
    await visit.follow(page.locator('tbody tr', { hasText: 'long.csv' }).getByRole('link'))
    await page.getByRole('heading', { level: 1, name: 'Check before answers are saved' }).waitFor({ timeout: LONG_MS_MAX })
    await page.waitForLoadState('load')
    expectEqual(await counts(page), '200,000,0,2', 'new, known already, left out')
  })
  await visit.step('left again while it is brought in', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Bring these answers in' }))
    await page.getByRole('heading', { level: 1, name: 'Bringing the answers in' }).waitFor()
    await page.locator('progress').waitFor()
    await visit.check()
    await visit.open('/find')
  })
  await visit.step('it ends all the same', async (page) => {
    await visit.open('/responses')
    await visit.follow(page.locator('tbody tr', { hasText: 'long.csv' }).getByRole('link'))
    await page.getByRole('heading', { level: 1, name: 'The answers are in' }).waitFor({ timeout: LONG_MS_MAX })
    await page.waitForLoadState('load')
  })
}

async function paper(visit) {
  await visit.step('paper answers typed into a sheet', async (page) => {
    await beginNew(visit, 'Library survey on paper')
    await send(visit, 'paper.csv', PAPER)
    expect((await page.locator('main').innerText()).includes('a table of no tool that Convenor knows'), 'it says so')
  })
  await visit.step('the columns', async (page) => {
    await headings(visit)
    await namesNobody(page)
    expectEqual(await page.locator('#c1').inputValue(), 'drop', 'the column with names')
  })
  await visit.step('the preview comes by itself', async (page) => {
    await preview(visit)
    await namesNobody(page)
    expectEqual(await counts(page), '3,0,0', 'new, known already, left out')
  })
  await visit.step('confirm', () => confirm(visit))
}
