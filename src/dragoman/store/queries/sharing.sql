-- The bodies of the traces of other documents that share at least so many keys with one.
SELECT traces.item, traces.body
FROM (SELECT item FROM trace_keys
      WHERE concern = :concern AND key IN (SELECT value FROM json_each(:keys)) AND document <> :document
      GROUP BY item HAVING count(*) >= :least) AS found
JOIN traces ON traces.concern = :concern AND traces.item = found.item
ORDER BY traces.item
