from django.urls import path

from .views import books, deeds

app_name = "ledger"
urlpatterns = [
    path("w/ledgers/", books.index, name="index"),
    path("w/ledgers/funds/new/", deeds.new_fund, name="new_fund"),
    path("w/ledgers/funds/<str:code>/", books.fund, name="fund"),
    path("w/ledgers/funds/<str:code>/export.<str:ending>", books.export, name="export"),
    path("w/ledgers/transfers/<int:number>/", books.transfer, name="transfer"),
    path("w/ledgers/transfers/<int:number>/reverse/", deeds.reverse_transfer, name="reverse"),
    path("w/ledgers/paid/", books.paid, name="paid"),
    path("w/ledgers/towns/", books.towns, name="towns"),
    path("w/ledgers/budgets/new/", deeds.budget, name="budget"),
    path("w/ledgers/income/new/", deeds.income, name="income"),
    path("w/ledgers/months/close/", deeds.close, name="close"),
]
