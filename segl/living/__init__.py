"""What `segl library` reads (a library's editions, an export of live templates), and tells."""
