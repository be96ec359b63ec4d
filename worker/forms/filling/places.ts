import type { Sheet } from '../sheet.ts'

/** Of what is wrong, what concerns questions that are asked. */
export function relevantOf(sheet: Sheet, errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => sheet.has(key) && sheet.entry(key).relevant))
}

/** A question that nobody was shown yet is not answered wrongly: nor are those in a group that was not shown. */
export function withoutUnseen(
  sheet: Sheet,
  errors: Record<string, string>,
  unseen: ReadonlySet<string>,
): Record<string, string> {
  const isUnseen = (key: string): boolean => {
    const [name = '', ...places] = key.split(':')
    const parent = sheet.plan.items.get(name)?.parent
    const above = parent ? [parent.name, ...places.slice(0, parent.repeats.length)].join(':') : ''
    return unseen.has(key) || (above !== '' && isUnseen(above))
  }
  return Object.fromEntries(Object.entries(errors).filter(([key]) => !isUnseen(key)))
}

/** What a place stands in at the top of its page. */
export function topOf(sheet: Sheet, key: string): string {
  const tops = new Set(sheet.plan.pages.flat())
  let item = sheet.plan.items.get(key.split(':')[0] ?? '')
  while (item && !tops.has(item.name)) item = item.parent ?? undefined
  return item?.name ?? key
}
