package io.tidings.hub;

/** One item on its way to one client. */
final class Send implements Worker.Task {

    private final Client client;
    private final byte[] item;

    Send(Client client, byte[] item) {
        this.client = client;
        this.item = item;
    }

    @Override
    public void run(Worker worker) {
        client.enqueue(Piece.of(item));
    }

    @Override
    public int bytes() {
        return item.length;
    }
}
