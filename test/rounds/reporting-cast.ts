import { env } from 'cloudflare:workers'
import { connect, writeTogether } from '../../worker/db/connect.ts'
import { dossierSlug } from '../../worker/dossiers/code.ts'
import { beginning } from '../../worker/dossiers/queries.ts'
import { dossiers } from '../../worker/dossiers/tables.ts'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import { planOf } from '../../worker/forms/plan.ts'
import { questionnaires, questionnaireVersions } from '../../worker/forms/tables.ts'
import { submissionRows } from '../../worker/rounds/reporting/submission-queries.ts'
import { reportRounds } from '../../worker/rounds/tables.ts'
import type { RoundKind } from '../../worker/rounds/words.ts'
import { eq } from 'drizzle-orm'
import { as } from '../support/app.ts'
import { sentFields } from '../support/form-fields.ts'
import { officer } from '../support/people.ts'

export const LANG_DIA = 'hamlet:lang_dia'
export const DONG_COM = 'hamlet:dong_com'
export const WOMEN = 'body:binh-xa.phu-nu'
export const ECONOMY = 'body:binh-xa.phong-kinh-te'
export const UNITS = [LANG_DIA, DONG_COM, WOMEN, ECONOMY]

/** What a hamlet tells of a month, short. */
export const RESULT: Questionnaire = {
  name: 'ket_qua_thu',
  title: 'Kết quả tháng',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'hamlet', name: 'thon', label: { vi: 'Thôn nào?' } },
    {
      kind: 'integer',
      name: 'so_buoi',
      label: { vi: 'Mấy buổi dân cùng làm?' },
      required: 'true()',
      constraint: '. >= 0 and . <= 31',
    },
    { kind: 'integer', name: 'luot_nguoi', label: { vi: 'Bao nhiêu lượt người?' } },
    { kind: 'text', name: 'viec', label: { vi: 'Đã làm những việc gì?' }, appearance: ['multiline'] },
    { kind: 'image', name: 'anh', label: { vi: 'Một ảnh' } },
    { kind: 'text', name: 'kho_khan', label: { vi: 'Khó khăn, vướng mắc' }, appearance: ['multiline'] },
  ],
  lists: {},
}

export type Round = { id: string; slug: string; own: string; versionId: string }

export type RoundMore = {
  kind?: RoundKind
  period?: string
  dueOn?: string
  status?: string
  units?: readonly string[]
  planRoundId?: string
  previousRoundId?: string
  leadBodyId?: string
  communeId?: string
  versionId?: string
  questionnaireId?: string
}

let made = 0

/** The questionnaire with one version, ready to be asked. */
export async function placeResult(questionnaire: Questionnaire = RESULT, communeId = 'binh-xa') {
  const db = connect(env)
  const [id, versionId] = [crypto.randomUUID(), crypto.randomUUID()]
  const at = '2026-01-05T01:00:00.000Z'
  const planned = planOf(questionnaire)
  if (!planned.ok) throw new Error(JSON.stringify(planned.faults))
  await db.insert(questionnaires).values({
    ...{ id, communeId, title: questionnaire.title, draft: questionnaire, revision: 1, editedBy: '', editedAt: at },
    ...{ createdBy: '', createdAt: at },
  })
  await db.insert(questionnaireVersions).values({
    id: versionId,
    questionnaireId: id,
    number: 1,
    definition: questionnaire,
    files: {},
    createdBy: '',
    createdAt: at,
  })
  return { questionnaireId: id, versionId }
}

/** An open round of Bình Xa in which two hamlets and two bodies report. */
export async function openRound(more: RoundMore = {}): Promise<Round> {
  const db = connect(env)
  const { communeId = 'binh-xa', dueOn = '2099-12-27', kind = 'monthly_result', period = '2026-11' } = more
  const asked = more.versionId
    ? { questionnaireId: more.questionnaireId ?? '', versionId: more.versionId }
    : await placeResult()
  const id = crypto.randomUUID()
  const at = new Date('2026-11-20T01:00:00Z')
  await writeTogether(db, [
    ...beginning(
      db,
      {
        ...{ id, communeId, kind: 'report_round', year: 2026, status: more.status ?? 'open', contentHash: '' },
        ...{
          title: `Kết quả tháng 11 năm 2026 (${++made})`,
          leadBodyId: more.leadBodyId ?? `${communeId}.mttq`,
          submissionKey: id,
        },
      },
      { kind: 'round.opened', actor: { kind: 'system' }, at },
    ),
    db.insert(reportRounds).values({
      ...{ dossierId: id, communeId, kind, period, ...asked, units: [], addressees: [], dueOn, closesOn: dueOn },
      planRoundId: more.planRoundId ?? null,
      previousRoundId: more.previousRoundId ?? null,
    }),
    ...submissionRows({ roundId: id, communeId, dueOn, units: more.units ?? UNITS, newId: () => crypto.randomUUID() }),
  ])
  const row = await db.select().from(dossiers).where(eq(dossiers.id, id)).get()
  if (!row) throw new Error('no round')
  const slug = dossierSlug(row)
  return { id, slug, own: `/can-bo/bao-cao/${slug}`, versionId: asked.versionId }
}

/** Where a unit's report stands for those who gather. */
export function gathered(round: Round, unit: string): string {
  return `/can-bo/ky-bao-cao/${round.slug}/don-vi/${encodeURIComponent(unit)}`
}

type Filled = Record<string, string | File>

/** What the sheet of that address would send now, with these answers and that button; answers by the names of questions. */
export async function sheetOf(
  who: string,
  path: string,
  answers: Filled,
  step = 'gui',
): Promise<Record<string, string | File | string[]>> {
  const answer = await as(officer(who)).get(path)
  const html = await answer.text()
  if (answer.status !== 200) throw new Error(`${who} has no sheet at ${path}: ${answer.status}`)
  const form = /<form[^>]*data-sheet[\s\S]*?<\/form>/.exec(html)?.[0]
  if (!form) throw new Error(`no sheet at ${path}`)
  const fields: Record<string, string | File | string[]> = {}
  for (const [name, values] of sentFields(form)) fields[name] = values
  for (const [name, value] of Object.entries(answers))
    fields[name.includes('-') || name === 'so' ? name : `c.${name}`] = value
  return { ...fields, buoc: step }
}

/** Somebody fills in the sheet and presses its button. */
export async function fills(who: string, path: string, answers: Filled, step = 'gui'): Promise<Response> {
  return as(officer(who)).post(path, await sheetOf(who, path, answers, step))
}

/** A unit's report as it is kept. */
export async function kept(round: Round, unit: string) {
  const row = await env.DB.prepare('SELECT * FROM report_submissions WHERE round_id = ? AND unit = ?')
    .bind(round.id, unit)
    .first<Record<string, string | number | null>>()
  if (!row) throw new Error(`nothing of ${unit}`)
  return row
}

/** All versions that a unit sent, the oldest first. */
export async function versionsOf(round: Round, unit: string) {
  const { results } = await env.DB.prepare(
    'SELECT v.* FROM report_versions v JOIN report_submissions s ON s.id = v.submission_id WHERE s.round_id = ? AND s.unit = ? ORDER BY v.number',
  )
    .bind(round.id, unit)
    .all<Record<string, string | number | null>>()
  return results.map((row) => ({ ...row, answers: JSON.parse(String(row.answers)) as Record<string, string> }))
}

/** An officer's deed with a report, with the version that he would see now. */
export async function acts(
  who: string,
  round: Round,
  unit: string,
  action: string,
  fields: Record<string, string> = {},
) {
  const { version } = await kept(round, unit)
  const path = action === 'rut-lai' ? `${round.own}/rut-lai` : `${gathered(round, unit)}/${action}`
  return as(officer(who)).post(path, { version: String(version), ...fields })
}

export const REMARKS = { 'ly-do': 'Số lượt người chưa khớp với số buổi, bà xem lại.' }
