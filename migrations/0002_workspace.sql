CREATE TABLE `case_words` (
	`commune_id` text NOT NULL,
	`word` text NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`commune_id`, `word`, `rank`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `export_events` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` text NOT NULL,
	`format` text NOT NULL,
	`query` text NOT NULL,
	`rows` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `export_events_commune` ON `export_events` (`commune_id`,`at`);--> statement-breakpoint
CREATE INDEX `export_events_staff` ON `export_events` (`staff_id`,`at`);--> statement-breakpoint
CREATE TABLE `saved_filters` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_filters_staff` ON `saved_filters` (`staff_id`);--> statement-breakpoint
CREATE TABLE `case_grants` (
	`case_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`granted_by` text NOT NULL,
	`granted_at` text NOT NULL,
	`ended_at` text,
	PRIMARY KEY(`case_id`, `staff_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_grants_staff` ON `case_grants` (`staff_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `holdings` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`from_at` text NOT NULL,
	`to_at` text NOT NULL,
	`working_days` integer NOT NULL,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `holdings_body` ON `holdings` (`commune_id`,`body_id`,`to_at`);--> statement-breakpoint
CREATE TABLE `marks` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `commune_days` (
	`commune_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`commune_id`, `day`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `decline_reasons` (
	`commune_id` text NOT NULL,
	`code` text NOT NULL,
	`text` text NOT NULL,
	`position` integer NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`commune_id`, `code`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reply_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`category` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reply_templates_commune` ON `reply_templates` (`commune_id`);--> statement-breakpoint
CREATE TABLE `setting_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `setting_events_commune` ON `setting_events` (`commune_id`,`id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`document_kind` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`code_notation` text NOT NULL,
	`subject` text NOT NULL,
	`recipient` text NOT NULL,
	`case_id` text,
	`issued_on` text NOT NULL,
	`issued_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_number` ON `documents` (`body_id`,`document_kind`,`year`,`number`);--> statement-breakpoint
CREATE INDEX `documents_case` ON `documents` (`case_id`);--> statement-breakpoint
CREATE TABLE `number_patterns` (
	`body_id` text NOT NULL,
	`document_kind` text NOT NULL,
	`pattern` text NOT NULL,
	PRIMARY KEY(`body_id`, `document_kind`),
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`case_id` text,
	`seq` integer DEFAULT 0 NOT NULL,
	`channel` text NOT NULL,
	`recipient_kind` text NOT NULL,
	`recipient_id` text NOT NULL,
	`message` text NOT NULL,
	`by_id` text DEFAULT '' NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL,
	`created_at` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` text NOT NULL,
	`sent_at` text,
	`failed_at` text,
	`failure` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `messages_case` ON `messages` (`case_id`);--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`next_at`) WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX `messages_trouble` ON `messages` (`commune_id`,`created_at`,`id`) WHERE state in ('failed', 'unsure');--> statement-breakpoint
CREATE INDEX `messages_done` ON `messages` (`created_at`) WHERE state in ('sent', 'dropped');--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`commune_id` text NOT NULL,
	`case_id` text,
	`message` text NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL,
	`created_at` text NOT NULL,
	`shown_at` text,
	`read_at` text,
	`digest` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_staff` ON `notices` (`staff_id`,`shown_at`,`id`);--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`staff_id`,`shown_at`) WHERE read_at is null and shown_at is not null;--> statement-breakpoint
CREATE INDEX `notices_digest` ON `notices` (`staff_id`) WHERE digest <> '';--> statement-breakpoint
CREATE INDEX `notices_case` ON `notices` (`case_id`) WHERE case_id is not null;--> statement-breakpoint
CREATE INDEX `notices_old` ON `notices` (`created_at`);--> statement-breakpoint
CREATE TABLE `push_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `push_subscriptions_owner` ON `push_subscriptions` (`owner_id`);--> statement-breakpoint
CREATE TABLE `staff_channels` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`workspace` text DEFAULT 'at_once' NOT NULL,
	`email` text DEFAULT 'off' NOT NULL,
	`push` text DEFAULT 'off' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`new_address` text DEFAULT '' NOT NULL,
	`code_hash` text DEFAULT '' NOT NULL,
	`code_ends_at` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`events` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhooks_commune` ON `webhooks` (`commune_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `support_counts` (
	`case_id` text NOT NULL,
	`hamlet_id` text NOT NULL,
	`many` integer NOT NULL,
	PRIMARY KEY(`case_id`, `hamlet_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `supports` (
	`case_id` text NOT NULL,
	`device_hash` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`case_id`, `device_hash`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supports_at` ON `supports` (`at`);--> statement-breakpoint
CREATE TABLE `staff_passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer DEFAULT 0 NOT NULL,
	`made_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_passkeys_user` ON `staff_passkeys` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff_password_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`clears_factors` integer DEFAULT false NOT NULL,
	`made_at` text NOT NULL,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_password_links_user` ON `staff_password_links` (`user_id`);--> statement-breakpoint
CREATE INDEX `staff_password_links_expiry` ON `staff_password_links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `staff_recovery_codes` (
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`user_id`, `code_hash`),
	FOREIGN KEY (`user_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_rules` (
	`commune_id` text NOT NULL,
	`role` text NOT NULL,
	`second_factor` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`commune_id`, `role`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_second_factors` (
	`user_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`confirmed_at` text,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_sign_ins` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`at` text NOT NULL,
	`way` text NOT NULL,
	`is_refused` integer DEFAULT false NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	`browser_hash` text NOT NULL,
	`is_strange` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff_members`(`user_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_sign_ins_user` ON `staff_sign_ins` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `staff_sign_ins_at` ON `staff_sign_ins` (`at`);--> statement-breakpoint
CREATE TABLE `body_figures` (
	`commune_id` text NOT NULL,
	`month` text NOT NULL,
	`body_id` text NOT NULL,
	`category` text NOT NULL,
	`received` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`extended` integer NOT NULL,
	`answered` integer NOT NULL,
	`in_time` integer NOT NULL,
	`disputed` integer NOT NULL,
	`score_sum` integer NOT NULL,
	`score_count` integer NOT NULL,
	`days_taken` text NOT NULL,
	`held_count` integer NOT NULL,
	`held_days` integer NOT NULL,
	`counted_at` text NOT NULL,
	PRIMARY KEY(`commune_id`, `month`, `body_id`, `category`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `body_figures_body` ON `body_figures` (`commune_id`,`body_id`,`month`);--> statement-breakpoint
CREATE TABLE `body_work` (
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`held` text NOT NULL,
	`owed` text NOT NULL,
	`counted_at` text NOT NULL,
	PRIMARY KEY(`commune_id`, `body_id`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `counted_cases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`category` text NOT NULL,
	`sent_on` text NOT NULL,
	`answered_on` text,
	`in_time` integer DEFAULT false NOT NULL,
	`days` integer,
	`score` integer,
	`withdrawn` integer DEFAULT false NOT NULL,
	`extended` integer DEFAULT false NOT NULL,
	`disputed` integer DEFAULT false NOT NULL,
	`holder_body_id` text,
	`held_on` text,
	`owed_on` text,
	`moves` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `counted_sent` ON `counted_cases` (`commune_id`,`sent_on`,`case_id`);--> statement-breakpoint
CREATE INDEX `counted_sent_body` ON `counted_cases` (`commune_id`,`body_id`,`sent_on`,`case_id`);--> statement-breakpoint
CREATE INDEX `counted_sent_category` ON `counted_cases` (`commune_id`,`category`,`sent_on`,`case_id`);--> statement-breakpoint
CREATE INDEX `counted_answered` ON `counted_cases` (`commune_id`,`answered_on`,`case_id`) WHERE answered_on is not null;--> statement-breakpoint
CREATE INDEX `counted_answered_body` ON `counted_cases` (`commune_id`,`body_id`,`answered_on`,`case_id`) WHERE answered_on is not null;--> statement-breakpoint
CREATE INDEX `counted_answered_category` ON `counted_cases` (`commune_id`,`category`,`answered_on`,`case_id`) WHERE answered_on is not null;--> statement-breakpoint
CREATE INDEX `counted_withdrawn` ON `counted_cases` (`commune_id`,`withdrawn`,`sent_on`,`case_id`) WHERE withdrawn = 1;--> statement-breakpoint
CREATE INDEX `counted_extended` ON `counted_cases` (`commune_id`,`extended`,`sent_on`,`case_id`) WHERE extended = 1;--> statement-breakpoint
CREATE INDEX `counted_disputed` ON `counted_cases` (`commune_id`,`disputed`,`answered_on`,`case_id`) WHERE disputed = 1;--> statement-breakpoint
CREATE INDEX `counted_late` ON `counted_cases` (`commune_id`,`in_time`,`answered_on`,`case_id`) WHERE in_time = 0 and answered_on is not null;--> statement-breakpoint
CREATE INDEX `counted_held` ON `counted_cases` (`commune_id`,`holder_body_id`,`held_on`,`case_id`) WHERE held_on is not null;--> statement-breakpoint
CREATE INDEX `counted_owed` ON `counted_cases` (`commune_id`,`body_id`,`owed_on`,`case_id`) WHERE owed_on is not null;--> statement-breakpoint
CREATE TABLE `data_requests` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`asked_at` text NOT NULL,
	`due_on` text NOT NULL,
	`status` text NOT NULL,
	`sealed` text DEFAULT '' NOT NULL,
	`key_id` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` text,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `data_requests_open` ON `data_requests` (`commune_id`,`status`,`due_on`);--> statement-breakpoint
CREATE TABLE `identity_requests` (
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`commune_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_body_id` text NOT NULL,
	`asked_at` text NOT NULL,
	`status` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	`closes_at` text,
	PRIMARY KEY(`case_id`, `seq`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identity_requests_open` ON `identity_requests` (`commune_id`,`status`,`asked_at`);--> statement-breakpoint
ALTER TABLE `bodies` ADD `heir_body_id` text;--> statement-breakpoint
ALTER TABLE `bodies` ADD `handed_over_at` text;--> statement-breakpoint
CREATE INDEX `bodies_ended` ON `bodies` (`ends_on`,`id`) WHERE heir_body_id is not null and handed_over_at is null;--> statement-breakpoint
ALTER TABLE `cases` ADD `answered_days` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `score` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `restricted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `about_staff_id` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `split_from` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `extended_by` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `leader_decides` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `approver_body_id` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `alarm` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `wake_on` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `erase_on` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `erased_at` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `channel` text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `entered_by` text;--> statement-breakpoint
CREATE INDEX `cases_wake` ON `cases` (`wake_on`,`id`) WHERE wake_on is not null;--> statement-breakpoint
CREATE INDEX `cases_erase` ON `cases` (`erase_on`) WHERE erase_on is not null;--> statement-breakpoint
CREATE INDEX `cases_merged` ON `cases` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX `cases_split` ON `cases` (`split_from`) WHERE split_from is not null;--> statement-breakpoint
CREATE INDEX `cases_approver` ON `cases` (`approver_body_id`,`status`,`act_on`,`id`) WHERE approver_body_id is not null;--> statement-breakpoint
CREATE INDEX `cases_escalated` ON `cases` (`commune_id`,`act_on`,`id`) WHERE alarm in ('leader', 'party');--> statement-breakpoint
CREATE INDEX `cases_undecided` ON `cases` (`commune_id`,`act_on`,`id`) WHERE leader_decides = 1 and status = 'received';--> statement-breakpoint
CREATE INDEX `cases_entered` ON `cases` (`entered_by`,`submitted_at`) WHERE entered_by is not null;--> statement-breakpoint
CREATE INDEX `cases_place` ON `cases` (`commune_id`,`hamlet_id`,`category`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `cases_answerer` ON `cases` (`commune_id`,`responsible_body_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `cases_answered_here` ON `cases` (`commune_id`,`answered_on`,`id`) WHERE answered_on is not null;--> statement-breakpoint
CREATE INDEX `cases_answered_late` ON `cases` (`commune_id`,`answered_on`,`id`) WHERE answered_in_time = 0;--> statement-breakpoint
ALTER TABLE `categories` ADD `ends_on` text;--> statement-breakpoint
ALTER TABLE `hamlets` ADD `ends_on` text;--> statement-breakpoint
ALTER TABLE `staff_sessions` ADD `way` text;--> statement-breakpoint
CREATE INDEX `staff_sessions_expiry` ON `staff_sessions` (`expires_at`);--> statement-breakpoint
ALTER TABLE `staff_members` ADD `oidc_name` text;--> statement-breakpoint
ALTER TABLE `staff_members` ADD `oidc_subject` text;--> statement-breakpoint
ALTER TABLE `staff_members` ADD `strange_sign_in_at` text;--> statement-breakpoint
CREATE UNIQUE INDEX `staff_members_oidc_name` ON `staff_members` (`oidc_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_members_oidc_subject` ON `staff_members` (`oidc_subject`);--> statement-breakpoint
CREATE INDEX `events_actor` ON `events` (`actor_id`,`at`) WHERE actor_id <> '';--> statement-breakpoint
CREATE INDEX `limits_commune` ON `limits` (`commune_id`);--> statement-breakpoint
CREATE INDEX `releases_place` ON `releases` (`commune_id`,`hamlet_id`,`category`,`released_at`);--> statement-breakpoint
CREATE INDEX `staff_events_subject` ON `staff_events` (`commune_id`,`subject_id`,`id`);