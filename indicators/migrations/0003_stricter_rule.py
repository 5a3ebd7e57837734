"""Nothing in the tables changes. An upgrade with this in it is a migration, and after each migration the figures are
worked out anew (indicators.protection): the rule of elimination.py hides more than the one before it.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_relations")]
    operations: list = []
