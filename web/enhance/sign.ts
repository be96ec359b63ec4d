import { addButton, addStatus } from './page-tools.ts'

const HIGH = 180

/** A box to sign in with a finger. What it returns gives the drawing, or null when nobody drew; and takes one up again. */
export function offerSignature(place: HTMLElement): {
  drawing: () => Promise<Blob | null>
  show: (drawn: Blob) => void
} {
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d')
  const nothing = { drawing: async () => null, show: () => {} }
  if (!brush || !window.PointerEvent || !canvas.toBlob) return nothing
  const label = document.createElement('p')
  label.innerHTML = '<b>Chữ ký của người xác nhận</b>'
  place.appendChild(label)
  const hint = document.createElement('p')
  hint.className = 'hint'
  hint.textContent = 'Không bắt buộc. Ký bằng ngón tay vào khung.'
  place.appendChild(hint)
  canvas.className = 'sign'
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', 'Khung ký')
  place.appendChild(canvas)
  canvas.width = Math.max(canvas.clientWidth, 280)
  canvas.height = HIGH
  let isDrawn = false
  let isDown = false
  const status = addStatus(canvas)
  const clear = addButton(status, 'Xóa chữ ký', () => {
    empty()
    isDrawn = false
    show()
  })
  const show = () => {
    clear.hidden = !isDrawn
    status.textContent = isDrawn ? 'Đã có chữ ký.' : ''
  }
  // White under the ink: a drawing without ground is black on black where pages are dark.
  const empty = () => {
    brush.fillStyle = '#fff'
    brush.fillRect(0, 0, canvas.width, canvas.height)
  }
  const at = (event: PointerEvent): [number, number] => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    return [((event.clientX - left) * canvas.width) / width, ((event.clientY - top) * canvas.height) / height]
  }
  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    isDown = true
    brush.lineWidth = 2.5
    brush.lineCap = 'round'
    brush.strokeStyle = '#111'
    brush.beginPath()
    brush.moveTo(...at(event))
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!isDown) return
    brush.lineTo(...at(event))
    brush.stroke()
    isDrawn = true
  })
  canvas.addEventListener('pointerup', () => {
    isDown = false
    show()
  })
  empty()
  show()
  return {
    drawing: () => new Promise((done) => (isDrawn ? canvas.toBlob(done, 'image/png') : done(null))),
    show: (drawn) => {
      const image = new Image()
      image.onload = () => {
        brush.drawImage(image, 0, 0, canvas.width, canvas.height)
        URL.revokeObjectURL(image.src)
        isDrawn = true
        show()
      }
      image.src = URL.createObjectURL(drawn)
    },
  }
}
