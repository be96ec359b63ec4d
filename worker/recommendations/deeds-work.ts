import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { ticked, wrongAt } from '../dossiers/deed.ts'
import { outcome } from './outcome.ts'
import type { RecDeed, RecDesk } from './own.ts'
import { numberFault, publicBox } from './public-words.ts'
import { lastDay, LIMITS } from './terms.ts'
import { watcherOf } from './watcher.ts'

/** Only what was accepted, whole or in part, is carried out. */
const accepted = ({ file: { own } }: RecDesk) =>
  own.row.reply === 'accepted' || own.row.reply === 'partly'
    ? null
    : { status: 409 as const, sentence: 'Cơ quan trả lời kiến nghị trước, rồi mới ghi việc đã làm.' }

const isOfFront = ({ commune }: RecDesk['book'], { addressedBodyId }: RecDesk['file']['row']) =>
  addressedBodyId === commune.triageBodyId
const openSteps = ({ file: { own } }: RecDesk) => own.steps.filter(({ doneOn }) => doneOn === null)
const options = (desk: RecDesk) =>
  openSteps(desk).map(({ dueOn, position, text }) => ({
    value: String(position),
    label: `Bước ${position}: ${text}`,
    hint: `Xong trước hết ${longDay(dueOn)}`,
  }))

const PROGRESS: RecDeed = {
  title: 'Ghi tiến độ',
  button: 'Ghi tiến độ',
  fields: (desk) => [
    ...(options(desk).length > 0
      ? [{ kind: 'ticks' as const, name: 'steps', label: 'Bước nào vừa xong?', options: options(desk) }]
      : []),
    { kind: 'area', name: 'words', label: 'Đã làm đến đâu?', required: true, least: 5, rows: 3 },
  ],
  files: { label: 'Ảnh, văn bản kèm theo, nếu có' },
  refuses: accepted,
  plan: (desk, values, step) => {
    const { words = '' } = values
    const positions = ticked(values, 'steps').map(Number)
    return outcome(desk, step, {
      waits: 'body',
      detail: { steps: positions },
      text: words,
      ...(positions.length > 0 ? { more: { done: { positions, on: desk.today, note: words } } } : {}),
    })
  },
  done: 'Đã ghi tiến độ.',
}

const CLAIM: RecDeed = {
  title: 'Báo đã làm xong',
  lead: ({ book, file }) =>
    `${isOfFront(book, file.row) ? bodyName(book, watcherOf(book, file.row)) : 'Mặt trận'} sẽ đến tận nơi kiểm tra. Người báo xong không phải là người kiểm tra.`,
  button: 'Báo đã làm xong',
  fields: (desk) => [
    ...(options(desk).length > 0
      ? [
          {
            kind: 'ticks' as const,
            name: 'steps',
            label: 'Các bước đã xong',
            hint: 'Xong hết mới báo. Bước nào còn dở thì ghi ở “Ghi tiến độ”.',
            options: options(desk),
          },
        ]
      : []),
    { kind: 'area', name: 'words', label: 'Đã làm những gì, ở đâu?', required: true, least: 10 },
    publicBox('publicDone'),
  ],
  files: { label: 'Ảnh hoặc văn bản chứng minh', required: true },
  refuses: accepted,
  plan: (desk, values, step) => {
    const { words = '', publicDone = '' } = values
    const positions = ticked(values, 'steps').map(Number)
    if (positions.length < openSteps(desk).length)
      return wrongAt('steps', 'Còn bước chưa xong. Ông/bà đánh dấu đủ các bước, hoặc ghi tiến độ.')
    const fault = numberFault(values, 'publicDone')
    if (fault) return fault
    return outcome(desk, step, {
      waits: 'front',
      dueOn: lastDay(desk.book, LIMITS.check, desk.today),
      limitCode: LIMITS.check,
      writtenBy: desk.staff.id,
      own: { claimedOn: desk.today, publicDone },
      ...(positions.length > 0 ? { more: { done: { positions, on: desk.today, note: '' } } } : {}),
      text: words,
      told: [['Cơ quan báo đã làm xong, chờ kiểm tra tại chỗ.', 'front', 'lead']],
    })
  },
  done: 'Đã báo. Có người đến kiểm tra tại chỗ.',
}

/** What the body asked does to carry out what it accepted, by action. */
export const WORK_DEEDS: Readonly<Record<string, RecDeed>> = { 'tien-do': PROGRESS, 'bao-xong': CLAIM }
