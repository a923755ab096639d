-- What a report itself calls a person, beside the office that our knowledge gives.
ALTER TABLE links ADD COLUMN role TEXT;
