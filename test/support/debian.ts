import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** How long another installation may keep us waiting: two test files may want something at the same moment. */
const TRIES = 100
const PAUSE_MS = 3000

/** May we install what a test wants? Only as root on a Debian. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

/** Installs packages of Debian, after whoever is installing now. Did it work? */
export function install(packages: readonly string[]): boolean {
  return aptGet(['update', '-qq']) && aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages])
}

function aptGet(words: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  for (let left = TRIES; left > 0; left--) {
    const { status, stderr } = spawnSync('apt-get', words, { encoding: 'utf8', env, timeout: 420_000 })
    if (status === 0) return true
    if (!/could not get lock|unable to (lock|acquire)/i.test(stderr ?? '')) return false
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
  return false
}
