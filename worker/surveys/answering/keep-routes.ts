import type { Context } from '../../http/context.ts'
import { field } from '../../http/form.ts'
import { keyedHex } from '../../http/keys.ts'
import { page, seeOther } from '../../http/respond.ts'
import { addressOf } from '../place.ts'
import { hamletOf, responseId } from '../rules.ts'
import { slipHash } from '../slips.ts'
import { HONEYPOT, type Suspicion, suspicionOf } from './abuse.ts'
import { isGuarded } from './guard.ts'
import { useProof } from './guard-queries.ts'
import { MOST_ANSWER_BYTES } from '../../forms/filling/limits.ts'
import { LONGEST_MS } from './limits.ts'
import { readProof } from './proof-access.ts'
import { receiptCode, showReceipt } from './receipt.ts'
import { type Sending, submitResponse } from './response-queries.ts'
import { contentHashOf, withStart } from '../../forms/filling/sending.ts'
import type { Way } from './draw-routes.ts'
import { answerFiles } from '../../forms/filling/sheet-store.ts'
import type { FilledSheet } from './sheet-routes.ts'
import { statePage } from './state-page.tsx'
import { findSlip, hasResults } from './survey-queries.ts'
import { refusalWords, TROUBLE, WRONG_SLIP } from './words.ts'

/** Keeps a filled sheet of whoever answers for himself, and leads to its receipt. */
export async function keepOwn(c: Context, way: Way, filled: FilledSheet): Promise<Response> {
  if (way.survey.audience === 'invited' && way.slip === null) return filled.again({ trouble: WRONG_SLIP.unknown }, 422)
  const pace = way.channel === 'web' ? await filled.pace() : 'usual'
  if (pace === 'too_many') return filled.again({ trouble: TROUBLE.tooMany }, 429)
  const suspicion = way.channel === 'web' ? await judged(c, way, filled, pace === 'usual') : null
  return keepSheet(c, way, filled, { suspicion }, (code) => {
    const here = addressOf(c.var.book.commune.id, way.survey.slug)
    return seeOther(`${here}${way.isFramed ? '/nhung' : ''}/da-gui?ma=${code}`)
  })
}

/** Writes a sheet down; `done` is told the code of its receipt. Everything else is the page again, with why. */
export async function keepSheet(
  c: Context,
  way: Way,
  filled: FilledSheet,
  more: Pick<Sending, 'suspicion' | 'enteredBy' | 'paperNumber'> & { hamletId?: string | null },
  done: (code: string) => Response,
): Promise<Response> {
  const { book, db, now } = c.var
  const { survey, channel, slip, staff } = way
  const { sheet, version, submissionKey, started } = filled
  const answers = withStart(version.plan, sheet.answers(), started)
  if (new TextEncoder().encode(JSON.stringify(answers)).length > MOST_ANSWER_BYTES)
    return filled.again({ trouble: TROUBLE.tooLong }, 413)
  const took = started ? now.getTime() - started.openedAt.getTime() : LONGEST_MS
  const codeHash = slip ? slipHash(c.env, survey.id, slip) : null
  const { hamletId = null, ...entered } = more
  const told = hamletOf(version.plan.questionnaire, answers, hamletId)
  const ofSlip = told === null && codeHash ? await findSlip(db, survey.id, codeHash) : undefined
  const submitted = await submitResponse(
    db,
    {
      id: responseId(now, crypto.getRandomValues(new Uint8Array(8))),
      ...{ survey, submissionKey, channel, answers },
      versionId: version.id,
      contentHash: contentHashOf(c.env, version.id, filled.typed),
      language: sheet.language,
      hamletId: told ?? ofSlip?.hamletId ?? null,
      seconds: channel !== 'paper' && took < LONGEST_MS ? Math.round(took / 1000) : null,
      files: answerFiles(filled, answers),
      slipHash: codeHash,
      ...(channel === 'staff' && staff ? { whoHash: whoHash(c.env, survey.id, staff.id) } : {}),
      ...entered,
    },
    now,
  )
  if (submitted.outcome === 'conflict') return filled.again({ trouble: TROUBLE.conflict, isNew: true }, 409)
  if (submitted.outcome !== 'refused') return done(showReceipt(receiptCode(c.env, survey.id, submissionKey)))
  const trouble = refusalWords(submitted, survey, book, version.plan, now)
  if (submitted.why === 'paper') return filled.again({ paper: { error: trouble.title } }, 422)
  if (submitted.why === 'full') return filled.again({ trouble }, 409)
  const published = submitted.why === 'closed' && (await hasResults(db, survey.id))
  const view = { book, survey, now, trouble, staff, isFramed: way.isFramed, hasResults: published }
  return page(c, statePage(view), 409)
}

/** What stands for an officer in one survey. */
export function whoHash(env: { SECRET_KEY: string }, surveyId: string, staffId: string): string {
  return keyedHex(env, 'survey-staff', `${surveyId}/${staffId}`)
}

/** What looks automatic about a sheet; while the survey is on its guard a sum has to be solved, each only once. */
async function judged(
  c: Context,
  { survey }: Way,
  filled: FilledSheet,
  isUsualPace: boolean,
): Promise<Suspicion | null> {
  const { db, now } = c.var
  const { sheet, started, sent } = filled
  const honeypot = field(sent, HONEYPOT) ?? ''
  const suspicion = suspicionOf({ sheet, started, now, honeypot, isUsualPace })
  if (suspicion !== null || !isGuarded(survey, now)) return suspicion
  const proof = await readProof(c.env, survey.id, field(sent, 'altcha') ?? '', now)
  return proof && (await useProof(db, proof.nonce, proof.expiresAt)) ? null : 'proof'
}
