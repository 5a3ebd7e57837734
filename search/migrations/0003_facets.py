from django.db import migrations, models

from search.engines import engine
from search.projection import district_of


def fill(apps, schema_editor):
    """Kecamatan from the code that stands there; topics by projecting again (prepare does, or search_rebuild)."""
    documents = apps.get_model("search", "SearchDocument").objects
    own = documents.exclude(region_code="").values_list("pk", "region_code")
    for pk, code in list(own.iterator(2_000)):
        if district := district_of(code):
            documents.filter(pk=pk).update(district=district)
    engine(schema_editor.connection).install()


class Migration(migrations.Migration):
    dependencies = [("search", "0002_postings")]

    operations = [
        migrations.AddField("searchdocument", "district", models.CharField(blank=True, max_length=8)),
        migrations.AddField("searchdocument", "topics", models.CharField(blank=True, max_length=500)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
