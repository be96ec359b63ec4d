import { env } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { firstBreak, seal } from '../../worker/cases/chain.ts'
import { headsOf } from '../../worker/cases/seal-queries.ts'
import { connect } from '../../worker/db/connect.ts'
import { openBook } from '../../worker/communes/queries.ts'
import { localDay } from '../../worker/deadlines/calendar.ts'
import { inheritDossiers } from '../../worker/dossiers/heir-queries.ts'
import { begin, dossiersFor, findDossier, move, type NewDossier, readDossier } from '../../worker/dossiers/queries.ts'
import { dossierBodies, dossierPeople, dossiers } from '../../worker/dossiers/tables.ts'
import { wakeDossiers } from '../../worker/dossiers/wake-sweep.ts'
import type { Role, StaffMember } from '../../worker/staff/actor.ts'

const db = connect(env)
const at = new Date('2026-11-21T03:00:00.000Z')
const FRONT = 'binh-xa.mttq'
const thu = somebody('ma-van-thu', FRONT, 'coordinator')

function somebody(id: string, bodyId: string, ...roles: Role[]): StaffMember {
  const rest = { name: id, username: id, hamletId: null, title: '', mustChangePassword: false }
  return { kind: 'staff', id, communeId: 'binh-xa', bodyId, roles, ...rest }
}

function topic(more: Partial<NewDossier> = {}): NewDossier {
  return {
    id: crypto.randomUUID(),
    communeId: 'binh-xa',
    kind: 'supervision',
    year: 2026,
    status: 'proposed',
    title: 'Thu gom rác ở các thôn',
    leadBodyId: FRONT,
    submissionKey: crypto.randomUUID(),
    contentHash: 'a',
    ...more,
  }
}

async function begun(more: Partial<NewDossier> = {}) {
  const outcome = await begin(db, topic(more), { kind: 'supervision.proposed', actor: thu, at, text: 'Rác chất đống.' })
  if (!outcome.ok) throw new Error('not begun')
  return outcome.row
}

describe('a dossier', () => {
  test('that ten people begin at the same moment gets ten numbers without a gap', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => begun({ year: 2031 })))
    expect(made.map((row) => row.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('sent twice with one key is there once; other content under that key is refused', async () => {
    const row = topic()
    const event = { kind: 'supervision.proposed', actor: thu, at }
    const [one, two] = await Promise.all([begin(db, row, event), begin(db, { ...row, id: crypto.randomUUID() }, event)])
    expect(one).toEqual(two)
    const other = { ...row, id: crypto.randomUUID(), contentHash: 'b' }
    expect(await begin(db, other, event)).toEqual({ ok: false, why: 'conflict' })
    const rows = await db.select().from(dossiers).where(eq(dossiers.submissionKey, row.submissionKey))
    expect(rows).toHaveLength(1)
  })

  test('that two people move at once is moved by one of them, and its chain holds', async () => {
    const row = await begun()
    const event = (text: string) => ({ kind: 'supervision.noted', actor: thu, at, text })
    const done = await Promise.all([
      move(db, row, event('Một'), { status: 'in_programme' }),
      move(db, row, event('Hai'), { status: 'dropped' }),
    ])
    expect(done.toSorted()).toEqual(['done', 'moved'])
    const now = await db.select().from(dossiers).where(eq(dossiers.id, row.id)).get()
    if (!now) throw new Error('gone')
    const file = await readDossier(db, now)
    expect(file.events.map((one) => one.kind)).toEqual(['supervision.proposed', 'supervision.noted'])
    const chain = file.events.map((one) => ({ ...one, caseId: one.dossierId }))
    const texts = new Map(file.events.filter((one) => one.text).map((one) => [one.seq, one.text]))
    expect(firstBreak(chain, { caseId: row.id, version: now.version, headHash: now.headHash }, texts)).toBeNull()
    texts.set(1, 'Lời khác')
    expect(firstBreak(chain, { caseId: row.id, version: now.version, headHash: now.headHash }, texts)?.seq).toBe(1)
  })

  test('is in the seal of its day, and what happened to it cannot be changed', async () => {
    const row = await begun()
    const day = localDay(at)
    const heads = await headsOf(db, 'binh-xa', day)
    expect(heads).toContainEqual({ caseId: row.id, headHash: row.headHash })
    expect(heads.map((one) => one.caseId)).toEqual(heads.map((one) => one.caseId).toSorted())
    const kept = seal('', heads)
    await move(db, row, { kind: 'supervision.noted', actor: thu, at })
    expect(seal('', await headsOf(db, 'binh-xa', day))).not.toBe(kept)
    const change = env.DB.prepare("update dossier_events set kind = 'x' where dossier_id = ?").bind(row.id).run()
    await expect(change).rejects.toThrow('append-only')
    const removal = env.DB.prepare('delete from dossier_events where dossier_id = ?').bind(row.id).run()
    await expect(removal).rejects.toThrow('append-only')
  })
})

describe('who finds a dossier', () => {
  const khai = somebody('tran-van-khai', 'binh-xa.phong-kinh-te', 'handler')
  const finds = async (staff: StaffMember, row: { kind: 'supervision'; year: number; number: number }) =>
    (await findDossier(db, 'binh-xa', row, dossiersFor(staff, FRONT))) !== undefined

  async function place(more: Partial<NewDossier> = {}) {
    const { number, year, id } = await begun(more)
    return { id, number, year, kind: 'supervision' as const }
  }

  test('the Front and the leaders find each; a body finds it once it was sent there', async () => {
    const row = await place({ addressedBodyId: khai.bodyId })
    expect(await finds(thu, row)).toBe(true)
    expect(await finds(somebody('lap', 'binh-xa.dang-uy', 'leader'), row)).toBe(true)
    expect(await finds(khai, row)).toBe(false)
    await db.update(dossiers).set({ addressedAt: at.toISOString() }).where(eq(dossiers.id, row.id))
    expect(await finds(khai, row)).toBe(true)
    expect(await finds(somebody('duc', 'binh-xa.cong-an', 'handler'), row)).toBe(false)
    expect(await finds(somebody('tung', 'binh-xa.van-phong', 'admin'), row)).toBe(false)
    expect(await finds({ ...thu, communeId: 'dak-po' }, row)).toBe(false)
  })

  test('a body that is looked at finds it from the day on which the papers were sent', async () => {
    const row = await place()
    const concerned = { dossierId: row.id, bodyId: khai.bodyId, role: 'supervised' as const, since: null }
    await db.insert(dossierBodies).values(concerned)
    expect(await finds(khai, row)).toBe(false)
    const isThis = and(eq(dossierBodies.dossierId, row.id), eq(dossierBodies.bodyId, khai.bodyId))
    await db.update(dossierBodies).set({ since: at.toISOString() }).where(isThis)
    expect(await finds(khai, row)).toBe(true)
  })

  test('a restricted one is found by those who are named on it, not by the Front or a leader as such', async () => {
    const row = await place({ restricted: true })
    const xuan = somebody('luc-thi-xuan', 'binh-xa.uy-ban-kiem-tra', 'confidential_officer')
    expect([await finds(thu, row), await finds(xuan, row)]).toEqual([false, false])
    const named = { id: crypto.randomUUID(), dossierId: row.id, staffId: xuan.id, name: 'x', since: at.toISOString() }
    await db.insert(dossierPeople).values({ ...named, role: 'member', position: 1 })
    expect([await finds(thu, row), await finds(xuan, row)]).toEqual([false, true])
    await db.update(dossierPeople).set({ until: at.toISOString() }).where(eq(dossierPeople.id, named.id))
    expect(await finds(xuan, row)).toBe(false)
  })
})

test('the clock moves a dossier on its day, tells whom it concerns once, and finds nothing the second time', async () => {
  const row = await begun({ wakeOn: '2026-11-20', dueOn: '2026-11-20' })
  const kind = {
    place: '/can-bo/giam-sat',
    read: async () => new Map(),
    deed: (seen: { id: string; alarm: string }) =>
      seen.id === row.id && seen.alarm === ''
        ? {
            event: { kind: 'supervision.overdue' },
            set: { alarm: 'overdue' },
            told: [{ to: [`${FRONT}:coordinator`], what: 'Quá hạn báo cáo.' }],
          }
        : null,
    nextWake: () => null,
  }
  expect(await wakeDossiers(db, at, { supervision: kind })).toBe(1)
  expect(await wakeDossiers(db, at, { supervision: kind })).toBe(0)
  const after = await db.select().from(dossiers).where(eq(dossiers.id, row.id)).get()
  expect([after?.alarm, after?.wakeOn, after?.version]).toEqual(['overdue', null, 2])
  const messages = await env.DB.prepare('select message, detail from messages where id like ?')
    .bind(`${row.id}.%`)
    .all<{ message: string; detail: string }>()
  expect(messages.results).toHaveLength(1)
  expect(JSON.parse(messages.results[0]?.detail ?? '')).toMatchObject({
    what: 'Quá hạn báo cáo.',
    href: `/can-bo/giam-sat/26-${String(row.number).padStart(4, '0')}`,
  })
})

test('what a body that has ended had to answer goes to its heir, with an event; what is over stays', async () => {
  const [from, heir] = ['binh-xa.tram-y-te', 'binh-xa.phong-van-hoa-xa-hoi']
  const sent = { addressedBodyId: from, addressedAt: at.toISOString() }
  const open = await begun({ ...sent, waitsForBodyId: from })
  const over = await begun({ ...sent, endedAt: at.toISOString() })
  await db.insert(dossierBodies).values({ dossierId: open.id, bodyId: from, role: 'supervised', since: 'x' })
  const book = await openBook(db, 'binh-xa', at)
  if (!book) throw new Error('no commune')
  const named = (id: string) => ({ id, name: book.bodies.get(id)?.name ?? '' })
  const inherit = () =>
    inheritDossiers(db, { book, now: at, places: {}, from: named(from), heir: named(heir), most: 10 })
  expect(await inherit()).toBe(1)
  expect(await inherit()).toBe(0)
  const rowOf = (id: string) => db.select().from(dossiers).where(eq(dossiers.id, id)).get()
  expect(await rowOf(open.id)).toMatchObject({ addressedBodyId: heir, waitsForBodyId: heir, version: 2 })
  expect(await rowOf(over.id)).toMatchObject({ addressedBodyId: from, version: 1 })
  const concerned = await db.select().from(dossierBodies).where(eq(dossierBodies.dossierId, open.id))
  expect(concerned.map((one) => one.bodyId).toSorted()).toEqual([heir, from].toSorted())
})
