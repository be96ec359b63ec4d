CREATE TRIGGER setting_events_refuse_update BEFORE UPDATE ON setting_events
BEGIN
  SELECT RAISE(ABORT, 'setting_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER setting_events_refuse_delete BEFORE DELETE ON setting_events
BEGIN
  SELECT RAISE(ABORT, 'setting_events is append-only');
END;
--> statement-breakpoint
UPDATE cases SET wake_on = act_on WHERE status IN ('submitted', 'received', 'assigned', 'in_progress', 'pending_approval', 'reopened', 'needs_info', 'answered');

--> statement-breakpoint
CREATE TRIGGER export_events_refuse_update BEFORE UPDATE ON export_events
BEGIN
  SELECT RAISE(ABORT, 'export_events is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER export_events_refuse_delete BEFORE DELETE ON export_events
BEGIN
  SELECT RAISE(ABORT, 'export_events is append-only');
END;
--> statement-breakpoint
INSERT INTO decline_reasons (commune_id, code, text, position)
SELECT communes.id, value ->> 0, value ->> 1, value ->> 2
FROM communes, json_each('[["khong_ro","Nội dung không rõ và không liên lạc được để hỏi thêm",1],["da_giai_quyet","Việc đã được giải quyết xong, không có tình tiết mới",2],["khong_co_that","Đã xác minh: sự việc không có thật",3],["tin_rac","Tin rác, quảng cáo, gửi thử",4]]');
