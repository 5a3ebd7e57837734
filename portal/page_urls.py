"""Addresses of the portal itself in each language: quick exit, component page."""

from django.urls import path

from . import views

urlpatterns = [
    path("keluar/", views.quick_exit, name="quick_exit"),
    path("keluar/lanjut/", views.quick_exit_onward, name="quick_exit_onward"),
    path("gaya/", views.style_guide, name="style_guide"),
]
