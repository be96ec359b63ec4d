import { each } from './enhance/page-tools.ts'

// On pages where one can ask to be told. Nothing is registered, and nobody is asked for anything, before the button is pressed.

const DONE = 'Đã bật. Khi có tin mới, máy này sẽ báo.'
const REFUSED =
  'Máy đang chặn thông báo của trang này. Ông/bà mở cài đặt của trình duyệt, cho phép thông báo, rồi bấm lại.'
const FAILED = 'Chưa bật được. Ông/bà kiểm tra mạng rồi bấm lại.'

function offer(box: HTMLElement): void {
  const button = box.querySelector('button')
  const status = box.querySelector('[role=status]')
  const key = box.dataset.push
  const to = box.dataset.pushTo
  const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (!button || !status || !key || !to || !can) return
  const without = box.querySelector('[data-push-without]')
  if (without) without.remove()
  if (button.parentElement) button.parentElement.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    status.textContent = 'Đang bật…'
    turnOn(key, to)
      .catch(() => FAILED)
      .then((said) => {
        status.textContent = said
        button.disabled = said === DONE
      })
  })
}

async function turnOn(key: string, to: string): Promise<string> {
  if ((await Notification.requestPermission()) !== 'granted') return REFUSED
  await navigator.serviceWorker.register('/sw.js')
  const ready = await navigator.serviceWorker.ready
  const made = await ready.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })
  const told = made.toJSON()
  if (!told.keys) return FAILED
  const body = new URLSearchParams({
    endpoint: made.endpoint,
    p256dh: told.keys.p256dh || '',
    auth: told.keys.auth || '',
  })
  const answer = await fetch(to, { method: 'POST', body, credentials: 'same-origin' })
  return answer.ok ? DONE : FAILED
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}

each(document, '[data-push]', offer)
