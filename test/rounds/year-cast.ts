import { addDays } from '../../worker/deadlines/calendar.ts'

/** The hamlets and organisations of the assignment table of Bình Xa: eighteen and fifteen. */
const HAMLETS = [
  ...[
    'lang_dia',
    'dong_chua_1',
    'dong_chua_2',
    'soi_dia',
    'yen_binh',
    'tho_binh_1',
    'tho_binh_2',
    'dong_com',
    'nam_ninh',
  ],
  ...['cho_bo_1', 'cho_bo_2', 'dong_vau', 'tan_binh_1', 'tan_binh_2', 'dong_luong', 'thon_do', 'thac_luong', 'deo_ang'],
]
const BODIES = [
  ...['truong-mam-non', 'truong-tieu-hoc', 'truong-thcs', 'tram-y-te', 'cong-an', 'mttq', 'phu-nu', 'nong-dan'],
  ...['doan-thanh-nien', 'cuu-chien-binh', 'cong-doan', 'dang-uy', 'ubnd', 'ban-chi-huy-quan-su', 'hdnd'],
]
export const UNITS = [...HAMLETS.map((id) => `hamlet:${id}`), ...BODIES.map((id) => `body:binh-xa.${id}`)]

/** Who reports for himself; for all others the Front types in what came on paper. */
const OWN: Record<string, string> = {
  'hamlet:lang_dia': 'thon.langdia',
  'hamlet:dong_com': 'thon.dongcom',
  'body:binh-xa.phu-nu': 'duyet.phunu',
  'body:binh-xa.mttq': 'duyet.mattran',
  'body:binh-xa.ubnd': 'duyet.ubnd',
  'body:binh-xa.cong-an': 'duyet.congan',
}
export const writerOf = (unit: string) => OWN[unit] ?? 'tiepnhan'
export const isOwn = (unit: string) => unit in OWN

/** What becomes of a unit's report to a round. */
export const FATES = [
  ...['in_time', 'late', 'missing', 'returned', 'corrected', 'late_corrected', 'after_all', 'given_up'],
  ...['last_second', 'first_second', 'waiting'],
] as const
export type Fate = (typeof FATES)[number]

/** Most report in time; what goes otherwise is spread over units and rounds. */
export function fateOf(unit: number, round: number): Fate {
  const drawn = (unit * 7 + round * 11) % 37
  return FATES[drawn] ?? 'in_time'
}

export type Wanted = 'plan' | 'result' | 'quarter' | 'review'
/** A round of the year as somebody with a calendar on the wall would write it down. */
export type Due = { wanted: Wanted; period: string; opensOn: string; dueOn: string; closesOn: string }

const two = (number: number) => String(number).padStart(2, '0')

/** Twelve plans before the 5th, twelve results before the 28th, four quarters before the 10th, reviews in June and December. */
export function calendarOf(year: number): Due[] {
  const due = (wanted: Wanted, period: string, dueOn: string, opensBefore: number, closesAfter: number): Due => ({
    ...{ wanted, period, dueOn, opensOn: addDays(dueOn, -opensBefore) },
    closesOn: addDays(dueOn, closesAfter),
  })
  const months = Array.from({ length: 12 }, (_, at) => two(at + 1))
  return [
    ...months.map((month) => due('plan', `${year}-${month}`, `${year}-${month}-04`, 10, 5)),
    ...months.map((month) => due('result', `${year}-${month}`, `${year}-${month}-27`, 8, 5)),
    due('quarter', `${year}-Q1`, `${year}-04-09`, 12, 7),
    due('quarter', `${year}-Q2`, `${year}-07-09`, 12, 7),
    due('quarter', `${year}-Q3`, `${year}-10-09`, 12, 7),
    due('quarter', `${year}-Q4`, `${year + 1}-01-09`, 12, 7),
    due('review', `${year}-H1`, `${year}-06-25`, 15, 7),
    due('review', `${year}`, `${year}-12-20`, 20, 10),
  ]
}

/** Figures of each sheet that are added up over the year. */
export const FIGURES: Record<Wanted, readonly string[]> = {
  plan: ['so_buoi', 'luot_nguoi', 'duong_hoa_km', 'tuyen_den', 'ho_ho_rac'],
  result: ['so_buoi', 'luot_nguoi', 'duong_hoa_km', 'tuyen_den', 'ho_ho_rac'],
  quarter: ['so_buoi', 'luot_nguoi', 'y_kien', 'y_kien_xong'],
  review: [
    'ho_giup',
    'ho_thoat_ngheo',
    'gia_dinh_van_hoa',
    'so_buoi',
    'luot_nguoi',
    'ho_ho_rac',
    'hoa_giai',
    'cuoc_giam_sat',
    'y_kien',
  ],
}
const WORDS: Record<Wanted, readonly string[]> = {
  plan: ['viec'],
  result: ['viec'],
  quarter: ['viec'],
  review: ['kinh_te_viec', 'van_hoa_viec', 'moi_truong_viec', 'phap_luat_viec', 'dan_chu_viec', 'uu_diem'],
}

/** What a unit tells: figures that differ from unit to unit, month to month and, `again`, once corrected. */
export function told(wanted: Wanted, unit: number, round: number, again: boolean): Record<string, string> {
  const figures = FIGURES[wanted].map((name, at) => {
    const drawn = (unit * 13 + round * 5 + at * 17 + (again ? 3 : 0)) % 29
    if (name === 'duong_hoa_km') return [name, String(drawn / 10)]
    return [name, name === 'y_kien_xong' ? '0' : String(drawn)]
  })
  const words = WORDS[wanted].map((name) => [name, `Dọn đường, trồng hoa, đợt ${round + 1} của đơn vị ${unit + 1}.`])
  const blocked = wanted === 'result' && (unit + round) % 31 === 0 ? [['kho_khan', 'Thiếu đá dăm rải mặt đường.']] : []
  return Object.fromEntries([...figures, ...words, ...blocked])
}
