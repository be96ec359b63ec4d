import { expect, test } from 'vitest'
import type { CommuneBook } from '../../worker/communes/book.ts'
import type { CaseFile } from '../../worker/petitions/queries.ts'
import { officerTimeline, publicTimeline, senderTimeline } from '../../worker/petitions/timeline.ts'

const book = {
  commune: { triageBodyId: 'bx.mttq' },
  bodies: new Map([
    ['bx.mttq', { name: 'Mặt trận xã' }],
    ['bx.pkt', { name: 'Phòng Kinh tế' }],
  ]),
  categories: new Map([['moi_truong', { name: 'Môi trường' }]]),
} as unknown as CommuneBook

type Told = [kind: string, actor: 'sender' | 'staff' | 'system', bodyId: string, detail?: object, text?: string]

/** A history, an hour between events. */
function history(...told: Told[]): Pick<CaseFile, 'events'> {
  const events = told.map(([kind, actorKind, bodyId, detail = {}, text = ''], index) => ({
    ...{ caseId: 'c', seq: index + 1, communeId: 'bx', kind, actorKind, bodyId, text },
    actorId: actorKind === 'staff' ? 'u1' : '',
    at: new Date(Date.UTC(2026, 10, 23, 1 + index)).toISOString(),
    ...{ detail: JSON.stringify(detail), textHash: '', previousHash: '', hash: '' },
  }))
  return { events }
}

const WAY = history(
  ['petition.submitted', 'sender', '', { category: 'moi_truong' }],
  ['petition.received', 'staff', 'bx.mttq', { dueOn: '2026-11-27' }],
  ['petition.assigned', 'staff', 'bx.mttq', { body: 'Phòng Kinh tế' }, 'đừng để lộ việc này'],
  ['petition.returned', 'staff', 'bx.pkt', {}, 'không phải việc của phòng'],
  ['petition.reply_proposed', 'staff', 'bx.pkt', { documentNumber: '12/PKT' }],
  ['petition.reply_returned', 'staff', 'bx.pkt', {}, 'viết lại cho rõ'],
  ['petition.decline_proposed', 'staff', 'bx.mttq', {}, 'tin rác'],
  ['identity.used_for_email', 'system', ''],
  ['identity.opened', 'staff', 'bx.mttq'],
  ['petition.info_requested', 'staff', 'bx.mttq', {}, 'Ở đoạn nào?'],
)

test('Lan reads who did what, newest first, and what is asked of her', () => {
  expect(senderTimeline(WAY, book).map((one) => one.title)).toEqual([
    'Mặt trận xã đề nghị ông/bà bổ sung thông tin',
    'Cán bộ Mặt trận đã mở tên và số điện thoại của ông/bà',
    'Phòng Kinh tế chuyển lại Mặt trận xã để giao cơ quan khác',
    'Mặt trận xã giao Phòng Kinh tế giải quyết',
    'Mặt trận xã đã tiếp nhận',
    'Ông/bà đã gửi đến Mặt trận xã',
  ])
  expect(senderTimeline(WAY, book)[0]).toEqual({
    title: 'Mặt trận xã đề nghị ông/bà bổ sung thông tin',
    at: 'thứ Hai, 23/11/2026, 17\u00a0giờ\u00a000',
    note: 'Ở đoạn nào?',
    now: true,
  })
})

test('Lan reads nothing of what officers say among themselves', () => {
  const read = JSON.stringify(senderTimeline(WAY, book))
  for (const secret of ['đừng để lộ', 'không phải việc', 'viết lại', 'tin rác', '12/PKT'])
    expect(read).not.toContain(secret)
})

test('an officer reads every event with who did it and all the words', () => {
  const items = officerTimeline(WAY, book, () => 'Hoàng Thị Mận')
  expect(items).toHaveLength(WAY.events.length)
  expect(items[7]).toMatchObject({
    title: 'Hoàng Thị Mận (Mặt trận xã) giao Phòng Kinh tế',
    note: 'đừng để lộ việc này',
  })
  expect(items[5]).toMatchObject({
    title: 'Hoàng Thị Mận (Phòng Kinh tế) trình câu trả lời',
    note: 'Số văn bản: 12/PKT.',
  })
})

test('everybody reads only that it was received, given to a body and answered', () => {
  const file = history(
    ...(
      [
        'petition.submitted',
        'petition.received',
        'petition.info_requested',
        'identity.opened',
        'petition.answered',
      ] as const
    ).map((kind): Told => [kind, 'staff', 'bx.mttq', {}, 'kín']),
  )
  const items = publicTimeline(file.events, book)
  expect(items.map((one) => one.title)).toEqual(['Mặt trận xã đã trả lời', 'Mặt trận xã đã tiếp nhận'])
  expect(JSON.stringify(items)).not.toContain('kín')
})

test('whoever disputes, judges, withdraws or is declined reads the words that belong to it', () => {
  for (const kind of [
    'petition.disputed',
    'petition.closed',
    'petition.withdrawn',
    'petition.declined',
    'petition.advised',
    'petition.dispute_declined',
  ])
    expect(senderTimeline(history([kind, 'sender', 'bx.mttq', {}, 'vì thế']), book)[0]?.note, kind).toBe('vì thế')
})

test('an officer reads field, body and day again only where they changed', () => {
  const told = { category: 'moi_truong', bodyId: 'bx.pkt', dueOn: '2026-11-27' }
  const way = history(
    ['petition.submitted', 'sender', '', told],
    ['petition.received', 'staff', 'bx.mttq', told],
    ['petition.assigned', 'staff', 'bx.mttq', { ...told, body: 'Phòng Kinh tế' }, 'Làm trước mùa mưa.'],
    ['petition.extended', 'staff', 'bx.pkt', { dueOn: '2026-12-02', days: 3 }, 'Chờ máy xúc.'],
  )
  expect(officerTimeline(way, book, () => 'Hoàng Thị Mận').map((one) => one.note)).toEqual([
    'Hạn: thứ Tư, 02/12/2026.\nChờ máy xúc.',
    'Làm trước mùa mưa.',
    undefined,
    'Lĩnh vực: Môi trường. Cơ quan phụ trách: Phòng Kinh tế. Hạn: thứ Sáu, 27/11/2026.',
  ])
})
