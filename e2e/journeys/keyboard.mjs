import { Visit } from '../lib.mjs'
import { walkByKeyboard } from '../keyboard.mjs'
import { PAGES, mayOpen, reach } from '../pages.mjs'
import { ENGAGEMENT_LEAD, PUBLIC } from '../people.mjs'

export const title = 'Every page by keyboard: the skip link first, in order, never caught, always seeing where one is'

export default async function journey({ browser, base, people }) {
  const troubles = []
  for (const role of [ENGAGEMENT_LEAD, PUBLIC]) {
    const visit = await Visit.begin(browser, base)
    if (people[role]) await visit.signIn(people[role])
    for (const page of PAGES.filter((page) => mayOpen(page, role) && (page.who ?? ENGAGEMENT_LEAD) === role)) {
      await one(visit, role, page, troubles)
    }
    await visit.end()
  }
  if (troubles.length > 0) throw new Error(troubles.join('\n'))
}

async function one(visit, role, page, troubles) {
  try {
    await reach(visit, page)
    await walkByKeyboard(visit.page)
  } catch (error) {
    troubles.push(`${page.name} as ${role}: ${error.message}`)
  }
}
