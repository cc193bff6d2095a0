extension SQLiteSchema {
  // Times ending in _at are unix milliseconds of ours, the three of the job are unix seconds of the provider.
  static let firstStep = """
    CREATE TABLE shots (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
      purchase TEXT UNIQUE,
      realm TEXT NOT NULL,
      state TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      source TEXT NOT NULL,
      geometry TEXT NOT NULL,
      prompt TEXT NOT NULL,
      model TEXT NOT NULL,
      size TEXT NOT NULL,
      seconds INTEGER NOT NULL,
      options TEXT NOT NULL,
      take INTEGER NOT NULL,
      frame_path TEXT,
      frame_format TEXT,
      frame_size TEXT,
      frame_bytes INTEGER,
      frame_digest TEXT,
      provider TEXT,
      provider_model TEXT,
      base_url TEXT,
      price_micros INTEGER CHECK (price_micros >= 0),
      job_id TEXT,
      job_created INTEGER,
      job_completed INTEGER,
      job_expires INTEGER,
      result_url TEXT,
      cost_micros INTEGER CHECK (cost_micros >= 0),
      clip_digest TEXT,
      clip_bytes INTEGER,
      failure_reason TEXT,
      failure_code TEXT,
      failure_message TEXT,
      is_unbilled INTEGER NOT NULL,
      message TEXT,
      intended_at INTEGER,
      submitted_at INTEGER,
      done_at INTEGER,
      updated_at INTEGER NOT NULL,
      CHECK (state IN ('planned', 'rejected')
        OR (purchase IS NOT NULL AND base_url IS NOT NULL AND price_micros IS NOT NULL)),
      CHECK (state NOT IN ('submitted', 'running', 'ready', 'downloading', 'done', 'expired')
        OR job_id IS NOT NULL),
      CHECK (state <> 'done' OR clip_digest IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX shots_job ON shots (provider, base_url, job_id) WHERE job_id IS NOT NULL;
    CREATE INDEX shots_money ON shots (realm, state, is_unbilled, cost_micros, price_micros);

    CREATE TABLE placements (
      name TEXT NOT NULL,
      shot_id TEXT NOT NULL REFERENCES shots (id),
      source TEXT NOT NULL,
      clip TEXT NOT NULL UNIQUE,
      is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
      PRIMARY KEY (name, shot_id)
    ) STRICT;
    CREATE UNIQUE INDEX placements_current ON placements (name) WHERE is_current = 1;
    CREATE INDEX placements_shot ON placements (shot_id);

    CREATE TABLE past_attempts (
      sequence INTEGER PRIMARY KEY,
      shot_id TEXT NOT NULL REFERENCES shots (id),
      realm TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      provider TEXT NOT NULL,
      provider_model TEXT NOT NULL,
      base_url TEXT NOT NULL,
      job_id TEXT,
      cost_micros INTEGER NOT NULL CHECK (cost_micros >= 0),
      is_charged INTEGER NOT NULL CHECK (is_charged IN (0, 1)),
      closed_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX past_attempts_job ON past_attempts (provider, base_url, job_id);

    CREATE TABLE events (
      sequence INTEGER PRIMARY KEY,
      shot_id TEXT NOT NULL REFERENCES shots (id),
      at INTEGER NOT NULL,
      from_state TEXT,
      to_state TEXT NOT NULL,
      note TEXT
    ) STRICT;
    CREATE INDEX events_shot ON events (shot_id, sequence);
    CREATE TRIGGER events_stay BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
    CREATE TRIGGER events_last BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
    """
}
