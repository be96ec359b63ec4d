CREATE TRIGGER events_refuse_update BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER events_refuse_delete BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER daily_roots_refuse_update BEFORE UPDATE ON daily_roots
BEGIN
  SELECT RAISE(ABORT, 'daily_roots is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER daily_roots_refuse_delete BEFORE DELETE ON daily_roots
BEGIN
  SELECT RAISE(ABORT, 'daily_roots is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER staff_events_refuse_update BEFORE UPDATE ON staff_events
BEGIN
  SELECT RAISE(ABORT, 'staff_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER staff_events_refuse_delete BEFORE DELETE ON staff_events
BEGIN
  SELECT RAISE(ABORT, 'staff_events is append-only');
END;
