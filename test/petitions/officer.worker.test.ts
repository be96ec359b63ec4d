import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { wordsOf } from '../support/answers.ts'
import { as, type Fields } from '../support/app.ts'
import { deed, petitionIn, type Petition, photo, sendPetition, type State } from '../support/build.ts'
import { lan, officer } from '../support/people.ts'

const CASE = (petition: Petition, action = '') => `/can-bo/ho-so/${petition.code}${action && `/${action}`}`
const ECONOMY = 'binh-xa.phong-kinh-te'
const POLICE = 'binh-xa.cong-an'
const ANSWER = {
  answer: 'Phòng Kinh tế đã cho thu gom rác ngày hôm qua và đặt thêm hai thùng.',
  demandAnswer: ['Đã thu gom xong, từ nay gom thứ Hai hằng tuần.'],
  documentNumber: '12/BC-PKT',
}

describe('the straight road', () => {
  test('takes a petition from the intake officer to the coordinator, the handler, the approver, and back to Lan', async () => {
    const petition = await sendPetition({ photos: [photo()] })
    const road: [username: string, button: string, action: string, fields: Fields, after: string][] = [
      ['tiepnhan', 'Tiếp nhận', 'tiep-nhan', { category: 'moi_truong', urgency: 'ordinary' }, 'Đã tiếp nhận hồ sơ.'],
      ['dieuphoi', 'Giao', 'giao', { body: ECONOMY, note: 'Nhờ Phòng xem sớm.' }, 'Đã giao hồ sơ.'],
      ['xuly.kinhte', 'Nhận xử lý', 'nhan-xu-ly', {}, 'Đã nhận xử lý.'],
      ['xuly.kinhte', 'Trình duyệt', 'trinh-duyet', { ...ANSWER, photos: [photo()] }, 'Đã trình câu trả lời.'],
      ['duyet.kinhte', 'Duyệt và trả lời người gửi', 'duyet', {}, 'Đã duyệt.'],
    ]
    for (const [username, button, action, fields, after] of road) {
      const before = await pageOf(username, petition)
      expect(buttonsOf(before)).toContain(button)
      const answer = await as(officer(username)).post(CASE(petition, action), { version: versionOf(before), ...fields })
      expect(way(answer)).toEqual([303, `${CASE(petition)}?xong=${action}`])
      expect(wordsOf(await (await as(officer(username)).get(`${CASE(petition)}?xong=${action}`)).text())).toContain(
        after,
      )
    }
    const officers = wordsOf(await pageOf('dieuphoi', petition))
    expect(officers).toContain('Trần Văn Khải viết, Lương Đình Toàn duyệt')
    expect(officers).toContain('Nhờ Phòng xem sớm.')
    const hers = wordsOf(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())
    expect(hers).toContain(ANSWER.answer)
    expect(hers).toContain('12/BC-PKT')
    expect(hers).not.toContain('Nhờ Phòng xem sớm.')
  })

  test('asking Lan for more stops at her, and her words come back to the case', async () => {
    const petition = await petitionIn('needs_info')
    expect(wordsOf(await pageOf('tiepnhan', petition))).toContain('Chờ người gửi bổ sung. Thời hạn đang tạm dừng.')
    expect(
      await (
        await as(lan).post(`/binh-xa/ho-so/${petition.code}/bo-sung`, { content: 'Từ cổng chợ đến cầu.' })
      ).status,
    ).toBe(303)
    expect(wordsOf(await pageOf('tiepnhan', petition))).toContain('Từ cổng chợ đến cầu.')
  })

  test('an answer sent back is written anew from what was there, with the reason in sight', async () => {
    const petition = await petitionIn('pending_approval')
    await deed('duyet.kinhte', petition, 'khong-duyet', { reason: 'Nêu rõ ngày gom rác lần tới.' })
    const page = await pageOf('xuly.kinhte', petition)
    expect(wordsOf(page)).toContain('Nêu rõ ngày gom rác lần tới.')
    expect(page).toContain('>Phòng Kinh tế đã cho thu gom rác ngày hôm qua và đặt thêm hai thùng.</textarea>')
  })

  test('the page gives the due day with its sum, who has the case, and why it came there', async () => {
    const petition = await petitionIn('assigned')
    const words = wordsOf(await pageOf('xuly.kinhte', petition))
    expect(words).toMatch(/Đang giữ Phòng Kinh tế, từ (thứ|Chủ)/)
    expect(words).toMatch(/5 ngày làm việc, thời hạn cam kết\. Tính từ ngày sau ngày gửi.*Đếm: .*\(5\)\. .*Hạn: /)
    expect(words).toContain('Lĩnh vực môi trường do Phòng Kinh tế phụ trách.')
  })
})

describe('who may find a case', () => {
  test('a handler of another body finds neither the page, nor the photo, nor the actions of what Phòng Kinh tế has', async () => {
    const petition = await petitionIn('assigned', { photos: [photo()] })
    for (const stranger of [
      'xuly.congan',
      'duyet.congan',
      'tiepnhan.dakpo',
      'dieuphoi.dakpo',
      'xuly.kinhte.dakpo',
      'quantri',
    ]) {
      const him = as(officer(stranger))
      expect((await him.get(CASE(petition))).status, stranger).toBe(404)
      expect((await him.get(`${CASE(petition)}/anh/${petition.photos[0]}`)).status, stranger).toBe(404)
      for (const action of ['nhan-xu-ly', 'tra-lai', 'giao', 'cong-khai', 'xem-nguoi-gui'])
        expect((await him.post(CASE(petition, action))).status, `${stranger} ${action}`).toBe(404)
    }
    expect((await as(officer('xuly.kinhte')).get(`${CASE(petition)}/anh/${petition.photos[0]}`)).status).toBe(200)
  })

  test('a body that returned a case does not find it any more, and the officer lands at his inbox', async () => {
    const petition = await petitionIn('assigned')
    const answer = await as(officer('duyet.kinhte')).post(CASE(petition, 'tra-lai'), {
      reason: 'Đây là việc của Công an xã.',
    })
    expect(way(answer)).toEqual([303, '/can-bo?xong=tra-lai'])
    expect((await as(officer('duyet.kinhte')).get(CASE(petition))).status).toBe(404)
    expect(wordsOf(await pageOf('dieuphoi', petition))).toContain('Đây là việc của Công an xã.')
  })

  test('a photo of one case is not found below another one', async () => {
    const [one, other] = [await sendPetition({ photos: [photo()] }), await sendPetition()]
    expect((await as(officer('tiepnhan')).get(`${CASE(other)}/anh/${one.photos[0]}`)).status).toBe(404)
  })
})

describe('wrong hands', () => {
  const HANDS: [state: State, seen: string[], rights: Record<string, string[]>][] = [
    ['submitted', ['tiepnhan', 'dieuphoi', 'lanhdao'], { 'tiep-nhan': ['tiepnhan'], 'yeu-cau-bo-sung': ['tiepnhan'] }],
    [
      'received',
      ['tiepnhan', 'dieuphoi', 'lanhdao', 'duyet.mattran'],
      {
        'yeu-cau-bo-sung': ['tiepnhan'],
        giao: ['dieuphoi'],
        'huong-dan': ['tiepnhan', 'duyet.mattran'],
        'khong-thu-ly': ['tiepnhan', 'dieuphoi'],
        'cong-khai': ['tiepnhan', 'dieuphoi'],
        'thoi-cong-khai': ['tiepnhan', 'dieuphoi'],
      },
    ],
    [
      'assigned',
      ['tiepnhan', 'dieuphoi', 'lanhdao', 'xuly.kinhte', 'duyet.kinhte'],
      { 'nhan-xu-ly': ['xuly.kinhte'], 'tra-lai': ['duyet.kinhte'], 'cong-khai': ['tiepnhan', 'dieuphoi'] },
    ],
    [
      'in_progress',
      ['tiepnhan', 'dieuphoi', 'lanhdao', 'xuly.kinhte', 'duyet.kinhte'],
      { 'trinh-duyet': ['xuly.kinhte'] },
    ],
    [
      'pending_approval',
      ['tiepnhan', 'dieuphoi', 'lanhdao', 'xuly.kinhte', 'duyet.kinhte'],
      { duyet: ['duyet.kinhte'], 'khong-duyet': ['duyet.kinhte'] },
    ],
    ['reopened', ['tiepnhan', 'dieuphoi', 'lanhdao'], { giao: ['dieuphoi'], 'giu-tra-loi': ['dieuphoi'] }],
  ]

  test.each(HANDS)(
    'in %s every other role is told that it is not his work, and nothing happens',
    async (state, seen, rights) => {
      const petition = await petitionIn(state)
      const before = await eventsOf(petition)
      for (const [action, allowed] of Object.entries(rights))
        for (const username of seen.filter((one) => !allowed.includes(one))) {
          const answer = await as(officer(username)).post(CASE(petition, action), {
            reason: 'Tôi làm thử việc này xem sao.',
          })
          expect(answer.status, `${username} ${action}`).toBe(403)
          expect(wordsOf(await answer.text()), `${username} ${action}`).toContain(
            'Việc này không thuộc phần việc của ông/bà.',
          )
        }
      expect(await eventsOf(petition)).toEqual(before)
    },
  )

  test('an action that is none is not found; one that is not for now is refused with a sentence', async () => {
    const petition = await sendPetition()
    expect((await as(officer('tiepnhan')).post(CASE(petition, 'xoa'))).status).toBe(404)
    const answer = await as(officer('dieuphoi')).post(CASE(petition, 'giao'), { body: ECONOMY })
    expect(answer.status).toBe(409)
    expect(wordsOf(await answer.text())).toContain('Việc này không làm được ở tình trạng hiện nay của hồ sơ.')
  })

  test('nobody who is not signed in does anything', async () => {
    const petition = await sendPetition()
    expect((await as({ name: 'người lạ' }).post(CASE(petition, 'tiep-nhan'))).status).toBe(401)
    expect(await eventsOf(petition)).toEqual(['petition.submitted'])
  })
})

describe('pen and seal', () => {
  const KHAI = 'vi-du.xuly.kinhte'
  afterEach(() => env.DB.prepare('DELETE FROM staff_roles WHERE user_id = ? AND role = ?').bind(KHAI, 'approver').run())

  test('Khải, who may write and approve, does not approve what he wrote; his head does', async () => {
    await env.DB.prepare('INSERT INTO staff_roles (user_id, role) VALUES (?, ?)').bind(KHAI, 'approver').run()
    const petition = await petitionIn('pending_approval')
    const page = await pageOf('xuly.kinhte', petition)
    expect(buttonsOf(page)).not.toContain('Duyệt và trả lời người gửi')
    expect(wordsOf(page)).toContain('Ông/bà đã viết câu trả lời này, nên một người khác duyệt.')
    for (const action of ['duyet', 'khong-duyet']) {
      const answer = await as(officer('xuly.kinhte')).post(CASE(petition, action), { reason: 'Cần sửa lại câu đầu.' })
      expect(answer.status).toBe(403)
      expect(wordsOf(await answer.text())).toContain('Người viết hoặc đề xuất không tự duyệt: cần một người khác.')
    }
    await deed('duyet.kinhte', petition, 'duyet')
    expect(await eventsOf(petition)).toContain('petition.answered')
  })
})

describe('somebody moved first', () => {
  test('the coordinator is told, nothing is overwritten, and his words are there to be copied', async () => {
    const petition = await petitionIn('received')
    const version = versionOf(await pageOf('dieuphoi', petition))
    await deed('tiepnhan', petition, 'yeu-cau-bo-sung', { question: 'Rác ở đoạn nào của thôn?' })
    const answer = await as(officer('dieuphoi')).post(CASE(petition, 'giao'), {
      version,
      body: ECONOMY,
      note: 'Phòng làm ngay giúp bà con.',
    })
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(wordsOf(page)).toContain('Hồ sơ vừa thay đổi trong lúc ông/bà làm')
    expect(page).toContain('>Phòng làm ngay giúp bà con.</textarea>')
    expect(await eventsOf(petition)).toEqual(['petition.submitted', 'petition.received', 'petition.info_requested'])
  })

  test('of two that assign at the same moment one does, and the case is where he sent it', async () => {
    const petition = await petitionIn('received')
    const me = as(officer('dieuphoi'))
    await me.get('/can-bo')
    const answers = await Promise.all([ECONOMY, POLICE].map((body) => me.post(CASE(petition, 'giao'), { body })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409])
    const winner = answers[0]?.status === 303 ? 'Phòng Kinh tế' : 'Công an xã'
    expect(wordsOf(await pageOf('dieuphoi', petition))).toContain(`Đang giữ ${winner}, từ`)
    expect((await eventsOf(petition)).filter((kind) => kind === 'petition.assigned')).toHaveLength(1)
  })

  test('that somebody read who sent it in between is not a change of the case', async () => {
    const petition = await petitionIn('received', { hideIdentity: '0' })
    const version = versionOf(await pageOf('dieuphoi', petition))
    expect((await as(officer('tiepnhan')).post(CASE(petition, 'xem-nguoi-gui'))).status).toBe(200)
    expect((await as(officer('dieuphoi')).post(CASE(petition, 'giao'), { version, body: ECONOMY })).status).toBe(303)
  })
})

describe('two people', () => {
  const DECLINE = { reasonCode: 'da_giai_quyet', reason: 'Đội vệ sinh đã gom từ hôm qua.' }

  test('decline a petition: the intake officer proposes, the coordinator confirms with the same words', async () => {
    const petition = await petitionIn('received')
    const alone = await as(officer('dieuphoi')).post(CASE(petition, 'khong-thu-ly'), DECLINE)
    expect(alone.status).toBe(422)
    expect(wordsOf(await alone.text())).toContain('Cần cán bộ tiếp nhận đề xuất trước, rồi ông/bà xác nhận.')

    expect(buttonsOf(await pageOf('tiepnhan', petition))).toContain('Gửi đề xuất')
    const proposed = await as(officer('tiepnhan')).post(CASE(petition, 'khong-thu-ly'), DECLINE)
    expect(way(proposed)).toEqual([303, `${CASE(petition)}?xong=de-xuat`])
    const again = await as(officer('tiepnhan')).post(CASE(petition, 'khong-thu-ly'), DECLINE)
    expect(again.status).toBe(422)
    expect(wordsOf(await again.text())).toContain('Đã có đề xuất, đang chờ người có thẩm quyền xác nhận.')
    expect(await eventsOf(petition)).not.toContain('petition.declined')

    expect(wordsOf(await inbox('dieuphoi', 'can-giao'))).toContain('chờ xác nhận không thụ lý')
    const page = await pageOf('dieuphoi', petition)
    expect(buttonsOf(page)).toContain('Xác nhận không thụ lý')
    expect(wordsOf(page)).toContain('Hoàng Thị Mận đề xuất: Việc đã được giải quyết xong, không có tình tiết mới')
    expect(page).toContain('>Đội vệ sinh đã gom từ hôm qua.</textarea>')
    await deed('dieuphoi', petition, 'khong-thu-ly', DECLINE)
    expect(await eventsOf(petition)).toContain('petition.declined')
  })

  test('a coordinator who does not agree gives the petition to a body, and the proposal is gone', async () => {
    const petition = await petitionIn('received')
    await deed('tiepnhan', petition, 'khong-thu-ly', DECLINE)
    await deed('dieuphoi', petition, 'giao', { body: ECONOMY })
    expect(wordsOf(await pageOf('dieuphoi', petition))).not.toContain('chờ xác nhận không thụ lý')
  })

  test('send a complaint elsewhere: the intake officer proposes, an approver of the Front confirms', async () => {
    const petition = await petitionIn('received')
    const advice = { reasonCode: 'khieu_nai', advice: 'Ông/bà gửi đơn có chữ ký đến Chủ tịch Ủy ban nhân dân xã.' }
    const proposed = await as(officer('tiepnhan')).post(CASE(petition, 'huong-dan'), advice)
    expect(way(proposed)).toEqual([303, `${CASE(petition)}?xong=de-xuat`])
    expect(await eventsOf(petition)).not.toContain('petition.advised')
    const page = await pageOf('duyet.mattran', petition)
    expect(buttonsOf(page)).toEqual(['Đăng xuất', 'Xác nhận và gửi hướng dẫn'])
    expect(page).toContain(`>${advice.advice}</textarea>`)
    await deed('duyet.mattran', petition, 'huong-dan', advice)
    expect(await eventsOf(petition)).toContain('petition.advised')
    const hers = wordsOf(await (await as(lan).get(`/binh-xa/ho-so/${petition.code}`)).text())
    expect(hers).toContain(advice.advice)
  })

  test('one person sends what belongs elsewhere to that place', async () => {
    const petition = await petitionIn('received')
    await deed('tiepnhan', petition, 'huong-dan', { reasonCode: 'noi_khac', advice: 'Điện lực Hàm Yên, số 5 phố Chợ.' })
    expect(await eventsOf(petition)).toContain('petition.advised')
  })
})

describe('returning what is not one’s own', () => {
  const REASON = { reason: 'Đây là việc của cơ quan khác.' }

  test('works; the third time it goes to the leader, and what he decided is not returned again', async () => {
    const petition = await petitionIn('assigned')
    for (const round of [1, 2]) {
      await deed('duyet.kinhte', petition, 'tra-lai', REASON)
      await deed('dieuphoi', petition, 'giao', { body: ECONOMY, note: `Lần ${round}: đúng là việc của Phòng.` })
    }
    await deed('duyet.kinhte', petition, 'tra-lai', REASON)
    const given = await as(officer('dieuphoi')).post(CASE(petition, 'giao'), { body: ECONOMY })
    expect(given.status).toBe(403)
    expect(wordsOf(await given.text())).toContain('Lãnh đạo quyết định việc này.')
    expect(wordsOf(await pageOf('dieuphoi', petition))).toContain('Chờ lãnh đạo xã quyết định cơ quan giải quyết.')
    const heap = wordsOf(await (await as(officer('lanhdao')).get('/can-bo')).text())
    expect(heap).toContain('Chờ lãnh đạo quyết định (1)')
    expect(heap).toContain(petition.code)
    await deed('lanhdao', petition, 'giao', { body: ECONOMY })
    const page = await pageOf('duyet.kinhte', petition)
    expect(buttonsOf(page)).not.toContain('Trả lại')
    expect(wordsOf(page)).toContain('Lãnh đạo xã đã quyết định cơ quan giải quyết, nên không trả lại được nữa.')
    const fourth = await as(officer('duyet.kinhte')).post(CASE(petition, 'tra-lai'), REASON)
    expect(fourth.status).toBe(422)
  })

  test('works within one working day from when the body got it', async () => {
    const petition = await petitionIn('assigned')
    expect(buttonsOf(await pageOf('duyet.kinhte', petition))).toContain('Trả lại')
    const earlier = new Date(Date.now() - 8 * 86_400_000).toISOString()
    await env.DB.prepare('UPDATE cases SET held_since = ? WHERE id = ?').bind(earlier, petition.id).run()
    const late = await as(officer('duyet.kinhte')).post(CASE(petition, 'tra-lai'), REASON)
    expect(late.status).toBe(422)
    expect(wordsOf(await late.text())).toContain('Chỉ trả lại được trong một ngày làm việc kể từ khi nhận.')
  })
})

describe('making public', () => {
  const RELEASE = { title: 'Rác ở đầu thôn', text: 'Bà con phản ánh rác ứ đọng ở đầu thôn.' }

  test('is refused when Lan did not allow it, and not offered', async () => {
    const petition = await petitionIn('received')
    const page = await pageOf('tiepnhan', petition)
    expect(page).not.toContain('/cong-khai"')
    expect(wordsOf(page)).toContain('Công khai Người gửi không cho phép')
    const answer = await as(officer('tiepnhan')).post(CASE(petition, 'cong-khai'), RELEASE)
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('Người gửi không cho phép đăng công khai.')
    expect((await as(lan).get(`/binh-xa/kien-nghi/${petition.code}`)).status).toBe(404)
  })

  test('is refused when the words look like a denunciation, though Lan allowed it', async () => {
    const petition = await petitionIn('received', {
      content: 'Tôi tố cáo ông trưởng thôn nhận tiền của dân.',
      allowPublish: '1',
    })
    const answer = await as(officer('tiepnhan')).post(CASE(petition, 'cong-khai'), RELEASE)
    expect(answer.status).toBe(422)
    const words = wordsOf(await answer.text())
    expect(words).toContain('Hồ sơ này có dấu hiệu tố cáo, khiếu nại hoặc nói về cán bộ, nên không công khai.')
    expect(words).toContain('Giống đơn tố cáo')
    expect((await as(lan).get(`/binh-xa/kien-nghi/${petition.code}`)).status).toBe(404)
  })

  test('shows the officer’s words and the photos he chose, warns of numbers, and can be taken back', async () => {
    const petition = await petitionIn('received', {
      content: 'Rác ở cổng nhà tôi, số điện thoại 0978123456, gọi cho tôi nhé.',
      allowPublish: '1',
      photos: [photo()],
    })
    const page = await pageOf('tiepnhan', petition)
    expect(page).toContain('Rác ở cổng nhà tôi, số điện thoại 0978123456, gọi cho tôi nhé.\n\nĐề nghị:\n1. Thu gom')
    expect(wordsOf(page)).toContain('giống số điện thoại')
    await deed('tiepnhan', petition, 'cong-khai', { ...RELEASE, photo: petition.photos })
    const everybody = wordsOf(await (await as(lan).get(`/binh-xa/kien-nghi/${petition.code}`)).text())
    expect(everybody).toContain(RELEASE.text)
    expect(everybody).not.toContain('0978123456')
    expect((await as(lan).get(`/binh-xa/kien-nghi/${petition.code}/anh/${petition.photos[0]}`)).status).toBe(200)
    await deed('dieuphoi', petition, 'thoi-cong-khai', { reason: 'Người gửi đổi ý, không muốn đăng.' })
    expect((await as(lan).get(`/binh-xa/kien-nghi/${petition.code}`)).status).toBe(404)
  })
})

describe('who sent it', () => {
  const CAST = ['tiepnhan', 'dieuphoi', 'lanhdao', 'xuly.kinhte', 'duyet.kinhte']

  test('stands on nobody’s page, at no step of the road', async () => {
    for (const state of ['assigned', 'pending_approval', 'answered'] as const) {
      const petition = await petitionIn(state, { email: 'lan@example.com' })
      for (const username of CAST) {
        const page = await pageOf(username, petition)
        expect(page, `${username} ${state}`).not.toContain(lan.name)
        expect(page, `${username} ${state}`).not.toContain(lan.phone)
        expect(page, `${username} ${state}`).not.toContain('lan@example.com')
      }
    }
  })

  test('is told to the intake officer who asks when she does not hide, once, and leaves a trace with his name', async () => {
    const petition = await sendPetition({ hideIdentity: '0' })
    const asked = await as(officer('tiepnhan')).post(CASE(petition, 'xem-nguoi-gui'))
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const words = wordsOf(await asked.text())
    expect(words).toContain(lan.name)
    expect(words).toContain(lan.phone)
    const after = await pageOf('tiepnhan', petition)
    expect(after).not.toContain(lan.phone)
    expect(wordsOf(after)).toContain('Hoàng Thị Mận (Ủy ban Mặt trận Tổ quốc xã) mở tên và cách liên lạc của người gửi')
    expect(await eventsOf(petition)).toEqual(['petition.submitted', 'identity.opened'])
  })

  test('is told to nobody alone while she is hidden: not to those who receive, work on it, or lead', async () => {
    const petition = await petitionIn('assigned')
    for (const username of ['tiepnhan', 'dieuphoi', 'xuly.kinhte', 'duyet.kinhte', 'lanhdao']) {
      expect(wordsOf(await pageOf(username, petition))).toContain('Người gửi đề nghị giấu tên')
      expect(buttonsOf(await pageOf(username, petition))).not.toContain('Xem người gửi')
      const answer = await as(officer(username)).post(CASE(petition, 'xem-nguoi-gui'))
      expect(answer.status, username).toBe(403)
      expect(await answer.text()).not.toContain(lan.name)
    }
    expect(await eventsOf(petition)).not.toContain('identity.opened')
  })

  test('is told to the handler of the body that has it when she does not hide', async () => {
    const petition = await petitionIn('assigned', { hideIdentity: '0' })
    expect(wordsOf(await (await as(officer('xuly.kinhte')).post(CASE(petition, 'xem-nguoi-gui'))).text())).toContain(
      lan.name,
    )
    expect((await as(officer('lanhdao')).post(CASE(petition, 'xem-nguoi-gui'))).status).toBe(403)
  })

  test('a sender who left nothing is not looked for, and no trace is made', async () => {
    const petition = await sendPetition({ name: '', phone: '' })
    const answer = await as(officer('tiepnhan')).post(CASE(petition, 'xem-nguoi-gui'))
    expect(wordsOf(await answer.text())).toContain('Người gửi không để lại tên hay cách liên lạc.')
    expect(await eventsOf(petition)).toEqual(['petition.submitted'])
  })
})

describe('a form with something wrong', () => {
  test('comes back with what is wrong at its field and all that was typed', async () => {
    const petition = await petitionIn('in_progress')
    const me = as(officer('xuly.kinhte'))
    const noProof = await me.post(CASE(petition, 'trinh-duyet'), { ...ANSWER, documentNumber: '' })
    expect(noProof.status).toBe(422)
    const page = await noProof.text()
    expect(page).toContain('href="#trinh-duyet-documentNumber"')
    expect(page).toContain('id="trinh-duyet-documentNumber"')
    expect(wordsOf(page)).toContain('Trả lời cần có bằng chứng: số văn bản, hoặc ảnh chụp kết quả.')
    expect(page).toContain(`>${ANSWER.answer}</textarea>`)
    expect(page).toContain(`>${ANSWER.demandAnswer[0]}</textarea>`)

    const silent = await me.post(CASE(petition, 'trinh-duyet'), { ...ANSWER, demandAnswer: [' '] })
    expect(silent.status).toBe(422)
    expect(wordsOf(await silent.text())).toContain('Chưa trả lời yêu cầu thứ 1 của người gửi.')

    const notPhoto = new File(['không phải ảnh'], 'anh.jpg', { type: 'image/jpeg' })
    const wrongPhoto = await me.post(CASE(petition, 'trinh-duyet'), { ...ANSWER, photos: [notPhoto] })
    expect(wrongPhoto.status).toBe(422)
    expect(wordsOf(await wrongPhoto.text())).toContain('Ảnh thứ 1:')
    expect(await eventsOf(petition)).not.toContain('petition.reply_proposed')
  })

  test('a photo of the result is proof enough, and Lan sees it when the answer is approved', async () => {
    const petition = await petitionIn('in_progress')
    await deed('xuly.kinhte', petition, 'trinh-duyet', { ...ANSWER, documentNumber: '', photos: [photo()] })
    const address = /\/can-bo\/ho-so\/[^"]+\/anh\/(\w+)/.exec(await pageOf('duyet.kinhte', petition))
    const hers = () => as(lan).get(`/binh-xa/ho-so/${petition.code}/anh/${address?.[1]}`)
    expect((await hers()).status).toBe(404)
    await deed('duyet.kinhte', petition, 'duyet')
    expect((await hers()).status).toBe(200)
  })

  test('too long, from another world or not a form at all is refused without harm', async () => {
    const petition = await sendPetition()
    const me = as(officer('tiepnhan'))
    const tries: Fields[] = [
      { question: 'x'.repeat(2001) },
      { question: 'Hỏi\u0000 thêm một điều' },
      { question: ' ' },
      {},
      { version: 'abc', question: 'Rác ở đoạn nào của thôn?' },
    ]
    for (const fields of tries)
      expect([409, 422]).toContain((await me.post(CASE(petition, 'yeu-cau-bo-sung'), fields)).status)
    const json = await me.send(CASE(petition, 'tiep-nhan'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(json.status).toBe(415)
    expect((await me.post(CASE(petition, 'tiep-nhan'), { category: 'khong_co' })).status).toBe(422)
    expect((await me.post(CASE(petition, 'tiep-nhan'), { hamlet: 'lang_hway' })).status).toBe(422)
    expect(await eventsOf(petition)).toEqual(['petition.submitted'])
  })
})

function way(answer: Response): [number, string | null] {
  return [answer.status, answer.headers.get('location')]
}

async function pageOf(username: string, petition: Petition): Promise<string> {
  const answer = await as(officer(username)).get(CASE(petition))
  if (answer.status !== 200) throw new Error(`${username} does not find ${petition.code}: ${answer.status}`)
  return answer.text()
}

async function inbox(username: string, heap: string): Promise<string> {
  return (await as(officer(username)).get(`/can-bo?muc=${heap}`)).text()
}

function versionOf(page: string): string {
  return /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
}

/** What the buttons of a page say. */
function buttonsOf(page: string): string[] {
  return [...page.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, words]) => (words ?? '').trim())
}

async function eventsOf(petition: Petition): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT kind FROM events WHERE case_id = ? ORDER BY seq')
    .bind(petition.id)
    .all<{ kind: string }>()
  return results.map((row) => row.kind)
}
