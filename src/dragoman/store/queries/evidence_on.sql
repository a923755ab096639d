-- The evidence on the claims in which records stand, each row behind the record that asks for it.
SELECT asked.record, evidence.claim, evidence.record, evidence.document, evidence.stance, evidence.difference,
       evidence.against, evidence.origin, evidence.anonymous, evidence.because
FROM evidence AS asked JOIN evidence ON evidence.claim = asked.claim
WHERE asked.record IN (SELECT value FROM json_each(:records)) AND asked.stance <> 'supersedes'
ORDER BY asked.record, evidence.claim, evidence.document, evidence.record
