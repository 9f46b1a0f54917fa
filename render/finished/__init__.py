"""A filled letter as it lies in a file, perhaps corrected in Word: read, never changed."""
