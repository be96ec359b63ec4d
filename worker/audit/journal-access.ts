import { instantText } from '../deadlines/calendar.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { holds, type StaffMember } from '../staff/actor.ts'
import type { Ask, Place } from './ask.ts'
import { dossierActs } from './dossier-journal-queries.ts'
import { accountEvents, caseEvents, exportsOf, settingChanges, surveyActs } from './journal-queries.ts'
import { paperActs } from './paper-journal-queries.ts'
import { tellDossiers } from './told-dossiers.ts'
import { tellPapers } from './told-papers.ts'
import { type Entry, type NameOf, tellAccounts, tellCases, tellExports, tellSettings, tellSurveys } from './told.ts'

/** Lines of one file, and events looked through for them. */
const FILE_LINES = 5000
const FILE_LOOK = 50_000

type Found = { after: Place | null; entries: Entry[] }

/** One page of the journal that is asked for, in words. */
export async function entriesOf(c: Context, ask: Ask, from: Place | null, nameOf: NameOf): Promise<Found> {
  const { book, db, staff } = c.var
  const here = staff.communeId
  switch (ask.tab) {
    case 'giam-sat':
      return told(await dossierActs(db, staff, book, ask, from), (rows) => tellDossiers(rows, book, nameOf))
    case 'van-ban':
      return told(await paperActs(db, staff, ask, from), (rows) => tellPapers(rows, book, staff, nameOf))
    case 'khao-sat':
      return told(await surveyActs(db, here, ask, from), (rows) => tellSurveys(rows, book, nameOf))
    case 'tai-khoan':
      return told(await accountEvents(db, here, ask, from), (rows) => tellAccounts(rows, book, nameOf))
    case 'cai-dat':
      return told(await settingChanges(db, here, ask, from), (rows) => tellSettings(rows, book, nameOf))
    case 'xuat':
      return told(await exportsOf(db, here, ask, from), (rows) => tellExports(rows, nameOf, opensCases(staff)))
    default:
      return told(await caseEvents(db, staff, book, ask, from), (rows) =>
        tellCases(rows, book, nameOf, opensCases(staff)),
      )
  }
}

/** As much of it as one file holds. */
export async function fileEntries(c: Context, ask: Ask, nameOf: NameOf): Promise<Found> {
  const { book, db, staff } = c.var
  const size = [FILE_LINES, FILE_LOOK] as [number, number]
  if (ask.tab === 'giam-sat')
    return told(await dossierActs(db, staff, book, ask, null, size), (rows) => tellDossiers(rows, book, nameOf))
  if (ask.tab === 'van-ban')
    return told(await paperActs(db, staff, ask, null, FILE_LINES), (rows) => tellPapers(rows, book, staff, nameOf))
  return told(await caseEvents(db, staff, book, ask, null, size), (rows) =>
    tellCases(rows, book, nameOf, opensCases(staff)),
  )
}

/** The same as rows of a table, with its head; the last row says when there is more. */
export function fileRows({ after, entries }: Found): string[][] {
  return [
    ['Lúc', 'Hồ sơ, văn bản', 'Việc', 'Thêm'],
    ...entries.map(({ about, at, caseCode, note, title }) => [
      instantText(at).replaceAll('\u00a0', ' '),
      about?.text ?? caseCode,
      title,
      note,
    ]),
    ...(after ? [['', '', 'Còn việc cũ hơn: chọn khoảng ngày ngắn hơn để tải tiếp.', '']] : []),
  ]
}

/** Lets those in who watch over the work or the accounts. Throws 403 for others. */
export function allow(staff: StaffMember): void {
  if (!holds(staff, 'leader', 'coordinator', 'admin'))
    throw problem.forbidden(
      'Nhật ký chung dành cho lãnh đạo, điều phối và quản trị. Diễn biến từng hồ sơ nằm ở trang hồ sơ.',
    )
}

/** Does he read cases, or only that something was done with them? */
export function opensCases(staff: StaffMember): boolean {
  return holds(staff, 'leader', 'coordinator')
}

function told<T>({ after, rows }: { after: Place | null; rows: T }, tell: (rows: T) => Entry[]): Found {
  return { after, entries: tell(rows) }
}
