extension SQLiteSchema {
  // What is known of unclear and held shots, and the pace that each endpoint was found to allow.
  static let secondStep = """
    ALTER TABLE shots ADD COLUMN absent_since INTEGER;
    ALTER TABLE shots ADD COLUMN asked_at INTEGER;
    ALTER TABLE shots ADD COLUMN candidates TEXT;
    CREATE INDEX shots_unclear ON shots (provider, base_url) WHERE state = 'ambiguous';

    CREATE TABLE learnt_rates (
      provider TEXT NOT NULL,
      base_url TEXT NOT NULL,
      submits_per_minute REAL NOT NULL CHECK (submits_per_minute > 0),
      learnt_at INTEGER NOT NULL,
      PRIMARY KEY (provider, base_url)
    ) STRICT;
    """
}
