"""Addresses of this app that are not Wagtail pages."""

from django.urls import path

from indicators import views

urlpatterns = [
    path("data/angka.csv", views.all_figures, name="data_csv"),
    path("data/angka/<str:code>.csv", views.figures_of_region, name="region_data_csv"),
    path("data/<slug:slug>.csv", views.comparison_figures, name="comparison_csv"),
]
