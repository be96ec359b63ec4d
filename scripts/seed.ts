import { hashPassword } from 'better-auth/crypto'
import { type Database, LOCAL_DATA, localDatabase, remoteDatabase } from './database.ts'
import { communeStatements, exampleStatements, referenceStatements } from './seed/index.ts'

/** Writes the reference rows and the example communes, and the example accounts where asked for. What is there stays as it is. */
export async function seed(database: Database, accounts: boolean, now = new Date()): Promise<void> {
  await database.write([...referenceStatements(now), ...communeStatements(now)])
  if (accounts) await database.write(await exampleStatements(now, hashPassword))
}

/** Has anything been written yet? */
export async function isEmpty(database: Database, table: 'communes' | 'cases'): Promise<boolean> {
  const rows = await database.read(`SELECT 1 FROM ${table} LIMIT 1`)
  return rows.length === 0
}

async function main(): Promise<void> {
  const remote = process.argv.includes('--remote')
  const accounts = !remote || process.argv.includes('--example')
  const database = remote ? remoteDatabase() : await localDatabase(LOCAL_DATA)
  await seed(database, accounts).finally(() => database.close())
  console.log(
    `Đã có dữ liệu nền và ba xã ví dụ${accounts ? ', cùng các tài khoản ví dụ' : ''}. Dòng nào có sẵn thì giữ nguyên.`,
  )
}

if (import.meta.main)
  await main().catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
