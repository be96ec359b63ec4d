import { Hono } from 'hono'
import type { App } from '../http/context.ts'
import { criteriaRoutes } from './criteria/criteria-routes.ts'
import type { EvidenceOf } from './evidence.ts'
import { praiseListRoutes } from './praise/office/list-routes.ts'
import { newPraiseRoutes } from './praise/office/new-routes.ts'
import { praiseRoutes } from './praise/office/praise-routes.ts'
import { ratingRoutes } from './ratings/office/rating-routes.ts'
import { seasonRoutes } from './ratings/office/season-routes.ts'

/** Ratings and praise on officers' desks. Fixed addresses go before those that name a dossier. */
export function meritRoutes({ evidenceOf }: { evidenceOf: EvidenceOf }): Hono<App> {
  return new Hono<App>()
    .route('/', criteriaRoutes)
    .route('/', seasonRoutes)
    .route('/', ratingRoutes(evidenceOf))
    .route('/', newPraiseRoutes)
    .route('/', praiseListRoutes)
    .route('/', praiseRoutes(evidenceOf))
}
