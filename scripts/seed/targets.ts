import { localDay } from '../../worker/deadlines/calendar.ts'
import { READY } from '../../worker/targets/ready.ts'
import { BINH_XA } from './communes/binh-xa.ts'
import { bodyId } from './communes/common.ts'
import { insertRows, type SqlValue } from './sql.ts'

const SLUG = 'binh-xa'
const WHO = { enters: 'vi-du.tiepnhan', sets: 'vi-du.dieuphoi' }
/** Hamlets whose own representative has an account. */
const REPS: Readonly<Record<string, string>> = { lang_dia: 'vi-du.thon.langdia', dong_com: 'vi-du.thon.dongcom' }
/** Where the plan asks for waste pits: hamlets away from the centre. */
const FAR = ['soi_dia', 'yen_binh', 'dong_vau', 'dong_luong', 'thac_luong', 'deo_ang', 'nam_ninh']

type Told = readonly [month: number, value: number, note?: string]
type Line = { code: string; unit: string; target: number; base?: number; told: readonly Told[] }

/** What each hamlet reached month by month: some all of it, some late, some of whom nobody heard. */
function hamletLines(hamlet: string, at: number): Line[] {
  const unit = `hamlet:${hamlet}`
  const some = <T>(all: readonly T[]): T => all[at % all.length] as T
  const base = 42 + ((at * 7) % 25)
  return [
    {
      ...{ code: 'nha_van_hoa', unit, target: 1 },
      told: some<readonly Told[]>([
        [
          [3, 0],
          [8, 1, 'Xây xong cổng, trồng hàng rào râm bụt.'],
        ],
        [[5, 1]],
        [[6, 0, 'Còn thiếu hàng rào phía sau.']],
      ]),
    },
    {
      ...{ code: 'le_duong', unit, target: 100 },
      told: some<readonly Told[]>([
        [
          [2, 60],
          [6, 85],
          [10, 100],
        ],
        [
          [2, 50],
          [9, 80],
        ],
        [[4, 100]],
        [
          [2, 30],
          [8, 45],
        ],
      ]),
    },
    {
      ...{ code: 'duong_hoa', unit, target: 2 },
      told: some<readonly Told[]>([
        [
          [4, 1, 'Tuyến từ nhà văn hóa ra đường liên xã, 320 m.'],
          [9, 1],
        ],
        [[7, 1]],
        [
          [5, 1],
          [10, 1],
        ],
        [],
      ]),
    },
    {
      ...{ code: 'duong_hoa_ngan', unit, target: 0.3 },
      told: some<readonly Told[]>([[[4, 0.32]], [[7, 0.25, 'Tuyến đầu tiên mới dài 250 m.']], [[5, 0.35]], []]),
    },
    {
      ...{ code: 'duong_dien', unit, target: 1 },
      told: some<readonly Told[]>([[[8, 1]], [[6, 0, 'Chưa có tiền mua dây.']], [[3, 1]]]),
    },
    ...(FAR.includes(hamlet)
      ? [
          {
            ...{ code: 'ho_rac', unit, target: 80 },
            told: some<readonly Told[]>([
              [
                [1, 45],
                [5, 66.5],
                [10, 84],
              ],
              [
                [1, 40],
                [6, 52],
                [10, 61.5],
              ],
              [
                [2, 55],
                [9, 80],
              ],
            ]),
          },
        ]
      : []),
    {
      ...{ code: 'chan_nuoi_sach', unit, target: 10, base },
      told: some<readonly Told[]>([
        [
          [4, base + 4],
          [10, base + 11],
        ],
        [
          [4, base + 1],
          [9, base + 3.5],
        ],
        [
          [6, base + 6],
          [10, base + 8],
        ],
      ]),
    },
  ]
}

const OTHERS: readonly Line[] = [
  {
    ...{ code: 'duong_hoa_trung_tam', unit: '', target: 0.8 },
    told: [
      [3, 0.2],
      [6, 0.45],
      [10, 0.6],
    ],
  },
  {
    ...{ code: 've_sinh_duong', unit: '', target: BINH_XA.hamlets.length },
    told: [
      [6, 15],
      [10, 17],
    ],
  },
  ...['phu-nu', 'nong-dan', 'cuu-chien-binh', 'doan-thanh-nien'].flatMap((suffix, at): Line[] => [
    {
      ...{ code: 'sinh_hoat', unit: `body:${bodyId(SLUG, suffix)}`, target: 100 },
      told: [
        [6, 100],
        [10, at === 2 ? 90 : 100],
      ],
    },
    {
      ...{ code: 'tham_gia_phong_trao', unit: `body:${bodyId(SLUG, suffix)}`, target: 50 },
      told: [
        [5, 38 + at * 6],
        [10, 46 + at * 7],
      ],
    },
  ]),
]

/** This year's targets of xã Bình Xa and what was reached until now. The same statements on the same day. */
export function targetStatements(now: Date): string[] {
  const today = localDay(now)
  const year = Number(today.slice(0, 4))
  const begun = `${year}-01-04T02:00:00.000Z`
  const ready = READY.flatMap(({ rows }) => rows)
  const lines = [...BINH_XA.hamlets.flatMap(([id], at) => hamletLines(id, at)), ...OTHERS]
  const idOf = ({ code, unit }: Line) => `vi-du.${year}.${code}.${unit.replace(/^\w+:/, '') || 'xa'}`
  const entries = lines.flatMap((line) =>
    line.told.flatMap(([month, value, note = '']): SqlValue[][] => {
      const onDay = `${year}-${String(month).padStart(2, '0')}-24`
      if (onDay > today) return []
      const by = REPS[line.unit.replace('hamlet:', '')] ?? WHO.enters
      return [[`${idOf(line)}.${month}`, idOf(line), onDay, value, note, by, `${onDay}T08:00:00.000Z`]]
    }),
  )
  return [
    ...insertRows(
      'indicators',
      [
        ...[
          'id',
          'commune_id',
          'code',
          'name',
          'unit',
          'rule',
          'scope',
          'digits',
          'source',
          'hint',
          'question',
          'gather',
        ],
        'position',
      ],
      ready.map(({ code, digits, gather, hint, name, question, rule, scope, source, unit }, at) => [
        ...[`vi-du.${code}`, SLUG, code, name, unit, rule, scope, digits, source, hint, question, gather, at + 1],
      ]),
    ),
    ...insertRows(
      'targets',
      [
        ...['id', 'commune_id', 'indicator_id', 'year', 'unit', 'base_year', 'base', 'target'],
        ...['revision', 'changed_by', 'changed_at'],
      ],
      lines.map((line) => [
        ...[idOf(line), SLUG, `vi-du.${line.code}`, year, line.unit, line.base === undefined ? null : year - 1],
        ...[line.base ?? null, line.target, 1, WHO.sets, begun],
      ]),
    ),
    ...insertRows(
      'target_actuals',
      ['id', 'target_id', 'on_day', 'value', 'note', 'entered_by', 'entered_at'],
      entries,
    ),
    COUNT.replaceAll(/\s+/g, ' '),
  ]
}

const OWN = 'from target_actuals where target_id = targets.id'
const COUNT = `update targets set
  actual = case (select gather from indicators where id = targets.indicator_id)
    when 'sum' then (select sum(value) ${OWN}) else (select value ${OWN} order by on_day desc limit 1) end,
  actual_on = (select max(on_day) ${OWN}),
  first = (select value ${OWN} order by on_day limit 1),
  first_on = (select min(on_day) ${OWN})
  where id like 'vi-du.%' and revision = 1 and actual is null`
