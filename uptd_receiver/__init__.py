"""A small receiver for an office without a system of its own (docs/confidential-format.md, hand-off).

Needs Python 3.11, pyrage and cryptography; nothing of the portal.
"""
