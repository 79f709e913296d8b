package org.tousaidants.platform.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// « Territoire en cours » — the network for which this thread works, given by the requested host or the job.
/// Outside any scope it is the only network of the process, or none if the process serves several.
public final class CurrentTenantScope implements AutoCloseable {
    private static final ThreadLocal<@Nullable CurrentTenantScope> NOW = new ThreadLocal<>();

    private static volatile String only = "";

    private final String tenant;
    private final @Nullable CurrentTenantScope before;

    private CurrentTenantScope(String tenant, @Nullable CurrentTenantScope before) {
        this.tenant = tenant;
        this.before = before;
    }

    /// Sets the network of this thread until the returned scope is closed.
    public static CurrentTenantScope enter(String tenant) {
        var scope = new CurrentTenantScope(tenant, NOW.get());
        NOW.set(scope);
        return scope;
    }

    /// Runs work for a network and returns its result.
    public static <T extends @Nullable Object> T in(String tenant, Callable<T> work) {
        try (var _ = enter(tenant)) {
            return work.call();
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    public static void in(String tenant, Runnable work) {
        try (var _ = enter(tenant)) {
            work.run();
        }
    }

    /// Returns the network of this thread; empty outside any scope, and in work for all networks.
    public static Optional<String> now() {
        return said().filter(tenant -> !tenant.equals(AllTenantsAccess.ALL));
    }

    /// Returns the network that must be set on the database connections of this thread; empty outside any scope.
    /// In work for all networks, this is [AllTenantsAccess#ALL].
    static Optional<String> said() {
        return Optional.ofNullable(NOW.get()).map(scope -> scope.tenant);
    }

    /// Returns the id of this thread's network, for a file name, a cache key or the encryption of a row.
    /// Database queries do not need it.
    public static String here() {
        var tenant = now().orElse(only);
        if (tenant.isEmpty()) throw new IllegalStateException("this thread has no tenant");
        return tenant;
    }

    /// Sets the only network of this process, at the start.
    ///
    /// @param tenant id of the network; empty if the process serves several
    static void serves(String tenant) {
        only = tenant;
    }

    /// Runs work that another thread has started, for the network of that thread.
    ///
    /// @param tenant id of the network; empty if that thread has none
    public static void as(Optional<String> tenant, Runnable work) {
        var before = NOW.get();
        if (tenant.isPresent()) NOW.set(new CurrentTenantScope(tenant.get(), before));
        else NOW.remove();
        try {
            work.run();
        } finally {
            back(before);
        }
    }

    private static void back(@Nullable CurrentTenantScope before) {
        if (before == null) NOW.remove();
        else NOW.set(before);
    }

    @Override
    public void close() {
        back(before);
    }
}
