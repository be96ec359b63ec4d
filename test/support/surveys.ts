import { env } from 'cloudflare:workers'
import type { Questionnaire } from '../../worker/forms/questionnaire.ts'
import type { SurveyRow } from '../../worker/surveys/rules.ts'
import { type Quota, surveys } from '../../worker/surveys/tables.ts'
import { startStamp } from '../../worker/forms/filling/stamp.ts'
import { connect } from '../../worker/db/connect.ts'
import { plain } from './answers.ts'
import type { Fields } from './app.ts'

/** A short questionnaire: a hamlet, an age, a question that only some are asked, a box for words. */
export const ROADS: Questionnaire = {
  name: 'duong_thon',
  title: 'Ý kiến về đường thôn',
  languages: [{ code: 'vi', name: 'Tiếng Việt' }],
  nodes: [
    { kind: 'hamlet', name: 'thon', label: { vi: 'Ông/bà ở thôn nào?' }, required: 'true()' },
    {
      kind: 'select_one',
      name: 'tot',
      list: 'co_khong',
      label: { vi: 'Đường thôn có đi được khi mưa không?' },
      required: 'true()',
    },
    {
      kind: 'text',
      name: 'doan',
      label: { vi: 'Đoạn nào lầy?' },
      relevant: "${tot} = 'khong'",
      required: 'true()',
    },
    { kind: 'integer', name: 'tuoi', label: { vi: 'Ông/bà bao nhiêu tuổi?' }, constraint: '. >= 15 and . <= 120' },
    { kind: 'text', name: 'y_kien', label: { vi: 'Ý kiến khác' }, appearance: ['multiline'] },
  ],
  lists: {
    co_khong: [
      { name: 'co', label: { vi: 'Có' } },
      { name: 'khong', label: { vi: 'Không' } },
    ],
  },
}

export type Placed = { survey: SurveyRow; questionnaireId: string; versionId: string; path: string }

let made = 0

/**
 * Puts a questionnaire with one version into the tests' database, and a survey of Bình Xa with it, open to everybody
 * unless `more` says otherwise.
 */
export async function placeSurvey(
  questionnaire: Questionnaire = ROADS,
  more: Partial<typeof surveys.$inferInsert> & { quotas?: Quota[] } = {},
): Promise<Placed> {
  const db = connect(env)
  const number = ++made
  const at = '2026-11-01T01:00:00.000Z'
  const communeId = more.communeId ?? 'binh-xa'
  const questionnaireId = crypto.randomUUID()
  const versionId = await placeVersion(questionnaireId, questionnaire, 1, communeId)
  const row = {
    id: crypto.randomUUID(),
    communeId,
    slug: `phieu-${number}`,
    kind: 'survey' as const,
    status: 'open' as const,
    revision: 1,
    title: questionnaire.title,
    intro: 'Mặt trận xã hỏi để sửa đường trong năm tới.',
    questionnaireId,
    versionId,
    audience: 'open' as const,
    onPaper: false,
    opensAt: null,
    closesAt: null,
    quotas: [],
    guardedUntil: null,
    createdBy: 'vi-du.dieuphoi',
    createdAt: at,
    putAwayAt: null,
    paperSheets: 0,
    ...more,
  }
  const [survey] = await db.insert(surveys).values(row).returning()
  return { survey: survey as SurveyRow, questionnaireId, versionId, path: `/${communeId}/khao-sat/${row.slug}` }
}

/** A version of a questionnaire; the questionnaire itself comes with the first one. Returns the version's id. */
export async function placeVersion(
  questionnaireId: string,
  definition: Questionnaire,
  number = 1,
  communeId = 'binh-xa',
  files: Record<string, string> = {},
): Promise<string> {
  const at = '2026-11-01T01:00:00.000Z'
  const data = JSON.stringify(definition)
  const by = 'vi-du.dieuphoi'
  if (number === 1)
    await env.DB.prepare(
      `INSERT INTO questionnaires (id, commune_id, title, draft, revision, edited_by, edited_at, created_by, created_at)
       VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?5, ?6)`,
    )
      .bind(questionnaireId, communeId, definition.title, data, by, at)
      .run()
  const id = crypto.randomUUID()
  await env.DB.prepare(
    `INSERT INTO questionnaire_versions (id, questionnaire_id, number, definition, files, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(id, questionnaireId, number, data, JSON.stringify(files), by, at)
    .run()
  return id
}

/** Slips of a survey that nobody used yet, by their hashes. */
export async function placeSlips(
  surveyId: string,
  hashes: readonly string[],
  hamletId: string | null = null,
): Promise<void> {
  const insert = env.DB.prepare('INSERT INTO invitations (survey_id, code_hash, series, hamlet_id) VALUES (?, ?, 1, ?)')
  await env.DB.batch(hashes.map((hash) => insert.bind(surveyId, hash, hamletId)))
}

export type KeptResponse = {
  id: string
  answers: Record<string, string>
  state: string
  suspicion: string | null
  hamlet_id: string | null
  channel: string
  due: number
}

/** What is kept of a survey's answers, in the order in which they came. */
export async function responsesOf(surveyId: string): Promise<KeptResponse[]> {
  const { results } = await env.DB.prepare('SELECT * FROM responses WHERE survey_id = ? ORDER BY rowid')
    .bind(surveyId)
    .all<Omit<KeptResponse, 'answers'> & { answers: string }>()
  return results.map((row) => ({ ...row, answers: JSON.parse(row.answers) as Record<string, string> }))
}

/** What a browser without a script would send of the sheet on this page: every box as it stands. */
export function sheetFields(html: string): Record<string, string | string[]> {
  const form = /<form[^>]*data-sheet[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const sent: [string, string][] = []
  const tags = /<input\b([^>]*)>|<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g
  for (const [, input, area, text = '', select, options = ''] of form.matchAll(tags)) {
    if (input !== undefined) {
      const box = attributesOf(input)
      if (!box.name || box.type === 'file') continue
      const isChoice = box.type === 'radio' || box.type === 'checkbox'
      if (!isChoice || 'checked' in box) sent.push([box.name, box.value ?? (isChoice ? 'on' : '')])
    } else if (area !== undefined) sent.push([attributesOf(area).name ?? '', plain(text)])
    else {
      const chosen = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => attributesOf(one))
      sent.push([
        attributesOf(select ?? '').name ?? '',
        (chosen.find((one) => 'selected' in one) ?? chosen[0])?.value ?? '',
      ])
    }
  }
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of sent) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return fields
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, plain(value)]))
}

/** The stamp of a sheet that was opened a minute ago. */
export function openedAMinuteAgo({ survey, versionId }: Pick<Placed, 'survey' | 'versionId'>): string {
  return startStamp(env, survey.id, { openedAt: new Date(Date.now() - 60_000), versionId })
}

/** Fields of a sheet about roads that nothing is wrong with. */
export function roadFields(placed: Placed, more: Fields = {}): Fields {
  return {
    submissionKey: crypto.randomUUID(),
    started: openedAMinuteAgo(placed),
    'c.thon': 'lang_dia',
    'c.tot': 'co',
    buoc: 'gui',
    ...more,
  }
}
