import type { Fields } from '../../../worker/forms/fields.ts'
import type { Sheet as Answered } from '../../../worker/forms/sheet.ts'

/** A sheet as it is shown: the same on the Worker and on the phone. */
export type View = {
  sheet: Answered
  /** Which of `sheet.pages()`, from 0. */
  page: number
  /** What is wrong, by key. */
  errors: Readonly<Record<string, string>>
  /** What was wrong when the page was left: it stays listed above while one puts it right. */
  listed?: Readonly<Record<string, string>> | undefined
  /** What was typed, field by field: it stands in its box again as it was typed. */
  typed?: Fields | undefined
  /** The address before the name of a picture or recording. */
  media: string
  /** The first question that the last answers brought up. */
  more?: string | undefined
  /** The round that was just added, or the repeat that lost one: where whoever answers goes on. */
  at?: string | undefined
  /** What the last button says; empty: this sheet is kept here and sent by somebody else. */
  send?: string | undefined
  /** What the button says that keeps a draft; without it there is none. */
  save?: string | undefined
  /** Only on the phone, where a script listens. */
  live?: Live | undefined
}

/** What a script knows beside the sheet. */
export type Live = {
  /** What was said about a question last, by key: a photo that was taken, a place that was found. */
  said: ReadonlyMap<string, string>
  /** What is to be read aloud. */
  heard: string
  /** Whether the fields of other pages stand in the form: only to send it. */
  isSending: boolean
  canFind: boolean
}

/** How pieces of a question are called on its page. */
export function idOf(key: string, piece: string | number = ''): string {
  return `c.${key}${piece === '' ? '' : `/${piece}`}`
}
