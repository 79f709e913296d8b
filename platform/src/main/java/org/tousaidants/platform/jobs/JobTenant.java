package org.tousaidants.platform.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.platform.tenancy.AcrossTenants;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// The tenant, or the tenants, of a run.
///
/// @param network the tenant of its failures; '' for several
/// @param scope tenant of the thread; empty: across all
/// @param suffix of its task names: processes of other tenants ignore them
record JobTenant(String network, Optional<String> scope, String suffix) {
    /// The one of this thread.
    static JobTenant in(Tenants tenants) {
        return new JobTenant(tenants.here(), Optional.of(tenants.here()), tenants.here());
    }

    /// One for each served tenant.
    static List<JobTenant> each(Tenants tenants) {
        return tenants.several()
                ? tenants.territories().stream()
                        .map(one -> new JobTenant(one.id(), Optional.of(one.id()), one.id()))
                        .toList()
                : List.of(in(tenants));
    }

    /// All tenants together.
    static JobTenant all(Tenants tenants) {
        return tenants.several()
                ? new JobTenant(
                        "",
                        Optional.empty(),
                        tenants.territories().stream()
                                .map(Tenants.Tenant::id)
                                .sorted()
                                .collect(Collectors.joining("+")))
                : in(tenants);
    }

    /// The runs of a job.
    static List<JobTenant> of(Job job, Tenants tenants) {
        return job.acrossTerritories() ? List.of(all(tenants)) : each(tenants);
    }

    String task(String name) {
        return name + "@" + suffix;
    }

    void enter(Runnable work) {
        scope.ifPresentOrElse(tenant -> TenantScope.in(tenant, work), () -> AcrossTenants.run(work));
    }
}
