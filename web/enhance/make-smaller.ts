import { addStatus, each, type Root } from './page-tools.ts'
import { smaller } from './shrink.ts'
import { weight } from './weight.ts'

/** Makes photos smaller on the phone as soon as they are chosen; `data-smaller` is how many may be sent. What cannot be done is left to the Worker. */
export function makeSmaller(root: Root): void {
  each<HTMLInputElement>(root, '[data-smaller]', (input) => {
    const most = Number(input.dataset.smaller)
    const status = addStatus(input)
    let working = false
    let isWanted = false
    input.addEventListener('change', async () => {
      const chosen = Array.from(input.files || [])
      status.textContent = chosen.length > most ? 'Nhiều nhất ' + most + ' ảnh: ông/bà chọn lại.' : ''
      if (!chosen.length || chosen.length > most) return
      status.textContent = 'Đang thu nhỏ ảnh…'
      working = true
      try {
        const photos = await Promise.all(chosen.map(smaller))
        const box = new DataTransfer()
        photos.forEach((photo) => box.items.add(photo))
        input.files = box.files
      } catch {}
      working = false
      const bytes = Array.from(input.files || []).reduce((sum, photo) => sum + photo.size, 0)
      status.textContent = 'Sẽ gửi ' + chosen.length + ' ảnh, ' + weight(bytes) + '.'
      if (isWanted && input.form) input.form.submit()
    })
    // Who presses the button meanwhile sends as soon as the photos are ready.
    if (input.form)
      input.form.addEventListener('submit', (event) => {
        if (!working) return
        event.preventDefault()
        isWanted = true
      })
  })
}
