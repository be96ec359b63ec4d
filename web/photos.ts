import { makeSmaller } from './enhance/make-smaller.ts'

makeSmaller(document)
