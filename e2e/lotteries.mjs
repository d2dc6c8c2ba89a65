// A pool and quotas for a lottery, made up, and the way through the pages that journeys and pictures share.

/** What stands in the pool and must stand on no page but the panel record. */
export const NAME = 'Zelda'

const AGES = ['Under 40', '40 to 64', '65 and over']

/** Ninety people in three age groups and two genders. */
export function pool(people = 90) {
  const row = (_, at) => [`P${at + 1}`, `${NAME} ${at + 1}`, AGES[at % 3], at % 2 ? 'Female' : 'Male', `${at + 1} High Street`].join(',')
  return ['Ref,Name,Age,Gender,Street', ...Array.from({ length: people }, row)].join('\n') + '\n'
}

export const QUOTAS = `category,feature,min,max
Age,Under 40,3,5
Age,40 to 64,3,5
Age,65 and over,3,5
Gender,Female,6,6
Gender,Male,6,6
`
/** Twelve seats cannot hold these. */
export const CONFLICT = QUOTAS.replace('Under 40,3,5', 'Under 40,5,6').replace('40 to 64,3,5', '40 to 64,5,6').replace('65 and over,3,5', '65 and over,4,6')

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** From the form to the quotas. */
export async function begin(visit, name) {
  const { page } = visit
  await visit.open('/lottery/new')
  await page.locator('#name').fill(name)
  await page.locator('#seats').fill('12')
  await page.locator('#file').setInputFiles(file('people.csv', pool()))
  await visit.follow(page.getByRole('button', { name: 'Upload and go on' }))
}

/** From the quotas to the choices. */
export async function quotas(visit, text = QUOTAS) {
  await visit.page.locator('#file').setInputFiles(file('quotas.csv', text))
  await visit.follow(visit.page.getByRole('button', { name: 'Use this file' }))
}

/** From the choices to the pool beside the quotas. */
export async function choose(visit) {
  const { page } = visit
  await page.locator('#id').selectOption('Ref')
  const names = page.locator('fieldset', { has: page.locator('[name=name_columns]') })
  await names.locator('summary').click()
  await names.getByLabel('Name', { exact: true }).check()
  await page.locator('#panels').fill('200')
  await visit.follow(page.getByRole('button', { name: 'Save and look at the pool' }))
}

/** From there to what was found. */
export async function search(visit) {
  const { page } = visit
  await visit.follow(page.getByRole('button', { name: 'Work out the chances' }))
  await page.getByRole('heading', { name: 'What was found' }).waitFor({ timeout: 60_000 })
  await page.waitForLoadState('load')
}

/** From there to the page of the draw, by a public number. */
export async function draw(visit, number = '117') {
  const { page } = visit
  await visit.follow(page.getByRole('button', { name: 'Use a public number' }))
  await visit.follow(page.getByRole('link', { name: 'Hold the draw' }))
  await page.locator('#number').fill(number)
  await visit.follow(page.getByRole('button', { name: 'Draw the panel' }))
}
