from django.db import migrations, models

from search.engines import engine
from search.projection import index_columns


def drop_first_index(apps, schema_editor):
    """FTS5 with its triggers, or the generated column: what installations before this one have."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            for name in ("insert", "delete", "update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS search_fts_{name}")
            cursor.execute("DROP TABLE IF EXISTS search_fts")
        else:
            cursor.execute("ALTER TABLE search_searchdocument DROP COLUMN IF EXISTS terms")


def index(apps, schema_editor):
    """Roots instead of words as printed, then the postings."""
    documents = apps.get_model("search", "SearchDocument").objects
    batch = []
    for row in documents.iterator(500):
        columns = index_columns(row.locale, row.title, row.names_terms, row.summary, row.body)
        for name, value in columns.items():
            setattr(row, name, value)
        batch.append(row)
        if len(batch) == 500:
            documents.bulk_update(batch, list(columns))
            batch.clear()
    if batch:
        documents.bulk_update(batch, list(columns))
    engine(schema_editor.connection).install()


class Migration(migrations.Migration):
    """Ends with install(), as every migration that alters SearchDocument: SQLite drops the triggers with the table."""

    dependencies = [("search", "0001_documents")]

    operations = [
        migrations.RunPython(drop_first_index, migrations.RunPython.noop),
        migrations.AddField("searchdocument", "title_words", models.TextField(blank=True)),
        migrations.AlterField("searchdocument", "updated_at", models.DateTimeField(auto_now=True, db_index=True)),
        migrations.RunPython(index, migrations.RunPython.noop),
    ]
