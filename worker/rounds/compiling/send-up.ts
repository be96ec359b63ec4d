import type { Db, Statement } from '../../db/connect.ts'

/** A compiled report as it goes out: sections of words and a table. */
export type SentContent = {
  sections: { heading: string; words: string; head: string[]; rows: string[][] }[]
}

/** A compiled report on its way to one level above. */
export type Sending = {
  id: string
  areaId: string
  communeId: string
  /** The round's dossier; the title as the commune calls it. */
  roundId: string
  kind: string
  period: string
  title: string
  documentCode: string
  content: SentContent
  /** The files in the bucket. */
  wordKey: string
  sheetKey: string
  sentAt: string
}

/** Puts a compiled report on the desk of a level above: statements for the batch in which it is sent. Sent again, it takes the place of the one before. */
export type SendUp = (db: Db, sent: Sending) => Statement[]
