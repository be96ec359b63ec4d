import { nameFrom } from '../naming.ts'
import type { Questionnaire } from '../questionnaire.ts'

/** A questionnaire without questions. */
export function blank(title: string): Questionnaire {
  return {
    name: nameFrom(title) || 'bieu_mau',
    title,
    languages: [{ code: 'vi', name: 'Tiếng Việt' }],
    nodes: [],
    lists: {},
  }
}
