import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { lookupHash } from '../../worker/cases/lookup.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { openPetitionFor } from '../../worker/petitions/on-behalf/open-queries.ts'
import { ownContact } from '../../worker/submitters/data-queries.ts'
import { sealContact } from '../../worker/submitters/seal.ts'
import type { StaffMember } from '../../worker/staff/actor.ts'
import { wordsOf } from '../support/answers.ts'
import { as } from '../support/app.ts'
import { lan, nobody, officer } from '../support/people.ts'

const SECRET = 'A2C3D4E5H6K7M8N'
const thu: StaffMember = {
  ...{ kind: 'staff', id: 'vi-du.dieuphoi', name: 'x', username: 'dieuphoi', communeId: 'binh-xa' },
  ...{ bodyId: 'binh-xa.mttq', hamletId: null, title: '', roles: ['coordinator'], mustChangePassword: false },
}

async function open(sourceId: string, content = 'Bao giờ xã lắp đèn ở ngã ba thôn Trũng?') {
  const now = new Date()
  const db = connect(env)
  const book = await openBook(db, 'binh-xa', now)
  if (!book) throw new Error('no book')
  const contact = await sealContact(env, 'tieng-noi', { name: lan.name, phone: lan.phone ?? '', email: '' })
  const asked = { sourceId, content, category: 'giao_thong', hamletId: 'lang_dia', lookupHash: lookupHash(env, SECRET) }
  return openPetitionFor(
    { db, env, book, now, staff: thu },
    { ...asked, contact: { ...contact, boundTo: 'tieng-noi' } },
  )
}

test('one request opened at once by several officers, later in other words, is one petition', async () => {
  const opened = await Promise.all([open('a'), open('a', 'Lời khác cho cùng một việc'), open('a')])
  expect(new Set([...opened, await open('a')].map(({ caseId }) => caseId)).size).toBe(1)
  expect((await open('b')).caseId).not.toBe(opened[0]?.caseId)
})

test('what Lan left of herself goes with it, sealed for its case; officers see how it came in', async () => {
  const { caseCode, caseId } = await open('c')
  expect(await ownContact(connect(env), env, caseId)).toEqual({ name: lan.name, phone: lan.phone, email: '' })
  const shown = wordsOf(await (await as(officer('tiepnhan')).get(`/can-bo/ho-so/${caseCode}`)).text())
  expect(shown).toContain('Nêu khi đề nghị hoặc dự đối thoại')
  expect(shown).not.toContain(lan.name)
})

test('nobody is handed a slip with another secret for it', async () => {
  const { caseCode } = await open('d')
  expect((await as(officer('dieuphoi')).get(`/can-bo/ghi-giup/${caseCode}/bien-nhan`)).status).not.toBe(200)
  expect((await as(nobody).get(`/binh-xa/ho-so/${caseCode}`)).status).not.toBe(200)
})
