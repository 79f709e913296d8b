package org.tousaidants.platform.tenancy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// « Valeur récente » — a value of the tenant of this thread, read again after [#FRESH], so that another
/// process learns a change. During a database outage it is the last value read, because the page that reports
/// the outage must not fail.
public final class CachedTenantValue<T> {
    public static final Duration FRESH = Duration.ofSeconds(2);

    private record Known<T>(T value, long at) {}

    private final Tenants tenants;
    private final Supplier<T> read;
    private final T unknown;
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

    /// @param unknown the value during an outage, before the first reading
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
            known.put(tenant, new Known<>(value, now));
            return value;
        } catch (DataAccessException | TransactionException away) {
            return last == null ? unknown : last.value();
        }
    }

    /// Makes the next call read the value again. Called after a change in this process.
    public void forget() {
        known.remove(tenants.here());
    }
}
