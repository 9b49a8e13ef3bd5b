-- Everyday books: kept balances, receipt files, recurring items, reconciling with the bank, closed quarters, numbering,
-- and contents of the history that can be taken out on request without breaking its chain.

-- Kept by triggers: what each account holds after everything that is in the book.
CREATE TABLE account_balances (
  account_id INTEGER PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  balance_minor INTEGER NOT NULL CHECK (balance_minor BETWEEN -9007199254740991 AND 9007199254740991)
) STRICT;
--> statement-breakpoint
INSERT INTO account_balances (account_id, balance_minor)
SELECT account_id, sum(minor) FROM (
  SELECT to_account_id AS account_id, total_minor AS minor FROM monthly_totals
  UNION ALL SELECT from_account_id, -total_minor FROM monthly_totals
) GROUP BY account_id;
--> statement-breakpoint
CREATE TRIGGER movements_change_balances AFTER INSERT ON movements BEGIN
  INSERT INTO account_balances (account_id, balance_minor) VALUES (NEW.to_account_id, NEW.amount_minor)
  ON CONFLICT (account_id) DO UPDATE SET balance_minor = balance_minor + excluded.balance_minor;
  INSERT INTO account_balances (account_id, balance_minor) VALUES (NEW.from_account_id, -NEW.amount_minor)
  ON CONFLICT (account_id) DO UPDATE SET balance_minor = balance_minor + excluded.balance_minor;
END;
--> statement-breakpoint

-- The paper of an entry: the file itself lies in receipts/ under its hash.
CREATE TABLE receipt_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size_bytes INTEGER NOT NULL CHECK (size_bytes BETWEEN 1 AND 10485760),
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/heic')),
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 100),
  added_at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX receipt_files_of_event ON receipt_files (event_id);
--> statement-breakpoint
CREATE INDEX receipt_files_by_hash ON receipt_files (sha256);
--> statement-breakpoint

-- What comes again and again. Nothing is booked by itself: each date is booked or skipped by a person, once.
CREATE TABLE recurring_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('expense', 'income')),
  text TEXT NOT NULL CHECK (text <> ''),
  every TEXT NOT NULL CHECK (every IN ('week', 'two-weeks', 'four-weeks', 'month', 'two-months', 'quarter', 'half-year', 'year')),
  starts_on TEXT NOT NULL CHECK (date(starts_on) IS starts_on AND starts_on BETWEEN '1990-01-01' AND '2100-12-31'),
  ends_on TEXT CHECK (date(ends_on) IS ends_on AND ends_on >= starts_on),
  entry TEXT NOT NULL CHECK (json_valid(entry)),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'ended')),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE recurring_dates (
  item_id INTEGER NOT NULL REFERENCES recurring_items (id) ON DELETE RESTRICT,
  due_on TEXT NOT NULL CHECK (date(due_on) IS due_on),
  -- The entry that was booked for this date; none when it was skipped.
  event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
  PRIMARY KEY (item_id, due_on)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX recurring_dates_by_event ON recurring_dates (event_id) WHERE event_id IS NOT NULL;
--> statement-breakpoint

-- "My bank says …": an account held against the bank's balance on a day, entry by entry.
CREATE TABLE reconciliations (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  date TEXT NOT NULL CHECK (date(date) IS date AND date BETWEEN '1990-01-01' AND '2100-12-31'),
  bank_minor INTEGER NOT NULL CHECK (bank_minor BETWEEN -100000000000 AND 100000000000),
  state TEXT NOT NULL CHECK (state IN ('open', 'done')),
  finished_at TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  CHECK ((state = 'done') = (finished_at IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX reconciliations_one_open ON reconciliations (account_id) WHERE state = 'open';
--> statement-breakpoint
CREATE INDEX reconciliations_of_account ON reconciliations (account_id, date);
--> statement-breakpoint
-- The bank shows what this entry did to this account.
CREATE TABLE ticks (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
  reconciliation_id INTEGER NOT NULL REFERENCES reconciliations (id) ON DELETE RESTRICT,
  PRIMARY KEY (event_id, account_id)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX ticks_of_reconciliation ON ticks (reconciliation_id);
--> statement-breakpoint
CREATE TRIGGER ticks_stay BEFORE UPDATE ON ticks BEGIN SELECT RAISE(ABORT, 'a tick is set or taken away'); END;
--> statement-breakpoint
CREATE TRIGGER ticks_of_a_finished_reconciliation_last BEFORE DELETE ON ticks
WHEN (SELECT state FROM reconciliations WHERE id = OLD.reconciliation_id) IS 'done'
BEGIN SELECT RAISE(ABORT, 'a finished reconciliation keeps its ticks'); END;
--> statement-breakpoint

-- A quarter whose pack was given away: what is dated in it changes no more, or is listed as a late change.
CREATE TABLE closed_quarters (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  quarter TEXT NOT NULL CHECK (quarter GLOB '[12][0-9][0-9][0-9]-Q[1-4]'),
  first_day TEXT NOT NULL CHECK (date(first_day) IS first_day),
  last_day TEXT NOT NULL CHECK (date(last_day) IS last_day AND last_day > first_day),
  closed_at TEXT NOT NULL,
  -- The last change that the pack knows of.
  history_number INTEGER NOT NULL CHECK (history_number >= 1),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  reopened_at TEXT,
  reopen_reason TEXT CHECK (reopen_reason <> ''),
  CHECK ((reopened_at IS NULL) = (reopen_reason IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX closed_quarters_once ON closed_quarters (quarter) WHERE reopened_at IS NULL;
--> statement-breakpoint
CREATE TABLE closed_files (
  closed_quarter_id INTEGER NOT NULL REFERENCES closed_quarters (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL CHECK (media_type <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  PRIMARY KEY (closed_quarter_id, name)
) STRICT;
--> statement-breakpoint
CREATE TABLE late_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  closed_quarter_id INTEGER NOT NULL REFERENCES closed_quarters (id) ON DELETE RESTRICT,
  entity TEXT NOT NULL CHECK (entity IN ('event', 'invoice', 'credit-note')),
  entity_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  at TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX late_changes_once ON late_changes (closed_quarter_id, entity, entity_id);
--> statement-breakpoint
CREATE TRIGGER closed_quarters_stay BEFORE UPDATE ON closed_quarters
WHEN OLD.reopened_at IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.quarter IS NOT OLD.quarter OR NEW.first_day IS NOT OLD.first_day
  OR NEW.last_day IS NOT OLD.last_day OR NEW.closed_at IS NOT OLD.closed_at OR NEW.history_number IS NOT OLD.history_number
  OR NEW.hash IS NOT OLD.hash
BEGIN SELECT RAISE(ABORT, 'a closed quarter is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER closed_quarters_last BEFORE DELETE ON closed_quarters BEGIN SELECT RAISE(ABORT, 'a closed quarter is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER closed_files_stay BEFORE UPDATE ON closed_files BEGIN SELECT RAISE(ABORT, 'a closed pack is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER closed_files_last BEFORE DELETE ON closed_files BEGIN SELECT RAISE(ABORT, 'a closed pack is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER late_changes_stay BEFORE UPDATE ON late_changes BEGIN SELECT RAISE(ABORT, 'a late change is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER late_changes_last BEFORE DELETE ON late_changes BEGIN SELECT RAISE(ABORT, 'a late change is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER movements_in_a_closed_quarter BEFORE INSERT ON movements
WHEN EXISTS (
  SELECT 1 FROM closed_quarters q WHERE q.reopened_at IS NULL AND NEW.date BETWEEN q.first_day AND q.last_day
    AND NOT EXISTS (SELECT 1 FROM late_changes l WHERE l.closed_quarter_id = q.id AND l.entity = 'event' AND l.entity_id = NEW.event_id))
BEGIN SELECT RAISE(ABORT, 'the quarter is closed'); END;
--> statement-breakpoint

-- How documents are numbered from now on; without a row, by year and three digits.
CREATE TABLE numbering (
  kind TEXT PRIMARY KEY NOT NULL CHECK (kind IN ('invoice', 'credit-note')),
  prefix TEXT NOT NULL CHECK (length(prefix) <= 20),
  by_year INTEGER NOT NULL CHECK (by_year IN (0, 1)),
  digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 8)
) STRICT;
--> statement-breakpoint
-- The first number that a series gives out here: those before it were given out elsewhere.
ALTER TABLE number_series ADD COLUMN first INTEGER NOT NULL DEFAULT 1 CHECK (first >= 1);
--> statement-breakpoint

-- What a history row about a person says, kept apart: the row holds its hash, so that the words can go and the chain stays.
CREATE TABLE history_contents (
  number INTEGER PRIMARY KEY NOT NULL REFERENCES history (number) ON DELETE RESTRICT,
  salt TEXT NOT NULL CHECK (length(salt) >= 32),
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after))
) STRICT;
--> statement-breakpoint
CREATE TRIGGER history_contents_stay BEFORE UPDATE ON history_contents BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
--> statement-breakpoint
-- The day on which everything about a client was removed that issued documents do not need.
ALTER TABLE clients ADD COLUMN removed_on TEXT CHECK (date(removed_on) IS removed_on);
--> statement-breakpoint
-- A book of invented entries to look around in.
ALTER TABLE instance ADD COLUMN is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1));
