import openapi from '@redocly/openapi-core'
import { expectEqual } from '../lib.mjs'

export const title = 'The API description is served and passes the linter'

export default async function journey({ base }) {
  const answer = await fetch(`${base}/api/v1/openapi.json`)
  expectEqual(answer.status, 200, 'status of /api/v1/openapi.json')
  const source = await answer.text()
  const config = await openapi.createConfig({ extends: ['recommended'] })
  const problems = await openapi.lintFromString({ source, absoluteRef: 'openapi.json', config })
  const errors = problems.filter(({ severity }) => severity === 'error')
  const lines = errors.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer}: ${message}`)
  if (lines.length > 0) throw new Error(lines.join('\n'))
}
