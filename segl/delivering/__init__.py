"""What `segl deliver` and `segl outbox` do, apart from parsing and printing."""
