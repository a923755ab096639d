-- Blocks that hold every one of the words as they stand, for scripts that put no space between words.
SELECT document_id, span_start, span_end, kind, blocks.text
FROM blocks
WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) AS part WHERE instr(lower(blocks.text), lower(part.value)) = 0)
ORDER BY document_id, position
LIMIT :limit
