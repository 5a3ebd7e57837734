from django.db import migrations
from django.db.migrations.recorder import MigrationRecorder

from search.lexicon import own_synonyms

SEEDED = ("search", "0005_editors")


def renew(apps, schema_editor):
    """The project's list has grown: rows that no editor has touched say what it says now, missing ones come.

    What an editor changed or switched off stays so. The day of the seed stays too, so that the next list finds
    the same rows untouched.
    """
    alias = schema_editor.connection.alias
    model = apps.get_model("search", "SynonymRule")
    rows = model.objects.using(alias)
    recorder = MigrationRecorder(schema_editor.connection)
    seeded = recorder.migration_qs.filter(app=SEEDED[0], name=SEEDED[1]).values_list("applied", flat=True).first()
    if seeded is None:
        return
    present = set(rows.values_list("term", flat=True))
    for synonym in own_synonyms():
        said = {
            "variants": "\n".join(synonym.variants),
            "official": synonym.official,
            "urgency": synonym.urgency,
            "display_ok": synonym.shown,
        }
        if synonym.term not in present:
            rows.bulk_create([model(term=synonym.term, **said)])
            rows.filter(term=synonym.term).update(updated_at=seeded)
        rows.filter(term=synonym.term, updated_at__lte=seeded).update(**said)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0006_files'),
    ]

    operations = [
        migrations.RunPython(renew, migrations.RunPython.noop),
    ]
