"""What `check_authority.py` is made of: the entries, the faults within them, and what sources say."""
