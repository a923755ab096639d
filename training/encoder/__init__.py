"""One small encoder, read once a document, with heads for attribution, factuality and event types."""
