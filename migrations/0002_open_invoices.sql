-- Kept by triggers: what clients owe by due date, so that what is late is told without reading every open invoice.

CREATE TABLE open_by_due_date (
  due_date TEXT PRIMARY KEY NOT NULL,
  open_minor INTEGER NOT NULL CHECK (open_minor BETWEEN 0 AND 9007199254740991),
  invoices INTEGER NOT NULL CHECK (invoices >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO open_by_due_date (due_date, open_minor, invoices)
SELECT i.due_date, sum(b.open_minor), count(*)
FROM invoice_balances b JOIN invoices i ON i.id = b.invoice_id WHERE b.open_minor > 0 GROUP BY i.due_date;
--> statement-breakpoint
-- An invoice that was credited after it was paid has less than nothing open: then its client owes nothing on it.
CREATE TRIGGER invoice_balances_owed_when_issued AFTER INSERT ON invoice_balances WHEN NEW.open_minor > 0 BEGIN
  INSERT INTO open_by_due_date (due_date, open_minor, invoices)
  SELECT due_date, NEW.open_minor, 1 FROM invoices WHERE id = NEW.invoice_id
  ON CONFLICT (due_date) DO UPDATE SET open_minor = open_minor + excluded.open_minor, invoices = invoices + 1;
END;
--> statement-breakpoint
CREATE TRIGGER invoice_balances_change_owed AFTER UPDATE OF open_minor ON invoice_balances
WHEN max(OLD.open_minor, 0) <> max(NEW.open_minor, 0) BEGIN
  INSERT INTO open_by_due_date (due_date, open_minor, invoices)
  SELECT due_date, 0, 0 FROM invoices WHERE id = NEW.invoice_id ON CONFLICT (due_date) DO NOTHING;
  UPDATE open_by_due_date
  SET open_minor = open_minor + max(NEW.open_minor, 0) - max(OLD.open_minor, 0),
    invoices = invoices + (NEW.open_minor > 0) - (OLD.open_minor > 0)
  WHERE due_date = (SELECT due_date FROM invoices WHERE id = NEW.invoice_id);
  DELETE FROM open_by_due_date
  WHERE invoices = 0 AND due_date = (SELECT due_date FROM invoices WHERE id = NEW.invoice_id);
END;
