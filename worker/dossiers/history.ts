import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText } from '../deadlines/calendar.ts'
import type { DossierFile } from './file.ts'

export type Happened = DossierFile['events'][number]
/** How an event is told, by its kind. `said`: its words are shown below it. */
export type DossierLine = { told: (fact: (name: string) => string, event: Happened) => string; said?: true }
export type DossierLines = Readonly<Record<string, DossierLine>>
/** One entry of a history, ready to be shown: texts only. */
export type DossierItem = { title: string; at: string; note?: string }

/** Events that every kind of dossier may have. */
const COMMON: DossierLines = {
  'dossier.moved_to_heir': { told: (fact) => `chuyển phần việc của ${fact('from')} cho ${fact('to')} do sắp xếp lại` },
}

/** What officers read of a dossier's history, the newest last: who, of which body, did what. */
export function historyOf(
  file: Pick<DossierFile, 'events'>,
  lines: DossierLines,
  book: CommuneBook,
  nameOf: (staffId: string) => string,
): DossierItem[] {
  return file.events.map((event) => {
    const by =
      event.actorKind === 'staff'
        ? `${nameOf(event.actorId)} (${bodyName(book, event.bodyId)})`
        : event.actorKind === 'citizen'
          ? 'Người dân'
          : 'Hệ thống'
    const line = lines[event.kind] ?? COMMON[event.kind]
    const told = line ? line.told(factsOf(event), event) : 'ghi vào hồ sơ'
    const note = line?.said && event.text !== '' ? { note: event.text } : {}
    return { title: `${by} ${told}`, at: instantText(event.at), ...note }
  })
}

/** The facts of an event, by name; empty where there is none. */
export function factsOf(event: Pick<Happened, 'detail'>): (name: string) => string {
  const facts = JSON.parse(event.detail) as Record<string, unknown>
  return (name) => (facts[name] === undefined || facts[name] === null ? '' : String(facts[name]))
}

/** The last event of that kind, if there is one. */
export function lastOf(file: Pick<DossierFile, 'events'>, kind: string): Happened | undefined {
  return file.events.findLast((event) => event.kind === kind)
}
