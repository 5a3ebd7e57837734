"""Elasticsearch beside the database: it holds the same rows, ranks them alike, and may fall silent at any time."""
