-- The capture that a document's rows rest on, and the stage versions they were read with.
SELECT capture_id, versions
FROM documents JOIN runs ON runs.id = run_id
WHERE documents.id = ?
