-- Each entity once: known before provisional, then as the least document has it.
SELECT id, name, kind, country, sector, known, description
FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY known DESC, document_id) AS turn FROM entities)
WHERE turn = 1
ORDER BY id
