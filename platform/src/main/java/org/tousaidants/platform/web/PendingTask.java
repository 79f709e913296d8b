package org.tousaidants.platform.web;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Ce qui attend une personne » — pending work of a signed-in person, declared as a bean by a package, with its
/// text and count at `key` in the message files. The home page of the desk shows those above zero.
///
/// @param order the most urgent first
/// @param waiting count for this person
public record PendingTask(String path, String key, int order, Set<Role> roles, ToIntFunction<Actor> waiting) {
    public static PendingTask helper(String path, String key, int order, ToIntFunction<Actor> waiting) {
        return new PendingTask(path, key, order, Set.of(Role.HELPER), waiting);
    }
}
