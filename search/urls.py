"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("cari/", views.search, name="search"),
    path("cari/saran/", views.search_suggestions, name="search_suggestions"),
]
