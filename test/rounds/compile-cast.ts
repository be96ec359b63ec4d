import { env } from 'cloudflare:workers'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { dossierSlug } from '../../worker/dossiers/code.ts'
import { beginning } from '../../worker/dossiers/queries.ts'
import type { Answers, Questionnaire } from '../../worker/forms/questionnaire.ts'
import { questionnaires, questionnaireVersions } from '../../worker/forms/tables.ts'
import { reportRounds, reportSubmissions, reportVersions } from '../../worker/rounds/tables.ts'
import type { Addressee, RoundKind, SubmissionState } from '../../worker/rounds/words.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import { MONTH } from './compiling-cast.ts'

/** One unit's report as a test wants it. */
export type Told = {
  unit: string
  answers: Answers | null
  status?: SubmissionState
  late?: true
  missing?: true
  returned?: number
  corrected?: number
}

export type Put = { id: string; slug: string; open: string; reports: Map<string, string> }

type Wanted = {
  title?: string
  kind?: RoundKind
  period?: string
  status?: string
  lead?: string
  told: readonly Told[]
  addressees?: Addressee[]
  planRoundId?: string
  previousRoundId?: string
  questionnaire?: Questionnaire
  seriesId?: string
}

export const DUE = '2026-11-04'
const AT = '2026-11-03T02:00:00.000Z'
const LATE = '2026-11-06T02:00:00.000Z'

/** A round with its reports, in the state in which it is put together. */
export async function roundWith(wanted: Wanted): Promise<Put> {
  const db = connect(env)
  const id = crypto.randomUUID()
  const lead = wanted.lead ?? 'binh-xa.mttq'
  const questionnaire = wanted.questionnaire ?? MONTH
  const made = { createdBy: 'x', createdAt: AT }
  const reports = new Map(wanted.told.map(({ unit }) => [unit, crypto.randomUUID()]))
  const idOf = (unit: string) => reports.get(unit) ?? ''
  await writeTogether(db, [
    db.insert(questionnaires).values({
      ...{ id, communeId: 'binh-xa', title: questionnaire.title, draft: questionnaire, revision: 1 },
      ...{ editedBy: 'x', editedAt: AT, ...made },
    }),
    db
      .insert(questionnaireVersions)
      .values({ id, questionnaireId: id, number: 1, definition: questionnaire, files: {}, ...made }),
    ...beginning(
      db,
      {
        ...{ id, communeId: 'binh-xa', kind: 'report_round', year: 2026, status: wanted.status ?? 'closed' },
        ...{ title: wanted.title ?? 'Kết quả tháng 10 năm 2026', leadBodyId: lead, submissionKey: id, contentHash: '' },
      },
      { kind: 'round.opened', actor: { kind: 'system' }, at: new Date(AT), detail: { units: wanted.told.length } },
    ),
    db.insert(reportRounds).values({
      ...{ dossierId: id, communeId: 'binh-xa', kind: wanted.kind ?? 'monthly_result' },
      ...{ period: wanted.period ?? '2026-10', questionnaireId: id, versionId: id },
      ...{ units: [], addressees: wanted.addressees ?? [], dueOn: DUE, closesOn: '2026-11-09' },
      ...{ planRoundId: wanted.planRoundId ?? null, previousRoundId: wanted.previousRoundId ?? null },
      seriesId: wanted.seriesId ?? null,
    }),
    ...wanted.told.map((told, position) =>
      db.insert(reportSubmissions).values({
        ...{ id: idOf(told.unit), roundId: id, communeId: 'binh-xa', unit: told.unit, position },
        status: told.status ?? (told.answers ? 'accepted' : 'missing'),
        ...{ version: 0, headHash: '', dueOn: DUE },
        ...(told.answers
          ? { sentNumber: 1, acceptedNumber: 1, firstSentAt: told.late ? LATE : AT, sentAt: told.late ? LATE : AT }
          : {}),
        wasMissing: told.missing ?? (told.answers === null && (told.status ?? 'missing') === 'missing'),
        ...{ timesReturned: told.returned ?? 0, timesCorrected: told.corrected ?? 0 },
      }),
    ),
    ...wanted.told.flatMap(({ answers, unit }) => (answers === null ? [] : [version(idOf(unit), 1, answers, id)])),
  ])
  const row = await env.DB.prepare('SELECT number FROM dossiers WHERE id = ?').bind(id).first<{ number: number }>()
  const slug = dossierSlug({ year: 2026, number: row?.number ?? 0 })
  return { id, slug, open: `/can-bo/ky-bao-cao/${slug}`, reports }
}

function version(submissionId: string, number: number, answers: Answers, versionId: string) {
  return connect(env)
    .insert(reportVersions)
    .values({
      ...{ submissionId, number, versionId, answers, submissionKey: crypto.randomUUID(), contentHash: '' },
      ...{ sentBy: 'x', sentAt: AT },
    })
}

/** A report of the round is corrected, and the correction accepted. */
export async function corrected(round: Put, unit: string, answers: Answers): Promise<void> {
  const id = round.reports.get(unit) ?? ''
  const db = connect(env)
  const last = await env.DB.prepare('SELECT max(number) n FROM report_versions WHERE submission_id = ?')
    .bind(id)
    .first<{ n: number | null }>()
  const number = (last?.n ?? 0) + 1
  await writeTogether(db, [version(id, number, answers, round.id)])
  await env.DB.prepare(
    "UPDATE report_submissions SET status = 'accepted', accepted_number = ?2, sent_number = ?2, first_sent_at = coalesce(first_sent_at, ?3) WHERE id = ?1",
  )
    .bind(id, number, LATE)
    .run()
}

/** What somebody does with a round through its page: the answer. */
export async function tries(username: string, round: Put, action: string, fields: Record<string, string> = {}) {
  const row = await env.DB.prepare('SELECT version FROM dossiers WHERE id = ?')
    .bind(round.id)
    .first<{ version: number }>()
  return as(officer(username)).post(`${round.open}/${action}`, { version: String(row?.version ?? 0), ...fields })
}

/** The same, which must succeed. */
export async function does(username: string, round: Put, action: string, fields: Record<string, string> = {}) {
  const answer = await tries(username, round, action, fields)
  if (answer.status !== 303)
    throw new Error(`${username} ${action}: ${answer.status} ${messageIn(await answer.text())}`)
}

/** What a page says went wrong or well. */
export function messageIn(body: string): string {
  return [...body.matchAll(/<(?:p|div)[^>]*class="(?:message|note[^"]*|said[^"]*)"[^>]*>([\s\S]*?)<\/(?:p|div)>/g)]
    .map(([, text = '']) => text.replace(/<[^>]*>/g, ''))
    .join(' | ')
}

/** The text of a page without its marks, spaces told once. */
export function textOf(body: string): string {
  return body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

export async function statusOf(round: Put): Promise<string> {
  const row = await env.DB.prepare('SELECT status FROM dossiers WHERE id = ?')
    .bind(round.id)
    .first<{ status: string }>()
  return row?.status ?? ''
}

/** Three hamlets of Bình Xa and the women's union, as they told of October. */
export const OCTOBER: readonly Told[] = [
  {
    unit: 'hamlet:lang_dia',
    answers: {
      so_ho: '120',
      ho_rac: '90',
      phan_tram: '75',
      duong_hoa_km: '0.35',
      buoi: '0',
      den: 'sang',
      diem: '8',
      kho_khan: 'Thiếu bóng đèn ở ngõ 3.',
    },
  },
  {
    unit: 'hamlet:dong_com',
    answers: { so_ho: '80', ho_rac: '80', phan_tram: '100', duong_hoa_km: '0.6', buoi: '0', den: 'hong', diem: '9' },
    late: true,
  },
  { unit: 'body:binh-xa.phu-nu', answers: { so_ho: '0', buoi: '0', kho_khan: '=1+1 chưa có kinh phí' } },
  { unit: 'hamlet:soi_dia', answers: null },
]
