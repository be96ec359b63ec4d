import { type ComponentChild, Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { DaySum } from '../../web/components/day-sum.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Choice, Choices, Field, Select } from '../../web/components/field.tsx'
import { Page, StaffBar } from '../../web/components/page.tsx'
import { PhotoList } from '../../web/components/photos.tsx'
import { Qr } from '../../web/components/qr.tsx'
import { Timeline } from '../../web/components/timeline.tsx'
import { dueDay } from '../../worker/deadlines/calendar.ts'

const html = (tree: ComponentChild) => renderToString(h(Fragment, null, tree))
/** The start tag of the element with this id. */
const tag = (page: string, id: string) => new RegExp(`<[^>]* id="${id}"[^>]*>`).exec(page)?.[0] ?? ''
/** What a screen reader says of it beside its name. */
function describedBy(page: string, id: string): string[] {
  const ids = /aria-describedby="([^"]*)"/.exec(tag(page, id))?.[1]?.split(' ') ?? []
  return ids.map((one) => new RegExp(`id="${one}"[^>]*>([^<]*)<`).exec(page)?.[1] ?? `no ${one}`)
}

describe('what people type', () => {
  const hostile = '" onfocus="alert(1)"><img src=x><script>alert(2)</script>\'&'

  test('Lan types a script, and every component shows it as her words', () => {
    const page = html(
      h(
        Fragment,
        null,
        h(Field, { name: 'a', label: hostile, hint: hostile, value: hostile, errors: [hostile] }),
        h(Field, { name: 'b', label: 'b', value: hostile, rows: 3 }),
        h(Select, { name: 'c', label: 'c', options: [{ value: hostile, label: hostile }], value: hostile }),
        h(Choice, { name: 'd', type: 'checkbox', value: hostile, label: hostile }),
        h(ErrorSummary, { errors: { a: [hostile] }, labels: { a: hostile } }),
        h(Facts, { rows: [[hostile, hostile]] }),
        h(Timeline, { items: [{ title: hostile, at: hostile, note: hostile }] }),
        h(PhotoList, { photos: [{ href: '/x', alt: hostile, type: 'image/jpeg' }] }),
        h(Qr, { text: 'x', label: hostile }),
        h(StaffBar, { name: hostile, body: hostile, links: [{ href: '/x', text: hostile }] }),
      ),
    )
    expect(page).not.toMatch(/<script|<img src=x/)
    expect(page).not.toContain('" onfocus=')
    expect(page.match(/&lt;script/g)?.length).toBeGreaterThanOrEqual(15)
  })

  test('what Lan wrote before an error stands in the box again, line ends too', () => {
    expect(html(h(Field, { name: 'content', label: 'Nội dung', rows: 5, value: 'một\nhai' }))).toContain(
      '>một\nhai</textarea>',
    )
    const select = html(
      h(Select, {
        name: 'hamlet',
        label: 'Thôn',
        options: [{ value: 'lang_dia', label: 'Làng Dịa' }],
        value: 'lang_dia',
        empty: 'Chọn',
      }),
    )
    expect(select).toMatch(/<option[^>]* selected[^>]*>Làng Dịa/)
    expect(select).not.toMatch(/<option[^>]* selected[^>]*>Chọn/)
  })
})

describe('somebody who hears the page', () => {
  test('hears hint and error at the box, and that it is wrong', () => {
    const page = html(
      h(Field, {
        name: 'phone',
        label: 'Số điện thoại',
        hint: 'Để trống cũng được.',
        errors: ['Chưa đúng.', 'Thiếu số.'],
      }),
    )
    expect(page).toContain('for="phone"')
    expect(describedBy(page, 'phone')).toEqual(['Để trống cũng được.', 'Chưa đúng. Thiếu số.'])
    expect(tag(page, 'phone')).toContain('aria-invalid="true"')
  })

  test('hears nothing of errors where there are none', () => {
    const page = html(h(Field, { name: 'phone', label: 'Số điện thoại', errors: [] }))
    expect(tag(page, 'phone')).not.toMatch(/aria-/)
  })

  test('hears the question of a group, and each choice with its own hint', () => {
    const options = [
      { value: 'report', label: 'Phản ánh', hint: 'Ví dụ: đường hỏng' },
      { value: 'request', label: 'Đề nghị', hint: 'Ví dụ: xin xét hộ nghèo' },
    ]
    const page = html(
      h(Choices, { name: 'kind', legend: 'Gửi gì?', options, errors: ['Chọn một loại.'], value: 'request' }),
    )
    expect(page).toMatch(/<fieldset[^>]*aria-describedby="kind-error"/)
    expect(describedBy(page, 'kind-request')).toEqual(['Ví dụ: xin xét hộ nghèo'])
    expect(tag(page, 'kind-request')).toContain('checked')
    expect(tag(page, 'kind')).not.toContain('checked')
  })

  test('is led from each line of the summary to the field it speaks of', () => {
    const errors = { kind: ['Chọn một loại.'], phone: ['Số điện thoại chưa đúng.'], form: ['Gửi lại.'] }
    const labels = { kind: 'Gửi gì?', phone: 'Số điện thoại' }
    const summary = html(h(ErrorSummary, { errors, labels }))
    const form = html(
      h(Choices, { name: 'kind', legend: 'Gửi gì?', options: [{ value: 'report', label: 'Phản ánh' }] }),
    )
    expect(summary).toContain('Có 3 chỗ cần sửa')
    expect(summary).toMatch(/^<div[^>]* tabindex="-1"[^>]* autofocus/)
    expect(summary).toContain('<a href="#kind">Gửi gì: Chọn một loại.</a>')
    expect(summary).toContain('<a href="#phone">Số điện thoại chưa đúng.</a>')
    expect(summary).toContain('<li>Gửi lại.</li>')
    expect(tag(form, 'kind')).toMatch(/^<input/)
    expect(html(h(ErrorSummary, { errors: {}, labels }))).toBe('')
  })
})

describe('the sum of a due day', () => {
  test('Lan sends on the Friday before 2/9 and sees which days count, which do not and why', () => {
    const holiday = (day: string) => [day, { day, kind: 'holiday' as const, name: 'Quốc khánh' }] as const
    const special = new Map([holiday('2026-09-01'), holiday('2026-09-02')])
    const result = dueDay({ from: '2026-08-28', days: 5, unit: 'working_days', special })
    const page = html(h(DaySum, { from: '2026-08-28', result }))
    expect(page).toContain(
      'Đếm từ ngày sau ngày gửi (thứ Sáu, 28/08/2026). Đủ 5 ngày là đến hạn: <b>thứ Ba, 08/09/2026</b>',
    )
    expect(page).toContain('Quốc khánh: 01/09 đến 02/09')
    expect(page).toContain('Thứ Bảy: 29/08, 05/09')
    const cells = [...page.matchAll(/<td class="(\w+)">(\S+)/g)].map(([, kind, day]) => `${day} ${kind}`)
    expect(cells.join(', ')).toBe(
      '28 from, 29 off, 30 off, 31 on, 1/9 off, 2 off, 3 on, 4 on, 5 off, 6 off, 7 on, 8 due',
    )
  })
})

describe('a whole page', () => {
  test('says its language, title and way to the content, and needs no other file for its look', () => {
    const page = html(
      h(Page, { title: 'Xem trả lời', place: { name: 'Xã Bình Xa', href: '/binh-xa' }, children: 'Gõ hai mã' }),
    )
    expect(page).toContain('<html lang="vi"')
    expect(page).toContain('<title>Xem trả lời · Xã Bình Xa</title>')
    expect(page).toMatch(/href="#noi-dung"[\s\S]*<main id="noi-dung"/)
    expect(page).not.toContain('rel="stylesheet"')
    expect(page).not.toMatch(/ style=| on[a-z]+=/)
  })

  test('a title with signs that turn the direction of text turns nothing beside it', () => {
    const place = { name: 'Xã Bình Xa', href: '/binh-xa' }
    const page = html(h(Page, { title: 'Đường \u202egnỏh\u2066', place, children: '' }))
    expect(page).toContain('<title>Đường gnỏh · Xã Bình Xa</title>')
  })

  test('an officer finds what concerns his own account under his name, and the way out beside it', () => {
    const link = { href: '/can-bo', text: 'Việc của tôi', current: true }
    const own = [{ href: '/can-bo/mat-khau', text: 'Đổi mật khẩu' }]
    const bar = html(h(StaffBar, { name: 'Ma Văn Thụ', body: 'Mặt trận xã', links: [link], own }))
    expect(bar).toMatch(
      /<summary><span class="wide">Ma Văn Thụ<\/span>.*href="\/can-bo\/mat-khau".*<\/details>.*Đăng xuất/s,
    )
    expect(bar).toMatch(/<nav[^>]*><a href="\/can-bo" aria-current="page">/)
  })

  test('an officer finds less used pages under a few words, and sees where he is when its group is folded', () => {
    const at = (href: string, text: string, current = false) => ({ href: `/can-bo${href}`, text, current })
    const groups = [
      { text: 'Sổ sách', links: [at('/so-lieu', 'Số liệu'), at('/nhat-ky', 'Nhật ký', true)] },
      { text: 'Hỏi ý kiến', links: [at('/khao-sat', 'Khảo sát')] },
      { text: 'Quản trị', links: [] },
    ]
    const own = [at('/mat-khau', 'Đổi mật khẩu')]
    const bar = html(h(StaffBar, { name: 'Thụ', body: 'Mặt trận xã', links: [at('', 'Việc của tôi')], groups, own }))
    expect(bar).toMatch(/<summary aria-current="true">Sổ sách<\/summary>.*href="\/can-bo\/nhat-ky" aria-current="page"/)
    expect(bar).toMatch(/<a href="\/can-bo\/khao-sat">Khảo sát<\/a>/)
    expect(bar).not.toMatch(/Hỏi ý kiến|Quản trị/)
    expect(bar).toContain('class="me here"')
  })

  test('a photo that no browser can draw is offered as a file', () => {
    const page = html(h(PhotoList, { photos: [{ href: '/anh', alt: 'Ảnh 1', type: 'image/heic' }] }))
    expect(page).toMatch(/<a href="\/anh" download[^>]*>Tải ảnh 1/)
    expect(page).not.toContain('<img')
  })
})
