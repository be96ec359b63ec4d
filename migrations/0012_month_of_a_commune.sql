CREATE TABLE `activity_days` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`number` integer NOT NULL,
	`on_day` text NOT NULL,
	`hamlet_id` text NOT NULL,
	`status` text NOT NULL,
	`content` text NOT NULL,
	`body_ids` text NOT NULL,
	`forces` text DEFAULT '' NOT NULL,
	`tools` text DEFAULT '' NOT NULL,
	`resources` text DEFAULT '' NOT NULL,
	`working_day_why` text DEFAULT '' NOT NULL,
	`headcount` text DEFAULT '{}' NOT NULL,
	`result` text DEFAULT '' NOT NULL,
	`cancelled_why` text DEFAULT '' NOT NULL,
	`wake_on` text,
	`revision` integer NOT NULL,
	`submission_key` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_days_number` ON `activity_days` (`commune_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `activity_days_key` ON `activity_days` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `activity_days_day` ON `activity_days` (`commune_id`,`on_day`,`id`);--> statement-breakpoint
CREATE INDEX `activity_days_hamlet` ON `activity_days` (`commune_id`,`hamlet_id`,`on_day`,`id`);--> statement-breakpoint
CREATE INDEX `activity_days_wake` ON `activity_days` (`wake_on`,`id`) WHERE wake_on is not null;--> statement-breakpoint
CREATE TABLE `activity_events` (
	`activity_id` text NOT NULL,
	`seq` integer NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_id` text NOT NULL,
	`at` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`activity_id`, `seq`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity_days`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activity_events_commune` ON `activity_events` (`commune_id`,`at`);--> statement-breakpoint
CREATE TABLE `activity_photos` (
	`id` text PRIMARY KEY NOT NULL,
	`activity_id` text NOT NULL,
	`position` integer NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity_days`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activity_photos_activity` ON `activity_photos` (`activity_id`,`position`);--> statement-breakpoint
CREATE INDEX `activity_photos_object` ON `activity_photos` (`object_key`);--> statement-breakpoint
CREATE TABLE `assignment_events` (
	`table_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`body_id` text NOT NULL,
	`at` text NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`table_id`, `seq`),
	FOREIGN KEY (`table_id`) REFERENCES `assignment_tables`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assignment_rows` (
	`table_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`body_id` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`hamlet_ids` text NOT NULL,
	`hamlets` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`table_id`, `position`),
	FOREIGN KEY (`table_id`) REFERENCES `assignment_tables`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `assignment_tables` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`title` text NOT NULL,
	`attached_to` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`revision` integer NOT NULL,
	`written_by` text DEFAULT '' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_tables_number` ON `assignment_tables` (`commune_id`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `assignment_tables_force` ON `assignment_tables` (`commune_id`,`status`,`starts_on`);--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_tables_last` ON `assignment_tables` (`commune_id`) WHERE status = 'in_force';--> statement-breakpoint
CREATE TABLE `area_communes` (
	`area_id` text NOT NULL,
	`commune_id` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	`next_month` text NOT NULL,
	`send_on` text,
	PRIMARY KEY(`area_id`, `commune_id`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `area_communes_commune` ON `area_communes` (`commune_id`);--> statement-breakpoint
CREATE INDEX `area_communes_sending` ON `area_communes` (`send_on`,`area_id`,`commune_id`);--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`opened_at` text NOT NULL,
	`second_factor` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `coordination_programmes` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`aim` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`review_on` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `coordination_reviews` (
	`dossier_id` text NOT NULL,
	`seq` integer NOT NULL,
	`reviewed_on` text NOT NULL,
	`strengths` text NOT NULL,
	`limits` text NOT NULL,
	`causes` text NOT NULL,
	`next` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`dossier_id`, `seq`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `coordination_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`position` integer NOT NULL,
	`topic` text NOT NULL,
	`task` text NOT NULL,
	`body_id` text NOT NULL,
	`person_id` text DEFAULT '' NOT NULL,
	`person` text NOT NULL,
	`starts_on` text NOT NULL,
	`due_on` text NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`progress_note` text DEFAULT '' NOT NULL,
	`progress_at` text,
	`done_on` text,
	`dropped_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coordination_tasks_dossier` ON `coordination_tasks` (`dossier_id`,`position`);--> statement-breakpoint
CREATE INDEX `coordination_tasks_body` ON `coordination_tasks` (`body_id`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `coordination_tasks_open` ON `coordination_tasks` (`body_id`,`due_on`,`id`) WHERE done_on is null and dropped_at is null;--> statement-breakpoint
CREATE TABLE `commendations` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`proposed_by` text NOT NULL,
	`nominee_kind` text NOT NULL,
	`nominee_unit` text DEFAULT '' NOT NULL,
	`sealed` text DEFAULT '' NOT NULL,
	`key_id` text DEFAULT '' NOT NULL,
	`nominee_public` text DEFAULT '' NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`occasion` text NOT NULL,
	`achievement` text NOT NULL,
	`form` text NOT NULL,
	`votes_for` integer,
	`votes_of` integer,
	`decision_number` text DEFAULT '' NOT NULL,
	`decided_on` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commendations_year` ON `commendations` (`commune_id`,`year`,`occasion`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `commendations_hamlet` ON `commendations` (`commune_id`,`hamlet_id`,`year`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `commendations_decided` ON `commendations` (`commune_id`,`year`,`form`,`hamlet_id`,`dossier_id`) WHERE decided_on is not null;--> statement-breakpoint
CREATE INDEX `commendations_decided_occasion` ON `commendations` (`commune_id`,`year`,`occasion`,`form`,`hamlet_id`,`dossier_id`) WHERE decided_on is not null;--> statement-breakpoint
CREATE INDEX `commendations_of` ON `commendations` (`commune_id`,`proposed_by`,`year`,`dossier_id`);--> statement-breakpoint
CREATE TABLE `rating_asks` (
	`dossier_id` text NOT NULL,
	`body_id` text NOT NULL,
	`over` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`dossier_id`, `body_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rating_asks_open` ON `rating_asks` (`body_id`,`dossier_id`) WHERE over = 0;--> statement-breakpoint
CREATE TABLE `rating_criteria` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`most` integer NOT NULL,
	`evidence` text NOT NULL,
	`position` integer NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rating_criteria_commune` ON `rating_criteria` (`commune_id`,`subject`,`position`);--> statement-breakpoint
CREATE TABLE `rating_peers` (
	`dossier_id` text NOT NULL,
	`body_id` text NOT NULL,
	`grade` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`graded_on` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `body_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rating_scores` (
	`dossier_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`by` text NOT NULL,
	`points` real NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`dossier_id`, `criterion_id`, `by`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ratings` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`unit` text NOT NULL,
	`self_grade` text,
	`self_words` text DEFAULT '' NOT NULL,
	`proposed_grade` text,
	`grade` text,
	`decision` text DEFAULT '' NOT NULL,
	`decision_number` text DEFAULT '' NOT NULL,
	`decided_on` text,
	`criteria` text DEFAULT '[]' NOT NULL,
	`points` real,
	`appeal_until` text,
	`appeals` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ratings_unit` ON `ratings` (`commune_id`,`year`,`unit`);--> statement-breakpoint
CREATE INDEX `ratings_decided` ON `ratings` (`commune_id`,`year`,`unit`) WHERE decided_on is not null;--> statement-breakpoint
CREATE TABLE `register_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`register` text NOT NULL,
	`year` integer NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`topic` text DEFAULT '' NOT NULL,
	`fields` text NOT NULL,
	`sealed` text DEFAULT '' NOT NULL,
	`key_id` text DEFAULT '' NOT NULL,
	`same_hash` text NOT NULL,
	`votes_for` integer,
	`votes_of` integer,
	`decision` text DEFAULT '' NOT NULL,
	`import_id` text DEFAULT '' NOT NULL,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`erased_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_entries_same` ON `register_entries` (`commune_id`,`register`,`year`,`same_hash`);--> statement-breakpoint
CREATE INDEX `register_entries_hamlet` ON `register_entries` (`commune_id`,`register`,`year`,`hamlet_id`,`id`);--> statement-breakpoint
CREATE INDEX `register_entries_state` ON `register_entries` (`commune_id`,`register`,`year`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `register_entries_topic` ON `register_entries` (`commune_id`,`register`,`year`,`topic`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `register_entries_import` ON `register_entries` (`import_id`) WHERE import_id <> '';--> statement-breakpoint
CREATE TABLE `register_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`register` text NOT NULL,
	`entry_id` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`by_id` text NOT NULL,
	`at` text NOT NULL,
	`detail` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_events_commune` ON `register_events` (`commune_id`,`at`);--> statement-breakpoint
CREATE INDEX `register_events_whole` ON `register_events` (`commune_id`,`register`,`at`) WHERE entry_id = '';--> statement-breakpoint
CREATE INDEX `register_events_entry` ON `register_events` (`entry_id`,`id`) WHERE entry_id <> '';--> statement-breakpoint
CREATE TABLE `register_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`register` text NOT NULL,
	`year` integer NOT NULL,
	`status` text NOT NULL,
	`file_name` text NOT NULL,
	`sealed` text NOT NULL,
	`key_id` text NOT NULL,
	`rows` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `register_imports_commune` ON `register_imports` (`commune_id`,`register`,`at`);--> statement-breakpoint
CREATE INDEX `register_imports_waiting` ON `register_imports` (`at`) WHERE status = 'waiting';--> statement-breakpoint
CREATE TABLE `report_compilations` (
	`round_id` text NOT NULL,
	`number` integer NOT NULL,
	`commune_id` text NOT NULL,
	`basis` text NOT NULL,
	`words` text DEFAULT '{}' NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` text NOT NULL,
	`document_id` text DEFAULT '' NOT NULL,
	`document_code` text DEFAULT '' NOT NULL,
	`word_key` text DEFAULT '' NOT NULL,
	`sheet_key` text DEFAULT '' NOT NULL,
	`sent_at` text,
	PRIMARY KEY(`round_id`, `number`),
	FOREIGN KEY (`round_id`) REFERENCES `report_rounds`(`dossier_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_compilations_word` ON `report_compilations` (`word_key`) WHERE word_key <> '';--> statement-breakpoint
CREATE INDEX `report_compilations_sheet` ON `report_compilations` (`sheet_key`) WHERE sheet_key <> '';--> statement-breakpoint
CREATE TABLE `round_series` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`questionnaire_id` text NOT NULL,
	`unit_set_id` text NOT NULL,
	`lead_body_id` text NOT NULL,
	`addressees` text NOT NULL,
	`due` text NOT NULL,
	`opens_before` integer NOT NULL,
	`remind_before` integer NOT NULL,
	`closes_after` integer NOT NULL,
	`plan_series_id` text,
	`next_period` text NOT NULL,
	`opens_on` text,
	`trouble` text DEFAULT '' NOT NULL,
	`revision` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`put_away_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`questionnaire_id`) REFERENCES `questionnaires`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_set_id`) REFERENCES `unit_sets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `round_series_commune` ON `round_series` (`commune_id`,`kind`);--> statement-breakpoint
CREATE INDEX `round_series_questionnaire` ON `round_series` (`questionnaire_id`);--> statement-breakpoint
CREATE INDEX `round_series_set` ON `round_series` (`unit_set_id`);--> statement-breakpoint
CREATE INDEX `round_series_lead` ON `round_series` (`lead_body_id`);--> statement-breakpoint
CREATE INDEX `round_series_opening` ON `round_series` (`opens_on`,`id`) WHERE opens_on is not null;--> statement-breakpoint
CREATE TABLE `unit_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`name` text NOT NULL,
	`units` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`put_away_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `unit_sets_commune` ON `unit_sets` (`commune_id`,`name`);--> statement-breakpoint
CREATE TABLE `difficulties` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`unit` text NOT NULL,
	`submission_id` text DEFAULT '' NOT NULL,
	`question` text DEFAULT '' NOT NULL,
	`words` text NOT NULL,
	`result` text DEFAULT '' NOT NULL,
	`passed_to` text DEFAULT '' NOT NULL,
	`owed_on` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `difficulties_owed` ON `difficulties` (`commune_id`,`owed_on`,`dossier_id`) WHERE owed_on is not null;--> statement-breakpoint
CREATE INDEX `difficulties_unit` ON `difficulties` (`commune_id`,`unit`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `difficulties_submission` ON `difficulties` (`submission_id`) WHERE submission_id <> '';--> statement-breakpoint
CREATE TABLE `report_events` (
	`submission_id` text NOT NULL,
	`seq` integer NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text DEFAULT '' NOT NULL,
	`body_id` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`detail` text NOT NULL,
	`text_hash` text DEFAULT '' NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`submission_id`, `seq`),
	FOREIGN KEY (`submission_id`) REFERENCES `report_submissions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_events_commune` ON `report_events` (`commune_id`,`at`);--> statement-breakpoint
CREATE TABLE `report_files` (
	`submission_id` text NOT NULL,
	`name` text NOT NULL,
	`question` text NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`submission_id`, `name`),
	FOREIGN KEY (`submission_id`) REFERENCES `report_submissions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_files_object` ON `report_files` (`object_key`);--> statement-breakpoint
CREATE TABLE `report_rounds` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`series_id` text,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version_id` text DEFAULT '' NOT NULL,
	`units` text NOT NULL,
	`addressees` text NOT NULL,
	`due_on` text NOT NULL,
	`remind_on` text,
	`closes_on` text NOT NULL,
	`plan_round_id` text,
	`previous_round_id` text,
	`words` text DEFAULT '{}' NOT NULL,
	`words_revision` integer DEFAULT 0 NOT NULL,
	`document_id` text DEFAULT '' NOT NULL,
	`sent_at` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_rounds_series` ON `report_rounds` (`series_id`,`period`) WHERE series_id is not null;--> statement-breakpoint
CREATE INDEX `report_rounds_due` ON `report_rounds` (`commune_id`,`due_on`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `report_rounds_period` ON `report_rounds` (`commune_id`,`kind`,`period`,`dossier_id`);--> statement-breakpoint
CREATE TABLE `report_submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`commune_id` text NOT NULL,
	`unit` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`head_hash` text NOT NULL,
	`draft` text,
	`draft_by` text DEFAULT '' NOT NULL,
	`draft_at` text,
	`sent_number` integer DEFAULT 0 NOT NULL,
	`accepted_number` integer DEFAULT 0 NOT NULL,
	`first_sent_at` text,
	`sent_at` text,
	`sent_by` text DEFAULT '' NOT NULL,
	`was_missing` integer DEFAULT false NOT NULL,
	`times_returned` integer DEFAULT 0 NOT NULL,
	`times_corrected` integer DEFAULT 0 NOT NULL,
	`due_on` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `report_rounds`(`dossier_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_submissions_unit` ON `report_submissions` (`round_id`,`unit`);--> statement-breakpoint
CREATE INDEX `report_submissions_owed` ON `report_submissions` (`commune_id`,`unit`,`status`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `report_submissions_of` ON `report_submissions` (`commune_id`,`unit`,`due_on`,`id`);--> statement-breakpoint
CREATE TABLE `report_versions` (
	`submission_id` text NOT NULL,
	`number` integer NOT NULL,
	`version_id` text NOT NULL,
	`answers` text NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`sent_by` text NOT NULL,
	`sent_at` text NOT NULL,
	`on_behalf` integer DEFAULT false NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`submission_id`, `number`),
	FOREIGN KEY (`submission_id`) REFERENCES `report_submissions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_versions_key` ON `report_versions` (`submission_key`);--> statement-breakpoint
CREATE TABLE `area_viewer_codes` (
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`user_id`, `code_hash`),
	FOREIGN KEY (`user_id`) REFERENCES `area_viewers`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `area_viewer_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `area_viewer_events_area` ON `area_viewer_events` (`area_id`,`id`);--> statement-breakpoint
CREATE INDEX `area_viewer_events_user` ON `area_viewer_events` (`user_id`,`id`);--> statement-breakpoint
CREATE TABLE `area_viewers` (
	`user_id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`must_change_password` integer DEFAULT true NOT NULL,
	`closed_at` text,
	`sealed` text DEFAULT '' NOT NULL,
	`confirmed_at` text,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `area_viewers_area` ON `area_viewers` (`area_id`);--> statement-breakpoint
CREATE TABLE `indicators` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`rule` text NOT NULL,
	`scope` text NOT NULL,
	`digits` integer DEFAULT 0 NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`hint` text DEFAULT '' NOT NULL,
	`question` text DEFAULT '' NOT NULL,
	`gather` text DEFAULT 'last' NOT NULL,
	`position` integer NOT NULL,
	`ends_on` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicators_code` ON `indicators` (`commune_id`,`code`);--> statement-breakpoint
CREATE TABLE `target_actuals` (
	`id` text PRIMARY KEY NOT NULL,
	`target_id` text NOT NULL,
	`on_day` text NOT NULL,
	`value` real NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`submission_id` text DEFAULT '' NOT NULL,
	`submission_key` text DEFAULT '' NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	`taken_back_by` text DEFAULT '' NOT NULL,
	`taken_back_at` text,
	`taken_back_why` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`target_id`) REFERENCES `targets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `target_actuals_target` ON `target_actuals` (`target_id`,`on_day`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `target_actuals_key` ON `target_actuals` (`target_id`,`submission_key`) WHERE submission_key <> '';--> statement-breakpoint
CREATE UNIQUE INDEX `target_actuals_report` ON `target_actuals` (`target_id`,`submission_id`,`on_day`) WHERE submission_id <> '' and taken_back_at is null;--> statement-breakpoint
CREATE TABLE `target_proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`actual_id` text NOT NULL,
	`position` integer NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`actual_id`) REFERENCES `target_actuals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `target_proofs_actual` ON `target_proofs` (`actual_id`,`position`);--> statement-breakpoint
CREATE INDEX `target_proofs_object` ON `target_proofs` (`object_key`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`indicator_id` text NOT NULL,
	`year` integer NOT NULL,
	`unit` text NOT NULL,
	`base_year` integer,
	`base` real,
	`target` real NOT NULL,
	`actual` real,
	`actual_on` text,
	`first` real,
	`first_on` text,
	`revision` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` text NOT NULL,
	`dropped_at` text,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `targets_unit` ON `targets` (`commune_id`,`year`,`indicator_id`,`unit`);--> statement-breakpoint
CREATE INDEX `targets_indicator` ON `targets` (`indicator_id`,`year`);--> statement-breakpoint
CREATE INDEX `targets_of` ON `targets` (`commune_id`,`unit`,`year`);--> statement-breakpoint
CREATE TABLE `upward_figures` (
	`area_id` text NOT NULL,
	`month` text NOT NULL,
	`commune_id` text NOT NULL,
	`commune_name` text NOT NULL,
	`rounds` integer NOT NULL,
	`wanted` integer NOT NULL,
	`received` integer NOT NULL,
	`late` integer NOT NULL,
	`missing` integer NOT NULL,
	`targets` integer NOT NULL,
	`reached` integer NOT NULL,
	`behind` integer NOT NULL,
	`petitions` integer NOT NULL,
	`answered` integer NOT NULL,
	`in_time` integer NOT NULL,
	`overdue` integer NOT NULL,
	`recommendations` integer NOT NULL,
	`replied` integer NOT NULL,
	`kept` integer NOT NULL,
	`unanswered` integer NOT NULL,
	`sent_at` text NOT NULL,
	PRIMARY KEY(`area_id`, `month`, `commune_id`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `upward_figures_commune` ON `upward_figures` (`commune_id`,`month`);--> statement-breakpoint
CREATE TABLE `upward_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`commune_id` text NOT NULL,
	`commune_name` text DEFAULT '' NOT NULL,
	`round_id` text NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`title` text NOT NULL,
	`document_code` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`word_key` text DEFAULT '' NOT NULL,
	`sheet_key` text DEFAULT '' NOT NULL,
	`sent_at` text NOT NULL,
	`received_by` text DEFAULT '' NOT NULL,
	`received_at` text,
	`replaced_by` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `upward_reports_waiting` ON `upward_reports` (`area_id`,`sent_at`,`id`) WHERE received_at is null and replaced_by = '';--> statement-breakpoint
CREATE INDEX `upward_reports_read` ON `upward_reports` (`area_id`,`sent_at`,`id`) WHERE received_at is not null;--> statement-breakpoint
CREATE INDEX `upward_reports_from` ON `upward_reports` (`area_id`,`commune_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `upward_reports_commune` ON `upward_reports` (`commune_id`,`round_id`);