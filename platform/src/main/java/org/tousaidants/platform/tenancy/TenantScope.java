package org.tousaidants.platform.tenancy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// « Territoire en cours » — the network for which this thread works: that of the address that was asked, or of the
/// round. Outside of any, a thread works for the whole installation.
public final class TenantScope implements AutoCloseable {
    private static final ThreadLocal<@Nullable TenantScope> NOW = new ThreadLocal<>();

    private final String network;
    private final @Nullable TenantScope before;

    private TenantScope(String network, @Nullable TenantScope before) {
        this.network = network;
        this.before = before;
    }

    /// Until it is closed, by this thread.
    public static TenantScope enter(String network) {
        var scope = new TenantScope(network, NOW.get());
        NOW.set(scope);
        return scope;
    }

    public static Optional<String> now() {
        return Optional.ofNullable(NOW.get()).map(scope -> scope.network);
    }

    /// As another thread worked: for the thread that finishes what that one began.
    public static void as(Optional<String> network, Runnable work) {
        var before = NOW.get();
        if (network.isPresent()) NOW.set(new TenantScope(network.get(), before));
        else NOW.remove();
        try {
            work.run();
        } finally {
            back(before);
        }
    }

    private static void back(@Nullable TenantScope before) {
        if (before == null) NOW.remove();
        else NOW.set(before);
    }

    @Override
    public void close() {
        back(before);
    }
}
