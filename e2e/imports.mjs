// Files to bring in, made up, and the way through the wizard that journeys and pictures share.

/** Five rows: the third has no title, the fourth ends before it begins, the fifth repeats the first one's reference. */
export const FAULTY = `Ref,Title,Start date,End date,Topics,Visibility
J1,Moonlit bench survey,1 May 2026,30 June 2026,Housing,system
J2,,2 May 2026,3 May 2026,Housing,system
J3,Swan boat conversations,9 June 2026,1 June 2026,Transport,system
J1,Moonlit bench survey again,spring 2025,,Housing,system
J4,Teapot talks,spring 2025,,Zorbing,system
`

export const MENDED = `Ref,Title,Start date,End date,Topics,Visibility
J1,Moonlit bench survey,1 May 2026,30 June 2026,Housing,system
J2,Quiet rooms in libraries,2 May 2026,3 May 2026,Housing,system
J3,Swan boat conversations,1 June 2026,9 June 2026,Transport,system
J4,Teapot talks,spring 2025,,Zorbing,system
`

/** Sends a file from the list of imports. */
export async function upload(visit, name, text) {
  await visit.open('/imports')
  await visit.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await visit.follow(visit.page.getByRole('button', { name: 'Continue' }))
}

/** From the columns to the preview, over the page that tells how far it is. */
export async function preview(visit) {
  await visit.follow(visit.page.getByRole('button', { name: 'See what would happen' }))
  await untilHeading(visit.page, 'Check before it is saved')
}

/** From the preview to the end. */
export async function confirm(visit) {
  await visit.follow(visit.page.getByRole('button', { name: 'Bring these records in' }))
  await untilHeading(visit.page, 'The records are in')
}

/** The page of an import turns over by itself; this waits until it has this heading. */
export async function untilHeading(page, name) {
  await page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 60_000 })
  await page.waitForLoadState('load')
}
