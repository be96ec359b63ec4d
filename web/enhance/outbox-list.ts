import type { SentSome } from './outbox-send.ts'
import type { Waiting } from './outbox-store.ts'

type Doings = {
  /** What one of them is called. */
  noun: string
  send: () => void
  edit: ((waiting: Waiting) => void) | null
  drop: (waiting: Waiting) => unknown
}

const TROUBLE: Record<SentSome['trouble'], string> = {
  '': '',
  lost: 'Chưa có mạng. Có mạng lại, máy tự gửi; đóng trang thì lần sau mở trang này, máy gửi tiếp.',
  later: 'Xã chưa nhận được. Máy tự gửi lại sau ít phút.',
  'signed-out': 'Ông/bà đã ra khỏi tài khoản. Những gì đã ghi vẫn còn trên máy này: đăng nhập rồi mở lại trang.',
}

/** Says what waits on this machine, and what may be done with it. */
export function showWaiting(
  box: HTMLElement,
  who: string,
  all: readonly Waiting[],
  last: SentSome,
  doings: Doings,
): void {
  const { noun } = doings
  const own = all.filter((one) => one.who === who)
  const others = all.length - own.length
  box.textContent = ''
  box.hidden = all.length === 0 && last.sent === 0
  box.className = own.length > 0 || others > 0 ? 'note warn' : 'note good'
  const add = <T extends keyof HTMLElementTagNameMap>(to: HTMLElement, tag: T, text = ''): HTMLElementTagNameMap[T] => {
    const made = document.createElement(tag)
    made.textContent = text
    to.appendChild(made)
    return made
  }
  const button = (to: HTMLElement, text: string, act: () => void) => {
    const made = add(to, 'button', text)
    made.type = 'button'
    made.className = 'quiet'
    made.onclick = act
  }
  if (last.sent > 0) add(box, 'p', `Đã gửi ${last.sent} ${noun}. Xã đã nhận.`)
  if (own.length > 0) {
    add(add(box, 'p'), 'b', `Chưa gửi: ${own.length} ${noun}`)
    const list = add(box, 'ul')
    for (const one of own) {
      const line = add(list, 'li', `${when(new Date(one.at))}, ${one.place || one.topic}. ${one.refused || ''} `)
      if (one.refused) {
        const { edit } = doings
        if (edit) button(line, 'Sửa', () => edit(one))
        button(line, `Bỏ ${noun} này`, () => doings.drop(one))
      }
    }
    if (TROUBLE[last.trouble]) add(box, 'p', TROUBLE[last.trouble])
    if (last.trouble === 'signed-out') {
      const link = add(add(box, 'p'), 'a', 'Đăng nhập')
      link.href = `/can-bo/dang-nhap?ve=${encodeURIComponent(location.pathname)}`
    } else if (own.some((one) => !one.refused)) button(box, 'Gửi ngay', doings.send)
  }
  if (others > 0)
    add(box, 'p', `Trên máy này còn ${others} ${noun} của người khác: người ấy đăng nhập rồi mở trang này thì máy gửi.`)
}

function when(at: Date): string {
  const two = (part: number) => `0${part}`.slice(-2)
  return `${two(at.getHours())}:${two(at.getMinutes())} ngày ${at.getDate()}/${at.getMonth() + 1}`
}
