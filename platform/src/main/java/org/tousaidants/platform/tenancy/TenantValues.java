package org.tousaidants.platform.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// « Selon le territoire » — a value for each tenant, computed from settings at the start: an error in one
/// stops the start.
public final class TenantValues<T> {
    private final Tenants tenants;
    private final Map<String, T> values = new HashMap<>();
    private final T first;

    /// @param read reads the settings of the tenant of this thread
    public TenantValues(Tenants tenants, Supplier<T> read) {
        this.tenants = tenants;
        tenants.each(() -> values.put(tenants.here(), read.get()));
        this.first = Objects.requireNonNull(values.get(tenants.here()));
    }

    /// The value of the tenant of this thread.
    public T here() {
        return of(tenants.here());
    }

    /// The value of a network; for one that is not served here, the first value.
    public T of(String network) {
        return values.getOrDefault(network, first);
    }

    /// A value for each tenant, computed from this one.
    public <R> TenantValues<R> map(Function<T, R> made) {
        return new TenantValues<>(tenants, () -> made.apply(here()));
    }
}
