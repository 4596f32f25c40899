"""What managers and supervisors can say and press."""
