-- Blocks that fit an expression of the full-text index, best first, with the words found between two marks.
SELECT document_id, span_start, span_end, kind, blocks.text, highlight(block_words, 0, :left, :right)
FROM block_words JOIN blocks ON blocks.number = block_words.rowid
WHERE block_words MATCH :expression
ORDER BY bm25(block_words), document_id, position
LIMIT :limit
