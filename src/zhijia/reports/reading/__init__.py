"""From a document to its text, and from a text to its claims."""
