import { bodyName, type CommuneBook } from '../../communes/book.ts'
import type { Item } from '../kept.ts'
import { FORM_WORDS, QUARTER_WORDS } from '../words.ts'

/** What became different from one version of a programme to the next. */
export type Difference =
  | { kind: 'added'; item: Item }
  | { kind: 'dropped'; item: Item }
  | { kind: 'changed'; item: Item; before: Item }

/** What is different between two versions, in the order of the later one; what was dropped comes last. */
export function compareVersions(before: readonly Item[], after: readonly Item[]): Difference[] {
  const earlier = new Map(before.map((item) => [item.id, item]))
  const later = new Set(after.map((item) => item.id))
  return [
    ...after.flatMap((item): Difference[] => {
      const one = earlier.get(item.id)
      if (!one) return [{ kind: 'added', item }]
      return isSame(one, item) ? [] : [{ kind: 'changed', item, before: one }]
    }),
    ...before.filter((item) => !later.has(item.id)).map((item): Difference => ({ kind: 'dropped', item })),
  ]
}

/** A difference in a sentence; the topic's title stands beside it. */
export function differenceText(found: Difference, book: CommuneBook): string {
  if (found.kind === 'added') return `Thêm, ${quarter(found.item)}`
  if (found.kind === 'dropped') return 'Đưa ra khỏi chương trình'
  const { before, item } = found
  const parts = [
    before.quarter === item.quarter ? '' : `chuyển từ ${quarter(before)} sang ${quarter(item)}`,
    before.title === item.title ? '' : `đổi tên, trước là “${before.title}”`,
    before.form === item.form ? '' : `đổi hình thức sang ${FORM_WORDS[item.form].name}`,
    before.leadBodyId === item.leadBodyId ? '' : `đổi chủ trì sang ${bodyName(book, item.leadBodyId)}`,
    sameSet(before.bodies, item.bodies)
      ? ''
      : `đổi cơ quan được giám sát thành ${item.bodies.map((id) => bodyName(book, id)).join(', ')}`,
    before.content === item.content ? '' : 'sửa nội dung giám sát',
  ]
  const text = parts.filter(Boolean).join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function quarter(item: Item): string {
  return QUARTER_WORDS[item.quarter] ?? ''
}

function isSame(one: Item, other: Item): boolean {
  return (
    one.title === other.title &&
    one.content === other.content &&
    one.form === other.form &&
    one.quarter === other.quarter &&
    one.leadBodyId === other.leadBodyId &&
    sameSet(one.bodies, other.bodies)
  )
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}
