import * as v from 'valibot'
import { Refusal } from './refusal.ts'

export const FORMAT = 'nghe-dan-xa'
/** Goes up when an older reader could no longer read it right. */
export const FORMAT_VERSION = 1

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const part = v.strictObject({
  table: v.string(),
  columns: v.array(v.string()),
  rows: count,
  bytes: count,
  sha256: hash,
})

const manifestSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: count,
  commune: v.strictObject({ id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), name: v.string(), unit: v.string() }),
  exportedAt: v.string(),
  migrations: v.strictObject({ count, last: v.string() }),
  /** The keys that open what is sealed in it. They are not in it. */
  contactKeys: v.array(v.string()),
  /** How far the clock had come, for a deployment that has no commune yet. */
  marks: v.record(v.string(), v.string()),
  tables: v.array(part),
  common: v.array(part),
  /** Files of the bucket; the hash is over the lines `key, bytes, type, sha256` in their order. */
  objects: v.strictObject({ count, bytes: count, sha256: hash, missing: v.array(v.string()) }),
  /** What walking the chains found: a break that was there before is carried, and none may come on the way. */
  chain: v.strictObject({ cases: count, events: count, days: count, breaks: count, sha256: hash }),
})

export type Manifest = v.InferOutput<typeof manifestSchema>
export type Part = Manifest['tables'][number]

/** Reads a manifest; refuses one that this program does not understand. */
export function readManifest(text: string): Manifest {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    throw new Refusal('Bản kê trong tệp không đọc được.')
  }
  const { version } = found as { version?: unknown }
  if (typeof version === 'number' && version > FORMAT_VERSION)
    throw new Refusal(`Tệp này do bản Nghe Dân mới hơn xuất ra (định dạng ${version}). Cập nhật máy này trước.`)
  const checked = v.safeParse(manifestSchema, found)
  if (!checked.success) throw new Refusal('Bản kê trong tệp thiếu hoặc sai. Tệp này không phải bản xuất của một xã.')
  return checked.output
}
