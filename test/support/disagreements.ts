import type { Answers } from '../../worker/forms/questionnaire.ts'
import type { Read } from './read-results.ts'
import { amount, type Hand, isUnder, threeDigits, valuesOf } from './recount.ts'

/** How many numbers of a page were compared, and what is not as somebody counts it by hand. */
export type Compared = { numbers: number; wrong: string[] }

/** Fewer people than this are never told; fewer numbers than that make no mean. */
const FEW = 5
const MEAN_OF = 10
const isFew = (many: number) => many > 0 && many < FEW

/**
 * Compares a page of results with a count by hand: every number that it tells is right, none speaks of one to four people
 * or lets them be found by taking away, and nothing is kept back where no such number is near.
 */
export function disagreements(read: readonly Read[], hands: readonly Hand[], answers: readonly Answers[]): Compared {
  const compared: Compared = { numbers: 0, wrong: [] }
  if (read.length !== hands.length) compared.wrong.push(`${read.length} questions are told of ${hands.length}`)
  for (const [at, hand] of hands.entries()) {
    const one = read[at]
    if (!one) continue
    const say = (what: string) => compared.wrong.push(`${hand.name}: ${what}`)
    if (one.title !== hand.title) say(`is called "${one.title}", not "${hand.title}"`)
    const values = answers.flatMap((sheet) => valuesOf(sheet, hand))
    compared.numbers += compareOne(one, hand, values, say)
  }
  return compared
}

type Say = (what: string) => void

function compareOne(read: Read, hand: Hand, values: readonly string[], say: Say): number {
  const all = values.length
  const given = values.filter((value) => value !== '')
  const [n, none] = [given.length, all - given.length]
  const counts = read.lines.map(({ label }, at) => {
    const before = read.lines.slice(0, at).filter((line) => line.label === label).length
    const is = isUnder(hand, label, before)
    if (is === null) say(`nobody knows what "${label}" is`)
    return is === null ? 0 : given.filter(is).length
  })
  const isWhole = hand.kind !== 'select_multiple'
  const ofOptions = hand.options.map(({ name }) => given.filter((value) => value.split(' ').includes(name)).length)
  const parts = hand.kind !== 'rank' && hand.options.length > 0 ? ofOptions : counts
  const isCalm = isWhole
    ? ![...parts, none].some(isFew)
    : ![...parts, ...parts.map((many) => n - many), none, parts.reduce((a, b) => a + b, 0) - n].some(isFew)
  if (isSilent(read)) {
    if (read.lines.some(({ value }) => value !== null)) say(`tells of ${n} of ${all} who are too few`)
    if (all >= FEW && !isFew(n) && isCalm) say(`keeps ${n} of ${all} back for nothing`)
    return 1
  }
  if (all < FEW || isFew(n)) say(`says "${read.answered}" of ${n} of ${all}`)
  const base = compareAnswered(read, all, n, say)
  if (n === 0) return 1
  for (const [at, { label, value, share }] of read.lines.entries()) {
    const many = counts[at] ?? 0
    if (value !== null && value !== many) say(`tells ${value} for "${label}", by hand ${many}`)
    if (value !== null && isFew(value)) say(`tells ${value} people for "${label}"`)
    const rounded = base === 0 ? '0%' : `${Math.round((many / base) * 100)}%`
    if (value !== null && share !== rounded) say(`tells ${share} for "${label}"`)
  }
  const hidden = read.lines.filter(({ value }) => value === null).length
  const isKeptBack = hidden > 0 || base !== n
  if (isCalm && isKeptBack) say('keeps a number back for nothing')
  if (isWhole && read.lines.length > 0) {
    if (counts.reduce((a, b) => a + b, 0) !== n) say('has answers under no line')
    if (hidden + (base === n ? 0 : 1) === 1) say('keeps back one number that follows from the others')
  }
  return read.lines.length - hidden + 1 + compareMeans(read, hand, given, isKeptBack, say)
}

function isSilent({ answered }: Read): boolean {
  return /^quá ít/i.test(answered)
}

/** What is said of how many answered. Returns of how many shares are told. */
function compareAnswered({ answered, isInTable }: Read, all: number, n: number, say: Say): number {
  const [first = 0, second = 0] = (answered.match(/[\d.]+/g) ?? []).map((text) => amount(text.replace(/\.$/, '')))
  const none = all - n
  if (isInTable || answered.startsWith('Tính trên')) {
    if (first !== all && !(isInTable && first === n && !isFew(none))) say(`says "${answered}" of ${all}`)
    return first
  }
  if (n === 0) {
    if (answered !== 'Chưa có ai trả lời.') say(`says "${answered}" where nobody answered`)
    return 0
  }
  if (first !== n || second !== none || isFew(none)) say(`says "${answered}" of ${n} and ${none}`)
  return n
}

/** Means, middles and mean places. Returns how many were compared. */
function compareMeans(read: Read, hand: Hand, given: readonly string[], isKeptBack: boolean, say: Say): number {
  if (read.isInTable) return 0
  const told = (pattern: RegExp) => pattern.exec(read.said)?.slice(1).map(amount) ?? []
  if (hand.kind === 'rank')
    return read.lines.filter(({ label, more }) => comparePlace(hand, label, more, given, say)).length
  const isNumber = ['integer', 'decimal', 'range', 'repeat'].includes(hand.kind)
  if (!isNumber) return 0
  const numbers = given.map(Number).toSorted((a, b) => a - b)
  const sum = numbers.reduce((a, b) => a + b, 0)
  const mean = sum / numbers.length
  const [toldMean] = told(/Trung bình (-?[\d.]+(?:,\d+)?)/)
  if (hand.points.length > 0) {
    const [deviation] = told(/lệch nhau khoảng ([\d.]+(?:,\d+)?)/)
    const spread = Math.sqrt(numbers.reduce((all, one) => all + (one - mean) ** 2, 0) / numbers.length)
    if (toldMean === undefined && numbers.length >= MEAN_OF && !isKeptBack) say('keeps its mean back for nothing')
    if (toldMean !== undefined && !isNear(toldMean, mean, 0.05)) say(`has the mean ${toldMean}, by hand ${mean}`)
    if (deviation !== undefined && !isNear(deviation, spread, 0.05))
      say(`has the spread ${deviation}, by hand ${spread}`)
    return toldMean === undefined ? 0 : 2
  }
  const mayTell = numbers.length >= MEAN_OF && (sum === 0 || Math.abs(sum) >= FEW)
  if (mayTell !== (toldMean !== undefined)) say(mayTell ? 'keeps its mean back' : 'tells a mean of few')
  if (toldMean === undefined) return 0
  if (!isNear(toldMean, mean, Math.abs(mean) * 0.00501)) say(`has the mean ${toldMean}, by hand ${mean}`)
  const at = (part: number) => threeDigits(numbers[Math.ceil(numbers.length * part) - 1] ?? 0)
  const [middle] = told(/ở giữa (-?[\d.]+(?:,\d+)?)/)
  if (middle !== at(0.5)) say(`has ${middle} in the middle, by hand ${at(0.5)}`)
  const [low, high] = told(/Một nửa nằm từ (-?[\d.]+(?:,\d+)?) đến (-?[\d.]+(?:,\d+)?)/)
  if (low !== undefined && (low !== at(0.25) || high !== at(0.75))) say(`has its half from ${low} to ${high}`)
  return 2
}

/** The mean place of an option in an order. */
function comparePlace(hand: Hand, label: string, told: string, given: readonly string[], say: Say): boolean {
  const name = hand.options.find((option) => option.label === label)?.name ?? ''
  const orders = given.map((value) => value.split(' ')).filter((order) => order.includes(name))
  const places = orders.map((order) => order.indexOf(name) + 1)
  const before = places.reduce((all, place) => all + place - 1, 0)
  const behind = places.reduce((all, place) => all + hand.options.length - place, 0)
  const mayTell = places.length >= MEAN_OF && !isFew(before) && !isFew(behind)
  const isTold = told !== 'không nêu'
  if (mayTell !== isTold) say(`${isTold ? 'tells' : 'keeps back'} the mean place of "${label}"`)
  if (isTold && !isNear(amount(told), 1 + before / places.length, 0.05)) say(`has "${label}" at place ${told}`)
  return isTold
}

function isNear(told: number, real: number, most: number): boolean {
  return Math.abs(told - real) <= most + 1e-9
}
