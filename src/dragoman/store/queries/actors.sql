-- Who is meant, with how many statements they made, in how many events they take part, in how many documents they are named.
WITH speaking AS (
    SELECT links.entity, count(*) AS statements
    FROM statements JOIN links ON links.document_id = statements.document_id AND links.mention = statements.speaker
    WHERE links.entity IS NOT NULL GROUP BY links.entity
), acting AS (
    SELECT links.entity, count(DISTINCT event_parties.event_id) AS events
    FROM event_parties
    JOIN links ON links.document_id = event_parties.document_id AND links.mention = event_parties.mention
    WHERE links.entity IS NOT NULL GROUP BY links.entity
), named AS (
    SELECT entity, count(DISTINCT document_id) AS documents FROM links WHERE entity IS NOT NULL GROUP BY entity
)
SELECT named.entity, ifnull(statements, 0), ifnull(events, 0), documents
FROM named LEFT JOIN speaking ON speaking.entity = named.entity LEFT JOIN acting ON acting.entity = named.entity
WHERE statements IS NOT NULL OR events IS NOT NULL
ORDER BY ifnull(statements, 0) + ifnull(events, 0) DESC, named.entity
