CREATE TABLE `commune_voters` (
	`commune_id` text NOT NULL,
	`seq` integer NOT NULL,
	`many` integer NOT NULL,
	`counted_on` text NOT NULL,
	`source` text NOT NULL,
	`entered_by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`commune_id`, `seq`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `dialogue_requests` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`topic_id` text,
	`category` text NOT NULL,
	`with_whom` text NOT NULL,
	`with_body_id` text NOT NULL,
	`wish` text NOT NULL,
	`questions` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`times` text NOT NULL,
	`online_ok` integer DEFAULT false NOT NULL,
	`needs` text NOT NULL,
	`flag` text DEFAULT '' NOT NULL,
	`outcome` text,
	`outcome_note` text DEFAULT '' NOT NULL,
	`session_id` text,
	`case_id` text DEFAULT '' NOT NULL,
	`case_code` text DEFAULT '' NOT NULL,
	`lookup_hash` text NOT NULL,
	`asked_at` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dialogue_requests_topic` ON `dialogue_requests` (`topic_id`,`asked_at`,`dossier_id`) WHERE topic_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_requests_session` ON `dialogue_requests` (`session_id`,`dossier_id`) WHERE session_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_requests_category` ON `dialogue_requests` (`commune_id`,`category`,`asked_at`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `dialogue_requests_hamlet` ON `dialogue_requests` (`commune_id`,`hamlet_id`,`asked_at`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `dialogue_requests_case` ON `dialogue_requests` (`case_id`) WHERE case_id <> '';--> statement-breakpoint
CREATE TABLE `dialogue_topics` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`category` text NOT NULL,
	`summary` text NOT NULL,
	`with_whom` text NOT NULL,
	`with_body_id` text NOT NULL,
	`is_open` integer DEFAULT false NOT NULL,
	`devices` integer DEFAULT 0 NOT NULL,
	`persons` integer DEFAULT 0 NOT NULL,
	`hamlets` integer DEFAULT 0 NOT NULL,
	`uncounted` integer DEFAULT false NOT NULL,
	`threshold_met_at` text,
	`threshold_persons` integer,
	`threshold_voters` integer,
	`session_id` text,
	`merged_into` text,
	`notice` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dialogue_topics_open` ON `dialogue_topics` (`commune_id`,`category`,`dossier_id`) WHERE is_open = 1;--> statement-breakpoint
CREATE INDEX `dialogue_topics_support` ON `dialogue_topics` (`commune_id`,`persons`,`dossier_id`) WHERE is_open = 1;--> statement-breakpoint
CREATE INDEX `dialogue_topics_asked` ON `dialogue_topics` (`commune_id`,`devices`,`dossier_id`) WHERE is_open = 1;--> statement-breakpoint
CREATE INDEX `dialogue_topics_uncounted` ON `dialogue_topics` (`dossier_id`) WHERE uncounted = 1;--> statement-breakpoint
CREATE INDEX `dialogue_topics_session` ON `dialogue_topics` (`session_id`,`dossier_id`) WHERE session_id is not null;--> statement-breakpoint
CREATE TABLE `dialogue_voices` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`topic_id` text,
	`request_id` text,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`device_hash` text DEFAULT '' NOT NULL,
	`phone_hash` text DEFAULT '' NOT NULL,
	`sealed` text DEFAULT '' NOT NULL,
	`key_id` text DEFAULT '' NOT NULL,
	`confirmed_at` text,
	`confirmed_by` text DEFAULT '' NOT NULL,
	`tried` integer DEFAULT 0 NOT NULL,
	`tried_at` text,
	`merged_from` text,
	`withdrawn_at` text,
	`lookup_hash` text NOT NULL,
	`submission_key` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_voices_submission_key` ON `dialogue_voices` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_voices_once` ON `dialogue_voices` (`topic_id`,`device_hash`) WHERE request_id is null and withdrawn_at is null and device_hash <> '' and merged_from is null;--> statement-breakpoint
CREATE INDEX `dialogue_voices_topic` ON `dialogue_voices` (`topic_id`,`at`,`id`) WHERE topic_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_voices_counted` ON `dialogue_voices` (`topic_id`,`device_hash`,`phone_hash`,`confirmed_at`,`hamlet_id`) WHERE topic_id is not null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `dialogue_voices_request` ON `dialogue_voices` (`request_id`) WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_voices_lookup` ON `dialogue_voices` (`commune_id`,`lookup_hash`);--> statement-breakpoint
CREATE INDEX `dialogue_voices_withdrawn` ON `dialogue_voices` (`withdrawn_at`,`id`,`topic_id`) WHERE withdrawn_at is not null;--> statement-breakpoint
CREATE INDEX `dialogue_voices_sealed` ON `dialogue_voices` (`commune_id`,`id`) WHERE sealed <> '';--> statement-breakpoint
CREATE INDEX `dialogue_voices_to_confirm` ON `dialogue_voices` (`commune_id`,`at`,`id`) WHERE confirmed_at is null and withdrawn_at is null and phone_hash <> '';--> statement-breakpoint
CREATE TABLE `dialogue_items` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`topic_id` text,
	`request_id` text,
	`persons` integer DEFAULT 0 NOT NULL,
	`devices` integer DEFAULT 0 NOT NULL,
	`hamlets` integer DEFAULT 0 NOT NULL,
	`body_id` text,
	`preparation` text DEFAULT '' NOT NULL,
	`prepared_by` text DEFAULT '' NOT NULL,
	`prepared_at` text,
	`case_codes` text NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`forwarded_to` text DEFAULT '' NOT NULL,
	`case_id` text DEFAULT '' NOT NULL,
	`case_code` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dialogue_items_session` ON `dialogue_items` (`session_id`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `dialogue_items_body` ON `dialogue_items` (`body_id`,`session_id`) WHERE body_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_items_topic` ON `dialogue_items` (`topic_id`) WHERE topic_id is not null;--> statement-breakpoint
CREATE TABLE `dialogue_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`number` integer NOT NULL,
	`way` text NOT NULL,
	`text` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`flags` text DEFAULT '' NOT NULL,
	`hidden_reason` text DEFAULT '' NOT NULL,
	`judged_by` text DEFAULT '' NOT NULL,
	`judged_at` text,
	`item_id` text,
	`outcome` text DEFAULT '' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`forwarded_to` text DEFAULT '' NOT NULL,
	`case_id` text DEFAULT '' NOT NULL,
	`case_code` text DEFAULT '' NOT NULL,
	`lookup_hash` text DEFAULT '' NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_questions_number` ON `dialogue_questions` (`session_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_questions_submission_key` ON `dialogue_questions` (`session_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `dialogue_questions_state` ON `dialogue_questions` (`session_id`,`state`,`number`);--> statement-breakpoint
CREATE INDEX `dialogue_questions_item` ON `dialogue_questions` (`item_id`,`number`) WHERE item_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_questions_open` ON `dialogue_questions` (`session_id`,`number`) WHERE state = 'shown' and outcome = '';--> statement-breakpoint
CREATE TABLE `dialogue_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`serial` integer DEFAULT 0 NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`sealed` text DEFAULT '' NOT NULL,
	`key_id` text DEFAULT '' NOT NULL,
	`request_id` text,
	`wants_to_speak` integer DEFAULT false NOT NULL,
	`first_time` integer DEFAULT false NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`called_at` text,
	`spoke_at` text,
	`spoken` integer DEFAULT 0 NOT NULL,
	`absent_at` text,
	`lookup_hash` text DEFAULT '' NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_seats_number` ON `dialogue_seats` (`session_id`,`number`) WHERE state in ('registered', 'came');--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_seats_serial` ON `dialogue_seats` (`session_id`,`serial`);--> statement-breakpoint
CREATE INDEX `dialogue_seats_state` ON `dialogue_seats` (`session_id`,`state`,`number`,`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_seats_submission_key` ON `dialogue_seats` (`session_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `dialogue_seats_sealed` ON `dialogue_seats` (`session_id`) WHERE sealed <> '';--> statement-breakpoint
CREATE INDEX `dialogue_seats_request` ON `dialogue_seats` (`request_id`) WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_seats_speakers` ON `dialogue_seats` (`session_id`,`at`,`id`) WHERE wants_to_speak = 1 and state <> 'cancelled';--> statement-breakpoint
CREATE INDEX `dialogue_seats_called` ON `dialogue_seats` (`session_id`,`called_at`) WHERE called_at is not null and spoke_at is null;--> statement-breakpoint
CREATE INDEX `dialogue_seats_spoke` ON `dialogue_seats` (`session_id`,`spoke_at`) WHERE spoke_at is not null;--> statement-breakpoint
CREATE TABLE `dialogue_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`entry_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`kind` text NOT NULL,
	`item_id` text,
	`question_id` text,
	`speaker` text DEFAULT '' NOT NULL,
	`text` text NOT NULL,
	`body_id` text,
	`done_wanted_on` text,
	`commitment_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`removed_at` text,
	`entered_by` text NOT NULL,
	`taken_at` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dialogue_entries_key` ON `dialogue_entries` (`session_id`,`entry_key`);--> statement-breakpoint
CREATE INDEX `dialogue_entries_session` ON `dialogue_entries` (`session_id`,`taken_at`,`id`);--> statement-breakpoint
CREATE INDEX `dialogue_entries_item` ON `dialogue_entries` (`item_id`) WHERE item_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_entries_question` ON `dialogue_entries` (`question_id`) WHERE question_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_entries_body` ON `dialogue_entries` (`body_id`) WHERE body_id is not null;--> statement-breakpoint
CREATE INDEX `dialogue_entries_commitment` ON `dialogue_entries` (`commitment_id`) WHERE commitment_id is not null;--> statement-breakpoint
CREATE TABLE `dialogue_sessions` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`year_end` integer DEFAULT false NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`online_link` text DEFAULT '' NOT NULL,
	`capacity` integer DEFAULT 0 NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
	`hosts` text DEFAULT '' NOT NULL,
	`interpreters` text DEFAULT '' NOT NULL,
	`series_id` text DEFAULT '' NOT NULL,
	`criticism_id` text DEFAULT '' NOT NULL,
	`agreed_at` text,
	`announced_on` text,
	`sequence` integer DEFAULT 0 NOT NULL,
	`notice` text DEFAULT '' NOT NULL,
	`held_on` text,
	`came` integer,
	`minutes_ready_at` text,
	`government_confirmed_at` text,
	`government_confirmed_by` text DEFAULT '' NOT NULL,
	`government_remark` text DEFAULT '' NOT NULL,
	`front_confirmed_at` text,
	`front_confirmed_by` text DEFAULT '' NOT NULL,
	`front_remark` text DEFAULT '' NOT NULL,
	`results_due_on` text,
	`results_on` text,
	`results` text DEFAULT '' NOT NULL,
	`survey_slug` text DEFAULT '' NOT NULL,
	`takes_questions` integer DEFAULT false NOT NULL,
	`current_item_id` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dialogue_sessions_days` ON `dialogue_sessions` (`commune_id`,`starts_at`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `dialogue_sessions_announced` ON `dialogue_sessions` (`commune_id`,`starts_at`,`dossier_id`) WHERE announced_on is not null;--> statement-breakpoint
CREATE INDEX `dialogue_sessions_series` ON `dialogue_sessions` (`series_id`,`starts_at`) WHERE series_id <> '';--> statement-breakpoint
CREATE INDEX `dialogue_sessions_results` ON `dialogue_sessions` (`commune_id`,`results_on`,`dossier_id`) WHERE results_on is not null;--> statement-breakpoint
CREATE TABLE `promise_counts` (
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`kept` integer NOT NULL,
	`on_way` integer NOT NULL,
	`late` integer NOT NULL,
	`broken` integer NOT NULL,
	`counted_at` text NOT NULL,
	PRIMARY KEY(`commune_id`, `body_id`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `recommendations` ADD `stands` text;--> statement-breakpoint
ALTER TABLE `recommendations` ADD `stands_on` text;--> statement-breakpoint
CREATE INDEX `recommendations_promised` ON `recommendations` (`commune_id`,`year`,`number`) WHERE source = 'dialogue';--> statement-breakpoint
CREATE INDEX `recommendations_promised_body` ON `recommendations` (`body_id`,`year`,`number`) WHERE source = 'dialogue';--> statement-breakpoint
CREATE INDEX `recommendations_stands` ON `recommendations` (`commune_id`,`stands`,`stands_on`,`year`,`number`) WHERE stands is not null;--> statement-breakpoint
CREATE INDEX `recommendations_stands_body` ON `recommendations` (`body_id`,`stands`,`stands_on`,`year`,`number`) WHERE stands is not null;