import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { countText, type Paper } from '../paper.ts'
import { chapter, clause, dashes, orBlank, type Term, termText, words } from './said.ts'

export type SupervisionReport = {
  /** "Kết quả giám sát việc thu gom rác thải sinh hoạt trên địa bàn xã năm 2026". */
  title: string
  addressees: string[]
  /** On what the report rests: "Thực hiện Kế hoạch số 05/KH-MTTQ-BTT …, Đoàn giám sát đã …". */
  opening: string
  /** How the team went about it. */
  course: string[]
  strengths: string[]
  limits: string[]
  causes: string[]
  recommendations: { text: string; body: string; term: Term | null }[]
  recipients: string[]
}

/** Báo cáo kết quả giám sát. */
export function supervisionReport(from: From, data: SupervisionReport): Paper {
  const many = data.recommendations.length
  return {
    ...blankPaper(from),
    typeName: 'Báo cáo',
    subject: data.title,
    addressees: data.addressees,
    parts: [
      words(data.opening),
      chapter('Việc tổ chức giám sát', orBlank(data.course)),
      chapter('Kết quả giám sát'),
      clause('Ưu điểm', data.strengths.length > 0 ? [] : orBlank([])),
      ...dashes(data.strengths),
      clause('Hạn chế', data.limits.length > 0 ? [] : orBlank([])),
      ...dashes(data.limits),
      clause('Nguyên nhân', data.causes.length > 0 ? [] : orBlank([])),
      ...dashes(data.causes),
      ...(many > 0
        ? [
            chapter('Kiến nghị', [`Qua giám sát, Đoàn giám sát có ${countText(many)} kiến nghị:`]),
            {
              kind: 'table' as const,
              title: '',
              head: ['TT', 'Nội dung kiến nghị', 'Cơ quan thực hiện', 'Thời hạn'],
              rows: data.recommendations.map(({ body, term, text }, at) => [
                String(at + 1),
                text,
                body,
                term ? termText(term) : '',
              ]),
              widths: [1, 7, 4, 4],
            },
          ]
        : [chapter('Kiến nghị', ['Qua giám sát, Đoàn giám sát không có kiến nghị.'])]),
      words(`Trên đây là báo cáo ${data.title.charAt(0).toLowerCase()}${data.title.slice(1)}.`),
    ],
    recipients: [...(data.addressees.length > 0 ? ['Như trên'] : []), ...data.recipients, archiveOf(from.head)],
  }
}
