CREATE TABLE `sheet_files` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet_id` text NOT NULL,
	`question` text NOT NULL,
	`name` text NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	FOREIGN KEY (`sheet_id`) REFERENCES `sheets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sheet_files_sheet` ON `sheet_files` (`sheet_id`);--> statement-breakpoint
CREATE INDEX `sheet_files_object` ON `sheet_files` (`object_key`);--> statement-breakpoint
CREATE TABLE `sheets` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`version_id` text NOT NULL,
	`answers` text NOT NULL,
	`filled_by` text DEFAULT '' NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`filled_at` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheets_submission_key` ON `sheets` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `sheets_subject` ON `sheets` (`subject_kind`,`subject_id`,`filled_at`);--> statement-breakpoint
CREATE INDEX `sheets_version` ON `sheets` (`version_id`);--> statement-breakpoint
CREATE TABLE `category_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`category` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version_id` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL,
	`ended_by` text,
	`ended_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaires`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_questions_now` ON `category_questions` (`commune_id`,`category`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `category_questions_commune` ON `category_questions` (`commune_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `category_questions_questionnaire` ON `category_questions` (`questionnaire_id`);--> statement-breakpoint
CREATE INDEX `category_questions_version` ON `category_questions` (`version_id`);