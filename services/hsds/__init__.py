"""The directory as open data: a read API after HSDS 3.1 (Open Referral), with a profile of its own."""
