DROP INDEX `recommendations_public`;--> statement-breakpoint
DROP INDEX `recommendations_public_in_time`;--> statement-breakpoint
DROP INDEX `recommendations_public_accepted`;--> statement-breakpoint
DROP INDEX `recommendations_public_refused`;--> statement-breakpoint
DROP INDEX `recommendations_public_claimed`;--> statement-breakpoint
DROP INDEX `recommendations_public_verified`;--> statement-breakpoint
DROP INDEX `recommendations_public_owed`;--> statement-breakpoint
ALTER TABLE `recommendations` ADD `number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `recommendations` SET `number` = (SELECT `number` FROM `dossiers` WHERE `dossiers`.`id` = `recommendations`.`dossier_id`);--> statement-breakpoint
CREATE INDEX `recommendations_public_here` ON `recommendations` (`commune_id`,"published_at" desc,`year`,`number`) WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public` ON `recommendations` (`body_id`,`year`,"published_at" desc,`number`) WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public_in_time` ON `recommendations` (`body_id`,`year`,"published_at" desc,`number`) WHERE published_at is not null and reply_in_time = 1;--> statement-breakpoint
CREATE INDEX `recommendations_public_accepted` ON `recommendations` (`body_id`,`year`,"published_at" desc,`number`) WHERE published_at is not null and reply in ('accepted', 'partly');--> statement-breakpoint
CREATE INDEX `recommendations_public_refused` ON `recommendations` (`body_id`,`year`,"published_at" desc,`number`) WHERE published_at is not null and reply = 'refused';--> statement-breakpoint
CREATE INDEX `recommendations_public_claimed` ON `recommendations` (`body_id`,`year`,"published_at" desc,`number`) WHERE published_at is not null and claimed_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public_verified` ON `recommendations` (`body_id`,`year`,"published_at" desc,`number`) WHERE published_at is not null and verified_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public_owed` ON `recommendations` (`body_id`,`year`,`owed_on`,`number`) WHERE published_at is not null and owed_on is not null;