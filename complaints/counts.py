"""All that the CMS learns of complaints: how many a kota received on a day. A file, because it may reach no table."""

import json
from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from complaints.models import Complaint
from complaints.sealing import keysets, secret_files

DAYS = 30


def write(ring: keysets.Keyring) -> None:
    """Writes COMPLAINTS_COUNTS anew: `{"rows": [[name of the kota, day, number], ...]}`, newest day first."""
    names = dict(ring.regions())
    since = timezone.localdate() - timedelta(days=DAYS)
    counted = Complaint.objects.filter(received_on__gte=since).values_list("region", "received_on")
    rows = [
        [names.get(region, region), day.isoformat(), number]
        for region, day, number in counted.annotate(Count("pk")).order_by("-received_on", "region")
    ]
    path = settings.COMPLAINTS_COUNTS
    secret_files.write_durably(path, json.dumps({"rows": rows}, ensure_ascii=False).encode(), replace=True)
    path.chmod(0o640)  # for the process of the CMS, by its group
