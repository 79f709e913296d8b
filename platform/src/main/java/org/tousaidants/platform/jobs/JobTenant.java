package org.tousaidants.platform.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.platform.tenancy.AcrossTenants;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// The tenant for which a run works, or all tenants.
///
/// @param network tenant to which failures of the run belong; '' for several tenants
/// @param scope tenant of the thread; empty for all tenants
/// @param suffix suffix of the task names of this tenant, so that processes of other tenants ignore them
record JobTenant(String network, Optional<String> scope, String suffix) {
    /// The tenant of this thread.
    static JobTenant in(Tenants tenants) {
        return new JobTenant(tenants.here(), Optional.of(tenants.here()), tenants.here());
    }

    /// One entry for each tenant that this process serves.
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

    /// The tenants for which a job runs.
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
