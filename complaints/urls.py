"""Addresses of the confidential channel, neutral in word (DESIGN section 4). Included under each language."""

from django.urls import path

from complaints.views import form, keys, sealed, status

urlpatterns = [
    path("formulir/", form.form, name="private_form"),
    path("formulir/kunci/", keys.keys, name="private_form_keys"),
    path("formulir/token/", sealed.token, name="private_form_token"),
    path("formulir/lampiran/", sealed.attachment, name="private_form_attachment"),
    path("formulir/kirim/", sealed.send, name="private_form_send"),
    path("formulir/status/", status.status, name="private_form_status"),
]
