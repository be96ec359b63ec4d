import { offered } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { ticked, wrongAt } from '../../dossiers/deed.ts'
import { dueField, gradeField, gradeIn, reasonField, usualDue } from './fields.ts'
import { waitsFor } from './limits.ts'
import type { RatingDeed, RatingDesk } from './own.ts'
import { notOwnUnit } from './two-hands.ts'
import { toOffice, toPeers } from './told.ts'

/** Bodies that may be asked: not the one that is rated, none outside the commune. */
function peerOptions({ book, file: { own }, today }: RatingDesk) {
  return offered(book.bodies.values(), today)
    .filter(({ id, kind }) => `body:${id}` !== own.rating.unit && kind !== 'external')
    .map(({ id, name }) => ({ value: id, label: name }))
}

const ask: RatingDeed = {
  title: 'Mời đơn vị khác nhận xét',
  lead: () =>
    'Mỗi đơn vị được mời nhận xét một lần, không xem được nhận xét của nhau. Đơn vị được xếp loại cũng không xem được.',
  button: 'Mời nhận xét',
  refuses: notOwnUnit,
  fields: (desk) => [
    { kind: 'ticks', name: 'bodies', label: 'Mời những đơn vị nào', options: peerOptions(desk), required: true },
    dueField(desk.today, 'Nhận xét xong trước hết ngày'),
  ],
  values: ({ today }) => ({ dueOn: usualDue(today) }),
  plan: ({ book, today }, values) => {
    const bodies = ticked(values, 'bodies')
    if (bodies.length === 0) return wrongAt('bodies', 'Ông/bà chọn ít nhất một đơn vị.')
    const dueOn = values.dueOn ?? ''
    return {
      ok: true,
      set: waitsFor(book.commune.triageBodyId, today, dueOn),
      detail: { bodies: bodies.join(' '), dueOn },
      told: [{ to: toPeers(bodies), what: `Mời cơ quan ông/bà nhận xét, xếp loại đơn vị bạn. Hạn ${longDay(dueOn)}.` }],
      more: { ask: bodies },
    }
  },
  done: 'Đã mời nhận xét.',
}

const skip: RatingDeed = {
  title: 'Không lấy ý kiến đơn vị khác',
  button: 'Bỏ bước này',
  quiet: true,
  refuses: notOwnUnit,
  fields: () => [reasonField('Vì sao')],
  plan: ({ book, today }, values) => ({
    ok: true,
    set: waitsFor(book.commune.triageBodyId, today),
    text: values.reason ?? '',
  }),
  done: 'Đã bỏ bước lấy ý kiến. Tiếp theo là đề xuất mức xếp loại.',
}

const grade: RatingDeed = {
  title: 'Nhận xét, xếp loại đơn vị này',
  lead: () => 'Gửi một lần, không sửa được. Chỉ Mặt trận và lãnh đạo xem được nhận xét của cơ quan ông/bà.',
  button: 'Gửi nhận xét',
  refuses: ({ file: { own }, staff }) =>
    own.asked.includes(staff.bodyId) ? null : { status: 409, sentence: 'Cơ quan ông/bà đã gửi nhận xét.', shown: true },
  fields: () => [
    gradeField('Theo cơ quan ông/bà, đơn vị này'),
    { kind: 'area', name: 'words', label: 'Nhận xét', most: 2000, rows: 4 },
  ],
  plan: ({ book, file: { own }, staff, today }, values) => {
    const isLast = own.asked.every((one) => one === staff.bodyId)
    return {
      ok: true,
      set: isLast ? { status: 'peer_rated', ...waitsFor(book.commune.triageBodyId, today) } : {},
      detail: { bodyId: staff.bodyId, left: own.asked.length - 1 },
      told: isLast ? [{ to: toOffice(book), what: 'Các đơn vị được mời đã nhận xét xong.' }] : [],
      more: {
        graded: { bodyId: staff.bodyId, grade: gradeIn(values), words: values.words ?? '', gradedOn: today },
      },
    }
  },
  done: 'Đã gửi nhận xét.',
}

const close: RatingDeed = {
  title: 'Không chờ thêm nhận xét',
  button: 'Thôi chờ',
  quiet: true,
  refuses: notOwnUnit,
  fields: () => [reasonField('Vì sao không chờ nữa')],
  plan: ({ book, file: { own }, today }, values) => ({
    ok: true,
    set: waitsFor(book.commune.triageBodyId, today),
    detail: { missing: own.asked.join(' ') },
    text: values.reason ?? '',
    more: { peersOver: 'kept' },
  }),
  done: 'Đã thôi chờ. Tiếp theo là đề xuất mức xếp loại.',
}

/** What peers say of a unit. */
export const PEER_DEEDS = { 'moi-cham': ask, 'bo-cham': skip, 'cham-cheo': grade, 'dong-cham': close } satisfies Record<
  string,
  RatingDeed
>
