/** The round that is measured; its plan and its year lie around it. */
export const ROUND = 'bench.result.10'

/** What putting a round together cannot do without: reading its reports with those of its plan, and understanding them. */
export async function rawRound(db: D1Database): Promise<number> {
  const { results } = await db
    .prepare(
      `select v.answers from report_submissions s join report_versions v on v.submission_id = s.id and v.number = s.accepted_number
       where s.round_id in (?1, ?2)`,
    )
    .bind(ROUND, ROUND.replace('result', 'plan'))
    .all<{ answers: string }>()
  return results.reduce((many, { answers }) => many + Object.keys(JSON.parse(answers) as object).length, 0)
}
