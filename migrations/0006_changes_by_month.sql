-- Kept by triggers: how often each month was changed, counted by the month that a row is dated in, and under '' what bears on
-- all days. So whoever kept what the book says up to a day can tell that nothing dated up to it was changed since.
-- The counts only ever grow.

CREATE TABLE changes_by_month (
  month TEXT PRIMARY KEY NOT NULL CHECK (month = '' OR month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  changes INTEGER NOT NULL CHECK (changes >= 1)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO changes_by_month (month, changes)
SELECT month, count(*) FROM (
  SELECT substr(date, 1, 7) AS month FROM events
  UNION ALL SELECT substr(date, 1, 7) FROM movements
  UNION ALL SELECT substr(date, 1, 7) FROM allocations
  UNION ALL SELECT substr(date, 1, 7) FROM credit_notes
  UNION ALL SELECT substr(issue_date, 1, 7) FROM invoices
) GROUP BY month;
--> statement-breakpoint
CREATE TRIGGER changes_by_month_grow BEFORE UPDATE ON changes_by_month
WHEN NEW.month IS NOT OLD.month OR NEW.changes <= OLD.changes
BEGIN SELECT RAISE(ABORT, 'a count of changes only grows'); END;
--> statement-breakpoint
CREATE TRIGGER changes_by_month_last BEFORE DELETE ON changes_by_month BEGIN SELECT RAISE(ABORT, 'a count of changes is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER events_added_in_month AFTER INSERT ON events BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(NEW.date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER movements_added_in_month AFTER INSERT ON movements BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(NEW.date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER allocations_added_in_month AFTER INSERT ON allocations BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(NEW.date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_added_in_month AFTER INSERT ON credit_notes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(NEW.date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_added_in_month AFTER INSERT ON invoices BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(NEW.issue_date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_deleted_in_month AFTER DELETE ON invoices BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(OLD.issue_date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_changed_in_month AFTER UPDATE ON invoices BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES (substr(OLD.issue_date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
  INSERT INTO changes_by_month (month, changes) VALUES (substr(NEW.issue_date, 1, 7), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
-- A payment that bounced is no longer counted in the month in which it came in.
CREATE TRIGGER events_taken_back_in_month AFTER INSERT ON events WHEN NEW.reverses_id IS NOT NULL BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ((SELECT substr(date, 1, 7) FROM events WHERE id = NEW.reverses_id), 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER profile_added AFTER INSERT ON profile BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER profile_changed AFTER UPDATE ON profile BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER profile_deleted AFTER DELETE ON profile BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER settings_added AFTER INSERT ON settings BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER settings_changed AFTER UPDATE ON settings BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER settings_deleted AFTER DELETE ON settings BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER earlier_months_added AFTER INSERT ON earlier_months BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER earlier_months_changed AFTER UPDATE ON earlier_months BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER earlier_months_deleted AFTER DELETE ON earlier_months BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER tax_years_added AFTER INSERT ON tax_years BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER tax_years_changed AFTER UPDATE ON tax_years BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER tax_years_deleted AFTER DELETE ON tax_years BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER tax_answers_added AFTER INSERT ON tax_answers BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER tax_answers_changed AFTER UPDATE ON tax_answers BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER tax_answers_deleted AFTER DELETE ON tax_answers BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER accounts_added AFTER INSERT ON accounts BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER accounts_changed AFTER UPDATE ON accounts BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER accounts_deleted AFTER DELETE ON accounts BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER clients_added AFTER INSERT ON clients BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER clients_changed AFTER UPDATE ON clients BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER clients_deleted AFTER DELETE ON clients BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER mileage_added AFTER INSERT ON mileage BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER mileage_changed AFTER UPDATE ON mileage BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER mileage_deleted AFTER DELETE ON mileage BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER closed_quarters_added AFTER INSERT ON closed_quarters BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER closed_quarters_changed AFTER UPDATE ON closed_quarters BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER closed_quarters_deleted AFTER DELETE ON closed_quarters BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER closed_files_added AFTER INSERT ON closed_files BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER closed_files_changed AFTER UPDATE ON closed_files BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER closed_files_deleted AFTER DELETE ON closed_files BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER late_changes_added AFTER INSERT ON late_changes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER late_changes_changed AFTER UPDATE ON late_changes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER late_changes_deleted AFTER DELETE ON late_changes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER recurring_items_added AFTER INSERT ON recurring_items BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER recurring_items_changed AFTER UPDATE ON recurring_items BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER recurring_items_deleted AFTER DELETE ON recurring_items BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER recurring_dates_added AFTER INSERT ON recurring_dates BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER recurring_dates_changed AFTER UPDATE ON recurring_dates BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER recurring_dates_deleted AFTER DELETE ON recurring_dates BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER living_items_added AFTER INSERT ON living_items BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER living_items_changed AFTER UPDATE ON living_items BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER living_items_deleted AFTER DELETE ON living_items BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER days_off_added AFTER INSERT ON days_off BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER days_off_changed AFTER UPDATE ON days_off BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER days_off_deleted AFTER DELETE ON days_off BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER savings_goals_added AFTER INSERT ON savings_goals BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER savings_goals_changed AFTER UPDATE ON savings_goals BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER savings_goals_deleted AFTER DELETE ON savings_goals BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER savings_steps_added AFTER INSERT ON savings_steps BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER savings_steps_changed AFTER UPDATE ON savings_steps BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER savings_steps_deleted AFTER DELETE ON savings_steps BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER contracts_added AFTER INSERT ON contracts BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER contracts_changed AFTER UPDATE ON contracts BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER contracts_deleted AFTER DELETE ON contracts BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER one_offs_added AFTER INSERT ON one_offs BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER one_offs_changed AFTER UPDATE ON one_offs BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER one_offs_deleted AFTER DELETE ON one_offs BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER plan_added AFTER INSERT ON plan BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER plan_changed AFTER UPDATE ON plan BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER plan_deleted AFTER DELETE ON plan BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER step_notes_added AFTER INSERT ON step_notes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER step_notes_changed AFTER UPDATE ON step_notes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER step_notes_deleted AFTER DELETE ON step_notes BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER niches_added AFTER INSERT ON niches BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER niches_changed AFTER UPDATE ON niches BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER niches_deleted AFTER DELETE ON niches BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER portfolio_added AFTER INSERT ON portfolio BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER portfolio_changed AFTER UPDATE ON portfolio BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER portfolio_deleted AFTER DELETE ON portfolio BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER leads_added AFTER INSERT ON leads BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER leads_changed AFTER UPDATE ON leads BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER leads_deleted AFTER DELETE ON leads BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER goals_added AFTER INSERT ON goals BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER goals_changed AFTER UPDATE ON goals BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER goals_deleted AFTER DELETE ON goals BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER monthly_reviews_added AFTER INSERT ON monthly_reviews BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER monthly_reviews_changed AFTER UPDATE ON monthly_reviews BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
--> statement-breakpoint
CREATE TRIGGER monthly_reviews_deleted AFTER DELETE ON monthly_reviews BEGIN
  INSERT INTO changes_by_month (month, changes) VALUES ('', 1) ON CONFLICT (month) DO UPDATE SET changes = changes + 1;
END;
