import { offerKeys } from './enhance/key.ts'

offerKeys(document)
