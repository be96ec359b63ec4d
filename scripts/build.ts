import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { here, ifThere, ROOT } from './paths.ts'
import { wrangler } from './wrangler.ts'

// Phones of 2017 and later: what is newer is written in their terms.
const OLD_PHONES = ['es2017', 'chrome61', 'firefox60', 'safari11']

/** For what few questionnaires need: instead of each `all.ts` a script gets the `common.ts` beside it. */
const COMMON_ONLY: Plugin = {
  name: 'common-only',
  setup({ onResolve }) {
    onResolve({ filter: /\/all\.ts$/ }, ({ path, resolveDir }) => {
      const common = join(resolveDir, path.replace(/all\.ts$/, 'common.ts'))
      return existsSync(common) ? { path: common } : null
    })
  },
}

/** Builds what browsers get: `public/assets/*`, `public/sw.js`, and `web/built.ts`, which tells the Worker their names. */
export async function buildWeb(): Promise<void> {
  const siteCss = await inlined('web/site.css')
  const officeCss = await asset('web/office.css')
  const browserJs = await asset('web/browser.ts')
  const offlineJs = await asset('web/offline.ts')
  const keysJs = await asset('web/keys.ts')
  const pushJs = await asset('web/push.ts')
  const paperCss = await asset('web/paper.css')
  const spotJs = await asset('web/spot.ts')
  const minutesJs = await asset('web/minutes.ts')
  const reportJs = await asset('web/report.ts')
  const photosJs = await asset('web/photos.ts')
  const shortcutsJs = await asset('web/shortcuts.ts')
  const builderJs = await asset('web/islands/builder/builder.tsx')
  const sheetJs = await asset('web/islands/sheet.tsx')
  const plainSheetJs = await asset('web/islands/sheet.tsx', {
    entryNames: 'plain-sheet.[hash]',
    plugins: [COMMON_ONLY],
  })
  const sheetCss = await asset('web/sheet.css')
  const resultsCss = await asset('web/results.css')
  const altchaJs = await asset('web/altcha.ts')
  const screenCss = await asset('web/screen.css')
  removeAssetsExcept([
    altchaJs,
    screenCss,
    sheetJs,
    plainSheetJs,
    sheetCss,
    resultsCss,
    builderJs,
    shortcutsJs,
    officeCss,
    browserJs,
    offlineJs,
    keysJs,
    pushJs,
    paperCss,
    spotJs,
    minutesJs,
    reportJs,
    photosJs,
  ])
  writeIfChanged(
    here('web', 'built.ts'),
    [
      '// Written by `npm run build`.',
      `export const SITE_CSS = ${JSON.stringify(siteCss)}`,
      `export const SITE_CSS_HASH = ${JSON.stringify(contentHash(siteCss))}`,
      `export const OFFICE_CSS = ${JSON.stringify(officeCss)}`,
      `export const BROWSER_JS = ${JSON.stringify(browserJs)}`,
      `export const BUILDER_JS = ${JSON.stringify(builderJs)}`,
      `export const SHEET_JS = ${JSON.stringify(sheetJs)}`,
      `export const PLAIN_SHEET_JS = ${JSON.stringify(plainSheetJs)}`,
      `export const SHEET_CSS = ${JSON.stringify(sheetCss)}`,
      `export const RESULTS_CSS = ${JSON.stringify(resultsCss)}`,
      `export const ALTCHA_JS = ${JSON.stringify(altchaJs)}`,
      `export const SHORTCUTS_JS = ${JSON.stringify(shortcutsJs)}`,
      `export const OFFLINE_JS = ${JSON.stringify(offlineJs)}`,
      `export const KEYS_JS = ${JSON.stringify(keysJs)}`,
      `export const PUSH_JS = ${JSON.stringify(pushJs)}`,
      `export const PAPER_CSS = ${JSON.stringify(paperCss)}`,
      `export const SPOT_JS = ${JSON.stringify(spotJs)}`,
      `export const MINUTES_JS = ${JSON.stringify(minutesJs)}`,
      `export const REPORT_JS = ${JSON.stringify(reportJs)}`,
      `export const PHOTOS_JS = ${JSON.stringify(photosJs)}`,
      `export const SCREEN_CSS = ${JSON.stringify(screenCss)}`,
      '',
    ].join('\n'),
  )
  // Last, because it may want to know the names of the others.
  if (ifThere('web/sw.ts')) await bundle('web/sw.ts', { outfile: here('public', 'sw.js') })
  else rmSync(here('public', 'sw.js'), { force: true })
  await bundle('web/spot-sw.ts', { outfile: here('public', 'ghi-nhan-sw.js') })
}

/** Builds the Worker into `dist/` exactly as a deployment would, without sending it anywhere. */
export function buildWorker(): void {
  wrangler('deploy', '--dry-run', '--outdir', 'dist')
}

/** One file of all that a source needs, as old phones understand it. */
export async function bundle(source: string, options: BuildOptions) {
  return build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    target: OLD_PHONES,
    // They all take names apart; esbuild thinks of a fault that one of them has in a corner that is not used here.
    supported: { destructuring: true },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    ...options,
  })
}

/** The minified text of a style sheet, for a `<style>` element. */
async function inlined(source: string): Promise<string> {
  if (!ifThere(source)) return ''
  const { outputFiles } = await bundle(source, { write: false })
  return outputFiles?.[0]?.text.trim() ?? ''
}

/** Writes a bundle whose name changes with its content, and returns its address. */
async function asset(source: string, options: BuildOptions = {}): Promise<string> {
  if (!ifThere(source)) return ''
  const folder = { outdir: here('public', 'assets'), entryNames: '[name].[hash]', metafile: true, ...options }
  const { metafile } = await bundle(source, folder)
  const [path] = Object.keys(metafile?.outputs ?? {})
  return path ? `/assets/${basename(path)}` : ''
}

function removeAssetsExcept(addresses: string[]): void {
  mkdirSync(here('public', 'assets'), { recursive: true })
  const kept = new Set(addresses.map((address) => basename(address)))
  for (const name of readdirSync(here('public', 'assets')))
    if (!kept.has(name)) rmSync(here('public', 'assets', name), { recursive: true })
}

/** What a Content-Security-Policy calls this text. */
function contentHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Leaves the file alone when it already says so: whoever watches it is not woken. */
function writeIfChanged(path: string, text: string): void {
  const before = ifThere('web/built.ts') ? readFileSync(path, 'utf8') : undefined
  if (before !== text) writeFileSync(path, text)
}

async function main(): Promise<void> {
  const start = performance.now()
  await buildWeb()
  if (process.argv.includes('--worker')) buildWorker()
  console.log(`Đã dựng xong sau ${((performance.now() - start) / 1000).toFixed(1)} giây.`)
}

if (import.meta.main)
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
