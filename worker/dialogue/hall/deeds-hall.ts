import { localDay, longDay } from '../../deadlines/calendar.ts'
import type { SessionDeed } from '../sessions/own.ts'
import { hasAgenda } from './may.ts'

const open: SessionDeed = {
  title: 'Mở nhận câu hỏi tại hội trường',
  lead: () => 'Bà con quét mã trên màn hình, gửi câu hỏi bằng điện thoại. Mặt trận xã xem rồi mới hiện lên màn hình.',
  button: 'Mở nhận câu hỏi',
  fields: () => [],
  isOffered: ({ file: { own } }) => hasAgenda(own.session) && !own.session.takesQuestions,
  refuses: ({ file: { own }, today }) => {
    const day = localDay(own.session.startsAt)
    if (today >= day) return null
    return { status: 409, sentence: `Mở nhận câu hỏi trong ngày đối thoại: ${longDay(day)}.`, shown: true }
  },
  plan: () => ({ ok: true, more: { set: { takesQuestions: true } } }),
  done: 'Hội trường đang nhận câu hỏi.',
}

const close: SessionDeed = {
  title: 'Đóng nhận câu hỏi tại hội trường',
  lead: () => 'Câu hỏi đã nhận vẫn còn; chỉ không nhận thêm.',
  button: 'Đóng nhận câu hỏi',
  quiet: true,
  fields: () => [],
  isOffered: ({ file: { own } }) => own.session.takesQuestions,
  plan: () => ({ ok: true, more: { set: { takesQuestions: false } } }),
  done: 'Hội trường không nhận thêm câu hỏi.',
}

/** What opens and closes the hall for questions. */
export const HALL_DEEDS = { 'mo-cau-hoi': open, 'dong-cau-hoi': close } satisfies Record<string, SessionDeed>
