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
