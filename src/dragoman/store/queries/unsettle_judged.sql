-- What a judgement is about must be settled anew.
INSERT OR IGNORE INTO unsettled
SELECT traces.concern, traces.item
FROM judgements JOIN traces ON traces.item IN (judgements."left", judgements."right")
WHERE judgements.id = :id
