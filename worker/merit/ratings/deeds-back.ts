import { longDay } from '../../deadlines/calendar.ts'
import { dueField, reasonField, usualDue } from './fields.ts'
import { waitsFor } from './limits.ts'
import type { RatingDeed, RatingDesk } from './own.ts'
import { notOwnUnit } from './two-hands.ts'
import { toUnitOf } from './told.ts'

/** The body whose move it is while the unit rates itself; a hamlet has none. */
export function bodyOfUnit(unit: string): string | null {
  return unit.startsWith('body:') ? unit.slice('body:'.length) : null
}

function toSelf({ file: { own }, today }: RatingDesk, dueOn: string) {
  return { ...waitsFor(bodyOfUnit(own.rating.unit), today, dueOn), writtenBy: null }
}

const giveBack: RatingDeed = {
  title: 'Trả lại để đơn vị chấm lại',
  lead: ({ file: { own } }) =>
    own.peers.length === 0
      ? 'Điểm đã chấm còn nguyên để đơn vị sửa.'
      : 'Điểm đã chấm còn nguyên để đơn vị sửa. Nhận xét của các đơn vị khác sẽ phải lấy lại.',
  button: 'Trả lại',
  quiet: true,
  refuses: notOwnUnit,
  fields: ({ today }) => [reasonField('Cần bổ sung, sửa gì'), dueField(today, 'Gửi lại trước hết ngày')],
  values: ({ today }) => ({ dueOn: usualDue(today) }),
  plan: (desk, values) => {
    const dueOn = values.dueOn ?? ''
    return {
      ok: true,
      set: toSelf(desk, dueOn),
      detail: { dueOn },
      text: values.reason ?? '',
      told: [{ to: toUnitOf(desk), what: `Bản tự chấm được trả lại để bổ sung. Hạn ${longDay(dueOn)}.` }],
      more: { peersOver: 'again' },
    }
  },
  done: 'Đã trả lại cho đơn vị.',
}

const drop: RatingDeed = {
  title: 'Không xếp loại đơn vị này',
  button: 'Không xếp loại',
  quiet: true,
  refuses: notOwnUnit,
  fields: () => [reasonField('Vì sao')],
  plan: (desk, values) => ({
    ok: true,
    set: { ...waitsFor(null, desk.today), endedAt: desk.now.toISOString() },
    text: values.reason ?? '',
    told: [{ to: toUnitOf(desk), what: 'Năm này không xếp loại đơn vị của ông/bà.' }],
    more: { peersOver: 'again' },
  }),
  done: 'Đã ghi không xếp loại.',
}

const reopen: RatingDeed = {
  title: 'Mở lại xếp loại',
  button: 'Mở lại',
  refuses: notOwnUnit,
  fields: ({ today }) => [dueField(today, 'Tự chấm xong trước hết ngày')],
  values: ({ today }) => ({ dueOn: usualDue(today) }),
  plan: (desk, values) => {
    const dueOn = values.dueOn ?? ''
    return {
      ok: true,
      set: { ...toSelf(desk, dueOn), endedAt: null },
      detail: { dueOn },
      told: [{ to: toUnitOf(desk), what: `Mời tự chấm điểm, tự xếp loại. Hạn ${longDay(dueOn)}.` }],
    }
  },
  done: 'Đã mở lại.',
}

/** What takes a rating back, ends it, begins it anew. */
export const BACK_DEEDS = { 'tra-lai': giveBack, thoi: drop, 'mo-lai': reopen } satisfies Record<string, RatingDeed>
