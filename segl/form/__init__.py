"""The fields of a schema as a form in Word: written, read back, and put into the schema's text."""
