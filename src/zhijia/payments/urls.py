from django.urls import path

from .views import batches, member, orders, returns

app_name = "payments"
urlpatterns = [
    path("w/payments/", orders.index, name="index"),
    path("w/payments/chain/<str:ref>/", orders.chain, name="chain"),
    path("w/payments/orders/<str:ref>/hand/", orders.hand, name="hand"),
    path("w/payments/orders/<str:ref>/take-out/", batches.take_out, name="take_out"),
    path("w/payments/batches/<str:number>/", batches.batch, name="batch"),
    path("w/payments/batches/<str:number>/release/", batches.release, name="release"),
    path("w/payments/batches/<str:number>/file/", batches.file, name="file"),
    path("w/payments/batches/<str:number>/cancel/", batches.cancel, name="cancel"),
    path("w/payments/returns/new/", returns.bring, name="bring"),
    path("w/payments/returns/<int:pk>/", returns.returned, name="returned"),
    path("w/payments/returns/<int:pk>/settle/", returns.settle, name="settle"),
    path("w/payments/queue/", returns.queue, name="queue"),
    path("m/receipts/", member.receipts, name="receipts"),
    path("m/receipts/<str:ref>/", member.receipt, name="receipt"),
    path("w/payments/queue/<int:pk>/", returns.resolve, name="resolve"),
]
