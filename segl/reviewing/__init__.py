"""What `segl review` tells: which templates are due to be looked at, and what has changed."""
