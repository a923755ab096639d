-- What was not used and why, once for each capture; named after its capture where it has no name of its own.
SELECT DISTINCT stage, reason, detail, ifnull(rejected.name, captures.name)
FROM rejected LEFT JOIN captures ON captures.id = capture_id
ORDER BY 4, capture_id, stage, reason, detail
