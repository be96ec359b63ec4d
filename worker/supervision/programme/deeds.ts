import { offered } from '../../communes/book.ts'
import type { Deed, DeedField, Desk } from '../../dossiers/deed.ts'
import { ticked } from '../../dossiers/deed.ts'
import { issuingOn } from '../days.ts'
import type { Item } from '../kept.ts'
import { notYet } from '../own.ts'
import type { ProgrammeRow, VersionRow } from '../tables.ts'
import { WAITS_FOR_NOBODY } from '../waiting.ts'
import { compareVersions } from './versions.ts'

/** What the room keeps of a programme. */
export type ProgrammeOwn = ProgrammeRow & {
  /** Versions without their items, the newest first; and the newest whole. */
  versions: Pick<VersionRow, 'number' | 'reason' | 'at'>[]
  last: Item[]
  /** What a version would hold that was made now; null when there are more topics than one version may hold. */
  now: Item[] | null
}

export type ProgrammeMore = {
  own: Partial<ProgrammeRow>
  version?: { number: number; items: readonly Item[]; reason: string }
}

type ProgrammeDeed = Deed<ProgrammeOwn, ProgrammeMore>
export type ProgrammeDesk = Desk<ProgrammeOwn>

/** Topics that one version may hold. */
export const MOST_ITEMS = 200
const TOO_MANY = `Một chương trình có nhiều nhất ${MOST_ITEMS} chuyên đề. Ông/bà đưa bớt chuyên đề ra.`

/** What can be done with a year's programme. */
export const PROGRAMME_DEEDS: Readonly<Record<string, ProgrammeDeed>> = {
  'thong-nhat': {
    title: 'Ghi việc thống nhất với HĐND, UBND',
    lead: () =>
      'Chương trình của xã được thống nhất với HĐND, UBND và lấy ý kiến các tổ chức chính trị - xã hội (Điều 3 Nghị quyết liên tịch 403/2017).',
    button: 'Ghi lại',
    done: 'Đã ghi việc thống nhất.',
    files: { label: 'Biên bản, văn bản thống nhất' },
    fields: ({ book, today }): DeedField[] => [
      { kind: 'day', name: 'agreedOn', label: 'Ngày thống nhất', required: true, max: today },
      {
        kind: 'ticks',
        name: 'consulted',
        label: 'Tổ chức đã hỏi ý kiến',
        required: true,
        options: offered(book.bodies.values(), today)
          .filter(({ kind }) => kind === 'mass_org')
          .map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'area',
        name: 'words',
        label: 'Nội dung đã thống nhất',
        hint: 'Về nội dung, lĩnh vực, địa bàn, thời gian.',
        required: true,
        least: 5,
        rows: 4,
      },
    ],
    values: ({ today, file: { own } }) => ({
      agreedOn: own.agreedOn ?? today,
      consulted: (own.consulted ?? []).join(' '),
    }),
    plan: (desk, values) => ({
      ok: true,
      text: values.words ?? '',
      detail: { on: values.agreedOn, consulted: ticked(values, 'consulted') },
      more: { own: { agreedOn: values.agreedOn ?? desk.today, consulted: ticked(values, 'consulted') } },
    }),
  },
  'ban-hanh': {
    title: 'Ban hành chương trình',
    lead: ({ book, file, today }) => issuingOn(book, file.own.year, today).sentence,
    button: 'Ban hành',
    done: 'Đã ban hành chương trình. Bà con xem được trên trang của xã.',
    files: { label: 'Chương trình đã ký' },
    refuses: ({ file }) => {
      if (file.own.now === null) return notYet(TOO_MANY)
      return file.own.now.length > 0
        ? null
        : notYet('Chưa ban hành được: chương trình chưa có chuyên đề nào. Ông/bà chọn chuyên đề từ các đề xuất.')
    },
    fields: () => [{ kind: 'line', name: 'reference', label: 'Số văn bản' }],
    plan(desk, values) {
      const { book, file, today } = desk
      const { sentence, timing } = issuingOn(book, file.own.year, today)
      return {
        ok: true,
        ...(timing === 'in_time' ? {} : { text: sentence }),
        detail: { version: 1, timing, ...(values.reference ? { reference: values.reference } : {}) },
        set: { ...WAITS_FOR_NOBODY, publishedAt: desk.now.toISOString() },
        more: {
          own: { issuedOn: today, version: 1 },
          version: { number: 1, items: file.own.now ?? [], reason: '' },
        },
        told: [
          {
            to: [...new Set((file.own.now ?? []).map((item) => item.leadBodyId))].map(
              (id) => `${id}:coordinator,approver,handler,supervisor_member`,
            ),
            what: `Chương trình giám sát năm ${file.own.year} đã ban hành.`,
          },
        ],
      }
    },
  },
  'dieu-chinh': {
    title: 'Ban hành bản điều chỉnh',
    lead: () => 'Bản mới gồm các chuyên đề như đang đứng trong chương trình. Bản cũ vẫn còn, ai cũng xem được.',
    button: 'Ban hành bản mới',
    done: 'Đã ban hành bản điều chỉnh.',
    files: { label: 'Văn bản điều chỉnh đã ký' },
    refuses: ({ file }) => {
      if (file.own.now === null) return notYet(TOO_MANY)
      return compareVersions(file.own.last, file.own.now).length > 0
        ? null
        : notYet('Chưa có gì khác với bản đang có hiệu lực. Ông/bà thêm, bớt hoặc chuyển quý chuyên đề trước.')
    },
    fields: () => [
      {
        kind: 'area',
        name: 'reason',
        label: 'Lý do điều chỉnh',
        hint: 'Bà con đọc được.',
        required: true,
        least: 10,
        most: 1000,
        rows: 3,
      },
    ],
    plan(desk, values) {
      const { own } = desk.file
      const number = own.version + 1
      return {
        ok: true,
        text: values.reason ?? '',
        detail: { version: number, changes: compareVersions(own.last, own.now ?? []).length },
        more: {
          own: { version: number },
          version: { number, items: own.now ?? [], reason: values.reason ?? '' },
        },
      }
    },
  },
}
