import { parseArgs } from 'node:util'
import { exportCommune } from './carry/export.ts'
import { importCommune } from './carry/import.ts'
import type { Manifest } from './carry/manifest.ts'
import { localPlace, type Place } from './carry/place.ts'
import { wranglerPlace } from './carry/wrangler-place.ts'
import { LOCAL_DATA } from './database.ts'
import { newSecrets } from './secrets.ts'

// npm run carry -- export binh-xa binh-xa.tar [--remote]; npm run carry -- import binh-xa.tar [--remote]: a whole commune, with its photos.

const USAGE = `Cách dùng:
  npm run carry -- export <xã> <tệp.tar> [--remote]   xuất cả xã ra một tệp
  npm run carry -- import <tệp.tar> [--remote]        nhập cả xã vào nơi chưa có xã ấy`

const SECRETS = Object.keys(newSecrets()).join(', ')

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      remote: { type: 'boolean', default: false },
      persist: { type: 'string', default: LOCAL_DATA },
    },
  })
  const [deed, ...names] = positionals
  const [first = '', second = ''] = names
  if (names.length !== (deed === 'export' ? 2 : 1) || (deed !== 'export' && deed !== 'import')) throw new Error(USAGE)
  const place = values.remote ? wranglerPlace() : await localPlace(values.persist)
  try {
    if (deed === 'export') await sendOff(place, first, second)
    else await takeIn(place, first)
  } finally {
    await place.close()
  }
}

async function sendOff(place: Place, commune: string, file: string): Promise<void> {
  const { manifest, warnings } = await exportCommune(place, commune, file)
  const keys = manifest.contactKeys.length > 0 ? ` (CONTACT_KEYS có khóa ${manifest.contactKeys.join(', ')})` : ''
  console.log(`Đã xuất ${summary(manifest)} vào ${file}.`)
  console.log(`Tệp có lời của bà con và mật khẩu đã băm của cán bộ: giữ như giữ hồ sơ.`)
  console.log(`Bí mật không nằm trong tệp. Nơi nhận cần đúng những bí mật của nơi này: ${SECRETS}${keys}.`)
  tell(warnings)
}

async function takeIn(place: Place, file: string): Promise<void> {
  const { manifest, warnings } = await importCommune(place, file)
  console.log(`Đã nhập ${summary(manifest)}. Bảng, ảnh và chuỗi sự kiện khớp bản kê.`)
  tell(warnings)
}

function tell(warnings: readonly string[]): void {
  for (const warning of warnings) console.error(`Lưu ý: ${warning}`)
}

function summary({ commune, tables, objects, chain }: Manifest): string {
  const rows = tables.reduce((sum, part) => sum + part.rows, 0)
  const many = (count: number) => count.toLocaleString('vi-VN')
  return `${commune.name}: ${many(chain.cases)} hồ sơ, ${many(rows)} dòng, ${many(objects.count)} ảnh`
}

if (import.meta.main)
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
