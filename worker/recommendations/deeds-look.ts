import { addDays } from '../deadlines/calendar.ts'
import type { DeedField } from '../dossiers/deed.ts'
import { strangerTo } from './lookers.ts'
import { outcome } from './outcome.ts'
import type { RecDeed, RecDesk } from './own.ts'
import { numberFault, publicBox } from './public-words.ts'

const SEEN: DeedField = {
  kind: 'area',
  name: 'seen',
  label: 'Đã đến đâu, thấy gì?',
  required: true,
  least: 10,
}
const PHOTOS = { label: 'Ảnh chụp tại chỗ', hint: 'Ít nhất một ảnh.', required: true, photosOnly: true } as const
const newDay = (today: string): DeedField => ({
  kind: 'day',
  name: 'dueOn',
  label: 'Đề nghị làm xong trước hết ngày',
  required: true,
  min: addDays(today, 1),
})

const VERIFY: RecDeed = {
  title: 'Đã kiểm tra: đã xong',
  lead: () => 'Chỉ ghi sau khi đã đến tận nơi xem.',
  button: 'Xác nhận đã xong',
  fields: ({ file: { own }, today }) => [
    SEEN,
    {
      kind: 'day',
      name: 'seenOn',
      label: 'Ngày kiểm tra',
      required: true,
      max: today,
      ...(own.row.claimedOn ? { min: own.row.claimedOn } : {}),
    },
    publicBox('publicCheck'),
  ],
  values: ({ today }) => ({ seenOn: today }),
  files: PHOTOS,
  refuses: (desk) => strangerTo(desk),
  plan: (desk, values, step) => {
    const { seen = '', seenOn = '', publicCheck = '' } = values
    const fault = numberFault(values, 'publicCheck')
    if (fault) return fault
    return outcome(desk, step, {
      writtenBy: desk.staff.id,
      alarm: '',
      own: { verifiedOn: desk.today, verifiedBy: desk.staff.id, checkedByBodyId: desk.staff.bodyId, publicCheck },
      detail: { seenOn },
      text: seen,
      told: [['Đã kiểm tra tại chỗ: việc đã xong.', 'body', 'front', 'lead']],
    })
  },
  done: 'Đã ghi: việc đã xong.',
}

const DISPUTE: RecDeed = {
  title: 'Đã kiểm tra: chưa đạt',
  button: 'Ghi chưa đạt, giao làm tiếp',
  quiet: true,
  fields: ({ today }) => [{ ...SEEN, label: 'Còn chưa đạt ở đâu, vì sao?' } as DeedField, newDay(today)],
  files: PHOTOS,
  refuses: (desk) => strangerTo(desk),
  plan: (desk, values, step) => notDone(desk, values, step, 'Kiểm tra tại chỗ: chưa đạt, cần làm tiếp.'),
  done: 'Đã ghi. Cơ quan làm tiếp rồi báo lại.',
}

const isDrawn = ({ file }: RecDesk) => file.own.row.recheckDueOn !== null || file.row.waitsForBodyId !== null

const HOLDS: RecDeed = {
  title: 'Kiểm tra lại: vẫn giữ được',
  lead: () => 'Việc này được rút ngẫu nhiên để kiểm tra lại. Người kiểm tra lần trước không kiểm tra lần này.',
  button: 'Ghi: vẫn giữ được',
  fields: () => [SEEN],
  files: PHOTOS,
  isOffered: isDrawn,
  refuses: (desk) => strangerTo(desk, true),
  plan: (desk, { seen = '' }, step) =>
    outcome(desk, step, {
      alarm: 'passed',
      writtenBy: desk.staff.id,
      own: { recheckDueOn: null },
      more: { look: { holds: true, on: desk.today } },
      text: seen,
      told: [['Kiểm tra lại tại chỗ: việc vẫn giữ được.', 'body', 'front', 'lead']],
    }),
  done: 'Đã ghi kết quả kiểm tra lại.',
}

const GONE: RecDeed = {
  title: 'Kiểm tra lại: không còn giữ',
  button: 'Ghi: không còn giữ, giao làm lại',
  quiet: true,
  fields: ({ today }) => [{ ...SEEN, label: 'Nay ra sao?' } as DeedField, newDay(today)],
  files: PHOTOS,
  isOffered: isDrawn,
  refuses: (desk) => strangerTo(desk, true),
  plan: (desk, values, step) =>
    notDone(desk, values, step, 'Kiểm tra lại: việc không còn giữ, cần làm lại.', { holds: false, on: desk.today }),
  done: 'Đã ghi. Việc mở lại, cơ quan làm tiếp.',
}

/** What whoever looks on the spot does, by action. */
export const LOOK_DEEDS: Readonly<Record<string, RecDeed>> = {
  'xac-nhan': VERIFY,
  'chua-dat': DISPUTE,
  'van-giu': HOLDS,
  'khong-con': GONE,
}

function notDone(
  desk: RecDesk,
  { seen = '', dueOn = '' }: Readonly<Record<string, string>>,
  step: Parameters<RecDeed['plan']>[2],
  what: string,
  look?: { holds: boolean; on: string },
) {
  const { row } = desk.file.own
  return outcome(desk, step, {
    waits: 'body',
    dueOn,
    alarm: '',
    own: {
      ...{
        claimedOn: null,
        verifiedOn: null,
        verifiedBy: null,
        checkedByBodyId: null,
        recheckDueOn: null,
        publicDone: '',
        publicCheck: '',
      },
      disputes: row.disputes + 1,
      doneDueOn: dueOn,
    },
    ...(look ? { more: { look } } : {}),
    detail: { dueOn },
    text: seen,
    told: [[what, 'body', 'front', 'lead']],
  })
}
