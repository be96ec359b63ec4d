import { addAfter, addButton, addStatus, each, type Root } from './page-tools.ts'
import { smaller } from './shrink.ts'
import { weight } from './weight.ts'

/** The photos chosen so far, under the name of their field. They outlive a form that comes back with errors. */
let chosen: File[] = []
let field = ''
let working: Promise<void> = Promise.resolve()

/** Puts the photos into what is sent, once they are ready. */
export async function addPhotos(data: FormData): Promise<FormData> {
  await working
  if (field) {
    data.delete(field)
    chosen.forEach((photo) => data.append(field, photo, photo.name))
  }
  return data
}

/** What was chosen goes with the form that was sent: the next one begins without. */
export function forgetPhotos(): void {
  chosen = []
}

/** Photos are added one after the other, made smaller on the phone, counted and weighed; `data-photos` is how many may be sent. */
export function gatherPhotos(root: Root): void {
  each<HTMLInputElement>(root, '[data-photos]', (input) => {
    const most = Number(input.dataset.photos)
    const list = addAfter(input, 'ul', '', 'plain')
    const status = addStatus(input)
    field = input.name
    // The list below tells what is chosen; the browser's own words would speak of the last choice alone.
    input.style.color = 'transparent'

    function show(said = ''): void {
      list.textContent = ''
      chosen.forEach((photo, index) => {
        const line = document.createElement('li')
        const name = 'Ảnh ' + (index + 1)
        list.appendChild(line)
        const words = document.createElement('span')
        words.textContent = name + ', ' + weight(photo.size) + ' '
        line.appendChild(words)
        const drop = addButton(words, 'Bỏ', () => {
          chosen.splice(index, 1)
          show()
          input.focus()
        })
        drop.setAttribute('aria-label', 'Bỏ ' + name)
      })
      const sum = chosen.reduce((bytes, photo) => bytes + photo.size, 0)
      status.textContent = said + (chosen.length ? 'Sẽ gửi ' + chosen.length + ' ảnh, ' + weight(sum) + '.' : '')
    }

    function take(): void {
      const files = Array.from(input.files || [])
      input.value = ''
      if (chosen.length + files.length > most) {
        show('Nhiều nhất ' + most + ' ảnh: ông/bà bỏ bớt rồi chọn lại. ')
      } else if (files.length) {
        status.textContent = 'Đang thu nhỏ ảnh…'
        working = Promise.all(files.map(smaller)).then((photos) => {
          chosen = chosen.concat(photos)
          show()
        })
      }
    }

    input.addEventListener('change', take)
    if (chosen.length) each(root, '[data-photos-lost]', (note) => (note.hidden = true))
    show()
    take()
  })
}
