import { readUnit, unitName } from '../../communes/unit.ts'
import { addDays } from '../../deadlines/calendar.ts'
import { lastOf } from '../../dossiers/history.ts'
import { outcome } from './outcome.ts'
import type { DifficultyDeed, DifficultyDesk } from './own.ts'
import { lastDay, LIMITS } from './terms.ts'

/** What was said once it was "not solved" gives so many days more. */
const MORE_DAYS = 7

const take: DifficultyDeed = {
  title: 'Nhận việc',
  button: 'Nhận việc',
  fields: () => [],
  plan: (desk, _values, step) =>
    outcome(desk, step, {
      ...{ waits: 'owner', dueOn: desk.file.row.dueOn, detail: {} },
      told: [['Cơ quan được giao đã nhận việc.', 'unit']],
    }),
  done: 'Đã nhận việc.',
}

const progress: DifficultyDeed = {
  title: 'Ghi tiến độ',
  button: 'Ghi tiến độ',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'words', label: 'Đã làm đến đâu', required: true, least: 5, rows: 3 }],
  files: { label: 'Ảnh, văn bản kèm theo, nếu có' },
  plan: (desk, { words = '' }, step) =>
    outcome(desk, step, { waits: 'owner', dueOn: desk.file.row.dueOn, text: words, detail: {} }),
  done: 'Đã ghi tiến độ.',
}

const claim: DifficultyDeed = {
  title: 'Báo đã giải quyết xong',
  lead: ({ book, file }) =>
    `${unitName(book, file.own.row.unit)} hoặc Mặt trận xác nhận. Người báo xong không tự xác nhận.`,
  button: 'Báo đã xong',
  fields: () => [
    { kind: 'area', name: 'result', label: 'Đã làm những gì, ở đâu', required: true, least: 10, most: 4000, rows: 4 },
  ],
  files: { label: 'Ảnh hoặc văn bản chứng minh', required: true },
  plan: (desk, { result = '' }, step) =>
    outcome(desk, step, {
      ...{ waits: 'unit', dueOn: lastDay(desk.book, LIMITS.confirm, desk.today), limitCode: LIMITS.confirm },
      ...{ writtenBy: desk.staff.id, text: result, own: { result }, detail: {} },
      told: [['Cơ quan được giao báo đã giải quyết xong. Ông/bà xem đã hết vướng chưa.', 'unit', 'front']],
    }),
  done: 'Đã báo. Nơi báo vướng mắc xem rồi xác nhận.',
}

const notOurs: DifficultyDeed = {
  title: 'Không thuộc việc của cơ quan',
  lead: () => 'Nói rõ vì sao, và theo ông/bà thì cơ quan nào lo được.',
  button: 'Báo không thuộc việc của mình',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Vì sao', required: true, least: 10, rows: 3 }],
  plan: (desk, { reason = '' }, step) =>
    outcome(desk, step, {
      ...{ waits: 'front', dueOn: lastDay(desk.book, LIMITS.assign, desk.today), limitCode: LIMITS.assign },
      ...{ writtenBy: null, text: reason, detail: {} },
      told: [['Cơ quan được giao báo không thuộc việc của mình. Cần giao lại.', 'front']],
    }),
  done: 'Đã báo. Mặt trận giao lại.',
}

/** Whoever did the work does not say himself that it is done: also not as the Front, when the Front did it. */
function refusesOwner({ book, file, staff }: DifficultyDesk) {
  const isNamed = file.people.some((one) => one.staffId === staff.id && one.until === null)
  if (staff.bodyId !== file.row.addressedBodyId || isNamed) return null
  const sentence = `Cơ quan đã giải quyết không tự xác nhận: việc này của ${unitName(book, file.own.row.unit)}.`
  return { status: 403 as const, sentence, shown: true as const }
}

const confirm: DifficultyDeed = {
  title: 'Xác nhận đã hết vướng',
  button: 'Xác nhận đã xong',
  fields: () => [{ kind: 'area', name: 'words', label: 'Nhận xét, nếu có', most: 2000, rows: 2 }],
  files: { label: 'Ảnh chụp tại chỗ, nếu có', photosOnly: true },
  refuses: refusesOwner,
  plan: (desk, { words = '' }, step) =>
    outcome(desk, step, {
      ...{ ...(words === '' ? {} : { text: words }), detail: {} },
      told: [['Đã được xác nhận là giải quyết xong.', 'owner', 'unit']],
    }),
  done: 'Đã xác nhận.',
}

const notSolved: DifficultyDeed = {
  title: 'Chưa xong, còn vướng',
  button: 'Báo chưa xong',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Còn vướng ở đâu', required: true, least: 5, rows: 3 }],
  files: { label: 'Ảnh chụp tại chỗ, nếu có', photosOnly: true },
  refuses: refusesOwner,
  plan: (desk, { reason = '' }, step) => {
    const dueOn = addDays(desk.today, MORE_DAYS)
    return outcome(desk, step, {
      ...{ waits: 'owner', dueOn, writtenBy: null, text: reason, own: { result: '' }, detail: { dueOn } },
      told: [['Nơi báo vướng mắc nói chưa xong. Ông/bà xem còn vướng ở đâu, làm tiếp.', 'owner', 'front']],
    })
  },
  done: 'Đã báo. Cơ quan được giao làm tiếp.',
}

const reopen: DifficultyDeed = {
  title: 'Vẫn còn vướng: nêu lại',
  lead: () => 'Nêu lại được một lần. Mặt trận xem rồi giao tiếp.',
  button: 'Nêu lại',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Còn vướng thế nào', required: true, least: 10, rows: 3 }],
  refuses: ({ file }) =>
    lastOf(file, 'difficulty.reopened')
      ? { status: 409, sentence: 'Vướng mắc này đã nêu lại một lần. Nếu vẫn còn, ông/bà báo một vướng mắc mới.' }
      : null,
  plan: (desk, { reason = '' }, step) =>
    outcome(desk, step, {
      ...{ waits: 'front', dueOn: lastDay(desk.book, LIMITS.assign, desk.today), limitCode: LIMITS.assign },
      ...{ writtenBy: null, text: reason, own: { result: '' }, detail: {} },
      told: [['Vướng mắc được nêu lại, cần giao tiếp.', 'front', 'owner']],
    }),
  done: 'Đã nêu lại. Mặt trận xem rồi giao tiếp.',
}

/** What whoever solves a difficulty and whoever has it do, by action. */
export const WORK_DEEDS: Readonly<Record<string, DifficultyDeed>> = {
  'nhan-viec': take,
  'bao-xong': claim,
  'tien-do': progress,
  'khong-thuoc': notOurs,
  'xac-nhan': confirm,
  'chua-xong': notSolved,
  'neu-lai': reopen,
}

/** Does this officer belong to whoever has the difficulty? */
export function hasIt({ book, file, staff }: Pick<DifficultyDesk, 'book' | 'file' | 'staff'>): boolean {
  const having = readUnit(book, file.own.row.unit)
  if (having?.kind === 'hamlet') return file.people.some((one) => one.staffId === staff.id && one.until === null)
  return having?.id === staff.bodyId
}
