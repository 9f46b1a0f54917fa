"""A case asked for field by field: what to ask next, how an answer is read, the conversation."""
