import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, type Paper, type Part } from '../paper.ts'
import { chapter, clause, dashes, orBlank, type Term, termText, words } from './said.ts'

/** What criticism looks at (Luật Mặt trận Tổ quốc Việt Nam, Điều 33.2). */
export const AXES = {
  need: 'Sự cần thiết',
  fit: 'Sự phù hợp',
  soundness: 'Tính đúng đắn, khoa học, khả thi',
  effect: 'Đánh giá tác động, hiệu quả',
  balance: 'Bảo đảm hài hòa lợi ích',
} as const
export type Axis = keyof typeof AXES

export type CriticismDocument = {
  /** "dự thảo Nghị quyết của Hội đồng nhân dân xã về …". */
  draft: string
  to: string
  /** How the opinions came together. */
  opening: string
  /** Empty: about the draft as a whole, on none of these sides. */
  points: { axis: Axis | ''; articleRef: string; text: string }[]
  /** What is asked of the drafter as a whole. */
  conclusions: string[]
  reply: Term | null
  recipients: string[]
}

/** Văn bản phản biện xã hội, numbered among the reports. */
export function criticismDocument(from: From, data: CriticismDocument): Paper {
  const who = issuedBy(from.head)
  const by = data.reply ? ` ${termText(data.reply)}` : ''
  return {
    ...blankPaper(from),
    typeName: 'Báo cáo',
    subject: `Phản biện xã hội đối với ${data.draft}`,
    addressees: [data.to],
    parts: [
      words(data.opening),
      chapter('Ý kiến phản biện'),
      ...(Object.keys(AXES) as Axis[]).flatMap((axis) => pointsOf(axis, data.points)),
      ...generalOf(data.points),
      chapter('Kết luận, kiến nghị', data.conclusions.length > 0 ? [] : orBlank([])),
      ...dashes(data.conclusions),
      words(
        `Đề nghị ${data.to} nghiên cứu, tiếp thu; ý kiến nào không tiếp thu thì giải trình, trả lời bằng văn bản cho ${who}${by} và báo cáo cơ quan ban hành văn bản.`,
      ),
    ],
    recipients: ['Như trên', ...data.recipients, archiveOf(from.head)],
  }
}

function pointsOf(axis: Axis, points: CriticismDocument['points']): Part[] {
  const own = points.filter((point) => point.axis === axis)
  if (own.length === 0) return [clause(AXES[axis], ['Không có ý kiến.'])]
  return [clause(AXES[axis]), ...dashes(own.map(saidOf))]
}

function generalOf(points: CriticismDocument['points']): Part[] {
  const own = points.filter((point) => point.axis === '')
  return own.length === 0 ? [] : [clause('Ý kiến chung'), ...dashes(own.map(saidOf))]
}

function saidOf({ articleRef, text }: CriticismDocument['points'][number]): string {
  return articleRef === '' ? text : `${articleRef}: ${text}`
}
