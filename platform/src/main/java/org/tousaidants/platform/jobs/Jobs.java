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
import org.tousaidants.platform.tenancy.AllTenantsAccess;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.Tenants;

/// « Tâches » — returns the state and the failures of the declared jobs for the operator, and runs a job by its name
/// for tests.
@Service
public class Jobs {
    /// The state of a recurring job for one network.
    ///
    /// @param last time of the last run, if any
    /// @param next time of the next run
    /// @param runs whether a run is in progress
    public record RecurringJobState(String name, Optional<Instant> last, Instant next, boolean runs) {}

    private final ScheduledTaskStore tasks;
    private final JobFailureStore failures;
    private final JobRunner runner;
    private final Tenants tenants;
    private final ListableBeanFactory beans;
    private final Clock clock;

    Jobs(
            ScheduledTaskStore tasks,
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

    /// Returns the states of the jobs of this network and of the installation, by name.
    public List<RecurringJobState> states() {
        var names = beans.getBeansOfType(Job.class).entrySet().stream()
                .collect(Collectors.toMap(
                        job -> (job.getValue().acrossTerritories() ? JobTenant.all(tenants) : JobTenant.in(tenants))
                                .task(job.getKey()),
                        job -> job.getKey()));
        return tasks.recurring(List.copyOf(names.keySet())).stream()
                .map(task -> new RecurringJobState(
                        String.valueOf(names.get(task.name())), task.last(), task.next(), task.runs()))
                .sorted(Comparator.comparing(RecurringJobState::name))
                .toList();
    }

    /// Returns the failures of this network and of the installation.
    public List<JobFailure> failures() {
        return asInstallation(() -> failures.all(networks()));
    }

    /// Returns the number of failed items of all networks and of the installation, for a monitoring system.
    public int failed() {
        return asInstallation(failures::count);
    }

    /// Retries a failed item at the next poll; returns false if the item has succeeded in the meantime.
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

    /// Reads or changes failures with access to the jobs of the whole installation, which belong to no network.
    ///
    /// @param look reads or changes the failures
    private <T> T asInstallation(Supplier<T> look) {
        return AllTenantsAccess.ask(look::get);
    }

    /// Runs a job or a periodic refresh now, in this thread: for the network of the thread, or for each network
    /// if the thread has none.
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

    private JobRunner.JobRunResult ran(String name, Job job) {
        var wheres = job.acrossTerritories() ? List.of(JobTenant.all(tenants)) : here();
        return wheres.stream()
                .map(where -> runner.run(name, job, where))
                .reduce(JobRunner.JobRunResult.NOTHING, JobRunner.JobRunResult::and);
    }

    private List<JobTenant> here() {
        return CurrentTenantScope.now().isPresent() ? List.of(JobTenant.in(tenants)) : JobTenant.each(tenants);
    }
}
