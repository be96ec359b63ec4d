import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../worker/db/schema.ts'
import { quote } from './sql.ts'

/** A table whose rows go with a commune. */
export type Carried = {
  name: string
  /** What is written down of a row. */
  columns: readonly string[]
  /** In which order rows are read: unique, and ridden by the table's own key. */
  key: readonly string[]
  /** The rows of one commune, as a condition. */
  of: (commune: string) => string
}

/** Rows that every commune of a deployment shares: not carried, but looked for where the commune arrives. */
export type Common = Pick<Carried, 'name' | 'columns' | 'key'> & {
  of: (commune: string) => string
  /** Without them the commune cannot be taken in; otherwise a difference is only told. */
  needed: boolean
}

type Config = ReturnType<typeof getTableConfig>

const CONFIGS = (Object.values(schema) as unknown[])
  .flatMap((one) => (is(one, SQLiteTable) ? [getTableConfig(one)] : []))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

/** Tables that stay behind, and why. */
export const LEFT_BEHIND: Record<string, string> = {
  staff_sessions: 'everybody signs in anew: a session belongs to the machine that opened it',
  staff_verifications: 'half-finished sign-ins, gone within minutes',
  attempts: 'wrong tries of the last minutes, under hashes that name no commune',
  marks: 'how far the sweeps of this deployment have come: see marksOf in marks.ts',
  support_counts:
    'counted anew from the supports: the mark of that sweep is a place in their table, and places are new',
  areas: 'a level above is one of this deployment',
  area_communes: 'which communes send to a level above of this deployment',
  area_viewers: 'who reads for a level above of this deployment',
  area_viewer_codes: 'who reads for a level above of this deployment',
  area_viewer_events: 'who reads for a level above of this deployment',
  upward_figures: 'what was sent to a level above of this deployment',
  upward_reports: 'what was sent to a level above of this deployment',
  place_names: 'made anew from the units of the country',
}

const unitOf = (commune: string) => `(select unit_code from communes where id = ${quote(commune)})`

const SHARED: Record<string, Pick<Common, 'of' | 'needed'>> = {
  provinces: {
    of: (commune) => `code in (select province_code from commune_units where code = ${unitOf(commune)})`,
    needed: true,
  },
  commune_units: { of: (commune) => `code = ${unitOf(commune)}`, needed: true },
  limits: { of: () => 'commune_id is null', needed: true },
  special_days: { of: () => '1', needed: false },
}

/** Columns that lead to a commune, the shortest way first. */
const WAYS: [column: string, table: string, key: string][] = [
  ['case_id', 'cases', 'id'],
  ['body_id', 'bodies', 'id'],
  ['staff_id', 'staff_members', 'user_id'],
  ['user_id', 'staff_members', 'user_id'],
]

/** The shared tables of which a commune may have rows of its own beside them. */
const PARTLY_SHARED = ['limits']

/** What goes with a commune, each table after those that it refers to. */
export const CARRIED: readonly Carried[] = inOrder(CONFIGS.filter(isCarried)).map((config) => {
  const of = conditionFor(config.name)
  if (!of) throw new Error(`no way from ${config.name} to a commune: say in scripts/carry/tables.ts what becomes of it`)
  return { name: config.name, columns: carriedColumns(config), key: keyOf(config), of }
})

/** What is looked for where a commune arrives. */
export const COMMON: readonly Common[] = CONFIGS.flatMap((config) => {
  const shared = SHARED[config.name]
  return shared ? [{ name: config.name, columns: names(config), key: keyOf(config), ...shared }] : []
})

/** Carried tables in which the database numbers the rows itself: they are numbered anew where they arrive, in the same order. */
export const NUMBERED: readonly string[] = CONFIGS.filter((config) => isCarried(config) && isNumbered(config)).map(
  (config) => config.name,
)

/** Carried tables whose rows have a file in the bucket. */
export const WITH_OBJECTS = CARRIED.filter((table) => table.columns.includes('object_key'))

/** Carried tables in which something is sealed, with the name of its key. */
export const WITH_SEALS = CARRIED.filter((table) => table.columns.includes('key_id'))

function isCarried({ name }: Config): boolean {
  return !(name in LEFT_BEHIND) && (!(name in SHARED) || PARTLY_SHARED.includes(name))
}

/** Which rows of a table are a commune's. The plus keeps SQLite on the table's own key, along which pages are read. */
function conditionFor(table: string, seen: readonly string[] = []): Carried['of'] | null {
  const config = CONFIGS.find((one) => one.name === table)
  if (!config || seen.includes(table)) return null
  if (table === 'communes') return (commune) => `communes.id = ${quote(commune)}`
  if (table === 'staff_users') return through(table, 'id', 'staff_members', 'user_id', seen)
  const has = (name: string) => config.columns.some((column) => column.name === name && isSure(config, column))
  if (has('commune_id')) return (commune) => `+${table}.commune_id = ${quote(commune)}`
  const way = WAYS.find(([column, parent]) => has(column) && parent !== table)
  if (way) return through(table, ...way, seen)
  for (const { columns, foreignTable, foreignColumns } of config.foreignKeys.map((key) => key.reference())) {
    const [from, to, parent] = [columns[0], foreignColumns[0], getTableConfig(foreignTable).name]
    const found = from && to && has(from.name) ? through(table, from.name, parent, to.name, seen) : null
    if (found) return found
  }
  return null
}

function through(
  table: string,
  column: string,
  parent: string,
  key: string,
  seen: readonly string[],
): Carried['of'] | null {
  const above = conditionFor(parent, [...seen, table])
  if (!above) return null
  return (commune) =>
    `exists (select 1 from ${parent} where ${parent}.${key} = ${table}.${column} and ${above(commune)})`
}

/** A column that may be empty leads nowhere, but where an empty one means "of every commune". */
function isSure(config: Config, column: Config['columns'][number]): boolean {
  return column.notNull || column.primary || PARTLY_SHARED.includes(config.name)
}

function isNumbered(config: Config): boolean {
  return config.columns.some((column) => column.primary && column.getSQLType() === 'integer')
}

function names(config: Config): string[] {
  return config.columns.map((column) => column.name)
}

function carriedColumns(config: Config): string[] {
  const own = keyOf(config)
  return names(config).filter((name) => !isNumbered(config) || !own.includes(name))
}

function keyOf(config: Config): string[] {
  const together = config.primaryKeys[0]?.columns.map((column) => column.name)
  return together ?? config.columns.filter((column) => column.primary).map((column) => column.name)
}

function inOrder(configs: readonly Config[]): Config[] {
  const done: Config[] = []
  const visit = (config: Config, above: readonly string[]) => {
    if (done.includes(config) || above.includes(config.name)) return
    for (const key of config.foreignKeys) {
      const parent = configs.find((one) => one.name === getTableConfig(key.reference().foreignTable).name)
      if (parent) visit(parent, [...above, config.name])
    }
    done.push(config)
  }
  for (const config of configs) visit(config, [])
  return done
}
