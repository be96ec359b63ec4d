import { drizzle } from 'drizzle-orm/d1'
import type { Db } from '../../worker/db/connect.ts'
import { addDays, localDay } from '../../worker/deadlines/calendar.ts'
import { beginCommitments } from '../../worker/recommendations/commitment-queries.ts'
import { bodyId } from './communes/common.ts'
import { bookOf, type Deed, playDeeds, written } from './recommendations.ts'

const SLUG = 'binh-xa'
/** The dialogue of the examples in which they were given, and how many days ago. */
const SESSION = 'vi-du.doi-thoai'
const HELD_AGO = 30

type Example = {
  /** The end of its id. */
  name: string
  to: string
  /** So many days from today it was to be done; null: nobody said. */
  dueIn: number | null
  asked: string
  deeds: readonly Deed[]
}

const step = (text: string, inDays: number): Record<string, string> => ({
  ...{ buoc1: text, ngay1: addDays(localDay(new Date()), inDays) },
})

/** What was promised to the people of Bình Xa: kept, on its way, late, of the Front itself, and not kept. */
const EXAMPLES: readonly Example[] = [
  {
    name: 'ranh-thoat-nuoc',
    to: 'phong-kinh-te',
    dueIn: 5,
    asked: 'Nạo vét và sửa đoạn rãnh thoát nước trước chợ Bình Xa để nước không tràn vào nhà dân khi mưa.',
    deeds: [
      ['xuly.kinhte', 'neu-cac-buoc', step('Nạo vét rãnh, thay ba tấm đan vỡ', 3)],
      [
        'xuly.kinhte',
        'bao-xong',
        {
          steps: '1',
          words: 'Đã nạo vét 120 mét rãnh và thay ba tấm đan vỡ trước chợ.',
          publicDone: 'Đã nạo vét 120 mét rãnh, thay ba tấm đan vỡ.',
        },
        true,
      ],
      [
        'tiepnhan',
        'xac-nhan',
        {
          seen: 'Đến trước chợ sau trận mưa buổi sáng: rãnh thông, nước không tràn lên đường.',
          seenOn: localDay(new Date()),
          publicCheck: 'Rãnh đã thông, mưa không còn tràn vào nhà dân.',
        },
        true,
      ],
    ],
  },
  {
    name: 'tuan-tra',
    to: 'cong-an',
    dueIn: 20,
    asked: 'Tuần tra ban đêm ở khu vực cầu Làng Dìa, xử lý nhóm thanh niên tụ tập gây ồn sau 22 giờ.',
    deeds: [
      ['xuly.congan', 'neu-cac-buoc', step('Tuần tra mỗi tuần ba đêm, nhắc nhở tại chỗ', 18)],
      ['xuly.congan', 'tien-do', { words: 'Tuần qua đã tuần tra ba đêm, nhắc nhở sáu người.' }],
    ],
  },
  {
    name: 'loa-truyen-thanh',
    to: 'phong-van-hoa-xa-hoi',
    dueIn: -6,
    asked: 'Sửa ba cụm loa truyền thanh bị hỏng ở các thôn xa trung tâm.',
    deeds: [
      ['xuly.vanhoa', 'tien-do', { words: 'Đã kiểm tra, đang chờ linh kiện.' }],
      [
        'dieuphoi',
        'bao-cap-tren',
        { to: bodyId(SLUG, 'dang-uy'), words: 'Đã quá ngày hứa với bà con mà loa vẫn chưa có tiếng.' },
      ],
    ],
  },
  {
    name: 'hop-thon',
    to: 'mttq',
    dueIn: null,
    asked: 'Về họp với thôn Làng Dìa để bàn việc hiến đất mở rộng đường nội thôn.',
    deeds: [
      ['dieuphoi', 'neu-cac-buoc', step('Họp thôn, lấy ý kiến từng hộ có đất', 0)],
      [
        'dieuphoi',
        'bao-xong',
        {
          steps: '1',
          words: 'Đã họp với 46 hộ của thôn, 9 hộ có đất đồng ý hiến.',
          publicDone: 'Đã họp thôn với 46 hộ; 9 hộ có đất đồng ý hiến.',
        },
        true,
      ],
    ],
  },
  {
    name: 'cau-treo',
    to: 'ubnd',
    dueIn: 40,
    asked: 'Làm lại mặt cầu treo qua suối trước mùa mưa năm sau.',
    deeds: [
      [
        'duyet.ubnd',
        'khong-lam-duoc',
        {
          reason: 'Tỉnh đã đưa cầu vào dự án làm cầu mới, xã không được sửa mặt cầu cũ.',
          publicReply: 'Tỉnh đưa cầu vào dự án làm cầu mới nên xã không sửa mặt cầu cũ.',
        },
      ],
    ],
  },
]

/** The promises of the examples as they were given, for the dialogue with that id. */
export function promiseStatements(now: Date): string[] {
  const db = drizzle({} as D1Database) as unknown as Db
  const today = localDay(now)
  const statements = beginCommitments(db, {
    book: bookOf(),
    parent: { id: SESSION, communeId: SLUG, leadBodyId: bodyId(SLUG, 'ubnd'), restricted: false },
    items: EXAMPLES.map(({ asked, dueIn, name, to }) => ({
      ...{ id: idOf(name), addressedBodyId: bodyId(SLUG, to), asked, publicAsked: asked },
      doneWantedOn: dueIn === null ? null : addDays(today, dueIn),
    })),
    actor: {
      ...{ kind: 'staff', id: 'vi-du.dieuphoi', name: '', username: '', communeId: SLUG, bodyId: bodyId(SLUG, 'mttq') },
      ...{ hamletId: null, title: '', roles: ['coordinator'], mustChangePassword: false },
    },
    now: new Date(now.getTime() - (HELD_AGO - 5) * 86_400_000),
    heldOn: addDays(today, -HELD_AGO),
  })
  return statements.map(written)
}

/** Works on them through the very pages that officers use. */
export function playPromises(origin: string): Promise<void> {
  return playDeeds(
    origin,
    EXAMPLES.map(({ deeds, name }) => [idOf(name), deeds] as const),
  )
}

function idOf(name: string): string {
  return `vi-du.cam-ket.${name}`
}

/** The promises as they were said in the hall: for the minutes of that dialogue. */
export const PROMISED = EXAMPLES.map(({ asked, dueIn, name, to }) => ({ id: idOf(name), asked, dueIn, to }))
