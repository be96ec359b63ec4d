INSERT INTO messages (id, commune_id, case_id, seq, channel, recipient_kind, recipient_id, message, created_at, next_at)
SELECT case_id || '.' || seq, commune_id, case_id, seq, 'all', 'sender', case_id, 'petition.' || message, created_at, next_at
FROM outbox WHERE sent_at IS NULL AND failed_at IS NULL;
--> statement-breakpoint
DROP TABLE `outbox`;
