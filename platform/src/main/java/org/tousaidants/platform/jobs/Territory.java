package org.tousaidants.platform.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.platform.served.Scope;
import org.tousaidants.platform.served.Served;

/// For whom a run works.
///
/// @param network under which its failures stand; '' where it is for several
/// @param scope in which the thread works
/// @param suffix what its tasks are called after: processes that serve other territories leave them alone
record Territory(String network, Optional<String> scope, String suffix) {
    /// That of this thread.
    static Territory in(Served served) {
        return served.several()
                ? new Territory(served.here(), Optional.of(served.here()), served.here())
                : new Territory(served.here(), Optional.empty(), served.here());
    }

    /// One for each that is served.
    static List<Territory> each(Served served) {
        return served.several()
                ? served.territories().stream()
                        .map(one -> new Territory(one.id(), Optional.of(one.id()), one.id()))
                        .toList()
                : List.of(in(served));
    }

    /// All of them together.
    static Territory all(Served served) {
        return served.several()
                ? new Territory(
                        "",
                        Optional.empty(),
                        served.territories().stream()
                                .map(Served.Territory::id)
                                .sorted()
                                .collect(Collectors.joining("+")))
                : in(served);
    }

    /// Those for which a job has a run.
    static List<Territory> of(Job job, Served served) {
        return job.acrossTerritories() ? List.of(all(served)) : each(served);
    }

    String task(String name) {
        return name + "@" + suffix;
    }

    void enter(Runnable work) {
        Scope.as(scope, work);
    }
}
