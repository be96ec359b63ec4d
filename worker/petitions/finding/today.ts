import { seesCommune } from '../officer/inbox.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { addDays, weekday } from '../../deadlines/calendar.ts'
import type { SearchAsk } from './search-ask.ts'

/** One question of the day: what is counted, what there is none of ("Không có việc …"), and where its list is. */
export type Question = { key: string; title: string; none: string; ask: Partial<SearchAsk>; shown: number }

/** What an officer wants to know of a day, most pressing first. */
export function questionsOf(today: string): Question[] {
  const monday = addDays(today, -((weekday(today) + 6) % 7))
  const week = { 'tra-loi-tu': monday, 'tra-loi-den': today }
  return [
    { key: 'qua-han', title: 'Đang quá hạn', none: 'quá hạn', ask: { han: 'qua-han' }, shown: 3 },
    { key: 'hom-nay', title: 'Đến hạn hôm nay', none: 'đến hạn hôm nay', ask: { han: 'hom-nay' }, shown: 3 },
    {
      key: 'bao-len',
      title: 'Đã báo lên cấp trên',
      none: 'phải báo lên',
      ask: { 'bao-len': '1' },
      shown: 3,
    },
    {
      key: 'moi',
      title: 'Gửi từ hôm qua đến nay',
      none: 'mới gửi',
      ask: { tu: addDays(today, -1) },
      shown: 3,
    },
    {
      key: 'dung-han',
      title: 'Trả lời đúng hạn tuần này',
      none: 'trả lời đúng hạn tuần này',
      ask: { han: 'tra-loi-dung', ...week },
      shown: 0,
    },
    {
      key: 'tre-han',
      title: 'Trả lời trễ hạn tuần này',
      none: 'trả lời trễ tuần này',
      ask: { han: 'tra-loi-tre', ...week },
      shown: 0,
    },
  ]
}

/** Whose day it is: the commune's, or the officer's body. */
export function whoseDay(staff: StaffMember): 'commune' | 'body' {
  return seesCommune(staff) ? 'commune' : 'body'
}
