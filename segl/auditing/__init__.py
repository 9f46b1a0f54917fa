"""What `segl audit` reads (folders, zips, exports, runs of `segl batch`), and how it tells."""
