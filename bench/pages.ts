import { addDays, localDay } from '../worker/deadlines/calendar.ts'
import { type Answer, ask } from './load.ts'
import { FORM_HEADERS, petitionForm } from './petition.ts'

/** A page whose cost is told. */
export type BenchPage = {
  once: () => Promise<Answer>
  /** How many rows a list shows. */
  shown?: (body: string) => number
  /** What a list may read for each row that it shows; 3 when nothing is said. */
  most?: number
  /** What it may read at all, where that does not follow from what it shows. */
  bound?: number
}

const CASE = /\/can-bo\/ho-so\/([A-Z]+-\d\d-\d{6,})/g
const RELEASE = /\/kien-nghi\/([A-Z]+-\d\d-\d{6,})/g
const different = (pattern: RegExp) => (body: string) => new Set(body.match(pattern)).size
const lines = (body: string) => (body.split('<tbody>')[1]?.split('<tr').length ?? 1) - 1

/**
 * What a search may read for each case it shows, for each word of one that has them: the word's entry, the code's entry,
 * the case, and as much again for the entries between.
 */
const A_WORD = 6
/** What a search may read at all when what is asked seldom meets: the steps after which it says that it has not seen the end. */
const STEPS = 3500
/** Open cases of Bình Xa, which a list by what is due goes through at most; the others have no part in it. */
const OPEN = 1000
/** A journal's page has besides its lines a choice of everybody who ever worked there. */
const WITH_PEOPLE = 4

/** The pages of a server that has the bench's cases, with everybody signed in who opens one. */
export async function pagesOf(url: string): Promise<Record<string, BenchPage>> {
  const form = () => ({ method: 'POST', headers: FORM_HEADERS, body: petitionForm() })
  const sent = await ask(`${url}/binh-xa/kien-nghi/moi`, form())
  const receipt = String(sent.headers.location)
  const sender = cookieOf(await ask(url + receipt))
  const code = /ho-so\/([^?]+)/.exec(receipt)?.[1] ?? ''
  const cookies = new Map<string, string>()
  for (const who of ['tiepnhan', 'dieuphoi', 'xuly.kinhte', 'lanhdao'])
    cookies.set(who, cookieOf(await signIn(url, who)))
  const by = (who: string, path: string) => () => ask(url + path, { headers: { cookie: cookies.get(who) ?? '' } })
  const cases = (who: string, path: string, most = 3): BenchPage => ({
    ...{ once: by(who, path), shown: different(CASE), most },
  })
  const within = (who: string, path: string, bound: number): BenchPage => ({ once: by(who, path), bound })
  const all = (path: string): BenchPage => ({ once: () => ask(url + path) })
  const released = (path: string): BenchPage => ({ ...all(path), shown: different(RELEASE) })

  const today = localDay(new Date())
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
  const [monthAgo, dayAgo] = [addDays(today, -30), addDays(today, -4)]
  const overdue = '/can-bo/tim?linh-vuc=moi_truong&thon=lang_dia&han=qua-han'
  const frequent = '/can-bo/tim?tim=thon'
  const next = async (who: string, path: string) => {
    const { body } = await by(who, path)()
    const found = body.match(/href="([^"]*[?&](?:amp;)?sau=[^"]*)"/)?.[1]
    if (!found) throw new Error(`${path} has no second page`)
    return found.replaceAll('&amp;', '&')
  }
  const someCase = [...(await by('dieuphoi', frequent)()).body.matchAll(CASE)][0]?.[1] ?? ''
  return {
    'petition form': all('/binh-xa/kien-nghi/moi'),
    'case page': { once: () => ask(`${url}/binh-xa/ho-so/${code}`, { headers: { cookie: sender } }) },
    home: all('/binh-xa'),
    'find a commune': all('/?tim=binh%20xa'),
    'public list': released('/binh-xa/kien-nghi'),
    'public list by field': released('/binh-xa/kien-nghi?linh-vuc=moi_truong'),
    'public figures': all(`/binh-xa/so-lieu?ky=${lastMonth}`),
    'public figures of a year': all(`/binh-xa/so-lieu?ky=${today.slice(0, 4)}`),

    inbox: cases('tiepnhan', '/can-bo?muc=da-tra-loi'),
    "handler's inbox": cases('xuly.kinhte', '/can-bo?muc=dang-xu-ly'),
    "coordinator's inbox": cases('dieuphoi', '/can-bo?muc=dang-xu-ly'),
    "coordinator's inbox, second page": cases('dieuphoi', await next('dieuphoi', '/can-bo?muc=dang-xu-ly')),
    "officer's case page": { once: by('tiepnhan', `/can-bo/ho-so/${code}`) },
    "officer's page of a case with a history": { once: by('dieuphoi', `/can-bo/ho-so/${someCase}`) },
    today: within('dieuphoi', '/can-bo/hom-nay', OPEN),
    "today, handler's": within('xuly.kinhte', '/can-bo/hom-nay', OPEN),
    notices: { once: by('tiepnhan', '/can-bo/tin-bao'), shown: lines },

    'search: a code': { once: by('tiepnhan', `/can-bo/tim?tim=${someCase}`) },
    'search: a frequent word': cases('dieuphoi', frequent, A_WORD),
    'search: a frequent word, second page': cases('dieuphoi', await next('dieuphoi', frequent), A_WORD),
    "search: a frequent word, handler's": cases('xuly.kinhte', frequent, 2 * A_WORD),
    'search: three words': cases('dieuphoi', '/can-bo/tim?tim=rac+thai+xom', 3 * A_WORD),
    'search: a rare word': within('dieuphoi', '/can-bo/tim?tim=4321', 60),
    'search: three words that never meet': within('dieuphoi', '/can-bo/tim?tim=rac+chieu+loa', STEPS),
    'search: field and hamlet': within('dieuphoi', '/can-bo/tim?linh-vuc=moi_truong&thon=lang_dia', STEPS),
    'search: field, hamlet, overdue': within('dieuphoi', overdue, OPEN),
    'search: answered late': cases('dieuphoi', '/can-bo/tim?han=tra-loi-tre'),
    'search: answered in time, a rare field': within(
      'dieuphoi',
      '/can-bo/tim?han=tra-loi-dung&linh-vuc=can_bo_thai_do',
      STEPS,
    ),

    "officers' figures": { once: by('dieuphoi', `/can-bo/so-lieu?ky=${lastMonth}`) },
    "officers' figures of days of one's own": { once: by('dieuphoi', `/can-bo/so-lieu?tu=${monthAgo}&den=${dayAgo}`) },
    'cases behind a figure': cases('dieuphoi', `/can-bo/so-lieu/ho-so?so=tra-loi&ky=${lastMonth}`),
    'cases behind a figure of a body': cases(
      'dieuphoi',
      `/can-bo/so-lieu/ho-so?so=nhan&ky=${lastMonth}&co-quan=binh-xa.phong-kinh-te`,
    ),
    'journal of a day': {
      once: by('lanhdao', `/can-bo/nhat-ky?tu=${dayAgo}&den=${dayAgo}`),
      shown: lines,
      most: WITH_PEOPLE,
    },
    'journal of a person': {
      once: by('lanhdao', '/can-bo/nhat-ky?nguoi=vi-du.tiepnhan'),
      shown: lines,
      most: WITH_PEOPLE,
    },
    // Last: what came in since the clock's turn is looked at itself by every search.
    petition: { once: () => ask(`${url}/binh-xa/kien-nghi/moi`, form()) },
  }
}

async function signIn(url: string, username: string): Promise<Answer> {
  const body = new URLSearchParams({ username, password: 'nghe-dan-demo' }).toString()
  const answer = await ask(`${url}/can-bo/dang-nhap`, { method: 'POST', headers: FORM_HEADERS, body })
  if (answer.status !== 303) throw new Error(`${username} was not let in: ${answer.status}`)
  return answer
}

function cookieOf(answer: Answer): string {
  const cookies = answer.headers['set-cookie'] ?? []
  return (Array.isArray(cookies) ? cookies : [cookies]).map((one) => one.split(';')[0]).join('; ')
}
