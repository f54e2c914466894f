"""Judges of a DOCX: the Open XML SDK's validator, and a check of what that misses."""
