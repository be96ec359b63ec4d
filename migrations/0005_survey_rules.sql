CREATE TRIGGER questionnaire_versions_refuse_update BEFORE UPDATE ON questionnaire_versions
BEGIN
  SELECT RAISE(ABORT, 'questionnaire_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER questionnaire_versions_refuse_delete BEFORE DELETE ON questionnaire_versions
BEGIN
  SELECT RAISE(ABORT, 'questionnaire_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER survey_events_refuse_update BEFORE UPDATE ON survey_events
BEGIN
  SELECT RAISE(ABORT, 'survey_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER survey_events_refuse_delete BEFORE DELETE ON survey_events
BEGIN
  SELECT RAISE(ABORT, 'survey_events is append-only');
END;
--> statement-breakpoint
UPDATE cases SET wake_on = act_on WHERE status = 'restricted' AND wake_on IS NULL;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`channel` text NOT NULL,
	`message` text NOT NULL,
	`created_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` text NOT NULL,
	`sent_at` text,
	`failed_at` text,
	`failure` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS `outbox_once` ON `outbox` (`case_id`,`seq`,`channel`);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS `outbox_waiting` ON `outbox` (`next_at`) WHERE sent_at is null and failed_at is null;
