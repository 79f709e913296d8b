package org.tousaidants.platform.tasks;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Source de tâches » — returns those pending tasks of a person that one package knows. The package declares the
/// source as a Spring bean. A source must return only tasks whose action this person may do.
@FunctionalInterface
public interface TaskSource {
    Stream<Task> of(SignedInPerson actor);

    /// Returns a source whose tasks every coordinator gets.
    static TaskSource coordination(Supplier<Stream<Task>> tasks) {
        return actor -> actor.is(Role.COORDINATOR) ? tasks.get() : Stream.empty();
    }

    /// Returns a source whose tasks the editors of the directory of places get: coordinators and people with the
    /// data role.
    static TaskSource data(Supplier<Stream<Task>> tasks) {
        return only(Set.of(Role.COORDINATOR, Role.DATA), _ -> tasks.get());
    }

    static TaskSource only(Set<Role> roles, Function<SignedInPerson, Stream<Task>> tasks) {
        return actor -> roles.contains(actor.role()) ? tasks.apply(actor) : Stream.empty();
    }
}
