"""French news in, a knowledge graph out."""
