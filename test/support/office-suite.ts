import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { install, mayInstall } from './debian.ts'

export type OfficeSuite = { path: string }

const PACKAGES = ['libreoffice-writer-nogui', 'fonts-liberation2']

/**
 * LibreOffice, which opens Word files without a window. On a Debian where we may install, it is installed; elsewhere the
 * answer is the reason why there is none, for a test to say that it was left out.
 */
export function findOfficeSuite(): OfficeSuite | { reason: string } {
  const found = onPath()
  if (found) return found
  if (!mayInstall()) return { reason: 'Máy này chưa có LibreOffice: cài để thử mở tệp Word.' }
  install(PACKAGES)
  return onPath() ?? { reason: 'Không cài được LibreOffice: apt-get không chạy được hoặc không có mạng.' }
}

/** Word files as this suite prints them and reads their text, by name: pages of the PDF, words of the text. */
export async function opened(
  suite: OfficeSuite,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, { pages: number; text: string }>> {
  const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-office-'))
  // The browser that npm brings has fonts and libraries of its own, and says so to all that is started after it.
  const { FONTCONFIG_PATH: _fonts, LD_LIBRARY_PATH: _libraries, ...env } = process.env
  try {
    const names = [...files].map(([name, bytes]) => {
      writeFileSync(join(folder, `${name}.docx`), bytes)
      return `${name}.docx`
    })
    for (const kind of ['pdf', 'txt:Text (encoded):UTF8'])
      await promisify(execFile)(
        suite.path,
        ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', kind, ...names],
        { cwd: folder, timeout: 110_000, env: { ...env, HOME: folder } },
      )
    return new Map(
      [...files.keys()].map((name) => [
        name,
        {
          pages: readFileSync(join(folder, `${name}.pdf`), 'latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
          text: readFileSync(join(folder, `${name}.txt`), 'utf8'),
        },
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function onPath(): OfficeSuite | undefined {
  for (const name of ['soffice', 'libreoffice']) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    if (status === 0) return { path: stdout.trim() }
  }
  return undefined
}
