CREATE TRIGGER dossier_events_refuse_update BEFORE UPDATE ON dossier_events
BEGIN
  SELECT RAISE(ABORT, 'dossier_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER dossier_events_refuse_delete BEFORE DELETE ON dossier_events
BEGIN
  SELECT RAISE(ABORT, 'dossier_events is append-only');
END;
--> statement-breakpoint
DROP TRIGGER survey_events_refuse_update;
--> statement-breakpoint
UPDATE survey_events SET commune_id = (SELECT commune_id FROM surveys WHERE surveys.id = survey_events.survey_id);
--> statement-breakpoint
CREATE TRIGGER survey_events_refuse_update BEFORE UPDATE ON survey_events
BEGIN
  SELECT RAISE(ABORT, 'survey_events is append-only');
END;
--> statement-breakpoint
DELETE FROM marks WHERE name IN (
  SELECT 'figures:' || commune_id FROM cases WHERE status = 'forwarded'
  UNION SELECT 'figures:' || cases.commune_id FROM replies JOIN cases ON cases.id = replies.case_id WHERE replies.written_by = ''
);

--> statement-breakpoint
CREATE TRIGGER programme_versions_refuse_update BEFORE UPDATE ON programme_versions
BEGIN
  SELECT RAISE(ABORT, 'programme_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER programme_versions_refuse_delete BEFORE DELETE ON programme_versions
BEGIN
  SELECT RAISE(ABORT, 'programme_versions is append-only');
END;

--> statement-breakpoint
CREATE TRIGGER point_words_refuse_update BEFORE UPDATE ON point_words
BEGIN
  SELECT RAISE(ABORT, 'point_words is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER point_words_refuse_delete BEFORE DELETE ON point_words
BEGIN
  SELECT RAISE(ABORT, 'point_words is append-only');
END;
