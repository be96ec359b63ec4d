import { wrongAt } from '../../dossiers/deed.ts'
import { achievementFields, reasonField } from './fields.ts'
import { isOfHamlet, type PraiseDeed, type PraiseDesk } from './own.ts'
import { readsName } from './reads-name.ts'
import { toFront, toHeads } from './told.ts'

/** People at a hamlet's meeting. */
const MOST_VOTES = 5000

function toTheFront({ book }: PraiseDesk) {
  return { waitsForBodyId: book.commune.triageBodyId }
}

const vote: PraiseDeed = {
  title: 'Ghi kết quả họp thôn',
  lead: () => 'Thôn họp, biểu quyết. Quá nửa số người dự đồng ý thì đề nghị gửi lên Mặt trận xã.',
  button: 'Gửi lên Mặt trận xã',
  fields: () => [
    { kind: 'number', name: 'votesOf', label: 'Số người dự họp', required: true, min: 1, max: MOST_VOTES },
    { kind: 'number', name: 'votesFor', label: 'Số người đồng ý', required: true, min: 0, max: MOST_VOTES },
  ],
  files: { label: 'Ảnh chụp biên bản họp thôn' },
  plan: (desk, values) => {
    const [votesFor, votesOf] = [Number(values.votesFor), Number(values.votesOf)]
    if (votesFor > votesOf) return wrongAt('votesFor', 'Số người đồng ý không nhiều hơn số người dự họp.')
    if (votesFor * 2 <= votesOf)
      return wrongAt('votesFor', 'Chưa quá nửa số người dự đồng ý. Nếu thôn không thống nhất, ông/bà rút đề nghị.')
    return {
      ok: true,
      set: { ...toTheFront(desk), writtenBy: desk.staff.id },
      detail: { votesFor, votesOf },
      told: [{ to: toFront(desk.book), what: 'Thôn đã họp, thống nhất một đề nghị khen thưởng.' }],
      more: { set: { votesFor, votesOf } },
    }
  },
  done: 'Đã gửi lên Mặt trận xã.',
}

const again: PraiseDeed = {
  title: 'Bổ sung rồi gửi lại',
  button: 'Gửi lại',
  fields: () => achievementFields(),
  values: ({ file: { own } }) => ({
    ...{ achievement: own.praise.achievement, occasion: own.praise.occasion, form: own.praise.form },
  }),
  files: { label: 'Ảnh, giấy tờ minh chứng thêm' },
  plan: (desk, values) => {
    const ofHamlet = isOfHamlet(desk.file.own.praise)
    return {
      ok: true,
      set: { ...(ofHamlet ? { waitsForBodyId: null } : toTheFront(desk)), writtenBy: desk.staff.id },
      detail: { form: values.form, occasion: values.occasion },
      told: ofHamlet ? [] : [{ to: toFront(desk.book), what: 'Đề nghị khen thưởng đã được bổ sung.' }],
      more: {
        set: {
          ...{ achievement: values.achievement ?? '', occasion: values.occasion ?? '', form: values.form ?? '' },
          ...{ votesFor: null, votesOf: null },
        },
      },
    }
  },
  done: 'Đã gửi lại.',
}

const withdraw: PraiseDeed = {
  title: 'Rút đề nghị',
  lead: () => 'Tên người được đề nghị bị xóa khỏi hồ sơ.',
  button: 'Rút đề nghị',
  quiet: true,
  fields: () => [reasonField('Vì sao rút', 'Không ghi tên người vào ô này.')],
  plan: (desk, values) => ({
    ok: true,
    set: { waitsForBodyId: null, endedAt: desk.now.toISOString() },
    text: values.reason ?? '',
    told: [{ to: toHeads(desk.book), what: 'Một đề nghị khen thưởng đã rút.' }],
    more: { set: { sealed: '', keyId: '' } },
  }),
  done: 'Đã rút đề nghị.',
}

/** Of units the name stands on the page; the name of a person is opened by a way of its own, which notes who did. */
const openName: PraiseDeed = {
  title: 'Xem tên người được đề nghị',
  lead: () => 'Tên được giữ kín. Mỗi lần xem đều ghi vào hồ sơ: ai xem, lúc nào.',
  button: 'Xem tên',
  quiet: true,
  isOffered: (desk) => {
    const { openedName, praise } = desk.file.own
    return praise.sealed !== '' && praise.nomineePublic === '' && openedName === undefined && readsName(desk)
  },
  fields: () => [],
  plan: () => ({ ok: true }),
  done: '',
}

/** What whoever proposes does. */
export const PROPOSE_DEEDS = {
  'thon-hop': vote,
  'trinh-lai': again,
  rut: withdraw,
  'mo-ten': openName,
} satisfies Record<string, PraiseDeed>
