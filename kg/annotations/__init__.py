"""What is marked on a parsed text, one spaCy component a module: actors, quotations, coreference, times."""
