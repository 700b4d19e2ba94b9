"""What builds, serves and tests Afterword."""
