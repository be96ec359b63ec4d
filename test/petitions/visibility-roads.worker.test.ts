import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { tick } from '../../worker/clock.ts'
import { fold } from '../../worker/communes/fold.ts'
import { postOffice } from '../notifications/office.ts'
import { as } from '../support/app.ts'
import { deed, partsOf, petitionIn, type Petition, photo, sendPetition, bring } from '../support/build.ts'
import { hung, lan, nobody, officer, type Person } from '../support/people.ts'

/**
 * Who finds what of five petitions that left the straight road. A cell has one mark for each, in the order of NAMES:
 *
 *   s  the sender's words             .  a page without anything of it
 *   t  its title, not the rest        4  not found
 *   c  its code, nothing else         3  not his work
 *   →  led straight to its page
 *   b  the photo                      >  sent to the sign-in page
 */
const TABLE = `
                  | office office-photo cover inbox words code  list-csv list-xlsx today entrusted news  journal journal-csv own   public-list feed
nobody            | >>>>>  >>>>>        >>>>> >>>>> >>>>> >>>>> >>>>>    >>>>>     >>>>> >>>>>     >>>>> >>>>>   >>>>>       44444 .....       .....
Lan, who sent them| >>>>>  >>>>>        >>>>> >>>>> >>>>> >>>>> >>>>>    >>>>>     >>>>> >>>>>     >>>>> >>>>>   >>>>>       ss4sc .....       .....
tiepnhan          | 4sssc  4bbb4        4tttc .tttc .ttt. .→→→→ .tttc    .tttc     ...tc .....     ..... 33333   33333       44444 .....       .....
dieuphoi          | 4sssc  4bbb4        4tttc .tttc .ttt. .→→→→ .tttc    .tttc     ...tc .....     ....c .cccc   .cccc       44444 .....       .....
duyet.mattran     | 444sc  444b4        444tc ..ttc ..tt. ...→→ ..ttc    ..ttc     ...tc .....     ..... 33333   33333       44444 .....       .....
xuly.kinhte       | 4s444  4b444        4t444 .t... .t... .→... .t...    .t...     .t... .....     ..... 33333   33333       44444 .....       .....
duyet.kinhte      | 4s444  4b444        4t444 .t... .t... .→... .t...    .t...     .t... .....     ..... 33333   33333       44444 .....       .....
xuly.vanhoa       | 44s44  44b44        44t44 ..t.. ..t.. ..→.. ..t..    ..t..     ..t.. .....     ..c.. 33333   33333       44444 .....       .....
xuly.congan       | 44444  44444        44444 ..... ..... ..... .....    .....     ..... .....     ..... 33333   33333       44444 .....       .....
lanhdao           | 4sssc  4bbb4        4tttc .tttc .ttt. .→→→→ .tttc    .tttc     ...tc .....     ..... .cccc   .cccc       44444 .....       .....
duyet.ubnd        | 44444  44444        44444 ..... ..... ..... .....    .....     ..... .....     ..... 33333   33333       44444 .....       .....
giamsat           | 44444  44444        44444 ..... ..... ..... 33333    33333     44444 .....     ..... 33333   33333       44444 .....       .....
tuvan             | 44444  44444        44444 ..... ..... ..... 33333    33333     44444 .....     ..... 33333   33333       44444 .....       .....
thon.langdia      | 44444  44444        44444 ..... ..... ..... 33333    33333     44444 .....     ..... 33333   33333       44444 .....       .....
baomat            | s4444  b4444        34444 ..... ..... →.... 33333    33333     44444 c....     c.... 33333   33333       44444 .....       .....
quantri           | 44444  44444        44444 ..... ..... ..... 33333    33333     44444 .....     ..... .cccc   .cccc       44444 .....       .....
tiepnhan.dakpo    | 44444  44444        44444 ..... ..... ..... .....    .....     ..... .....     ..... 33333   33333       44444 .....       .....
lanhdao.dakpo     | 44444  44444        44444 ..... ..... ..... .....    .....     ..... .....     ..... .....   .....       44444 .....       .....
baomat.dakpo      | 44444  44444        44444 ..... ..... ..... 33333    33333     44444 .....     ..... 33333   33333       44444 .....       .....
`

const PETITIONS = {
  restricted: { title: 'Chuyện ở kho vật tư Khuổi Lịch', words: 'Sổ kho ghi khác phiếu xuất.' },
  merged: { title: 'Cầu treo Nà Luông gãy ván', words: 'Cháu tôi suýt rơi xuống suối.' },
  part: { title: 'Loa ở nhà văn hóa Phiêng Cháy bị rè', words: 'Họp thôn không ai nghe được gì.' },
  forwarded: { title: 'Trạm biến áp Cốc Lải kêu to', words: 'Đêm mưa thấy tóe lửa hai lần.' },
  erased: { title: 'Quảng cáo dán kín cổng chợ Khau Vai', words: 'Tôi bóc mãi không hết giấy.' },
} as const
type Name = keyof typeof PETITIONS
const NAMES = Object.keys(PETITIONS) as Name[]
const sent = {} as Record<Name, Petition>
/** The case that one of them was merged into is Hùng's. */
let into: Petition

const CAST: Record<string, Person> = { nobody, 'Lan, who sent them': lan }
const HEAPS =
  'moi-gui kiem-tra can-giao xem-lai can-nhan dang-xu-ly cho-duyet cho-bo-sung da-tra-loi ket-thuc khong-thu-ly huong-dan da-rut ngoai-xa da-gop da-tach'

beforeAll(async () => {
  const send = (name: Name) => {
    const { title, words } = PETITIONS[name]
    return sendPetition({ content: `${title}. ${words}`, allowPublish: '1', photos: [photo()] })
  }
  into = await petitionIn('in_progress', { content: 'Ván cầu treo hỏng, đi lại khó.' }, hung)
  sent.restricted = await send('restricted')
  await bring(sent.restricted, 'restricted')
  sent.merged = await send('merged')
  await bring(sent.merged, 'received')
  await deed('tiepnhan', sent.merged, 'gop', { into: into.code })
  const whole = await send('part')
  await bring(whole, 'received')
  const { title, words } = PETITIONS.part
  await deed('tiepnhan', whole, 'tach', {
    content: [`${title}. ${words}`, 'Cống đầu ngõ nhà văn hóa tắc.'],
    category: ['van_hoa_thong_tin', 'moi_truong'],
    demandPart: ['1'],
  })
  const [part] = await partsOf(whole)
  if (!part) throw new Error('a part was expected')
  const files = await env.DB.prepare('SELECT id FROM files WHERE case_id = ?').bind(part.id).all<{ id: string }>()
  sent.part = { ...part, photos: files.results.map((row) => row.id) }
  await deed('dieuphoi', sent.part, 'giao', { body: 'binh-xa.phong-van-hoa-xa-hoi' })
  sent.forwarded = await send('forwarded')
  await bring(sent.forwarded, 'forwarded')
  sent.erased = await send('erased')
  await bring(sent.erased, 'declined')
  await env.DB.prepare("UPDATE cases SET erase_on = '2020-01-01' WHERE id = ?").bind(sent.erased.id).run()
  await turn()
  await turn()
}, 60_000)

describe('of five petitions that left the straight road', () => {
  const [header = '', ...rows] = TABLE.trimEnd().split('\n').slice(1)
  const places = header.replace(/.*\|/, '').trim().split(/ +/)
  const people = rows.map((row) => row.split('|').map((part) => part.trim()))

  test.each(people)('%s finds what the table says', async (who = '', cells = '') => {
    const found = await everyPlace(CAST[who] ?? officer(who))
    expect(found).toEqual(Object.fromEntries(cells.split(/ +/).map((marks, index) => [places[index], marks])))
  })
})

test('no message and no notice about any of them carries a title, a word or the sender’s name', async () => {
  const kept = await Promise.all(
    ['messages', 'notices'].map((table) => env.DB.prepare(`SELECT * FROM ${table}`).all<Record<string, unknown>>()),
  )
  const rows = kept.flatMap((one) => one.results)
  expect(rows.length).toBeGreaterThan(10)
  const all = JSON.stringify(rows)
  for (const { title, words } of Object.values(PETITIONS))
    for (const part of [title, words, lan.name, lan.phone ?? '-']) expect(all).not.toContain(part)
  const told = rows.filter((row) => row.case_id === sent.restricted.id && row.channel !== undefined)
  expect(new Set(told.map((row) => row.recipient_id))).toEqual(new Set([sent.restricted.id, 'grants']))
})

/** One turn of the five-minute clock, and of the post behind it. */
async function turn(): Promise<void> {
  await tick(createScheduledController({ cron: '*/5 * * * *', scheduledTime: new Date() }), env)
  await postOffice().work(new Date())
}

async function everyPlace(person: Person): Promise<Record<string, string>> {
  const me = as(person)
  const read = async (answer: Response): Promise<string> => {
    const type = answer.headers.get('content-type') ?? ''
    if (type.startsWith('image/')) return ''
    if (!type.includes('spreadsheetml')) return answer.text()
    return JSON.stringify((await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets)
  }
  const once = async (...paths: string[]) => {
    const answers = await Promise.all(paths.map((path) => me.get(path)))
    const first = answers[0] as Response
    const texts = await Promise.all(answers.map(async (answer) => read(answer.clone() as Response)))
    return NAMES.map((name) => mark(name, first, texts.join('\n'))).join('')
  }
  const each = async (pathOf: (name: Name) => string) => {
    const marks: string[] = []
    for (const name of NAMES) {
      const answer = await me.get(pathOf(name))
      marks.push(mark(name, answer, await read(answer.clone() as Response)))
    }
    return marks.join('')
  }
  const code = (name: Name) => sent[name].code
  // Typed as people do, so that what is typed is not itself taken for what is found.
  const words = (name: Name) => encodeURIComponent(fold(PETITIONS[name].title).split(' ').slice(-3).join(' '))
  return {
    office: await each((name) => `/can-bo/ho-so/${code(name)}`),
    'office-photo': await each((name) => `/can-bo/ho-so/${code(name)}/anh/${sent[name].photos[0]}`),
    cover: await each((name) => `/can-bo/ho-so/${code(name)}/bia`),
    inbox: await once(...HEAPS.split(' ').map((heap) => `/can-bo?muc=${heap}`)),
    words: await each((name) => `/can-bo/tim?tim=${words(name)}`),
    code: await each((name) => `/can-bo/tim?tim=${code(name).replaceAll('-', '')}`),
    'list-csv': await once('/can-bo/tim.csv'),
    'list-xlsx': await once('/can-bo/tim.xlsx'),
    today: await once('/can-bo/hom-nay'),
    entrusted: await once('/can-bo/giao-rieng'),
    news: await once('/can-bo/tin-bao'),
    journal: await once('/can-bo/nhat-ky'),
    'journal-csv': await once('/can-bo/nhat-ky.csv'),
    own: await each((name) => `/binh-xa/ho-so/${code(name)}`),
    'public-list': await once('/binh-xa/kien-nghi', '/binh-xa', '/binh-xa/so-lieu'),
    feed: await once('/binh-xa/kien-nghi.atom'),
  }
}

/** One mark of the table, or words for an answer that the table has no mark for. */
function mark(name: Name, answer: Response, text: string): string {
  const { title, words } = PETITIONS[name]
  const { status } = answer
  const isBare = !text.includes(title) && !text.includes(words)
  if (status === 404 && isBare) return '4'
  if (status === 403 && isBare) return '3'
  if (status === 303 && answer.headers.get('location')?.startsWith('/can-bo/dang-nhap')) return '>'
  if (status === 303 && answer.headers.get('location') === `/can-bo/ho-so/${sent[name].code}`)
    return isBare ? '→' : '[words]'
  if (status !== 200) return `[${status}${isBare ? '' : ' with words'}]`
  if (answer.headers.get('content-type')?.startsWith('image/')) return 'b'
  if (text.includes(words)) return 's'
  if (text.includes(title)) return 't'
  return text.includes(sent[name].code) ? 'c' : '.'
}
