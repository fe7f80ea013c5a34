"""Pages for people: HTML from templates in which all text is escaped."""
