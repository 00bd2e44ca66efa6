"""Points at issue: how the claims of several reports meet, and which reports belong together."""
