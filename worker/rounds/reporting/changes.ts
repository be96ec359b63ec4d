import type { AnswerLine } from '../../forms/answer-lines.ts'

/** A question whose answer is another one than before; empty where there was or is none. */
export type Change = { question: string; before: string; after: string }

/** What differs between two versions of a report, in the order of the sheet; what was left out comes last. */
export function changesOf(before: readonly AnswerLine[], after: readonly AnswerLine[]): Change[] {
  const [was, is] = [byQuestion(before), byQuestion(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((question) => {
    const [old = '', now = ''] = [was.get(question), is.get(question)]
    return old === now ? [] : [{ question, before: old, after: now }]
  })
}

function byQuestion(lines: readonly AnswerLine[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { answer, question } of lines)
    found.set(question, [found.get(question), answer].filter(Boolean).join('; '))
  return found
}
