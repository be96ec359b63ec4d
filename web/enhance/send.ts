import { busy } from './busy.ts'
import { dropDraft } from './draft.ts'
import { addStatus, each, type Root } from './page-tools.ts'
import { addPhotos } from './photo.ts'
import { keep } from './waiting.ts'

/** How long to wait before trying again; each time twice as long, for a network that carries little. */
const AGAIN_MS = 2e4
const LOST = 'Chưa gửi được vì mất mạng. Nội dung vẫn còn trên máy này. '

/** Sends a form in the background, says how far it is, and tries again until the network is back. Whoever hears `gather` adds to what is sent. */
export function sendPatiently(root: Root, sent: (key: string) => Promise<void>): void {
  each<HTMLFormElement>(root, '[data-send]', (form) => {
    const status = addStatus(form.querySelector('[type=submit]') as Element, 'note warn')
    const hasDraft = form.matches('[data-draft]')
    const kept = form.dataset.kept
    let wait = 0
    let pause = AGAIN_MS

    async function send(): Promise<void> {
      clearTimeout(wait)
      removeEventListener('online', send)
      busy(form, 'Đang gửi…')
      const data = await addPhotos(new FormData(form))
      form.dispatchEvent(new CustomEvent('gather', { detail: data }))
      const key = String(data.get('submissionKey') || form.action)
      const request = new XMLHttpRequest()
      request.open('POST', form.action)
      request.responseType = 'document'
      request.upload.onprogress = (part) => {
        busy(form, 'Đang gửi… ' + Math.floor((part.loaded / part.total) * 100) + ' %')
      }
      request.onload = async () => {
        if (request.responseURL !== form.action) {
          if (hasDraft) dropDraft()
          // Within another site's page a phone may keep nothing: then there is nothing to forget.
          await sent(key).catch(() => {})
          location.assign(request.responseURL)
        } else answered(request.responseXML)
      }
      request.onerror = () => {
        busy(form)
        // What was lost once goes by itself later: nobody is there to be asked anything.
        each(form, '[name=hoi]', (asks) => asks.parentNode?.removeChild(asks))
        data.delete('hoi')
        status.textContent = LOST + 'Xin giữ trang này mở: có mạng lại, máy tự gửi.'
        wait = window.setTimeout(send, pause)
        pause *= 2
        addEventListener('online', send)
        keep({ key, action: form.action, fields: Array.from(data.entries()), hasDraft, kept }).then(() => {
          status.textContent =
            LOST + 'Có mạng lại, máy tự gửi; lỡ đóng trang thì lần sau mở trang của xã, máy gửi tiếp.'
        })
      }
      request.send(data)
    }

    /** Not taken: the form with what is wrong, the photos still in it; or a sentence. */
    function answered(page: Document | null): void {
      busy(form)
      const main = page?.querySelector('main')
      if (main?.querySelector('[data-send],[data-sheet]')) {
        document.querySelector('main')?.replaceWith(main)
        document.dispatchEvent(new CustomEvent('fresh'))
      } else {
        const said = main?.querySelector('.lead')?.textContent
        status.textContent = 'Chưa gửi được. ' + (said || 'Ông/bà thử lại sau ít phút.')
      }
    }

    form.addEventListener('submit', (event) => {
      event.preventDefault()
      send()
    })
  })
}
