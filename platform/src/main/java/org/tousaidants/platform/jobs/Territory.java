package org.tousaidants.platform.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.platform.tenancy.AcrossTenants;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// For whom a run works.
///
/// @param network under which its failures stand; '' where it is for several
/// @param scope in which the thread works; empty: across all
/// @param suffix what its tasks are called after: processes that serve other territories leave them alone
record Territory(String network, Optional<String> scope, String suffix) {
    /// That of this thread.
    static Territory in(Tenants tenants) {
        return new Territory(tenants.here(), Optional.of(tenants.here()), tenants.here());
    }

    /// One for each that is served.
    static List<Territory> each(Tenants tenants) {
        return tenants.several()
                ? tenants.territories().stream()
                        .map(one -> new Territory(one.id(), Optional.of(one.id()), one.id()))
                        .toList()
                : List.of(in(tenants));
    }

    /// All of them together.
    static Territory all(Tenants tenants) {
        return tenants.several()
                ? new Territory(
                        "",
                        Optional.empty(),
                        tenants.territories().stream()
                                .map(Tenants.Tenant::id)
                                .sorted()
                                .collect(Collectors.joining("+")))
                : in(tenants);
    }

    /// Those for which a job has a run.
    static List<Territory> of(Job job, Tenants tenants) {
        return job.acrossTerritories() ? List.of(all(tenants)) : each(tenants);
    }

    String task(String name) {
        return name + "@" + suffix;
    }

    void enter(Runnable work) {
        scope.ifPresentOrElse(tenant -> TenantScope.in(tenant, work), () -> AcrossTenants.run(work));
    }
}
