import type { DeedField } from '../../../dossiers/deed.ts'

/** What a point of the agenda is called, who prepares it, which petitions it rests on. */
export function itemFields(bodies: readonly { id: string; name: string }[]): readonly DeedField[] {
  return [
    {
      ...{ kind: 'line', name: 'title', label: 'Nội dung', required: true, least: 5, most: 200 },
      hint: 'Viết như bà con hỏi. Ví dụ: Đường vào thôn Làng Dịa bao giờ làm?',
    },
    {
      ...{ kind: 'select', name: 'bodyId', label: 'Cơ quan chuẩn bị trả lời', empty: 'Chưa giao' },
      options: bodies.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'line', name: 'caseCodes', label: 'Hồ sơ liên quan (không bắt buộc)', most: 400 },
      hint: 'Mã các kiến nghị đã có, cách nhau bằng dấu phẩy.',
    },
  ]
}

/** What a body writes before the meeting. */
export const PREPARE_FIELDS: readonly DeedField[] = [
  {
    ...{ kind: 'area', name: 'preparation', label: 'Phần chuẩn bị trả lời', required: true, least: 20, most: 8000 },
    ...{
      rows: 10,
      hint: 'Sự việc thế nào, đã làm gì, sẽ làm gì, xong khi nào, ai làm. Viết để đọc lên cho bà con hiểu.',
    },
  },
]
