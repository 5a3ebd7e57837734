"""Builders of test worlds, one file an app."""
