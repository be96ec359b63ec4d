import { archiveOf, blankPaper, type From } from '../letterhead.ts'
import { issuedBy, type Paper } from '../paper.ts'
import { type Term, termText, words } from './said.ts'

export type RecommendationLetter = {
  /** "kiến nghị sau giám sát việc thu gom rác thải sinh hoạt". */
  about: string
  to: string
  /** What led to it: the report, the session, the petitions. */
  opening: string
  recommendations: { text: string; term: Term | null }[]
  /** By when the body answers in writing. */
  reply: Term | null
  /** Who gets a copy: the competent authority, the superior Front Committee. */
  recipients: string[]
}

/** Công văn kiến nghị: what is asked, of whom, by when, each under its number. */
export function recommendationLetter(from: From, data: RecommendationLetter): Paper {
  const who = issuedBy(from.head)
  const by = data.reply ? ` ${termText(data.reply)}` : ''
  return {
    ...blankPaper(from),
    subject: data.about,
    addressees: [data.to],
    parts: [
      words(`${data.opening} ${who} kiến nghị ${data.to}:`),
      {
        kind: 'list',
        numbered: true,
        items: data.recommendations.map(({ term, text }) => {
          const asked = text.replace(/[\s.;]+$/, '')
          return term ? `${asked}, thực hiện xong ${termText(term)}.` : `${asked}.`
        }),
      },
      words(
        `Đề nghị ${data.to} xem xét, giải quyết và trả lời bằng văn bản cho ${who}${by}; kiến nghị nào chưa thực hiện được thì nêu rõ lý do.`,
      ),
    ],
    recipients: ['Như trên', ...data.recipients, archiveOf(from.head)],
  }
}
