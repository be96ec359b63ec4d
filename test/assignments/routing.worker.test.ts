import { expect, test } from 'vitest'
import { as } from '../support/app.ts'
import { petitionIn } from '../support/build.ts'
import { officer } from '../support/people.ts'

const read = async (who: string, code: string) =>
  (await (await as(officer(who)).get(`/can-bo/ho-so/${code}`)).text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('who assigns a petition about new rural areas reads which organisation stands by the hamlet, and that it could take it', async () => {
  const { code } = await petitionIn('received', { category: 'nong_thon_moi', hamlet: 'nam_ninh' })
  const page = await read('dieuphoi', code)
  expect(page).toContain('Tổ chức phụ trách thôn Nam Ninh: Hội Liên hiệp Phụ nữ xã.')
  expect(page).toContain('Việc nông thôn mới ở thôn này có thể giao cho tổ chức ấy.')
})

test('another matter only names it, and officers who work on the case see it among its facts', async () => {
  const { code } = await petitionIn('received', { category: 'moi_truong', hamlet: 'lang_dia' })
  const page = await read('dieuphoi', code)
  expect(page).toContain('Tổ chức phụ trách thôn Làng Dịa: Trường mầm non.')
  expect(page).not.toContain('có thể giao cho tổ chức ấy')
  const working = await petitionIn('in_progress', { category: 'moi_truong', hamlet: 'lang_dia' })
  expect(await read('duyet.kinhte', working.code)).toContain('Phụ trách thôn Trường mầm non')
})
