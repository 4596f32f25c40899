"""What repairmen and stewards can say and press."""
