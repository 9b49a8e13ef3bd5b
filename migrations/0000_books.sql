-- The books. Money is whole minor units, a date is 'YYYY-MM-DD', a rate is a scaled integer (bps, or fifths of a
-- decimal). Nothing that was recorded is ever updated or deleted: the triggers at the end refuse it.

CREATE TABLE instance (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  instance_id TEXT NOT NULL CHECK (length(instance_id) >= 16),
  created_at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE profile (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  name TEXT NOT NULL CHECK (name <> ''),
  trade TEXT NOT NULL,
  work TEXT NOT NULL CHECK (work IN ('independent', 'employed')),
  country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  time_zone TEXT NOT NULL,
  address TEXT NOT NULL,
  email TEXT NOT NULL,
  tax_number TEXT NOT NULL,
  how_to_pay TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
-- One row for each day from which settings hold; the newest row up to a day is in force on it.
CREATE TABLE settings (
  from_date TEXT PRIMARY KEY NOT NULL CHECK (date(from_date) IS from_date),
  set_aside_bps INTEGER NOT NULL CHECK (set_aside_bps BETWEEN 0 AND 10000),
  set_aside_base TEXT NOT NULL CHECK (set_aside_base IN ('profit', 'receipts')),
  essentials_minor INTEGER NOT NULL CHECK (essentials_minor BETWEEN 0 AND 100000000000),
  benefits_minor INTEGER NOT NULL CHECK (benefits_minor BETWEEN 0 AND 100000000000),
  irregular_yearly_minor INTEGER NOT NULL CHECK (irregular_yearly_minor BETWEEN 0 AND 100000000000),
  business_costs_minor INTEGER NOT NULL CHECK (business_costs_minor BETWEEN 0 AND 100000000000),
  day_job_net_minor INTEGER NOT NULL CHECK (day_job_net_minor BETWEEN 0 AND 100000000000),
  poor_month_minor INTEGER CHECK (poor_month_minor BETWEEN 0 AND 100000000000)
) STRICT;
--> statement-breakpoint
-- Receipts of months before the book, as their owner typed them.
CREATE TABLE earlier_months (
  month TEXT PRIMARY KEY NOT NULL CHECK (date(month || '-01') IS month || '-01'),
  receipts_minor INTEGER NOT NULL CHECK (receipts_minor BETWEEN -100000000000 AND 100000000000)
) STRICT;
--> statement-breakpoint
-- What is known of a tax year beside the book: the part before it began, and the final tax once the return is in.
CREATE TABLE tax_years (
  tax_year TEXT PRIMARY KEY NOT NULL CHECK (tax_year GLOB '[12][0-9][0-9][0-9]*'),
  typed_receipts_minor INTEGER NOT NULL CHECK (typed_receipts_minor BETWEEN 0 AND 100000000000),
  typed_costs_minor INTEGER NOT NULL CHECK (typed_costs_minor BETWEEN 0 AND 100000000000),
  typed_paid_minor INTEGER NOT NULL CHECK (typed_paid_minor BETWEEN 0 AND 100000000000),
  final_tax_minor INTEGER CHECK (final_tax_minor BETWEEN 0 AND 100000000000),
  reopened INTEGER NOT NULL CHECK (reopened IN (0, 1))
) STRICT;
--> statement-breakpoint
-- Real accounts (the first five roles) and the ends of the world that money comes from and goes to.
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other', 'income', 'expense', 'living',
    'private', 'day-job', 'tax-office', 'sales-tax', 'client-money', 'opening')),
  name TEXT NOT NULL CHECK (name <> ''),
  form_key TEXT,
  deductible_bps INTEGER NOT NULL CHECK (deductible_bps BETWEEN 0 AND 10000),
  position INTEGER NOT NULL,
  opened_on TEXT CHECK (date(opened_on) IS opened_on),
  closed_on TEXT CHECK (date(closed_on) IS closed_on),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX accounts_by_name ON accounts (name COLLATE NOCASE, CASE
  WHEN role IN ('income', 'expense') THEN role
  WHEN role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other') THEN 'real'
  ELSE 'world' END);
--> statement-breakpoint
CREATE UNIQUE INDEX accounts_one_of_a_kind ON accounts (role)
  WHERE role IN ('living', 'private', 'day-job', 'tax-office', 'sales-tax', 'client-money', 'opening');
--> statement-breakpoint
CREATE TABLE clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  contact TEXT NOT NULL,
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  terms_days INTEGER NOT NULL CHECK (terms_days BETWEEN 0 AND 365),
  tax_e5 INTEGER NOT NULL CHECK (tax_e5 BETWEEN 0 AND 100000),
  archived_on TEXT CHECK (date(archived_on) IS archived_on),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  summary TEXT NOT NULL CHECK (json_valid(summary))
) STRICT;
--> statement-breakpoint
-- What happened, as a person would say it; its movements say which money went where.
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'payment', 'credit-use', 'client-refund', 'deposit-return', 'expense',
    'money-back', 'sales-tax-payment', 'set-aside', 'release', 'transfer', 'estimated-payment', 'tax-refund', 'draw',
    'day-job-pay', 'money-in')),
  date TEXT NOT NULL CHECK (date(date) IS date AND date BETWEEN '1990-01-01' AND '2100-12-31'),
  text TEXT NOT NULL CHECK (text <> ''),
  note TEXT NOT NULL,
  client_id INTEGER REFERENCES clients (id) ON DELETE RESTRICT,
  tax_year TEXT,
  instalment INTEGER CHECK (instalment BETWEEN 1 AND 12),
  for_event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
  reverses_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
  replaces_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
  document_minor INTEGER CHECK (document_minor BETWEEN 1 AND 100000000000),
  document_currency TEXT CHECK ((document_currency IS NULL) = (document_minor IS NULL)),
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT,
  CHECK (kind NOT IN ('estimated-payment', 'tax-refund') OR tax_year IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX events_by_date ON events (date, id);
--> statement-breakpoint
CREATE INDEX events_by_client ON events (client_id, date);
--> statement-breakpoint
CREATE INDEX events_for_event ON events (for_event_id) WHERE for_event_id IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX events_reversed_once ON events (reverses_id) WHERE reverses_id IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX events_replaced_once ON events (replaces_id) WHERE replaces_id IS NOT NULL;
--> statement-breakpoint
-- Money goes one way, from one account to another: there is no way to write half a movement.
CREATE TABLE movements (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
  date TEXT NOT NULL CHECK (date(date) IS date),
  from_account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  to_account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 100000000000),
  CHECK (from_account_id <> to_account_id)
) STRICT;
--> statement-breakpoint
CREATE INDEX movements_by_event ON movements (event_id);
--> statement-breakpoint
CREATE INDEX movements_by_date ON movements (date, id);
--> statement-breakpoint
CREATE INDEX movements_out_of ON movements (from_account_id, date);
--> statement-breakpoint
CREATE INDEX movements_into ON movements (to_account_id, date);
--> statement-breakpoint
-- Kept by triggers: reports are sums over these, so they cost the same after twenty years as after one.
CREATE TABLE monthly_totals (
  month TEXT NOT NULL,
  from_account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  to_account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  total_minor INTEGER NOT NULL CHECK (total_minor BETWEEN 1 AND 9007199254740991),
  entries INTEGER NOT NULL CHECK (entries >= 1),
  PRIMARY KEY (month, from_account_id, to_account_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE client_months (
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE RESTRICT,
  month TEXT NOT NULL,
  receipts_minor INTEGER NOT NULL CHECK (receipts_minor BETWEEN -9007199254740991 AND 9007199254740991),
  PRIMARY KEY (month, client_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE number_series (
  series TEXT PRIMARY KEY NOT NULL CHECK (series <> ''),
  last INTEGER NOT NULL CHECK (last >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE invoices (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'void')),
  series TEXT,
  sequence INTEGER CHECK (sequence >= 1),
  number TEXT CHECK (number <> ''),
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE RESTRICT,
  issue_date TEXT NOT NULL CHECK (date(issue_date) IS issue_date AND issue_date BETWEEN '1990-01-01' AND '2100-12-31'),
  due_date TEXT NOT NULL CHECK (date(due_date) IS due_date AND due_date BETWEEN issue_date AND '2100-12-31'),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  reference TEXT NOT NULL,
  note TEXT NOT NULL,
  frozen TEXT CHECK (json_valid(frozen)),
  net_minor INTEGER CHECK (net_minor BETWEEN 0 AND 100000000000),
  tax_minor INTEGER CHECK (tax_minor BETWEEN 0 AND 100000000000),
  total_minor INTEGER CHECK (total_minor BETWEEN 0 AND 100000000000 AND total_minor = net_minor + tax_minor),
  content_hash TEXT CHECK (length(content_hash) = 64),
  voided_on TEXT CHECK (date(voided_on) IS voided_on),
  void_reason TEXT,
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT,
  version INTEGER NOT NULL CHECK (version >= 1),
  CHECK ((state = 'draft') = (number IS NULL)),
  CHECK ((number IS NULL) = (series IS NULL) AND (number IS NULL) = (sequence IS NULL)),
  CHECK ((number IS NULL) = (total_minor IS NULL) AND (number IS NULL) = (content_hash IS NULL)),
  CHECK ((number IS NULL) = (frozen IS NULL)),
  CHECK ((state = 'void') = (voided_on IS NOT NULL) AND (state = 'void') = (void_reason IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX invoices_by_client ON invoices (client_id);
--> statement-breakpoint
CREATE INDEX invoices_by_issue_date ON invoices (issue_date, id);
--> statement-breakpoint
CREATE INDEX invoices_drafts ON invoices (id) WHERE state = 'draft';
--> statement-breakpoint
CREATE UNIQUE INDEX invoices_by_number ON invoices (series, sequence) WHERE number IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX invoices_numbered_once ON invoices (series, number) WHERE number IS NOT NULL;
--> statement-breakpoint
CREATE TABLE invoice_lines (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  description TEXT NOT NULL CHECK (description <> ''),
  quantity_e4 INTEGER NOT NULL CHECK (quantity_e4 BETWEEN 0 AND 9999999999999),
  unit TEXT NOT NULL,
  unit_price_e4 INTEGER NOT NULL CHECK (unit_price_e4 BETWEEN -9999999999999 AND 9999999999999),
  discount_e5 INTEGER NOT NULL CHECK (discount_e5 BETWEEN 0 AND 100000),
  tax_e5 INTEGER NOT NULL CHECK (tax_e5 BETWEEN 0 AND 100000),
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  net_minor INTEGER CHECK (net_minor BETWEEN -100000000000 AND 100000000000)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX invoice_lines_in_order ON invoice_lines (invoice_id, position);
--> statement-breakpoint
CREATE TABLE credit_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  reason TEXT NOT NULL CHECK (reason IN ('adjustment', 'cancelled', 'uncollectible')),
  series TEXT,
  sequence INTEGER CHECK (sequence >= 1),
  number TEXT CHECK (number <> ''),
  date TEXT NOT NULL CHECK (date(date) IS date AND date BETWEEN '1990-01-01' AND '2100-12-31'),
  note TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 100000000000),
  tax_minor INTEGER NOT NULL CHECK (tax_minor BETWEEN 0 AND amount_minor),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  import_id INTEGER REFERENCES imports (id) ON DELETE RESTRICT,
  CHECK ((number IS NULL) = (series IS NULL) AND (number IS NULL) = (sequence IS NULL)),
  CHECK (number IS NOT NULL OR reason = 'uncollectible')
) STRICT;
--> statement-breakpoint
CREATE INDEX credit_notes_by_invoice ON credit_notes (invoice_id);
--> statement-breakpoint
CREATE INDEX credit_notes_by_date ON credit_notes (date);
--> statement-breakpoint
CREATE UNIQUE INDEX credit_notes_by_number ON credit_notes (series, sequence) WHERE number IS NOT NULL;
--> statement-breakpoint
-- What a credit note takes off each account that the invoice's lines name; the sales tax stands in credit_notes.
CREATE TABLE credit_note_parts (
  credit_note_id INTEGER NOT NULL REFERENCES credit_notes (id) ON DELETE RESTRICT,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 1 AND 100000000000),
  PRIMARY KEY (credit_note_id, account_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- How much of an invoice an event paid (or, below zero, gave back), by the account that the line or its tax names.
CREATE TABLE allocations (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  date TEXT NOT NULL CHECK (date(date) IS date),
  amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN -100000000000 AND 100000000000 AND amount_minor <> 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX allocations_by_event ON allocations (event_id);
--> statement-breakpoint
CREATE INDEX allocations_by_invoice ON allocations (invoice_id, date);
--> statement-breakpoint
CREATE INDEX allocations_by_date ON allocations (date);
--> statement-breakpoint
-- Kept by triggers: what is open on each invoice that was ever issued.
CREATE TABLE invoice_balances (
  invoice_id INTEGER PRIMARY KEY NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  total_minor INTEGER NOT NULL,
  reduced_minor INTEGER NOT NULL,
  paid_minor INTEGER NOT NULL,
  open_minor INTEGER NOT NULL CHECK (open_minor = total_minor - reduced_minor - paid_minor)
) STRICT;
--> statement-breakpoint
CREATE INDEX invoice_balances_open ON invoice_balances (invoice_id) WHERE open_minor <> 0;
--> statement-breakpoint
CREATE TABLE pdfs (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  invoice_id INTEGER REFERENCES invoices (id) ON DELETE RESTRICT,
  credit_note_id INTEGER REFERENCES credit_notes (id) ON DELETE RESTRICT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  CHECK ((invoice_id IS NULL) <> (credit_note_id IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX pdfs_of_invoice ON pdfs (invoice_id) WHERE invoice_id IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX pdfs_of_credit_note ON pdfs (credit_note_id) WHERE credit_note_id IS NOT NULL;
--> statement-breakpoint
-- Who changed what and when, each row chained to the one before by its hash.
CREATE TABLE history (
  number INTEGER PRIMARY KEY NOT NULL CHECK (number >= 1),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER,
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
--> statement-breakpoint
CREATE INDEX history_of_entity ON history (entity, entity_id);
--> statement-breakpoint
CREATE TABLE idempotency_keys (
  key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  route TEXT NOT NULL,
  request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
  status INTEGER NOT NULL CHECK (status BETWEEN 200 AND 299),
  body TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (at);
--> statement-breakpoint

CREATE TRIGGER movements_add_up AFTER INSERT ON movements BEGIN
  INSERT INTO monthly_totals (month, from_account_id, to_account_id, total_minor, entries)
  VALUES (substr(NEW.date, 1, 7), NEW.from_account_id, NEW.to_account_id, NEW.amount_minor, 1)
  ON CONFLICT (month, from_account_id, to_account_id) DO UPDATE
  SET total_minor = total_minor + excluded.total_minor, entries = entries + 1;
END;
--> statement-breakpoint
CREATE TRIGGER movements_add_up_receipts AFTER INSERT ON movements
WHEN (SELECT client_id FROM events WHERE id = NEW.event_id) IS NOT NULL
  AND 'income' IN ((SELECT role FROM accounts WHERE id = NEW.from_account_id), (SELECT role FROM accounts WHERE id = NEW.to_account_id))
BEGIN
  INSERT INTO client_months (client_id, month, receipts_minor)
  SELECT events.client_id, substr(NEW.date, 1, 7),
    NEW.amount_minor * ((SELECT role = 'income' FROM accounts WHERE id = NEW.from_account_id)
      - (SELECT role = 'income' FROM accounts WHERE id = NEW.to_account_id))
  FROM events WHERE events.id = NEW.event_id
  ON CONFLICT (month, client_id) DO UPDATE SET receipts_minor = receipts_minor + excluded.receipts_minor;
END;
--> statement-breakpoint
CREATE TRIGGER movements_bear_the_date_of_their_event BEFORE INSERT ON movements
WHEN NEW.date IS NOT (SELECT date FROM events WHERE id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'a movement bears the date of its event'); END;
--> statement-breakpoint
CREATE TRIGGER invoices_open_when_issued AFTER UPDATE OF state ON invoices WHEN OLD.state = 'draft' AND NEW.state = 'issued' BEGIN
  INSERT INTO invoice_balances (invoice_id, total_minor, reduced_minor, paid_minor, open_minor)
  VALUES (NEW.id, NEW.total_minor, 0, 0, NEW.total_minor);
END;
--> statement-breakpoint
CREATE TRIGGER invoices_closed_when_void AFTER UPDATE OF state ON invoices WHEN OLD.state = 'issued' AND NEW.state = 'void' BEGIN
  UPDATE invoice_balances SET total_minor = 0, open_minor = open_minor - total_minor WHERE invoice_id = NEW.id;
END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_reduce AFTER INSERT ON credit_notes BEGIN
  UPDATE invoice_balances SET reduced_minor = reduced_minor + NEW.amount_minor, open_minor = open_minor - NEW.amount_minor
  WHERE invoice_id = NEW.invoice_id;
END;
--> statement-breakpoint
CREATE TRIGGER allocations_pay AFTER INSERT ON allocations BEGIN
  UPDATE invoice_balances SET paid_minor = paid_minor + NEW.amount_minor, open_minor = open_minor - NEW.amount_minor
  WHERE invoice_id = NEW.invoice_id;
END;
--> statement-breakpoint
CREATE TRIGGER allocations_need_an_issued_invoice BEFORE INSERT ON allocations
WHEN (SELECT state FROM invoices WHERE id = NEW.invoice_id) IS NOT 'issued'
BEGIN SELECT RAISE(ABORT, 'only an issued invoice can be paid'); END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_need_an_issued_invoice BEFORE INSERT ON credit_notes
WHEN (SELECT state FROM invoices WHERE id = NEW.invoice_id) IS NOT 'issued'
BEGIN SELECT RAISE(ABORT, 'only an issued invoice can be credited'); END;
--> statement-breakpoint

CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER events_last BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER movements_stay BEFORE UPDATE ON movements BEGIN SELECT RAISE(ABORT, 'a movement is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER movements_last BEFORE DELETE ON movements BEGIN SELECT RAISE(ABORT, 'a movement is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER allocations_stay BEFORE UPDATE ON allocations BEGIN SELECT RAISE(ABORT, 'an allocation is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER allocations_last BEFORE DELETE ON allocations BEGIN SELECT RAISE(ABORT, 'an allocation is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER invoices_stay BEFORE UPDATE ON invoices
WHEN OLD.state <> 'draft' AND NOT (
  OLD.state = 'issued' AND NEW.state IN ('issued', 'void') AND NEW.id IS OLD.id AND NEW.series IS OLD.series
  AND NEW.sequence IS OLD.sequence AND NEW.number IS OLD.number AND NEW.client_id IS OLD.client_id
  AND NEW.issue_date IS OLD.issue_date AND NEW.due_date IS OLD.due_date AND NEW.currency IS OLD.currency
  AND NEW.reference IS OLD.reference AND NEW.note IS OLD.note AND NEW.frozen IS OLD.frozen
  AND NEW.net_minor IS OLD.net_minor AND NEW.tax_minor IS OLD.tax_minor AND NEW.total_minor IS OLD.total_minor
  AND NEW.content_hash IS OLD.content_hash AND NEW.import_id IS OLD.import_id
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER invoices_start_as_drafts BEFORE INSERT ON invoices WHEN NEW.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an invoice starts as a draft'); END;
--> statement-breakpoint
CREATE TRIGGER invoices_last BEFORE DELETE ON invoices WHEN OLD.state <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_added_to_drafts BEFORE INSERT ON invoice_lines
WHEN (SELECT state FROM invoices WHERE id = NEW.invoice_id) IS NOT 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_stay BEFORE UPDATE ON invoice_lines
WHEN (SELECT state FROM invoices WHERE id = OLD.invoice_id) IS NOT 'draft' OR NEW.invoice_id IS NOT OLD.invoice_id
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_last BEFORE DELETE ON invoice_lines
WHEN (SELECT state FROM invoices WHERE id = OLD.invoice_id) IS NOT 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_stay BEFORE UPDATE ON credit_notes BEGIN SELECT RAISE(ABORT, 'a credit note is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER credit_notes_last BEFORE DELETE ON credit_notes BEGIN SELECT RAISE(ABORT, 'a credit note is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER credit_note_parts_stay BEFORE UPDATE ON credit_note_parts BEGIN SELECT RAISE(ABORT, 'a credit note is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER credit_note_parts_last BEFORE DELETE ON credit_note_parts BEGIN SELECT RAISE(ABORT, 'a credit note is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER pdfs_stay BEFORE UPDATE ON pdfs BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER pdfs_last BEFORE DELETE ON pdfs BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER history_stays BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER history_lasts BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER accounts_keep_their_side BEFORE UPDATE OF role ON accounts
WHEN OLD.role IS NOT NEW.role AND NOT (
  OLD.role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other') AND NEW.role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other')
)
BEGIN SELECT RAISE(ABORT, 'an end of the world keeps its role'); END;
