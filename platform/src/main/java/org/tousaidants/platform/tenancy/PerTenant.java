package org.tousaidants.platform.tenancy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/// « Selon le territoire » — what each territory served says for itself, read for all of them at the start: what is
/// wrong with one stops it before anybody relies on it.
public final class PerTenant<T> {
    private final Tenants tenants;
    private final Map<String, T> said = new HashMap<>();
    private final T first;

    /// @param read as the territory of this thread says it
    public PerTenant(Tenants tenants, Supplier<T> read) {
        this.tenants = tenants;
        tenants.each(() -> said.put(tenants.here(), read.get()));
        this.first = Objects.requireNonNull(said.get(tenants.here()));
    }

    /// Of the territory for which this thread works.
    public T here() {
        return of(tenants.here());
    }

    /// Of a network; one that is not served here obeys the first.
    public T of(String network) {
        return said.getOrDefault(network, first);
    }

    /// Something else made of it, for each territory.
    public <R> PerTenant<R> map(Function<T, R> made) {
        return new PerTenant<>(tenants, () -> made.apply(here()));
    }
}
