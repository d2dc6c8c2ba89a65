import { Visit, expectEqual } from '../lib.mjs'
import { checkControlsOutlined, checkCurrentMarked, checkHeadings } from '../checks.mjs'
import { PAGES, mayOpen, reach } from '../pages.mjs'
import { ENGAGEMENT_LEAD, PUBLIC, SIGNED_IN } from '../people.mjs'

export const title = 'Every page as every role: shown or refused, axe, 320 px, headings, and with forced colours'

/** The roles whose pages are looked at whole. The others see the same pages with fewer ways to act. */
const LOOKED_AT_WHOLE = [PUBLIC, ENGAGEMENT_LEAD]
const IN_FORCED_COLOURS = ['home-staff', 'find-results', 'activities-filtered', 'engagement', 'engagement-step-people', 'insight', 'imports']

export default async function journey({ browser, base, people }) {
  const troubles = []
  for (const role of [PUBLIC, ...SIGNED_IN]) {
    const visit = await Visit.begin(browser, base)
    if (people[role]) await visit.signIn(people[role])
    for (const page of PAGES.filter((page) => isFor(page, role))) await one(visit, role, page, troubles)
    await visit.end()
  }
  await inForcedColours(browser, base, people[ENGAGEMENT_LEAD], troubles)
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
}

/** A page that is reached by links or by doing something cannot be tried by those who may not have them. */
function isFor(page, role) {
  return page.follow || page.begin ? mayOpen(page, role) && LOOKED_AT_WHOLE.includes(role) : true
}

async function one(visit, role, page, troubles) {
  try {
    const answer = await reach(visit, page)
    const refused = role === PUBLIC ? 401 : 403
    expectEqual(answer.status(), mayOpen(page, role) ? (page.status ?? 200) : refused, 'status')
    await checkHeadings(visit.page)
    if (LOOKED_AT_WHOLE.includes(role)) await visit.check()
  } catch (error) {
    troubles.push(`${page.name} as ${role}: ${error.message}`)
  }
}

async function inForcedColours(browser, base, email, troubles) {
  const visit = await Visit.begin(browser, base, { javaScriptEnabled: true, forcedColors: 'active' })
  await visit.signIn(email)
  for (const page of PAGES.filter(({ name }) => IN_FORCED_COLOURS.includes(name))) {
    try {
      await reach(visit, page)
      await checkControlsOutlined(visit.page)
      await checkCurrentMarked(visit.page)
    } catch (error) {
      troubles.push(`${page.name} in forced colours: ${error.message}`)
    }
  }
  await visit.end()
}
