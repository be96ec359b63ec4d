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
import { databaseFile, fill } from './fill.ts'
import { firstVisit } from './first-visit.ts'
import { type Figures, table } from './report.ts'
import { fillRecommendations, recommendationFigures } from './recommendations.ts'
import { fillSurvey, surveyResults } from './surveys-results.ts'
import { surveys } from './surveys.ts'
import { sweeps } from './sweeps.ts'
import { record, serveFloor, throughput } from './throughput.ts'

// npm run bench [-- --json]: all figures of the house, against floors of the same run. Some minutes.

const folder = mkdtempSync(join(tmpdir(), 'nghe-dan-bench-'))
const say = (text: string) => console.error(text)

try {
  const figures = await measure()
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
  else console.log(table(figures))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<Figures> {
  await buildWeb()
  buildWorker()
  const [counted, floor] = [bundle('counted'), bundle('floor')]
  const place = async (name: string) => {
    const path = join(folder, name)
    const database = await localDatabase(path)
    await seed(database, true)
    await database.close()
    return path
  }

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

  say('100.000 phiếu của một khảo sát…')
  const surveyPlace = await place('survey')
  const truth = fillSurvey(databaseFile(surveyPlace))
  const results = await withServer(surveyPlace, counted, (server) => surveyResults(server, truth))
  rmSync(surveyPlace, { recursive: true })

  say('100.000 kiến nghị sau giám sát…')
  const oversightPlace = await place('oversight')
  fillRecommendations(databaseFile(oversightPlace))
  const oversight = await withServer(oversightPlace, counted, recommendationFigures)
  rmSync(oversightPlace, { recursive: true })

  say('Lượng kiến nghị nhận mỗi giây…')
  const app = await serve({ port: 0, persist: smallPlace, rateLimits: 'none', clock: false })
  const bare = await serveFloor(await place('floor'), floor, batch)
  const rates = await throughput(app, bare.url)
  await bare.stop()
  say('Lần mở biểu mẫu đầu tiên…')
  const visit = await firstVisit(app.url)
  say('Biểu mẫu dài, và cùng biểu mẫu ấy ở phần mềm khác…')
  const forms = await surveys(app)
  await app.stop()
  return { ...rates, ...visit, ...forms, ...results, ...oversight, ...figures }
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
