import { createServer } from 'node:net'
import { buildWeb, buildWorker } from './build.ts'
import { LOCAL_DATA, localDatabase } from './database.ts'
import { isEmpty, seed } from './seed.ts'
import { EXAMPLE_ACCOUNTS, EXAMPLE_PASSWORD } from './seed/accounts.ts'
import { exampleCases } from './seed/cases.ts'
import { activityStatements } from './seed/activities.ts'
import { coordinationStatements } from './seed/coordination.ts'
import { playCriticism } from './seed/criticism.ts'
import { dialogueStatements, playDialogue } from './seed/dialogue.ts'
import { difficultyExamples } from './seed/difficulties.ts'
import { furtherStatements } from './seed/further-questions.ts'
import { questionnaireStatements } from './seed/questionnaires.ts'
import { playRecommendations, recommendationStatements } from './seed/recommendations.ts'
import { roundSeriesStatements } from './seed/round-series.ts'
import { roundStatements } from './seed/rounds.ts'
import { playMerit } from './seed/merit.ts'
import { playRegisters } from './seed/registers.ts'
import { playSpot, spotStatements } from './seed/spot.ts'
import { supervisionStatements } from './seed/supervision.ts'
import { targetStatements } from './seed/targets.ts'
import { EXAMPLE_VIEWERS, upwardStatements } from './seed/upward.ts'
import { publishExample } from './seed/survey-results.ts'
import { surveyStatements } from './seed/surveys/index.ts'
import { mailFolder } from './mail-folder.ts'
import { fire, serve } from './serve.ts'

const port = Number(process.env.PORT ?? 8787)
const host = process.env.HOST ?? '127.0.0.1'

/** Is nobody listening there yet? */
function isFree(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

type Commune = { id: string; name: string }

/** Fills an empty database; what is in it is left alone. Returns its communes, and whether example cases are to follow. */
async function prepareData(): Promise<{ communes: Commune[]; wantsCases: boolean }> {
  const database = await localDatabase(LOCAL_DATA)
  try {
    if (await isEmpty(database, 'communes')) {
      console.log('Chuẩn bị dữ liệu lần đầu: địa danh cả nước, ba xã ví dụ, các tài khoản ví dụ…')
      await seed(database, true)
    }
    const communes = await database.read<Commune>('SELECT id, name FROM communes ORDER BY name')
    const examples = await database.read("SELECT 1 FROM staff_users WHERE id LIKE 'vi-du.%' LIMIT 1")
    const wantsCases = examples.length > 0 && (await isEmpty(database, 'cases'))
    if (wantsCases) {
      const now = new Date()
      const surveys = await surveyStatements(now)
      await database.write([...(await questionnaireStatements(now)), ...surveys, ...furtherStatements(now)])
      await database.write([...supervisionStatements(now), ...recommendationStatements(now), ...spotStatements(now)])
      await database.write(dialogueStatements(now))
      await database.write([...coordinationStatements(now), ...targetStatements(now), ...activityStatements(now)])
      await database.write([...upwardStatements(now), ...difficultyExamples(now)])
      await database.write([...roundStatements(now), ...(await roundSeriesStatements(now))])
    }
    return { communes, wantsCases }
  } finally {
    await database.close()
  }
}

/** Sends the example petitions through the application itself, as citizens and officers would. */
async function sendExamples(): Promise<void> {
  console.log('Gửi và giải quyết thử vài kiến nghị ví dụ…')
  const { url, mf, stop } = await serve({ port: 0, persist: LOCAL_DATA, rateLimits: 'none', clock: false, log: show })
  // Counted at once, so that the first visitor sees the figures.
  await exampleCases(url)
    .then(() => playRecommendations(url))
    .then(() => playDialogue(url))
    .then(() => playCriticism(url))
    .then(() => playSpot(url))
    .then(() => playRegisters(url))
    .then(() => playMerit(url))
    .then(() => fire(mf, '*/5 * * * *'))
    .then(() => publishExample(url))
    .finally(stop)
}

/** Passes on what the Worker writes, as it is. */
function show(line: string, level: string): void {
  if (level === 'error' || level === 'warn') console.error(line)
  else console.log(line)
}

function columns(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('   ')}`.trimEnd()).join('\n')
}

function welcome(url: string, communes: Commune[]): string {
  const accounts = EXAMPLE_ACCOUNTS.filter((person) => person.communeId === 'binh-xa')
  return [
    '',
    columns([
      ['Tìm xã', `${url}/`],
      ...communes.map(({ id, name }) => [name, `${url}/${id}`]),
      ['Cán bộ', `${url}/can-bo`],
    ]),
    '',
    `Tài khoản ví dụ của Bình Xa, mật khẩu «${EXAMPLE_PASSWORD}» (Đak Pơ: thêm .dakpo sau tên):`,
    columns(accounts.map(({ username, name, title }) => [username, name, title])),
    'Cấp trên, chỉ xem, cùng mật khẩu:',
    columns(EXAMPLE_VIEWERS.map(({ username, name, title }) => [username, name, title])),
    '',
    `Thư điện tử không gửi đi đâu: mỗi thư là một tệp trong ${mailFolder(LOCAL_DATA)}.`,
    `Dữ liệu nằm trong ${LOCAL_DATA}. Dừng: Ctrl+C.`,
  ].join('\n')
}

async function start(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT phải là một số từ 1 đến 65535.`)
  if (!(await isFree()))
    throw new Error(
      `Cổng ${port} đang có chương trình khác dùng. Dừng chương trình ấy, hoặc chọn cổng khác: PORT=${port + 1} npm start`,
    )
  await buildWeb()
  buildWorker()
  const { communes, wantsCases } = await prepareData()
  if (wantsCases) await sendExamples()
  const { stop } = await serve({ port, host, persist: LOCAL_DATA, log: show })
  console.log(welcome(`http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`, communes))
  let ending: Promise<void> | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Miniflare's own answer to a signal does not wait for what is under way; npm passes the same one on again.
    process.removeAllListeners(signal)
    process.on(signal, () => (ending ??= stop().then(() => process.exit(0))))
  }
}

await start().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
