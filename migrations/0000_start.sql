CREATE TABLE `bodies` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`notation` text DEFAULT '' NOT NULL,
	`parent_body_id` text,
	`starts_on` text NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bodies_commune` ON `bodies` (`commune_id`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`head_hash` text NOT NULL,
	`holder_body_id` text NOT NULL,
	`held_since` text NOT NULL,
	`responsible_body_id` text NOT NULL,
	`about_body_id` text,
	`category` text NOT NULL,
	`hamlet_id` text NOT NULL,
	`urgency` text NOT NULL,
	`title` text NOT NULL,
	`check_first` integer DEFAULT false NOT NULL,
	`flags` text DEFAULT '' NOT NULL,
	`rule_id` text NOT NULL,
	`routing_reason` text NOT NULL,
	`limit_id` text NOT NULL,
	`clock_from` text NOT NULL,
	`due_on` text NOT NULL,
	`act_on` text NOT NULL,
	`pauses` text NOT NULL,
	`proposal` text,
	`proposed_by` text,
	`submitted_at` text NOT NULL,
	`answered_on` text,
	`answered_in_time` integer,
	`disputed` integer DEFAULT false NOT NULL,
	`lookup_hash` text NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_code` ON `cases` (`commune_id`,`year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_submission_key` ON `cases` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `cases_holder` ON `cases` (`holder_body_id`,`status`,`check_first`,`act_on`,`id`);--> statement-breakpoint
CREATE INDEX `cases_status` ON `cases` (`commune_id`,`status`,`check_first`,`act_on`,`id`);--> statement-breakpoint
CREATE INDEX `cases_submitted` ON `cases` (`submitted_at`,`commune_id`);--> statement-breakpoint
CREATE INDEX `cases_answered` ON `cases` (`answered_on`,`commune_id`,`answered_in_time`) WHERE answered_on is not null;--> statement-breakpoint
CREATE INDEX `cases_owed` ON `cases` (`due_on`,`commune_id`) WHERE status in ('submitted', 'received', 'assigned', 'in_progress', 'pending_approval', 'reopened');--> statement-breakpoint
CREATE TABLE `daily_roots` (
	`commune_id` text NOT NULL,
	`day` text NOT NULL,
	`case_count` integer NOT NULL,
	`previous_root` text NOT NULL,
	`root` text NOT NULL,
	PRIMARY KEY(`commune_id`, `day`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `event_texts` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`case_id` text NOT NULL,
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
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_commune` ON `events` (`commune_id`,`at`);--> statement-breakpoint
CREATE TABLE `categories` (
	`commune_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`example` text DEFAULT '' NOT NULL,
	`restricted` integer DEFAULT false NOT NULL,
	`sensitive` integer DEFAULT false NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`commune_id`, `code`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `commune_units` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`province_code` text NOT NULL,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commune_units_province` ON `commune_units` (`province_code`);--> statement-breakpoint
CREATE TABLE `communes` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_code` text NOT NULL,
	`name` text NOT NULL,
	`province_name` text NOT NULL,
	`code_prefix` text NOT NULL,
	`triage_body_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`opened_at` text NOT NULL,
	FOREIGN KEY (`unit_code`) REFERENCES `commune_units`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `communes_unit` ON `communes` (`unit_code`);--> statement-breakpoint
CREATE INDEX `communes_name` ON `communes` (`name`);--> statement-breakpoint
CREATE TABLE `figures` (
	`commune_id` text PRIMARY KEY NOT NULL,
	`counted_at` text NOT NULL,
	`received` integer NOT NULL,
	`answered` integer NOT NULL,
	`answered_in_time` integer NOT NULL,
	`overdue` integer NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `hamlets` (
	`commune_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`standby_body_id` text,
	PRIMARY KEY(`commune_id`, `id`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `place_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`folded` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`unit_label` text NOT NULL,
	`unit_code` text NOT NULL,
	FOREIGN KEY (`unit_code`) REFERENCES `commune_units`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `place_names_folded` ON `place_names` (`folded`,`kind`);--> statement-breakpoint
CREATE INDEX `place_names_unit` ON `place_names` (`unit_code`);--> statement-breakpoint
CREATE TABLE `provinces` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `special_days` (
	`day` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`expected` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `limits` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`commune_id` text,
	`days` integer NOT NULL,
	`unit` text NOT NULL,
	`basis` text NOT NULL,
	`source` text NOT NULL,
	`confirmed` text NOT NULL,
	`effective_from` text NOT NULL,
	`effective_to` text
);
--> statement-breakpoint
CREATE INDEX `limits_code` ON `limits` (`code`,`commune_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`position` integer NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`released` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_case` ON `files` (`case_id`,`seq`,`position`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`scope` text NOT NULL,
	`key_hash` text NOT NULL,
	`window` integer NOT NULL,
	`count` integer NOT NULL,
	`expires_at` text NOT NULL,
	PRIMARY KEY(`scope`, `key_hash`, `window`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
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
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`case_id`,`seq`,`channel`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`next_at`) WHERE sent_at is null and failed_at is null;--> statement-breakpoint
CREATE TABLE `evaluations` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`score` integer,
	`demands_met` text NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `petitions` (
	`case_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`demands` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`latitude` real,
	`longitude` real,
	`allow_publish` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `releases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`label` text NOT NULL,
	`category` text NOT NULL,
	`hamlet_id` text NOT NULL,
	`search_text` text NOT NULL,
	`released_by` text NOT NULL,
	`released_at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `releases_recent` ON `releases` (`commune_id`,`released_at`,`case_id`);--> statement-breakpoint
CREATE INDEX `releases_label` ON `releases` (`commune_id`,`label`,`released_at`,`case_id`);--> statement-breakpoint
CREATE INDEX `releases_category` ON `releases` (`commune_id`,`category`,`released_at`,`case_id`);--> statement-breakpoint
CREATE INDEX `releases_hamlet` ON `releases` (`commune_id`,`hamlet_id`,`released_at`,`case_id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`body_id` text NOT NULL,
	`text` text NOT NULL,
	`demand_answers` text NOT NULL,
	`document_number` text DEFAULT '' NOT NULL,
	`document_on` text,
	`written_by` text NOT NULL,
	`approved_by` text,
	`approved_at` text,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_body` ON `replies` (`body_id`);--> statement-breakpoint
CREATE TABLE `routing_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text,
	`category` text,
	`hamlet_id` text,
	`urgency` text,
	`body_id` text NOT NULL,
	`limit_code` text NOT NULL,
	`reason` text NOT NULL,
	`effective_from` text NOT NULL,
	`effective_to` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `routing_rules_commune` ON `routing_rules` (`commune_id`);--> statement-breakpoint
CREATE INDEX `routing_rules_body` ON `routing_rules` (`body_id`);--> statement-breakpoint
CREATE TABLE `staff_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_accounts_user` ON `staff_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_sessions_token_unique` ON `staff_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `staff_sessions_user` ON `staff_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_events_commune` ON `staff_events` (`commune_id`,`at`);--> statement-breakpoint
CREATE TABLE `staff_members` (
	`user_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`hamlet_id` text,
	`title` text DEFAULT '' NOT NULL,
	`must_change_password` integer DEFAULT false NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `staff_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_members_commune` ON `staff_members` (`commune_id`);--> statement-breakpoint
CREATE INDEX `staff_members_body` ON `staff_members` (`body_id`);--> statement-breakpoint
CREATE TABLE `staff_roles` (
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`user_id`, `role`),
	FOREIGN KEY (`user_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`username` text,
	`display_username` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_users_email_unique` ON `staff_users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_users_username_unique` ON `staff_users` (`username`);--> statement-breakpoint
CREATE TABLE `staff_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_verifications_identifier` ON `staff_verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `submitters` (
	`case_id` text PRIMARY KEY NOT NULL,
	`sealed` text DEFAULT '' NOT NULL,
	`key_id` text DEFAULT '' NOT NULL,
	`hide_identity` integer DEFAULT false NOT NULL,
	`has_email` integer DEFAULT false NOT NULL,
	`consent_at` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
