/** Finds where the phone is, tells how it goes, and gives the place as answers have it: latitude, longitude, height, how far off. */
export function findPlace(say: (text: string) => void, give: (value: string) => void): void {
  say('Đang tìm vị trí…')
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const { latitude, longitude, altitude, accuracy } = coords
      const [lat, lon, alt] = [latitude, longitude, altitude || 0].map((number) => String(Number(number.toFixed(6))))
      const about = Math.ceil(accuracy)
      give(`${lat} ${lon} ${alt} ${about}`)
      say(`Đã ghi nơi ông/bà đang đứng: ${comma(lat)}; ${comma(lon)}, sai khoảng ${about} m.`)
    },
    () => say('Máy chưa cho biết vị trí. Ông/bà thử lại ngoài trời, hoặc ghi tọa độ bằng tay.'),
    { enableHighAccuracy: true, timeout: 2e4 },
  )
}

function comma(number = ''): string {
  return number.replace('.', ',')
}
