import { localDay, longDay } from '../../deadlines/calendar.ts'
import { RECEPTIONS } from '../words.ts'
import { resultsTerm } from './limits.ts'
import type { SessionDeed, SessionDesk } from './own.ts'
import { toAll } from './told.ts'
import { whenText } from './times.ts'

const PEOPLE_MOST = 20_000

const held: SessionDeed = {
  title: 'Ghi đã tổ chức',
  lead: ({ book, file: { own } }) => {
    const term = resultsTerm(book, own.session.kind, localDay(own.session.startsAt))
    return `Ghi sau khi bắt đầu. Sau đó làm biên bản, kết quả.${term === null ? '' : ` ${term.sentence}`}`
  },
  button: 'Đã tổ chức',
  fields: () => [
    { kind: 'number', name: 'came', label: 'Bao nhiêu người đến', required: true, min: 0, max: PEOPLE_MOST },
  ],
  values: ({ file: { own } }) => ({ came: own.counts.came === 0 ? '' : String(own.counts.came) }),
  refuses: ({ now, file: { own } }) =>
    now.toISOString() < own.session.startsAt
      ? {
          status: 409,
          sentence: `Buổi này chưa bắt đầu: ${whenText(own.session)}. Bắt đầu rồi mới ghi đã tổ chức.`,
          shown: true,
        }
      : null,
  plan: (desk, values) => {
    const { book, today, file } = desk
    const { session, items } = file.own
    const heldOn = localDay(session.startsAt)
    const term = resultsTerm(book, session.kind, heldOn)
    const isReception = RECEPTIONS.includes(session.kind)
    return {
      ok: true,
      set: {
        ...{ waitsForBodyId: file.row.leadBodyId, dueOn: term?.dueOn ?? null, limitCode: term?.code ?? '', alarm: '' },
        wakeOn: today,
      },
      detail: { came: Number(values.came), heldOn, dueOn: term?.dueOn ?? null },
      told: isReception
        ? []
        : [
            {
              to: toAll(book, file, items),
              what: `Đã tổ chức.${term === null ? '' : ` Hạn công bố kết quả: ${longDay(term.dueOn)}.`}`,
            },
          ],
      more: {
        set: { heldOn, came: Number(values.came), takesQuestions: false, resultsDueOn: term?.dueOn ?? null },
      },
    }
  },
  done: 'Đã ghi.',
}

const reception: SessionDeed = {
  title: 'Ghi kết quả buổi tiếp dân',
  lead: () => 'Bà con đọc được phần này. Không ghi tên, nơi ở, số điện thoại của ai.',
  button: 'Ghi kết quả',
  fields: () => [
    { kind: 'number', name: 'came', label: 'Đã tiếp bao nhiêu người', required: true, min: 0, max: PEOPLE_MOST },
    {
      kind: 'area',
      name: 'results',
      label: 'Những việc bà con nêu, đã trả lời hoặc chuyển đi đâu',
      required: true,
      least: 10,
      most: 4000,
      rows: 6,
    },
  ],
  values: ({ file: { own } }) => ({ came: own.session.came === null ? '' : String(own.session.came) }),
  plan: ({ today, now }, values) => ({
    ok: true,
    set: { waitsForBodyId: null, dueOn: null, alarm: '', wakeOn: null, endedAt: now.toISOString() },
    detail: { came: Number(values.came) },
    more: { set: { came: Number(values.came), results: values.results ?? '', resultsOn: today } },
  }),
  done: 'Đã ghi kết quả.',
}

const close: SessionDeed = {
  title: 'Khép hồ sơ',
  lead: () => 'Khi mọi cam kết đã làm xong và được kiểm tra.',
  button: 'Khép hồ sơ',
  quiet: true,
  fields: () => [],
  refuses: (desk) => {
    const open = openPromises(desk)
    return open === 0
      ? null
      : { status: 409, sentence: `Còn ${open} cam kết chưa xong. Xong hết mới khép hồ sơ.`, shown: true }
  },
  plan: ({ now }) => ({
    ok: true,
    set: { waitsForBodyId: null, dueOn: null, alarm: '', wakeOn: null, endedAt: now.toISOString() },
  }),
  done: 'Đã khép hồ sơ.',
}

/** Commitments that came of the meeting and are not at their end. */
export function openPromises({ file: { kin } }: Pick<SessionDesk, 'file'>): number {
  return kin.filter((one) => one.kind === 'recommendation' && one.endedAt === null).length
}

export const HELD_DEEDS = {
  'da-to-chuc': held,
  'ghi-ket-qua-tiep': reception,
  khep: close,
} satisfies Record<string, SessionDeed>
