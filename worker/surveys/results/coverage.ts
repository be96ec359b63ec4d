import { FEW } from '../../forms/tally/few.ts'
import { hiddenParts } from '../../forms/tally/parts.ts'
import type { Sheets } from '../../forms/tally/sheets.ts'
import { given } from '../../forms/tally/tally.ts'
import type { Shown } from '../../forms/tally/told.ts'
import type { Named } from './wording.ts'

/** Slips by hamlet: given out, and used. */
export type Slips = Record<string, { given: number; used: number }>

/** How many sheets came from each hamlet and by each way. */
export type Coverage = {
  many: number
  /** Null: too few sheets. No hamlet is `''`. `given`: slips that were given out there. */
  hamlets: { name: string; label: string; value: Shown; given: Shown }[] | null
  ways: { label: string; value: Shown }[] | null
  /** In how many hamlets five or more answered, of how many. */
  reached: number
  of: number
  slips: { given: number; used: Shown } | null
}

const WAYS = [
  ['web', 'Qua đường dẫn'],
  ['paper', 'Phiếu giấy'],
  ['staff', 'Cán bộ'],
] as const

/** Where sheets came from, as it may be told. */
export function coverageOf(sheets: Sheets, hamlets: readonly Named[], slips: Slips | null): Coverage {
  const { many, byHamlet, byChannel } = sheets
  const names = [...hamlets, { name: '', label: 'Không rõ thôn' }]
  const count = (counts: Record<string, number>, name: string) => given({ of: counts }, name)
  const inHamlets = names.map(({ name }) => count(byHamlet, name))
  const hidden = many < FEW ? null : hiddenParts(inHamlets)
  const ways = WAYS.map(([name, label]) => ({ label, many: count(byChannel, name) }))
  const hiddenWays = many < FEW ? null : hiddenParts(ways.map((way) => way.many))
  const isThere = ({ name }: Named, index: number) => name !== '' || (inHamlets[index] ?? 0) > 0
  const all = Object.values(slips ?? {})
  const sum = (key: 'given' | 'used') => all.reduce((total, one) => total + one[key], 0)
  const [used] = hiddenParts([sum('used'), sum('given') - sum('used')]) ?? [true]
  return {
    many,
    hamlets:
      hidden &&
      names.flatMap((one, index) => {
        if (!isThere(one, index)) return []
        const value = hidden[index] ? null : (inHamlets[index] ?? 0)
        return [
          { ...one, value, given: slips && Object.hasOwn(slips, one.name) ? (slips[one.name]?.given ?? null) : null },
        ]
      }),
    ways:
      hiddenWays &&
      ways.flatMap((way, index) =>
        way.many === 0 ? [] : [{ label: way.label, value: hiddenWays[index] ? null : way.many }],
      ),
    reached: hamlets.filter(({ name }) => count(byHamlet, name) >= FEW).length,
    of: hamlets.length,
    slips: slips && { given: sum('given'), used: used ? null : sum('used') },
  }
}
