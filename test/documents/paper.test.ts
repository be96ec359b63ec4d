import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { checkSigned } from '../../worker/documents/file-kind.ts'
import { boxText, edited, partField } from '../../worker/documents/edit.ts'
import { laidOut, linesOf } from '../../worker/documents/layout.ts'
import { letterheadOf, officialName } from '../../worker/documents/letterhead.ts'
import { KIND_LIST, patternFrom } from '../../worker/documents/number.ts'
import {
  dateLine,
  listed,
  numberLine,
  type Paper,
  type Part,
  roman,
  signerLines,
} from '../../worker/documents/paper.ts'
import { freePaper } from '../../worker/documents/papers/free.ts'
import { wordFile } from '../../worker/documents/word.ts'
import { PATTERNS } from '../../worker/documents/pattern-corner.ts'
import { gapsIn } from '../../worker/documents/words.ts'
import type { Body, CommuneBook } from '../../worker/communes/book.ts'
import { checkNesting, readWord, unzipped } from '../support/word-reader.ts'
import { examples, from, FRONT, issued, PARTY, STATE } from './examples.ts'

const NOW = new Date('2026-11-21T08:00:00Z')
const papers = Object.entries(examples())
const text = (paper: Paper) => linesOf(laidOut(paper))

describe('the grammar of Nghị định 30/2020/NĐ-CP', () => {
  test('days below ten and the months 1 and 2 get a zero, other months none', () => {
    expect(dateLine('Bình Xa', '2026-01-05')).toBe('Bình Xa, ngày 05 tháng 01 năm 2026')
    expect(dateLine('Bình Xa', '2026-03-15')).toBe('Bình Xa, ngày 15 tháng 3 năm 2026')
    expect(dateLine('Bình Xa', '2026')).toBe('Bình Xa, ngày … tháng … năm 2026')
  })

  test('the state and the Front write "Số:", the Party "Số"', () => {
    expect(numberLine({ system: 'front', code: '07/BC-MTTQ-BTT' })).toBe('Số: 07/BC-MTTQ-BTT')
    expect(numberLine({ system: 'party', code: '07-BC/ĐU' })).toBe('Số 07-BC/ĐU')
  })

  test.each([
    ['{number}/BC-MTTQ-BTT', 'plan', '{number}/KH-MTTQ-BTT'],
    ['{number}/BC-MTTQ-BTT', 'reply', '{number}/MTTQ-BTT'],
    ['{number}-BC/ĐU', 'reply', '{number}-CV/ĐU'],
    ['{number}-BC/ĐU', 'decision', '{number}-QĐ/ĐU'],
    ['', 'notice', '{number}/TB'],
  ] as const)('of reports numbered %s, a %s is numbered %s', (notation, kind, pattern) => {
    expect(patternFrom(notation, kind)).toBe(pattern)
  })

  test('who signs for others says so before the title; the Party with a stroke', () => {
    expect(signerLines(FRONT.signer, 'front')).toEqual(['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH'])
    expect(signerLines(PARTY.signer, 'party')).toEqual(['T/M ĐẢNG ỦY', 'BÍ THƯ'])
    expect(signerLines(STATE.signer, 'state')).toEqual(['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG'])
  })

  test('lists end as they should, whatever was typed', () => {
    expect(listed(['- Như trên;', 'Lưu: VT.', ''])).toEqual(['- Như trên;', '- Lưu: VT.'])
  })

  test('Roman numerals are the usual ones', () => {
    expect([1, 4, 9, 14, 40, 99].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'XCIX'])
  })

  test('a letter says what it is about below its number; every other paper below its name', () => {
    const letter = laidOut(examples()['cong-van'] as Paper)
    expect(linesOf({ ...letter, right: [], body: [] })).toContain(
      'V/v kiến nghị sau giám sát việc thu gom rác thải sinh hoạt',
    )
    expect(linesOf({ left: [], right: [], body: letter.body })[0]).toBe('Kính gửi: Ủy ban nhân dân xã Bình Xa')
  })

  test('headings and articles are counted, in the Party with a dash', () => {
    const lines = text(examples()['ke-hoach'] as Paper)
    expect(lines.filter((line) => /^[IVX]+\. /.test(line)).slice(0, 3)).toEqual([
      'I. MỤC ĐÍCH, YÊU CẦU',
      'II. ĐỐI TƯỢNG, NỘI DUNG, PHẠM VI GIÁM SÁT',
      'III. THÀNH PHẦN ĐOÀN GIÁM SÁT',
    ])
    expect(text(examples()['dang-uy'] as Paper)).toEqual(
      expect.arrayContaining(['I- MỤC ĐÍCH, YÊU CẦU', '1- Mục đích']),
    )
    expect(text(examples()['quyet-dinh'] as Paper).filter((line) => line.startsWith('Điều '))).toHaveLength(3)
  })

  test('the last words before the signature carry the mark, and only they', () => {
    for (const [name, paper] of papers.filter(([, one]) => one.signers.length > 0 && gapsIn(one) === 0))
      expect([name, text(paper).filter((line) => line.endsWith('./.')).length]).toEqual([name, 1])
  })

  test('an annex names the paper that it goes with', () => {
    const plan = issued(examples()['ke-hoach'] as Paper, '05/KH-MTTQ-BTT', '2026-11-21')
    expect(text(plan)).toContain(
      '(Kèm theo Kế hoạch số 05/KH-MTTQ-BTT ngày 21 tháng 11 năm 2026 của Ban Thường trực Ủy ban MTTQ Việt Nam xã Bình Xa)',
    )
  })

  test('what is asked says whether a law or the asker set the day', () => {
    const lines = text(examples()['cong-van'] as Paper).join('\n')
    expect(lines).toContain('trước ngày 15 tháng 01 năm 2027 (thời hạn đề nghị)')
    expect(lines).toContain('(theo quy định tại Điều 40 Luật Thực hiện dân chủ ở cơ sở)')
  })
})

const commune = { id: 'x', name: 'Xã Bình Xa', provinceName: 'tỉnh Tuyên Quang', triageBodyId: 'x.mttq' }
const body = (id: string, name: string, kind: Body['kind'], notation: string, parts: Partial<Body> = {}): Body => ({
  ...{ id, communeId: 'x', name, kind, notation, parentBodyId: null, startsOn: '2025-07-01', endsOn: null },
  ...{ heirBodyId: null, handedOverAt: null, paperSystem: null, paperParent: null, paperIssuer: null },
  ...parts,
})
const ubnd = body('x.ubnd', 'Ủy ban nhân dân xã', 'peoples_committee', '{number}/BC-UBND')
const book = { commune, bodies: new Map([[ubnd.id, ubnd]]), numberPatterns: [] } as unknown as CommuneBook

describe('the head of a body', () => {
  test('names it with its commune, and the body above it', () => {
    const front = body('x.mttq', 'Ủy ban Mặt trận Tổ quốc xã', 'fatherland_front', '{number}/BC-MTTQ-BTT')
    expect(letterheadOf(book, front)).toMatchObject({
      ...{ system: 'front', parent: 'Ủy ban MTTQ Việt Nam xã Bình Xa', issuer: 'Ban Thường trực', place: 'Bình Xa' },
    })
    const office = body('x.kt', 'Phòng Kinh tế', 'department', '', { parentBodyId: 'x.ubnd' })
    expect(letterheadOf(book, office)).toMatchObject({
      system: 'state',
      parent: 'Ủy ban nhân dân xã Bình Xa',
      issuer: 'Phòng Kinh tế',
    })
    const party = body('x.du', 'Đảng ủy xã', 'party_committee', '{number}-BC/ĐU')
    expect(letterheadOf(book, party)).toMatchObject({
      system: 'party',
      parent: 'Đảng bộ tỉnh Tuyên Quang',
      issuer: 'Đảng ủy xã Bình Xa',
    })
    expect(officialName(book, ubnd)).toBe('Ủy ban nhân dân xã Bình Xa')
  })

  test('is what the commune settled, where it did', () => {
    const own = { paperSystem: 'party' as const, paperParent: '', paperIssuer: 'Hội Nông dân' }
    const settled = body('x.hnd', 'Hội Nông dân xã', 'mass_org', '{number}/BC-HND', own)
    expect(letterheadOf(book, settled)).toMatchObject({ system: 'party', parent: '', issuer: 'Hội Nông dân' })
  })
})

test('an administrator settles whose head stands on the papers of a body; a dash is no body above', () => {
  const desk = { book: book, today: '2026-11-21', newId: 'new' }
  const entry = PATTERNS.entries(desk).find(({ id }) => id === 'x.ubnd')
  if (!entry) throw new Error('no entry')
  const typed = { ...entry.values, paperSystem: 'front', paperParent: '-', paperIssuer: 'Ủy ban nhân dân' }
  const planned = PATTERNS.plan(desk, entry, typed)
  expect(planned).toMatchObject({
    changes: [
      { kind: 'body', id: 'x.ubnd', after: { paperSystem: 'front', paperParent: '', paperIssuer: 'Ủy ban nhân dân' } },
    ],
  })
  expect(PATTERNS.plan(desk, entry, entry.values)).toEqual({ ok: true, changes: [] })
  expect(PATTERNS.plan(desk, entry, { ...entry.values, paperIssuer: 'x'.repeat(500) })).toMatchObject({
    errors: { paperIssuer: [expect.stringContaining('dài quá')] },
  })
})

describe('a Word file', () => {
  test.each(papers)(
    'of %s says what the paper says, in the same order, as another reader reads it',
    async (_, paper) => {
      const bytes = await wordFile(paper, NOW)
      expect(readWord(bytes)).toEqual(
        text(paper)
          .flatMap((line) => line.split('\n'))
          .filter((line) => line !== ''),
      )
    },
  )

  test('is the same bytes for the same paper and moment, and tells no other moment', async () => {
    const paper = examples()['bao-cao'] as Paper
    const [first, again] = [await wordFile(paper, NOW), await wordFile(paper, NOW)]
    expect(Buffer.compare(first, again)).toBe(0)
    const core = new TextDecoder().decode(unzipped(first).get('docProps/core.xml'))
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2026-11-21T08:00:00Z', '2026-11-21T08:00:00Z'])
  })

  test('is A4 in Times New Roman with the margins of the decree, pages numbered from the second', async () => {
    const parts = unzipped(await wordFile(examples()['bao-cao'] as Paper, NOW))
    const body = new TextDecoder().decode(parts.get('word/document.xml'))
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(body).toMatch(/w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
    expect(body).toContain('<w:titlePg/>')
    expect(new TextDecoder().decode(parts.get('word/styles.xml'))).toContain('Times New Roman')
  })

  test('stays whole XML with whatever people type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 6 }), async (typed) => {
        const parts: Part[] = [
          { kind: 'section', level: 1, heading: typed[0] ?? '', paragraphs: typed },
          { kind: 'table', title: '', head: ['A', 'B'], rows: [[typed[1] ?? '', '<w:p/>&amp;\u0007\ufffe']] },
        ]
        const paper = { ...freePaper(from(FRONT, '…/BC'), 'report', typed[2] ?? '', typed), parts }
        const files = [...unzipped(await wordFile(paper, NOW))].filter(([name]) => /\.(xml|rels)$/.test(name))
        const texts = files.map(([, bytes]) => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
        for (const xml of texts) checkNesting(xml)
        expect(texts.join('')).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
      { numRuns: 100 },
    )
  })
})

describe('editing', () => {
  test('a paper that is sent back as it stands is the same paper', () => {
    for (const [name, paper] of papers) {
      const oneLine = {
        ...paper,
        parts: paper.parts.filter((part) => part.kind !== 'table' || !/[\n|]/.test(part.rows.flat().join(''))),
      }
      const sent = new Map(
        oneLine.parts.map((part, at) => [
          partField(String(at), part.kind === 'table' ? 'rows' : 'text'),
          boxText(part),
        ]),
      )
      const after = edited(oneLine, (field) => sent.get(field))
      expect([name, after.errors, after.paper]).toEqual([name, {}, oneLine])
    }
  })

  test('a row typed with too few or too many bars keeps the columns of its table', () => {
    const paper = examples()['bao-cao'] as Paper
    const at = paper.parts.findIndex((part) => part.kind === 'table')
    const { paper: after } = edited(paper, (name) =>
      name === partField(String(at), 'rows') ? '1 | Một\n2 | Hai | Ba | Bốn | Năm' : undefined,
    )
    const table = after.parts[at] as Extract<Part, { kind: 'table' }>
    expect(table.rows).toEqual([
      ['1', 'Một', '', ''],
      ['2', 'Hai', 'Ba', 'Bốn Năm'],
    ])
  })

  test('a free paper of every series begins with places to write, which are counted', () => {
    for (const kind of KIND_LIST)
      expect([kind, gapsIn(freePaper(from(FRONT, '…'), kind, 'Việc gì', [])) > 0]).toEqual([kind, true])
  })
})

test('a signed file is a PDF or a Word file by its content, without programs in it', () => {
  const bytes = (content: string) => Uint8Array.from(content, (sign) => sign.charCodeAt(0))
  expect(checkSigned(bytes('%PDF-1.4 …'))).toMatchObject({ ok: true, ending: 'pdf' })
  expect(checkSigned(bytes('PK\x03\x04…word/document.xml'))).toMatchObject({ ok: true, ending: 'docx' })
  for (const content of ['', 'GIF89a', 'PK\x03\x04xl/workbook.xml', 'PK\x03\x04word/document.xml word/vbaProject.bin'])
    expect(checkSigned(bytes(content))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/[àáảãạâđêôơư]/) as string,
    })
})
