"""Data apart from tables: PostgreSQL alters no table that has rows waiting for their foreign keys."""

import uuid

from django.db import migrations


def give_ids_and_offers(apps, schema_editor):
    """Every row an id of its own; every kind of help that a location named, a service and a row of its own."""
    for name in ("Organization", "ServiceLocation", "Channel"):
        model = apps.get_model("services", name)
        for row in model.objects.only("pk"):
            model.objects.filter(pk=row.pk).update(uuid=uuid.uuid4())
    service, offer = apps.get_model("services", "Service"), apps.get_model("services", "ServiceAtLocation")
    for location in apps.get_model("services", "ServiceLocation").objects.all():
        shown = location.active and location.latitude is not None and location.longitude is not None
        for kind in location.services:
            given, _ = service.objects.get_or_create(organization_id=location.organization_id, category=kind)
            offer.objects.create(
                service=given,
                location=location,
                category=kind,
                latitude=location.latitude if shown else None,
                longitude=location.longitude if shown else None,
            )


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0002_offers_and_hours'),
    ]

    operations = [
        migrations.RunPython(give_ids_and_offers, migrations.RunPython.noop),
    ]
