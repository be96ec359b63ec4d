/** Tells at the top of the page how a petition fares that was written without a network. */
export function showWaiting(forget: () => Promise<void>) {
  const box = document.createElement('div')
  box.className = 'note warn'
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = 'Thôi gửi, xóa khỏi máy này'
  button.onclick = async () => {
    await forget()
    box.remove()
  }
  box.appendChild(said)
  box.appendChild(button)
  const main = document.querySelector('main')
  main?.insertBefore(box, main.firstChild)

  function say(text: string, link?: { href: string; text: string }): void {
    said.textContent = `${text} `
    button.hidden = !!link
    if (!link) return
    const anchor = document.createElement('a')
    anchor.href = link.href
    anchor.textContent = link.text
    said.appendChild(anchor)
  }

  return {
    sending: () => say('Đang gửi nội dung ông/bà viết lúc mất mạng…'),
    lost: () => say('Nội dung ông/bà viết vẫn chờ trên máy này vì chưa có mạng. Có mạng lại, máy tự gửi.'),
    later: () => say('Nội dung ông/bà viết vẫn chờ trên máy này: xã chưa nhận được. Lần sau mở trang, máy gửi lại.'),
    sent: (href: string, text = 'Mở hồ sơ') => {
      box.className = 'note good'
      say('Nội dung ông/bà viết lúc mất mạng đã gửi xong.', { href, text })
    },
    refused: (href: string) =>
      say('Nội dung ông/bà viết lúc mất mạng còn chỗ cần sửa nên chưa gửi được; ảnh thì phải chọn lại.', {
        href,
        text: 'Mở lại để sửa rồi gửi',
      }),
  }
}
