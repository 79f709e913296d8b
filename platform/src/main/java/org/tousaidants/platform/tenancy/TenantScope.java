package org.tousaidants.platform.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// « Territoire en cours » — the tenant of this thread, from the requested host or the job. Outside any scope,
/// it is the only tenant if there is one, else none.
public final class TenantScope implements AutoCloseable {
    private static final ThreadLocal<@Nullable TenantScope> NOW = new ThreadLocal<>();

    private static volatile String only = "";

    private final String tenant;
    private final @Nullable TenantScope before;

    private TenantScope(String tenant, @Nullable TenantScope before) {
        this.tenant = tenant;
        this.before = before;
    }

    /// Sets the tenant of this thread until the scope is closed.
    public static TenantScope enter(String tenant) {
        var scope = new TenantScope(tenant, NOW.get());
        NOW.set(scope);
        return scope;
    }

    /// Runs work for a tenant and returns its result.
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

    /// The tenant of this thread; empty outside any scope, and in work across tenants.
    public static Optional<String> now() {
        return said().filter(tenant -> !tenant.equals(AcrossTenants.ALL));
    }

    /// The tenant set on the connection of this thread.
    static Optional<String> said() {
        return Optional.ofNullable(NOW.get()).map(scope -> scope.tenant);
    }

    /// The id of the tenant of this thread, for a file name, a cache key or the encryption of a row. Database
    /// queries do not need it.
    public static String here() {
        var tenant = now().orElse(only);
        if (tenant.isEmpty()) throw new IllegalStateException("this thread has no tenant");
        return tenant;
    }

    /// Called at the start: sets the only tenant of this process; an empty name if it serves several.
    static void serves(String tenant) {
        only = tenant;
    }

    /// Runs work of another thread for the tenant of that thread.
    public static void as(Optional<String> tenant, Runnable work) {
        var before = NOW.get();
        if (tenant.isPresent()) NOW.set(new TenantScope(tenant.get(), before));
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
