import type { Plan } from './plan.ts'
import { type Answers, LIMITS, type Node, type QuestionKind } from './questionnaire.ts'
import type { Sheet } from './sheet.ts'
import { isGiven } from './tree.ts'
import { readDay, readDegrees, readNumber, readTime, showNumber, showTime } from './typing.ts'

/** Fields of answers begin with this, so that no question's name can be that of another field of the form. */
const MARK = 'c.'

/** What a form sent or will send: every field a list. */
export type Fields = ReadonlyMap<string, readonly string[]>
/** Of one question, what stands in each of its boxes; the box without a name is ''. */
export type Boxes = Readonly<Record<string, readonly string[]>>

/** The name of a question's field; of one of its boxes, such as `lat`, when the answer has several. */
export function fieldName(key: string, box = ''): string {
  return MARK + key + (box && `#${box}`)
}

/** Whose field this is: the key, and the box; null when it is no answer's. */
export function fieldKey(name: string): { key: string; box: string } | null {
  if (!name.startsWith(MARK)) return null
  const [key = '', box = ''] = name.slice(MARK.length).split('#')
  return { key, box }
}

/**
 * The answers that a form sent, of all its pages, as they are kept: "1.250.000" is 1250000 and "21/11/2026" is
 * 2026-11-21. What cannot be understood stays as it was typed, for the check to say so. Unknown names fall away.
 */
export function answersFrom(plan: Plan, fields: Fields): Answers {
  const sent = new Map<string, Record<string, readonly string[]>>()
  for (const [name, values] of fields) {
    const field = fieldKey(name)
    if (!field || !nodeAt(plan, field.key)) continue
    const boxes = sent.get(field.key) ?? {}
    boxes[field.box] = values
    sent.set(field.key, boxes)
  }
  const answers: Record<string, string> = {}
  for (const [key, boxes] of sent) {
    const value = answerOf((nodeAt(plan, key) as Node).kind, boxes)
    if (value !== '') answers[key] = value
  }
  return answers
}

/** The fields that stand for answers: `answersFrom` makes the same answers of them. */
export function fieldsOf(plan: Plan, answers: Answers): [name: string, value: string][] {
  const fields: [string, string][] = []
  for (const key of Object.keys(answers)) {
    const node = nodeAt(plan, key)
    const value = answers[key] ?? ''
    if (node && value !== '') fields.push([fieldName(key), isNumber(node.kind) ? showNumber(value) : value])
  }
  return fields
}

/** Everything that somebody put on a sheet, also where it is not asked now: what other pages carry and a draft keeps. */
export function valuesOf(sheet: Sheet): Answers {
  const values: Record<string, string> = {}
  for (const [key, spot] of sheet.tree.spots)
    if (spot.value !== '' && (spot.isCounter || isGiven(spot))) values[key] = spot.value
  return values
}

/** One answer, as it is kept, from what stands in its boxes. */
export function answerOf(kind: Node['kind'], boxes: Boxes): string {
  const all = boxes[''] ?? []
  const one = words(all[all.length - 1])
  const box = (name: string) => words((boxes[name] ?? [])[0])
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'range':
      return readNumber(one) ?? one
    case 'date':
      return readDay(one) ?? one
    case 'time':
      return readTime(one) ?? one
    case 'dateTime':
      return box('date') || box('time') ? momentOf(box('date'), box('time')) : one
    case 'geopoint':
      return box('lat') || box('lon') ? placeOf(box) : one
    case 'select_multiple':
      return [...new Set(split(all))].join(' ')
    case 'rank':
      return split(inOrder(boxes)).join(' ') || one
    case 'acknowledge':
      return one && 'OK'
    case 'image':
    case 'audio':
    case 'file':
      return box('bo') ? '' : one
    case 'repeat':
      return /^\d{1,3}$/.test(one) ? String(Math.min(Number(one), LIMITS.repeats)) : ''
    case 'text':
      return one.normalize('NFC')
    default:
      return one
  }
}

/** What stands in a box for an answer. */
export function boxText(kind: Node['kind'], value: string, box = ''): string {
  if (isNumber(kind)) return showNumber(value)
  if (kind === 'time') return showTime(value)
  if (kind === 'geopoint') return value.split(' ')[box === 'lat' ? 0 : 1] ?? ''
  if (kind === 'rank') return value.split(' ')[Number(box) - 1] ?? ''
  if (kind !== 'dateTime') return value
  const at = value.lastIndexOf('T')
  return box === 'date' ? value.slice(0, Math.max(at, 0)) : showTime(value.slice(at + 1))
}

/** The node of a key, when the questionnaire has such a place; groups have no answers. */
function nodeAt(plan: Plan, key: string): Node | null {
  const [name = '', ...places] = key.split(':')
  const item = plan.items.get(name)
  if (!item || item.node.kind === 'group' || places.length !== item.repeats.length) return null
  return places.every((place) => /^[1-9]\d{0,2}$/.test(place) && Number(place) <= LIMITS.repeats) ? item.node : null
}

/** Line ends as everybody writes them, without signs that no one typed. Twice the longest text is never read. */
function words(text = ''): string {
  return text
    .slice(0, 2 * LIMITS.textLength)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])/g, '')
    .trim()
}

function split(values: readonly string[]): string[] {
  return words(values.join(' ').replace(/\s+/g, ' ')).split(' ').filter(Boolean)
}

function inOrder(boxes: Boxes): string[] {
  const places = Object.keys(boxes).filter((box) => /^\d{1,4}$/.test(box))
  return places.sort((one, other) => Number(one) - Number(other)).map((box) => boxes[box]?.[0] ?? '')
}

function momentOf(day: string, time: string): string {
  return `${readDay(day) ?? day}T${readTime(time) ?? time}`
}

/** Both may stand in the first box, as maps give them to be copied. */
function placeOf(box: (name: string) => string): string {
  const [, first = box('lat'), second = box('lon')] = /^(\S+?)[,;]?\s+(\S+)$/.exec(box('lat')) ?? []
  return [first, second, box('alt') || (box('acc') && '0'), box('acc')].map(readDegrees).filter(Boolean).join(' ')
}

function isNumber(kind: Node['kind'] | QuestionKind): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'range'
}
