package org.tousaidants.platform.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Service;
import org.tousaidants.platform.tenancy.AcrossTenants;
import org.tousaidants.platform.tenancy.TenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Tâches » — service for the declared jobs, their state and their failures: for the operator, and for tests
/// that run one job by its name.
@Service
public class Jobs {
    /// The state of a recurring job for one tenant.
    ///
    /// @param last time of the last run
    public record State(String name, Optional<Instant> last, Instant next, boolean runs) {}

    private final JobTaskStore tasks;
    private final JobFailureStore failures;
    private final JobRunner runner;
    private final Tenants tenants;
    private final ListableBeanFactory beans;
    private final Clock clock;

    Jobs(
            JobTaskStore tasks,
            JobFailureStore failures,
            JobRunner runner,
            Tenants tenants,
            ListableBeanFactory beans,
            Clock clock) {
        this.tasks = tasks;
        this.failures = failures;
        this.runner = runner;
        this.tenants = tenants;
        this.beans = beans;
        this.clock = clock;
    }

    /// The jobs of this tenant and of the installation, by name.
    public List<State> states() {
        var names = beans.getBeansOfType(Job.class).entrySet().stream()
                .collect(Collectors.toMap(
                        job -> (job.getValue().acrossTerritories() ? JobTenant.all(tenants) : JobTenant.in(tenants))
                                .task(job.getKey()),
                        job -> job.getKey()));
        return tasks.recurring(List.copyOf(names.keySet())).stream()
                .map(task -> new State(String.valueOf(names.get(task.name())), task.last(), task.next(), task.runs()))
                .sorted(Comparator.comparing(State::name))
                .toList();
    }

    /// Failures of this tenant and of the installation.
    public List<JobFailure> failures() {
        return asInstallation(() -> failures.all(networks()));
    }

    /// The number of failed items of every tenant and of the installation, for a monitoring system.
    public int failed() {
        return asInstallation(failures::count);
    }

    /// Retries an item at the next poll; false if it has succeeded in the meantime.
    public boolean again(String network, String job, String item) {
        if (!networks().contains(network)) return false;
        var now = clock.instant();
        return asInstallation(() -> {
            if (!failures.again(network, job, item, now)) return false;
            var where = network.isEmpty() ? JobTenant.all(tenants) : JobTenant.in(tenants);
            tasks.soon(where.task(job), now);
            return true;
        });
    }

    private Set<String> networks() {
        return Stream.of(JobTenant.in(tenants), JobTenant.all(tenants))
                .map(JobTenant::network)
                .collect(Collectors.toSet());
    }

    /// Reads or changes failures of the installation, which belong to no tenant.
    private <T> T asInstallation(Supplier<T> look) {
        return AcrossTenants.ask(look::get);
    }

    /// Runs a job or a refresh now in this thread, for the tenant of the thread or else for each tenant.
    ///
    /// @return the failures
    public List<Throwable> run(String name) {
        return switch (beans.getBean(name)) {
            case Job job -> ran(name, job).broken();
            case PeriodicRefresh refresh -> {
                refresh.work().run();
                yield List.of();
            }
            case Object other -> throw new IllegalArgumentException(name + " is " + other.getClass());
        };
    }

    private JobRunner.RunResult ran(String name, Job job) {
        var wheres = job.acrossTerritories() ? List.of(JobTenant.all(tenants)) : here();
        return wheres.stream()
                .map(where -> runner.run(name, job, where))
                .reduce(JobRunner.RunResult.NOTHING, JobRunner.RunResult::and);
    }

    private List<JobTenant> here() {
        return TenantScope.now().isPresent() ? List.of(JobTenant.in(tenants)) : JobTenant.each(tenants);
    }
}
