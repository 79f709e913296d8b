package org.tousaidants.platform.web;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/// « Derniers arrivés » — Tomcat stops in three steps: it drops whom it accepts, wakes its thread, and closes the port
/// milliseconds later; the system lets people in meanwhile, and they are reset. Here the thread that accepts closes
/// the port itself, in the very moment in which its queue is empty, and who came last has a moment to ask and be
/// answered.
final class LastArrivals extends NioEndpoint {
    private static final Duration LATELY = Duration.ofMillis(200);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private volatile Duration lately = LATELY;
    private volatile Duration moment = MOMENT;
    private volatile CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Selector bell;
    private volatile boolean leaving;
    private volatile boolean over;
    private volatile long arrived = System.nanoTime() - LATELY.toNanos();

    /// How long those who came last have to ask; who came that long before is one of them.
    void setMoment(Duration moment) {
        this.lately = moment;
        this.moment = moment;
    }

    @Override
    protected void initServerSocket() throws Exception {
        super.initServerSocket();
        closed = new CountDownLatch(1);
        leaving = false;
        over = false;
        bell = Selector.open();
        door().configureBlocking(false);
        door().register(bell(), SelectionKey.OP_ACCEPT);
    }

    private ServerSocketChannel door() {
        return (ServerSocketChannel) getServerSocket();
    }

    private Selector bell() {
        return Objects.requireNonNull(bell);
    }

    /// Null only when Tomcat wants its thread back.
    @Override
    protected @Nullable SocketChannel serverSocketAccept() throws IOException {
        var door = door();
        while (!over) {
            var socket = door.isOpen() ? door.accept() : null;
            if (socket != null) {
                arrived = System.nanoTime();
                return socket;
            }
            if (leaving && door.isRegistered()) {
                // What a selector still holds is not closed at once.
                door.keyFor(bell()).cancel();
                bell().selectNow();
            } else if (leaving && door.isOpen()) {
                door.close();
                closed.countDown();
            } else if (!called()) return null;
        }
        return null;
    }

    /// Waits until the bell rings; false once it is gone, which may be while it rings.
    private boolean called() throws IOException {
        try {
            bell().select();
            bell().selectedKeys().clear();
            return true;
        } catch (ClosedSelectorException gone) {
            return false;
        }
    }

    @Override
    protected void destroySocket(@Nullable SocketChannel socket) {
        if (socket == null) countDownConnection();
        else super.destroySocket(socket);
    }

    @Override
    public void pause() {
        if (isRunning() && !isPaused() && getServerSocket() != null) leave();
        super.pause();
    }

    private void leave() {
        leaving = true;
        bell().wakeup();
        try {
            var shut = closed.await(5, TimeUnit.SECONDS);
            var now = System.nanoTime();
            if (!shut || now - arrived > lately.toNanos()) return;
            while (!getConnections().isEmpty() && System.nanoTime() - now < moment.toNanos()) Thread.sleep(10);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tomcat would call at its own door, which is closed by now.
    @Override
    protected void unlockAccept() {
        over = true;
        bell().wakeup();
    }

    @Override
    protected void doCloseServerSocket() throws IOException {
        super.doCloseServerSocket();
        if (bell != null) bell().close();
    }
}
