-- What is known of documents without their text, newest first, undated ones last; after a place in that order.
SELECT id, title, outlet, published, language, url, authors
FROM documents
WHERE (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))
  AND (:outlet IS NULL OR outlet = :outlet)
  AND (:after_id IS NULL OR (ifnull(published, ''), id) < (:after_day, :after_id))
ORDER BY ifnull(published, '') DESC, id DESC
LIMIT :limit
