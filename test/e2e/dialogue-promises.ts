import { expect, test } from 'vitest'
import { BASELINE } from '../files/fixtures.ts'
import { smallTargets } from './checks.ts'
import { OFFICE, PUBLIC } from './dialogue.ts'
import {
  ahead,
  ANSWER,
  board,
  CULTURE,
  follow,
  keepers,
  MEETING,
  morningOf,
  on,
  OPEN,
  own,
  people,
  phone,
  promises,
  PROMISES,
  server,
  talks,
  walk,
} from './dialogue-journey.ts'
import { says } from './walk.ts'

/** Results are published, promises followed, told to those who asked. */
export function promised(): void {
  test('six days after the meeting its results are published: three promises, each with whoever keeps it and a day', async () => {
    await on('2026-12-24')
    await people.does('duyet.ubnd', MEETING, 'cong-bo-ket-qua', {
      results: 'Chủ tịch xã đã trả lời ba việc bà con đề nghị và hứa ba việc có ngày xong.',
    })
    const page = await people.reads(`${OPEN}/ket-qua`)
    const links = page.locator(`main a[href^="${PUBLIC}/cam-ket/"]`)
    promises.push(
      ...new Set(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')?.slice(-7) ?? ''))),
    )
    expect(promises).toHaveLength(3)
    const said = await says(page)
    for (const { text } of PROMISES) expect(said).toContain(text)
    expect(said).not.toMatch(/Mạo|Hiền|Tiến|0912/)
    expect(await board()).toEqual([0, 3, 0, 0])
    const hers = await says(await own(0))
    for (const { text } of PROMISES) expect(hers).toContain(text)
    const question = await people.reads(`${OPEN}/cau-hoi/1?ma=${ahead[0]?.secret}`)
    expect(await says(question)).toContain(ANSWER)
  })

  test('two promises are kept: claimed with a photo, and seen by somebody of another body', async () => {
    await on('2027-01-06')
    const claim = { words: 'Đã làm xong như đã hứa, có ảnh kèm theo.', publicDone: 'Đã làm xong.', files: BASELINE }
    const look = {
      seen: 'Đã đến tận nơi, đúng như báo.',
      seenOn: '2027-01-06',
      files: BASELINE,
      publicCheck: 'Đã đến xem: xong.',
    }
    const [ofCommittee = '', , ofFront = ''] = promises.map((slug) => `/can-bo/kien-nghi/${slug}`)
    const page = await people.does('xuly.ubnd', ofCommittee, 'bao-xong', claim)
    expect(await page.locator('form[action$="/xac-nhan"]').count()).toBe(0)
    expect(await board()).toEqual([0, 3, 0, 0])
    await people.does('tiepnhan', ofCommittee, 'xac-nhan', look)
    expect(await board()).toEqual([1, 2, 0, 0])
    await people.does('dieuphoi', ofFront, 'bao-xong', claim)
    expect(
      await (await walk.go(await walk.officer('duyet.mattran'), ofFront)).locator('form[action$="/xac-nhan"]').count(),
    ).toBe(0)
    await people.does('duyet.ubnd', ofFront, 'xac-nhan', look)
    expect(await board()).toEqual([2, 1, 0, 0])
  })

  test('the third is late the day after its day, and goes up to Đảng ủy; the board, the front page and her book tell it', async () => {
    const late = `/can-bo/kien-nghi/${promises[1]}`
    await on('2027-01-10')
    expect(await board()).toEqual([2, 1, 0, 0])
    expect(
      await (await walk.go(await walk.officer('dieuphoi'), late)).locator('form[action$="/bao-cap-tren"]').count(),
    ).toBe(0)
    await on('2027-01-11')
    expect(await board()).toEqual([2, 0, 1, 0])
    await people.does('dieuphoi', late, 'bao-cap-tren', {
      ...{ to: 'binh-xa.dang-uy', words: 'Phòng Kinh tế chưa thay bơm dù đã quá ngày hứa.' },
    })
    expect(await walk.news('lanhdao', { code: `BX-KN${promises[1]}` })).not.toEqual([])
    const page = await people.reads(late.replace('/can-bo/kien-nghi', `${PUBLIC}/cam-ket`))
    expect(await says(page)).toMatch(/Quá ngày đã hứa[^]*Đã báo cáo Đảng ủy/)
    await people.reads(`${PUBLIC}/cam-ket?xem=cham`)
    expect(await board()).toEqual([2, 0, 1, 0])
    const home = await people.reads('/binh-xa')
    expect(await says(home)).toMatch(/Cam kết sau đối thoại[^]*2 đã giữ lời, 1 chậm/)
    const [keeper] = keepers
    if (!keeper) throw new Error('nobody keeps anything')
    await phone.go(keeper, '/binh-xa/cua-toi')
    expect(await smallTargets(keeper)).toEqual([])
    expect(await says(keeper)).toMatch(/tin mới/)
    await follow(keeper, keeper.locator('main ul.list a').first())
    expect(await says(await phone.go(keeper, '/binh-xa/cua-toi'))).not.toMatch(/tin mới/)
  })

  test('every page that the people read of it is whole without JavaScript and fits big fingers', async () => {
    await own(0)
    const pages = [
      ...[PUBLIC, OPEN, `${OPEN}/cau-hoi`, `${OPEN}/ket-qua`, `${OPEN}/ban-tin`, `${OPEN}/loa`],
      ...[`${PUBLIC}/chu-de`, `${PUBLIC}/chu-de/26-0001`, `${PUBLIC}/tra-cuu`, `${PUBLIC}/xem-lai`],
      ...[`${PUBLIC}/cam-ket`, `${PUBLIC}/cam-ket/${promises[0]}`, `${PUBLIC}/cam-ket?xem=da-giu`],
      ...[`${PUBLIC}/de-nghi/26-0001`, `${PUBLIC}/de-nghi/26-0001/bien-nhan`],
    ]
    for (const path of pages) expect([path, await smallTargets(await people.reads(path))]).toEqual([path, []])
  })

  test('fifteen promises stand on one sheet for the notice board of a hamlet', async () => {
    const meeting = `${OFFICE}/cuoc/27-0001`
    await talks.posts('dieuphoi', `${OFFICE}/cuoc/moi?loai=thematic`, {
      ...{ title: 'Đối thoại về trường học', day: '2027-01-18', from: '8:00', to: '10:00', place: 'Nhà văn hóa' },
      ...{
        about: 'Thu chi, bữa ăn, đường đến trường.',
        hosts: 'Chủ tịch Mặt trận xã',
        submissionKey: crypto.randomUUID(),
      },
    })
    await talks.does('dieuphoi', meeting, 'cong-bo')
    await server.setClock(morningOf('2027-01-18'))
    talks.signOut()
    await talks.does('dieuphoi', meeting, 'da-to-chuc', { came: '60' })
    for (let n = 1; n <= 15; n++)
      await talks.posts('tiepnhan', `${meeting}/bien-ban`, {
        ...{ kind: 'promise', body: CULTURE, doneOn: '2027-03-01', entryKey: crypto.randomUUID() },
        text: `Việc thứ ${n}: công khai thực đơn, tiền ăn và các khoản thu ở cổng trường vào ngày đầu của mỗi tháng.`,
      })
    await talks.does('dieuphoi', meeting, 'trinh-bien-ban')
    await talks.does('duyet.ubnd', meeting, 'xac-nhan-chinh-quyen')
    await talks.does('duyet.mattran', meeting, 'xac-nhan-mat-tran')
    await talks.does('dieuphoi', meeting, 'cong-bo-ket-qua', { results: 'Các trường hứa mười lăm việc, có ngày xong.' })
    const page = await people.reads(`${PUBLIC}/27-0001/ban-tin`)
    expect(await page.locator('main tbody tr').count()).toBe(15)
    const paper = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  })
}
