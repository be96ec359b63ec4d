import { carriedFields, type Drawing } from '../../forms/filling/sheet-store.ts'
import type { Context } from '../../http/context.ts'
import { FRAMED_POLICY } from '../../http/guard.ts'
import { page } from '../../http/respond.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { addressOf } from '../place.ts'
import { stateSentence, type SurveyRow } from '../rules.ts'
import { askedOf } from './asked.ts'
import { isGuarded } from './guard.ts'
import { type PaperView, sheetPage } from './sheet-page.tsx'

/** Which survey is answered how. */
export type Way = {
  survey: SurveyRow
  channel: 'web' | 'staff' | 'paper'
  /** Where the form is sent. */
  action: string
  isFramed: boolean
  staff: StaffMember | null
  /** The slip that came with it, as its ten signs. */
  slip: string | null
}

/** What stands on a page of a survey's sheet. */
type SurveyDrawing = Drawing & { paper?: PaperView | undefined }

/** A page of a sheet, as it stands now. */
export function drawn(c: Context, way: Way, drawing: SurveyDrawing, status: number): Response {
  const { book, now } = c.var
  const { survey, isFramed, staff } = way
  const { sheet, version, page: open, errors, more, at, sent, trouble, paper } = drawing
  const here = addressOf(book.commune.id, survey.slug)
  const answer = page(
    c,
    sheetPage({
      ...{ book, survey, isFramed, staff, trouble, paper },
      until: stateSentence(survey, now),
      form: {
        ...{ sheet, page: open, errors, more, at },
        action: way.action,
        typed: sent?.fields,
        media: `${here}/tep/${version.number}/`,
        ...(way.channel === 'paper' ? {} : { draft: draftName(book.commune.id, survey.slug) }),
        island: true,
        send: way.channel === 'paper' ? 'Ghi phiếu, nhập phiếu tiếp' : 'Gửi phiếu',
      },
      hidden: [...carriedFields(c.env, askedOf(survey), drawing), ...(way.slip ? [['phieu', way.slip] as const] : [])],
      ...(way.channel === 'web' && isGuarded(survey, now) ? { challenge: `${here}/cau-do` } : {}),
    }),
    status,
  )
  if (isFramed) answer.headers.set('content-security-policy', FRAMED_POLICY)
  return answer
}

/** Under which name a phone keeps what is not sent yet. */
export function draftName(communeId: string, slug: string): string {
  return `khao-sat/${communeId}/${slug}`
}
