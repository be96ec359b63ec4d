import { pointsOf } from '../../worker/forms/lexical.ts'
import type { Plan } from '../../worker/forms/plan.ts'
import { isQuestion, type Question } from '../../worker/forms/questionnaire.ts'
import { scopeAt } from '../../worker/forms/scope.ts'
import { openSheet, type Sheet, type World } from '../../worker/forms/sheet.ts'
import { numbersFrom, seedOf, shuffle } from '../../worker/forms/shuffle.ts'
import { evaluate } from '../../worker/forms/xpath/evaluate.ts'
import type { Expr } from '../../worker/forms/xpath/expression.ts'
import { toText } from '../../worker/forms/xpath/value.ts'

/** What somebody does to a sheet: writes an answer, asks for one round more, takes one off. */
export type Step = { put: string; value: string } | { add: string } | { drop: string; place: number }

/** Nobody does more on one sheet. */
const MOST_STEPS = 400
const MOST_ROUNDS = 3
const MOST_COUNTED = 7

/**
 * How somebody fills in a sheet, always alike for the same seed: from above to below, with answers that do not fit and
 * are put right, questions left out, answers changed later, rounds added and taken off. In the end nothing is wrong.
 */
export function scriptOf(plan: Plan, world: World, seed: number): Step[] {
  return new Writer(openSheet(plan, world), seed).write()
}

/** Does a step on a sheet of ours. */
export function doStep(sheet: Sheet, step: Step): void {
  if ('put' in step) sheet.put(step.put, step.value)
  else if ('add' in step) sheet.addRepeat(step.add)
  else sheet.removeRepeat(step.drop, step.place)
}

class Writer {
  private readonly steps: Step[] = []
  private readonly seen = new Set<string>()
  private readonly roll: () => number
  private readonly sheet: Sheet

  constructor(sheet: Sheet, seed: number) {
    this.sheet = sheet
    this.roll = numbersFrom(seedOf(`${sheet.plan.questionnaire.name} ${seed}`))
  }

  write(): Step[] {
    for (let next = this.next(); next && this.steps.length < MOST_STEPS; next = this.next()) {
      this.seen.add(next)
      if (this.sheet.entry(next).kind === 'repeat') this.turnRound(next)
      else this.answer(next)
      if (this.chance(8)) this.changeEarlier()
    }
    for (let turn = 0; turn < 8; turn++)
      for (const key of Object.keys(this.sheet.errors()))
        if (this.sheet.has(key)) this.put(key, this.fitting(key, true))
    return this.steps
  }

  /** The first question that was not looked at yet; a repeat comes after its rounds. */
  private next(): string | undefined {
    return this.asked(this.sheet.keysIn(null)).find((key) => !this.seen.has(key))
  }

  private asked(keys: readonly string[]): string[] {
    return keys.flatMap((key) => {
      const entry = this.sheet.entry(key)
      if (!entry.relevant) return []
      if (entry.kind === 'group') return this.asked(this.sheet.keysIn(entry))
      if (entry.kind !== 'repeat') return isAsked(this.sheet, key) ? [key] : []
      const rounds = Array.from({ length: this.sheet.countOf(key) }, (_, at) => this.sheet.keysIn(entry, at + 1))
      const inside = rounds.flatMap((round) => this.asked(round))
      // Not seen again until there is one round more.
      return entry.fixedCount ? inside : [...inside, key]
    })
  }

  private answer(key: string): void {
    const { required } = this.sheet.entry(key)
    if (this.chance(12)) this.put(key, this.fitting(key, false))
    if (this.chance(required ? 4 : 15)) return
    this.put(key, this.fitting(key, true))
  }

  private turnRound(key: string): void {
    const count = this.sheet.countOf(key)
    if (count > 0 && this.chance(15)) this.step({ drop: key, place: 1 + Math.floor(this.roll() * count) })
    if (count >= MOST_ROUNDS || !this.chance(55)) return
    this.step({ add: key })
    this.seen.delete(key)
  }

  private changeEarlier(): void {
    const keys = [...this.seen].filter((key) => this.sheet.has(key) && isAsked(this.sheet, key))
    const key = keys[Math.floor(this.roll() * keys.length)]
    if (key !== undefined && this.sheet.entry(key).relevant) this.put(key, this.fitting(key, true))
  }

  private put(key: string, value: string): void {
    if (value !== this.sheet.entry(key).value) this.step({ put: key, value })
  }

  private step(step: Step): void {
    this.steps.push(step)
    doStep(this.sheet, step)
  }

  /** An answer with which nothing is wrong, or one with which something is. Where nothing fits none is given. */
  private fitting(key: string, isRight: boolean): string {
    const all = shuffle(this.candidates(key), this.roll)
    const spot = this.sheet.tree.spots.get(key)
    const before = spot?.value ?? ''
    const found = all.find((value) => {
      if (spot) spot.value = value
      return key in this.sheet.errors([key]) !== isRight
    })
    if (spot) spot.value = before
    return found ?? (isRight ? '' : (all[0] ?? ''))
  }

  private candidates(key: string): string[] {
    const entry = this.sheet.entry(key)
    const question = entry.node as Question
    const names = entry.choices.map(({ name }) => name)
    const some = (of: readonly string[]) => of.filter(() => this.chance(40))
    switch (question.kind) {
      case 'integer': {
        const all = [...NUMBERS, ...this.named(key).map((number) => String(Math.trunc(Number(number))))]
        const isCount = this.sheet.plan.items.get(entry.name)?.feeds.some((item) => item.rules.count)
        return isCount ? all.filter((number) => Number(number) <= MOST_COUNTED) : all
      }
      case 'decimal':
        return [...NUMBERS, '0.5', '1.25', '2.4', '36.6', ...this.named(key)]
      case 'range':
        return pointsOf(question)
      case 'select_one':
      case 'hamlet':
        return names
      case 'select_multiple':
        return [...names, ...names.map(() => some(names).join(' ')).filter((value) => value !== '')]
      case 'rank':
        return [shuffle(names, this.roll).join(' ')]
      case 'date':
        return DAYS
      case 'time':
        return TIMES
      case 'dateTime':
        return DAYS.map((day, at) => `${day}T${TIMES[at % TIMES.length]}`)
      case 'geopoint':
        return PLACES
      case 'image':
        return ['anh.jpg']
      case 'audio':
        return ['loi-noi.mp3']
      case 'file':
        return ['bien-ban.pdf']
      case 'acknowledge':
        return ['OK']
      default:
        return TEXTS
    }
  }

  /** Numbers that the condition of an answer names, and those beside them. */
  private named(key: string): string[] {
    const spot = this.sheet.tree.spots.get(key)
    const { constraint } = spot?.item.rules ?? {}
    if (!spot || !constraint) return []
    const numbers = [...parts(constraint)].map((part) => Number(toText(evaluate(part, scopeAt(this.sheet, spot)))))
    return numbers.filter(Number.isFinite).flatMap((number) => [String(number), String(number - 1), String(number + 1)])
  }

  private chance(percent: number): boolean {
    return this.roll() * 100 < percent
  }
}

/** Is this a question that somebody answers? */
function isAsked(sheet: Sheet, key: string): boolean {
  const { node, readonly } = sheet.entry(key)
  return isQuestion(node) && !readonly && !UNASKED.includes(node.kind)
}

function* parts(expr: Expr): Generator<Expr> {
  yield expr
  if (expr.kind === 'binary') yield* [...parts(expr.left), ...parts(expr.right)]
  else if (expr.kind === 'minus') yield* parts(expr.of)
  else if (expr.kind === 'call') for (const one of expr.args) yield* parts(one)
}

const UNASKED: readonly string[] = ['note', 'calculate', 'hidden', 'start', 'end', 'today']
const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '7',
  '12',
  '17',
  '18',
  '25',
  '40',
  '62',
  '80',
  '100',
  '-1',
  '1500',
  '250000',
]
const DAYS = [
  '2026-11-21',
  '2026-11-20',
  '2026-10-05',
  '2026-02-28',
  '2024-02-29',
  '2019-09-05',
  '2008-12-01',
  '1992-03-05',
  '1958-07-19',
  '2026-12-31',
]
const TIMES = ['08:30:00.000+07:00', '05:45:00.000+07:00', '18:00:00.000+07:00', '22:15:00.000+07:00']
const PLACES = ['21.97 105.08 62.5 5.5', '21.9652 105.1037', '13.98 108.45 410.5 12.5', '10.95 107.15']
const TEXTS = [
  'Lan',
  'Bàn Văn Phúc',
  'Rmah H’Blui',
  'Đường trước cổng trường còn lầy',
  'Nhà nước & nhân dân cùng làm; góp "công" < 3 ngày',
  '0912345678',
  '024190001234',
  'BX-07',
  'Km2+350',
  'không',
]
