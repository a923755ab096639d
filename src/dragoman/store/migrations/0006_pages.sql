-- The page that a paragraph of a paged report begins on, and where in the text the next page begins if it runs over.
ALTER TABLE blocks ADD COLUMN page INTEGER CHECK (page > 0);
ALTER TABLE blocks ADD COLUMN page_turn INTEGER;
