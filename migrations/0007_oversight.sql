CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`number` integer NOT NULL,
	`section` integer NOT NULL,
	`axis` text NOT NULL,
	`text` text NOT NULL,
	`search_text` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`by` text NOT NULL,
	`body_id` text DEFAULT '' NOT NULL,
	`from_words` text DEFAULT '' NOT NULL,
	`entered_by` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`flags` text DEFAULT '' NOT NULL,
	`hidden_reason` text DEFAULT '' NOT NULL,
	`judged_by` text DEFAULT '' NOT NULL,
	`judged_at` text,
	`act_id` text DEFAULT '' NOT NULL,
	`point_id` text,
	`lookup_hash` text DEFAULT '' NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_number` ON `comments` (`dossier_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_submission_key` ON `comments` (`dossier_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `comments_waiting` ON `comments` (`dossier_id`,`number`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `comments_hidden` ON `comments` (`dossier_id`,`number`) WHERE state = 'hidden';--> statement-breakpoint
CREATE INDEX `comments_shown` ON `comments` (`dossier_id`,`section`,`number`) WHERE state = 'shown';--> statement-breakpoint
CREATE INDEX `comments_section` ON `comments` (`dossier_id`,`section`,`number`) WHERE state in ('shown', 'kept');--> statement-breakpoint
CREATE INDEX `comments_axis` ON `comments` (`dossier_id`,`axis`,`section`,`number`) WHERE state in ('shown', 'kept');--> statement-breakpoint
CREATE INDEX `comments_loose` ON `comments` (`dossier_id`,`section`,`number`) WHERE state in ('shown', 'kept') and point_id is null;--> statement-breakpoint
CREATE INDEX `comments_loose_axis` ON `comments` (`dossier_id`,`axis`,`section`,`number`) WHERE state in ('shown', 'kept') and point_id is null;--> statement-breakpoint
CREATE INDEX `comments_point` ON `comments` (`point_id`,`by`,`hamlet_id`,`number`) WHERE point_id is not null;--> statement-breakpoint
CREATE INDEX `comments_kept` ON `comments` (`dossier_id`,`number`) WHERE state = 'kept';--> statement-breakpoint
CREATE TABLE `criticisms` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`summary` text NOT NULL,
	`planned_on` text,
	`received_on` text,
	`asked_by` text NOT NULL,
	`promulgator_body_id` text NOT NULL,
	`plan_year` integer,
	`forms` text NOT NULL,
	`is_consultation` integer DEFAULT false NOT NULL,
	`is_open` integer DEFAULT false NOT NULL,
	`opens_on` text,
	`closes_on` text,
	`notice` text DEFAULT '' NOT NULL,
	`held_on` text,
	`document_number` text DEFAULT '' NOT NULL,
	`issued_on` text,
	`responded_on` text,
	`promulgator_told_on` text,
	`final_title` text DEFAULT '' NOT NULL,
	`final_link` text DEFAULT '' NOT NULL,
	`final_on` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `criticisms_plan` ON `criticisms` (`commune_id`,`plan_year`,`dossier_id`) WHERE plan_year is not null;--> statement-breakpoint
CREATE TABLE `draft_sections` (
	`dossier_id` text NOT NULL,
	`position` integer NOT NULL,
	`ref` text NOT NULL,
	`heading` text NOT NULL,
	`text` text NOT NULL,
	`shown` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`dossier_id`, `position`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `point_quotes` (
	`dossier_id` text NOT NULL,
	`point_id` text NOT NULL,
	`comment_id` text NOT NULL,
	PRIMARY KEY(`point_id`, `comment_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `point_quotes_dossier` ON `point_quotes` (`dossier_id`,`point_id`);--> statement-breakpoint
CREATE INDEX `point_quotes_comment` ON `point_quotes` (`comment_id`);--> statement-breakpoint
CREATE TABLE `point_words` (
	`id` text PRIMARY KEY NOT NULL,
	`point_id` text NOT NULL,
	`revision` integer NOT NULL,
	`change` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`point_id`) REFERENCES `points`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_words_revision` ON `point_words` (`point_id`,`revision`);--> statement-breakpoint
CREATE TABLE `points` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`number` integer NOT NULL,
	`section` integer NOT NULL,
	`axis` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	`merged_into` text,
	`ended_at` text,
	`citizens` integer DEFAULT 0 NOT NULL,
	`members` integer DEFAULT 0 NOT NULL,
	`experts` integer DEFAULT 0 NOT NULL,
	`sessions` integer DEFAULT 0 NOT NULL,
	`hamlets` integer DEFAULT 0 NOT NULL,
	`response` text DEFAULT '' NOT NULL,
	`response_text` text DEFAULT '' NOT NULL,
	`met` text DEFAULT '' NOT NULL,
	`met_note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `points_dossier` ON `points` (`dossier_id`,`number`);--> statement-breakpoint
CREATE TABLE `document_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`template` text NOT NULL,
	`document_kind` text NOT NULL,
	`subject_kind` text DEFAULT '' NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`paper` text NOT NULL,
	`revision` integer NOT NULL,
	`state` text NOT NULL,
	`restricted` integer DEFAULT false NOT NULL,
	`needs_confirmation` text,
	`asked_at` text,
	`confirmed_by` text,
	`confirmed_at` text,
	`edited_by` text NOT NULL,
	`edited_at` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`document_id` text,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_drafts_body` ON `document_drafts` (`body_id`,`state`,`edited_at`,`id`);--> statement-breakpoint
CREATE INDEX `document_drafts_subject` ON `document_drafts` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `document_drafts_asked` ON `document_drafts` (`commune_id`,`asked_at`,`id`) WHERE state = 'open' and asked_at is not null and confirmed_at is null;--> statement-breakpoint
CREATE INDEX `document_drafts_journal` ON `document_drafts` (`commune_id`,`confirmed_at`,`id`) WHERE confirmed_at is not null;--> statement-breakpoint
CREATE TABLE `document_files` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`document_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_key` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_files_document` ON `document_files` (`document_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `document_files_object` ON `document_files` (`object_key`);--> statement-breakpoint
CREATE INDEX `document_files_journal` ON `document_files` (`commune_id`,`created_at`,`id`) WHERE kind = 'signed';--> statement-breakpoint
CREATE TABLE `dossier_bodies` (
	`dossier_id` text NOT NULL,
	`body_id` text NOT NULL,
	`role` text NOT NULL,
	`since` text,
	PRIMARY KEY(`dossier_id`, `body_id`, `role`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_bodies_body` ON `dossier_bodies` (`body_id`,`since`,`dossier_id`);--> statement-breakpoint
CREATE TABLE `dossier_events` (
	`dossier_id` text NOT NULL,
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
	PRIMARY KEY(`dossier_id`, `seq`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_events_commune` ON `dossier_events` (`commune_id`,`at`);--> statement-breakpoint
CREATE INDEX `dossier_events_actor` ON `dossier_events` (`actor_id`,`at`) WHERE actor_id <> '';--> statement-breakpoint
CREATE TABLE `dossier_files` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`seq` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`object_key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_files_dossier` ON `dossier_files` (`dossier_id`,`seq`,`position`);--> statement-breakpoint
CREATE INDEX `dossier_files_object` ON `dossier_files` (`object_key`);--> statement-breakpoint
CREATE TABLE `dossier_people` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`staff_id` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	`since` text NOT NULL,
	`until` text,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dossier_people_dossier` ON `dossier_people` (`dossier_id`,`position`);--> statement-breakpoint
CREATE INDEX `dossier_people_staff` ON `dossier_people` (`staff_id`,`dossier_id`) WHERE staff_id <> '' and until is null;--> statement-breakpoint
CREATE TABLE `dossier_texts` (
	`dossier_id` text NOT NULL,
	`seq` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `seq`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`kind` text NOT NULL,
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`head_hash` text NOT NULL,
	`title` text NOT NULL,
	`lead_body_id` text NOT NULL,
	`addressed_body_id` text,
	`addressed_at` text,
	`parent_id` text,
	`waits_for_body_id` text,
	`due_on` text,
	`limit_code` text DEFAULT '' NOT NULL,
	`wake_on` text,
	`alarm` text DEFAULT '' NOT NULL,
	`written_by` text,
	`restricted` integer DEFAULT false NOT NULL,
	`started_by` text NOT NULL,
	`started_at` text NOT NULL,
	`changed_at` text NOT NULL,
	`ended_at` text,
	`published_at` text,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`addressed_body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dossiers_code` ON `dossiers` (`commune_id`,`kind`,`year`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `dossiers_submission_key` ON `dossiers` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `dossiers_recent` ON `dossiers` (`commune_id`,`kind`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `dossiers_status` ON `dossiers` (`commune_id`,`kind`,`status`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `dossiers_lead` ON `dossiers` (`lead_body_id`,`kind`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `dossiers_addressed` ON `dossiers` (`addressed_body_id`,`kind`,`addressed_at`,`id`);--> statement-breakpoint
CREATE INDEX `dossiers_addressed_status` ON `dossiers` (`addressed_body_id`,`kind`,`status`,`addressed_at`,`id`);--> statement-breakpoint
CREATE INDEX `dossiers_waiting` ON `dossiers` (`waits_for_body_id`,`kind`,`due_on`,`id`) WHERE waits_for_body_id is not null;--> statement-breakpoint
CREATE INDEX `dossiers_parent` ON `dossiers` (`parent_id`,`kind`,`number`) WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX `dossiers_wake` ON `dossiers` (`wake_on`,`id`) WHERE wake_on is not null;--> statement-breakpoint
CREATE INDEX `dossiers_public` ON `dossiers` (`commune_id`,`kind`,`published_at`,`id`) WHERE published_at is not null;--> statement-breakpoint
CREATE TABLE `recommendation_counts` (
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`scope` text NOT NULL,
	`body_id` text NOT NULL,
	`asked` integer NOT NULL,
	`acknowledged` integer NOT NULL,
	`answered` integer NOT NULL,
	`answered_in_time` integer NOT NULL,
	`accepted` integer NOT NULL,
	`partly` integer NOT NULL,
	`refused` integer NOT NULL,
	`claimed` integer NOT NULL,
	`verified` integer NOT NULL,
	`disputed` integer NOT NULL,
	`overdue` integer NOT NULL,
	`escalated` integer NOT NULL,
	`counted_at` text NOT NULL,
	PRIMARY KEY(`commune_id`, `scope`, `year`, `body_id`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recommendation_counts_body` ON `recommendation_counts` (`body_id`,`year`,`scope`);--> statement-breakpoint
CREATE TABLE `recommendation_rechecks` (
	`dossier_id` text NOT NULL,
	`seq` integer NOT NULL,
	`drawn_on` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`done_seq` integer,
	`holds` integer,
	PRIMARY KEY(`dossier_id`, `seq`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recommendation_steps` (
	`dossier_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`due_on` text NOT NULL,
	`done_on` text,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`dossier_id`, `position`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recommendations` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`year` integer NOT NULL,
	`source` text NOT NULL,
	`reply_basis` text NOT NULL,
	`reply_limit` text NOT NULL,
	`reply_source` text NOT NULL,
	`reply_from` text NOT NULL,
	`reply_due_on` text NOT NULL,
	`done_wanted_on` text,
	`asked` text NOT NULL,
	`acknowledged_on` text,
	`review_from` text,
	`proposed` text,
	`answer` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`reply` text,
	`replied_on` text,
	`reply_in_time` integer,
	`document_number` text DEFAULT '' NOT NULL,
	`done_due_on` text,
	`claimed_on` text,
	`verified_on` text,
	`verified_by` text,
	`checked_by_body_id` text,
	`disputes` integer DEFAULT 0 NOT NULL,
	`escalated_on` text,
	`escalated_to` text,
	`responsibility_on` text,
	`noted_on` text,
	`superseded_by` text,
	`owed_on` text,
	`recheck_due_on` text,
	`public_asked` text DEFAULT '' NOT NULL,
	`public_reply` text DEFAULT '' NOT NULL,
	`public_done` text DEFAULT '' NOT NULL,
	`public_check` text DEFAULT '' NOT NULL,
	`published_at` text,
	`uncounted` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recommendations_body` ON `recommendations` (`body_id`,`year`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `recommendations_commune` ON `recommendations` (`commune_id`);--> statement-breakpoint
CREATE INDEX `recommendations_owed_here` ON `recommendations` (`commune_id`,`owed_on`,`dossier_id`) WHERE owed_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_owed` ON `recommendations` (`owed_on`) WHERE owed_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_recheck` ON `recommendations` (`commune_id`,`recheck_due_on`,`dossier_id`) WHERE recheck_due_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public` ON `recommendations` (`body_id`,`year`,`published_at`,`dossier_id`) WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public_in_time` ON `recommendations` (`body_id`,`year`,`published_at`,`dossier_id`) WHERE published_at is not null and reply_in_time = 1;--> statement-breakpoint
CREATE INDEX `recommendations_public_accepted` ON `recommendations` (`body_id`,`year`,`published_at`,`dossier_id`) WHERE published_at is not null and reply in ('accepted', 'partly');--> statement-breakpoint
CREATE INDEX `recommendations_public_refused` ON `recommendations` (`body_id`,`year`,`published_at`,`dossier_id`) WHERE published_at is not null and reply = 'refused';--> statement-breakpoint
CREATE INDEX `recommendations_public_claimed` ON `recommendations` (`body_id`,`year`,`published_at`,`dossier_id`) WHERE published_at is not null and claimed_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public_verified` ON `recommendations` (`body_id`,`year`,`published_at`,`dossier_id`) WHERE published_at is not null and verified_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_public_owed` ON `recommendations` (`body_id`,`year`,`owed_on`,`dossier_id`) WHERE published_at is not null and owed_on is not null;--> statement-breakpoint
CREATE INDEX `recommendations_uncounted` ON `recommendations` (`commune_id`,`body_id`,`year`) WHERE uncounted = 1;--> statement-breakpoint
CREATE TABLE `findings` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	`seq` integer NOT NULL,
	`sheet_id` text,
	`found_by` text NOT NULL,
	`found_at` text NOT NULL,
	`sent_at` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`place` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`present` text DEFAULT '' NOT NULL,
	`signer` text DEFAULT '' NOT NULL,
	`consent` text NOT NULL,
	`signature_file` text,
	`strengths` text DEFAULT '' NOT NULL,
	`limits` text DEFAULT '' NOT NULL,
	`body_id` text DEFAULT '' NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `findings_submission_key` ON `findings` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE INDEX `findings_dossier` ON `findings` (`dossier_id`,`found_at`,`id`);--> statement-breakpoint
CREATE TABLE `supervision_checklists` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version_id` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervision_checklists_version` ON `supervision_checklists` (`version_id`);--> statement-breakpoint
CREATE INDEX `supervision_checklists_commune` ON `supervision_checklists` (`commune_id`,`questionnaire_id`);--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`dossier_id` text NOT NULL,
	`code` text NOT NULL,
	`content` text NOT NULL,
	`hamlet_id` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`flag` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`handled_by` text DEFAULT '' NOT NULL,
	`handled_at` text,
	`told` integer DEFAULT false NOT NULL,
	`sent_at` text NOT NULL,
	`submission_key` text NOT NULL,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `observations_submission_key` ON `observations` (`commune_id`,`submission_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `observations_code` ON `observations` (`commune_id`,`code`);--> statement-breakpoint
CREATE INDEX `observations_dossier` ON `observations` (`dossier_id`,`flag`,`sent_at`,`id`);--> statement-breakpoint
CREATE TABLE `board_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`body_id` text NOT NULL,
	`year` integer NOT NULL,
	`period` text NOT NULL,
	`number` integer NOT NULL,
	`due_on` text,
	`words` text DEFAULT '' NOT NULL,
	`filed_by` text,
	`filed_at` text,
	`file` text,
	`object_key` text,
	`type` text,
	`alarm` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `board_reports_period` ON `board_reports` (`body_id`,`year`,`period`,`number`);--> statement-breakpoint
CREATE INDEX `board_reports_due` ON `board_reports` (`due_on`,`id`) WHERE filed_at is null and alarm <> 'overdue';--> statement-breakpoint
CREATE INDEX `board_reports_commune` ON `board_reports` (`commune_id`,`year`);--> statement-breakpoint
CREATE INDEX `board_reports_object` ON `board_reports` (`object_key`) WHERE object_key is not null;--> statement-breakpoint
CREATE TABLE `petition_clusters` (
	`commune_id` text NOT NULL,
	`category` text NOT NULL,
	`many` integer NOT NULL,
	`hamlets` integer NOT NULL,
	`bodies` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	PRIMARY KEY(`commune_id`, `category`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `programme_versions` (
	`dossier_id` text NOT NULL,
	`number` integer NOT NULL,
	`items` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`by_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `number`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `programmes` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`agreed_on` text,
	`consulted` text,
	`issued_on` text,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programmes_year` ON `programmes` (`commune_id`,`year`);--> statement-breakpoint
CREATE TABLE `result_hearings` (
	`commune_id` text NOT NULL,
	`year` integer NOT NULL,
	`half` integer NOT NULL,
	`heard_on` text NOT NULL,
	`bodies` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`by_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`commune_id`, `year`, `half`),
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `supervision_petitions` (
	`dossier_id` text NOT NULL,
	`case_id` text NOT NULL,
	`added_at` text NOT NULL,
	PRIMARY KEY(`dossier_id`, `case_id`),
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervision_petitions_case` ON `supervision_petitions` (`case_id`);--> statement-breakpoint
CREATE TABLE `supervision_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`dossier_id` text NOT NULL,
	`position` integer NOT NULL,
	`body_id` text NOT NULL,
	`day` text NOT NULL,
	`hour` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`online` integer DEFAULT false NOT NULL,
	`sent_on` text NOT NULL,
	`report_wanted_on` text,
	`report_seq` integer,
	`report_on` text,
	`held_on` text,
	`held_seq` integer,
	`alarm` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`body_id`) REFERENCES `bodies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervision_sessions_dossier` ON `supervision_sessions` (`dossier_id`,`position`);--> statement-breakpoint
CREATE INDEX `supervision_sessions_body` ON `supervision_sessions` (`body_id`,`day`);--> statement-breakpoint
CREATE TABLE `supervisions` (
	`dossier_id` text PRIMARY KEY NOT NULL,
	`commune_id` text NOT NULL,
	`programme_id` text,
	`form` text NOT NULL,
	`grounds` text NOT NULL,
	`content` text NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`period` text DEFAULT '' NOT NULL,
	`quarter` integer NOT NULL,
	`partner` text DEFAULT '' NOT NULL,
	`partner_reference` text DEFAULT '' NOT NULL,
	`works` text DEFAULT '' NOT NULL,
	`works_end_on` text,
	`plan` text,
	`outline` text DEFAULT '' NOT NULL,
	`plan_confirmed_by` text,
	`report_confirmed_by` text,
	`sent_on` text,
	`ended_on` text,
	`report_due_on` text,
	`report` text,
	`reported_on` text,
	`public_conclusions` text DEFAULT '' NOT NULL,
	`paused_from` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`dossier_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commune_id`) REFERENCES `communes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programme_id`) REFERENCES `dossiers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supervisions_programme` ON `supervisions` (`programme_id`,`quarter`,`dossier_id`);--> statement-breakpoint
CREATE INDEX `supervisions_reported` ON `supervisions` (`commune_id`,`reported_on`,`dossier_id`);--> statement-breakpoint
ALTER TABLE `bodies` ADD `paper_system` text;--> statement-breakpoint
ALTER TABLE `bodies` ADD `paper_parent` text;--> statement-breakpoint
ALTER TABLE `bodies` ADD `paper_issuer` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `state` text DEFAULT 'issued' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `template` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `restricted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `search_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `documents` ADD `draft_id` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `voided_by` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `voided_at` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `void_reason` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `held_by` text;--> statement-breakpoint
ALTER TABLE `documents` ADD `issued_at` text;--> statement-breakpoint
CREATE INDEX `documents_register` ON `documents` (`body_id`,`year`,`created_at`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `documents_journal` ON `documents` (`commune_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `documents_journal_held` ON `documents` (`commune_id`,`issued_at`,`id`) WHERE held_by is not null and issued_at is not null;--> statement-breakpoint
CREATE INDEX `documents_journal_void` ON `documents` (`commune_id`,`voided_at`,`id`) WHERE voided_at is not null;--> statement-breakpoint
ALTER TABLE `survey_events` ADD `commune_id` text;--> statement-breakpoint
CREATE INDEX `survey_events_commune` ON `survey_events` (`commune_id`,`at`);