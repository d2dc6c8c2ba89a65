// Asks a server for pages, so many at a time, and says how long the answers took.
import http from 'node:http'

function get(url, agent) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const request = http.get(url, { agent }, (answer) => {
      answer.on('data', () => {})
      answer.on('end', () => resolve({ status: answer.statusCode, latency_ms: performance.now() - begun }))
      answer.on('error', reject)
    })
    request.on('error', reject)
  })
}

/** The value below which this share of the sorted numbers lies. */
export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
}

/** Asks for `paths` in turn, `at_once` at a time, `requests` in all. Fails when an answer is not 200. */
export async function load(base, paths, { requests, at_once }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: at_once })
  const latencies = []
  let next = 0
  const worker = async () => {
    while (next < requests) {
      const path = paths[next++ % paths.length]
      const { status, latency_ms } = await get(base + path, agent)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      latencies.push(latency_ms)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: at_once }, worker))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  return {
    requests,
    per_second: requests / seconds,
    p50_ms: percentile(latencies, 0.5),
    p95_ms: percentile(latencies, 0.95),
    p99_ms: percentile(latencies, 0.99),
    worst_ms: latencies.at(-1),
  }
}
