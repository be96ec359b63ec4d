import type { Answers } from '../../forms/questionnaire.ts'
import { sha256 } from '../../http/keys.ts'

/** What an event remembers of the answers that it sent, so that a change of them afterwards is noticed. */
export function answersHash(versionId: string, answers: Answers): string {
  const sorted = Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1))
  return sha256(JSON.stringify([versionId, sorted]))
}
