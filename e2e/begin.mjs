// Beginning a record: the plan, the look at what is similar, and the way on from there.

/** Fills the plan in and has it looked for. */
export async function plan(visit, { title, summary = '' }) {
  await visit.page.getByLabel('Title', { exact: true }).fill(title)
  await visit.page.getByLabel('Plain summary').fill(summary)
  await visit.follow(visit.page.getByRole('button', { name: 'Look for similar work' }))
}

/** Goes on to the draft: straight on where nothing is similar, with a reason where something is. */
export async function goOn(visit, reason = 'It is another question.') {
  const { page } = visit
  const askAnyway = page.getByRole('radio', { name: 'Ask anyway' })
  if ((await askAnyway.count()) > 0) {
    await askAnyway.check()
    await page.getByLabel('Your reason').fill(reason)
    await visit.follow(page.getByRole('button', { name: 'Keep this and go on' }))
  } else {
    await visit.follow(page.getByRole('button', { name: 'Go on', exact: true }))
  }
}
