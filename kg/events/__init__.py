"""From an annotated `Doc` to what it tells: triggers, arguments, events, positions."""
