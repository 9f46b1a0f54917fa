"""What `segl diff` compares, and how it tells what differs."""
