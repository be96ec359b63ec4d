import { WAITS_NO_MORE } from './deed-parts.ts'
import { SESSION_HELD } from '../sessions/rules.ts'
import { share } from './limits.ts'
import type { TopicDeed } from './own.ts'
import { TO_LEADERS, toFrontHeads } from './told.ts'
import { backTo } from './topic-back.ts'

/** A refusal that stays on record says something. */
export const REASON_LEAST = 20
/** A meeting that was held: its topics may be closed. */

const dismiss: TopicDeed = {
  title: 'Không tổ chức đối thoại',
  lead: ({ book, today }) =>
    `${share(book, today)?.rule ?? ''} Lý do ghi vào hồ sơ, không xóa được, và công khai cho bà con.`.trim(),
  button: 'Ghi: không tổ chức',
  quiet: true,
  fields: () => [
    {
      kind: 'area',
      name: 'reason',
      label: 'Lý do, bà con đọc được',
      required: true,
      least: REASON_LEAST,
      most: 3000,
      rows: 5,
    },
  ],
  plan: ({ book, now, file: { own } }, values) => ({
    ok: true,
    set: { ...WAITS_NO_MORE, waitsForBodyId: null, endedAt: now.toISOString() },
    detail: { persons: own.topic.persons, voters: own.voters?.many ?? null },
    text: values.reason ?? '',
    told: [{ to: [...toFrontHeads(book), TO_LEADERS], what: 'UBND xã trả lời không tổ chức đối thoại về một chủ đề.' }],
    more: { set: { isOpen: false, notice: values.reason ?? '' } },
  }),
  done: 'Đã ghi: không tổ chức, kèm lý do.',
}

const close: TopicDeed = {
  title: 'Khép chủ đề',
  lead: () => 'Bà con thôi bày tỏ được nữa. Lý do công khai ở trang chủ đề.',
  button: 'Khép chủ đề',
  quiet: true,
  fields: () => [
    { kind: 'area', name: 'reason', label: 'Lý do, bà con đọc được', required: true, least: 10, most: 2000, rows: 3 },
  ],
  refuses: ({ file: { row, own } }) =>
    row.status === 'taken_up' && !SESSION_HELD.includes(own.session?.row.status ?? '')
      ? {
          status: 409,
          sentence: 'Chủ đề đang nằm trong một cuộc đối thoại chưa họp. Họp xong thì khép được, hoặc đưa ra khỏi cuộc.',
          shown: true as const,
        }
      : null,
  plan: ({ now }, values) => ({
    ok: true,
    set: { ...WAITS_NO_MORE, waitsForBodyId: null, endedAt: now.toISOString() },
    text: values.reason ?? '',
    more: { set: { isOpen: false, notice: values.reason ?? '' } },
  }),
  done: 'Đã khép chủ đề.',
}

const reopen: TopicDeed = {
  title: 'Mở lại chủ đề',
  button: 'Mở lại',
  quiet: true,
  fields: () => [
    { kind: 'area', name: 'reason', label: 'Vì sao mở lại', required: true, least: 10, most: 1000, rows: 3 },
  ],
  plan: (desk, values) => ({
    ok: true,
    set: { ...backTo(desk, desk.file.own.topic.thresholdMetAt), endedAt: null },
    text: values.reason ?? '',
    more: { set: { isOpen: true, notice: '', sessionId: null } },
  }),
  done: 'Đã mở lại chủ đề.',
}

/** How a topic ends, and begins again. */
export const END_DEEDS = {
  'khong-to-chuc': dismiss,
  khep: close,
  'mo-lai': reopen,
} satisfies Record<string, TopicDeed>
