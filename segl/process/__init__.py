"""`segl process`: exports of a process read, and what is told of them."""
