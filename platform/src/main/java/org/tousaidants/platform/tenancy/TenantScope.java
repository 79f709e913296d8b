package org.tousaidants.platform.tenancy;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// « Territoire en cours » — the tenant for which this thread works: that of the address that was asked, or of the
/// job. Outside of any scope, a thread works for the only tenant where there is one, else for none.
public final class TenantScope implements AutoCloseable {
    private static final ThreadLocal<@Nullable TenantScope> NOW = new ThreadLocal<>();

    private static volatile String only = "";

    private final String tenant;
    private final @Nullable TenantScope before;

    private TenantScope(String tenant, @Nullable TenantScope before) {
        this.tenant = tenant;
        this.before = before;
    }

    /// Until it is closed, by this thread.
    public static TenantScope enter(String tenant) {
        var scope = new TenantScope(tenant, NOW.get());
        NOW.set(scope);
        return scope;
    }

    /// What this thread does for a tenant, and its answer.
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

    /// Empty outside of any scope, and in work across tenants.
    public static Optional<String> now() {
        return said().filter(tenant -> !tenant.equals(AcrossTenants.ALL));
    }

    /// What the connection of this thread says.
    static Optional<String> said() {
        return Optional.ofNullable(NOW.get()).map(scope -> scope.tenant);
    }

    /// The short name of the tenant of this thread: for the name of a file, the key of a cache, the seal of a row.
    /// What is asked of the database needs none.
    public static String here() {
        var tenant = now().orElse(only);
        if (tenant.isEmpty()) throw new IllegalStateException("this thread works for no tenant");
        return tenant;
    }

    /// The one that this process serves; empty when it serves several.
    static void serves(String tenant) {
        only = tenant;
    }

    /// As another thread worked: for the thread that finishes what that one began.
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
