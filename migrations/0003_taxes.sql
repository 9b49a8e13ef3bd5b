-- What the tax rules of a country ask of a person for a tax year, and the log of business trips.

CREATE TABLE tax_answers (
  tax_year TEXT PRIMARY KEY NOT NULL CHECK (tax_year GLOB '[12][0-9][0-9][0-9]' OR tax_year GLOB '[12][0-9][0-9][0-9]/[0-9][0-9]'),
  -- Amounts are whole minor units, everything else is as it was written.
  answers TEXT NOT NULL CHECK (json_valid(answers) AND json_type(answers) = 'object'),
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE mileage (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  date TEXT NOT NULL CHECK (date(date) IS date AND date BETWEEN '1990-01-01' AND '2100-12-31'),
  distance_tenths INTEGER NOT NULL CHECK (distance_tenths BETWEEN 1 AND 100000),
  vehicle TEXT NOT NULL CHECK (vehicle IN ('car', 'motorcycle', 'bicycle')),
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  -- A client who is removed on request leaves the trip as it is, without the name.
  client_id INTEGER REFERENCES clients (id) ON DELETE SET NULL,
  version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX mileage_by_date ON mileage (date, id);
--> statement-breakpoint
CREATE INDEX mileage_by_client ON mileage (client_id);
