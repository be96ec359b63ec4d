import type { CommuneBook } from '../communes/book.ts'
import type { Db } from '../db/connect.ts'
import type { EvidenceKind } from './words.ts'

/** What the system already knows about a unit's year: "Trả lời đúng hạn 41 trên 44 kiến nghị", and where it is seen. */
export type Evidence = { kind: Exclude<EvidenceKind, ''>; done: number; of: number; text: string; href: string }

/** Reads it for a unit (`hamlet:…`, `body:…`) and a year; handed in where the rooms are put together. */
export type EvidenceOf = (db: Db, book: CommuneBook, unit: string, year: number) => Promise<readonly Evidence[]>
