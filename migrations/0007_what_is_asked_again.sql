-- What is asked for after each entry is told by a few rows, however many years the book holds.

-- Kept by triggers: what clients owe by the month that it is due in.
CREATE TABLE open_by_due_month (
  month TEXT PRIMARY KEY NOT NULL,
  open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND 9007199254740991),
  invoices INTEGER NOT NULL CHECK (invoices >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO open_by_due_month (month, open_minor, invoices)
SELECT substr(due_date, 1, 7), sum(open_minor), sum(invoices) FROM open_by_due_date GROUP BY 1;
--> statement-breakpoint
CREATE TRIGGER open_by_due_date_added AFTER INSERT ON open_by_due_date BEGIN
  INSERT INTO open_by_due_month (month, open_minor, invoices) VALUES (substr(NEW.due_date, 1, 7), NEW.open_minor, NEW.invoices)
  ON CONFLICT (month) DO UPDATE SET open_minor = open_minor + excluded.open_minor, invoices = invoices + excluded.invoices;
END;
--> statement-breakpoint
CREATE TRIGGER open_by_due_date_changed AFTER UPDATE ON open_by_due_date BEGIN
  UPDATE open_by_due_month
  SET open_minor = open_minor + NEW.open_minor - OLD.open_minor, invoices = invoices + NEW.invoices - OLD.invoices
  WHERE month = substr(NEW.due_date, 1, 7);
END;
--> statement-breakpoint
CREATE TRIGGER open_by_due_date_settled AFTER DELETE ON open_by_due_date BEGIN
  UPDATE open_by_due_month SET open_minor = open_minor - OLD.open_minor, invoices = invoices - OLD.invoices
  WHERE month = substr(OLD.due_date, 1, 7);
  DELETE FROM open_by_due_month WHERE month = substr(OLD.due_date, 1, 7) AND invoices = 0;
END;
--> statement-breakpoint
CREATE INDEX events_for_tax_year ON events (tax_year) WHERE tax_year IS NOT NULL;
--> statement-breakpoint
CREATE INDEX invoice_balances_overpaid ON invoice_balances (invoice_id) WHERE open_minor < 0;
--> statement-breakpoint
-- The day on which a final tax was entered: it does not bear on days of its year that lie before.
ALTER TABLE tax_years ADD COLUMN final_tax_on TEXT CHECK (date(final_tax_on) IS final_tax_on);
