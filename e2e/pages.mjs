// Every page of Convenor: what `make screenshots` pictures and what the journey every-page opens.
// `path` is where to begin; `follow` are links (CSS selectors) to go on by, for pages whose address holds an id, and `then`
// is put behind the address reached. `who` is in the picture (the engagement lead unless told). `only` are the roles
// that may open it (everybody unless told); the others are told why not. `status` is what it answers.
// Where something must be done first, `begin` does it and leaves the page open.
import { plan } from './begin.mjs'
import { FAULTY, MENDED, confirm, preview, upload } from './imports.mjs'
import { begin as beginAnswers, beginNew, confirm as confirmAnswers, headings, preview as previewAnswers, qualtrics, send } from './responses.mjs'
import { begin as beginLottery, choose, draw, quotas, search } from './lotteries.mjs'
import { ADMINISTRATOR, ENGAGEMENT_LEAD, LEADER, PUBLIC, SERVICE_TEAM, SIGNED_IN, VCSE_PARTNER } from './people.mjs'

const CONVENE = [ADMINISTRATOR, ENGAGEMENT_LEAD]
const RECORD = [...CONVENE, SERVICE_TEAM, VCSE_PARTNER]
const IMPORT = [...CONVENE, SERVICE_TEAM]
const DECIDE = [...RECORD, LEADER]

const ENGAGEMENT = 'main tbody th a[href^="/engagements/"]'
const INSIGHT = 'main tbody th a[href^="/insights/"]'
const DECISION = 'main tbody th a[href^="/decisions/"]'

const house = [
  { name: 'home-public', path: '/', who: PUBLIC },
  { name: 'home-staff', path: '/' },
  { name: 'home-leader', path: '/', who: LEADER },
  { name: 'sign-in', path: '/sign-in', who: PUBLIC },
  { name: 'about', path: '/about', who: PUBLIC },
  { name: 'privacy', path: '/privacy', who: PUBLIC },
  { name: 'why-hidden', path: '/why-hidden', who: PUBLIC },
  { name: 'accessibility', path: '/accessibility', who: PUBLIC },
  { name: 'api', path: '/api', who: PUBLIC },
  { name: 'views', path: '/views', only: SIGNED_IN },
  { name: 'not-found', path: '/no-such-page', who: PUBLIC, status: 404 },
  { name: 'refused', path: '/imports', who: VCSE_PARTNER, only: IMPORT },
]

const finding = [
  { name: 'find', path: '/find' },
  { name: 'find-results', path: '/find?q=bus+to+hospital' },
  { name: 'find-results-public', path: '/find?q=carers', who: PUBLIC },
  { name: 'find-filtered', path: '/find?q=appointments&months=all&record=insight' },
  { name: 'find-nothing', path: '/find?q=zeppelin', who: PUBLIC },
  { name: 'find-place-unknown', path: '/find?q=carers&place=Atlantis' },
]

const register = [
  { name: 'activities', path: '/engagements' },
  { name: 'activities-public', path: '/engagements', who: PUBLIC },
  { name: 'activities-filtered', path: '/engagements?months=18&status=open&status=planned&sort=starts&dir=desc' },
  { name: 'activities-columns', path: '/engagements?col=place&col=status&col=insights' },
  { name: 'activities-nothing', path: '/engagements?q=zeppelin&months=6' },
  { name: 'engagement', path: '/engagements?status=complete', follow: [ENGAGEMENT] },
  { name: 'engagement-public', path: '/engagements?status=complete', follow: [ENGAGEMENT], who: PUBLIC },
  { name: 'engagement-insights', path: '/engagements?status=complete', follow: [ENGAGEMENT], then: '?tab=insights' },
  { name: 'engagement-decisions', path: '/engagements?status=complete', follow: [ENGAGEMENT], then: '?tab=decisions' },
  { name: 'engagement-files', path: '/engagements?status=complete', follow: [ENGAGEMENT], then: '?tab=files' },
  { name: 'engagement-history', path: '/engagements?status=complete', follow: [ENGAGEMENT], then: '?tab=history', only: SIGNED_IN },
  { name: 'insights', path: '/insights' },
  { name: 'insight', path: '/insights', follow: [INSIGHT] },
  { name: 'insight-public', path: '/insights', follow: [INSIGHT], who: PUBLIC },
  { name: 'decisions', path: '/decisions' },
  { name: 'decision', path: '/decisions', follow: [DECISION] },
  { name: 'topics', path: '/topics' },
  { name: 'topic', path: '/topics', follow: ['main .tree a[href^="/topics/"]'] },
  { name: 'groups', path: '/groups' },
  { name: 'group', path: '/groups', follow: ['main .tree a[href^="/groups/"]'] },
  { name: 'areas', path: '/areas' },
  { name: 'areas-search', path: '/areas?q=brack' },
  { name: 'areas-search-nothing', path: '/areas?q=atlantis' },
  { name: 'area', path: '/areas', follow: ['main .columns a[href^="/areas/"]'] },
]

const TO_EDIT = [ENGAGEMENT, 'main a.nhsuk-button[href$="/edit"]']
const STEPS = ['purpose', 'people', 'organisations', 'method', 'when', 'links', 'visibility', 'check']

/** A plan like one that is there, so that something similar is shown. */
const check = async (visit) => {
  await visit.open('/engagements?status=planned')
  const title = await visit.page.locator(ENGAGEMENT).first().innerText()
  await visit.open('/engagements/new')
  await plan(visit, { title, summary: title })
}
const undecided = async (visit) => {
  await check(visit)
  await visit.follow(visit.page.getByRole('button', { name: 'Keep this and go on' }))
}
const unlike = async (visit) => {
  await visit.open('/engagements/new')
  await plan(visit, { title: 'Zeppelin moorings' })
}

const recording = [
  { name: 'engagement-new', path: '/engagements/new', only: DECIDE },
  { name: 'overlap-check', begin: check, who: SERVICE_TEAM, only: DECIDE },
  { name: 'overlap-check-wrong', begin: undecided, who: SERVICE_TEAM, only: DECIDE, status: 422 },
  { name: 'overlap-check-nothing', begin: unlike, who: SERVICE_TEAM, only: DECIDE },
  { name: 'engagement-steps', path: '/engagements', follow: TO_EDIT, only: CONVENE },
  ...STEPS.map((step) => ({ name: `engagement-step-${step}`, path: '/engagements', follow: TO_EDIT, then: `/${step}`, only: CONVENE })),
  { name: 'insight-new', path: '/insights/new', only: RECORD },
  { name: 'insight-edit', path: '/insights', follow: [INSIGHT], then: '/edit', only: CONVENE },
  { name: 'decision-new', path: '/decisions/new', only: DECIDE },
  { name: 'decision-edit', path: '/decisions', follow: [DECISION], then: '/edit', only: CONVENE },
  { name: 'imports', path: '/imports', only: IMPORT },
]

const columns = (visit) => upload(visit, 'log.csv', FAULTY)
const faults = async (visit) => { await columns(visit); await preview(visit) }
/** The same file would change nothing the second time, so each gets references of its own. */
let files = 0
const finished = async (visit) => {
  files += 1
  await upload(visit, `mended ${files}.csv`, MENDED.replaceAll(/^J/gm, `K${files}-`).replaceAll('Swan boat', 'Ferry'))
  await preview(visit)
  await confirm(visit)
}

const importing = [
  { name: 'import-columns', begin: columns, only: CONVENE },
  { name: 'import-preview', begin: faults, only: CONVENE },
  { name: 'import-finished', begin: finished, only: CONVENE },
  { name: 'import-undo', path: '/imports', follow: ['main tbody tr:has(.tag--good) th a[href^="/imports/"]'], then: '/undo', only: CONVENE },
  { name: 'imports-earlier', path: '/imports', only: IMPORT },
]

/** Answers in a file of their own each time: known ones would change nothing. */
const answers = async (visit) => {
  files += 1
  await beginNew(visit, `Survey on paper ${files}`)
  await send(visit, `survey ${files}.csv`, qualtrics(120, `S${files}`))
}
const answerColumns = async (visit) => { await answers(visit); await headings(visit) }
const answerPreview = async (visit) => { await answerColumns(visit); await previewAnswers(visit) }
const answersIn = async (visit) => { await answerPreview(visit); await confirmAnswers(visit) }
const answersTo = (visit) => beginAnswers(visit, 'carers')

const answering = [
  { name: 'responses', path: '/responses', only: IMPORT },
  { name: 'responses-found', path: '/responses?q=carers', only: IMPORT },
  { name: 'responses-new', path: '/responses/new', only: IMPORT },
  { name: 'responses-file', begin: answersTo, only: CONVENE },
  { name: 'responses-sheet', begin: answers, only: CONVENE },
  { name: 'responses-columns', begin: answerColumns, only: CONVENE },
  { name: 'responses-preview', begin: answerPreview, only: CONVENE },
  { name: 'responses-finished', begin: answersIn, only: CONVENE },
  { name: 'responses-undo', path: '/responses', follow: ['main tbody tr:has(.tag--good) th a'], then: '/undo', only: CONVENE },
  { name: 'responses-earlier', path: '/responses', only: IMPORT },
]

const PAIR = 'main article > p > a[href^="/overlaps/pairs/"]'
const KNOW = [...RECORD, LEADER]

const overlaps = [
  { name: 'overlaps', path: '/overlaps', only: KNOW },
  { name: 'overlaps-settled', path: '/overlaps?show=settled', only: KNOW },
  { name: 'overlaps-duplicates', path: '/overlaps/duplicates', only: KNOW },
  { name: 'overlaps-checks', path: '/overlaps/checks', only: KNOW },
  { name: 'overlaps-budget', path: '/overlaps/budget', only: CONVENE },
  { name: 'overlap-pair', path: '/overlaps', follow: [PAIR], only: CONVENE },
  { name: 'overlap-duplicate', path: '/overlaps/duplicates', follow: [PAIR], only: CONVENE },
  { name: 'overlap-merge', path: '/overlaps/duplicates', follow: [PAIR], then: '/merge', only: CONVENE },
]

const TOLD = ['main tbody tr:last-child th a[href^="/responses/imports/"]', 'main a[href^="/engagements/"][href$="/responses"]']

const told = [
  { name: 'responses-told', path: '/responses', follow: TOLD, only: CONVENE },
  { name: 'responses-filtered', path: '/responses', follow: TOLD, then: '?who=sex-female&by=age', only: CONVENE },
  { name: 'responses-too-few', path: '/responses', follow: TOLD, then: '?who=gender-other', only: CONVENE },
  { name: 'responses-comments', path: '/responses', follow: [...TOLD, 'main a[href*="question="]'], only: CONVENE },
]

const heard = [
  { name: 'reach', path: '/reach', only: SIGNED_IN },
  { name: 'reach-recent', path: '/reach?months=12&topic=transport', only: SIGNED_IN },
  { name: 'reach-by-age', path: '/reach?by=age', only: SIGNED_IN },
  { name: 'reach-map', path: '/reach?by=sex&at=ward&show=sex-male', only: SIGNED_IN },
  { name: 'reach-crossed', path: '/reach?by=age&by=ethnicity', only: SIGNED_IN },
  { name: 'reach-by-area', path: '/reach?by=age&at=district', only: SIGNED_IN },
  { name: 'reach-method', path: '/reach/method', only: SIGNED_IN },
  { name: 'reach-voices', path: '/reach/voices', only: SIGNED_IN },
  { name: 'reach-route', path: '/reach/route', only: SIGNED_IN },
  { name: 'reach-needs', path: '/reach/needs', only: SIGNED_IN },
  { name: 'seats', path: '/seats', only: IMPORT },
  { name: 'seats-new', path: '/seats/new', only: IMPORT },
  { name: 'seats-body', path: '/seats', follow: ['main tbody th a[href^="/seats/"]'], only: CONVENE },
  { name: 'seats-edit', path: '/seats', follow: ['main tbody th a[href^="/seats/"]', 'main a[href$="/edit"]'], only: CONVENE },
]

const lotteryQuotas = (visit) => beginLottery(visit, 'Winter care panel')
const lotteryChoices = async (visit) => { await lotteryQuotas(visit); await quotas(visit) }
const lotteryCheck = async (visit) => { await lotteryChoices(visit); await choose(visit) }
const lotteryFound = async (visit) => { await lotteryCheck(visit); await search(visit) }
const lotteryDrawn = async (visit) => { await lotteryFound(visit); await draw(visit) }
const DRAWN = ['main tbody tr:has(.tag--good) th a[href^="/lottery/"]']

const lotteries = [
  { name: 'lottery', path: '/lottery', only: CONVENE },
  { name: 'lottery-new', path: '/lottery/new', only: CONVENE },
  { name: 'lottery-quotas', begin: lotteryQuotas, only: CONVENE },
  { name: 'lottery-choices', begin: lotteryChoices, only: CONVENE },
  { name: 'lottery-check', begin: lotteryCheck, only: CONVENE },
  { name: 'lottery-found', begin: lotteryFound, only: CONVENE },
  { name: 'lottery-ceremony', begin: lotteryDrawn, only: CONVENE },
  { name: 'lottery-panel', path: '/lottery', follow: DRAWN, then: '/panel', only: CONVENE },
  { name: 'lottery-chance', path: '/lottery', follow: DRAWN, then: '/chance', only: CONVENE },
  { name: 'lottery-remove', path: '/lottery', follow: DRAWN, then: '/remove', only: CONVENE },
]

export const PAGES = [...house, ...finding, ...register, ...recording, ...overlaps, ...importing, ...answering, ...told, ...heard, ...lotteries]

/** Whether a role may open a page. */
export function mayOpen({ only }, role) {
  return !only || only.includes(role)
}

/** Opens a page as the visit's person, by its links where its address holds an id. Returns the answer. */
export async function reach(visit, { begin, path, follow = [], then = '' }) {
  if (begin) {
    await begin(visit)
    return visit.page.reload()
  }
  let address = path
  for (const link of follow) {
    await visit.open(address)
    const found = visit.page.locator(link).first()
    if ((await found.count()) === 0) throw new Error(`${address} has no link ${link}`)
    address = await found.getAttribute('href')
  }
  return visit.page.goto(address + then)
}
