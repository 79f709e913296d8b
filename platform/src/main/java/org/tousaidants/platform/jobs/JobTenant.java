package org.tousaidants.platform.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.platform.tenancy.AllTenantsAccess;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// The network for which a job runs, or all networks.
///
/// @param network network to which failures of the run belong; '' for all networks
/// @param scope network of the thread; empty for all networks
/// @param suffix suffix of the task names of this network, so that processes of other networks ignore these tasks
record JobTenant(String network, Optional<String> scope, String suffix) {
    /// Returns the network of this thread.
    static JobTenant in(Tenants tenants) {
        return new JobTenant(tenants.here(), Optional.of(tenants.here()), tenants.here());
    }

    /// Returns one entry for each network that this process serves.
    static List<JobTenant> each(Tenants tenants) {
        return tenants.several()
                ? tenants.territories().stream()
                        .map(one -> new JobTenant(one.id(), Optional.of(one.id()), one.id()))
                        .toList()
                : List.of(in(tenants));
    }

    /// Returns the entry for all networks together.
    static JobTenant all(Tenants tenants) {
        return tenants.several()
                ? new JobTenant(
                        "",
                        Optional.empty(),
                        tenants.territories().stream()
                                .map(Tenants.TenantDetails::id)
                                .sorted()
                                .collect(Collectors.joining("+")))
                : in(tenants);
    }

    /// Returns the networks for which a job runs.
    static List<JobTenant> of(Job job, Tenants tenants) {
        return job.acrossTerritories() ? List.of(all(tenants)) : each(tenants);
    }

    String task(String name) {
        return name + "@" + suffix;
    }

    void enter(Runnable work) {
        scope.ifPresentOrElse(tenant -> CurrentTenantScope.in(tenant, work), () -> AllTenantsAccess.run(work));
    }
}
