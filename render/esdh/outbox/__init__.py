"""The outbox: each document once into the records system, whatever fails on the way."""
