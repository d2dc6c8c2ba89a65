// Starts Convenor on a demo instance of its own and stops it again.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPeople } from './people.mjs'

const READY_MS_MAX = 180_000
const STOP_MS_MAX = 10_000

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function freePort() {
  const server = createServer()
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts `convenor demo`. Returns its address (`base`), its data folder, its people by role and `stop()`. */
export async function startConvenor(binary = process.env.CONVENOR_BIN ?? 'target/debug/convenor') {
  const data = await mkdtemp(join(tmpdir(), 'convenor-journeys-'))
  const listen = `127.0.0.1:${await freePort()}`
  const program = spawn(binary, ['demo', '--data', data, '--listen', listen], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  program.stdout.on('data', (text) => said.push(text))
  program.stderr.on('data', (text) => said.push(text))
  const ended = new Promise((resolve) => program.once('exit', resolve).once('error', resolve))
  const stop = async () => {
    program.kill('SIGTERM')
    const stopped = await Promise.race([ended.then(() => true), pause(STOP_MS_MAX).then(() => false)])
    if (!stopped) program.kill('SIGKILL')
    await rm(data, { recursive: true, force: true })
  }
  const base = `http://${listen}`
  try {
    await untilReady(base, ended)
    const people = readPeople(said.join(''))
    return { base, data, people, stop }
  } catch (error) {
    await stop()
    throw new Error(`${error.message}\n${said.join('').slice(-4000)}`)
  }
}

async function untilReady(base, ended) {
  let over = false
  ended.then(() => { over = true })
  const deadline = Date.now() + READY_MS_MAX
  while (Date.now() < deadline) {
    if (over) throw new Error('Convenor ended before it was ready.')
    const answer = await fetch(`${base}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await pause(100)
  }
  throw new Error(`Convenor was not ready after ${READY_MS_MAX / 1000} seconds.`)
}
