import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** One import of a source file; `from` is a path inside the project for a relative one, a package's name otherwise. */
export type Import = { from: string; typeOnly: boolean; relative: boolean }
export type Source = { path: string; room: string; name: string; text: string; code: string; imports: Import[] }

const IMPORT =
  /^(?:import|export)\b(\s+type\b)?\s*([\w$\s,]*(?:\{[^}]*\}|\*[\w$\s]*)?)\s*\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm

/** Every TypeScript file below these folders, without what tools write. */
export function readSources(...folders: string[]): Map<string, Source> {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll('\\', '/')),
  )
  const wanted = paths.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && path !== 'web/built.ts')
  return new Map(wanted.sort().map((path) => [path, sourceOf(path, readFileSync(path, 'utf8'))]))
}

/** A file as the checks want it: `room` is its folder in worker/ or web/, `code` its text without comments. */
export function sourceOf(path: string, text: string): Source {
  const room = path.split('/').slice(1, -1)[0] ?? ''
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  return { path, room, name: basename(path).replace(/\.tsx?$/, ''), text, code, imports: importsOf(path, code) }
}

function importsOf(path: string, code: string): Import[] {
  return [...code.matchAll(IMPORT)].map(([, type, names = '', from, bare]) => {
    const specifier = from ?? bare ?? ''
    const relative = specifier.startsWith('.')
    return {
      from: relative ? join(dirname(path), specifier) : specifier,
      typeOnly: !!type || onlyTypes(names),
      relative,
    }
  })
}

/** `{ type A, type B }` leaves nothing at run time. */
function onlyTypes(names: string): boolean {
  const inside = names
    .match(/^\s*\{([^}]*)\}\s*$/)?.[1]
    ?.split(',')
    .map((name) => name.trim())
  const listed = inside?.filter((name) => name !== '') ?? []
  return listed.length > 0 && listed.every((name) => name.startsWith('type '))
}

/** Does an imported project file exist under exactly this name? */
export function isThere(found: Import): boolean {
  return existsSync(found.from) && /\.(tsx?|json|css)$/.test(found.from)
}

/** The packages that a file brings along at run time, itself or through what it imports, each with the way to it. */
export function reach(source: Source, sources: Map<string, Source>): Map<string, string> {
  const packages = new Map<string, string>()
  const seen = new Set<string>()
  const visit = (at: Source, way: string) => {
    if (seen.has(at.path)) return
    seen.add(at.path)
    for (const found of at.imports.filter((one) => !one.typeOnly)) {
      if (!found.relative && !packages.has(found.from)) packages.set(found.from, `${way} → ${found.from}`)
      const next = sources.get(found.from)
      if (next) visit(next, `${way} → ${next.path}`)
    }
  }
  visit(source, source.path)
  return packages
}
