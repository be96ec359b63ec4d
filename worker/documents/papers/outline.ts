import { blankPaper, type From } from '../letterhead.ts'
import type { Annex, Paper, Part } from '../paper.ts'
import { chapter, dashes, orBlank, words } from './said.ts'

/** What a body is asked to report on before it is visited. */
export type Outline = {
  /** "Kết quả thu gom rác thải sinh hoạt từ ngày 01/01/2026 đến ngày 30/11/2026". */
  title: string
  topics: { heading: string; questions: string[] }[]
  /** "trước ngày 08 tháng 12 năm 2026"; empty when not settled. */
  sendBy: string
  sendTo: string
}

/** Đề cương báo cáo, as an annex of the plan. */
export function outlineAnnex(data: Outline): Annex {
  return { title: `Đề cương báo cáo ${data.title}`, parts: partsOf(data) }
}

/** The same as a paper of its own: it has no number and goes with the plan that it names. */
export function outline(from: From, data: Outline, plan: string): Paper {
  return {
    ...blankPaper({ ...from, code: '' }),
    typeName: 'Đề cương báo cáo',
    subject: data.title,
    attachedTo: plan === '' ? '' : `Kèm theo ${plan}`,
    parts: partsOf(data),
    signers: [],
    recipients: [],
  }
}

function partsOf({ sendBy, sendTo, topics }: Outline): Part[] {
  const told = topics.flatMap(({ heading, questions }) => [
    chapter(heading, questions.length > 0 ? [] : orBlank([])),
    ...dashes(questions),
  ])
  const by = sendBy === '' ? '' : ` ${sendBy}`
  return [...told, words(`Báo cáo bằng văn bản, có số liệu và tài liệu kèm theo, gửi về ${sendTo}${by}.`)]
}
