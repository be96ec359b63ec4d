const PASSWORD = 'nghe-dan-demo'
const SURVEY = '/can-bo/khao-sat/lay-y-kien-ve-du-thao-quy-dinh-thu-gom-rac/ket-qua'
const FIGURES = ['lan:choice', 'tien:choice', 'u_rac:choice', 'dot:choice', 'can:several', 'ro:scale', 'dong_y:choice']
const SPLIT: [string, string][] = [
  ['cau', 'dong_y:choice'],
  ['theo', 'tuoi:choice'],
]
const WORDS =
  'Trước khi ban hành quy định thu gom rác, UBND xã hỏi ý kiến bà con các thôn. Đa số đồng ý thu gom hai lần một tuần và không đốt rác trong khu dân cư; mức góp còn nhiều người đề nghị tính lại.'
const DONE =
  'UBND xã sửa dự thảo: hộ chỉ có người già góp một nửa; xóm xe không vào được thì góp ít hơn. Hội Phụ nữ xã mở lớp hướng dẫn ủ rác cho từng thôn.'

/** Releases what came of the example consultation, through the very pages that officers use. */
export async function publishExample(origin: string): Promise<void> {
  const cookie = (
    await post(origin, '/can-bo/dang-nhap', [
      ['username', 'dieuphoi'],
      ['password', PASSWORD],
    ])
  ).cookie
  await post(origin, `${SURVEY}/so-sanh`, SPLIT, cookie)
  const chosen = [...FIGURES, 'dong_y:choice~tuoi:choice'].map((name): [string, string] => ['cau', name])
  const fields: [string, string][] = [...chosen, ['words', WORDS], ['done', DONE]]
  const { text } = await post(origin, `${SURVEY}/cong-bo`, [...fields, ['lam', 'xem']], cookie, 200)
  const hidden = (name: string): [string, string] => [
    name,
    new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '',
  ]
  await post(origin, `${SURVEY}/cong-bo`, [...fields, hidden('dau'), hidden('lan'), ['lam', 'dang']], cookie)
}

async function post(origin: string, path: string, fields: [string, string][], cookie = '', status = 303) {
  const answer = await fetch(origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie, 'cf-connecting-ip': '192.0.2.1' },
    redirect: 'manual',
  })
  const text = await answer.text()
  if (answer.status !== status)
    throw new Error(`example data: ${path} answered ${answer.status}: ${text.slice(0, 300)}`)
  const kept = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return { text, cookie: kept.join('; ') }
}
