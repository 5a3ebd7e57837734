"""What editors work with: lists, choosers, forms, notices. Public pages know nothing of it."""
