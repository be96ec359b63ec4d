import type { Asked } from '../../forms/filling/sheet-store.ts'
import type { SurveyRow } from '../rules.ts'

/** The folder of the bucket in which files of answers to surveys lie, a folder a day below it. */
export const FOLDER = 'surveys'

/** What a survey asks, for the room in which sheets are filled in. A survey that was put to somebody has a version. */
export function askedOf({ id, questionnaireId, versionId }: SurveyRow): Asked {
  return { scope: id, folder: FOLDER, questionnaireId, versionId: versionId ?? '' }
}
