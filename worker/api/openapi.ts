import { toJsonSchema } from '@valibot/to-json-schema'
import { FIELD_LABELS, petitionSchema } from '../petitions/form.ts'
import { LABELS } from '../petitions/labels.ts'

const text = { type: 'string' } as const
const maybe = { type: ['string', 'null'] } as const
const day = { type: 'string', format: 'date' } as const

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    errors: { type: 'object', additionalProperties: { type: 'array', items: text } },
  },
}

/** The description of the interface, made from the schemas that check what comes in. */
export function openApi(origin: string) {
  const petition = petitionJsonSchema()
  const commune = { name: 'commune', in: 'path', required: true, schema: text, example: 'binh-xa' }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nghe Dân',
      version: '1',
      description: 'Gửi kiến nghị, phản ánh đến xã và theo dõi bằng mã. Lỗi trả về theo RFC 9457.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths: {
      '/api/communes/{commune}/petitions': {
        post: {
          operationId: 'submitPetition',
          summary: 'Gửi kiến nghị, phản ánh. Cùng submissionKey và nội dung luôn cho cùng một biên nhận.',
          parameters: [commune],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: petition },
              'multipart/form-data': {
                schema: {
                  ...petition,
                  properties: {
                    ...petition.properties,
                    photos: { type: 'array', maxItems: 5, items: { type: 'string', format: 'binary' } },
                  },
                },
              },
            },
          },
          responses: {
            201: answer('Biên nhận', {
              type: 'object',
              required: ['caseCode', 'lookupSecret', 'status', 'body', 'dueOn'],
              properties: { caseCode: text, lookupSecret: text, status: text, body: text, dueOn: day },
            }),
            ...problems(400, 404, 409, 413, 415, 422, 429),
          },
        },
      },
      '/api/communes/{commune}/cases/{caseCode}': {
        get: {
          operationId: 'followCase',
          summary: 'Theo dõi hồ sơ bằng mã bí mật.',
          security: [{ lookupSecret: [] }],
          parameters: [
            commune,
            { name: 'caseCode', in: 'path', required: true, schema: text, example: 'BX-26-000123' },
          ],
          responses: {
            200: answer('Hồ sơ', {
              type: 'object',
              properties: {
                caseCode: text,
                status: text,
                label: { type: 'string', enum: Object.values(LABELS) },
                kind: text,
                category: text,
                hamlet: maybe,
                content: text,
                demands: { type: 'array', items: text },
                body: text,
                holder: text,
                heldSince: { type: 'string', format: 'date-time' },
                submittedAt: { type: 'string', format: 'date-time' },
                dueOn: day,
                answeredOn: { type: ['string', 'null'], format: 'date' },
                published: { type: 'boolean' },
                parts: { type: 'array', items: text, description: 'Mã của các việc tách ra; mở bằng cùng mã bí mật' },
                answer: { type: ['object', 'null'] },
                timeline: {
                  type: 'array',
                  items: { type: 'object', properties: { at: text, title: text, note: maybe } },
                },
              },
            }),
            ...problems(404, 429),
          },
        },
      },
    },
    components: { securitySchemes: { lookupSecret: { type: 'http', scheme: 'bearer' } } },
  }
}

function petitionJsonSchema() {
  const schema = toJsonSchema(petitionSchema, { typeMode: 'input', errorMode: 'ignore' })
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, part]) => [
      name,
      typeof part === 'object' ? { ...part, description: FIELD_LABELS[name] } : part,
    ]),
  )
  return { type: 'object' as const, required: schema.required, properties }
}

function answer(description: string, schema: object) {
  return { description, content: { 'application/json': { schema } } }
}

function problems(...statuses: number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'Lỗi', content: { 'application/problem+json': { schema: PROBLEM } } },
    ]),
  )
}
