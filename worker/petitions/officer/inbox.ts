import { holds, type Role, type StaffMember } from '../../staff/actor.ts'

/** One heap of an officer's inbox: the cases of one state, soonest due first. */
export type Tab = {
  /** Part of the address: `?muc=cho-duyet`. */
  key: string
  title: string
  status: string
  checkFirst: boolean
  /** Instead of a state, what was put before the leader: cases long overdue, and those returned too often. */
  raised?: 'late' | 'undecided'
  /** Roles for which this heap is work to do; the others only watch it. */
  work: readonly Role[]
  /** What comes next there, in a verb. */
  nextStep: string
  /** What an empty heap says. */
  empty: string
}

const TABS: readonly Tab[] = [
  {
    key: 'qua-han',
    title: 'Quá hạn đã báo lên',
    status: '',
    checkFirst: false,
    raised: 'late',
    work: ['leader'],
    nextStep: 'Xem, chỉ đạo',
    empty: 'Không có hồ sơ nào quá hạn lâu đến mức phải báo lên.',
  },
  {
    key: 'cho-quyet-dinh',
    title: 'Chờ lãnh đạo quyết định',
    status: '',
    checkFirst: false,
    raised: 'undecided',
    work: ['leader'],
    nextStep: 'Giao cơ quan',
    empty: 'Không có hồ sơ nào chờ lãnh đạo quyết định cơ quan giải quyết.',
  },
  {
    key: 'moi-gui',
    title: 'Mới gửi',
    status: 'submitted',
    checkFirst: false,
    work: ['intake_officer'],
    nextStep: 'Tiếp nhận',
    empty: 'Không còn hồ sơ nào chờ tiếp nhận.',
  },
  {
    key: 'kiem-tra',
    title: 'Kiểm tra trước',
    status: 'submitted',
    checkFirst: true,
    work: ['intake_officer'],
    nextStep: 'Xem có phải tin rác',
    empty: 'Không có hồ sơ nào bị ngờ là gửi tự động.',
  },
  {
    key: 'can-giao',
    title: 'Cần giao',
    status: 'received',
    checkFirst: false,
    work: ['coordinator', 'intake_officer'],
    nextStep: 'Giao cơ quan',
    empty: 'Mọi hồ sơ đã tiếp nhận đều được giao.',
  },
  {
    key: 'xem-lai',
    title: 'Đề nghị xem lại',
    status: 'reopened',
    checkFirst: false,
    work: ['coordinator'],
    nextStep: 'Xem xét',
    empty: 'Không có ai đề nghị xem lại câu trả lời.',
  },
  {
    key: 'can-nhan',
    title: 'Cần nhận',
    status: 'assigned',
    checkFirst: false,
    work: ['handler', 'approver'],
    nextStep: 'Nhận xử lý',
    empty: 'Không có hồ sơ mới được giao.',
  },
  {
    key: 'dang-xu-ly',
    title: 'Đang xử lý',
    status: 'in_progress',
    checkFirst: false,
    work: ['handler'],
    nextStep: 'Trả lời',
    empty: 'Không có hồ sơ nào đang xử lý.',
  },
  {
    key: 'cho-duyet',
    title: 'Chờ duyệt',
    status: 'pending_approval',
    checkFirst: false,
    work: ['approver'],
    nextStep: 'Duyệt',
    empty: 'Không có câu trả lời nào chờ duyệt.',
  },
  {
    key: 'cho-bo-sung',
    title: 'Chờ dân bổ sung',
    status: 'needs_info',
    checkFirst: false,
    work: [],
    nextStep: 'Chờ người gửi',
    empty: 'Không có hồ sơ nào chờ người gửi bổ sung.',
  },
  {
    key: 'ngoai-xa',
    title: 'Chờ cơ quan ngoài xã',
    status: 'forwarded',
    checkFirst: false,
    work: ['coordinator'],
    nextStep: 'Ghi trả lời',
    empty: 'Không có hồ sơ nào chờ cơ quan ngoài xã trả lời.',
  },
  {
    key: 'da-tra-loi',
    title: 'Đã trả lời',
    status: 'answered',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có hồ sơ nào vừa được trả lời.',
  },
  {
    key: 'ket-thuc',
    title: 'Kết thúc',
    status: 'closed',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có hồ sơ nào kết thúc.',
  },
  {
    key: 'khong-thu-ly',
    title: 'Không thụ lý',
    status: 'declined',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có hồ sơ nào bị từ chối.',
  },
  {
    key: 'huong-dan',
    title: 'Đã hướng dẫn nơi khác',
    status: 'advised',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có hồ sơ nào được hướng dẫn nơi khác.',
  },
  {
    key: 'da-gop',
    title: 'Đã gộp',
    status: 'merged',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có hồ sơ nào được gộp vào hồ sơ khác.',
  },
  {
    key: 'da-tach',
    title: 'Đã tách',
    status: 'split',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có hồ sơ nào được tách thành nhiều việc.',
  },
  {
    key: 'da-rut',
    title: 'Đã rút',
    status: 'withdrawn',
    checkFirst: false,
    work: [],
    nextStep: 'Xem',
    empty: 'Chưa có ai rút hồ sơ.',
  },
]

/** The heaps an officer sees, his own work first; nobody who may not see cases gets any. */
export function tabsFor(staff: StaffMember): (Tab & { mine: boolean })[] {
  if (!seesCommune(staff) && !holds(staff, 'handler', 'approver')) return []
  const tabs = TABS.filter((tab) => seesCommune(staff) || !['', 'submitted', 'reopened'].includes(tab.status))
  return tabs
    .map((tab) => ({ ...tab, mine: holds(staff, ...tab.work) }))
    .sort((a, b) => Number(b.mine) - Number(a.mine))
}

/** Does this officer see every case of the commune, or only those that his body holds? */
export function seesCommune(staff: StaffMember): boolean {
  return holds(staff, 'intake_officer', 'coordinator', 'leader')
}
