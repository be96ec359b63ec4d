import Holidays from 'date-holidays'
import { insertRows } from './sql.ts'

export type SpecialDayRow = {
  day: string
  kind: 'holiday' | 'working'
  name: string
  source: string
  expected: boolean
}

/** What is decided anew for a year: where Tết begins, the second day of 2/9, days off made up for on a Saturday. */
type Plan = {
  /** First day off before (−) or after mùng 1. */
  tetStart: number
  secondNationalDay: string
  swaps: { off: string; worked: string; name: string; source: string }[]
  tetSource: string
  nationalSource: string
  expected: boolean
}

const LAW = 'Điều 112 Bộ luật Lao động 2019'
const MAKE_UP = 'Điều 111 khoản 3 Bộ luật Lao động 2019'
const TET_AND_NATIONAL_2026 = `${LAW}; phương án năm 2026 được Thủ tướng Chính phủ đồng ý, công bố ngày 13/10/2025`

const PLANS: Record<number, Plan> = {
  2026: {
    tetStart: -1,
    secondNationalDay: '2026-09-01',
    swaps: [
      {
        off: '2026-01-02',
        worked: '2026-01-10',
        name: 'Tết Dương lịch',
        source: 'Văn bản số 12729/VPCP-KGVX ngày 25/12/2025 của Văn phòng Chính phủ',
      },
      {
        off: '2026-08-31',
        worked: '2026-08-22',
        name: 'Quốc khánh',
        source: 'Phương án nghỉ Quốc khánh năm 2026 được Thủ tướng Chính phủ đồng ý, công bố ngày 13/10/2025',
      },
    ],
    tetSource: TET_AND_NATIONAL_2026,
    nationalSource: TET_AND_NATIONAL_2026,
    expected: false,
  },
}

/** Public holidays and swapped workdays of these years, with where each comes from and whether it is only expected. */
export function dayStatements(years: readonly number[] = [2026, 2027]): string[] {
  const rows = years.flatMap(specialDaysOf).map((row) => [row.day, row.kind, row.name, row.source, row.expected])
  return insertRows('special_days', ['day', 'kind', 'name', 'source', 'expected'], rows)
}

/** The special days of one year, in order. A holiday on a weekend has its make-up day as a row of its own. */
export function specialDaysOf(year: number): SpecialDayRow[] {
  const { tet, hungKings } = lunarAnchors(year)
  const plan = PLANS[year] ?? expectedPlan(year)
  const { expected } = plan
  const rows: SpecialDayRow[] = []
  const holiday = (day: string, name: string, source: string) =>
    rows.push({ day, kind: 'holiday', name, source, expected })
  const fixed = plan.expected ? `${LAW}; chờ thông báo của năm ${year}` : LAW
  holiday(`${year}-01-01`, 'Tết Dương lịch', fixed)
  for (let n = 0; n < 5; n++) {
    const day = plan.tetStart + n
    holiday(addDays(tet, day), `Tết Nguyên đán (${day < 0 ? 'cuối tháng Chạp' : `mùng ${day + 1}`})`, plan.tetSource)
  }
  holiday(hungKings, 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', fixed)
  holiday(`${year}-04-30`, 'Ngày Chiến thắng', fixed)
  holiday(`${year}-05-01`, 'Ngày Quốc tế lao động', fixed)
  holiday(`${year}-09-02`, 'Quốc khánh', plan.nationalSource)
  holiday(plan.secondNationalDay, 'Quốc khánh (ngày thứ hai)', plan.nationalSource)
  for (const { day, name } of inOrder([...rows])) {
    if (isWeekend(day)) holiday(nextFree(day, rows), `Nghỉ bù ${name}`, MAKE_UP)
  }
  for (const swap of plan.swaps) {
    holiday(swap.off, `Nghỉ hoán đổi dịp ${swap.name}`, swap.source)
    const name = `Làm bù cho ngày ${swap.off.split('-').reverse().join('/')}`
    rows.push({ day: swap.worked, kind: 'working', name, source: swap.source, expected })
  }
  return inOrder(rows)
}

/** Until the year's plan is announced: the last day of Chạp and four days of Tết; beside 2/9 the day that joins a weekend. */
function expectedPlan(year: number): Plan {
  const national = `${year}-09-02`
  const joinsNext = [0, 1, 4].includes(weekday(national))
  const source = `Dự kiến theo ${LAW}; chờ thông báo nghỉ lễ, Tết của năm ${year}`
  return {
    tetStart: -1,
    secondNationalDay: addDays(national, joinsNext ? 1 : -1),
    swaps: [],
    tetSource: source,
    nationalSource: source,
    expected: true,
  }
}

/** Mùng 1 Tết and 10/3 of the lunar calendar, as days of ours. */
function lunarAnchors(year: number): { tet: string; hungKings: string } {
  const known = new Holidays('VN').getHolidays(year)
  const dayOf = (rule: string) => {
    const found = known.find((row) => row.rule === rule)
    if (!found) throw new Error(`date-holidays does not know "${rule}" of ${year}`)
    return found.date.slice(0, 10)
  }
  return { tet: dayOf('vietnamese 1-0-1'), hungKings: dayOf('vietnamese 3-0-10') }
}

function nextFree(day: string, taken: readonly SpecialDayRow[]): string {
  let next = addDays(day, 1)
  while (isWeekend(next) || taken.some((row) => row.day === next)) next = addDays(next, 1)
  return next
}

function inOrder(rows: SpecialDayRow[]): SpecialDayRow[] {
  return rows.sort((a, b) => (a.day < b.day ? -1 : 1))
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function isWeekend(day: string): boolean {
  return weekday(day) === 0 || weekday(day) === 6
}
