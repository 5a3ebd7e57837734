"""The officers' desk under /petugas/: in Indonesian, apart from the CMS, nothing of a complaint readable here."""
