"""Tickets: from opening to the owner's last word; dispatch, duty, clocks, cards and who is told what."""
