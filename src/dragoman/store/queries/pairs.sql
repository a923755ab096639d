-- The pairs in which any of the items stands, on either side.
SELECT * FROM (
    SELECT concern, "left", "right", left_document, right_document, sort, score, because
    FROM pairs WHERE concern = :concern AND "left" IN (SELECT value FROM json_each(:items))
    UNION
    SELECT concern, "left", "right", left_document, right_document, sort, score, because
    FROM pairs WHERE concern = :concern AND "right" IN (SELECT value FROM json_each(:items))
)
ORDER BY "left", "right"
