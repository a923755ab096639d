-- The statement that a headline, caption or lede only tells again.
ALTER TABLE statements ADD COLUMN repeats TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED;
