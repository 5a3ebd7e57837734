

import django.core.validators
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
            name='ActivityIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
            ],
            options={
                'verbose_name': 'daftar kegiatan',
            },
            bases=(portal.listing.ListingMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ActivityOrganization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('role', models.CharField(choices=[('penyelenggara', 'penyelenggara'), ('tuan_rumah', 'tuan rumah'), ('tamu', 'tamu'), ('penerima_rujukan', 'penerima rujukan')], default='penyelenggara', max_length=16, verbose_name='peran')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='catatan')),
                ('note_en', models.CharField(blank=True, max_length=255, verbose_name='catatan (Inggris)')),
            ],
            options={
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivityPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
                ('source_publisher', models.CharField(blank=True, max_length=200, verbose_name='penerbit sumber')),
                ('source_url', models.URLField(blank=True, max_length=400, verbose_name='tautan sumber')),
                ('source_related_url', models.URLField(blank=True, max_length=400, verbose_name='tautan terkait')),
                ('source_url_note', models.CharField(blank=True, max_length=255, verbose_name='keyakinan tautan')),
                ('source_byline', models.CharField(blank=True, max_length=120, verbose_name='penulis/kode')),
                ('source_dateline', models.CharField(blank=True, max_length=120, verbose_name='dateline')),
                ('source_published', models.DateField(blank=True, null=True, verbose_name='terbit')),
                ('source_rights', models.CharField(blank=True, max_length=255, verbose_name='hak pakai')),
                ('title_as_printed', models.CharField(blank=True, max_length=255, verbose_name='judul seperti tercetak')),
                ('advertorial', models.BooleanField(default=False, help_text='Berita berbayar: labelnya tampil di halaman dan daftar.', verbose_name='advertorial')),
                ('seed_record', models.CharField(blank=True, max_length=40, verbose_name='nomor catatan sumber')),
                ('editor_notes', models.TextField(blank=True, help_text='Tidak tampil di situs. Satu per baris.', verbose_name='catatan untuk redaksi')),
                ('kind', models.CharField(choices=[('bimtek', 'bimtek'), ('pelatihan', 'pelatihan'), ('sosialisasi', 'sosialisasi'), ('rapat', 'rapat'), ('rapat_gugus_tugas', 'rapat gugus tugas'), ('workshop', 'lokakarya'), ('penandatanganan', 'penandatanganan'), ('kunjungan_kerja', 'kunjungan kerja'), ('kampanye', 'kampanye')], default='bimtek', max_length=20, verbose_name='jenis')),
                ('status', models.CharField(choices=[('rencana', 'direncanakan'), ('berlangsung', 'berlangsung'), ('selesai', 'selesai'), ('batal', 'batal')], default='rencana', max_length=12, verbose_name='status')),
                ('name', models.CharField(blank=True, max_length=255, verbose_name='nama kegiatan')),
                ('date_start', models.DateField(blank=True, null=True, verbose_name='mulai')),
                ('date_end', models.DateField(blank=True, null=True, verbose_name='sampai')),
                ('date_precision', models.CharField(choices=[('day', 'sampai hari'), ('month', 'sampai bulan'), ('unknown', 'tidak diketahui')], default='day', max_length=8, verbose_name='ketepatan tanggal')),
                ('time_start', models.TimeField(blank=True, null=True, verbose_name='jam mulai')),
                ('time_end', models.TimeField(blank=True, null=True, verbose_name='jam selesai')),
                ('days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='jumlah hari')),
                ('theme', models.CharField(blank=True, max_length=255, verbose_name='tema kegiatan')),
                ('objective', models.TextField(blank=True, verbose_name='tujuan')),
                ('venue_name', models.CharField(blank=True, max_length=200, verbose_name='tempat')),
                ('venue_as_printed', models.CharField(blank=True, max_length=200, verbose_name='tempat seperti tercetak')),
                ('venue_address', models.CharField(blank=True, max_length=255, verbose_name='alamat')),
                ('participants_total', models.PositiveIntegerField(blank=True, null=True, verbose_name='jumlah peserta')),
                ('participants_unit', models.CharField(blank=True, max_length=40, verbose_name='satuan peserta')),
                ('participants_group', models.CharField(blank=True, max_length=255, verbose_name='siapa pesertanya')),
                ('participants_note', models.CharField(blank=True, max_length=400, verbose_name='catatan peserta')),
                ('focus_before', models.TextField(blank=True, verbose_name='fokus: sebelum ada kasus')),
                ('focus_after', models.TextField(blank=True, verbose_name='fokus: sesudah ada kasus')),
                ('sessions', wagtail.fields.StreamField([('session', 8)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Sesi'}), 1: ('wagtail.blocks.DateBlock', (), {'label': 'Tanggal', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila tanggalnya disimpulkan.', 'label': 'Catatan tanggal', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Tempat', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Tempat seperti tercetak', 'required': False}), 5: ('wagtail.snippets.blocks.SnippetChooserBlock', ('regions.Region',), {'label': 'Wilayah', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Peserta', 'required': False}), 7: ('wagtail.blocks.TextBlock', (), {'label': 'Catatan', 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('title', 0), ('date', 1), ('date_note', 2), ('venue', 3), ('venue_as_printed', 4), ('region', 5), ('participants', 6), ('note', 7)]], {})}, verbose_name='sesi')),
                ('speakers', wagtail.fields.StreamField([('speaker', 7)], blank=True, block_lookup={0: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Nama'}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('narasumber', 'narasumber'), ('pimpinan', 'pimpinan rapat'), ('pejabat', 'pejabat')], 'label': 'Sebagai'}), 2: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Organization',), {'label': 'Lembaga', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Jabatan atau peran', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Topik', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Nama seperti tercetak', 'required': False}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('person', 0), ('capacity', 1), ('organization', 2), ('role', 3), ('topic', 4), ('as_printed', 5), ('note', 6)]], {})}, verbose_name='narasumber dan pejabat')),
                ('details', wagtail.fields.StreamField([('details', 3)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('topics', 'Topik'), ('expected_roles', 'Peran yang diharapkan'), ('agenda', 'Agenda'), ('attendees', 'Yang hadir'), ('purposes', 'Tujuan kunjungan'), ('practices', 'Yang ingin diterapkan'), ('collaboration', 'Kerja sama yang diharapkan'), ('outcomes', 'Hasil dan kesepakatan')], 'label': 'Jenis'}), 1: ('wagtail.blocks.CharBlock', (), {}), 2: ('wagtail.blocks.ListBlock', (1,), {'label': 'Butir'}), 3: ('wagtail.blocks.StructBlock', [[('kind', 0), ('items', 2)]], {})}, verbose_name='rincian')),
                ('funding_source', models.CharField(blank=True, max_length=200, verbose_name='sumber dana')),
                ('funding_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tahun anggaran')),
                ('funding_amount', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='nilai (rupiah)')),
                ('registration', models.TextField(blank=True, verbose_name='cara mendaftar')),
                ('materials', wagtail.fields.StreamField([('material', 6)], blank=True, block_lookup={0: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Berkas'}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Judul'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Untuk siapa', 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('id', 'Indonesia'), ('en', 'English'), ('lain', 'lainnya')], 'label': 'Bahasa'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Hak pakai', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Versi', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('document', 0), ('title', 1), ('audience', 2), ('language', 3), ('licence', 4), ('version', 5)]], {})}, verbose_name='materi')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('callout', 5), ('quote', 10), ('steps', 16), ('do_dont', 20), ('facts', 24), ('faq', 29), ('links', 34), ('figure', 38), ('material', 44), ('numbers', 45), ('guardrail', 46)], blank=True, block_lookup={0: ('portal.blocks.text.HeadingBlock', (), {'group': 'Teks'}), 1: ('portal.blocks.text.ParagraphBlock', (), {'group': 'Teks'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'informasi'), ('calm', 'menenangkan'), ('warning', 'perhatian')], 'label': 'Nada'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Judul'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Isi'}), 5: ('wagtail.blocks.StructBlock', [[('tone', 2), ('title', 3), ('text', 4)]], {'group': 'Teks'}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Kutipan'}), 7: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Pembicara', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila sumber tidak menyebut nama.', 'label': 'Keterangan pembicara', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 6), ('speaker', 7), ('attribution', 8), ('note', 9)]], {'group': 'Teks'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Judul', 'required': False}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Langkah'}), 13: ('wagtail.blocks.TextBlock', (), {'label': 'Penjelasan', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Langkah'}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('items', 15)]], {'group': 'Daftar'}), 17: ('wagtail.blocks.CharBlock', (), {}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'Lakukan'}), 19: ('wagtail.blocks.ListBlock', (17,), {'label': 'Jangan'}), 20: ('wagtail.blocks.StructBlock', [[('do', 18), ('dont', 19)]], {'group': 'Daftar'}), 21: ('wagtail.blocks.CharBlock', (), {'label': 'Nama'}), 22: ('wagtail.blocks.StructBlock', [[('label', 21), ('value', 4)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'Fakta'}), 24: ('wagtail.blocks.StructBlock', [[('items', 23)]], {'group': 'Daftar'}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'Pertanyaan'}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Jawaban'}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'Pertanyaan'}), 29: ('wagtail.blocks.StructBlock', [[('items', 28)]], {'group': 'Daftar'}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'Tulisan tautan'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': '/halaman/ di situs ini atau https://...', 'label': 'Alamat'}), 32: ('wagtail.blocks.StructBlock', [[('label', 30), ('url', 31)]], {}), 33: ('wagtail.blocks.ListBlock', (32,), {'label': 'Tautan'}), 34: ('wagtail.blocks.StructBlock', [[('items', 33)]], {'group': 'Daftar'}), 35: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Gambar'}), 36: ('wagtail.blocks.CharBlock', (), {'help_text': 'Kosong: memakai teks alternatif gambarnya.', 'label': 'Teks alternatif', 'required': False}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Keterangan', 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('image', 35), ('alt_text', 36), ('caption', 37)]], {'group': 'Gambar dan berkas'}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Berkas'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Untuk siapa', 'required': False}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('id', 'Indonesia'), ('en', 'English'), ('lain', 'lainnya')], 'label': 'Bahasa'}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Hak pakai', 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'Versi', 'required': False}), 44: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 3), ('audience', 40), ('language', 41), ('licence', 42), ('version', 43)]], {'group': 'Gambar dan berkas'}), 45: ('portal.blocks.locked.NumbersBlock', (), {'group': 'Terkunci'}), 46: ('portal.blocks.locked.GuardrailBlock', (), {'group': 'Terkunci'})}, verbose_name='isi')),
                ('quotes', wagtail.fields.StreamField([('quote', 4)], blank=True, block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'Kutipan'}), 1: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Pembicara', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila sumber tidak menyebut nama.', 'label': 'Keterangan pembicara', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('text', 0), ('speaker', 1), ('attribution', 2), ('note', 3)]], {})}, verbose_name='kutipan')),
                ('gallery', wagtail.fields.StreamField([('figure', 3)], blank=True, block_lookup={0: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Gambar'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'Kosong: memakai teks alternatif gambarnya.', 'label': 'Teks alternatif', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Keterangan', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 0), ('alt_text', 1), ('caption', 2)]], {})}, verbose_name='foto')),
                ('photo_note', models.CharField(blank=True, max_length=400, verbose_name='catatan foto sumber')),
                ('legal_refs', wagtail.fields.StreamField([('legal', 0)], blank=True, block_lookup={0: ('news.blocks.LegalReferenceBlock', ('home.LegalInstrumentPage',), {})}, verbose_name='dasar hukum')),
            ],
            options={
                'verbose_name': 'kegiatan',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='NewsIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
            ],
            options={
                'verbose_name': 'daftar berita',
            },
            bases=(portal.listing.ListingMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NewsPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
                ('source_publisher', models.CharField(blank=True, max_length=200, verbose_name='penerbit sumber')),
                ('source_url', models.URLField(blank=True, max_length=400, verbose_name='tautan sumber')),
                ('source_related_url', models.URLField(blank=True, max_length=400, verbose_name='tautan terkait')),
                ('source_url_note', models.CharField(blank=True, max_length=255, verbose_name='keyakinan tautan')),
                ('source_byline', models.CharField(blank=True, max_length=120, verbose_name='penulis/kode')),
                ('source_dateline', models.CharField(blank=True, max_length=120, verbose_name='dateline')),
                ('source_published', models.DateField(blank=True, null=True, verbose_name='terbit')),
                ('source_rights', models.CharField(blank=True, max_length=255, verbose_name='hak pakai')),
                ('title_as_printed', models.CharField(blank=True, max_length=255, verbose_name='judul seperti tercetak')),
                ('advertorial', models.BooleanField(default=False, help_text='Berita berbayar: labelnya tampil di halaman dan daftar.', verbose_name='advertorial')),
                ('seed_record', models.CharField(blank=True, max_length=40, verbose_name='nomor catatan sumber')),
                ('editor_notes', models.TextField(blank=True, help_text='Tidak tampil di situs. Satu per baris.', verbose_name='catatan untuk redaksi')),
                ('kind', models.CharField(choices=[('own', 'berita kami'), ('release', 'siaran lembaga'), ('press', 'pers di tempat lain')], default='own', max_length=8, verbose_name='jenis')),
                ('date', models.DateField(blank=True, help_text='Kosong bila sumber tidak menyebutnya.', null=True, verbose_name='tanggal')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('callout', 5), ('quote', 10), ('steps', 16), ('do_dont', 20), ('facts', 24), ('faq', 29), ('links', 34), ('figure', 38), ('material', 44), ('numbers', 45), ('guardrail', 46)], blank=True, block_lookup={0: ('portal.blocks.text.HeadingBlock', (), {'group': 'Teks'}), 1: ('portal.blocks.text.ParagraphBlock', (), {'group': 'Teks'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'informasi'), ('calm', 'menenangkan'), ('warning', 'perhatian')], 'label': 'Nada'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Judul'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Isi'}), 5: ('wagtail.blocks.StructBlock', [[('tone', 2), ('title', 3), ('text', 4)]], {'group': 'Teks'}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Kutipan'}), 7: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Pembicara', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila sumber tidak menyebut nama.', 'label': 'Keterangan pembicara', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 6), ('speaker', 7), ('attribution', 8), ('note', 9)]], {'group': 'Teks'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Judul', 'required': False}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Langkah'}), 13: ('wagtail.blocks.TextBlock', (), {'label': 'Penjelasan', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Langkah'}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('items', 15)]], {'group': 'Daftar'}), 17: ('wagtail.blocks.CharBlock', (), {}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'Lakukan'}), 19: ('wagtail.blocks.ListBlock', (17,), {'label': 'Jangan'}), 20: ('wagtail.blocks.StructBlock', [[('do', 18), ('dont', 19)]], {'group': 'Daftar'}), 21: ('wagtail.blocks.CharBlock', (), {'label': 'Nama'}), 22: ('wagtail.blocks.StructBlock', [[('label', 21), ('value', 4)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'Fakta'}), 24: ('wagtail.blocks.StructBlock', [[('items', 23)]], {'group': 'Daftar'}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'Pertanyaan'}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Jawaban'}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'Pertanyaan'}), 29: ('wagtail.blocks.StructBlock', [[('items', 28)]], {'group': 'Daftar'}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'Tulisan tautan'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': '/halaman/ di situs ini atau https://...', 'label': 'Alamat'}), 32: ('wagtail.blocks.StructBlock', [[('label', 30), ('url', 31)]], {}), 33: ('wagtail.blocks.ListBlock', (32,), {'label': 'Tautan'}), 34: ('wagtail.blocks.StructBlock', [[('items', 33)]], {'group': 'Daftar'}), 35: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Gambar'}), 36: ('wagtail.blocks.CharBlock', (), {'help_text': 'Kosong: memakai teks alternatif gambarnya.', 'label': 'Teks alternatif', 'required': False}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Keterangan', 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('image', 35), ('alt_text', 36), ('caption', 37)]], {'group': 'Gambar dan berkas'}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Berkas'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Untuk siapa', 'required': False}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('id', 'Indonesia'), ('en', 'English'), ('lain', 'lainnya')], 'label': 'Bahasa'}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Hak pakai', 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'Versi', 'required': False}), 44: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 3), ('audience', 40), ('language', 41), ('licence', 42), ('version', 43)]], {'group': 'Gambar dan berkas'}), 45: ('portal.blocks.locked.NumbersBlock', (), {'group': 'Terkunci'}), 46: ('portal.blocks.locked.GuardrailBlock', (), {'group': 'Terkunci'})}, verbose_name='isi')),
                ('source_note', models.TextField(blank=True, verbose_name='catatan sumber')),
                ('corrections', wagtail.fields.StreamField([('correction', 2)], blank=True, block_lookup={0: ('wagtail.blocks.DateBlock', (), {'label': 'Tanggal'}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'Yang diperbaiki'}), 2: ('wagtail.blocks.StructBlock', [[('date', 0), ('text', 1)]], {})}, verbose_name='koreksi')),
            ],
            options={
                'verbose_name': 'berita',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ParticipantRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('rt_from', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='RT dari')),
                ('rt_to', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='RT sampai')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='orang')),
                ('villages', models.PositiveIntegerField(blank=True, null=True, verbose_name='jumlah desa/kelurahan')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='catatan')),
                ('note_en', models.CharField(blank=True, max_length=255, verbose_name='catatan (Inggris)')),
            ],
            options={
                'verbose_name': 'baris peserta',
                'verbose_name_plural': 'baris peserta',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
    ]
