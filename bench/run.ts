import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb, buildWorker } from '../scripts/build.ts'
import { localDatabase } from '../scripts/database.ts'
import { here } from '../scripts/paths.ts'
import { seed } from '../scripts/seed.ts'
import { type Served, serve } from '../scripts/serve.ts'
import { wrangler } from '../scripts/wrangler.ts'
import { costs } from './costs.ts'
import { fillDialogue, hallCosts, hallLoad } from './dialogue.ts'
import { databaseFile, fill } from './fill.ts'
import { firstVisit } from './first-visit.ts'
import { type Figures, table } from './report.ts'
import { fillRecommendations } from './recommendations-fill.ts'
import { recommendationFigures } from './recommendations.ts'
import { fillSurvey, surveyResults } from './surveys-results.ts'
import { surveys } from './surveys.ts'
import { sweeps } from './sweeps.ts'
import { record, serveFloor, throughput } from './throughput.ts'
import { fillRounds, roundFigures } from './rounds.ts'
import { fillUpward, upwardFigures } from './upward.ts'

// npm run bench [-- --json] [-- --only=recommendations]: all figures of the house, against floors of the same run. Some minutes.

const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-bench-'))
const say = (text: string) => console.error(text)

/** What can be measured by itself. */
const PARTS: Readonly<Record<string, (counted: string) => Promise<Figures>>> = {
  cases,
  surveyed,
  recommendations,
  dialogue,
  rounds,
  upward,
}

try {
  const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
  const part = only === undefined ? undefined : PARTS[only]
  if (only !== undefined && !part) throw new Error(`--only=${Object.keys(PARTS).join(' | ')}`)
  await buildWeb()
  buildWorker()
  const counted = bundle('counted')
  const figures: Figures = {}
  for (const measure of part ? [part] : Object.values(PARTS)) Object.assign(figures, await measure(counted))
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
  else console.log(table(figures))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A fresh database with the example data. */
async function place(name: string): Promise<string> {
  const path = join(folder, name)
  const database = await localDatabase(path)
  await seed(database, true)
  await database.close()
  return path
}

async function cases(counted: string): Promise<Figures> {
  say('10.000 hồ sơ ở một xã…')
  const smallPlace = await place('small')
  fill(databaseFile(smallPlace), 10_000, 1)
  say('1.000.000 hồ sơ ở 100 xã…')
  const largePlace = await place('large')
  fill(databaseFile(largePlace), 1_000_000, 100)
  say('Số dòng phải đọc, ghi ở hai cỡ…')
  const { batch, figures } = await withServer(smallPlace, counted, (small) =>
    withServer(largePlace, counted, async (large) => ({
      figures: { ...(await costs(small.url, large.url)), ...(await sweeps(small, large)) },
      batch: await record(small.url),
    })),
  )
  rmSync(largePlace, { recursive: true })

  say('Lượng kiến nghị nhận mỗi giây…')
  const app = await serve({ port: 0, persist: smallPlace, rateLimits: 'none', clock: false })
  const bare = await serveFloor(await place('floor'), bundle('floor'), batch)
  const rates = await throughput(app, bare.url)
  await bare.stop()
  say('Lần mở biểu mẫu đầu tiên…')
  const visit = await firstVisit(app.url)
  say('Biểu mẫu dài, và cùng biểu mẫu ấy ở phần mềm khác…')
  const forms = await surveys(app)
  await app.stop()
  return { ...rates, ...visit, ...forms, ...figures }
}

async function surveyed(counted: string): Promise<Figures> {
  say('100.000 phiếu của một khảo sát…')
  const path = await place('survey')
  const truth = fillSurvey(databaseFile(path))
  const results = await withServer(path, counted, (server) => surveyResults(server, truth))
  rmSync(path, { recursive: true })
  return results
}

async function recommendations(counted: string): Promise<Figures> {
  say('100.000 kiến nghị sau giám sát…')
  const path = await place('recommendations')
  fillRecommendations(databaseFile(path))
  const figures = await withServer(path, counted, recommendationFigures)
  rmSync(path, { recursive: true })
  return figures
}

async function dialogue(counted: string): Promise<Figures> {
  say('500 điện thoại trong một hội trường…')
  const path = await place('dialogue')
  const file = databaseFile(path)
  fillDialogue(file)
  const app = await serve({ port: 0, persist: path, clock: false })
  const load = await hallLoad(app).finally(app.stop)
  const costs = await withServer(path, counted, (server) => hallCosts(server, file))
  rmSync(path, { recursive: true })
  return { ...load, ...costs }
}

async function rounds(counted: string): Promise<Figures> {
  say('Một năm báo cáo của 200 đơn vị…')
  const path = await place('rounds')
  const truth = fillRounds(databaseFile(path))
  const figures = await withServer(path, counted, (server) => roundFigures(server, truth))
  rmSync(path, { recursive: true })
  return figures
}

async function upward(counted: string): Promise<Figures> {
  say('124 xã gửi số liệu lên cấp trên trong 12 tháng…')
  const path = await place('upward')
  fillUpward(databaseFile(path))
  const figures = await withServer(path, counted, upwardFigures)
  rmSync(path, { recursive: true })
  return figures
}

async function withServer<T>(persist: string, script: string, use: (server: Served) => Promise<T>): Promise<T> {
  const server = await serve({ port: 0, persist, script, rateLimits: 'none', clock: false })
  return use(server).finally(server.stop)
}

/** A bench Worker, bundled as a deployment would. */
function bundle(name: string): string {
  // Below the project: workerd does not load a module from outside it.
  const outdir = here('dist', 'bench', name)
  wrangler('deploy', join('bench', `${name}.ts`), '--dry-run', '--outdir', outdir)
  return join(outdir, `${name}.js`)
}
