import type { Choice, Node, Question, Questionnaire } from '../worker/forms/questionnaire.ts'

const vi = (text: string) => ({ vi: text })
const list = (...labels: string[]): Choice[] => labels.map((label, at) => ({ name: `y${at + 1}`, label: vi(label) }))
const WORK = [
  'đường liên thôn',
  'đèn đường',
  'nhà văn hóa',
  'bể nước',
  'hố rác',
  'chuồng trại',
  'trạm y tế',
  'trường học',
]

/** A questionnaire with so many questions, ten to a page: each page counts, asks on, and sums up what was said before. */
export function questionsFor(many: number): Questionnaire {
  const pages = Array.from({ length: Math.ceil(many / 10) }, (_, page) => pageOf(page, Math.min(10, many - page * 10)))
  return {
    name: `cau_hoi_${many}`,
    title: `Phiếu ${many} câu về đời sống ở thôn`,
    languages: [{ code: 'vi', name: 'Tiếng Việt' }],
    style: 'pages',
    nodes: pages,
    lists: {
      muc: list('Rất tốt', 'Khá', 'Trung bình', 'Còn kém', 'Không biết'),
      viec: list('Sửa lại', 'Làm mới', 'Giao cho thôn trông', 'Thu thêm tiền', 'Để như cũ'),
      co_khong: list('Có', 'Không'),
    },
  }
}

function pageOf(page: number, many: number): Node {
  const work = WORK[page % WORK.length] ?? ''
  const name = (question: string) => `${question}_${page + 1}`
  const ref = (question: string) => `\${${name(question)}}`
  const before = page === 0 ? '0' : `\${diem_${page}}`
  const all: Question[] = [
    { kind: 'select_one', name: name('co'), list: 'co_khong', label: vi(`Thôn có ${work} không?`), required: 'true()' },
    {
      kind: 'integer',
      name: name('so'),
      label: vi(`Có mấy ${work}?`),
      relevant: `${ref('co')} = 'y1'`,
      constraint: '. >= 0 and . <= 500',
    },
    {
      kind: 'select_one',
      name: name('muc'),
      list: 'muc',
      label: vi(`Ông/bà thấy ${work} thế nào?`),
      required: 'true()',
    },
    {
      kind: 'text',
      name: name('vi_sao'),
      label: vi('Vì sao còn kém?'),
      relevant: `${ref('muc')} = 'y4'`,
      required: 'true()',
      appearance: ['multiline'],
    },
    {
      kind: 'select_multiple',
      name: name('viec'),
      list: 'viec',
      label: vi(`Nên làm gì với ${work}?`),
      constraint: 'count-selected(.) <= 3',
    },
    {
      kind: 'decimal',
      name: name('tien'),
      label: vi('Mỗi hộ góp được bao nhiêu nghìn đồng?'),
      constraint: '. >= 0',
      relevant: `selected(${ref('viec')}, 'y4')`,
    },
    { kind: 'date', name: name('ngay'), label: vi('Lần sửa gần nhất vào ngày nào?'), constraint: '. <= today()' },
    {
      kind: 'range',
      name: name('sao'),
      label: vi(`Cho ${work} mấy sao?`),
      parameters: { start: '1', end: '5', step: '1' },
      appearance: ['rating'],
    },
    {
      kind: 'calculate',
      name: name('diem'),
      calculation: `coalesce(${before}, 0) + coalesce(${ref('sao')}, 0) + if(${ref('co')} = 'y1', 1, 0)`,
    },
    {
      kind: 'note',
      name: name('tong'),
      label: vi(`Đến đây thôn được ${ref('diem')} điểm.`),
      relevant: `${ref('diem')} > 3`,
    },
  ]
  return {
    kind: 'group',
    name: name('trang'),
    label: vi(`Về ${work}`),
    appearance: ['field-list'],
    nodes: all.slice(0, many),
  }
}
