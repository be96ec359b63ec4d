CREATE TRIGGER report_versions_refuse_update BEFORE UPDATE ON report_versions
BEGIN
  SELECT RAISE(ABORT, 'report_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER report_versions_refuse_delete BEFORE DELETE ON report_versions
BEGIN
  SELECT RAISE(ABORT, 'report_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER report_events_refuse_update BEFORE UPDATE ON report_events
BEGIN
  SELECT RAISE(ABORT, 'report_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER report_events_refuse_delete BEFORE DELETE ON report_events
BEGIN
  SELECT RAISE(ABORT, 'report_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER coordination_reviews_refuse_update BEFORE UPDATE ON coordination_reviews
BEGIN
  SELECT RAISE(ABORT, 'coordination_reviews is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER coordination_reviews_refuse_delete BEFORE DELETE ON coordination_reviews
BEGIN
  SELECT RAISE(ABORT, 'coordination_reviews is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER activity_events_refuse_update BEFORE UPDATE ON activity_events
BEGIN
  SELECT RAISE(ABORT, 'activity_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER activity_events_refuse_delete BEFORE DELETE ON activity_events
BEGIN
  SELECT RAISE(ABORT, 'activity_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER register_events_refuse_update BEFORE UPDATE ON register_events
BEGIN
  SELECT RAISE(ABORT, 'register_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER register_events_refuse_delete BEFORE DELETE ON register_events
BEGIN
  SELECT RAISE(ABORT, 'register_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER upward_figures_refuse_update BEFORE UPDATE ON upward_figures
BEGIN
  SELECT RAISE(ABORT, 'upward_figures is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER upward_figures_refuse_delete BEFORE DELETE ON upward_figures
BEGIN
  SELECT RAISE(ABORT, 'upward_figures is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER area_viewer_events_refuse_update BEFORE UPDATE ON area_viewer_events
BEGIN
  SELECT RAISE(ABORT, 'area_viewer_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER area_viewer_events_refuse_delete BEFORE DELETE ON area_viewer_events
BEGIN
  SELECT RAISE(ABORT, 'area_viewer_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER upward_reports_refuse_rewriting BEFORE UPDATE OF id, area_id, commune_id, round_id, kind, period, title, document_code, content, word_key, sheet_key, sent_at ON upward_reports
BEGIN
  SELECT RAISE(ABORT, 'upward_reports keep what was sent');
END;
--> statement-breakpoint
CREATE TRIGGER upward_reports_refuse_delete BEFORE DELETE ON upward_reports
BEGIN
  SELECT RAISE(ABORT, 'upward_reports is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER assignment_events_refuse_update BEFORE UPDATE ON assignment_events
BEGIN
  SELECT RAISE(ABORT, 'assignment_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER assignment_events_refuse_delete BEFORE DELETE ON assignment_events
BEGIN
  SELECT RAISE(ABORT, 'assignment_events is append-only');
END;
