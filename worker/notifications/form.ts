import * as v from 'valibot'
import { words } from '../staff/form.ts'

export const ADDRESS_MAX = 254
export const NAME_MIN = 3
export const NAME_MAX = 80
export const URL_MAX = 500

/** What each field is called in the summary of errors. */
export const FIELD_LABELS: Record<string, string> = {
  workspace: 'Trên trang này',
  email: 'Thư điện tử',
  push: 'Thông báo trên máy',
  address: 'Địa chỉ thư',
  code: 'Mã xác nhận',
  name: 'Tên hệ thống nhận',
  url: 'Địa chỉ nhận tin',
  events: 'Báo những việc nào',
}

const often = v.picklist(['off', 'at_once', 'daily'], 'Ông/bà chọn một trong ba cách.')

/** How often an officer is told over each channel. */
export const settingsSchema = v.object({ workspace: often, email: often, push: often })

const ADDRESS_WORDS = 'Địa chỉ thư chưa đúng. Ví dụ: ten@binhxa.tuyenquang.gov.vn'

/** Where an officer wants his e-mails. */
export const addressSchema = v.object({
  address: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Ông/bà ghi địa chỉ thư.'),
    v.maxLength(ADDRESS_MAX, ADDRESS_WORDS),
    v.email(ADDRESS_WORDS),
  ),
})

/** The code from the e-mail: spaces do not matter. */
export const codeSchema = v.object({
  code: v.pipe(
    v.string(),
    v.transform((typed) => typed.replace(/\s/g, '')),
    v.regex(/^\d{6}$/, 'Mã xác nhận gồm 6 chữ số, có trong thư vừa gửi.'),
  ),
})

/** A system that is to be told. */
export const webhookSchema = v.object({
  name: words(
    NAME_MIN,
    NAME_MAX,
    `Ông/bà ghi tên hệ thống nhận, ít nhất ${NAME_MIN} ký tự.`,
    `Tên dài quá: nhiều nhất ${NAME_MAX} ký tự.`,
  ),
  url: v.pipe(v.string(), v.trim(), v.maxLength(URL_MAX, `Địa chỉ dài quá: nhiều nhất ${URL_MAX} ký tự.`)),
  events: v.array(v.string()),
})

/** What a browser hands over that wants to be told. */
export const subscriptionSchema = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(1000)),
  p256dh: v.pipe(v.string(), v.maxLength(200)),
  auth: v.pipe(v.string(), v.maxLength(100)),
})
