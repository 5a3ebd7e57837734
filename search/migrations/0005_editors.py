from django.db import migrations, models
from django.utils import timezone

from search.lexicon import own_synonyms


def seed(apps, schema_editor):
    """The project's list becomes the editors' own; what they change or switch off holds from then on."""
    model = apps.get_model("search", "SynonymRule")
    model.objects.bulk_create(
        model(
            term=synonym.term,
            variants="\n".join(synonym.variants),
            official=synonym.official,
            urgency=synonym.urgency,
            display_ok=synonym.shown,
            updated_at=timezone.now(),
        )
        for synonym in own_synonyms()
    )


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0004_outbox'),
    ]

    operations = [
        migrations.CreateModel(
            name='BestBet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('phrases', models.TextField(verbose_name='pertanyaan')),
                ('address', models.CharField(max_length=600, verbose_name='alamat halaman')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='mulai')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='sampai')),
            ],
            options={
                'verbose_name': 'jawaban pilihan',
                'verbose_name_plural': 'jawaban pilihan',
                'ordering': ['phrases'],
            },
        ),
        migrations.CreateModel(
            name='BlockedSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('phrase', models.CharField(max_length=80, unique=True, verbose_name='kata atau frasa')),
            ],
            options={
                'verbose_name': 'saran yang diblokir',
                'verbose_name_plural': 'saran yang diblokir',
                'ordering': ['phrase'],
            },
        ),
        migrations.CreateModel(
            name='CrisisTrigger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('phrase', models.CharField(max_length=80, unique=True, verbose_name='kata atau frasa')),
            ],
            options={
                'verbose_name': 'kata bahaya',
                'verbose_name_plural': 'kata bahaya',
                'ordering': ['phrase'],
            },
        ),
        migrations.CreateModel(
            name='StemRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('word', models.CharField(max_length=60, unique=True, verbose_name='kata')),
                ('root', models.CharField(max_length=60, verbose_name='kata dasar')),
            ],
            options={
                'verbose_name': 'kata dasar',
                'verbose_name_plural': 'kata dasar',
                'ordering': ['word'],
            },
        ),
        migrations.CreateModel(
            name='SynonymRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('term', models.CharField(max_length=80, unique=True, verbose_name='kata orang')),
                ('variants', models.TextField(blank=True, verbose_name='cara lain mengatakannya')),
                ('official', models.CharField(max_length=160, verbose_name='kata di portal')),
                ('urgency', models.PositiveSmallIntegerField(choices=[(0, 'biasa'), (1, 'butuh bantuan'), (2, 'bahaya: nomor darurat tampil paling atas')], default=0, verbose_name='kegentingan')),
                ('display_ok', models.BooleanField(default=True, verbose_name='boleh tampil')),
                ('active', models.BooleanField(default=True, verbose_name='dipakai')),
            ],
            options={
                'verbose_name': 'sinonim',
                'verbose_name_plural': 'sinonim',
                'ordering': ['term'],
            },
        ),
        migrations.CreateModel(
            name='SearchCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('what', models.CharField(choices=[('cari', 'Search'), ('nihil', 'Without'), ('istilah', 'Term'), ('ms', 'Time')], max_length=10)),
                ('name', models.CharField(blank=True, max_length=80)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'what', 'name'), name='one_count_a_day')],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
