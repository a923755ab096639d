-- Statements of the newest documents, in the order of their text; not those that only tell another one again.
SELECT statements.document_id, statements.id
FROM (SELECT id, published FROM documents ORDER BY ifnull(published, '') DESC, id DESC LIMIT :limit) AS newest
JOIN statements ON statements.document_id = newest.id
WHERE statements.repeats IS NULL
ORDER BY ifnull(newest.published, '') DESC, newest.id DESC, statements.position
LIMIT :limit
