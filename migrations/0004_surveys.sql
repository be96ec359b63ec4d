CREATE TABLE `questionnaire_files` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`name` text NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaires`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questionnaire_files_name` ON `questionnaire_files` (`questionnaire_id`,`name`,`created_at`);--> statement-breakpoint
CREATE TABLE `questionnaire_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`number` integer NOT NULL,
	`definition` text NOT NULL,
	`files` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaires`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_versions_number` ON `questionnaire_versions` (`questionnaire_id`,`number`);--> statement-breakpoint
CREATE TABLE `questionnaires` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`title` text NOT NULL,
	`draft` text NOT NULL,
	`revision` integer NOT NULL,
	`edited_by` text NOT NULL,
	`edited_at` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questionnaires_commune` ON `questionnaires` (`commune_id`,`edited_at`);--> statement-breakpoint
CREATE TABLE `quota_places` (
	`survey_id` text NOT NULL,
	`quota` text NOT NULL,
	`place` integer NOT NULL,
	`response_id` text NOT NULL,
	PRIMARY KEY(`survey_id`, `quota`, `place`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quota_places_response` ON `quota_places` (`response_id`);--> statement-breakpoint
CREATE TABLE `response_files` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`question` text NOT NULL,
	`name` text NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `response_files_response` ON `response_files` (`response_id`);--> statement-breakpoint
CREATE INDEX `response_files_object` ON `response_files` (`object_key`);--> statement-breakpoint
CREATE TABLE `staff_answers` (
	`survey_id` text NOT NULL,
	`who_hash` text NOT NULL,
	PRIMARY KEY(`survey_id`, `who_hash`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `answer_texts` (
	`survey_id` text NOT NULL,
	`question` text NOT NULL,
	`mark` text NOT NULL,
	`response_id` text NOT NULL,
	`place` text NOT NULL,
	`text` text NOT NULL,
	`folded` text NOT NULL,
	PRIMARY KEY(`survey_id`, `question`, `mark`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_texts_response` ON `answer_texts` (`response_id`,`question`,`place`);--> statement-breakpoint
CREATE TABLE `survey_counts` (
	`survey_id` text PRIMARY KEY NOT NULL,
	`turn` integer NOT NULL,
	`turn_key` text NOT NULL,
	`counted_at` text NOT NULL,
	`changes` integer NOT NULL,
	`slips` text,
	`slips_at` text,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `survey_results` (
	`survey_id` text NOT NULL,
	`number` integer NOT NULL,
	`results` text NOT NULL,
	`words` text NOT NULL,
	`published_by` text NOT NULL,
	`published_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	PRIMARY KEY(`survey_id`, `number`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `tallies` (
	`survey_id` text NOT NULL,
	`by` text NOT NULL,
	`question` text NOT NULL,
	`counts` text NOT NULL,
	`up_to` text,
	PRIMARY KEY(`survey_id`, `by`, `question`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tallies_asked` ON `tallies` (`survey_id`) WHERE up_to is not null;--> statement-breakpoint
CREATE TABLE `text_tags` (
	`survey_id` text NOT NULL,
	`question` text NOT NULL,
	`tag` text NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`survey_id`, `question`, `tag`, `mark`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`survey_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`series` integer NOT NULL,
	`hamlet_id` text,
	`used_on` text,
	`withdrawn_on` text,
	PRIMARY KEY(`survey_id`, `code_hash`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitations_series` ON `invitations` (`survey_id`,`series`,`used_on`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_id` text NOT NULL,
	`version_id` text NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`channel` text NOT NULL,
	`entered_by` text,
	`language` text NOT NULL,
	`hamlet_id` text,
	`answers` text NOT NULL,
	`submitted_at` text NOT NULL,
	`seconds` integer,
	`state` text NOT NULL,
	`suspicion` text,
	`due` integer NOT NULL,
	`paper_number` text,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_submission` ON `responses` (`submission_key`);--> statement-breakpoint
CREATE INDEX `responses_survey` ON `responses` (`survey_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `responses_version` ON `responses` (`version_id`);--> statement-breakpoint
CREATE INDEX `responses_due` ON `responses` (`due`,`survey_id`,`id`) WHERE due <> 0;--> statement-breakpoint
CREATE UNIQUE INDEX `responses_paper` ON `responses` (`survey_id`,`paper_number`) WHERE paper_number is not null;--> statement-breakpoint
CREATE TABLE `survey_events` (
	`survey_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`by_id` text NOT NULL,
	`at` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`survey_id`, `seq`),
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `surveys` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`title` text NOT NULL,
	`intro` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version_id` text,
	`audience` text NOT NULL,
	`on_paper` integer DEFAULT false NOT NULL,
	`opens_at` text,
	`closes_at` text,
	`quotas` text NOT NULL,
	`guarded_until` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`put_away_at` text,
	`paper_sheets` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaires`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `surveys_slug` ON `surveys` (`commune_id`,`slug`);--> statement-breakpoint
CREATE INDEX `surveys_status` ON `surveys` (`commune_id`,`status`,`closes_at`);--> statement-breakpoint
CREATE INDEX `surveys_listed` ON `surveys` (`commune_id`,`status`,`created_at`) WHERE put_away_at is null;--> statement-breakpoint
CREATE INDEX `surveys_away` ON `surveys` (`commune_id`,`created_at`) WHERE put_away_at is not null;--> statement-breakpoint
CREATE INDEX `surveys_ending` ON `surveys` (`closes_at`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `surveys_questionnaire` ON `surveys` (`questionnaire_id`);--> statement-breakpoint
CREATE INDEX `surveys_version` ON `surveys` (`version_id`);--> statement-breakpoint
CREATE INDEX `files_object` ON `files` (`object_key`);