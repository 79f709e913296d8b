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

    /// Computes the value of each network.
    ///
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

    /// Returns the value of a network. If this process does not serve the network, returns the value of the
    /// first network.
    ///
    /// @param network id of the network
    public T of(String network) {
        return values.getOrDefault(network, first);
    }

    /// Returns new values, one for each network, each computed from the current value of the network.
    ///
    /// @param made computes a new value from a current value
    public <R> ValuePerTenant<R> map(Function<T, R> made) {
        return new ValuePerTenant<>(tenants, () -> made.apply(here()));
    }
}
