"""What the words around say clearly against the parse is put right in the parse, once, for all that reads it."""
