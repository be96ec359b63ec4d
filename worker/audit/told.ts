import { codeOf } from '../cases/code.ts'
import { settingNote, settingTitle } from '../communes/settings/journal-words.ts'
import type { CommuneBook } from '../communes/book.ts'
import { officerTimeline } from '../petitions/timeline.ts'
import { eventNote, eventTitle } from '../staff/account-words.ts'
import { eventWords } from '../surveys/office/events.ts'
import type { accountEvents, CaseEvent, exportsOf, settingChanges, surveyActs } from './journal-queries.ts'

/** One line of a journal: when, what in a sentence, what else there is to say, about which case or survey. */
export type Entry = {
  at: string
  title: string
  note: string
  caseCode: string
  survey?: { slug: string; title: string }
  /** A dossier or a paper; without a way to it for who may not open it. */
  about?: { href: string | null; text: string }
}
export type NameOf = (id: string) => string
type Rows<F extends (...args: never[]) => Promise<{ rows: unknown[] }>> = Awaited<ReturnType<F>>['rows']

/** Events of cases in words. Without their facts for whoever administers and reads no cases. */
export function tellCases(rows: readonly CaseEvent[], book: CommuneBook, nameOf: NameOf, withFacts: boolean): Entry[] {
  return rows.map((row) => {
    const [item] = officerTimeline({ events: [{ ...row, text: '' }] as never }, book, nameOf)
    return {
      at: row.at,
      title: item?.title ?? row.kind,
      note: withFacts ? (item?.note ?? '') : '',
      caseCode: codeOf(book, row),
    }
  })
}

/** What was done with surveys in words. */
export function tellSurveys(rows: Rows<typeof surveyActs>, book: CommuneBook, nameOf: NameOf): Entry[] {
  return rows.map(({ at, byId, slug, title, ...event }) => ({
    ...{ at, title: eventWords(event, book), note: `${byId === '' ? 'Hệ thống' : nameOf(byId)}.`, caseCode: '' },
    survey: { slug, title },
  }))
}

/** What was done to accounts in words. */
export function tellAccounts(rows: Rows<typeof accountEvents>, book: CommuneBook, nameOf: NameOf): Entry[] {
  return rows.map(({ actorId, at, detail, kind, subjectId }) => ({
    at,
    title: `${eventTitle(kind)}: ${nameOf(subjectId)}`,
    note: eventNote(
      { kind, at, actorName: actorId ? nameOf(actorId) : null, detail: JSON.parse(detail) as Record<string, unknown> },
      book,
    ),
    caseCode: '',
  }))
}

/** What was settled in words. */
export function tellSettings(rows: Rows<typeof settingChanges>, book: CommuneBook, nameOf: NameOf): Entry[] {
  return rows.map((row) => ({
    at: row.at,
    title: settingTitle(row, book),
    note: [`${nameOf(row.actorId)}.`, settingNote(row, book)].filter(Boolean).join('\n'),
    caseCode: '',
  }))
}

/** Who took which list out, in words; what was looked for only for those who read cases. */
export function tellExports(rows: Rows<typeof exportsOf>, nameOf: NameOf, withFacts: boolean): Entry[] {
  return rows.map(({ at, format, query, rows: many, staffId }) => ({
    at,
    title: `${nameOf(staffId)} tải ${many} dòng về máy (${format.toUpperCase()})`,
    note: query === '' || !withFacts ? '' : `Điều kiện: ${readable(query)}`,
    caseCode: '',
  }))
}

const ASKED: Readonly<Record<string, string>> = {
  tim: 'chữ',
  nguoi: 'người',
  'ho-so': 'hồ sơ',
  viec: 'việc',
  tu: 'từ',
  den: 'đến',
  'co-quan': 'cơ quan',
  'linh-vuc': 'lĩnh vực',
  'trang-thai': 'trạng thái',
  thon: 'thôn',
  tre: 'quá hạn',
  'bao-len': 'đã báo lên',
  kenh: 'cách gửi',
}

/** `linh-vuc=moi_truong&tu=2026-11-01` as one reads it. */
function readable(query: string): string {
  const pairs = [...new URLSearchParams(query.replace(/^\?/, ''))]
  return pairs.map(([name, value]) => `${ASKED[name] ?? name} ${value}`).join(', ')
}
