

import django.db.models.deletion
import portal.listing
import uuid
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='GlossaryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
            ],
            options={
                'verbose_name': 'kamus istilah',
            },
            bases=(portal.listing.ListingMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('slug', models.SlugField(max_length=80, verbose_name='kode')),
                ('term', models.CharField(max_length=120, verbose_name='istilah')),
                ('expansion', models.CharField(blank=True, max_length=255, verbose_name='kepanjangan')),
                ('aliases', models.TextField(blank=True, help_text='Satu per baris; hanya untuk pencarian.', verbose_name='ejaan lain')),
                ('definition', models.TextField(verbose_name='penjelasan')),
                ('display_ok', models.BooleanField(default=True, verbose_name='boleh tampil')),
            ],
            options={
                'verbose_name': 'istilah',
                'verbose_name_plural': 'istilah',
                'ordering': ['term'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GuidanceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
                ('intro', models.TextField(blank=True, verbose_name='pengantar')),
            ],
            options={
                'verbose_name': 'daftar panduan',
            },
            bases=(portal.listing.ListingMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='GuidancePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('summary', models.CharField(blank=True, help_text='Satu atau dua kalimat. Tampil di daftar, hasil cari, dan pratinjau tautan.', max_length=255, verbose_name='ringkasan')),
                ('lead_image_alt', models.CharField(blank=True, help_text='Dikosongkan: memakai teks alternatif dari gambarnya.', max_length=255, verbose_name='teks alternatif gambar utama')),
                ('audience', models.CharField(choices=[('korban', 'Saya mengalami'), ('anak', 'Saya anak atau remaja'), ('orang_tua', 'Orang tua'), ('tetangga', 'Tetangga dan teman'), ('guru', 'Guru'), ('kader_rt', 'Kader RT'), ('nakes', 'Tenaga kesehatan')], max_length=10, verbose_name='untuk siapa')),
                ('phase', models.CharField(choices=[('sebelum', 'Sebelum kejadian'), ('sesudah', 'Sesudah kejadian'), ('keduanya', 'Sebelum dan sesudah')], max_length=8, verbose_name='waktu')),
                ('order', models.PositiveSmallIntegerField(default=100, verbose_name='urutan')),
                ('content_warning', models.BooleanField(default=False, help_text='Tampilkan: halaman ini membahas kekerasan.', verbose_name='peringatan isi')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('callout', 5), ('quote', 10), ('steps', 16), ('do_dont', 20), ('facts', 24), ('faq', 29), ('links', 34), ('figure', 38), ('material', 44), ('numbers', 45), ('guardrail', 46)], blank=True, block_lookup={0: ('portal.blocks.text.HeadingBlock', (), {'group': 'Teks'}), 1: ('portal.blocks.text.ParagraphBlock', (), {'group': 'Teks'}), 2: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('info', 'informasi'), ('calm', 'menenangkan'), ('warning', 'perhatian')], 'label': 'Nada'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Judul'}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Isi'}), 5: ('wagtail.blocks.StructBlock', [[('tone', 2), ('title', 3), ('text', 4)]], {'group': 'Teks'}), 6: ('wagtail.blocks.TextBlock', (), {'label': 'Kutipan'}), 7: ('wagtail.snippets.blocks.SnippetChooserBlock', ('services.Person',), {'label': 'Pembicara', 'required': False}), 8: ('wagtail.blocks.CharBlock', (), {'help_text': 'Bila sumber tidak menyebut nama.', 'label': 'Keterangan pembicara', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Catatan', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 6), ('speaker', 7), ('attribution', 8), ('note', 9)]], {'group': 'Teks'}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Judul', 'required': False}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Langkah'}), 13: ('wagtail.blocks.TextBlock', (), {'label': 'Penjelasan', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('title', 12), ('text', 13)]], {}), 15: ('wagtail.blocks.ListBlock', (14,), {'label': 'Langkah'}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('items', 15)]], {'group': 'Daftar'}), 17: ('wagtail.blocks.CharBlock', (), {}), 18: ('wagtail.blocks.ListBlock', (17,), {'label': 'Lakukan'}), 19: ('wagtail.blocks.ListBlock', (17,), {'label': 'Jangan'}), 20: ('wagtail.blocks.StructBlock', [[('do', 18), ('dont', 19)]], {'group': 'Daftar'}), 21: ('wagtail.blocks.CharBlock', (), {'label': 'Nama'}), 22: ('wagtail.blocks.StructBlock', [[('label', 21), ('value', 4)]], {}), 23: ('wagtail.blocks.ListBlock', (22,), {'label': 'Fakta'}), 24: ('wagtail.blocks.StructBlock', [[('items', 23)]], {'group': 'Daftar'}), 25: ('wagtail.blocks.CharBlock', (), {'label': 'Pertanyaan'}), 26: ('wagtail.blocks.TextBlock', (), {'label': 'Jawaban'}), 27: ('wagtail.blocks.StructBlock', [[('question', 25), ('answer', 26)]], {}), 28: ('wagtail.blocks.ListBlock', (27,), {'label': 'Pertanyaan'}), 29: ('wagtail.blocks.StructBlock', [[('items', 28)]], {'group': 'Daftar'}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'Tulisan tautan'}), 31: ('wagtail.blocks.CharBlock', (), {'help_text': '/halaman/ di situs ini atau https://...', 'label': 'Alamat'}), 32: ('wagtail.blocks.StructBlock', [[('label', 30), ('url', 31)]], {}), 33: ('wagtail.blocks.ListBlock', (32,), {'label': 'Tautan'}), 34: ('wagtail.blocks.StructBlock', [[('items', 33)]], {'group': 'Daftar'}), 35: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Gambar'}), 36: ('wagtail.blocks.CharBlock', (), {'help_text': 'Kosong: memakai teks alternatif gambarnya.', 'label': 'Teks alternatif', 'required': False}), 37: ('wagtail.blocks.CharBlock', (), {'label': 'Keterangan', 'required': False}), 38: ('wagtail.blocks.StructBlock', [[('image', 35), ('alt_text', 36), ('caption', 37)]], {'group': 'Gambar dan berkas'}), 39: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Berkas'}), 40: ('wagtail.blocks.CharBlock', (), {'label': 'Untuk siapa', 'required': False}), 41: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('id', 'Indonesia'), ('en', 'English'), ('lain', 'lainnya')], 'label': 'Bahasa'}), 42: ('wagtail.blocks.CharBlock', (), {'label': 'Hak pakai', 'required': False}), 43: ('wagtail.blocks.CharBlock', (), {'label': 'Versi', 'required': False}), 44: ('wagtail.blocks.StructBlock', [[('document', 39), ('title', 3), ('audience', 40), ('language', 41), ('licence', 42), ('version', 43)]], {'group': 'Gambar dan berkas'}), 45: ('portal.blocks.locked.NumbersBlock', (), {'group': 'Terkunci'}), 46: ('portal.blocks.locked.GuardrailBlock', (), {'group': 'Terkunci'})}, verbose_name='isi')),
                ('reviewed_by', models.CharField(blank=True, help_text='Misalnya: psikolog klinis.', max_length=120, verbose_name='ditinjau oleh (profesi)')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='ditinjau pada')),
                ('review_due_on', models.DateField(blank=True, null=True, verbose_name='tinjau lagi sebelum')),
                ('sources', wagtail.fields.StreamField([('source', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Sumber'}), 1: ('wagtail.blocks.URLBlock', (), {'label': 'Tautan', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('label', 0), ('url', 1)]], {})}, verbose_name='sumber')),
            ],
            options={
                'verbose_name': 'panduan',
            },
            bases=('wagtailcore.page',),
        ),
    ]
