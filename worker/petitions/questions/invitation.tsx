import { Note } from '../../../web/components/note.tsx'
import { ANSWERING, type AnsweredSheet, draftName } from './further.ts'

/** Of further questions what a sender's page of his case says. */
export type Invited = {
  answered: readonly AnsweredSheet[]
  /** So many questions wait for him, if he likes. */
  many: number
  /** Did his answers come just now? */
  isDone: boolean
}

/** A way to further questions, and why he might answer them. */
export function Invitation({ invited: { many }, address }: { invited: Invited; address: string }) {
  if (many === 0) return null
  return (
    <p>
      <a href={`${address}/${ANSWERING}`}>{`Trả lời thêm ${many} câu`}</a>
      <br />
      Không bắt buộc. Ông/bà trả lời thêm thì cán bộ đỡ phải hỏi lại.
    </p>
  )
}

/** His answers came: the phone may forget them. */
export function AnswersCame({ invited: { isDone }, address }: { invited: Invited; address: string }) {
  if (!isDone) return null
  return (
    <Note tone="good">
      <p role="status" data-kept-done={draftName(address)}>
        Đã nhận phần trả lời thêm của ông/bà.
      </p>
    </Note>
  )
}
