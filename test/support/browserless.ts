/** A browser without scripts, pictures or a window: it keeps cookies, reads forms, and sends them as they stand. */
export class Browserless {
  private readonly cookies = new Map<string, string>()
  private readonly url: string
  private readonly address: string

  constructor(url: string, address = '203.0.113.7') {
    this.url = url
    this.address = address
  }

  get(path: string): Promise<Response> {
    return this.ask(path, {})
  }

  /** A form as a browser packs it; what is a file travels as one. */
  post(path: string, fields: Iterable<readonly [string, string | File]>): Promise<Response> {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value as string)
    return this.ask(path, { method: 'POST', body })
  }

  async signIn(username: string, password: string): Promise<void> {
    const answer = await this.post('/can-bo/dang-nhap', Object.entries({ username, password }))
    if (answer.status !== 303) throw new Error(`${username} does not come in: ${answer.status}`)
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'cf-connecting-ip': this.address, ...(cookie ? { cookie } : {}) }
    const answer = await fetch(this.url + path, { redirect: 'manual', ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return answer
  }
}

/** What the form of a sheet would send, box by box, and the names of all its boxes, ticked or not. */
export function sheetForm(html: string): {
  sent: Map<string, string[]>
  names: Set<string>
  buttons: Map<string, string[]>
} {
  const form = /<form[^>]*data-sheet[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const sent = new Map<string, string[]>()
  const names = new Set<string>()
  const buttons = new Map<string, string[]>()
  const put = (map: Map<string, string[]>, name: string, value: string) =>
    map.set(name, [...(map.get(name) ?? []), value])
  const tags = /<(input|button)\b([^>]*)>|<textarea\b([^>]*)>([^<]*)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g
  for (const [, tag, own = '', area, text = '', select, options = ''] of form.matchAll(tags)) {
    const box = attributesOf(area ?? select ?? own)
    const { name = '', type = '', value = '' } = box
    if (tag === 'button') put(buttons, name, value)
    if (tag === 'button' || name === '') continue
    if (type !== 'hidden') names.add(name)
    if (area !== undefined) put(sent, name, plain(text))
    else if (select !== undefined) {
      const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => attributesOf(one))
      put(sent, name, (all.find((one) => 'selected' in one) ?? all[0])?.value ?? '')
    } else if (type !== 'file' && (!/^(radio|checkbox)$/.test(type) || 'checked' in box)) put(sent, name, value)
  }
  return { sent, names, buttons }
}

function attributesOf(text: string): Record<string, string> {
  const found = text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, plain(value)]))
}

function plain(text: string): string {
  const marks: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", amp: '&' }
  return text.replaceAll(/&(lt|gt|quot|#39|#x27|amp);/g, (whole, mark: string) => marks[mark] ?? whole)
}
