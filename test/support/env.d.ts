/// <reference types="@cloudflare/vitest-plugin/types" />

declare namespace Cloudflare {
  interface Env {
    /** migrations/ as statements. */
    MIGRATIONS: { name: string; queries: string[] }[]
    /** The same as the files have it. */
    MIGRATION_FILES: { name: string; text: string }[]
    /** The communes, their limits and days, and the example accounts: in every test's database. */
    SEED: string[]
  }
}
