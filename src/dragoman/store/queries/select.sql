-- Documents that fit every condition given, in order of publication, then id; undated ones last.
-- A day that is known to the month only fits every day of that month.
SELECT id
FROM documents
WHERE (:entity IS NULL
       OR EXISTS (SELECT 1 FROM links WHERE entity = :entity AND links.document_id = documents.id)
       OR EXISTS (SELECT 1 FROM abouts, json_each(abouts.entities) AS part
                  WHERE abouts.document_id = documents.id AND part.value = :entity))
  AND (:issue IS NULL
       OR EXISTS (SELECT 1 FROM statement_issues WHERE statement_issues.document_id = documents.id AND issue = :issue))
  AND (:since IS NULL OR published >= substr(:since, 1, length(published)))
  AND (:until IS NULL OR substr(published, 1, length(:until)) <= :until)
  AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))
ORDER BY published IS NULL, published, id
