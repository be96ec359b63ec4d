CREATE TRIGGER commune_voters_refuse_update BEFORE UPDATE ON commune_voters
BEGIN
  SELECT RAISE(ABORT, 'commune_voters is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER commune_voters_refuse_delete BEFORE DELETE ON commune_voters
BEGIN
  SELECT RAISE(ABORT, 'commune_voters is append-only');
END;
