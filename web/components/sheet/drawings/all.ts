import { FileBox } from '../files.tsx'
import { PlaceBox } from '../place-box.tsx'
import { Rank } from '../rank.tsx'
import { DRAWINGS as COMMON, type Drawings } from './common.ts'

/** How each kind of question is drawn. */
export const DRAWINGS: Drawings = {
  ...COMMON,
  rank: Rank,
  geopoint: PlaceBox,
  image: FileBox,
  audio: FileBox,
  file: FileBox,
}
