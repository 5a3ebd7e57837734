

import django.db.models.deletion
import portal.listing
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseStatistic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metric', models.CharField(max_length=200, verbose_name='yang dihitung')),
                ('metric_en', models.CharField(blank=True, max_length=200, verbose_name='yang dihitung (Inggris)')),
                ('period_from', models.DateField(verbose_name='dari')),
                ('period_to', models.DateField(verbose_name='sampai')),
                ('unit', models.CharField(choices=[('kasus', 'kasus'), ('korban', 'korban'), ('aduan', 'aduan'), ('layanan', 'layanan'), ('insiden', 'insiden')], max_length=10, verbose_name='satuan')),
                ('value', models.PositiveIntegerField(blank=True, null=True, verbose_name='nilai')),
                ('relative_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='persen dari pembanding')),
                ('relative_base', models.CharField(blank=True, max_length=120, verbose_name='pembanding')),
                ('dimension', models.CharField(blank=True, choices=[('jenis_kelamin', 'jenis kelamin'), ('kelompok_umur', 'kelompok umur'), ('bentuk', 'bentuk kekerasan'), ('tempat', 'tempat kejadian'), ('hubungan', 'hubungan pelaku'), ('layanan', 'layanan yang diberikan')], max_length=15, verbose_name='dimensi')),
                ('category', models.CharField(blank=True, max_length=80, verbose_name='kategori')),
                ('publisher', models.CharField(max_length=200, verbose_name='penerbit')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='per tanggal')),
                ('source_url', models.URLField(blank=True, max_length=400, verbose_name='tautan sumber')),
                ('note', models.TextField(blank=True, help_text='Cara menghitungnya. Jangan menulis angka di bawah 5, atau angka yang sedang ditahan.', verbose_name='catatan penghitungan')),
                ('note_en', models.TextField(blank=True, verbose_name='catatan penghitungan (Inggris)')),
                ('withheld', models.BooleanField(default=True, editable=False, verbose_name='ditahan')),
                ('provisional', models.BooleanField(default=False, verbose_name='sementara')),
                ('approximate', models.BooleanField(default=False, verbose_name='kira-kira')),
            ],
            options={
                'verbose_name': 'angka kasus',
                'verbose_name_plural': 'angka kasus',
                'ordering': ['region', '-period_to', 'metric', 'dimension', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='kode')),
                ('kind', models.CharField(choices=[('kla', 'Kota Layak Anak'), ('dekela', 'Dekela'), ('kelana', 'Kelana'), ('drppa', 'DRPPA'), ('lintas_sektor', 'lintas sektor')], max_length=15, verbose_name='jenis')),
                ('signed_on', models.DateField(blank=True, null=True, verbose_name='ditandatangani')),
                ('signatories', models.CharField(max_length=255, verbose_name='penanda tangan')),
                ('signatories_en', models.CharField(blank=True, max_length=255, verbose_name='penanda tangan (Inggris)')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('note_en', models.TextField(blank=True, verbose_name='catatan (Inggris)')),
            ],
            options={
                'verbose_name': 'komitmen',
                'verbose_name_plural': 'komitmen',
                'ordering': ['-signed_on', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='ComparisonPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('callout', 5), ('quote', 10), ('steps', 16), ('do_dont', 20), ('facts', 24), ('faq', 29), ('links', 34), ('figure', 38), ('material', 44), ('numbers', 45), ('guardrail', 46)], blank=True, block_lookup={0: ('portal.blocks.text.HeadingBlock', (), {'group': 'Teks'}), 1: ('portal.blocks.text.ParagraphBlock', (), {'group': 'Teks'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'informasi'), ('calm', 'menenangkan'), ('warning', 'perhatian')], 'label': 'Nada'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Judul'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Isi'}), 5: ('wagtail.blocks.StructBlock', [[('tone', 2), ('title', 3), ('text', 4)]], {'group': 'Teks'}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Kutipan'}), 7: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Pembicara', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila sumber tidak menyebut nama.', 'label': 'Keterangan pembicara', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 6), ('speaker', 7), ('attribution', 8), ('note', 9)]], {'group': 'Teks'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Judul', 'required': False}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Langkah'}), 13: ('wagtail.blocks.TextBlock', (), {'label': 'Penjelasan', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Langkah'}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('items', 15)]], {'group': 'Daftar'}), 17: ('wagtail.blocks.CharBlock', (), {}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'Lakukan'}), 19: ('wagtail.blocks.ListBlock', (17,), {'label': 'Jangan'}), 20: ('wagtail.blocks.StructBlock', [[('do', 18), ('dont', 19)]], {'group': 'Daftar'}), 21: ('wagtail.blocks.CharBlock', (), {'label': 'Nama'}), 22: ('wagtail.blocks.StructBlock', [[('label', 21), ('value', 4)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'Fakta'}), 24: ('wagtail.blocks.StructBlock', [[('items', 23)]], {'group': 'Daftar'}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'Pertanyaan'}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Jawaban'}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'Pertanyaan'}), 29: ('wagtail.blocks.StructBlock', [[('items', 28)]], {'group': 'Daftar'}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'Tulisan tautan'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': '/halaman/ di situs ini atau https://...', 'label': 'Alamat'}), 32: ('wagtail.blocks.StructBlock', [[('label', 30), ('url', 31)]], {}), 33: ('wagtail.blocks.ListBlock', (32,), {'label': 'Tautan'}), 34: ('wagtail.blocks.StructBlock', [[('items', 33)]], {'group': 'Daftar'}), 35: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Gambar'}), 36: ('wagtail.blocks.CharBlock', (), {'help_text': 'Kosong: memakai teks alternatif gambarnya.', 'label': 'Teks alternatif', 'required': False}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Keterangan', 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('image', 35), ('alt_text', 36), ('caption', 37)]], {'group': 'Gambar dan berkas'}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Berkas'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Untuk siapa', 'required': False}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('id', 'Indonesia'), ('en', 'English'), ('lain', 'lainnya')], 'label': 'Bahasa'}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Hak pakai', 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'Versi', 'required': False}), 44: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 3), ('audience', 40), ('language', 41), ('licence', 42), ('version', 43)]], {'group': 'Gambar dan berkas'}), 45: ('portal.blocks.locked.NumbersBlock', (), {'group': 'Terkunci'}), 46: ('portal.blocks.locked.GuardrailBlock', (), {'group': 'Terkunci'})}, verbose_name='isi')),
            ],
            options={
                'verbose_name': 'perbandingan',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='ComparisonRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DataIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('callout', 5), ('quote', 10), ('steps', 16), ('do_dont', 20), ('facts', 24), ('faq', 29), ('links', 34), ('figure', 38), ('material', 44), ('numbers', 45), ('guardrail', 46)], blank=True, block_lookup={0: ('portal.blocks.text.HeadingBlock', (), {'group': 'Teks'}), 1: ('portal.blocks.text.ParagraphBlock', (), {'group': 'Teks'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'informasi'), ('calm', 'menenangkan'), ('warning', 'perhatian')], 'label': 'Nada'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Judul'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Isi'}), 5: ('wagtail.blocks.StructBlock', [[('tone', 2), ('title', 3), ('text', 4)]], {'group': 'Teks'}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Kutipan'}), 7: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Pembicara', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila sumber tidak menyebut nama.', 'label': 'Keterangan pembicara', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 6), ('speaker', 7), ('attribution', 8), ('note', 9)]], {'group': 'Teks'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Judul', 'required': False}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Langkah'}), 13: ('wagtail.blocks.TextBlock', (), {'label': 'Penjelasan', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Langkah'}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('items', 15)]], {'group': 'Daftar'}), 17: ('wagtail.blocks.CharBlock', (), {}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'Lakukan'}), 19: ('wagtail.blocks.ListBlock', (17,), {'label': 'Jangan'}), 20: ('wagtail.blocks.StructBlock', [[('do', 18), ('dont', 19)]], {'group': 'Daftar'}), 21: ('wagtail.blocks.CharBlock', (), {'label': 'Nama'}), 22: ('wagtail.blocks.StructBlock', [[('label', 21), ('value', 4)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'Fakta'}), 24: ('wagtail.blocks.StructBlock', [[('items', 23)]], {'group': 'Daftar'}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'Pertanyaan'}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Jawaban'}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'Pertanyaan'}), 29: ('wagtail.blocks.StructBlock', [[('items', 28)]], {'group': 'Daftar'}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'Tulisan tautan'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': '/halaman/ di situs ini atau https://...', 'label': 'Alamat'}), 32: ('wagtail.blocks.StructBlock', [[('label', 30), ('url', 31)]], {}), 33: ('wagtail.blocks.ListBlock', (32,), {'label': 'Tautan'}), 34: ('wagtail.blocks.StructBlock', [[('items', 33)]], {'group': 'Daftar'}), 35: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Gambar'}), 36: ('wagtail.blocks.CharBlock', (), {'help_text': 'Kosong: memakai teks alternatif gambarnya.', 'label': 'Teks alternatif', 'required': False}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Keterangan', 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('image', 35), ('alt_text', 36), ('caption', 37)]], {'group': 'Gambar dan berkas'}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Berkas'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Untuk siapa', 'required': False}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('id', 'Indonesia'), ('en', 'English'), ('lain', 'lainnya')], 'label': 'Bahasa'}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Hak pakai', 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'Versi', 'required': False}), 44: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 3), ('audience', 40), ('language', 41), ('licence', 42), ('version', 43)]], {'group': 'Gambar dan berkas'}), 45: ('portal.blocks.locked.NumbersBlock', (), {'group': 'Terkunci'}), 46: ('portal.blocks.locked.GuardrailBlock', (), {'group': 'Terkunci'})}, verbose_name='isi')),
            ],
            options={
                'verbose_name': 'data',
            },
            bases=(portal.listing.ListingMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='KlaIndicatorEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('indicator', models.PositiveSmallIntegerField(verbose_name='nomor indikator')),
                ('narrative', models.TextField(verbose_name='uraian')),
            ],
            options={
                'verbose_name': 'bukti indikator KLA',
                'verbose_name_plural': 'bukti indikator KLA',
                'ordering': ['region', '-year', 'indicator'],
            },
        ),
        migrations.CreateModel(
            name='KlaStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tahun')),
                ('predicate', models.CharField(choices=[('pratama', 'Pratama'), ('madya', 'Madya'), ('nindya', 'Nindya'), ('utama', 'Utama'), ('paripurna', 'Paripurna')], max_length=10, verbose_name='predikat')),
                ('score', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True, verbose_name='nilai')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='per tanggal')),
                ('source', models.CharField(max_length=255, verbose_name='sumber')),
                ('source_url', models.URLField(blank=True, max_length=400, verbose_name='tautan sumber')),
            ],
            options={
                'verbose_name': 'predikat KLA',
                'verbose_name_plural': 'predikat KLA',
                'ordering': ['region', '-as_of'],
            },
        ),
    ]
