package org.tousaidants.platform.tasks;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Source de tâches » — declared as a bean by a package: the pending tasks of one person. It returns
/// exactly the tasks whose action that person may do.
@FunctionalInterface
public interface TaskSource {
    Stream<Task> of(Actor actor);

    /// Tasks of every coordinator.
    static TaskSource coordination(Supplier<Stream<Task>> tasks) {
        return actor -> actor.is(Role.COORDINATOR) ? tasks.get() : Stream.empty();
    }

    /// Tasks of the people who edit the directory of places: coordinators and the data role.
    static TaskSource data(Supplier<Stream<Task>> tasks) {
        return only(Set.of(Role.COORDINATOR, Role.DATA), _ -> tasks.get());
    }

    static TaskSource only(Set<Role> roles, Function<Actor, Stream<Task>> tasks) {
        return actor -> roles.contains(actor.role()) ? tasks.apply(actor) : Stream.empty();
    }
}
