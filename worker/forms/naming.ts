import { LIMITS, type Questionnaire, walk } from './questionnaire.ts'

/** How long a name that we make ourselves may get. */
const MADE_LENGTH = 32

/** A letter or `_`, then letters, digits, `_`, `-`, `.`. */
export const NAME = /^[\p{L}_][\p{L}\p{N}_.-]{0,63}$/u

/** Names that every object of the language has already. */
const TAKEN_BY_LANGUAGE = Object.getOwnPropertyNames(Object.prototype)

/** May something be called so, apart from what else is called so? */
export function isName(name: string): boolean {
  return NAME.test(name) && !TAKEN_BY_LANGUAGE.includes(name) && name !== 'prototype'
}

/** "Nhà ông/bà có mấy người?" → `nha_ong_ba_co_may_nguoi`; '' when there is no letter in it. */
export function nameFrom(label: string): string {
  const words = label
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word.slice(0, MADE_LENGTH) : `${name}_${word}`
    if (longer.length > MADE_LENGTH) break
    name = longer
  }
  return /^\d/.test(name) ? `_${name}` : name
}

/** The name, or the name with the first number behind it that is free. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = isName(wanted) ? wanted : 'cau'
  if (!taken.has(base)) return base
  const stem = base.replace(/_\d+$/, '')
  for (let number = 2; number <= LIMITS.choices + 2; number++)
    if (!taken.has(`${stem}_${number}`)) return `${stem}_${number}`
  return base
}

/** Every name that a question or group cannot take any more; boxes for "other" count. */
export function namesOf({ nodes }: Pick<Questionnaire, 'nodes'>): Set<string> {
  const names = new Set<string>()
  for (const { node } of walk(nodes)) {
    names.add(node.name)
    if ('orOther' in node && node.orOther) names.add(`${node.name}_other`)
  }
  return names
}

/** Was this name given for want of a better one? Then the first label makes it. */
export function isMadeUp(name: string): boolean {
  return /^(cau|nhom|trang|lap|bang|lua_chon)_\d+(_dong_\d+)?$/.test(name)
}
