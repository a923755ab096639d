-- What passes between two states: events in which both take part, and what those of one say to those of the other.
-- Each row names the states in the order of their codes; with no states given, all pairs.
WITH sides AS (
    SELECT event_parties.document_id, event_parties.event_id AS id, 'event' AS kind, links.country, event_parties.role
    FROM event_parties
    JOIN links ON links.document_id = event_parties.document_id AND links.mention = event_parties.mention
    WHERE links.country IS NOT NULL
    UNION
    SELECT statement_parties.document_id, statement_parties.statement_id, 'statement', links.country, statement_parties.role
    FROM statement_parties
    JOIN links ON links.document_id = statement_parties.document_id AND links.mention = statement_parties.mention
    WHERE links.country IS NOT NULL AND statement_parties.role <> 'via'
)
SELECT DISTINCT one.country, other.country, one.kind, one.document_id, one.id
FROM sides AS one JOIN sides AS other ON other.id = one.id AND one.country < other.country
WHERE (:left IS NULL OR (one.country = :left AND other.country = :right))
  AND (one.kind = 'event' OR one.role <> other.role)
ORDER BY 1, 2, 4, 5
