import { PlainText } from '../plain-text.tsx'
import type { AnsweredSheet } from './further.ts'

/** What the sender answered besides, question by question; nothing when there is nothing. */
export function AnsweredLines({
  answered,
  as: Heading = 'h3',
}: {
  answered: readonly AnsweredSheet[]
  as?: 'h2' | 'h3'
}) {
  const lines = answered.flatMap((sheet) => sheet.lines)
  if (lines.length === 0) return null
  return (
    <>
      <Heading>Trả lời thêm</Heading>
      <ul>
        {lines.map(({ question, answer }, index) => (
          <li key={index}>
            <b>{question}</b>
            <PlainText text={answer} />
          </li>
        ))}
      </ul>
    </>
  )
}
