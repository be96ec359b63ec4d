import { describe, expect, test } from 'vitest'
import { PNG } from '../files/fixtures.ts'
import { as } from '../support/app.ts'
import { officer } from '../support/people.ts'
import {
  acts,
  DONG_COM,
  fills,
  gathered,
  kept,
  LANG_DIA,
  openRound,
  REMARKS,
  type Round,
  versionsOf,
} from './reporting-cast.ts'

/** Everybody with an account of the examples, in Bình Xa and one commune on. */
const EVERYBODY = [
  ...['thon.langdia', 'thon.dongcom', 'tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao', 'duyet.phunu', 'xuly.kinhte'],
  ...['duyet.kinhte', 'duyet.ubnd', 'giamsat', 'tuvan', 'baomat', 'quantri', 'tiepnhan.dakpo', 'dieuphoi.dakpo'],
]
const SECRET = 'Việc riêng chưa muốn nói ra.'
/** The hamlet itself, the Front that gathers, leaders. */
const FIND = ['thon.langdia', 'tiepnhan', 'dieuphoi', 'duyet.mattran', 'lanhdao']
/** The hamlet itself, and who enters for others. */
const READ_DRAFT = ['thon.langdia', 'tiepnhan', 'dieuphoi']

async function whoGets(paths: (round: Round) => string[], round: Round, text = ''): Promise<string[]> {
  const found: string[] = []
  for (const who of EVERYBODY)
    for (const path of paths(round)) {
      const answer = await as(officer(who)).get(path)
      if (answer.status >= 500) throw new Error(`${who} ${path}: ${answer.status}`)
      const isFound = answer.status === 200 && (text === '' || (await answer.text()).includes(text))
      if (isFound && !found.includes(who)) found.push(who)
    }
  return found.sort()
}

/** Every page on which a report of the round may stand. */
const pages = (round: Round) => [
  ...[round.own, `${round.own}?don-vi=${encodeURIComponent(LANG_DIA)}`, `${round.own}/dinh-chinh`],
  ...[gathered(round, LANG_DIA), `/can-bo/ky-bao-cao/${round.slug}`, `/can-bo/ky-bao-cao/${round.slug}/tong-hop`],
  ...[
    '/can-bo/bao-cao',
    `/can-bo/bao-cao?don-vi=${encodeURIComponent(LANG_DIA)}`,
    '/can-bo/cong-tac',
    '/can-bo/vuong-mac',
  ],
]
const page = (round: Round) => [gathered(round, LANG_DIA)]

describe("Làng Dịa's report", () => {
  test('as long as it is a draft: its words are read by the hamlet and by who enters for others, by nobody else on any page', async () => {
    const round = await openRound()
    const photo = new File([PNG.slice()], 'anh.png', { type: 'image/png' })
    await fills('thon.langdia', round.own, { so_buoi: '3', viec: SECRET, kho_khan: SECRET, anh: photo }, 'luu')
    expect(await whoGets(pages, round, SECRET)).toEqual([...READ_DRAFT].sort())
    expect(await whoGets(page, round)).toEqual([...FIND].sort())
    const { anh } = JSON.parse(String((await kept(round, LANG_DIA)).draft)) as { anh: string }
    expect(await whoGets(() => [`${gathered(round, LANG_DIA)}/tep/${anh}`], round)).toEqual([...READ_DRAFT].sort())
  })

  test('once it was sent, returned and accepted: read by the hamlet, by those who gather, by leaders', async () => {
    const round = await openRound()
    const photo = new File([PNG.slice()], 'anh.png', { type: 'image/png' })
    await fills('thon.langdia', round.own, { so_buoi: '3', viec: SECRET, anh: photo })
    const [version] = await versionsOf(round, LANG_DIA)
    const file = () => [`${gathered(round, LANG_DIA)}/tep/${version?.answers.anh}`]
    for (const action of ['', 'tra-lai', 'nop', 'nhan']) {
      if (action === 'nop') await fills('thon.langdia', round.own, { so_buoi: '4' })
      else if (action !== '') await acts('dieuphoi', round, LANG_DIA, action, REMARKS)
      expect([action, await whoGets(page, round, SECRET)]).toEqual([action, [...FIND].sort()])
      expect([action, await whoGets(file, round)]).toEqual([action, [...FIND].sort()])
    }
  })

  test('what is written after it was returned is a draft again, and those who gather go on reading what was sent', async () => {
    const round = await openRound()
    await fills('thon.langdia', round.own, { so_buoi: '3', viec: 'Đã nộp lần đầu.' })
    await acts('dieuphoi', round, LANG_DIA, 'tra-lai', REMARKS)
    await fills('thon.langdia', round.own, { viec: SECRET }, 'luu')
    expect(await whoGets(pages, round, SECRET)).toEqual([...READ_DRAFT].sort())
    expect(await whoGets(page, round, 'Đã nộp lần đầu.')).toEqual([...FIND].sort())
  })

  test('another hamlet, another body and another commune do nothing with it: not found, and nothing changes', async () => {
    const round = await openRound()
    await fills('thon.langdia', round.own, { so_buoi: '3', viec: SECRET })
    const before = await kept(round, LANG_DIA)
    for (const who of EVERYBODY.filter((one) => !FIND.includes(one)))
      for (const action of ['nhan', 'tra-lai']) {
        const answer = await acts(who, round, LANG_DIA, action, REMARKS)
        expect([who, action, answer.status]).toEqual([who, action, 404])
      }
    for (const who of ['thon.dongcom', 'duyet.phunu', 'lanhdao', 'duyet.mattran', 'tiepnhan.dakpo']) {
      const answer = await as(officer(who)).post(`${round.own}/rut-lai?don-vi=${encodeURIComponent(LANG_DIA)}`, {
        version: String(before.version),
      })
      expect([who, answer.status]).toEqual([who, 404])
    }
    for (const [who, unit] of [
      ['dieuphoi', 'hamlet:khong_co'],
      ['dieuphoi', 'body:dak-po.mttq'],
      ['dieuphoi', 'hamlet:'],
      ['thon.dongcom', LANG_DIA],
      ['xuly.kinhte', DONG_COM],
    ] as const) {
      const asked = encodeURIComponent(unit)
      expect((await as(officer(who)).get(`${round.own}?don-vi=${asked}`)).status).toBe(404)
      expect((await as(officer(who)).get(`/can-bo/bao-cao?don-vi=${asked}`)).status).toBe(404)
    }
    expect(await kept(round, LANG_DIA)).toEqual(before)
  })
})
