"""What people write, in a form or a table, as the values that a schema wants."""
