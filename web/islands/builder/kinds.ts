import { freeName, namesOf } from '../../../worker/forms/naming.ts'
import type { Choice, Node, Question, Questionnaire } from '../../../worker/forms/questionnaire.ts'

/** A kind of question as officers know it. */
export type Kind = {
  id: string
  name: string
  about: string
  /** How it is called until it has words: `cau_3`. */
  stem: string
  make: (name: string, language: string) => { node: Node; lists?: Record<string, Choice[]>; style?: 'pages' }
}

const plain =
  (kind: Question['kind'], more: Partial<Question> = {}) =>
  (name: string) => ({
    node: { kind, name, ...more } as Question,
  })

const chosen = (kind: 'select_one' | 'select_multiple' | 'rank') => (name: string) => ({
  node: { kind, name, list: name } as Question,
  lists: { [name]: twoOptions() },
})

/** Two to begin with, still without words. */
function twoOptions(): Choice[] {
  return [{ name: 'lua_chon_1' }, { name: 'lua_chon_2' }]
}

function scale(name: string, parameters: Record<string, string>, more: Partial<Question> = {}) {
  return { node: { kind: 'range', name, parameters, ...more } as Question }
}

/** All kinds that can be added, under headings. */
export const KINDS: readonly { heading: string; kinds: readonly Kind[] }[] = [
  {
    heading: 'Chọn sẵn',
    kinds: [
      { id: 'one', name: 'Một lựa chọn', about: 'Chọn một trong danh sách.', stem: 'cau', make: chosen('select_one') },
      {
        id: 'many',
        name: 'Nhiều lựa chọn',
        about: 'Đánh dấu những gì đúng.',
        stem: 'cau',
        make: chosen('select_multiple'),
      },
      {
        id: 'yes',
        name: 'Có/Không',
        about: 'Trả lời có hoặc không.',
        stem: 'cau',
        make: (name, language) => ({
          node: { kind: 'select_one', name, list: 'co_khong', appearance: ['horizontal'] },
          lists: {
            co_khong: [
              { name: 'co', label: { [language]: 'Có' } },
              { name: 'khong', label: { [language]: 'Không' } },
            ],
          },
        }),
      },
      {
        id: 'hamlet',
        name: 'Thôn',
        about: 'Chọn một thôn của xã, luôn theo danh sách mới.',
        stem: 'cau',
        make: plain('hamlet'),
      },
      {
        id: 'tick',
        name: 'Ô đánh dấu',
        about: 'Một ô để đồng ý hoặc xác nhận.',
        stem: 'cau',
        make: plain('acknowledge'),
      },
      { id: 'rank', name: 'Xếp hạng', about: 'Xếp các việc theo thứ tự trước sau.', stem: 'cau', make: chosen('rank') },
    ],
  },
  {
    heading: 'Đánh giá',
    kinds: [
      {
        id: 'scale',
        name: 'Thang điểm',
        about: 'Chọn một mức, ví dụ từ 1 đến 5; hai đầu có chữ.',
        stem: 'cau',
        make: (name) => scale(name, { start: '1', end: '5', step: '1' }),
      },
      {
        id: 'stars',
        name: 'Đánh giá sao',
        about: 'Cho từ một đến năm sao.',
        stem: 'cau',
        make: (name) => scale(name, { start: '1', end: '5', step: '1' }, { appearance: ['rating'] }),
      },
      {
        id: 'matrix',
        name: 'Bảng (ma trận)',
        about: 'Nhiều dòng, cùng một bộ lựa chọn cho mỗi dòng.',
        stem: 'bang',
        make: (name) => ({
          node: {
            ...{ kind: 'group', name, appearance: ['table-list'] },
            nodes: [1, 2].map((row) => ({ kind: 'select_one', name: `${name}_dong_${row}`, list: name })),
          },
          lists: { [name]: twoOptions() },
        }),
      },
    ],
  },
  {
    heading: 'Tự ghi',
    kinds: [
      { id: 'text', name: 'Chữ ngắn', about: 'Một dòng chữ.', stem: 'cau', make: plain('text') },
      {
        id: 'long',
        name: 'Chữ dài',
        about: 'Ý kiến nhiều dòng.',
        stem: 'cau',
        make: plain('text', { appearance: ['multiline'] }),
      },
      { id: 'integer', name: 'Số nguyên', about: 'Số người, số lần, số hộ.', stem: 'cau', make: plain('integer') },
      { id: 'decimal', name: 'Số lẻ', about: 'Có phần sau dấu phẩy, như 0,3 km.', stem: 'cau', make: plain('decimal') },
      { id: 'date', name: 'Ngày', about: 'Ngày, tháng, năm.', stem: 'cau', make: plain('date') },
      { id: 'time', name: 'Giờ', about: 'Giờ và phút.', stem: 'cau', make: plain('time') },
      { id: 'dateTime', name: 'Ngày và giờ', about: 'Cả ngày và giờ.', stem: 'cau', make: plain('dateTime') },
    ],
  },
  {
    heading: 'Ảnh, tiếng nói, nơi chốn',
    kinds: [
      { id: 'image', name: 'Ảnh', about: 'Chụp hoặc chọn một ảnh.', stem: 'cau', make: plain('image') },
      { id: 'audio', name: 'Ghi âm', about: 'Nói thay cho viết.', stem: 'cau', make: plain('audio') },
      { id: 'file', name: 'Tệp', about: 'Gửi kèm một tài liệu.', stem: 'cau', make: plain('file') },
      { id: 'geopoint', name: 'Vị trí', about: 'Nơi đang đứng, do máy đo.', stem: 'cau', make: plain('geopoint') },
    ],
  },
  {
    heading: 'Sắp xếp phiếu',
    kinds: [
      { id: 'note', name: 'Ghi chú', about: 'Nói một điều, không hỏi.', stem: 'cau', make: plain('note') },
      {
        id: 'group',
        name: 'Nhóm',
        about: 'Gom các câu dưới một tiêu đề.',
        stem: 'nhom',
        make: (name) => ({ node: { kind: 'group', name, nodes: [] } }),
      },
      {
        id: 'page',
        name: 'Trang',
        about: 'Nhóm đứng riêng một trang; phiếu hỏi từng trang một.',
        stem: 'trang',
        make: (name) => ({
          node: { kind: 'group', name, appearance: ['field-list'], nodes: [] },
          style: 'pages',
        }),
      },
      {
        id: 'repeat',
        name: 'Lặp lại',
        about: 'Hỏi đi hỏi lại, như từng người trong nhà.',
        stem: 'lap',
        make: (name) => ({ node: { kind: 'repeat', name, nodes: [] } }),
      },
    ],
  },
  {
    heading: 'Máy tự ghi',
    kinds: [
      {
        id: 'calculate',
        name: 'Tính toán',
        about: 'Máy tính từ các câu khác, không hiện ra.',
        stem: 'cau',
        make: plain('calculate'),
      },
      {
        id: 'hidden',
        name: 'Ẩn',
        about: 'Một giá trị đi theo phiếu, không hiện ra.',
        stem: 'cau',
        make: plain('hidden'),
      },
      { id: 'today', name: 'Ngày trả lời', about: 'Máy ghi ngày.', stem: 'cau', make: plain('today') },
      { id: 'start', name: 'Lúc mở phiếu', about: 'Máy ghi giờ mở.', stem: 'cau', make: plain('start') },
      { id: 'end', name: 'Lúc gửi phiếu', about: 'Máy ghi giờ gửi.', stem: 'cau', make: plain('end') },
    ],
  },
]

const NAMES = new Map(KINDS.flatMap(({ kinds }) => kinds.map(({ id, name }) => [id, name] as const)))
const BY_KIND: Partial<Record<Node['kind'], string>> = {
  select_one: 'one',
  select_multiple: 'many',
  acknowledge: 'tick',
  range: 'scale',
}

/** What an officer calls this node. */
export function kindName(node: Node): string {
  const looks = (word: string) => node.appearance?.includes(word)
  if (node.kind === 'group')
    return NAMES.get(looks('table-list') ? 'matrix' : looks('field-list') ? 'page' : 'group') ?? ''
  if (node.kind === 'text' && looks('multiline')) return NAMES.get('long') ?? ''
  if (node.kind === 'range' && looks('rating')) return NAMES.get('stars') ?? ''
  if (node.kind === 'select_one' && node.list === 'co_khong') return NAMES.get('yes') ?? ''
  return NAMES.get(BY_KIND[node.kind] ?? node.kind) ?? node.kind
}

/** A name for a new node that nobody has. */
export function nameForNew(questionnaire: Questionnaire, stem: string): string {
  const taken = namesOf(questionnaire)
  for (const list of Object.keys(questionnaire.lists)) taken.add(list)
  return freeName(`${stem}_1`, taken)
}
