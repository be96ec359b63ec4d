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
