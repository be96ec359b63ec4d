const PATIENCE_MS = 10_000

/** Hands something to an address outside, which may not lead on to another one; what it answers, without reading it. */
export async function handOut(url: string, headers: Record<string, string>, body: BodyInit): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await answer.body?.cancel()
  return answer
}
