// Files of answers to bring in, made up, and the way through the wizard that journeys and pictures share.
import { untilHeading } from './imports.mjs'

export { untilHeading }

/** What stands in the files and must stand on no page. */
export const PERSONAL = ['Zelda', 'Quark', 'zelda@example.org', '07700 900123', '203.0.113.7', '54.5741']

const COLUMNS = [
  ['RecordedDate', 'Recorded Date', 'recordedDate'],
  ['Status', 'Response Type', 'status'],
  ['IPAddress', 'IP Address', 'ipAddress'],
  ['ResponseId', 'Response ID', '_recordId'],
  ['RecipientLastName', 'Recipient Last Name', 'recipientLastName'],
  ['RecipientFirstName', 'Recipient First Name', 'recipientFirstName'],
  ['RecipientEmail', 'Recipient Email', 'recipientEmail'],
  ['LocationLatitude', 'Location Latitude', 'locationLatitude'],
  ['Q1', 'How far do you agree that booking is easy?', 'QID1'],
  ['Q2', 'What would help?', 'QID2'],
  ['Q3', 'How old are you?', 'QID3'],
]
const AGREE = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree']
const AGES = ['16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+', 'Prefer not to say', 'older than the hills']
const WORDS = [
  (number) => `Later evenings at surgery ${number}, for people who work`,
  (number) => `Please ring me on 07700 900123 about visit ${number}`,
  (number) => `My name is Zelda Quark, and I waited ${number} weeks`,
  () => '',
  (number) => `More buses on line ${number}`,
]

const line = (cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')

/** An export as Qualtrics makes it, with three rows of headings, a preview and an empty row. */
export function qualtrics(rows, prefix = 'R') {
  const heads = [COLUMNS.map(([code]) => code), COLUMNS.map(([, text]) => text), COLUMNS.map(([, , id]) => `{"ImportId":"${id}"}`)]
  const person = (number, status, answers) => [
    `2026-05-${String(1 + (number % 28)).padStart(2, '0')} 09:00:00`, status, '203.0.113.7', `${prefix}_${number}`,
    'Quark', 'Zelda', 'zelda@example.org', '54.5741', ...answers,
  ]
  const answers = (number) => [AGREE[number % 5], WORDS[number % 5](number), AGES[number % 9]]
  const given = Array.from({ length: rows }, (_, number) => person(number, 'IP Address', answers(number)))
  const odd = [person(rows, 'Survey Preview', answers(1)), person(rows + 1, 'IP Address', ['', '', ''])]
  return [...heads, ...given, ...odd].map(line).join('\n') + '\n'
}

/** Paper answers typed into a sheet, below a title. */
export const PAPER = `Library survey typed by hand,,,
,,,
Form number,Your name,How was your visit?,Anything else to tell us?
1,Zelda Quark,Good,The steps are steep
2,Zelda Quark,Poor,No toilet
3,Zelda Quark,Good,
`

/** Finds an activity by words and opens the form for its file. */
export async function begin(visit, words) {
  await visit.open('/responses')
  await visit.page.locator('#q').fill(words)
  await visit.follow(visit.page.getByRole('button', { name: 'Find it' }))
  await visit.follow(visit.page.locator('main .lines a').first())
}

/** Opens the form for a file of answers to something new. */
export async function beginNew(visit, title) {
  await visit.open('/responses/new')
  await visit.page.locator('#title').fill(title)
}

/** Sends a file from the open form. */
export async function send(visit, name, content) {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) }
  await visit.page.locator('input[type=file]').setInputFiles(file)
  await visit.follow(visit.page.getByRole('button', { name: 'Continue' }))
}

/** From the headings to the columns. */
export async function headings(visit) {
  await visit.follow(visit.page.getByRole('button', { name: 'Continue' }))
}

/** From the columns to the preview, over the page that tells how far it is. */
export async function preview(visit) {
  await visit.follow(visit.page.getByRole('button', { name: 'See what would happen' }))
  await untilHeading(visit.page, 'Check before answers are saved')
}

/** From the preview to the end. */
export async function confirm(visit) {
  await visit.follow(visit.page.getByRole('button', { name: 'Bring these answers in' }))
  await untilHeading(visit.page, 'The answers are in')
}
