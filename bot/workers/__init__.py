"""Workers: the push worker empties the outbox, the clock rings."""
