from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=20)),
                ('object_id', models.CharField(max_length=40)),
                ('locale', models.CharField(blank=True, max_length=10)),
                ('kind', models.CharField(choices=[('panduan', 'panduan'), ('berita', 'berita'), ('kegiatan', 'kegiatan'), ('peraturan', 'peraturan'), ('informasi-publik', 'informasi publik'), ('layanan', 'layanan'), ('wilayah', 'wilayah'), ('istilah', 'istilah'), ('data', 'data'), ('halaman', 'halaman')], max_length=20)),
                ('path', models.CharField(max_length=600)),
                ('title', models.CharField(max_length=300)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('region_code', models.CharField(blank=True, max_length=13)),
                ('region_name', models.CharField(blank=True, max_length=160)),
                ('date', models.DateField(blank=True, null=True)),
                ('date_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month')], default='day', max_length=5)),
                ('weight', models.FloatField(default=1.0)),
                ('title_terms', models.TextField(blank=True)),
                ('names_terms', models.TextField(blank=True)),
                ('summary_terms', models.TextField(blank=True)),
                ('body_terms', models.TextField(blank=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'locale'], name='document_kind_locale')],
                'constraints': [models.UniqueConstraint(fields=('source', 'object_id', 'locale'), name='one_document_per_language')],
            },
        ),
    ]
