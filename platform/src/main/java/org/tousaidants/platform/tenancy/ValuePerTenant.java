package org.tousaidants.platform.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// « Selon le territoire » — a value for each network, computed from its settings at the start. An error in the
/// settings of one network prevents the start.
public final class ValuePerTenant<T> {
    private final Tenants tenants;
    private final Map<String, T> values = new HashMap<>();
    private final T first;

    /// @param read computes the value from the settings of the thread's network
    public ValuePerTenant(Tenants tenants, Supplier<T> read) {
        this.tenants = tenants;
        tenants.each(() -> values.put(tenants.here(), read.get()));
        this.first = Objects.requireNonNull(values.get(tenants.here()));
    }

    /// Returns the value of the thread's network.
    public T here() {
        return of(tenants.here());
    }

    /// Returns the value of a network; for a network that this process does not serve, the first value.
    public T of(String network) {
        return values.getOrDefault(network, first);
    }

    /// Returns a new value for each network, computed from the current value.
    public <R> ValuePerTenant<R> map(Function<T, R> made) {
        return new ValuePerTenant<>(tenants, () -> made.apply(here()));
    }
}
