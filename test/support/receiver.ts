/** What somebody outside got: its headers, and its body in base64. */
export type Received = { headers: Record<string, string>; body: string }

const received = new Map<string, Received[]>()

/**
 * Everybody outside that the application talks to in tests inside workerd. A POST is kept under its address; the address
 * says how it is answered, in turn: `https://x.example/500,500,200`, `down` for a line that breaks. A GET tells what came.
 */
export async function receive(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const got = received.get(request.url) ?? []
  if (request.method === 'GET') return Response.json(got)
  received.set(request.url, [
    ...got,
    {
      headers: Object.fromEntries(request.headers),
      body: Buffer.from(await request.arrayBuffer()).toString('base64'),
    },
  ])
  const answers = pathname.split('/').at(-1)?.split(',') ?? []
  const answer = answers[Math.min(got.length, answers.length - 1)] ?? '200'
  if (answer === 'down') throw new Error('the line broke')
  return new Response(null, { status: Number(answer) || 200 })
}
