"""Letters and signs: what ingest, reading, Word files and pages all hold a text to."""
