import type { DeedField, DeedValues } from '../../../dossiers/deed.ts'
import type { FieldErrors } from '../../../staff/form.ts'
import { isPhone } from '../../../submitters/phone.ts'

export const REGISTER_LABELS: Record<string, string> = {
  hamlet: 'Thôn',
  speak: 'Phát biểu',
  about: 'Phát biểu về việc gì',
  name: 'Họ và tên',
  phone: 'Số điện thoại',
  requestCode: 'Mã đề nghị',
  requestSecret: 'Mã bí mật',
}
/** What is ticked: to speak at all, to speak for the first time. */
export const SPEAK = { wants: 'noi', first: 'lan-dau' } as const

/** What is asked of who comes: nothing that he must answer. */
export function registerFields(hamlets: readonly { id: string; name: string }[]): readonly DeedField[] {
  return [
    {
      ...{ kind: 'select', name: 'hamlet', label: 'Ông/bà ở thôn nào', empty: 'Không ghi' },
      options: hamlets.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...{ kind: 'ticks', name: 'speak', label: 'Ông/bà có muốn phát biểu không' },
      options: [
        { value: SPEAK.wants, label: 'Tôi muốn phát biểu' },
        { value: SPEAK.first, label: 'Tôi chưa phát biểu ở buổi đối thoại nào' },
      ],
    },
    { kind: 'line', name: 'about', label: 'Phát biểu về việc gì (không bắt buộc)', most: 200 },
    { kind: 'line', name: 'name', label: 'Họ và tên (không bắt buộc)', most: 80 },
    { kind: 'line', name: 'phone', label: 'Số điện thoại (không bắt buộc)', most: 20 },
    { kind: 'line', name: 'requestCode', label: 'Mã đề nghị', most: 80 },
    { kind: 'line', name: 'requestSecret', label: 'Mã bí mật của đề nghị', most: 80 },
  ]
}

/** What no single field can tell. */
export function registerFaults(values: DeedValues): FieldErrors {
  const errors: FieldErrors = {}
  const { phone = '', requestCode = '', requestSecret = '' } = values
  if (phone !== '' && !isPhone(phone)) errors.phone = ['Số điện thoại chưa đúng. Ví dụ: 0987 654 321. Hoặc để trống.']
  if (requestCode !== '' && requestSecret === '')
    errors.requestSecret = ['Ông/bà gõ cả mã bí mật, hoặc để trống cả hai ô.']
  if (requestCode === '' && requestSecret !== '')
    errors.requestCode = ['Ông/bà gõ cả mã đề nghị, hoặc để trống cả hai ô.']
  return errors
}
