import { addButton, addStatus, each, type Root } from './page-tools.ts'

/** Fills in where the phone is, when asked, and takes it out again. Inside the marked group stand `latitude` and `longitude`. */
export function offerPlace(root: Root): void {
  each(root, '[data-place]', (group) => {
    if (!navigator.geolocation) return
    const latitude = group.querySelector<HTMLInputElement>('[name=latitude]')
    const longitude = group.querySelector<HTMLInputElement>('[name=longitude]')
    if (!latitude || !longitude) return
    const fill = (said: string, x = '', y = '') => {
      latitude.value = x
      longitude.value = y
      status.textContent = said
      button.textContent = x ? 'Bỏ vị trí này' : 'Lấy vị trí đang đứng'
    }
    const button = addButton(group.previousElementSibling || group, '', () => {
      if (latitude.value) return fill('Đã bỏ vị trí.')
      status.textContent = 'Đang tìm vị trí…'
      navigator.geolocation.getCurrentPosition(
        (found) => {
          const x = found.coords.latitude.toFixed(5)
          const y = found.coords.longitude.toFixed(5)
          const about = Math.ceil(found.coords.accuracy)
          fill('Đã ghi nơi ông/bà đang đứng: ' + x + '; ' + y + ', sai khoảng ' + about + ' m.', x, y)
        },
        () => fill('Máy chưa cho biết vị trí. Ông/bà tả nơi xảy ra bằng lời là đủ.'),
        { enableHighAccuracy: true, timeout: 2e4 },
      )
    })
    const status = addStatus(button)
    fill('', latitude.value, longitude.value)
  })
}
