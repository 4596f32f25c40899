"""Talk: conversations with owners, staff and managers; one turn in, replies out."""
