import uuid

from django.db import migrations, models


def add_nearest_index(apps, schema_editor):
    """PostgreSQL finds the nearest of one category from a single index; SQLite has the one on the columns."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        schema_editor.execute(
            "CREATE INDEX offer_nearest ON services_serviceatlocation"
            " USING gist (category, point(longitude, latitude)) WHERE latitude IS NOT NULL"
        )


def drop_nearest_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS offer_nearest")


class Migration(migrations.Migration):

    dependencies = [
        ('services', '0003_give_offers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='channel',
            name='uuid',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name='organization',
            name='uuid',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name='servicelocation',
            name='uuid',
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.RunPython(add_nearest_index, drop_nearest_index),
    ]
