import { type DeedField, type DeedValues, readDeed } from '../../dossiers/deed.ts'
import { groundOf } from '../../dossiers/file.ts'
import { type By, type DossierTable, nextOf } from '../../dossiers/life.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { holds } from '../../staff/actor.ts'
import type { SupervisionDesk } from '../own.ts'
import { seatOf } from '../seat.ts'
import { type Consent, CONSENT_WORDS, CONSENTS, FINDING_LABELS } from './words.ts'

/** Photos of one finding; with the signature as many files as one event takes. */
export const MOST_PHOTOS = 9
/** A phone's clock may go fast by so much. */
const FAST_MS = 5 * 60_000

const FINDERS: readonly By[] = [['team'], ['lead', 'coordinator', 'approver', 'handler', 'supervisor_member']]
const CHOOSERS: readonly By[] = [
  ['lead', 'coordinator', 'approver', 'handler', 'supervisor_member'],
  ['front', 'coordinator', 'approver'],
  ['team'],
]
const found = (status: string) => ({ action: 'ghi-nhan', to: status, event: 'supervision.found', by: FINDERS })
const chosen = (status: string) => ({
  ...{ action: 'phieu-kiem-tra', to: status, event: 'supervision.checklist_set' },
  by: CHOOSERS,
})

/** From the day on which the bodies know until the report is signed; what was written off the network may come late. */
const FOUND_IN = ['notified', 'in_progress', 'session_closed', 'report_draft']
const CHOSEN_IN = ['in_programme', 'planned', 'team_set', 'notified', 'in_progress']

/** In which states who records on the spot, and who chooses the check-list. */
export const FINDING_STEPS: DossierTable = Object.fromEntries(
  [...new Set([...CHOSEN_IN, ...FOUND_IN])].map((status) => [
    status,
    [...(FOUND_IN.includes(status) ? [found(status)] : []), ...(CHOSEN_IN.includes(status) ? [chosen(status)] : [])],
  ]),
)

const NOT_NOW: Record<string, string> = {
  'ghi-nhan':
    'Chỉ ghi nhận tại chỗ từ khi đã gửi kế hoạch cho cơ quan được giám sát đến khi báo cáo được ký. Chuyên đề này đang ở bước khác.',
  'phieu-kiem-tra': 'Phiếu kiểm tra chọn trước hoặc trong khi giám sát. Chuyên đề này đang ở bước khác.',
}

export type FindingAction = 'ghi-nhan' | 'phieu-kiem-tra'
export type Refused = { status: 403 | 409; sentence: string }

/** Why this officer may not do that with the topic as it stands; null when he may. */
export function refusalFor(
  desk: Pick<SupervisionDesk, 'book' | 'file' | 'staff'>,
  action: FindingAction,
): Refused | null {
  const verdict = nextOf(FINDING_STEPS, desk.file.row, groundOf(desk.book, desk.file), action, desk.staff)
  if (verdict.ok) return null
  if (verdict.why === 'not_you') return { status: 403, sentence: verdict.sentence }
  return { status: 409, sentence: NOT_NOW[action] ?? verdict.sentence }
}

/** Findings are read by whoever works on the topic and by the commune's leaders; never by a body that is looked at. */
export function seesFindings(desk: Pick<SupervisionDesk, 'book' | 'file' | 'staff'>): boolean {
  const seat = seatOf(desk)
  return seat === 'inside' || (seat === 'above' && holds(desk.staff, 'leader'))
}

/** The fields of a finding, but for its photos, signature and position. */
export function findingFields({ book, file }: Pick<SupervisionDesk, 'book' | 'file'>): DeedField[] {
  const looked = file.bodies.filter((one) => one.role === 'supervised').map((one) => one.bodyId)
  return [
    { kind: 'area', name: 'limits', label: FINDING_LABELS.limits, rows: 4, most: 4000 },
    { kind: 'area', name: 'strengths', label: FINDING_LABELS.strengths, rows: 3, most: 4000 },
    {
      kind: 'line',
      name: 'place',
      label: FINDING_LABELS.place,
      hint: 'Ví dụ: cổng trại ông Tám, cạnh mương.',
      required: true,
    },
    {
      ...{ kind: 'select', name: 'hamlet', label: FINDING_LABELS.hamlet, empty: 'Không ghi thôn' },
      options: book.hamletsNow.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'select', name: 'body', label: FINDING_LABELS.body, empty: 'Chưa rõ' },
      options: looked.map((id) => ({ value: id, label: book.bodies.get(id)?.name ?? 'cơ quan cũ' })),
    },
    {
      kind: 'area',
      name: 'present',
      label: FINDING_LABELS.present,
      hint: 'Họ tên, làm gì. Mỗi người một dòng.',
      rows: 2,
      most: 1000,
    },
    {
      ...{ kind: 'choice', name: 'consent', label: FINDING_LABELS.consent, required: true },
      options: CONSENTS.map((one) => ({ value: one, label: CONSENT_WORDS[one] })),
    },
    { kind: 'line', name: 'signer', label: FINDING_LABELS.signer, most: 100 },
  ]
}

/** A finding as it was written, ready to be kept. */
export type Written = {
  limits: string
  strengths: string
  place: string
  hamletId: string
  bodyId: string
  present: string
  consent: Consent
  signer: string
  latitude: number | null
  longitude: number | null
  foundAt: Date
}

/** What was typed, whole and tidy, or what is wrong with it. `rest`: what came besides words. */
export function readFinding(
  desk: Pick<SupervisionDesk, 'book' | 'file' | 'now'>,
  typed: (name: string) => readonly string[],
  rest: { photos: number; answers: number; isSigned: boolean },
): { values: DeedValues; read: { ok: true; written: Written } | { ok: false; errors: FieldErrors } } {
  const { values: own, errors: wrong } = readDeed(findingFields(desk), typed)
  const last = (name: string) => (typed(name).at(-1) ?? '').trim()
  const values: DeedValues = { ...own, latitude: last('latitude'), longitude: last('longitude') }
  const errors: FieldErrors = { ...wrong }
  const value = (name: string) => values[name] ?? ''
  if (value('limits') === '' && value('strengths') === '' && rest.photos + rest.answers === 0 && !errors.limits)
    errors.limits = ['Ông/bà ghi điều thấy được, chụp ảnh hoặc trả lời phiếu kiểm tra.']
  const consent = CONSENTS.find((one) => one === value('consent')) ?? 'nobody'
  if (consent !== 'nobody' && value('signer') === '' && !errors.signer)
    errors.signer = ['Ông/bà ghi tên người xác nhận.']
  if (rest.isSigned && consent !== 'agreed' && !errors.consent)
    errors.consent = ['Đã có chữ ký: ông/bà chọn "Đã đọc và đồng ý", hoặc xóa chữ ký.']
  const latitude = degrees(value('latitude'), 90)
  const longitude = degrees(value('longitude'), 180)
  if (latitude === undefined) errors.latitude = ['Ông/bà ghi một số, ví dụ 21.9512, hoặc để trống.']
  if (longitude === undefined) errors.longitude = ['Ông/bà ghi một số, ví dụ 105.0134, hoặc để trống.']
  const foundAt = last('foundAt') === '' ? desk.now : new Date(last('foundAt'))
  const fault = faultOfTime(foundAt, desk)
  if (fault) errors.foundAt = [fault]
  if (Object.keys(errors).length > 0) return { values, read: { ok: false, errors } }
  const both = typeof latitude === 'number' && typeof longitude === 'number'
  return {
    values,
    read: {
      ok: true,
      written: {
        ...{ limits: value('limits'), strengths: value('strengths'), place: value('place') },
        ...{ hamletId: value('hamlet'), bodyId: value('body'), present: value('present') },
        ...{ consent, signer: consent === 'nobody' ? '' : value('signer'), foundAt },
        ...{ latitude: both ? latitude : null, longitude: both ? longitude : null },
      },
    },
  }
}

function faultOfTime(foundAt: Date, { file, now }: Pick<SupervisionDesk, 'file' | 'now'>): string | null {
  if (Number.isNaN(foundAt.getTime())) return 'Giờ ghi nhận không đọc được. Ông/bà gửi lại: hệ thống ghi giờ nhận.'
  if (foundAt.getTime() > now.getTime() + FAST_MS)
    return 'Giờ trên máy của ông/bà đi nhanh hơn giờ thật. Ông/bà gửi lại: hệ thống ghi giờ nhận.'
  return foundAt.toISOString() < file.row.startedAt
    ? 'Giờ trên máy của ông/bà sớm hơn ngày có chuyên đề này. Ông/bà gửi lại: hệ thống ghi giờ nhận.'
    : null
}

/** A number of degrees; null when nothing was typed, undefined when it is none. */
function degrees(text: string, most: number): number | null | undefined {
  if (text === '') return null
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) && Math.abs(number) <= most ? number : undefined
}

/** A finding in one text: what its event keeps. */
export function textOf({ limits, place, present, signer, strengths }: Written): string {
  const lines: [string, string][] = [
    [FINDING_LABELS.limits, limits],
    [FINDING_LABELS.strengths, strengths],
    [FINDING_LABELS.place, place],
    [FINDING_LABELS.present, present],
    [FINDING_LABELS.signer, signer],
  ]
  return lines.flatMap(([name, what]) => (what === '' ? [] : [`${name}: ${what}`])).join('\n')
}

/** What a report may quote of findings, the oldest first: a line each, with the place. */
export function findingWords(rows: readonly { limits: string; strengths: string; place: string }[]): {
  strengths: string
  limits: string
} {
  const quoted = (part: 'limits' | 'strengths') =>
    rows.flatMap((row) => (row[part] === '' ? [] : [`- ${row.place}: ${row[part]}`])).join('\n')
  return { strengths: quoted('strengths'), limits: quoted('limits') }
}
