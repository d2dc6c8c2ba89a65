import { readFile } from 'node:fs/promises'
import { Visit, WITHOUT_JAVASCRIPT, expect, expectEqual } from '../lib.mjs'
import { FAULTY, MENDED, confirm, preview, untilHeading, upload } from '../imports.mjs'
import { ENGAGEMENT_LEAD, SERVICE_TEAM } from '../people.mjs'

export const title = 'Bring in a file with faults, see the rows and reasons, mend it, confirm, find a record, undo; also without JavaScript'

export default async function journey({ browser, base, people }) {
  const lead = await Visit.begin(browser, base)
  await lead.signIn(people[ENGAGEMENT_LEAD])
  await faults(lead)
  const address = await mended(lead)
  await sameAgain(lead)
  await undo(lead, address)
  await lead.end()
  const team = await Visit.begin(browser, base, WITHOUT_JAVASCRIPT)
  await team.signIn(people[SERVICE_TEAM])
  await withoutScripts(team)
}

/** New, changed, the same, left out. */
const counts = async (page) => (await page.locator('.tiles .big-number').allInnerTexts()).join()

async function faults(visit) {
  await visit.step('no file was chosen', async (page) => {
    await visit.open('/imports')
    await visit.follow(page.getByRole('button', { name: 'Continue' }))
    expect((await page.locator('.nhsuk-error-summary').innerText()).includes('choose the file'), 'it says to choose a file')
  })
  await visit.step('a spreadsheet that is none', async (page) => {
    await upload(visit, 'log.xlsx', 'PK\u0003\u0004 this is no workbook')
    expectEqual(await page.locator('.nhsuk-error-summary').count(), 1, 'summaries of mistakes')
  })
  await visit.step('a file with faults: its columns are guessed', async (page) => {
    await upload(visit, 'log.csv', FAULTY)
    expectEqual(await page.locator('#column-title option:checked').innerText(), 'Title', 'column of the title')
    expectEqual(await page.locator('#column-starts option:checked').innerText(), 'Start date', 'column of the start')
    expect((await page.locator('main').innerText()).includes('Swan boat conversations'), 'values of the file are shown')
  })
  await visit.step('without a title column it goes no further', async (page) => {
    await page.locator('#column-title').selectOption('')
    await visit.follow(page.getByRole('button', { name: 'See what would happen' }))
    expect((await page.locator('.nhsuk-error-summary').innerText()).includes('Title'), 'the message names the field')
    await page.locator('#column-title').selectOption({ label: 'Title' })
  })
  await visit.step('see rows and reasons', async (page) => {
    await preview(visit)
    expectEqual(await counts(page), '2,0,0,3', 'new, changed, same, left out')
    const rows = await page.locator('table', { hasText: 'What is wrong' }).locator('tbody tr').allInnerTexts()
    expectEqual(rows.map((row) => row.match(/\d+/)[0]).join(), '3,4,5', 'rows left out')
  })
  await visit.step('take the list of rows along', async (page) => {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: /Download all rows left out/ }).click()
    const sheet = await readFile(await (await coming).path(), 'utf8')
    expect(sheet.includes('3,Title,'), `the third row is in the download:\n${sheet}`)
  })
  await visit.step('cancel', async (page) => {
    await visit.follow(page.getByRole('button', { name: 'Cancel this import' }))
    await page.locator('.nhsuk-notification-banner').waitFor()
  })
}

async function mended(visit) {
  await visit.step('the mended file has no faults', async (page) => {
    await upload(visit, 'log.csv', MENDED)
    await preview(visit)
    expectEqual(await counts(page), '4,0,0,0', 'new, changed, same, left out')
  })
  const address = new URL(visit.page.url()).pathname
  await visit.step('confirm by keyboard', async (page) => {
    await visit.tabTo('Bring these records in')
    await page.keyboard.press('Enter')
    await untilHeading(page, 'The records are in')
  })
  await visit.step('find a record', async (page) => {
    await visit.open('/find?q=swan+boat&months=all')
    await page.getByRole('link', { name: 'Swan boat conversations' }).waitFor()
  })
  return address
}

async function sameAgain(visit) {
  await visit.step('the same file again would change nothing', async (page) => {
    await upload(visit, 'copy of log.csv', MENDED)
    await preview(visit)
    expectEqual(await counts(page), '0,0,4,0', 'new, changed, same, left out')
    expectEqual(await page.getByRole('button', { name: 'Bring these records in' }).count(), 0, 'buttons to confirm')
    await visit.follow(page.getByRole('button', { name: 'Cancel this import' }))
  })
}

async function undo(visit, address) {
  await visit.step('undo asks first', async (page) => {
    await visit.open(address)
    await visit.follow(page.getByRole('button', { name: 'Undo this import' }))
    expect((await page.locator('main').innerText()).includes('4 records'), 'it says what is taken away')
  })
  await visit.step('undo', async (page) => {
    await visit.follow(page.locator('main form button').last())
    await untilHeading(page, 'This import was undone')
    await visit.open('/find?q=swan+boat&months=all')
    expectEqual(await page.getByRole('link', { name: 'Swan boat conversations' }).count(), 0, 'records found, once undone')
  })
}

async function withoutScripts(visit) {
  await visit.step('the columns', () => upload(visit, 'team.csv', MENDED.replaceAll(/^J/gm, 'T')))
  await visit.step('the preview comes by itself', async (page) => {
    await preview(visit)
    expectEqual(await counts(page), '4,0,0,0', 'new, changed, same, left out')
  })
  await visit.step('confirm', () => confirm(visit))
  await visit.end()
}
