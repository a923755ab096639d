-- The fuller event of the same document that an event only tells again.
ALTER TABLE events ADD COLUMN repeats TEXT REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED;
