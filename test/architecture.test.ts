import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Import, isThere, reach, readSources, type Source, sourceOf } from './support/sources.ts'

const KIND_ROOMS = [
  ...['petitions', 'supervision', 'criticism', 'dialogue', 'surveys'],
  ...['rounds', 'coordination', 'targets', 'activities', 'merit', 'registers'],
]
const READING_ROOMS = ['statistics', 'audit', 'api', 'citizens', 'upward']

const sources = readSources('worker', 'web')
const all = [...sources.values()]
const worker = all.filter((source) => source.path.startsWith('worker/'))
const web = all.filter((source) => source.path.startsWith('web/'))

const isForm = (source: Source) => /(^|-)form$/.test(source.name)
const isTables = (source: Source) => source.name === 'tables'
const isQueries = (source: Source) => /(^|-)queries$/.test(source.name)
const isRoutes = (source: Source) => /(^|-)routes(-|$)/.test(source.name)
const isEntry = (source: Source) => /^worker\/(index|app|clock)\.tsx?$/.test(source.path)
const isPages = (source: Source) =>
  source.path.endsWith('.tsx') && source.room !== 'http' && !isRoutes(source) && !isEntry(source)
/** What touches the world by its nature: keeping photos, sealing, signing in, letting in, sending, sweeping. */
const isEffect = (source: Source) =>
  ['db', 'http', ...READING_ROOMS].includes(source.room) ||
  /(^|-)(access|auth|deliver|outbox|post|queue|seal|store|sweep)$/.test(source.name)
const isPure = (source: Source) => ![isTables, isQueries, isRoutes, isPages, isEntry, isEffect].some((is) => is(source))

const pure = worker.filter(isPure)
const isKindRoom = (room: string) => KIND_ROOMS.includes(room)
const target = (found: Import) => sources.get(found.from)

/** `file → what it should not import`, for a message that says at once what is wrong. */
function wrongImports(files: Source[], isWrong: (found: Import, source: Source) => boolean): string[] {
  return files.flatMap((source) =>
    source.imports.filter((found) => isWrong(found, source)).map((found) => `${source.path} → ${found.from}`),
  )
}

function waysTo(files: Source[], banned: RegExp): string[] {
  return files.flatMap((source) =>
    [...reach(source, sources)].filter(([name]) => banned.test(name)).map(([, way]) => way),
  )
}

describe('every file', () => {
  test('imports files that are there, by their whole name', () => {
    expect(wrongImports(all, (found) => found.relative && found.from !== 'web/built.ts' && !isThere(found))).toEqual([])
  })

  test('imports only packages that package.json names', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>
    }
    const named = (from: string) =>
      Object.keys(dependencies).some((name) => from === name || from.startsWith(`${name}/`))
    expect(
      wrongImports(all, ({ from, relative }) => !relative && !/^(node|cloudflare):/.test(from) && !named(from)),
    ).toEqual([])
  })

  test('has at most 250 lines', () => {
    expect(all.filter((source) => source.text.split('\n').length > 251).map((source) => source.path)).toEqual([])
  })

  test('says by name what it exports', () => {
    const barrels = all.filter((source) => /^export \*/m.test(source.code)).map((source) => source.path)
    expect(barrels.filter((path) => path !== 'worker/db/schema.ts')).toEqual([])
    const defaults = all
      .filter((source) => /^export default|\bas default\b/m.test(source.code))
      .map((source) => source.path)
    expect(defaults.filter((path) => path !== 'worker/index.ts')).toEqual([])
  })
})

describe('pure files', () => {
  test('are most of what decides, and are found', () => {
    const names = pure.map((source) => source.path)
    expect(names).toEqual(
      expect.arrayContaining(['worker/petitions/rules.ts', 'worker/petitions/form.ts', 'worker/routing/match.ts']),
    )
  })

  test('bring along no database, web server, pages or platform', () => {
    expect(waysTo(pure, /^(drizzle-orm|hono|preact|better-auth|cloudflare:)/)).toEqual([])
  })

  test('are told the time and are given their random numbers', () => {
    const clockOrChance =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\brandomBytes\b/
    expect(pure.filter((source) => clockOrChance.test(source.code)).map((source) => source.path)).toEqual([])
  })
})

describe('direction', () => {
  const knowsDatabase = (source: Source) =>
    isTables(source) || isQueries(source) || source.name === 'sweep' || ['statistics', 'db'].includes(source.room)

  test('only tables, queries, sweeps, statistics and db know the database', () => {
    expect(
      wrongImports(all, (found, source) => found.from.startsWith('drizzle-orm') && !knowsDatabase(source)),
    ).toEqual([])
    const talking = all.filter((source) => /\.(batch|prepare)\(/.test(source.code))
    expect(talking.filter((source) => !knowsDatabase(source)).map((source) => source.path)).toEqual([])
  })

  test('only routes, http, app and index know the web server', () => {
    const allowed = (source: Source) => isRoutes(source) || isEntry(source) || source.room === 'http'
    expect(wrongImports(all, (found, source) => /^hono($|\/)/.test(found.from) && !allowed(source))).toEqual([])
  })

  test('queries and tables know neither pages nor the web server', () => {
    expect(
      waysTo(
        worker.filter((source) => isQueries(source) || isTables(source)),
        /^(hono|preact)/,
      ),
    ).toEqual([])
  })

  test('pages are given what they show', () => {
    expect(waysTo(worker.filter(isPages), /^(drizzle-orm|hono|cloudflare:)/)).toEqual([])
  })

  test('routes are put together by app alone', () => {
    const mayImport = (source: Source, found: Source) =>
      isEntry(source) || (isRoutes(source) && source.room === found.room)
    const isWrong = (found: Import, source: Source) => {
      const routes = target(found)
      return routes !== undefined && isRoutes(routes) && !mayImport(source, routes)
    }
    expect(wrongImports(all, isWrong)).toEqual([])
    expect(
      wrongImports(all, ({ from }, { path }) => /^worker\/app\.tsx?$/.test(from) && path !== 'worker/index.ts'),
    ).toEqual([])
    expect(wrongImports(all, ({ from }) => from === 'worker/index.ts')).toEqual([])
  })

  test('a kind room knows no other kind room, and no shared room knows a kind room', () => {
    const rooms = worker.filter(
      (source) => source.room !== '' && source.room !== 'db' && !READING_ROOMS.includes(source.room),
    )
    const isWrong = (found: Import, source: Source) => {
      const room = target(found)?.path.startsWith('worker/') ? target(found)?.room : undefined
      return room !== undefined && room !== source.room && isKindRoom(room)
    }
    expect(wrongImports(rooms, isWrong)).toEqual([])
  })

  test('statistics, audit, api and citizens read any room and are known to app and clock alone', () => {
    const mayImport = (source: Source, room: string) =>
      source.room === room || isEntry(source) || source.path === 'worker/db/schema.ts'
    const isWrong = (found: Import, source: Source) => {
      const room = target(found)?.room ?? ''
      return READING_ROOMS.includes(room) && !mayImport(source, room)
    }
    expect(wrongImports(worker, isWrong)).toEqual([])
  })

  test('the library that writes Word files is known to the files that write them alone', () => {
    const writes = (source: Source) => /^worker\/documents\/word(-[a-z]+)?\.ts$/.test(source.path)
    expect(wrongImports(all, ({ from }, source) => /^docx($|\/)/.test(from) && !writes(source))).toEqual([])
    const wordFiles = worker.filter((source) => writes(source)).map(({ path }) => path)
    const early = (found: Import, source: Source) => wordFiles.includes(found.from) && !wordFiles.includes(source.path)
    const begin = (source: Source) => source.code.split(/\bimport\(/)[0] ?? ''
    expect(
      wrongImports(worker, (found, source) => early(found, source) && begin(source).includes(`/word.ts'`)),
    ).toEqual([])
  })

  test('what runs in browsers takes nothing from the Worker but what may be sent in, and the questionnaire engine', () => {
    const isForms = (found: Import) => {
      const source = target(found)
      return source !== undefined && (isForm(source) || (source.room === 'forms' && isPure(source)))
    }
    expect(wrongImports(web, (found) => found.from.startsWith('worker/') && !isForms(found))).toEqual([])
    expect(waysTo(web, /^(drizzle-orm|hono|better-auth|cloudflare:|node:)/)).toEqual([])
  })
})

test('the reader of these checks sees every way to import', () => {
  const text = [
    "import { a, type B } from './a.ts'",
    "import type { C } from './c.ts'",
    "import {\n  type D,\n  type E,\n} from './d.ts'",
    "import './f.ts'",
    "export { g } from './g.ts'",
    "const h = await import('./h.ts')",
    "// import { no } from './no.ts'",
    "export type Between = 'x'",
    "import { Hono } from 'hono'",
  ]
  const { imports, room, name } = sourceOf('worker/room/x.ts', text.join('\n'))
  expect({ room, name }).toEqual({ room: 'room', name: 'x' })
  expect(imports.map(({ from, typeOnly }) => (typeOnly ? `type ${from}` : from))).toEqual([
    'worker/room/a.ts',
    'type worker/room/c.ts',
    'type worker/room/d.ts',
    'worker/room/f.ts',
    'worker/room/g.ts',
    'worker/room/h.ts',
    'hono',
  ])
})
