import type { DossierRow } from '../../../worker/dossiers/tables.ts'
import { addDays } from '../../../worker/deadlines/calendar.ts'
import type { SessionRow, SupervisionRow } from '../../../worker/supervision/tables.ts'
import { bodyId } from '../communes/common.ts'

const body = (suffix: string) => bodyId('binh-xa', suffix)
const FRONT = body('mttq')

/** Something that happened: so many days ago, what, by whom, and what it changed. */
export type Happened = readonly [
  ago: number,
  kind: string,
  who: string,
  more?: { detail?: Record<string, unknown>; text?: string; set?: Partial<DossierRow> },
]
export type Example = {
  id: string
  number: number
  title: string
  lead: string
  bodies: readonly string[]
  own: Partial<SupervisionRow> & Pick<SupervisionRow, 'form' | 'grounds' | 'content' | 'quarter'>
  happened: readonly Happened[]
  team?: readonly (readonly [staff: string, name: string, title: string, role: 'head' | 'secretary' | 'member'])[]
  sessions?: readonly Partial<SessionRow>[]
  /** Since how many days the bodies see it. */
  shown?: number
}

const PLAN = {
  ...{
    requirements: 'Khách quan, đúng quy định, không gây khó khăn cho cơ sở.',
    conditions: 'Kinh phí hoạt động của Mặt trận xã.',
  },
  ...{
    composition: 'Mặt trận xã, Ban Thanh tra nhân dân, đại diện các thôn.',
    assignment: 'Thư ký đoàn ghi biên bản, tổng hợp báo cáo.',
  },
}

/** The topics of the example programme of Bình Xa: one followed to its end, one whose body still owes its report, one of a board, one that begins. */
export function examples(today: string): readonly Example[] {
  const inDays = (n: number) => addDays(today, n)
  return [
    {
      ...{ id: 'vi-du.giam-sat', number: 1, lead: 'mttq', bodies: ['phong-kinh-te'], shown: 90 },
      title: 'Giám sát việc thu gom rác thải sinh hoạt ở các thôn',
      own: {
        ...{ form: 'delegation', grounds: ['unity', 'petitions'], quarter: 3, scope: 'Các thôn dọc suối Bợ' },
        content: 'Tổ chức thu gom, mức thu, nơi tập kết rác, việc xử lý bãi rác tự phát.',
        period: 'từ đầu năm đến hết tháng 8',
        plan: {
          ...PLAN,
          purpose: 'Đánh giá việc thu gom rác thải ở các thôn.',
          subject: 'Phòng Kinh tế; các thôn dọc suối Bợ.',
          timing: 'Tháng 8 và tháng 9.',
        },
        ...{ outline: 'Số hộ được thu gom. Mức thu. Bãi rác tự phát và cách xử lý.', sentOn: inDays(-90) },
        ...{ endedOn: inDays(-62), reportDueOn: inDays(-47), reportedOn: inDays(-50) },
        report: {
          strengths: 'Xe thu gom chạy đều ở các trục đường lớn; phần đông hộ dân đóng phí.',
          limits: 'Xóm trong chưa có xe vào; còn bãi rác tự phát ở đầu thôn Làng Dìa.',
          causes: 'Đường vào xóm hẹp; chưa bố trí điểm tập kết có mái che.',
          conclusions: 'Việc thu gom đã có nền nếp, cần đưa xe nhỏ vào xóm trong và xóa bãi rác tự phát.',
          asks: [],
        },
        publicConclusions:
          'Việc thu gom rác ở đường lớn đã đều. Xóm trong chưa có xe vào, đầu thôn Làng Dìa còn bãi rác tự phát. Mặt trận xã đã kiến nghị các cơ quan xử lý và đang theo dõi từng việc.',
      },
      team: [
        ['dieuphoi', 'Ma Văn Thụ', 'Phó Chủ tịch Mặt trận xã', 'head'],
        ['tiepnhan', 'Hoàng Thị Mận', 'Cán bộ Mặt trận xã', 'secretary'],
        ['giamsat', 'Phùng Văn Cảnh', 'Trưởng Ban Thanh tra nhân dân', 'member'],
        ['', 'Nguyễn Văn Tính', 'Trưởng Ban công tác Mặt trận thôn Làng Dìa', 'member'],
      ],
      sessions: [
        {
          bodyId: body('phong-kinh-te'),
          day: inDays(-66),
          sentOn: inDays(-90),
          reportWantedOn: inDays(-73),
          reportOn: inDays(-75),
          heldOn: inDays(-66),
          heldSeq: 6,
        },
      ],
      happened: [
        [340, 'proposed', 'dieuphoi', { text: 'Giám sát việc thu gom rác thải sinh hoạt ở các thôn' }],
        [335, 'chosen', 'dieuphoi', { set: { status: 'in_programme' } }],
        [
          100,
          'planned',
          'dieuphoi',
          { text: 'Kế hoạch giám sát việc thu gom rác thải sinh hoạt.', set: { status: 'planned' } },
        ],
        [95, 'team_set', 'duyet.mattran', { detail: { members: 4 }, set: { status: 'team_set' } }],
        [90, 'sent', 'dieuphoi', { detail: { short: 0, reference: '14/KH-MTTQ-BTT' }, set: { status: 'notified' } }],
        [
          66,
          'session_held',
          'tiepnhan',
          {
            detail: { body: body('phong-kinh-te') },
            text: 'Thành phần: Đoàn giám sát, Phòng Kinh tế, trưởng các thôn. Hai bên thống nhất số liệu về số hộ được thu gom và các điểm rác tự phát.',
            set: { status: 'in_progress' },
          },
        ],
        [62, 'work_ended', 'dieuphoi', { set: { status: 'session_closed' } }],
        [
          53,
          'report_written',
          'tiepnhan',
          {
            text: 'Báo cáo kết quả giám sát việc thu gom rác thải sinh hoạt.',
            set: { status: 'report_draft', writtenBy: 'vi-du.tiepnhan' },
          },
        ],
        [
          50,
          'reported',
          'duyet.mattran',
          {
            detail: { asks: 5, reference: '31/BC-MTTQ-BTT' },
            set: { status: 'tracking', waitsForBodyId: null, dueOn: null },
          },
        ],
        [48, 'conclusions_published', 'duyet.mattran', { text: 'Đã đăng kết luận.' }],
      ],
    },
    {
      ...{ id: 'vi-du.giam-sat-2', number: 2, lead: 'mttq', bodies: ['phong-van-hoa-xa-hoi'], shown: 9 },
      title: 'Giám sát việc lập danh sách hộ nghèo, hộ cận nghèo',
      own: {
        ...{ form: 'delegation', grounds: ['unity', 'members'], quarter: 4, scope: 'Toàn xã', period: 'năm nay' },
        content: 'Trình tự bình xét ở thôn, niêm yết danh sách, giải quyết ý kiến của người dân.',
        plan: {
          ...PLAN,
          purpose: 'Danh sách đúng người, đúng trình tự.',
          subject: 'Phòng Văn hóa - Xã hội; các thôn.',
          timing: 'Trong quý IV.',
        },
        ...{
          outline: 'Số hộ đưa vào, đưa ra. Cách bình xét ở thôn. Ý kiến của người dân và cách giải quyết.',
          sentOn: inDays(-9),
        },
      },
      team: [
        ['duyet.mattran', 'Nông Thị Hiên', 'Chủ tịch Mặt trận xã', 'head'],
        ['dieuphoi', 'Ma Văn Thụ', 'Phó Chủ tịch Mặt trận xã', 'secretary'],
        ['giamsat', 'Phùng Văn Cảnh', 'Trưởng Ban Thanh tra nhân dân', 'member'],
      ],
      sessions: [
        {
          bodyId: body('phong-van-hoa-xa-hoi'),
          day: inDays(12),
          hour: '8 giờ',
          place: 'Trụ sở Mặt trận xã',
          sentOn: inDays(-9),
          reportWantedOn: inDays(5),
        },
      ],
      happened: [
        [338, 'proposed', 'dieuphoi', { text: 'Giám sát việc lập danh sách hộ nghèo, hộ cận nghèo' }],
        [335, 'chosen', 'dieuphoi', { set: { status: 'in_programme' } }],
        [
          25,
          'planned',
          'dieuphoi',
          { text: 'Kế hoạch giám sát việc lập danh sách hộ nghèo.', set: { status: 'planned' } },
        ],
        [20, 'team_set', 'duyet.mattran', { detail: { members: 3 }, set: { status: 'team_set' } }],
        [
          9,
          'sent',
          'dieuphoi',
          {
            detail: { short: 0, reference: '22/KH-MTTQ-BTT' },
            set: {
              status: 'notified',
              waitsForBodyId: body('phong-van-hoa-xa-hoi'),
              dueOn: inDays(5),
              limitCode: 'L15b',
              wakeOn: inDays(-9),
            },
          },
        ],
      ],
    },
    {
      ...{ id: 'vi-du.giam-sat-3', number: 3, lead: 'thanh-tra-nhan-dan', bodies: ['ubnd'] },
      title: 'Kiểm tra việc thu, chi quỹ đóng góp làm đường nội đồng',
      own: {
        ...{ form: 'people_inspection_board', grounds: ['petitions'], quarter: 4, scope: '4 thôn có đường mới' },
        content: 'Số tiền người dân đóng góp, sổ sách thu chi, việc công khai ở thôn.',
        plan: {
          ...PLAN,
          purpose: 'Làm rõ việc thu, chi quỹ đóng góp.',
          subject: 'Ủy ban nhân dân xã; ban phát triển các thôn.',
          timing: 'Tháng 12.',
        },
      },
      happened: [
        [200, 'proposed', 'giamsat', { text: 'Kiểm tra việc thu, chi quỹ đóng góp làm đường nội đồng' }],
        [195, 'chosen', 'dieuphoi', { set: { status: 'in_programme' } }],
        [
          4,
          'planned',
          'giamsat',
          {
            text: 'Kế hoạch kiểm tra quỹ đóng góp làm đường nội đồng.',
            set: {
              status: 'planned',
              waitsForBodyId: FRONT,
              writtenBy: 'vi-du.giamsat',
              dueOn: `${today.slice(0, 4)}-12-31`,
              wakeOn: inDays(-4),
            },
          },
        ],
      ],
    },
    {
      ...{ id: 'vi-du.giam-sat-4', number: 4, lead: 'nong-dan', bodies: ['phong-kinh-te'] },
      title: 'Xem xét quy định hỗ trợ giống, phân bón của xã',
      own: {
        ...{ form: 'document_review', grounds: ['coordination', 'members'], quarter: 4, scope: 'Toàn xã' },
        content: 'Quy định có rõ đối tượng, mức hỗ trợ, thủ tục không; có phù hợp văn bản cấp trên không.',
      },
      happened: [
        [337, 'proposed', 'dieuphoi', { text: 'Xem xét quy định hỗ trợ giống, phân bón của xã' }],
        [
          335,
          'chosen',
          'dieuphoi',
          {
            set: {
              status: 'in_programme',
              waitsForBodyId: body('nong-dan'),
              dueOn: `${today.slice(0, 4)}-12-31`,
              wakeOn: inDays(-300),
            },
          },
        ],
      ],
    },
  ]
}
