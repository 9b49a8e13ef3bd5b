-- Living and independence: what a month costs item by item, days off, goals, what is known of the months to come,
-- the way out of a day job, leads, and the monthly review.

-- What makes up the needs of the settings of a day. Where the two differ the settings count: the rest has no item.
CREATE TABLE living_items (
  from_date TEXT NOT NULL CHECK (date(from_date) IS from_date AND from_date BETWEEN '1990-01-01' AND '2100-12-31'),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('essential', 'normal', 'irregular', 'benefit')),
  -- Which benefit of an employer it stands for.
  benefit TEXT CHECK (benefit IN ('health', 'retirement', 'disability', 'time-off', 'other')),
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 100),
  -- A year's amount where the kind is irregular, else a month's.
  amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 0 AND 100000000000),
  -- Who else carries a benefit, so that it costs nothing here: "through my partner".
  covered_by TEXT CHECK (covered_by <> ''),
  -- Days off a year that this pays for.
  planned_days INTEGER CHECK (planned_days BETWEEN 0 AND 366),
  PRIMARY KEY (from_date, position),
  CHECK ((kind = 'benefit') = (benefit IS NOT NULL)),
  CHECK (covered_by IS NULL OR (kind = 'benefit' AND amount_minor = 0)),
  CHECK (planned_days IS NULL OR benefit IS 'time-off')
) STRICT, WITHOUT ROWID;
--> statement-breakpoint

CREATE TABLE days_off (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'sick', 'other')),
  first_day TEXT NOT NULL CHECK (date(first_day) IS first_day AND first_day BETWEEN '1990-01-01' AND '2100-12-31'),
  last_day TEXT NOT NULL CHECK (date(last_day) IS last_day AND last_day >= first_day),
  -- Working days of it, in halves.
  half_days INTEGER NOT NULL CHECK (half_days BETWEEN 1 AND 732),
  note TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX days_off_by_day ON days_off (first_day, id);
--> statement-breakpoint

-- Money put aside for something. It stays in its account, and is no part of free cash.
CREATE TABLE savings_goals (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 100),
  target_minor INTEGER NOT NULL CHECK (target_minor BETWEEN 1 AND 100000000000),
  wanted_by TEXT CHECK (date(wanted_by) IS wanted_by),
  -- Surplus goes to the first one first.
  position INTEGER NOT NULL CHECK (position >= 0),
  closed_on TEXT CHECK (date(closed_on) IS closed_on),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE savings_steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  goal_id INTEGER NOT NULL REFERENCES savings_goals (id) ON DELETE RESTRICT,
  date TEXT NOT NULL CHECK (date(date) IS date AND date BETWEEN '1990-01-01' AND '2100-12-31'),
  -- Put aside when positive, taken back or spent when negative.
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0 AND amount_minor BETWEEN -100000000000 AND 100000000000),
  note TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX savings_steps_of_goal ON savings_steps (goal_id, date);
--> statement-breakpoint
CREATE TRIGGER savings_steps_stay BEFORE UPDATE ON savings_steps BEGIN SELECT RAISE(ABORT, 'what was put aside is taken back by a step of its own'); END;
--> statement-breakpoint
CREATE TRIGGER savings_steps_last BEFORE DELETE ON savings_steps BEGIN SELECT RAISE(ABORT, 'what was put aside is taken back by a step of its own'); END;
--> statement-breakpoint

-- A fixed amount that a client pays every month.
CREATE TABLE contracts (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  client_id INTEGER NOT NULL REFERENCES clients (id) ON DELETE RESTRICT,
  monthly_minor INTEGER NOT NULL CHECK (monthly_minor BETWEEN 1 AND 100000000000),
  first_month TEXT NOT NULL CHECK (first_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  -- None: nobody knows yet, and the forecast says what it assumes.
  last_month TEXT CHECK (last_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND last_month >= first_month),
  note TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX contracts_of_client ON contracts (client_id);
--> statement-breakpoint
CREATE TABLE one_offs (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 100),
  -- Comes in when positive, goes out when negative; no tax is worked out on it.
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0 AND amount_minor BETWEEN -100000000000 AND 100000000000),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX one_offs_by_month ON one_offs (month, id);
--> statement-breakpoint

-- What a person plans on the way to independence. One row; rates of the floor as in docs/figures.md, chapter 10.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY CHECK (id = 1) NOT NULL,
  seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
  seasonal INTEGER NOT NULL CHECK (seasonal IN (0, 1)),
  quit_date TEXT CHECK (date(quit_date) IS quit_date),
  notice_days INTEGER CHECK (notice_days BETWEEN 0 AND 366),
  notice_to TEXT NOT NULL CHECK (notice_to IN ('day', 'month-end')),
  -- What the employer pays besides the wage, a month.
  employer_benefits_minor INTEGER CHECK (employer_benefits_minor BETWEEN 0 AND 100000000000),
  weeks_off_tenths INTEGER NOT NULL CHECK (weeks_off_tenths BETWEEN 0 AND 520),
  week_hours_tenths INTEGER NOT NULL CHECK (week_hours_tenths BETWEEN 0 AND 1680),
  billable_bps INTEGER NOT NULL CHECK (billable_bps BETWEEN 0 AND 10000),
  unpaid_bps INTEGER NOT NULL CHECK (unpaid_bps BETWEEN 0 AND 10000),
  -- The pay a year that the rate must bring; none: what living costs.
  yearly_pay_minor INTEGER CHECK (yearly_pay_minor BETWEEN 0 AND 100000000000),
  yearly_top_up_minor INTEGER NOT NULL CHECK (yearly_top_up_minor BETWEEN 0 AND 100000000000),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
INSERT INTO plan (id, seed, seasonal, notice_to, weeks_off_tenths, week_hours_tenths, billable_bps, unpaid_bps, yearly_top_up_minor, version)
VALUES (1, 1, 0, 'day', 60, 400, 6000, 200, 0, 1);
--> statement-breakpoint

-- A step of the way that was ticked, or left out, by hand; what the book itself can tell has no row.
CREATE TABLE step_notes (
  step TEXT PRIMARY KEY NOT NULL CHECK (step <> '' AND length(step) <= 50),
  done_on TEXT CHECK (date(done_on) IS done_on),
  left_out INTEGER NOT NULL CHECK (left_out IN (0, 1)),
  note TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  CHECK (left_out = 0 OR done_on IS NULL)
) STRICT;
--> statement-breakpoint
CREATE TABLE niches (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 100),
  skills INTEGER NOT NULL CHECK (skills BETWEEN 1 AND 5),
  interest INTEGER NOT NULL CHECK (interest BETWEEN 1 AND 5),
  demand INTEGER NOT NULL CHECK (demand BETWEEN 1 AND 5),
  note TEXT NOT NULL,
  chosen_on TEXT CHECK (date(chosen_on) IS chosen_on),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX niches_one_chosen ON niches (chosen_on IS NOT NULL) WHERE chosen_on IS NOT NULL;
--> statement-breakpoint
CREATE TABLE portfolio (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('piece', 'testimonial')),
  title TEXT NOT NULL CHECK (title <> '' AND length(title) <= 200),
  -- Where it can be seen, or what was said and by whom.
  note TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date(date) IS date AND date BETWEEN '1990-01-01' AND '2100-12-31'),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE leads (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 200),
  contact TEXT NOT NULL,
  source TEXT NOT NULL,
  value_minor INTEGER CHECK (value_minor BETWEEN 0 AND 100000000000),
  chance_bps INTEGER CHECK (chance_bps BETWEEN 0 AND 10000),
  next_step TEXT NOT NULL,
  next_step_on TEXT CHECK (date(next_step_on) IS next_step_on),
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost')),
  closed_on TEXT CHECK (date(closed_on) IS closed_on),
  -- The client that a won lead became; removed on request, the lead goes on without.
  client_id INTEGER REFERENCES clients (id) ON DELETE SET NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  CHECK ((state = 'open') = (closed_on IS NULL)),
  CHECK (state = 'won' OR client_id IS NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX leads_by_next_step ON leads (state, next_step_on);
--> statement-breakpoint
CREATE INDEX leads_of_client ON leads (client_id);
--> statement-breakpoint

-- Where somebody wants to be in one or two years, and how they would know.
CREATE TABLE goals (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 200),
  how_known TEXT NOT NULL,
  wanted_by TEXT NOT NULL CHECK (date(wanted_by) IS wanted_by),
  -- A figure of the book that tells; none: told by the person at each review.
  measure TEXT CHECK (measure IN ('verdict', 'months-covered', 'top-client', 'plan-on', 'free-cash', 'paying-clients')),
  -- Where it stood when the goal was set, and where it should be: tenths of months, bps, minor units, counts.
  start_value INTEGER,
  target_value INTEGER,
  set_on TEXT NOT NULL CHECK (date(set_on) IS set_on),
  state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'dropped')),
  closed_on TEXT CHECK (date(closed_on) IS closed_on),
  version INTEGER NOT NULL CHECK (version >= 1),
  CHECK ((measure IS NULL) = (target_value IS NULL)),
  CHECK ((state = 'open') = (closed_on IS NULL))
) STRICT;
--> statement-breakpoint

-- The review of a month. Its figures are frozen when it is begun.
CREATE TABLE monthly_reviews (
  month TEXT PRIMARY KEY NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  figures TEXT NOT NULL CHECK (json_valid(figures) AND json_type(figures) = 'object'),
  figures_sha256 TEXT NOT NULL CHECK (length(figures_sha256) = 64),
  begun_on TEXT NOT NULL CHECK (date(begun_on) IS begun_on),
  done_on TEXT CHECK (date(done_on) IS done_on AND done_on >= begun_on),
  energised TEXT NOT NULL,
  drained TEXT NOT NULL,
  -- Is the day-to-day moving toward the goals?
  toward_goals TEXT CHECK (toward_goals IN ('yes', 'partly', 'no')),
  toward_goals_note TEXT NOT NULL,
  hours_tenths INTEGER CHECK (hours_tenths BETWEEN 0 AND 7440),
  half_days_off INTEGER CHECK (half_days_off BETWEEN 0 AND 62),
  learned TEXT NOT NULL,
  decision TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER monthly_reviews_keep_figures BEFORE UPDATE OF month, figures, figures_sha256, begun_on ON monthly_reviews
BEGIN SELECT RAISE(ABORT, 'the figures of a review stay as they were'); END;
--> statement-breakpoint
CREATE TRIGGER monthly_reviews_last BEFORE DELETE ON monthly_reviews
WHEN OLD.done_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a review that was done stays'); END;
