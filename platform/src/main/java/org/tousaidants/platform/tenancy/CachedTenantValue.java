package org.tousaidants.platform.tenancy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// « Valeur récente » — a cached value of this thread's network. It is read again after [#FRESH], so that a change
/// by another process takes effect. During a database outage the last value is returned, because the page that
/// reports the outage must not fail.
public final class CachedTenantValue<T> {
    public static final Duration FRESH = Duration.ofSeconds(2);

    private record CachedValue<T>(T value, long at) {}

    private final Tenants tenants;
    private final Supplier<T> read;
    private final T unknown;
    private final Map<String, CachedValue<T>> known = new ConcurrentHashMap<>();

    /// Creates a cached value.
    ///
    /// @param unknown value returned during an outage if no value was read before
    /// @param read reads the value
    public CachedTenantValue(Tenants tenants, T unknown, Supplier<T> read) {
        this.tenants = tenants;
        this.unknown = unknown;
        this.read = read;
    }

    public T get() {
        var tenant = tenants.here();
        var last = known.get(tenant);
        var now = System.nanoTime();
        if (last != null && now - last.at() < FRESH.toNanos()) return last.value();
        try {
            var value = read.get();
            known.put(tenant, new CachedValue<>(value, now));
            return value;
        } catch (DataAccessException | TransactionException away) {
            return last == null ? unknown : last.value();
        }
    }

    /// Discards the cached value, so that the next call reads the value again. It must be called after each
    /// change by this process.
    public void forget() {
        known.remove(tenants.here());
    }
}
