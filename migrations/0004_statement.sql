-- Kept by triggers: what each event did to the real accounts, whether the statement lists it, and the statement's totals by
-- month; so that a page and its totals are told without adding up every movement.

CREATE TABLE event_effects (
  event_id INTEGER PRIMARY KEY NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
  -- What the real accounts gained together, what moved between them, and all that moved.
  net_minor INTEGER NOT NULL CHECK (net_minor BETWEEN -9007199254740991 AND 9007199254740991),
  own_minor INTEGER NOT NULL CHECK (own_minor BETWEEN 0 AND 9007199254740991),
  whole_minor INTEGER NOT NULL CHECK (whole_minor BETWEEN 0 AND 9007199254740991),
  -- A mistake and its reversal bear the same day and cancel: the reversal is not listed and neither counts in totals.
  -- An opening balance that was moved to an earlier day is listed once, where it stands now.
  is_listed INTEGER NOT NULL CHECK (is_listed IN (0, 1)),
  is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE TABLE statement_months (
  month TEXT PRIMARY KEY NOT NULL,
  entries INTEGER NOT NULL CHECK (entries >= 0),
  in_minor INTEGER NOT NULL CHECK (in_minor BETWEEN 0 AND 9007199254740991),
  out_minor INTEGER NOT NULL CHECK (out_minor BETWEEN 0 AND 9007199254740991)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- What a search must fold before it compares: the few entries with letters that ASCII does not have.
CREATE INDEX events_in_other_letters ON events (id)
WHERE length(CAST(text AS BLOB)) > length(text) OR length(CAST(note AS BLOB)) > length(note);
--> statement-breakpoint
INSERT INTO event_effects (event_id, net_minor, own_minor, whole_minor, is_listed, is_counted)
SELECT e.id, coalesce(sum(m.amount_minor * (t.is_real - f.is_real)), 0),
  coalesce(sum(m.amount_minor * (t.is_real AND f.is_real)), 0), coalesce(sum(m.amount_minor), 0),
  (o.id IS NULL OR o.date <> e.date) AND NOT (e.kind = 'opening' AND r.id IS NOT NULL),
  r.id IS NULL OR r.date <> e.date
FROM events e
LEFT JOIN events o ON o.id = e.reverses_id
LEFT JOIN events r ON r.reverses_id = e.id
LEFT JOIN movements m ON m.event_id = e.id
LEFT JOIN (SELECT id, role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other') AS is_real FROM accounts) f
  ON f.id = m.from_account_id
LEFT JOIN (SELECT id, role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other') AS is_real FROM accounts) t
  ON t.id = m.to_account_id
GROUP BY e.id;
--> statement-breakpoint
INSERT INTO statement_months (month, entries, in_minor, out_minor)
SELECT substr(e.date, 1, 7), count(*), sum(max(x.net_minor, 0) * x.is_counted), sum(max(-x.net_minor, 0) * x.is_counted)
FROM event_effects x JOIN events e ON e.id = x.event_id WHERE x.is_listed GROUP BY 1;
--> statement-breakpoint
CREATE TRIGGER events_have_effects AFTER INSERT ON events BEGIN
  INSERT INTO event_effects (event_id, net_minor, own_minor, whole_minor, is_listed, is_counted)
  VALUES (NEW.id, 0, 0, 0, NEW.reverses_id IS NULL OR NEW.date <> (SELECT date FROM events WHERE id = NEW.reverses_id), 1);
END;
--> statement-breakpoint
CREATE TRIGGER events_take_effects_back AFTER INSERT ON events WHEN NEW.reverses_id IS NOT NULL BEGIN
  UPDATE event_effects
  SET is_listed = is_listed AND (SELECT kind FROM events WHERE id = NEW.reverses_id) <> 'opening',
    is_counted = is_counted AND (SELECT date FROM events WHERE id = NEW.reverses_id) <> NEW.date
  WHERE event_id = NEW.reverses_id;
END;
--> statement-breakpoint
CREATE TRIGGER movements_change_effects AFTER INSERT ON movements BEGIN
  UPDATE event_effects
  SET net_minor = net_minor + NEW.amount_minor * (t.is_real - f.is_real),
    own_minor = own_minor + NEW.amount_minor * (t.is_real AND f.is_real),
    whole_minor = whole_minor + NEW.amount_minor
  FROM (SELECT role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other') AS is_real FROM accounts
      WHERE id = NEW.from_account_id) f,
    (SELECT role IN ('spending', 'tax-reserve', 'buffer', 'card', 'other') AS is_real FROM accounts
      WHERE id = NEW.to_account_id) t
  WHERE event_id = NEW.event_id;
END;
--> statement-breakpoint
CREATE TRIGGER event_effects_listed AFTER INSERT ON event_effects WHEN NEW.is_listed BEGIN
  INSERT INTO statement_months (month, entries, in_minor, out_minor)
  SELECT substr(date, 1, 7), 1, 0, 0 FROM events WHERE id = NEW.event_id
  ON CONFLICT (month) DO UPDATE SET entries = entries + 1;
END;
--> statement-breakpoint
CREATE TRIGGER event_effects_add_up AFTER UPDATE ON event_effects BEGIN
  UPDATE statement_months
  SET entries = entries + NEW.is_listed - OLD.is_listed,
    in_minor = in_minor + max(NEW.net_minor, 0) * (NEW.is_listed AND NEW.is_counted)
      - max(OLD.net_minor, 0) * (OLD.is_listed AND OLD.is_counted),
    out_minor = out_minor + max(-NEW.net_minor, 0) * (NEW.is_listed AND NEW.is_counted)
      - max(-OLD.net_minor, 0) * (OLD.is_listed AND OLD.is_counted)
  WHERE month = (SELECT substr(date, 1, 7) FROM events WHERE id = NEW.event_id)
    AND (NEW.is_listed OR OLD.is_listed);
END;
