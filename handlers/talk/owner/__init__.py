"""What owners can say and press."""
