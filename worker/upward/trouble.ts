/** What a commune sent of a month. */
export type Figures = {
  month: string
  communeId: string
  communeName: string
  rounds: number
  wanted: number
  received: number
  late: number
  missing: number
  targets: number
  reached: number
  behind: number
  petitions: number
  answered: number
  inTime: number
  overdue: number
  recommendations: number
  replied: number
  kept: number
  unanswered: number
}

/** What is looked at, in the order of the boards. */
export const ASPECTS = ['bao-cao', 'chi-tieu', 'kien-nghi', 'giam-sat'] as const
export type Aspect = (typeof ASPECTS)[number]

export const ASPECT_WORDS: Readonly<Record<Aspect, string>> = {
  'bao-cao': 'Báo cáo định kỳ',
  'chi-tieu': 'Chỉ tiêu năm',
  'kien-nghi': 'Kiến nghị của dân',
  'giam-sat': 'Kiến nghị giám sát',
}

/** `none`: there was nothing to do. */
export type Mark = 'bad' | 'watch' | 'good' | 'none'
/** A mark, in a word or two, and the numbers behind it. */
export type Judged = { mark: Mark; word: string; numbers: string }

/** How a commune stands in one of them. */
export function judge(aspect: Aspect, one: Figures): Judged {
  switch (aspect) {
    case 'bao-cao':
      return judgeReports(one)
    case 'chi-tieu':
      return judgeTargets(one)
    case 'kien-nghi':
      return judgePetitions(one)
    case 'giam-sat':
      return judgeRecommendations(one)
  }
}

function judgeReports({ late, missing, received, wanted }: Figures): Judged {
  if (wanted === 0) return { mark: 'none', word: 'không có kỳ', numbers: '' }
  const numbers = `nộp ${received} trên ${wanted}${late > 0 ? `, muộn ${late}` : ''}`
  if (missing > 0) return { mark: 'bad', word: `thiếu ${missing}`, numbers }
  return late > 0 ? { mark: 'watch', word: `muộn ${late}`, numbers } : { mark: 'good', word: 'đủ', numbers }
}

/** More than a third behind the pace of the year is bad. */
function judgeTargets({ behind, reached, targets }: Figures): Judged {
  if (targets === 0) return { mark: 'none', word: 'chưa giao', numbers: '' }
  const numbers = `đạt ${reached} trên ${targets}`
  if (behind === 0) return { mark: 'good', word: 'kịp', numbers }
  return { mark: behind * 3 > targets ? 'bad' : 'watch', word: `chậm ${behind}`, numbers }
}

function judgePetitions({ answered, inTime, overdue, petitions }: Figures): Judged {
  if (petitions + answered + overdue === 0) return { mark: 'none', word: 'không có', numbers: '' }
  const numbers = `nhận ${petitions}, trả lời ${answered}${answered > 0 ? `, đúng hạn ${inTime}` : ''}`
  if (overdue > 0) return { mark: 'bad', word: `quá hạn ${overdue}`, numbers }
  const late = answered - inTime
  return late > 0 ? { mark: 'watch', word: `trễ ${late}`, numbers } : { mark: 'good', word: 'đúng hạn', numbers }
}

function judgeRecommendations({ kept, recommendations, replied, unanswered }: Figures): Judged {
  if (recommendations === 0) return { mark: 'none', word: 'không có', numbers: '' }
  const numbers = `trả lời ${replied} trên ${recommendations}, xong ${kept}`
  return unanswered > 0
    ? { mark: 'bad', word: `quá hạn ${unanswered}`, numbers }
    : { mark: 'good', word: 'đúng hạn', numbers }
}

/** How much there is to look at: what is bad, then what is to be watched, then how many of each. */
export function troubleOf(figures: readonly Figures[]): [bad: number, watch: number, many: number] {
  const marks = figures.flatMap((one) => ASPECTS.map((aspect) => judge(aspect, one).mark))
  const many = figures.reduce((sum, { behind, late, missing, overdue, unanswered }) => {
    return sum + missing * 2 + overdue * 2 + unanswered * 2 + behind + late
  }, 0)
  return [marks.filter((mark) => mark === 'bad').length, marks.filter((mark) => mark === 'watch').length, many]
}

/** Those with most to look at first; those alike by name. */
export function byTrouble<T extends { name: string; figures: readonly Figures[] }>(rows: readonly T[]): T[] {
  const known = rows.map((row) => ({ row, trouble: troubleOf(row.figures) }))
  return known
    .sort(
      (a, b) =>
        b.trouble[0] - a.trouble[0] ||
        b.trouble[1] - a.trouble[1] ||
        b.trouble[2] - a.trouble[2] ||
        a.row.name.localeCompare(b.row.name, 'vi'),
    )
    .map(({ row }) => row)
}

/**
 * Months of a commune, or communes of a month, as one: what came is added up; what stands at the end of a month (targets,
 * what is overdue, recommendations of the year so far) is that of the newest month of each commune.
 */
export function together(figures: readonly Figures[]): Figures | null {
  const [first] = figures
  if (!first) return null
  const newest = [...Map.groupBy(figures, (one) => one.communeId).values()].map((own) =>
    own.reduce((a, b) => (b.month > a.month ? b : a)),
  )
  const sum = (of: readonly Figures[], name: NumberName) => of.reduce((all, one) => all + one[name], 0)
  const added = ADDED.map((name) => [name, sum(figures, name)] as const)
  const standing = STANDING.map((name) => [name, sum(newest, name)] as const)
  return { ...first, ...(Object.fromEntries([...added, ...standing]) as Record<NumberName, number>) }
}

export type NumberName = Exclude<keyof Figures, 'month' | 'communeId' | 'communeName'>
const ADDED: readonly NumberName[] = [
  'rounds',
  'wanted',
  'received',
  'late',
  'missing',
  'petitions',
  'answered',
  'inTime',
]
const STANDING: readonly NumberName[] = [
  ...(['targets', 'reached', 'behind', 'overdue', 'recommendations', 'replied', 'kept', 'unanswered'] as const),
]

/** The numbers in the order of the tables, and what each is called. */
export const NUMBER_WORDS: Readonly<Record<NumberName, string>> = {
  rounds: 'Kỳ báo cáo',
  wanted: 'Báo cáo phải nộp',
  received: 'Báo cáo đã nộp',
  late: 'Nộp muộn',
  missing: 'Không báo cáo',
  targets: 'Chỉ tiêu năm',
  reached: 'Chỉ tiêu đã đạt',
  behind: 'Chỉ tiêu chậm',
  petitions: 'Kiến nghị nhận',
  answered: 'Kiến nghị đã trả lời',
  inTime: 'Trả lời đúng hạn',
  overdue: 'Kiến nghị quá hạn cuối tháng',
  recommendations: 'Kiến nghị giám sát từ đầu năm',
  replied: 'Kiến nghị giám sát đã trả lời',
  kept: 'Kiến nghị giám sát đã làm xong',
  unanswered: 'Kiến nghị giám sát quá hạn',
}
export const NUMBER_NAMES = Object.keys(NUMBER_WORDS) as NumberName[]
