import { randomUUID } from 'node:crypto'

/** A petition as a phone sends it: ordinary length, name and telephone left, two demands, no photo. */
export function petitionForm(submissionKey: string = randomUUID()): string {
  const fields = new URLSearchParams({
    kind: 'report',
    category: 'moi_truong',
    hamlet: 'lang_dia',
    content:
      'Gần một tháng nay chất thải chăn nuôi đổ ra mương đầu thôn, mùi hôi cả xóm, trẻ con đi học phải bịt mũi. Bà con đã nhắc nhiều lần nhưng chưa thấy thay đổi.',
    place: 'Đầu thôn Làng Dịa, cạnh mương',
    name: 'Nguyễn Thị Lan',
    phone: '0912345678',
    email: '',
    hideIdentity: '1',
    allowPublish: '1',
    consent: '1',
    submissionKey,
  })
  fields.append('demand', 'Kiểm tra trại lợn cạnh mương')
  fields.append('demand', 'Thu gom rác ở đầu thôn mỗi tuần')
  return fields.toString()
}

export const FORM_HEADERS = { 'content-type': 'application/x-www-form-urlencoded' }

/** The headers of a phone somewhere in the country: hardly two petitions come from one network. */
export function fromAnywhere(): Record<string, string> {
  const part = () => Math.floor(Math.random() * 256)
  return { ...FORM_HEADERS, 'cf-connecting-ip': `10.${part()}.${part()}.${part()}` }
}
