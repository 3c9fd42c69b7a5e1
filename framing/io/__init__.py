"""Files in and out: articles and lexicons."""
