package org.tousaidants.platform.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// « Selon le territoire » — the settings of each tenant, read for all at the start: an error in
/// one stops the start.
public final class PerTenant<T> {
    private final Tenants tenants;
    private final Map<String, T> said = new HashMap<>();
    private final T first;

    /// @param read reads the settings of the tenant of this thread
    public PerTenant(Tenants tenants, Supplier<T> read) {
        this.tenants = tenants;
        tenants.each(() -> said.put(tenants.here(), read.get()));
        this.first = Objects.requireNonNull(said.get(tenants.here()));
    }

    /// The value of the tenant of this thread.
    public T here() {
        return of(tenants.here());
    }

    /// The value of a network; the first one for a network not served here.
    public T of(String network) {
        return said.getOrDefault(network, first);
    }

    /// A derived value for each tenant.
    public <R> PerTenant<R> map(Function<T, R> made) {
        return new PerTenant<>(tenants, () -> made.apply(here()));
    }
}
