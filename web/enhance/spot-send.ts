import { type Finding, forgetFinding, keepFinding, keptFindings } from './spot-store.ts'

/** How the last turn of sending ended. */
export type SentSome = { sent: number; trouble: '' | 'lost' | 'later' | 'signed-out' }

/** Sends what this officer wrote, one after the other. Each goes under its key: what arrived twice is there once. */
export async function sendFindings(who: string): Promise<SentSome> {
  let sent = 0
  for (const finding of await keptFindings()) {
    if (finding.who !== who || finding.refused) continue
    const outcome = await sendOne(finding)
    if (outcome === 'sent') sent++
    else if (outcome !== 'refused') return { sent, trouble: outcome }
  }
  return { sent, trouble: '' }
}

async function sendOne(finding: Finding): Promise<'sent' | 'refused' | 'lost' | 'later' | 'signed-out'> {
  const data = new FormData()
  for (const [name, value] of finding.fields) data.append(name, value)
  let answer: Response
  try {
    answer = await fetch(finding.action, { method: 'POST', body: data, credentials: 'same-origin' })
  } catch {
    return 'lost'
  }
  if (answer.redirected && /\/ghi-nhan\?da=gui$/.test(answer.url)) {
    await forgetFinding(finding.key)
    return 'sent'
  }
  if (answer.redirected || answer.status === 401) return 'signed-out'
  if (answer.status >= 500 || answer.status === 429 || answer.ok) return 'later'
  const text = await answer.text()
  // A phone whose clock goes wrong: the hour of receipt stands for its own.
  const at = finding.fields.find(([name]) => name === 'foundAt')
  if (answer.status === 422 && at && at[1] !== '' && /href="#foundAt"/.test(text)) {
    at[1] = ''
    await keepFinding(finding)
    return sendOne(finding)
  }
  await keepFinding({ ...finding, refused: reasonIn(text) })
  return 'refused'
}

function reasonIn(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const said = Array.from(page.querySelectorAll('.errors li'))
    .map((line) => line.textContent || '')
    // Photos are still here: only the Worker's own page has lost them.
    .filter((line) => !/chọn lại ảnh/.test(line))
    .join(' ')
  return said || page.querySelector('main [role=alert], main .lead')?.textContent || 'Xã chưa nhận được.'
}
