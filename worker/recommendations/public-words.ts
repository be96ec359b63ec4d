import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { wrongAt } from '../dossiers/deed.ts'
import { containsIdentityNumber } from '../routing/suspicion/suspicion.ts'

/** Characters of what is said to everybody. */
export const PUBLIC_MAX = 600
/** Fewer say nothing. */
export const PUBLIC_LEAST = 10

/** A box of words that everybody reads once the recommendation is public. */
export function publicBox(name: string, more = ''): DeedField {
  return {
    ...{ kind: 'area', name, label: 'Nói ngắn cho người dân', most: PUBLIC_MAX, rows: 3 },
    hint: `Người dân đọc đoạn này khi hồ sơ được công khai. Không ghi tên, số điện thoại của ai.${more}`,
  }
}

/** A number that may tell who somebody is, in words for everybody: told at its field; null when there is none. */
export function numberFault(values: DeedValues, ...names: readonly string[]) {
  for (const name of names) {
    const [found] = containsIdentityNumber(values[name] ?? '')
    if (found)
      return wrongAt(
        name,
        `Có số ${found.text} giống số điện thoại hoặc số căn cước. Ông/bà bỏ số ấy vì mọi người đều đọc.`,
      )
  }
  return null
}
