import { addDays } from '../../../worker/deadlines/calendar.ts'

/** A made-up coordination programme; bodies by the ends of their ids, events so many days ago. */
export type ProgrammeSeed = {
  id: string
  title: string
  aim: string
  lead: string
  partners: readonly string[]
  startsOn: string
  endsOn: string
  reviewOn: string | null
  status: 'draft' | 'signing' | 'in_force'
  tasks: readonly {
    topic: string
    task: string
    body: string
    person: string
    startsOn: string
    dueOn: string
    progress?: number
    progressNote?: string
    doneOn?: string
  }[]
  reviews?: readonly {
    seq: number
    reviewedOn: string
    strengths: string
    limits: string
    causes: string
    next: string
  }[]
  happened: readonly (readonly [
    days: number,
    kind: string,
    who: string,
    detail?: Record<string, unknown>,
    text?: string,
  ])[]
}

/** One that runs and was reviewed once, with a task that is late; one that waits for a signature. */
export function programmeSeeds(today: string): readonly ProgrammeSeed[] {
  const day = (days: number) => addDays(today, days)
  const bodies = 'binh-xa.phu-nu binh-xa.phong-kinh-te binh-xa.cong-an'
  return [
    {
      id: 'vi-du.phoi-hop.rac',
      title: 'Phối hợp giữ vệ sinh đường làng, thu gom rác thải',
      aim: 'Đường làng, nhà văn hóa sạch hằng tuần; hộ ở xa trung tâm có hố rác. Mỗi việc có một cơ quan, một người, một hạn.',
      ...{ lead: 'mttq', partners: ['phu-nu', 'phong-kinh-te', 'cong-an'], status: 'in_force' },
      ...{ startsOn: day(-120), endsOn: day(60), reviewOn: day(25) },
      tasks: [
        {
          ...{ topic: 'Đường hoa', task: 'Trồng, chăm sóc 2 tuyến đường hoa ở Nam Ninh', body: 'phu-nu' },
          ...{ person: 'Lý Thị Hòa', startsOn: day(-110), dueOn: day(-30), progress: 100, doneOn: day(-34) },
          progressNote: 'Đã trồng xong 0,7 km, các tổ phụ nữ chăm sóc theo lịch.',
        },
        {
          ...{ topic: 'Rác thải', task: 'Lập lịch gom rác, bố trí xe cho 18 thôn', body: 'phong-kinh-te' },
          ...{ person: 'Trần Văn Khải', startsOn: day(-110), dueOn: day(-6), progress: 70 },
          progressNote: 'Còn Đèo Ảng, Thác Lường xe chưa vào được.',
        },
        {
          ...{ topic: 'Rác thải', task: 'Kiểm tra, nhắc nhở hộ đổ rác ra suối', body: 'cong-an' },
          ...{ person: 'Vũ Minh Đức', startsOn: day(-60), dueOn: day(18), progress: 40 },
          progressNote: 'Đã nhắc 11 hộ, 2 hộ cam kết.',
        },
        {
          ...{ topic: 'Hố rác', task: 'Vận động hộ ở xa trung tâm làm hố rác', body: 'mttq' },
          ...{ person: 'Ma Văn Thụ', startsOn: day(-20), dueOn: day(50) },
        },
      ],
      reviews: [
        {
          ...{ seq: 7, reviewedOn: day(-28) },
          strengths: 'Các tổ phụ nữ làm đều. Đường hoa Nam Ninh xong trước hạn.',
          limits: 'Hai thôn xa chưa có lịch gom rác.',
          causes: 'Xe lớn không vào được đường dốc; chưa bố trí kinh phí thuê xe nhỏ.',
          next: 'Phòng Kinh tế đề xuất thuê xe nhỏ; các thôn chọn điểm tập kết ở đầu dốc.',
        },
      ],
      happened: [
        [125, 'begun', 'dieuphoi', { startsOn: day(-120), endsOn: day(60), bodies }],
        [123, 'sent', 'dieuphoi', { bodies }],
        [122, 'signed', 'duyet.phunu', { bodyId: 'binh-xa.phu-nu' }],
        [121, 'signed', 'duyet.kinhte', { bodyId: 'binh-xa.phong-kinh-te' }],
        [
          120,
          'signed',
          'duyet.congan',
          { bodyId: 'binh-xa.cong-an' },
          'Công an xã cử một cán bộ theo dõi riêng việc này.',
        ],
        [
          34,
          'progressed',
          'duyet.phunu',
          { position: 1, progress: 100, bodyId: 'binh-xa.phu-nu' },
          'Đã trồng xong 0,7 km.',
        ],
        [28, 'reviewed', 'dieuphoi', { reviewedOn: day(-28), reviewOn: day(25) }],
        [
          9,
          'progressed',
          'xuly.kinhte',
          { position: 2, progress: 70, bodyId: 'binh-xa.phong-kinh-te' },
          'Còn Đèo Ảng, Thác Lường xe chưa vào được.',
        ],
      ],
    },
    {
      id: 'vi-du.phoi-hop.tet',
      title: 'Phối hợp chăm lo Tết cho hộ nghèo, người già neo đơn',
      aim: 'Hộ nghèo, người già neo đơn đều có quà, có người đến thăm trước Tết.',
      ...{ lead: 'phu-nu', partners: ['mttq', 'phong-kinh-te'], status: 'signing' },
      ...{ startsOn: day(10), endsOn: day(80), reviewOn: day(75) },
      tasks: [
        {
          ...{ topic: 'Danh sách', task: 'Rà danh sách từng thôn, không sót hộ', body: 'phu-nu', person: 'Lý Thị Hòa' },
          ...{ startsOn: day(10), dueOn: day(25) },
        },
        {
          ...{ topic: 'Nguồn quà', task: 'Vận động doanh nghiệp, nhà hảo tâm', body: 'mttq', person: 'Nông Thị Hiên' },
          ...{ startsOn: day(10), dueOn: day(55) },
        },
      ],
      happened: [
        [
          6,
          'begun',
          'duyet.phunu',
          { startsOn: day(10), endsOn: day(80), bodies: 'binh-xa.mttq binh-xa.phong-kinh-te' },
        ],
        [5, 'sent', 'duyet.phunu', { bodies: 'binh-xa.mttq binh-xa.phong-kinh-te' }],
        [3, 'signed', 'duyet.kinhte', { bodyId: 'binh-xa.phong-kinh-te' }],
      ],
    },
  ]
}
