import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { install, mayInstall } from './debian.ts'

export type OfficeSuite = { path: string }

const PACKAGES = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'fonts-liberation2']
/** The parts that open Word files and workbooks; either comes without the other. */
const PARTS = ['libswlo.so', 'libsclo.so']

/**
 * LibreOffice, which opens Word files and workbooks without a window. On a Debian where we may install, it is installed;
 * elsewhere the answer is the reason why there is none, for a test to say that it was left out.
 */
export function findOfficeSuite(): OfficeSuite | { reason: string } {
  const found = whole()
  if (found && !(mayInstall() && isUnpacking())) return found
  if (!mayInstall())
    return { reason: 'Máy này chưa có LibreOffice (Writer và Calc): cài để thử mở tệp Word, bảng tính.' }
  install(PACKAGES)
  return whole() ?? { reason: 'Không cài được LibreOffice: apt-get không chạy được hoặc không có mạng.' }
}

/** Word files as this suite prints them and reads their text, by name: pages of the PDF, words of the text. */
export async function opened(
  suite: OfficeSuite,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, { pages: number; text: string }>> {
  const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-office-'))
  try {
    const names = [...files].map(([name, bytes]) => {
      writeFileSync(join(folder, `${name}.docx`), bytes)
      return `${name}.docx`
    })
    for (const kind of ['pdf', 'txt:Text (encoded):UTF8']) await converted(suite, folder, kind, names)
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

async function converted(suite: OfficeSuite, folder: string, kind: string, names: readonly string[]): Promise<void> {
  // The browser that npm brings has fonts and libraries of its own, and says so to all that is started after it.
  const { FONTCONFIG_PATH: _fonts, LD_LIBRARY_PATH: _libraries, ...env } = process.env
  await promisify(execFile)(
    suite.path,
    ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', kind, ...names],
    // Sheets have Vietnamese names, and so have the files written of them.
    { cwd: folder, timeout: 110_000, env: { ...env, HOME: folder, LC_ALL: 'C.UTF-8' } },
  )
}

/** The suite with both parts. */
function whole(): OfficeSuite | undefined {
  for (const name of ['soffice', 'libreoffice']) {
    const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    const path = stdout.trim()
    if (status === 0 && PARTS.every((part) => existsSync(join(dirname(realpathSync(path)), part)))) return { path }
  }
  return undefined
}

/** Is somebody just installing it? Its files lie there before they can be used. */
function isUnpacking(): boolean {
  const asked = ['-W', '-f', '${db:Status-Abbrev}\\n', 'libreoffice*']
  const { stdout } = spawnSync('dpkg-query', asked, { encoding: 'utf8' })
  return (stdout ?? '').split('\n').some((line) => /^i[^ i]/.test(line))
}

/** Every sheet as a file of its own, as its cells are shown, separated by tabs. */
const TABLES = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1'

/** A workbook as this suite opens it: the sheets by name, their cells as texts. */
export async function openedTables(suite: OfficeSuite, bytes: Uint8Array): Promise<Map<string, string[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-office-'))
  try {
    writeFileSync(join(folder, 'bang.xlsx'), bytes)
    await converted(suite, folder, TABLES, ['bang.xlsx'])
    const names = readdirSync(folder).filter((name) => name.startsWith('bang-') && name.endsWith('.csv'))
    return new Map(
      names.map((name) => [
        name.slice('bang-'.length, -'.csv'.length),
        cellsOf(readFileSync(join(folder, name), 'utf8')),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lines of cells; a cell in quotes may hold line ends and quotes written twice. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n"]*))(\t|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}
